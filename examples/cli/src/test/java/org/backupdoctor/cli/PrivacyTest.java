package org.backupdoctor.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What was planted into sources of every kind (see the test of the same name in core) is in no report either. */
class PrivacyTest {

    private static final Path PLANTED = Path.of("../../core/src/test/resources/intake/planted");

    private static final List<String> VALUES = List.of(
            "f2lq7x9k0p",
            "001a2b3c4d5e6f70",
            "3569380356",
            "8935101234",
            "912 345",
            "912345",
            "anna",
            "example@",
            "a4:b1:97",
            "7d0c0e3a",
            "12345678901");

    @TestFactory
    Stream<DynamicTest> noReportNamesAnybody() throws IOException {
        try (Stream<Path> files = Files.list(PLANTED)) {
            return files.sorted().toList().stream()
                    .map(file -> dynamicTest(file.getFileName().toString(), () -> look(file)));
        }
    }

    @Test
    void noReportOfTheFolderNamesAnybody() {
        look(PLANTED);
    }

    private static String mapping(Path file) {
        return PLANTED + (file.toString().endsWith(".csv") ? "-csv" : "-json") + ".mapping.yaml";
    }

    private static void look(Path file) {
        for (String[] command : new String[][] {
            {"diagnose", "--verbose", file.toString()},
            {"diagnose", "--format", "json", file.toString()},
            {"diagnose", "--format", "html", file.toString()},
            {"diagnose", "--format", "markdown", file.toString()},
            {"diagnose", "--format", "json", "--full", "--merge", file.toString()},
            {"diagnose", "--format", "json", "--mapping", mapping(file), file.toString()},
            {"diagnose", "--by-device", "--format", "json", file.toString()},
            {"diagnose", "--by-device", "--summary", "--mapping", mapping(file), file.toString()},
            {"diagnose", "--by-device", "--id-from", "FILE", file.toString()},
            {"snapshot", file.toString()},
            {"snapshot", "--redact", file.toString()}
        }) {
            Cli run = Cli.run(command);
            String told = (run.out() + run.err()).toLowerCase(Locale.ROOT);
            assertFalse(told.isBlank());
            VALUES.forEach(value -> assertTrue(!told.contains(value), value + " in " + told));
        }
    }
}
