package org.backupdoctor.internal.intake;

import static org.backupdoctor.internal.intake.Given.known;
import static org.backupdoctor.internal.intake.Given.notes;
import static org.backupdoctor.internal.intake.Given.plist;
import static org.backupdoctor.internal.intake.Given.read;
import static org.backupdoctor.internal.intake.Given.sample;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.backupdoctor.internal.snapshot.Snapshot;
import org.junit.jupiter.api.Test;

final class BackupStateTest {

    @Test
    void errorsOfTheLastRun() {
        String name = "com.apple.MobileBackup.synthetic.plist";
        assertEquals(
                Map.of(
                        "backup",
                        Map.of(
                                "failures",
                                List.of(Map.of(
                                        "at",
                                        Instant.parse("2025-05-15T20:37:27Z"),
                                        "domain",
                                        "MBErrorDomain",
                                        "code",
                                        303L,
                                        "text",
                                        "Insufficient iCloud storage space (MBErrorDomain/303)")))),
                known(read(sample(name))));
        assertEquals(
                List.of(
                        name
                                + " doesn't say how its errors are to be read: those of the last backup were taken as failures"
                                + " to back up to iCloud on 2025-05-15T20:37:27Z.",
                        name + Given.FILE_TIME),
                notes(read(sample(name))));
    }

    @Test
    void errorsAsTexts() {
        Snapshot snapshot = read(
                plist(
                        "a",
                        state(
                                "<key>errors</key><array><string>Failed to upload AppDomain-com.example.a:Anna/x (MBErrorDomain/100)"
                                        + "</string><integer>5</integer><dict><key>code</key><integer>5</integer></dict></array>")));
        assertEquals(
                List.of(Map.of(
                        "domain", "MBErrorDomain",
                        "code", 100L,
                        "text", "Failed to upload AppDomain-com.example.a:[path] (MBErrorDomain/100)",
                        "bundleId", "com.example.a")),
                snapshot.at("/backup/failures"));
        assertEquals(
                "a has 2 errors in a form that isn't known.", notes(snapshot).get(1));
    }

    @Test
    void codeThatIsTooLongIsLeftOut() {
        Snapshot snapshot = read(plist(
                "a",
                state("<key>errors</key><array><dict><key>domain</key><string>MBErrorDomain</string>"
                        + "<key>code</key><integer>9999999999</integer>"
                        + "<key>description</key><string>It failed</string></dict></array>")));
        assertEquals(List.of(Map.of("text", "It failed")), snapshot.at("/backup/failures"));
        assertEquals(
                "code in a was left out: expected at most nine digits but there are more.",
                notes(snapshot).get(0));
    }

    @Test
    void errorsOfABackupToAComputerAreLeftOut() {
        Snapshot snapshot = read(
                plist(
                        "a",
                        state(
                                "<key>isCloud</key><false/><key>errors</key><array><string>x (MBErrorDomain/207)</string></array>")));
        assertEquals(Map.of(), snapshot.tree());
        assertEquals(
                List.of(
                        "a tells of a backup to a computer: what went wrong with it was left out.",
                        "a says nothing of what went wrong last."),
                notes(snapshot));
    }

    @Test
    void restoreThatIsNotThrough() {
        Snapshot snapshot = read(plist("a", restore("<real>0.4</real>")));
        assertEquals(true, snapshot.at("/restore/inProgress"));
        assertEquals(
                List.of("a tells of a restore that isn't through: it was taken as still going on."), notes(snapshot));
        for (String progress : List.of("<real>1.0</real>", "<integer>-1</integer>")) {
            assertEquals(
                    List.of(
                            "a tells of a restore but not whether it still goes on.",
                            "a says nothing of what went wrong last."),
                    notes(read(plist("a", restore(progress)))));
        }
    }

    @Test
    void whatTheSchedulerRemembers() {
        assertEquals(
                Map.of("consecutiveFailures", 4L, "retryAt", Instant.parse("2026-11-21T03:00:00Z")),
                read(plist(
                                "a",
                                "<key>FailureCount</key><integer>4</integer><key>RetryAfter</key>"
                                        + "<date>2026-11-21T03:00:00Z</date>"))
                        .at("/backup"));
        assertEquals(
                List.of(
                        "FailureCount in a was left out: expected a number of times but was 1.5.",
                        "RetryAfter in a was left out: expected a date but was a text.",
                        "a says nothing of what went wrong last."),
                notes(read(plist(
                        "a", "<key>FailureCount</key><real>1.5</real><key>RetryAfter</key><string>later</string>"))));
    }

    @Test
    void wrongShapesAreLeftOut() {
        assertEquals(
                List.of("errors in a was left out: expected a list.", "a says nothing of what went wrong last."),
                notes(read(plist("a", state("<key>errors</key><string>none</string>")))));
        assertEquals(
                List.of(
                        "BackupStateInfo in a was left out: expected an object but was a list.",
                        "RestoreStateInfo in a was left out: expected an object but was true.",
                        "a says nothing of what went wrong last."),
                notes(read(plist("a", "<key>BackupStateInfo</key><array/><key>RestoreStateInfo</key><true/>"))));
    }

    @Test
    void settingsOfBackupsTellOfAComputerToo() {
        String name = "com.apple.mobile.ldbackup.synthetic.plist";
        assertEquals(
                Map.of("backup", Map.of("enabled", true, "lastSuccessAt", Instant.parse("2025-05-15T20:37:27Z"))),
                known(read(sample(name))));
        assertEquals(
                List.of(
                        name
                                + " says that a computer backed up this device on 2025-01-31T07:06:40Z: look whether that is"
                                + " still there.",
                        name + Given.FILE_TIME),
                notes(read(sample(name))));
    }

    private static String state(String entries) {
        return "<key>BackupStateInfo</key><dict>" + entries + "</dict>";
    }

    private static String restore(String progress) {
        return "<key>RestoreStateInfo</key><dict><key>progress</key>" + progress + "</dict>";
    }
}
