package org.backupdoctor.internal.intake;

import static org.backupdoctor.internal.intake.Given.json;
import static org.backupdoctor.internal.intake.Given.notes;
import static org.backupdoctor.internal.intake.Given.read;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.backupdoctor.Intake.Source;
import org.backupdoctor.Report.Note;
import org.backupdoctor.Report.NoteKind;
import org.backupdoctor.internal.snapshot.Snapshot;
import org.junit.jupiter.api.Test;

final class ConflictTest {

    private static final String OLD = "\"takenAt\": \"2026-11-01T00:00:00Z\", ";
    private static final String NEW = "\"takenAt\": \"2026-11-20T00:00:00Z\", ";

    @Test
    void disagreementAboutAProfileIsTold() {
        Snapshot snapshot = read(
                json("a", "", "\"management\": {\"profiles\": [{\"identifier\": \"v\", \"removable\": true}]}"),
                json("b", "", "\"management\": {\"profiles\": [{\"identifier\": \"v\", \"removable\": false}]}"));
        assertEquals(false, snapshot.at("/management/profiles/0/removable"));
        assertEquals(
                List.of("a and b disagree about /management/profiles/0/removable (true and false): b was named later"
                        + " and was taken."),
                notes(snapshot));
    }

    @Test
    void newerOneHoldsHoweverItIsNamed() {
        Source older = json("old.json", OLD, "\"backup\": {\"enabled\": false}");
        Source newer = json("new.json", NEW, "\"backup\": {\"enabled\": true}");
        for (Snapshot snapshot : List.of(read(older, newer), read(newer, older))) {
            assertEquals(true, snapshot.at("/backup/enabled"));
            assertEquals(
                    Instant.parse("2026-11-20T00:00:00Z"), snapshot.takenAt().orElseThrow());
        }
        assertEquals(
                List.of(new Note(
                        NoteKind.CONFLICT,
                        "old.json and new.json disagree about /backup/enabled (false and true): new.json is newer and"
                                + " was taken.",
                        List.of("/backup/enabled"))),
                read(older, newer).notes());
        assertEquals(
                List.of("new.json and old.json disagree about /backup/enabled (true and false): new.json is newer and"
                        + " was taken."),
                notes(read(newer, older)));
    }

    @Test
    void laterNamedOneHoldsWhereOneDoesNotSayWhen() {
        Source dated = json("a.json", NEW, "\"backup\": {\"enabled\": false}");
        Source undated = json("b.json", "", "\"backup\": {\"enabled\": true}");
        assertEquals(true, read(dated, undated).at("/backup/enabled"));
        assertEquals(false, read(undated, dated).at("/backup/enabled"));
        assertEquals(
                List.of("b.json and a.json disagree about /backup/enabled (true and false): a.json was named later and"
                        + " was taken."),
                notes(read(undated, dated)));
    }

    @Test
    void timesOfFilesDoNotSayWhichIsNewer() {
        Source first = new Source(
                "a.json", Given.bytes("{\"backup\": {\"enabled\": false}}"), Instant.parse("2026-11-20T00:00:00Z"));
        Source second = new Source(
                "b.json", Given.bytes("{\"backup\": {\"enabled\": true}}"), Instant.parse("2026-11-01T00:00:00Z"));
        Snapshot snapshot = read(first, second);
        assertEquals(true, snapshot.at("/backup/enabled"));
        assertEquals(Instant.parse("2026-11-20T00:00:00Z"), snapshot.takenAt().orElseThrow());
    }

    @Test
    void oneNoteForThreeThatDisagree() {
        Snapshot snapshot = read(
                json("a", "", "\"device\": {\"iosVersion\": \"18.4\"}"),
                json("b", "", "\"device\": {\"iosVersion\": \"18.5\"}"),
                json("c", "", "\"device\": {\"iosVersion\": \"18.4\"}"));
        assertEquals("18.4", snapshot.at("/device/iosVersion"));
        assertEquals(
                List.of("a, b and c disagree about /device/iosVersion (18.4, 18.5 and 18.4): c was named later and was"
                        + " taken."),
                notes(snapshot));
    }

    @Test
    void neitherNewestNorLastMayStillBeTaken() {
        Snapshot snapshot = read(
                json("a", "", "\"backup\": {\"enabled\": false}"),
                json("b", NEW, "\"backup\": {\"enabled\": true}"),
                json("c", OLD, "\"backup\": {\"enabled\": false}"));
        assertEquals(
                List.of("a, b and c disagree about /backup/enabled (false, true and false): b was taken."),
                notes(snapshot));
    }

    @Test
    void theSameInOtherWordsIsNoConflict() {
        Snapshot snapshot = read(
                json(
                        "a",
                        "",
                        "\"icloud\": {\"storageFreeBytes\": \"800 MB\"}, \"takenAt\": \"2026-11-20T01:00:00+01:00\""),
                json("b", NEW, "\"icloud\": {\"storageFreeBytes\": 800000000}"));
        assertEquals(List.of(), snapshot.notes());
    }

    @Test
    void wordsOfThePersonAreNotRepeated() {
        Snapshot snapshot = read(
                json(
                        "a",
                        "",
                        "\"complaint\": {\"message\": \"one\"}, \"attributes\": {\"owner\": \"Ann\", \"site\": \"x\"}"),
                json(
                        "b",
                        "",
                        "\"complaint\": {\"message\": \"two\"}, \"attributes\": {\"owner\": \"Bob\", \"room\": 4}"));
        assertEquals(Map.of("owner", "Bob", "site", "x", "room", 4L), snapshot.at("/attributes"));
        assertEquals(
                List.of(
                        "a and b disagree about /complaint/message: b was named later and was taken.",
                        "a and b disagree about /attributes/owner: b was named later and was taken."),
                notes(snapshot));
    }

    @Test
    void moreFreeThanTheTotalOfAnotherIsLeftOut() {
        Source total = json("total.json", "", "\"device\": {\"storageTotalBytes\": 64}");
        Source free = json("free.json", "", "\"device\": {\"storageFreeBytes\": 65}");
        assertEquals(Map.of("storageFreeBytes", 65L), read(total, free).at("/device"));
        assertEquals(Map.of("storageTotalBytes", 64L), read(free, total).at("/device"));
        assertEquals(
                List.of(new Note(
                        NoteKind.CONFLICT,
                        "free.json gives more free storage (65 bytes) than total.json in total (64 bytes): total.json"
                                + " was named first and was left out.",
                        List.of("/device/storageFreeBytes", "/device/storageTotalBytes"))),
                read(total, free).notes());
        assertEquals(
                64L,
                read(
                                json("a", "", "\"device\": {\"storageTotalBytes\": 64}"),
                                json("b", "", "\"device\": {\"storageFreeBytes\": 64}"))
                        .at("/device/storageFreeBytes"));
    }

    @Test
    void olderOfFreeAndTotalIsLeftOut() {
        Source total = json("total.json", NEW, "\"icloud\": {\"storageTotalBytes\": 64}");
        Source free = json("free.json", OLD, "\"icloud\": {\"storageFreeBytes\": 65}");
        assertEquals(Map.of("storageTotalBytes", 64L), read(total, free).at("/icloud"));
        assertEquals(
                List.of("free.json gives more free storage (65 bytes) than total.json in total (64 bytes): free.json"
                        + " is older and was left out."),
                notes(read(total, free)));
    }
}
