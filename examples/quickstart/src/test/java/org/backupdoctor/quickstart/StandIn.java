package org.backupdoctor.quickstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Stands in for the process that diagnoses, and does what rules shouldn't get it to do. */
final class StandIn {

    private StandIn() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        switch (arguments[0]) {
            case "hangs" -> {
                new ProcessBuilder(command("beats", arguments[1])).start();
                Thread.sleep(60_000);
            }
            case "beats" -> {
                while (true) {
                    Files.writeString(Path.of(arguments[1]), ".", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                    Thread.sleep(10);
                }
            }
            case "goes on in silence" -> {
                System.out.close();
                Thread.sleep(60_000);
            }
            case "floods" -> {
                while (true) {
                    System.out.println("And so on, and so on, and so on.");
                }
            }
            case "prints garbage" -> System.out.println("<html>");
            case "prints other JSON" -> System.out.println("{\"format\":1}");
            case "takes all memory" -> {
                Object[] all = new Object[Integer.MAX_VALUE / 8];
                for (int i = 0; ; i++) {
                    all[i] = new long[1_000_000];
                }
            }
            case "tells what it has" -> {
                Files.writeString(
                        Path.of(arguments[1]),
                        List.of(
                                        Map.copyOf(System.getenv()).keySet(),
                                        List.of(Path.of("")
                                                .toAbsolutePath()
                                                .toFile()
                                                .list()))
                                .toString());
            }
            default -> Runtime.getRuntime().halt(Integer.parseInt(arguments[0]));
        }
    }

    /** The command that starts it. */
    static List<String> command(String... words) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx32m",
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                System.getProperty("java.class.path"),
                StandIn.class.getName()));
        command.addAll(List.of(words));
        return command;
    }
}
