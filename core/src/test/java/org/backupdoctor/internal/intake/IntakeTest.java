package org.backupdoctor.internal.intake;

import static org.backupdoctor.internal.intake.Given.read;
import static org.backupdoctor.internal.intake.Given.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.backupdoctor.DeviceSnapshot;
import org.backupdoctor.Intake;
import org.backupdoctor.Intake.Item;
import org.backupdoctor.Intake.Source;
import org.backupdoctor.SnapshotException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class IntakeTest {

    private static final String TWO = """
        {}
        {}
        """;

    @TempDir
    Path folder;

    @Test
    void snapshotOverManyLinesIsOne() {
        List<Item> items =
                Intake.standard().items(text("a.json", "{\n  \"backup\": {\n    \"enabled\": true\n  }\n}\n"));
        assertEquals(1, items.size());
        assertEquals(0, items.get(0).line());
        assertEquals(
                "{\"format\":1,\"backup\":{\"enabled\":true}}",
                Given.snapshot(items.get(0)).toJson());
    }

    @Test
    void nothingKnownIsASnapshotToo() {
        assertEquals(Map.of(), read(text("a.json", "{}")).tree());
        assertEquals(Map.of(), read(text("a.json", "\uFEFF\r\n{ }\r\n")).tree());
    }

    @Test
    void linesAreSnapshotsEach() {
        List<Item> items =
                Intake.standard().items(text("a", "{\"id\": \"A\"}\r\n\n{}\r\n{\"backup\": {\"enabled\": true}}"));
        assertEquals(List.of(1, 3, 4), items.stream().map(Item::line).toList());
        assertEquals("A", Given.snapshot(items.get(0)).id().orElseThrow());
    }

    @Test
    void badLineCostsThatLineAlone() {
        List<Item> items = Intake.standard()
                .items(text(
                        "fleet",
                        "{\"id\": \"A\"}\n{\"id\": \n[1]\n{\"backup\": {\"enabled\": \"yes\"}}\n{\"id\": \"E\"}\n"));
        assertEquals(
                """
                fleet:2:8
                  This is not JSON: Unexpected end-of-input within/between Object entries.
                  Maybe the file is cut off, or a bracket is missing.

                fleet:3
                  Expected an object but found a list.
                  Maybe it holds several snapshots: write one a line, without square brackets around them.

                fleet:4  /backup/enabled
                  Expected true or false but was "yes".
                  Maybe you meant true, without quotation marks.\
                """,
                Given.joined(
                        items.stream().flatMap(item -> item.problems().stream()).toList()));
        assertEquals("E", Given.snapshot(items.get(4)).id().orElseThrow());
        assertNull(items.get(1).snapshot());
    }

    @Test
    void badFirstLineCostsThatLineAlone() {
        for (String bad : List.of("{\"id\": ", "oops")) {
            List<Item> items = Intake.standard().items(text("fleet", bad + "\n{\"id\": \"B\"}\n"));
            assertEquals(List.of(1, 2), items.stream().map(Item::line).toList(), bad);
            assertEquals(1, items.get(0).problems().size(), bad);
            assertEquals("B", Given.snapshot(items.get(1)).id().orElseThrow(), bad);
        }
    }

    @Test
    void blankLinesCount() {
        List<Item> items = Intake.standard().items(text("fleet", "\n \n{\"id\": \"A\"}\n\n[1]\n"));
        assertEquals(List.of(3, 5), items.stream().map(Item::line).toList());
    }

    @Test
    void answersOfDevicesMayBeLinesToo() {
        String lines = "{\"ProductType\": \"iPad13,4\"}\n{\"id\": \"B\"}\n";
        Item first = Intake.standard().items(text("fleet", lines)).get(0);
        assertEquals(
                "{\"format\":1,\"device\":{\"family\":\"IPAD\",\"model\":\"iPad13,4\"}}",
                Given.snapshot(first).toJson());
    }

    @Test
    void linesAreDatedByTheFileEach() {
        byte[] lines = "{\"id\": \"A\"}\n{\"id\": \"B\"}\n".getBytes(StandardCharsets.UTF_8);
        Item second = Intake.standard()
                .items(new Source("fleet", lines, Given.WRITTEN))
                .get(1);
        assertEquals(List.of("fleet:2" + Given.FILE_TIME), Given.notes(Given.snapshot(second)));
    }

    @Test
    void linesAreNotOneDevice() {
        assertEquals("""
            fleet
              Expected one answer of one device but found 2, one a line.
              Maybe they are of several devices: read them one by one.\
            """, Given.joined(Given.problems(text("fleet", TWO))));
    }

    @Test
    void objectsOverManyLinesOneAfterTheOtherAreRefused() {
        Given.assertProblem("""
            a.json:4:1
              Expected the end after the first value but more follows.
              Maybe these are several snapshots: write each on one line, or into a file of its own.
            """, text("a.json", "{\n\"id\": \"A\"\n}\n{\n\"id\": \"B\"\n}\n"));
    }

    @Test
    void filesAreReadWithTheirTimes() throws IOException {
        Path file = Files.writeString(folder.resolve("whatever.bin"), "{\"backup\": {\"enabled\": true}}");
        Files.setLastModifiedTime(file, FileTime.from(Given.WRITTEN));
        assertEquals(Given.WRITTEN, Intake.source(file).modified());
        DeviceSnapshot snapshot = Intake.standard().merged(List.of(file));
        assertEquals(Given.WRITTEN, snapshot.takenAt().orElseThrow());
        assertEquals(snapshot, DeviceSnapshot.read(file));
        assertEquals(List.of(file + Given.FILE_TIME), Given.notes(snapshot));
    }

    @Test
    void missingFilesAndFoldersAreTold() throws IOException {
        Path missing = folder.resolve("none.json");
        Path empty = Files.createFile(folder.resolve("empty.json"));
        SnapshotException e =
                assertThrows(SnapshotException.class, () -> Intake.standard().merged(List.of(missing, folder, empty)));
        assertEquals(
                missing + "\n  There is no such file.\n  Maybe its name is misspelt, or it is in another folder.\n\n"
                        + folder
                        + "\n"
                        + "  Of 1 file in it none is of a known kind.\n"
                        + "  Maybe the answers lie elsewhere: ideviceinfo -x, MDM answers and configuration profiles are"
                        + " understood.\n\n"
                        + empty
                        + "\n"
                        + "  Expected a snapshot or a kind of answer that is known but found an empty file.\n"
                        + "  Maybe the command that should fill it failed.",
                e.getMessage());
    }

    @Test
    void nothingToReadIsTheCallersMistake() {
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class, () -> Intake.standard().merged(List.of()));
        assertEquals("Expected at least one source but there was none.", e.getMessage());
    }

    @Test
    void intakeDoesNotChange() {
        Intake.standard().takenAt(Instant.parse("2026-11-21T07:00:00Z"));
        assertEquals(Map.of(), read(text("a.json", "{}")).tree());
    }
}
