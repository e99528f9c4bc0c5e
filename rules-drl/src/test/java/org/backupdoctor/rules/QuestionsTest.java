package org.backupdoctor.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.TreeSet;
import org.backupdoctor.Consultation;
import org.backupdoctor.DeviceSnapshot;
import org.backupdoctor.Diagnoser;
import org.backupdoctor.Report;
import org.backupdoctor.Report.Question;
import org.backupdoctor.internal.knowledge.Inquiry;
import org.backupdoctor.internal.rules.LoadedRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the bundled data ask of whom. Snapshots are written with single quotation marks. */
class QuestionsTest {

    private static final Diagnoser DIAGNOSER = Diagnoser.create();

    private static final String RUNS_BY_HAND =
            "complaint.onlyAutomaticFails complaint.manualBackupFails complaint.failsWithinSeconds";

    private static List<String> asked(String snapshot) {
        return report(snapshot).questions().stream().map(Question::id).toList();
    }

    private static Report report(String snapshot) {
        return DIAGNOSER.diagnose(DeviceSnapshot.fromJson(snapshot.replace('\'', '"')));
    }

    private static void areNotAsked(String names, String snapshot) {
        List<String> asked = asked(snapshot);
        TreeSet<String> needless = new TreeSet<>(List.of(names.split(" ")));
        needless.retainAll(asked);
        assertEquals("", String.join(" ", needless), () -> snapshot + " asks " + asked);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    {'complaint': {'message': 'Last backup: Never'}}    | backup.daysSinceLastSuccess backup.neverSucceeded complaint.stuckAt
                    {'complaint': {'message': 'This iPhone is currently being restored'}} | restore.inProgress complaint.stuckAt complaint.beganAfter
                    {'complaint': {'stuckAt': 'RESTORING'}}             | restore.inProgress
                    {'complaint': {'message': 'Not Enough iCloud Storage'}} | complaint.stuckAt complaint.beganAfter complaint.onlyAutomaticFails
                    {'icloud': {'account': 'SIGNED_OUT'}}               | backup.enabled backup.switchGreyedOut icloud.storageFreeBytes icloud.storageTotalBytes backup.nextSizeBytes
                    {'complaint': {'onlyAutomaticFails': true}}         | icloud.account icloud.storageFreeBytes backup.nextSizeBytes restore.inProgress backup.enabled complaint.stuckAt
                    {'icloud': {'storageFreeBytes': '800 MB'}, 'backup': {'nextSizeBytes': '3.2 GB'}} | restore.inProgress complaint.stuckAt complaint.beganAfter
                    """)
    void whatIsAnsweredAlreadyIsNotAsked(String snapshot, String needless) {
        areNotAsked(needless, snapshot);
    }

    /** Neither where there is no Back Up Now, nor where it can't work. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'complaint': {'turningOnFails': true}}",
                "{'complaint': {'stuckAt': 'TURNING_ON'}}",
                "{'icloud': {'account': 'SIGNED_OUT'}}",
                "{'complaint': {'message': 'This iPhone is currently being restored'}}",
                "{'icloud': {'storageFreeBytes': '800 MB'}, 'backup': {'nextSizeBytes': '3.2 GB'}}",
            })
    void whatBackUpNowDoesIsNotAskedWhereItCannotRun(String snapshot) {
        areNotAsked(RUNS_BY_HAND, snapshot);
    }

    @Test
    void oldBackupsThatAreListedAreOfferedToBeDeleted() {
        Consultation talk = Consultation.of(
                DIAGNOSER,
                DeviceSnapshot.fromJson(
                        "{\"icloud\": {\"storageFreeBytes\": \"800 MB\"}, \"backup\": {\"nextSizeBytes\": \"3.2 GB\"}}"));
        assertTrue(talk.known("icloud.backups", "Yes").report().remedies().stream()
                .anyMatch(remedy -> remedy.id().equals("delete-old-device-backups")));
        assertEquals(talk.snapshot(), talk.known("icloud.backups", "No").snapshot());
    }

    @Test
    void whoHasNothingThatHangsCanSaySo() {
        for (String path : List.of("/complaint/stuckAt", "/complaint/beganAfter")) {
            Inquiry inquiry = LoadedRules.bundled().knowledge().questions().get(path);
            double nothing = inquiry.answers().stream()
                    .filter(answer -> answer.value() == null)
                    .mapToDouble(Inquiry.Answer::share)
                    .sum();
            assertTrue(nothing > 0.5, path);
        }
    }

    @Test
    void neverIsAnAnswerToWhen() {
        Consultation begun = Consultation.of(DIAGNOSER, DeviceSnapshot.fromJson("{}"));
        Consultation never = begun.known("backup.daysSinceLastSuccess", "Never");
        assertEquals(begun.known("backup.neverSucceeded", true).snapshot(), never.snapshot());
    }
}
