package org.backupdoctor.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command: what it is told, and files in and out. */
class MainTest {

    @TempDir
    private Path home;

    private final StringWriter err = new StringWriter();

    @Test
    void aDirectoryIsReadOnceAndWhatComesOutLiesInFiles() throws Exception {
        Path in = Files.createDirectories(home.resolve("in"));
        Files.writeString(in.resolve("a.ndjson"), """
                        {"id":"A","takenAt":"2026-11-20T07:00:00Z","icloud":{"storageFreeBytes":"800 MB"},"backup":{"nextSizeBytes":"3.2 GB"}}
                        {"id":5}
                        """);
        Files.writeString(in.resolve("_unfinished.ndjson"), "{\"id\":\"B\"");
        Path out = home.resolve("out");
        assertEquals(
                0, run("--in", in.toString(), "--out", out.toString(), "--once", "--parallelism", "1"), err.toString());
        assertEquals(1, Run.lines(out, "reports").size());
        assertTrue(Run.lines(out, "reports").get(0).contains("\"verdict\":\"BLOCKED\""));
        assertEquals(
                "{\"kind\":\"unreadable\",\"name\":\"a.ndjson:2\",\"errors\":[{\"path\":\"/id\",\"message\":\"Expected a text but was 5.\","
                        + "\"hint\":\"Maybe you meant \\\"5\\\", in quotation marks.\"}]}",
                String.join("\n", Run.lines(out, "refused")));
    }

    @Test
    void whatIsMissingOrTooMuchIsSaid() {
        assertWrong("Expected --in DIR or --in-topic TOPIC but neither was given.");
        assertWrong("Expected --in DIR or --in-topic TOPIC but both were given.", "--in", "a", "--in-topic", "b");
        assertWrong("Expected --out DIR or --out-topics PREFIX but neither was given.", "--in", "a");
        assertWrong(
                "Topics need --brokers.\nMaybe --brokers localhost:9092, when Kafka runs on this machine.",
                "--in-topic",
                "a",
                "--out",
                "-");
        assertWrong(
                "Rules need --rules-key: nobody's rules are taken over unsigned.\n"
                        + "Maybe make keys with `backup-doctor rules key`, and sign with `rules sign`.",
                "--in",
                home.toString(),
                "--out",
                "-",
                "--rules",
                home.toString());
        assertWrong(
                "There is no directory nowhere.\nMaybe make it first: files may come later.",
                "--in",
                "nowhere",
                "--out",
                "-");
        assertWrong(
                "Expected --keep of at most --forget (2 days) but was 3 days.",
                "--in",
                home.toString(),
                "--out",
                "-",
                "--keep",
                "3d",
                "--forget",
                "2d");
        assertEquals(2, run("--window", "soon", "--in", home.toString(), "--out", "-"));
        assertTrue(
                err.toString()
                        .contains("Expected a length of time but was soon.\nMaybe you meant 90s, 10m, 1h or 30d."),
                err.toString());
    }

    private void assertWrong(String message, String... arguments) {
        err.getBuffer().setLength(0);
        assertEquals(2, run(arguments));
        assertEquals(message, err.toString().strip());
    }

    private int run(String... arguments) {
        return Main.run(new PrintWriter(err, true), arguments);
    }
}
