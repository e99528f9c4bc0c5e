package org.backupdoctor.internal.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Pages and data made to do harm, each with all that is told of it: files in {@code src/test/resources/hostile}, with what is told after
 * {@code >>>}. A character that can't be seen is written as {@code {U+202E}}.
 */
class HostileFilesTest {

    private static final Pattern CHARACTER = Pattern.compile("\\{U\\+([0-9A-F]{4})}");
    private static final List<String> BESIDE = List.of("causes/flat.drl", "causes/noisy.drl", "remedies/charge-it.drl");

    @TestFactory
    Stream<DynamicTest> pages() {
        return tests("pages", "causes/flat.md");
    }

    @TestFactory
    Stream<DynamicTest> data() {
        return tests("data", "data/questions.yaml");
    }

    /** Larger than what stands in a file of a test; each is told, or read, in a few seconds and with little memory. */
    @TestFactory
    Stream<DynamicTest> large() {
        String quarter = "x".repeat(250_000);
        return Stream.of(
                large("page", page("word ".repeat(8_000)), "Expected at most 32 KB in a file of this kind"),
                large("brackets", page("[".repeat(30_000)), "Warning:"),
                large("links that don't end", page("![[]()".repeat(5_000)), "Expected a link"),
                large("quotations", page("> ".repeat(15_000)), "Here is something within more than 12 others."),
                large("lists", page("- ".repeat(15_000) + "a"), "Here is something within more than 12 others."),
                large("emphasis", page("*a **b ".repeat(4_000) + "c** d*".repeat(500)), "within more than 12 others"),
                large(
                        "backticks",
                        page(IntStream.range(1, 240)
                                .mapToObj(i -> "e" + "`".repeat(i))
                                .collect(Collectors.joining())),
                        ""),
                large("tags that don't end", page("<a ".repeat(10_000)), "Warning:"),
                large("comments that don't end", page("a <!-- ".repeat(4_000)), "Warning:"),
                large("headings", page("a\n=\n".repeat(7_000)), "Warning:"),
                large("flow of lists", "a: " + "[".repeat(900_000), "Here is something within more than 40 others."),
                large("flow of names", "a: " + "{a: ".repeat(200_000), "Here is something within more than 40 others."),
                large("block of lists", "- ".repeat(450_000), "Here is something within more than 40 others."),
                large("block of names", steps(), "Here is something within more than 40 others."),
                large("names that are asked for", "? ".repeat(450_000), "a name is expected here"),
                large("many values", "a: [" + "1,".repeat(450_000) + "]", "Expected at most 200000 values"),
                large("many names", names(90_000), "There is no \"n0\" here."),
                large("long text", "origin: " + quarter + quarter + quarter, "\"questions\" is missing."),
                large("long name", "? " + quarter + "\n: 1", "This name has more than 10000 characters."),
                large("long anchor", "a: &" + quarter + " 1", "Here is an anchor"),
                large("long names around many values", longNames(), "\"questions\" is missing."),
                large("data", "origin: " + "x".repeat(1_000_000), "Expected at most 1000 KB in a file of this kind"));
    }

    private static DynamicTest large(String title, String text, String told) {
        String path = text.startsWith("---") ? "causes/flat.md" : "data/questions.yaml";
        return dynamicTest(title, () -> {
            String all = told(path, text);
            assertTrue(all.contains(told), all.substring(0, Math.min(500, all.length())));
        });
    }

    private static String page(String body) {
        return "---\ntitle: It is flat\nprior: 0.1\ngoal: Change it\nclearsWhen: It isn't flat.\n---\n" + body;
    }

    private static String steps() {
        return IntStream.range(0, 1_000).mapToObj(i -> " ".repeat(i) + "a:\n").collect(Collectors.joining());
    }

    private static String names(int count) {
        return IntStream.range(0, count).mapToObj(i -> "n" + i + ": 1\n").collect(Collectors.joining());
    }

    /** Each value alone has a path of 30,000 characters. */
    private static String longNames() {
        return "a: "
                + IntStream.range(0, 30)
                        .mapToObj(i -> "{ " + "x".repeat(1_000) + ": ")
                        .collect(Collectors.joining()) + "[" + "1,".repeat(150_000) + "]" + "}".repeat(30);
    }

    private static Stream<DynamicTest> tests(String folder, String path) {
        return read(folder).entrySet().stream().map(each -> {
            String[] parts = each.getValue().split("(?m)^>>>\n", -1);
            return dynamicTest(each.getKey(), () -> {
                assertTrue(!parts[1].isBlank(), "nothing is told");
                assertEquals(parts[1].strip(), told(path, parts[0]));
            });
        });
    }

    private static String told(String path, String text) {
        String raw =
                CHARACTER.matcher(text).replaceAll(found -> Character.toString(Integer.parseInt(found.group(1), 16)));
        return assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> new ErrorBook("", Map.of(path, raw), "").problems(BESIDE, problem -> true));
    }

    private static Map<String, String> read(String folder) {
        try (Stream<Path> files =
                Files.list(Path.of(Objects.requireNonNull(HostileFilesTest.class.getResource("/hostile/" + folder))
                        .toURI()))) {
            Map<String, String> all = new TreeMap<>();
            for (Path file : files.toList()) {
                all.put(file.getFileName().toString(), Files.readString(file).replace("\r\n", "\n"));
            }
            return all;
        } catch (IOException | URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    /** Prints what is told now, for whoever adds a file: to be read before it is believed. */
    public static void main(String[] arguments) throws IOException {
        for (String folder : List.of("pages", "data")) {
            for (Map.Entry<String, String> file : read(folder).entrySet()) {
                String text = file.getValue().split("(?m)^>>>\n", -1)[0];
                String told = told(folder.equals("pages") ? "causes/flat.md" : "data/questions.yaml", text);
                System.out.println("== " + file.getKey() + "\n" + told);
                if (arguments.length > 0) {
                    Files.writeString(Path.of(arguments[0], folder, file.getKey()), text + ">>>\n" + told + "\n");
                }
            }
        }
    }
}
