package org.backupdoctor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Does what the editor's guide says, in its order: writes the files that it shows, makes its changes, runs its commands, and compares
 * what they print with what it shows. An {@code …} there stands for anything.
 */
class EditingGuideTest {

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)(?: (\\S+))?\\n(.*?)^```$");
    private static final String PROMPT = "$ ./backup-doctor ";

    /** What the guide tells to download. */
    private static final Map<String, Path> DOWNLOADED = Map.of(
            "ios_data_feed.json", Path.of("../../core/src/test/resources/releases/sofa-v1.2026-09-28.trimmed.json"));

    @TempDir
    private static Path directory;

    @TestFactory
    Stream<DynamicTest> everythingInTheGuideIsSo() throws IOException {
        Matcher block = BLOCK.matcher(Files.readString(Path.of("../../rules-drl/EDITING.md")));
        List<DynamicTest> steps = new ArrayList<>();
        while (block.find()) {
            String kind = block.group(1);
            String file = block.group(2);
            String text = block.group(3);
            if (kind.equals("console")) {
                commands(text).forEach(command -> steps.add(dynamicTest(command.line(), () -> run(command))));
            } else if (kind.equals("diff")) {
                steps.add(dynamicTest("change " + file, () -> change(directory.resolve(file), text)));
            } else {
                steps.add(dynamicTest("write " + file, () -> Files.writeString(existing(file), text)));
            }
        }
        assertTrue(steps.size() > 20, steps.size() + " steps");
        return steps.stream();
    }

    /** A command and what it is shown to print. */
    private record Command(String line, String shown) {}

    private static List<Command> commands(String console) {
        List<Command> commands = new ArrayList<>();
        for (String part : console.split("(?m)^(?=\\$ )", -1)) {
            if (!part.isBlank()) {
                assertTrue(part.startsWith(PROMPT), part);
                String line = part.substring(PROMPT.length(), part.indexOf('\n'));
                commands.add(new Command(line, part.substring(part.indexOf('\n') + 1)));
            }
        }
        return commands;
    }

    private static void run(Command command) {
        String[] words = Stream.of(command.line().split(" ", -1))
                .map(word -> word.equals("my-rules") || Files.isRegularFile(directory.resolve(word))
                        ? directory.resolve(word).toString()
                        : DOWNLOADED.getOrDefault(word, Path.of(word)).toString())
                .toArray(String[]::new);
        Cli run = Cli.run(words);
        String printed = (run.out() + run.err()).replace(directory + "/", "");
        assertTrue(matches(command.shown(), printed), "shown\n" + command.shown() + "\nbut printed\n" + printed);
        boolean fails = command.shown().startsWith("✗") || command.shown().startsWith("causes/");
        assertEquals(fails ? Main.WRONG_RULES : Main.FINE, run.code() == Main.CAUSES ? Main.FINE : run.code());
    }

    private static boolean matches(String shown, String printed) {
        String pattern = Stream.of(shown.split("…", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return Pattern.compile(pattern, Pattern.DOTALL).matcher(printed).matches();
    }

    private static void change(Path file, String diff) throws IOException {
        String text = Files.readString(file);
        String old = lines(diff, '-');
        assertEquals(2, text.split(Pattern.quote(old), -1).length, "once in " + file + "\n" + old);
        Files.writeString(file, text.replace(old, lines(diff, '+')));
    }

    private static String lines(String diff, char sign) {
        return diff.lines()
                .filter(line -> line.charAt(0) == sign)
                .map(line -> line.substring(1) + "\n")
                .collect(Collectors.joining());
    }

    /** The guide fills in files that its commands made; only data, and what is known of devices, are written by hand. */
    private static Path existing(String file) throws IOException {
        Path path = directory.resolve(file);
        // Data and translations are begun by hand, everything else by a command.
        if (file.startsWith("my-rules/data/") || file.endsWith(".pt.md")) {
            Files.createDirectories(path.getParent());
            return path;
        }
        assertTrue(Files.exists(path) || !file.startsWith("my-rules/"), file + " isn't there yet");
        return path;
    }
}
