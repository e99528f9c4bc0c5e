package org.backupdoctor.internal.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.backupdoctor.Report.NoteKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClashesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{\"complaint\":{\"manualBackupFails\":true,\"onlyAutomaticFails\":true}} | [/complaint/manualBackupFails, /complaint/onlyAutomaticFails]",
                "{\"icloud\":{\"account\":\"SIGNED_OUT\"},\"backup\":{\"enabled\":true}} | [/icloud/account, /backup/enabled]",
                "{\"backup\":{\"enabled\":false,\"running\":true}} | [/backup/enabled, /backup/running]",
                "{\"restore\":{\"inProgress\":false},\"complaint\":{\"stuckAt\":\"RESTORING\"}} | [/restore/inProgress, /complaint/stuckAt]"
            })
    void whatCannotBothBeIsPointedOut(String json, String paths) {
        Snapshot snapshot = Snapshot.fromJson("x", json);
        assertEquals(
                List.of(paths),
                snapshot.notes().stream()
                        .filter(note -> note.kind() == NoteKind.CONFLICT)
                        .map(note -> note.paths().toString())
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({"60, 1", "3, 1", "2, 0", "0, 0"})
    void dateAndAgeOfTheLastBackupMayDifferByADay(int days, int conflicts) {
        Snapshot snapshot = Snapshot.fromJson("x", """
                {"takenAt":"2026-11-20T07:00:00Z","backup":{"lastSuccessAt":"2026-11-19T02:00:00Z","daysSinceLastSuccess":%d}}
                """.formatted(days));
        assertEquals(conflicts, snapshot.notes().size(), () -> snapshot.notes().toString());
    }

    @Test
    void whatCanBothBeIsNot() {
        assertEquals(
                List.of(),
                Snapshot.fromJson("x", "{\"complaint\":{\"manualBackupFails\":false,\"onlyAutomaticFails\":true}}")
                        .notes());
    }
}
