package org.backupdoctor.quickstart;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class QuickstartTest {

    @Test
    void itPrintsAReport() {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            Quickstart.main(new String[0]);
        } finally {
            System.setOut(before);
        }
        String report = printed.toString(StandardCharsets.UTF_8);
        assertTrue(report.contains("2.4 GB is missing"), report);
    }

    @Test
    void theReadmeShowsTheSameLines() throws IOException {
        String readme = Files.readString(Path.of("../../README.md"));
        String source = Files.readString(Path.of("src/main/java/org/backupdoctor/quickstart/Quickstart.java"));
        String body = source.substring(source.indexOf("        Diagnoser diagnoser"), source.lastIndexOf("    }"));
        assertTrue(
                readme.contains(body.stripTrailing().stripIndent()),
                "The README shows other lines than Quickstart.java.");
    }
}
