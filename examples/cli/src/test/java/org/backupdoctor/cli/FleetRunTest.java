package org.backupdoctor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many devices, one after the other. */
class FleetRunTest {

    private static final String FULL =
            "{\"id\":\"full\",\"icloud\":{\"storageFreeBytes\":\"800 MB\"},\"backup\":{\"nextSizeBytes\":\"3.2 GB\"}}";
    private static final String OFF = "{\"id\":\"off\",\"backup\":{\"enabled\":false}}";
    private static final String WRONG = "{\"backup\":{\"enabled\":\"maybe\"}}";

    @TempDir
    private Path directory;

    private Path fleet(String... lines) throws IOException {
        return Files.writeString(directory.resolve("fleet.ndjson"), String.join("\n", lines) + "\n");
    }

    @Test
    void theSameBytesComeOfOneThreadAndOfMany() throws IOException {
        String[] lines = new String[300];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = i % 7 == 3 ? WRONG : i % 2 == 0 ? FULL : OFF.replace("off", "é 🙂 " + i);
        }
        Path file = fleet(lines);
        for (String format : new String[] {"json", "text"}) {
            Cli one = Cli.run("diagnose", "--format", format, "--threads", "1", file.toString());
            Cli many = Cli.run("diagnose", "--format", format, "--threads", "5", file.toString());
            assertEquals(one, many);
            assertEquals(Main.WRONG_INPUT, one.code());
        }
        assertEquals(
                300,
                Cli.run("diagnose", "--format", "json", file.toString())
                        .out()
                        .lines()
                        .count());
    }

    @Test
    void whatIsPipedIsReadLineByLine() {
        Cli run = Cli.withInput(FULL + "\n" + OFF + "\n", "diagnose", "--format", "json");
        assertEquals(2, run.out().lines().count(), run.err());
        assertEquals(Main.CAUSES, run.code());
        Cli said = Cli.withInput(" \n", "diagnose", "--format", "json", "--set", "backup.enabled=false");
        assertTrue(said.out().contains("backup-off"), said.out());
    }

    @Test
    void whatIsSaidByOptionsIsSaidOfEach() throws IOException {
        Cli run = Cli.run(
                "diagnose",
                "--format",
                "json",
                "--set",
                "icloud.storageTotalBytes=1 GB",
                fleet(FULL, "{\"icloud\":{\"storageFreeBytes\":\"2 GB\"}}", OFF).toString());
        String[] lines = run.out().split("\n", -1);
        assertTrue(lines[0].contains("icloud-storage-full"), lines[0]);
        assertTrue(lines[1].startsWith("{\"line\":2,\"errors\":[{\"path\":\"/icloud/storageFreeBytes\""), lines[1]);
        assertTrue(lines[2].contains("backup-off"), lines[2]);
    }

    @Test
    void reportsStandApart() throws IOException {
        Cli run = Cli.run("diagnose", fleet(WRONG, FULL, OFF).toString());
        assertTrue(run.out().contains("\n== full ==\n\n"), run.out());
        assertTrue(run.out().contains("\n\n== off ==\n\n"), run.out());
        assertTrue(run.err().startsWith(directory.resolve("fleet.ndjson") + ":1  /backup/enabled\n"), run.err());
    }

    @Test
    void theSummaryCountsAll() throws IOException {
        Path file = fleet(FULL, WRONG, FULL, OFF, "{\"complaint\":{\"manualBackupFails\":true}}");
        Cli text = Cli.run("diagnose", "--summary", file.toString());
        assertEquals(Main.WRONG_INPUT, text.code());
        assertTrue(text.out().startsWith("4 devices "), text.out());
        assertTrue(text.out().contains("1 more could not be read"), text.out());
        assertTrue(
                text.out().endsWith("\nWhat to find out about the undecided device: add --full, which takes longer.\n"),
                text.out());
        assertTrue(text.err().startsWith(file + ":2  /backup/enabled\n"), text.err());
        Cli json = Cli.run("diagnose", "--summary", "--format", "json", file.toString());
        assertTrue(json.out().startsWith("{\"format\":1,\"devices\":4,\"unreadable\":1,\"undecided\":1,"), json.out());
        assertEquals(1, json.out().lines().count());
        assertTrue(json.out().contains("\"facts\":[]"), json.out());
        Cli full = Cli.run("diagnose", "--summary", "--full", "--format", "json", file.toString());
        assertTrue(full.out().contains("\"facts\":[{\"path\":"), full.out());
        Cli one = Cli.run("diagnose", "--summary", "../devices/full-icloud.json");
        assertTrue(one.out().startsWith("1 device\n"), one.out());
    }

    @Test
    void aPileIsSortedByDevice() throws IOException {
        Path pile = Files.createDirectories(directory.resolve("pile"));
        Files.writeString(pile.resolve("1.json"), "{\"ProductType\":\"iPhone13,2\",\"SerialNumber\":\"F2LQ7X9K0P\"}");
        Files.writeString(
                pile.resolve("2.json"),
                "{\"ProductType\":\"iPhone13,2\",\"UniqueDeviceID\":\"00008101-000000000000001E\","
                        + "\"SerialNumber\":\"F2LQ7X9K0P\",\"ProductVersion\":\"18.5\"}");
        Files.writeString(pile.resolve("3.json"), OFF);
        Files.writeString(pile.resolve("4.json"), "{\"backup\":{\"enabled\":false}}");
        Cli run = Cli.run("diagnose", "--by-device", "--format", "json", pile.toString());
        assertEquals(3, run.out().lines().count(), run.out());
        assertEquals(
                "1 answer doesn't say of which device; each was taken as a device of its own: " + pile.resolve("4.json")
                        + "\n",
                run.err());
        assertTrue(!run.out().contains("F2LQ7X9K0P") && !run.out().contains("00008101"), run.out());
        for (String[] named :
                new String[][] {{"UDID", "00008101-000000000000001E"}, {"SERIAL", "F2LQ7X9K0P"}, {"FILE", "1.json"}}) {
            Cli with = Cli.run("diagnose", "--by-device", "--id-from", named[0], pile.toString());
            assertTrue(with.out().startsWith("== " + named[1] + " ==\n\niPhone 12, iOS 18.5"), with.out());
        }
        Cli snapshots = Cli.run(
                "snapshot",
                "--by-device",
                pile.resolve("2.json").toString(),
                pile.resolve("1.json").toString());
        assertEquals(1, snapshots.out().lines().count(), snapshots.out());
        Cli both = Cli.run("diagnose", "--by-device", "--merge", pile.toString());
        assertEquals(
                "--merge\n  Expected --merge or --by-device but both are given.\n  Maybe only --by-device is meant: it merges what"
                        + " is of one device.\n",
                both.err());
    }

    @Test
    void itIsWordedForWhoeverManagesTheDevices() throws IOException {
        Cli one = Cli.run("diagnose", "--for", "admin", "../devices/full-icloud.json");
        assertTrue(one.out().contains("\n\nWHAT YOU CAN DO\n"), one.out());
        Cli many = Cli.run(
                "diagnose",
                "--for",
                "admin",
                "--format",
                "json",
                fleet(OFF, FULL).toString());
        assertEquals(
                2,
                many.out()
                        .lines()
                        .filter(line -> line.contains("\"Ask the owner to do this:\""))
                        .count());
        Cli wrong = Cli.run("diagnose", "--for", "nobody", "../devices/full-icloud.json");
        assertTrue(wrong.err().startsWith("--for\n  Expected one of owner, admin but was \"nobody\".\n"), wrong.err());
    }

    @Test
    void whatIsIntendedIsNoted() throws IOException {
        Path file = fleet(OFF, FULL);
        Cli run = Cli.run("diagnose", "--format", "json", "--intended", "backup-off", file.toString());
        String[] lines = run.out().split("\n", -1);
        assertTrue(lines[0].contains("\"diagnoses\":[],"), lines[0]);
        assertTrue(lines[0].contains("{\"kind\":\"POLICY\",\"text\":\"Intended, as was said"), lines[0]);
        assertTrue(lines[1].contains("icloud-storage-full"), lines[1]);
        Cli wrong = Cli.run("diagnose", "--intended", "backup-of", "--set", "backup.enabled=false");
        assertEquals(Main.WRONG_INPUT, wrong.code());
        assertEquals(
                "--intended\n  There is no cause \"backup-of\" that could be intended.\n  Maybe you meant \"backup-off\".\n",
                wrong.err());
    }

    @Test
    void itStopsWhenNobodyReads() throws IOException {
        String[] lines = new String[20_000];
        java.util.Arrays.fill(lines, FULL);
        ByteArrayOutputStream taken = new ByteArrayOutputStream();
        OutputStream closing = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                if (taken.size() > 10_000) {
                    throw new IOException("Broken pipe");
                }
                taken.write(b);
            }
        };
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(closing, false, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                "diagnose",
                "--format",
                "json",
                fleet(lines).toString());
        assertEquals(Main.OUTPUT_CLOSED, code);
        assertEquals("", err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void filesThatAreNotThereAreToldBeforeAnythingIsDiagnosed() {
        Cli run = Cli.run("diagnose", "../devices/full-icloud.json", "no-1.json", "no-2.json");
        assertEquals(Main.WRONG_INPUT, run.code());
        assertEquals("", run.out());
        assertEquals(
                2,
                run.err()
                        .lines()
                        .filter(line -> line.equals("  There is no such file."))
                        .count(),
                run.err());
    }

    @Test
    void howFarItIsIsOneLine() {
        assertEquals("12,345 devices, 678 a second", Progress.line(12_345, OptionalDouble.empty(), 678.4, 0));
        assertEquals(
                "[############------------]  50 %  10 devices, 2 a second, 50 s left",
                Progress.line(10, OptionalDouble.of(0.5), 2, 0.01));
        assertEquals(
                "[------------------------]   0 %  0 devices, 0 a second",
                Progress.line(0, OptionalDouble.of(0), 0, 0));
        assertEquals(
                "[########################] 100 %  1,000,000 devices, 999 a second, 0 s left",
                Progress.line(1_000_000, OptionalDouble.of(1), 999, 0.01));
        assertTrue(Progress.line(1, OptionalDouble.of(0), 1, 0.0001).endsWith(", 3 h left"));
        assertTrue(Progress.line(1, OptionalDouble.of(0), 1, 0.001).endsWith(", 17 min left"));
    }
}
