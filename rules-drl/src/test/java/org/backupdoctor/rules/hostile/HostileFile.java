package org.backupdoctor.rules.hostile;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * A hostile rule file, as it lies in {@code src/test/resources/hostile}. Its first lines say in comments what it tries and what it is told.
 * So that they can be read, {@code «U+200B»} stands for a character and {@code «10000 × text»} for so much of a text, in which {@code №} is
 * the number of the repetition and {@code ⏎} a line end; {@code «file»} and {@code «port»} are where the {@link Canary} sits.
 */
record HostileFile(String name, String written) {

    private static final Pattern CHARACTER = Pattern.compile("«U\\+([0-9A-F]{4,6})»");
    private static final Pattern REPEATED = Pattern.compile("«(\\d+) × ([^»]*)»");

    /** All files of a folder, sorted. */
    static List<HostileFile> all(String folder) {
        try (Stream<Path> files = Files.list(
                Path.of(HostileFile.class.getResource("/hostile/" + folder).toURI()))) {
            return files.sorted().map(HostileFile::read).toList();
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HostileFile read(Path file) {
        try {
            return new HostileFile(file.getFileName().toString(), Files.readString(file));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    DynamicTest test(Trial trial) {
        return DynamicTest.dynamicTest(name + ": " + header("Tries"), () -> trial.of(this));
    }

    /** What is done with a file. */
    interface Trial {

        void of(HostileFile file) throws Exception;
    }

    /** What a line of its header says after its first word, or nothing. */
    String header(String word) {
        return written.lines()
                .takeWhile(line -> line.startsWith("// "))
                .filter(line -> line.startsWith("// " + word + ": "))
                .map(line -> line.substring(word.length() + 5))
                .findFirst()
                .orElse("");
    }

    /** The rule file that it stands for. */
    String text() {
        String repeated = REPEATED.matcher(written).replaceAll(found -> {
            String part = found.group(2).replace('⏎', '\n');
            StringBuilder all = new StringBuilder();
            IntStream.rangeClosed(1, Integer.parseInt(found.group(1)))
                    .forEach(number -> all.append(part.replace("№", String.valueOf(number))));
            return Matcher.quoteReplacement(all.toString());
        });
        return CHARACTER
                .matcher(repeated)
                .replaceAll(
                        found -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(found.group(1), 16))));
    }
}
