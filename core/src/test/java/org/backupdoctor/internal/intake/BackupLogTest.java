package org.backupdoctor.internal.intake;

import static org.backupdoctor.internal.intake.Given.assertProblem;
import static org.backupdoctor.internal.intake.Given.at;
import static org.backupdoctor.internal.intake.Given.notes;
import static org.backupdoctor.internal.intake.Given.read;
import static org.backupdoctor.internal.intake.Given.sample;
import static org.backupdoctor.internal.intake.Given.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.backupdoctor.Intake.Source;
import org.backupdoctor.internal.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class BackupLogTest {

    private static final String QUOTA =
            "Backup failed: Insufficient iCloud storage (MBErrorDomain/303). Underlying error: Quota exceeded (CKErrorDomain/25).";
    private static final Instant AT = Instant.parse("2026-11-19T22:10:03.201010Z");
    private static final String SYSLOG = "2026-11-19 23:10:03.201010+0100  localhost backupd[123]: ";

    @Test
    void taggedLinesOfConsole() {
        Snapshot snapshot = read(sample("backupd_tagged.synthetic.txt"));
        assertEquals(
                List.of(
                        Map.of(
                                "at",
                                Instant.parse("2026-11-19T22:12:03.201010Z"),
                                "domain",
                                "MBErrorDomain",
                                "code",
                                308L,
                                "text",
                                "Backup failed: Network unreachable (MBErrorDomain/308). Underlying error: The"
                                        + " Internet connection appears to be offline. (NSURLErrorDomain/-1009)."),
                        Map.of(
                                "at",
                                Instant.parse("2026-11-19T22:11:03.201010Z"),
                                "domain",
                                "MBErrorDomain",
                                "code",
                                209L,
                                "text",
                                "Backup failed: Missing encryption key (MBErrorDomain/209)"),
                        Map.of("at", AT, "domain", "MBErrorDomain", "code", 303L, "text", QUOTA),
                        Map.of(
                                "at",
                                Instant.parse("2026-11-19T22:10:02.101011Z"),
                                "domain",
                                "MBErrorDomain",
                                "code",
                                22L,
                                "text",
                                "Cloud backup is disabled by MDM (MBErrorDomain/22)")),
                snapshot.at("/backup/failures"));
        assertEquals(
                List.of("backupd_tagged.synthetic.txt tells of a backup that the device did not start on"
                        + " 2026-11-19T22:10:02.101010Z: “Not starting a backup: not on power”."),
                notes(snapshot));
        assertEquals(
                Instant.parse("2026-11-19T22:12:03.201010Z"), snapshot.takenAt().orElseThrow());
    }

    @Test
    void everyStyleSaysTheSame() {
        String library = "(MobileBackup) [com.apple.mobilebackup:cloud] ";
        for (String line : List.of(
                "Timestamp                       Thread     Type        Activity             PID    TTL  \n"
                        + "2026-11-19 23:10:03.201010+0100 0x1a2b     Error       0x0                  123    0    backupd: "
                        + library + QUOTA,
                "Timestamp                       (process)[PID]    \n" + SYSLOG + library + QUOTA,
                SYSLOG + "=cloud-backup= " + QUOTA,
                "2026-11-19T22:10:03.201010Z E  backupd[123:1a2b] [com.apple.mobilebackup:cloud] =cloud-backup= "
                        + QUOTA,
                "2026-11-19 22:10:03,201010Z backupd{MobileBackup}[123] <ERROR>: " + QUOTA,
                "error\t2026-11-19 23:10:03.201010 +0100\tbackupd\t" + QUOTA,
                "\uFEFF" + SYSLOG + QUOTA + "\r\n" + SYSLOG + "Cleaning up\r\n",
                "[{\n  \"traceID\" : 5,\n  \"eventMessage\" : \"" + QUOTA
                        + "\",\n  \"backtrace\" : {\"frames\" : [{}]},\n"
                        + "  \"processImagePath\" : \"\\/usr\\/libexec\\/backupd\",\n"
                        + "  \"timestamp\" : \"2026-11-19 23:10:03.201010+0100\"\n}]",
                "{\"timestamp\":\"2026-11-19 23:10:03.201010+0100\",\"eventMessage\":\"" + QUOTA
                        + "\",\"subsystem\":\"com.apple.mobilebackup\",\"processID\":1}\n{\"count\":1,\"finished\":1}\n")) {
            assertEquals(failure(AT), at(text("a", line), "/backup/failures"), line);
            assertEquals(List.of(), notes(read(text("a", line))), line);
        }
    }

    @Test
    void timesWithoutDateOrZoneAreUnknown() {
        for (String line : List.of(
                "2026-11-19 23:10:03.201 E  backupd[123:1a2b] (MobileBackup) [com.apple.mobilebackup:cloud] " + QUOTA,
                "2026-11-19 23:10:03.201010 backupd{MobileBackup}[123] <ERROR>: " + QUOTA,
                "Nov 19 23:10:03 Annas-iPhone backupd(MobileBackup)[123] <Error>: " + QUOTA,
                "default\t23:10:03.201010+0100\tbackupd\t" + QUOTA,
                "2026-13-41 23:10:03.201+0100 localhost backupd[1]: " + QUOTA,
                "=cloud-backup= " + QUOTA,
                "backupd: " + QUOTA,
                QUOTA)) {
            assertEquals(failure(null), at(text("a", line), "/backup/failures"), line);
            assertEquals(
                    List.of(
                            "a doesn't give date and zone with each failure: where they are missing, when it was is unknown."),
                    notes(read(text("a", line))),
                    line);
            assertEquals(java.util.Optional.empty(), read(text("a", line)).takenAt());
        }
    }

    @Test
    void whatIsNoFailedRun() {
        for (String message : List.of(
                "=scheduler= Backing off after an error (MBErrorDomain/308)",
                "=ttr= Would file a report (MBErrorDomain/1)",
                "=cloud-backup= Not starting backup: locked (MBErrorDomain/208)",
                "=cloud-backup= Retrying upload after (CKErrorDomain/7)",
                "=cloud-backup= Cancelled by the user (MBErrorDomain/202)",
                "=cloud-backup= Finished with (MBErrorDomain/0)",
                "=cloud-backup= Uploading 12 files",
                "=cloud-backup= Will fail if this goes on")) {
            assertNull(at(text("a", SYSLOG + message), "/backup"), message);
        }
    }

    @Test
    void processesOfOthersAreNotAsked() {
        String other = "2026-11-19 23:10:03.201010+0100  localhost Preferences[55]: backupd said (MBErrorDomain/303)";
        assertProblem("""
            a
              Expected a snapshot or a kind of answer that is known but found a log without a line of backupd.
              Maybe it is of other processes: log show --style syslog --predicate 'process == "backupd"'
            """, text("a", other));
        assertNull(at(text("a", other + "\n" + SYSLOG + "Idle"), "/backup"));
    }

    @Test
    void timeMachineOfAMacIsAnother() {
        for (String origin : List.of(
                "(TimeMachine) [com.apple.TimeMachine:General] ", "(TimeMachine) ", "[com.apple.TimeMachine:x] ")) {
            String line = SYSLOG + origin + "Backup failed (304: BACKUP_FAILED_PREFLIGHT), Error Domain=X Code=1";
            assertEquals(
                    "Expected a snapshot or a kind of answer that is known but found a log without a line of backupd.",
                    Given.problems(text("a", line)).get(0).message());
        }
    }

    @Test
    void failureWithoutACodeIsOneToo() {
        assertEquals(
                List.of(Map.of("at", AT, "text", "Backup failed: nobody knows")),
                at(text("a", SYSLOG + "Backup failed: nobody knows"), "/backup/failures"));
    }

    @Test
    void codeThatIsTooLongIsLeftOut() {
        for (String said : List.of(
                "Backup failed (MBErrorDomain/99999999999999)",
                "Backup failed MBErrorDomain: 9999999999",
                "Error Domain=MBErrorDomain Code=99999999999999",
                "Something (MBErrorDomain/1234567890)")) {
            Snapshot snapshot = read(text("a", SYSLOG + said + "\n"));
            assertEquals(
                    List.of(Map.of("at", AT, "text", said.replaceFirst("\\d{10,}", "[number]"))),
                    snapshot.at("/backup/failures"));
            assertEquals(
                    "a names error codes of more than nine digits: they were left out.",
                    notes(snapshot).get(0));
        }
    }

    @Test
    void codeThatSaysNothingBringsTheInnermostAlong() {
        String several = "Backup failed: Error uploading files (MBErrorDomain/104). Underlying error: Failed to upload"
                + " AppDomain-com.vblast.flipaclip:Library/Anna/x.plist (<CKError: \"Asset File Not Found\" (16/3002)>)";
        assertEquals(
                List.of(
                        Map.of(
                                "at",
                                AT,
                                "domain",
                                "MBErrorDomain",
                                "code",
                                104L,
                                "bundleId",
                                "com.vblast.flipaclip",
                                "text",
                                "Backup failed: Error uploading files (MBErrorDomain/104). Underlying error: Failed"
                                        + " to upload AppDomain-com.vblast.flipaclip:[path] (<CKError: \"Asset File"
                                        + " Not Found\" (16/3002)>)"),
                        Map.of("at", AT, "domain", "CKErrorDomain", "code", 16L)),
                at(text("a", SYSLOG + several), "/backup/failures"));
    }

    @Test
    void messageOverSeveralLinesIsOne() {
        Snapshot snapshot = read(text(
                "a",
                SYSLOG + "Backup failed: Error Domain=MBErrorDomain Code=2 \"Multiple errors\" UserInfo={\n"
                        + "    \"Error Domain=MBErrorDomain Code=105 \\\"No space\\\"\"\n}\n" + SYSLOG + "Idle"));
        assertEquals(2L, snapshot.at("/backup/failures/0/code"));
        assertEquals(105L, snapshot.at("/backup/failures/1/code"));
    }

    @Test
    void oneFailureToldManyTimesIsOne() {
        String again = line("23:10:40", QUOTA) + line("23:10:03", QUOTA);
        assertEquals(1, failures(text("a", again)).size());
        assertEquals(2, failures(text("a", again + line("23:12:03", QUOTA))).size());
    }

    @Test
    void successIsTakenWithANote() {
        Source source =
                text("a", line("23:10:03", QUOTA) + line("23:40:00", "=cloud-backup= Backup finished successfully"));
        assertEquals(Instant.parse("2026-11-19T22:40:00Z"), at(source, "/backup/lastSuccessAt"));
        assertEquals(
                List.of("a has a line that was taken for a successful backup to iCloud, of 2026-11-19T22:40:00Z."),
                notes(read(source)));
        assertEquals(1, failures(source).size());
    }

    @Test
    void whatIsNoSuccess() {
        for (String message : List.of(
                "Time since last backup completed: 5 days",
                "Backup completed with errors (MBErrorDomain/104)",
                "Backup not completed",
                "The last backup could not be completed.",
                "iTunes backup finished",
                "Backup finished when the device was locked")) {
            assertNull(at(text("a", SYSLOG + message), "/backup/lastSuccessAt"), message);
        }
    }

    @Test
    void successWithoutATimeEndsWhatWasBefore() {
        Source source = text(
                "a", "backupd: " + QUOTA + "\nbackupd: Backup completed\nbackupd: Backup failed: x (MBErrorDomain/1)");
        assertEquals(
                List.of(Map.of("domain", "MBErrorDomain", "code", 1L, "text", "Backup failed: x (MBErrorDomain/1)")),
                at(source, "/backup/failures"));
        assertEquals(
                "a has a line that was taken for a successful backup to iCloud but doesn't say when it was: failures before"
                        + " it were left out.",
                notes(read(source)).get(1));
    }

    @Test
    void ofALongLogTheNewestFailuresAreKept() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            lines.add(line(String.format(java.util.Locale.ROOT, "%02d:%02d:03", i / 60 % 24, i % 60), QUOTA)
                    .replace("11-19", String.format(java.util.Locale.ROOT, "11-%02d", 10 + i / 1440)));
        }
        for (int run = 0; run < 2; run++) {
            Snapshot snapshot = read(text("a", String.join("", lines)));
            List<Map<?, ?>> failures = failures(text("a", String.join("", lines)));
            assertEquals(50, failures.size());
            assertEquals(Instant.parse("2026-11-12T00:59:03Z"), failures.get(0).get("at"));
            assertEquals(List.of("a tells of more failures: the newest 50 were taken."), notes(snapshot));
            java.util.Collections.reverse(lines);
        }
    }

    @Test
    void endlessLineIsCut() {
        Source source = text("a", SYSLOG + QUOTA + "x".repeat(3_000_000) + "\n" + line("23:20:00", QUOTA));
        assertEquals(2, failures(source).size());
        assertEquals(1_001, String.valueOf(failures(source).get(1).get("text")).length());
    }

    @Test
    void cutOffEventsAreReadAsFarAsTheyGo() {
        String event = "{\"timestamp\":\"2026-11-19 23:10:03.201010+0100\",\"eventMessage\":\"" + QUOTA
                + "\",\"processImagePath\":\"/usr/libexec/backupd\"}";
        Snapshot snapshot = read(text("a", "[" + event + ",{\"timestamp\":\"2026-"));
        assertEquals(failure(AT), snapshot.at("/backup/failures"));
        assertEquals(List.of("a is cut off or damaged: what follows was left out."), notes(snapshot));
    }

    @Test
    void otherEncodingsAndBrokenLetters() {
        Source wide = new Source("a", ("\uFEFF" + SYSLOG + QUOTA).getBytes(StandardCharsets.UTF_16LE), null);
        assertEquals(failure(AT), at(wide, "/backup/failures"));
        byte[] broken = (SYSLOG + "J\u00F6rg\n" + SYSLOG + QUOTA).getBytes(StandardCharsets.ISO_8859_1);
        assertEquals(failure(AT), at(new Source("a", broken, null), "/backup/failures"));
    }

    @Test
    void twoLogsAddUp() {
        Source first = text("a", line("23:10:03", QUOTA) + line("23:20:03", QUOTA));
        Source second = text("b", line("23:20:03", QUOTA) + line("23:30:03", QUOTA));
        for (Source[] both : new Source[][] {{first, second}, {second, first}}) {
            assertEquals(
                    List.of("2026-11-19T22:30:03Z", "2026-11-19T22:20:03Z", "2026-11-19T22:10:03Z"),
                    failures(both).stream()
                            .map(each -> String.valueOf(each.get("at")))
                            .toList());
            assertEquals(List.of(), notes(read(both)));
        }
        Source undated = text("c", QUOTA);
        assertEquals(1, failures(first, undated).size());
        assertEquals(
                "a and c disagree about /backup/failures: c was named later and was taken.",
                notes(read(first, undated)).get(1));
    }

    @Test
    void quietLogIsTold() {
        assertEquals(
                List.of("a tells of no backup that failed or succeeded; it has 1 line of backupd."),
                notes(read(text("a", SYSLOG + "Idle"))));
    }

    private static List<Map<?, ?>> failures(Source... sources) {
        List<Map<?, ?>> failures = new ArrayList<>();
        List<?> found = (List<?>) Objects.requireNonNull(read(sources).at("/backup/failures"));
        found.forEach(each -> failures.add((Map<?, ?>) each));
        return failures;
    }

    private static String line(String time, String message) {
        return "2026-11-19 " + time + "+0100  localhost backupd[123]: " + message + "\n";
    }

    private static List<Map<String, Object>> failure(@Nullable Instant at) {
        return at == null
                ? List.of(Map.of("domain", "MBErrorDomain", "code", 303L, "text", QUOTA))
                : List.of(Map.of("at", at, "domain", "MBErrorDomain", "code", 303L, "text", QUOTA));
    }
}
