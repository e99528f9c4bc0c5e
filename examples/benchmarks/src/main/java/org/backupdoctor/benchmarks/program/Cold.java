package org.backupdoctor.benchmarks.program;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.backupdoctor.benchmarks.generate.Overlay;
import org.backupdoctor.benchmarks.results.Machine;
import org.backupdoctor.benchmarks.results.Spread;

/**
 * How long a program takes that diagnoses one file and ends, from its start to its last byte, as a multiple of one that prints hello. All
 * take turns.
 */
public final class Cold {

    private final Map<String, List<String>> commands = new LinkedHashMap<>();
    private final Map<String, List<Double>> millis = new LinkedHashMap<>();

    private Cold() {}

    /** Takes the program's jar, its launcher, a file to diagnose, a directory for edited rules, and how many rounds. */
    public static void main(String... arguments) throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String jar = arguments[0];
        String file = arguments[2];
        Path rules = Files.createDirectories(Path.of(arguments[3]));
        new Overlay(rules).everything("edited");
        String hello = hello(rules.resolveSibling("hello")).toString();
        Cold cold = new Cold();
        cold.commands.put("hello", List.of(java, "-cp", hello, Hello.class.getName()));
        cold.commands.put("java -jar", List.of(java, "-jar", jar, "diagnose", file));
        cold.commands.put("launcher", List.of("sh", arguments[1], "diagnose", file));
        cold.commands.put(
                "java -jar, all rules compiled",
                List.of(java, "-jar", jar, "diagnose", "--rules", rules.toString(), file));
        int rounds = Integer.parseInt(arguments[4]);
        for (int i = -1; i < rounds; i++) {
            for (Map.Entry<String, List<String>> each : cold.commands.entrySet()) {
                double taken = run(each.getValue(), Map.of("BACKUP_DOCTOR_JAR", jar));
                // The first round only brings files into the system's cache, and makes the launcher's archive.
                if (i >= 0) {
                    cold.millis
                            .computeIfAbsent(each.getKey(), any -> new ArrayList<>())
                            .add(taken);
                }
            }
        }
        cold.print();
    }

    /** By itself: to open a large jar takes longer than to print a line. */
    private static Path hello(Path directory) throws IOException {
        String name = Hello.class.getName().replace('.', '/') + ".class";
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        try (InputStream in = Hello.class.getResourceAsStream("/" + name)) {
            if (in == null) {
                throw new IOException("There is no " + name + ".");
            }
            Files.write(file, in.readAllBytes());
        }
        return directory;
    }

    private void print() {
        System.out.print(Machine.described());
        System.out.println("\n| program | ms (least–most) | × hello (least–most) |\n|---|---|---|");
        List<Double> hello = millis.getOrDefault("hello", List.of());
        millis.forEach((name, times) -> System.out.println(
                "| " + name + " | " + Spread.of(times) + " | " + Spread.ofRatios(times, hello) + " |"));
    }

    private static double run(List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        long start = System.nanoTime();
        Process process = builder.start();
        process.getOutputStream().close();
        byte[] printed = process.getInputStream().readAllBytes();
        double millis = (System.nanoTime() - start) / 1e6;
        int code = process.waitFor();
        if (code > 1 || printed.length == 0) {
            throw new IllegalStateException(String.join(" ", command) + " exits with " + code + ":\n"
                    + new String(printed, StandardCharsets.UTF_8));
        }
        return millis;
    }
}
