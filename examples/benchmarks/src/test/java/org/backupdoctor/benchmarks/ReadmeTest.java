package org.backupdoctor.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backupdoctor.benchmarks.generate.Voices;
import org.backupdoctor.benchmarks.peer.Part;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The page names all that is measured, and nothing else. */
class ReadmeTest {

    private static final Path MAIN = Path.of("src/main/java/org/backupdoctor/benchmarks");

    @Test
    void eachBenchmarkAndEachProgramHasItsRow() throws IOException {
        Set<String> there = BenchmarkList.defaultList()
                .getAll(OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT), List.of())
                .stream()
                .map(benchmark -> simpleName(benchmark.getUserClassQName()))
                .collect(Collectors.toCollection(TreeSet::new));
        try (Stream<Path> programs = Files.list(MAIN.resolve("program"))) {
            for (Path program : programs.toList()) {
                if (Files.readString(program).contains("public static void main(")) {
                    there.add(program.getFileName().toString().replace(".java", ""));
                }
            }
        }
        there.remove("Hello");
        Set<String> named = Pattern.compile("(?m)^\\| `([A-Z][A-Za-z]*[a-z])` \\|")
                .matcher(readme())
                .results()
                .map(row -> row.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(there, named);
    }

    @Test
    void eachWordOfTheScriptIsThere() throws IOException {
        String script = Files.readString(Path.of("run"));
        for (String word : Set.of("warm", "latency", "throughput", "reload", "growth", "memory", "cold", "smoke")) {
            assertTrue(script.contains("        " + word + ")"), word);
            assertTrue(readme().contains("run " + word), word);
        }
    }

    @Test
    void howManyRulesTheOthersCanSayIsTrue() throws IOException {
        for (Part part : Part.values()) {
            String count =
                    String.format(Locale.ROOT, "%,d rules", Voices.names(part).size());
            assertTrue(readme().contains(count), part + ": " + count);
        }
    }

    private static String readme() throws IOException {
        return Files.readString(Path.of("README.md"));
    }

    private static String simpleName(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
