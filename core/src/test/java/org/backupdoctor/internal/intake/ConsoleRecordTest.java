package org.backupdoctor.internal.intake;

import static org.backupdoctor.internal.intake.Given.known;
import static org.backupdoctor.internal.intake.Given.notes;
import static org.backupdoctor.internal.intake.Given.read;
import static org.backupdoctor.internal.intake.Given.sample;
import static org.backupdoctor.internal.intake.Given.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.backupdoctor.internal.snapshot.Snapshot;
import org.junit.jupiter.api.Test;

final class ConsoleRecordTest {

    private static final String RECORD = "console_record.synthetic.json";

    @Test
    void allOfADevice() {
        Snapshot snapshot = read(sample(RECORD));
        assertEquals(
                Map.of(
                        "device",
                        Map.of(
                                "family", "IPHONE",
                                "model", "iPhone17,1",
                                "iosVersion", "18.5",
                                "iosBuild", "22F76",
                                "storageTotalBytes", 256_000_000_000L,
                                "storageFreeBytes", 1_200_000_000L),
                        "backup",
                        Map.of("enabled", true, "lastSuccessAt", Instant.parse("2025-05-15T20:37:27Z")),
                        "power",
                        Map.of("batteryPercent", 18L),
                        "management",
                        Map.of("enrolled", true, "supervised", false)),
                known(snapshot));
        assertEquals(List.of(RECORD + Given.FILE_TIME), notes(snapshot));
    }

    @Test
    void itsKeysMayStandByThemselves() {
        Snapshot snapshot = read(
                text(
                        "device.json",
                        "{\"cloudBackupEnabled\": false, \"availableSpaceMb\": 40, \"lastInventoryUpdateDate\": \"2026-11-20T07:00:00Z\"}"));
        assertEquals(false, snapshot.at("/backup/enabled"));
        assertEquals(40_000_000L, snapshot.at("/device/storageFreeBytes"));
        assertEquals(Instant.parse("2026-11-20T07:00:00Z"), snapshot.at("/takenAt"));
    }

    @Test
    void whatCannotBeIsLeftOutWithANote() {
        Snapshot snapshot = read(
                text("device.json", "{\"cloudBackupEnabled\": \"yes\", \"capacityMb\": -5, \"osBuild\": \"22F76\"}"));
        assertEquals("22F76", snapshot.at("/device/iosBuild"));
        assertEquals(null, snapshot.at("/backup/enabled"));
        assertTrue(
                notes(snapshot).get(0).startsWith("capacityMb in device.json was left out"), notes(snapshot)::toString);
    }
}
