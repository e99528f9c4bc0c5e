package org.backupdoctor.internal.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backupdoctor.Problem;
import org.backupdoctor.internal.lint.RuleCheck;
import org.junit.jupiter.api.DynamicTest;

/**
 * Wrong files, each with all that is told of them. Sections begin with {@code === title}, files with {@code --- path}, what is told with
 * {@code >>>}; {@code \r}, {@code \uFEFF} and a tab may be written like that. What isn't given is as in {@link SmallRules}.
 */
record ErrorBook(String title, Map<String, String> files, String told) {

    static Stream<DynamicTest> tests(String resource) {
        return read(resource).stream()
                .map(each -> dynamicTest(
                        each.title(),
                        () -> assertEquals(
                                each.told(),
                                each.problems(
                                        without(resource), problem -> isHeard(resource, each.title(), problem)))));
    }

    static List<ErrorBook> read(String resource) {
        List<ErrorBook> book = new ArrayList<>();
        for (String section : text(resource).split("(?m)^=== ", -1)) {
            if (!section.isBlank() && !section.startsWith("#")) {
                int told = section.indexOf("\n>>>\n");
                String[] parts = section.substring(0, told + 1).split("(?m)^--- ", -1);
                Map<String, String> files = new LinkedHashMap<>();
                for (int i = 1; i < parts.length; i++) {
                    int line = parts[i].indexOf('\n');
                    files.put(parts[i].substring(0, line), parts[i].substring(line + 1));
                }
                book.add(new ErrorBook(
                        parts[0].strip(), files, section.substring(told + 5).strip()));
            }
        }
        return book;
    }

    String problems(List<String> without, Predicate<Problem> heard) {
        try {
            Path directory = Files.createTempDirectory("error-book");
            SmallRules rules = new SmallRules(directory);
            // What is sound would be compiled for nothing, again and again.
            without.forEach(rules::delete);
            files.forEach((path, text) -> {
                rules.file(path, text.replace("\\r", "\r").replace("\\uFEFF", "\uFEFF"));
                if (text.equals("(deleted)\n")) {
                    rules.delete(path);
                }
            });
            try {
                return RuleCheck.of(directory).problems().stream()
                        .filter(heard)
                        .map(Problem::toString)
                        .collect(Collectors.joining("\n\n"));
            } finally {
                delete(directory);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }

    private static String text(String resource) {
        try (InputStream in = Objects.requireNonNull(ErrorBook.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Prints a book with what is told now: for whoever adds a section, to be read before it is believed. */
    public static void main(String[] arguments) {
        for (ErrorBook each : read(arguments[0])) {
            System.out.println("=== " + each.title());
            each.files().forEach((path, text) -> System.out.print("--- " + path + "\n" + text));
            System.out.println(">>>\n"
                    + each.problems(without(arguments[0]), problem -> isHeard(arguments[0], each.title(), problem))
                    + "\n");
        }
    }

    private static List<String> without(String resource) {
        return resource.contains("warnings")
                ? List.of()
                : resource.contains("cases")
                        ? List.of("causes/noisy.drl", "remedies/charge-it.drl")
                        : List.of("causes/flat.drl", "causes/noisy.drl", "remedies/charge-it.drl");
    }

    static boolean isHeard(String resource, String title, Problem problem) {
        return resource.contains("warnings")
                ? title.startsWith(problem.kind() + ":")
                : problem.severity() == Problem.Severity.ERROR;
    }
}
