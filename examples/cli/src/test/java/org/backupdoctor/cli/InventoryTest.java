package org.backupdoctor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several devices at once: exports of inventories by their mappings, folders. */
class InventoryTest {

    private static final String DEVICES = "../devices/";

    @TempDir
    private Path directory;

    @Test
    void exportsBecomeSnapshotsOneALine() {
        Cli jamf = snapshot("inventory-jamf.json", "inventory-jamf.mapping.yaml");
        assertEquals(
                "{\"format\":1,\"id\":\"A-1042\",\"takenAt\":\"2026-11-20T05:12:44Z\",\"device\":{\"family\":\"IPHONE\","
                        + "\"model\":\"iPhone17,1\",\"iosVersion\":\"18.5\",\"iosBuild\":\"22F76\","
                        + "\"storageTotalBytes\":256000000000,\"storageFreeBytes\":1200000000},\"backup\":{\"enabled\":true,"
                        + "\"lastSuccessAt\":\"2026-09-30T02:10:07Z\"},\"power\":{\"batteryPercent\":18},"
                        + "\"management\":{\"enrolled\":true,\"supervised\":true}}",
                jamf.out().lines().findFirst().orElseThrow());
        assertEquals(3, jamf.out().lines().count(), "the Apple TV is of no interest");
        Cli intune = snapshot("inventory-intune.csv", "inventory-intune.mapping.yaml");
        assertEquals(
                "{\"format\":1,\"id\":\"A-2001\",\"takenAt\":\"2026-11-20T07:15:00Z\",\"device\":{\"family\":\"IPHONE\","
                        + "\"iosVersion\":\"18.5\",\"storageTotalBytes\":127990025421,\"storageFreeBytes\":966367642},"
                        + "\"backup\":{\"enabled\":true,\"lastSuccessAt\":\"2026-10-02T01:12:00Z\"},"
                        + "\"power\":{\"batteryPercent\":74},\"management\":{\"enrolled\":true,\"supervised\":true},"
                        + "\"attributes\":{\"compliance\":\"Compliant\"}}",
                intune.out().lines().findFirst().orElseThrow());
        assertEquals(3, intune.out().lines().count(), "the laptop is of no interest");
        Cli fleet = snapshot("inventory-fleet.json", "inventory-fleet.mapping.yaml");
        assertEquals(
                "{\"format\":1,\"id\":\"A-3001\",\"takenAt\":\"2026-11-20T06:30:11Z\",\"device\":{\"family\":\"IPHONE\","
                        + "\"model\":\"iPhone17,1\",\"iosVersion\":\"18.5\",\"iosBuild\":\"22F76\","
                        + "\"storageTotalBytes\":256000000000,\"storageFreeBytes\":10240000000},"
                        + "\"management\":{\"enrolled\":true,\"userEnrollment\":false}}",
                fleet.out().lines().findFirst().orElseThrow());
        assertEquals(2, fleet.out().lines().count(), "the Mac is of no interest");
    }

    @Test
    void anExportWithoutADeviceOfInterestIsWrongInput() throws IOException {
        Path export = Files.writeString(directory.resolve("e.csv"), "Asset;iCloud;Site\nA;yes;Lisbon\nB;no;Porto\n");
        Path mapping = Files.writeString(
                directory.resolve("m.yaml"),
                "id: Asset\nonly: { from: Site, is: [ Paris ] }\nfields: { backup.enabled: iCloud }\n");
        for (String[] more : new String[][] {
            {},
            {"--format", "json"},
            {"--format", "html"},
            {"--format", "markdown"},
            {"--summary"},
            {"--by-device"},
            {"--merge"}
        }) {
            List<String> arguments =
                    new ArrayList<>(List.of("diagnose", export.toString(), "--mapping", mapping.toString()));
            arguments.addAll(List.of(more));
            Cli run = Cli.run(arguments.toArray(String[]::new));
            assertEquals(Main.WRONG_INPUT, run.code(), run.out());
            assertTrue(run.err().contains("e.csv\n  Of 2 devices none has what \"only\" asks for: "), run.err());
        }
        Files.writeString(export, "Asset;iCloud;Site\n");
        Cli snapshot = Cli.run("snapshot", export.toString(), "--mapping", mapping.toString());
        assertEquals(Main.WRONG_INPUT, snapshot.code());
        assertTrue(snapshot.err().contains("There is no device in this export."), snapshot.err());
    }

    @Test
    void exportIsDiagnosedDeviceByDevice() {
        Cli run = Cli.run(
                "diagnose",
                "--format",
                "json",
                DEVICES + "inventory-intune.csv",
                "--mapping",
                DEVICES + "inventory-intune.mapping.yaml");
        assertEquals(Main.CAUSES, run.code(), run.err());
        List<String> lines = run.out().lines().toList();
        assertEquals(3, lines.size());
        assertTrue(lines.get(2).contains("\"id\":\"A-2004\""), lines.get(2));
        assertTrue(lines.get(2).contains("\"cause\":\"backup-off\""), lines.get(2));
        assertTrue(
                lines.get(2)
                        .contains(
                                "{\"path\":\"/backup/enabled\",\"value\":false,\"source\":\"../devices/inventory-intune.csv:6\","
                                        + "\"at\":\"2026-11-19T16:30:00Z\",\"confidence\":\"RECORDED\"}"),
                lines.get(2));
    }

    @Test
    void exportWithoutItsMappingIsNamed() {
        Cli run = Cli.run("diagnose", DEVICES + "inventory-fleet.json");
        assertEquals(Main.WRONG_INPUT, run.code());
        assertTrue(
                run.err()
                        .endsWith(
                                "but found other keys: hosts.\n  Maybe it is an export of an inventory: a mapping says what is"
                                        + " what in it (--mapping FILE).\n"),
                run.err());
    }

    @Test
    void wrongRowIsToldWithItsLine() throws IOException {
        Path export = Files.writeString(
                directory.resolve("e.csv"),
                Files.readString(Path.of(DEVICES + "inventory-intune.csv")).replace(";100 %;", ";full;"));
        Cli run = Cli.run(
                "diagnose",
                "--format",
                "json",
                export.toString(),
                "--mapping",
                DEVICES + "inventory-intune.mapping.yaml");
        assertEquals(Main.WRONG_INPUT, run.code());
        assertEquals(3, run.out().lines().count());
        assertEquals(
                "{\"line\":4,\"errors\":[{\"path\":\"/power/batteryPercent\",\"message\":\"Expected a number in \\\"Battery\\\" but was"
                        + " \\\"full\\\".\",\"hint\":\"Maybe add it to \\\"unknown\\\" in the mapping, or to the \\\"words\\\" of this"
                        + " field.\"}],\"file\":\"" + export + "\"}",
                run.out().lines().toList().get(1));
        Cli snapshot = Cli.run("snapshot", export.toString(), "--mapping", DEVICES + "inventory-intune.mapping.yaml");
        assertEquals(Main.WRONG_INPUT, snapshot.code());
        assertEquals(2, snapshot.out().lines().count());
        assertTrue(snapshot.err().startsWith(export + ":4  /power/batteryPercent\n"), snapshot.err());
    }

    @Test
    void wrongMappingIsToldWithLineAndColumn() throws IOException {
        Path mapping = Files.writeString(directory.resolve("m.yaml"), "fields:\n  backup.enabeld: On\n");
        Cli run = Cli.run("diagnose", DEVICES + "inventory-jamf.json", "--mapping", mapping.toString());
        assertEquals(Main.WRONG_INPUT, run.code());
        assertEquals(
                mapping
                        + ":2:3\n  There is no field \"backup.enabeld\" in a snapshot.\n  Maybe you meant \"backup.enabled\".\n",
                run.err());
    }

    @Test
    void folderIsDiagnosedDeviceByDevice() throws IOException {
        Path one = Files.createDirectories(directory.resolve("fleet/one"));
        Files.copy(Path.of(DEVICES + "iphone-12.ideviceinfo.plist"), one.resolve("root.plist"));
        Files.copy(Path.of(DEVICES + "iphone-12.backup-domain.plist"), one.resolve("backup.plist"));
        Files.writeString(one.resolve("read-me.txt"), "Ann's phone");
        Files.copy(Path.of(DEVICES + "full-icloud.json"), directory.resolve("fleet/full.json"));
        Cli run = Cli.run(
                "diagnose", "--format", "json", directory.resolve("fleet").toString());
        assertEquals(2, run.out().lines().count(), run.err());
        assertTrue(
                run.out().contains("of 4 files, 3 said something; 1 of no known kind (one/read-me.txt)."), run.out());
        Cli text = Cli.run("diagnose", directory.resolve("fleet").toString());
        assertTrue(text.out().contains("iPhone 12, iOS 18.4.1"), text.out());
    }

    @Test
    void archiveIsDiagnosedWithAndWithoutOptions() throws IOException {
        Path archive = directory.resolve("answers.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            for (String name : List.of("full-icloud.json", "full-icloud.backupd.log")) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(Files.readAllBytes(Path.of(DEVICES + name)));
            }
        }
        Cli plain = Cli.run("diagnose", archive.toString());
        assertEquals(Main.CAUSES, plain.code(), plain.err());
        Cli options = Cli.run("diagnose", "--locale", "en", archive.toString());
        assertEquals(options.out(), plain.out());
    }

    @Test
    void staleFactsAreSaidToBe() throws IOException {
        Path battery = Files.copy(Path.of(DEVICES + "battery-domain.plist"), directory.resolve("battery.plist"));
        Path root = Files.writeString(
                directory.resolve("a.json"),
                "{\"takenAt\": \"2026-11-20T07:00:00Z\", \"backup\": {\"enabled\": true}}");
        Files.setLastModifiedTime(battery, FileTime.from(Instant.parse("2026-11-17T07:00:00Z")));
        Cli fresh = Cli.run("diagnose", "--merge", root.toString(), battery.toString());
        assertFalse(fresh.out().contains("may no longer be so"), fresh.out());
        Files.setLastModifiedTime(battery, FileTime.from(Instant.parse("2026-11-17T06:59:59Z")));
        Cli stale = Cli.run("diagnose", "--format", "json", "--merge", root.toString(), battery.toString());
        assertTrue(
                stale.out()
                        .contains("{\"kind\":\"OUTDATED\",\"text\":\"" + battery
                                + " is of 17 November 2026, 3 days older than the rest: what it says may no longer be so.\","
                                + "\"paths\":[\"/power/batteryPercent\",\"/power/charging\"]}"),
                stale.out());
    }

    @Test
    void verboseTextSaysWhereEvidenceIsFrom() {
        Cli run = Cli.run(
                "diagnose",
                "--verbose",
                "--merge",
                DEVICES + "supervised.device-information.plist",
                DEVICES + "supervised.restrictions.plist");
        assertTrue(
                run.out()
                        .replaceAll("\\s+", " ")
                        .contains(
                                "/management/restrictions/allowCloudBackup = false (from ../devices/supervised.restrictions.plist,"),
                run.out());
    }

    private static Cli snapshot(String export, String mapping) {
        Cli run = Cli.run("snapshot", DEVICES + export, "--mapping", DEVICES + mapping);
        assertEquals(Main.FINE, run.code(), run.err());
        assertEquals("", run.err());
        return run;
    }
}
