package org.backupdoctor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The program among others: whoever reads it goes away, or somebody ends it. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class FleetIT {

    private static final String LINE =
            "{\"icloud\":{\"storageFreeBytes\":\"800 MB\"},\"backup\":{\"nextSizeBytes\":\"3.2 GB\"}}\n";

    @TempDir
    private Path directory;

    private Process start(String... more) throws IOException {
        Path fleet = Files.writeString(directory.resolve("fleet.ndjson"), LINE.repeat(200_000));
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx128m", "-jar"));
        command.addAll(List.of("target/backup-doctor.jar", "diagnose", "--format", "json", fleet.toString()));
        command.addAll(List.of(more));
        return new ProcessBuilder(command)
                .redirectError(directory.resolve("err").toFile())
                .start();
    }

    private String errors() throws IOException {
        return Files.readString(directory.resolve("err"));
    }

    @Test
    void itEndsWhenWhoReadsItHasEnough() throws Exception {
        Process process = start();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            assertTrue(out.readLine().endsWith("}"));
        }
        assertTrue(process.waitFor(2, TimeUnit.MINUTES));
        assertEquals(Main.OUTPUT_CLOSED, process.exitValue(), errors());
        assertEquals("", errors());
    }

    @Test
    void itPrintsNoHalfLineWhenItIsEnded() throws Exception {
        Process process = start();
        List<String> lines = new ArrayList<>();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                lines.add(line);
                if (lines.size() == 100) {
                    process.toHandle().destroy();
                }
            }
        }
        assertTrue(process.waitFor(2, TimeUnit.MINUTES));
        assertEquals(128 + 15, process.exitValue(), errors());
        assertEquals("Stopped after " + lines.size() + " devices.\n", errors());
        assertTrue(lines.size() < 200_000, lines.size() + " lines");
        lines.forEach(line -> assertTrue(line.startsWith("{\"format\":1,") && line.endsWith("}"), line));
    }
}
