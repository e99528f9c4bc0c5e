package org.backupdoctor.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Runs every command of this program that the README shows. */
class ReadmeTest {

    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|([^\\s\"']+(?:\"[^\"]*\")?)");

    @TempDir
    private static Path directory;

    @TestFactory
    Stream<DynamicTest> everyCommandOfTheReadmeWorks() throws IOException {
        List<String> commands = Files.readString(Path.of("../../README.md"))
                .lines()
                .filter(line ->
                        line.contains("examples/backup-doctor ") && !line.startsWith("|") && !line.contains("`"))
                .toList();
        assertFalse(commands.isEmpty());
        return commands.stream().map(command -> dynamicTest(command, () -> run(command)));
    }

    private static void run(String command) {
        String[] piped = command.split(" \\| ", 2);
        String input = piped.length == 2 ? piped[0].replaceFirst("^echo '", "").replaceFirst("'$", "") : "";
        List<String> words = words(piped[piped.length - 1].replaceFirst("\\s+#.*", ""));
        Cli run = Cli.withInput(input, words.subList(1, words.size()).toArray(String[]::new));
        assertTrue(run.code() < Main.WRONG_INPUT, command + "\n" + run.err());
    }

    private static List<String> words(String command) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(command);
        while (word.find()) {
            String text = word.group(1) != null
                    ? word.group(1)
                    : word.group(2) != null ? word.group(2) : word.group(3).replace("\"", "");
            words.add(
                    text.startsWith("examples/")
                            ? "../../" + text
                            : text.startsWith("my-rules") || text.startsWith("our-rules")
                                    ? directory.resolve(text).toString()
                                    : text);
        }
        return words;
    }
}
