package org.backupdoctor.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.backupdoctor.Consultation;
import org.backupdoctor.DeviceSnapshot;
import org.backupdoctor.Diagnoser;
import org.backupdoctor.Report;
import org.backupdoctor.RuleSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules of a directory, in Portuguese: what was edited in English alone is said in English, and nothing else is. */
class TranslatedOverlayTest {

    private static final DeviceSnapshot FULL = DeviceSnapshot.fromJson(
            "{\"icloud\":{\"storageFreeBytes\":\"800 MB\"},\"backup\":{\"nextSizeBytes\":\"3.2 GB\"}}");
    private static final String PAGE = "causes/storage/icloud-storage-full";
    private static final String TITLE = "O iCloud tem pouco espaço para a próxima cópia de segurança";
    private static final String SENTENCE =
            "A próxima cópia de segurança precisa de 3,2 GB e há 800 MB livres: faltam 2,4 GB.";
    private static final Locale PORTUGUESE = Locale.forLanguageTag("pt-PT");

    @TempDir
    private Path directory;

    @Test
    void copiesThatNobodyChangedSayTheSame() {
        RuleSet.bundled().export(directory, List.of("icloud-storage-full"));
        assertTrue(Files.exists(directory.resolve(PAGE + ".pt.md")));
        assertEquals(TITLE, full().title());
        assertEquals(List.of(SENTENCE), full().because());
        assertEquals(List.of(), RuleSet.check(directory).problems());
    }

    @Test
    void aTitleThatWasChangedInEnglishIsEnglish() throws IOException {
        RuleSet.bundled().export(directory, List.of("icloud-storage-full"));
        edit(PAGE + ".md", "iCloud has too little room", "Our iCloud is too small");
        assertEquals("Our iCloud is too small for the next backup", full().title());
        assertEquals(List.of(SENTENCE), full().because());
    }

    @Test
    void aSentenceThatWasChangedInEnglishIsEnglish() throws IOException {
        RuleSet.bundled().export(directory, List.of("icloud-storage-full"));
        edit(PAGE + ".drl", "{room.missingBytes} is missing.", "so {room.missingBytes} lacks.");
        assertEquals(TITLE, full().title());
        assertTrue(full().because().get(0).endsWith("so 2,4 GB lacks."), full().toString());
    }

    @Test
    void aTranslationAloneLiesOverTheBundledOne() throws IOException {
        write(PAGE + ".pt.md", "---\ntitle: iCloud cheio\n---\n");
        assertEquals("iCloud cheio", full().title());
        assertEquals("iCloud has too little room for the next backup", english().title());
    }

    @Test
    void dataAreLaidOverTextByText() throws IOException {
        DeviceSnapshot failed = DeviceSnapshot.fromJson(
                "{\"backup\":{\"failures\":[{\"domain\":\"MBErrorDomain\",\"code\":209}]},\"complaint\":{\"manualBackupFails\":true}}");
        String before = diagnoser().diagnose(failed).in(PORTUGUESE).toJson();
        write("data/errors.pt.yaml", "domains: { MBErrorDomain: { \"209\": \"o nosso texto\" } }\n");
        String after = diagnoser().diagnose(failed).in(PORTUGUESE).toJson();
        assertFalse(before.contains("o nosso texto"));
        assertTrue(after.contains("o nosso texto"), after);
        write(
                "data/errors.yaml",
                "domains: { MBErrorDomain: { \"209\": { kind: SERVER, meaning: our own words } } }\n");
        Files.delete(directory.resolve("data/errors.pt.yaml"));
        String mixed = diagnoser().diagnose(failed).in(PORTUGUESE).toJson();
        assertTrue(mixed.contains("our own words"), mixed);
    }

    @Test
    void aTranslationIsTakenOverWhileItRuns() throws IOException {
        try (Diagnoser.Live live = Diagnoser.builder().rules(directory).live()) {
            assertEquals(TITLE, first(live.diagnose(FULL)).title());
            String digest = live.diagnose(FULL).rules().digest();
            write(PAGE + ".pt.md", "---\ntitle: iCloud cheio\n---\n");
            assertTrue(live.reload());
            assertEquals("iCloud cheio", first(live.diagnose(FULL)).title());
            assertNotEquals(digest, live.diagnose(FULL).rules().digest());
            Files.delete(directory.resolve(PAGE + ".pt.md"));
            assertTrue(live.reload());
            assertEquals(TITLE, first(live.diagnose(FULL)).title());
        }
    }

    @Test
    void aPageThatIsSwitchedOffTakesItsTranslationsAlong() throws IOException {
        write(PAGE + ".off", "");
        Report report = diagnoser().diagnose(FULL).in(PORTUGUESE);
        assertFalse(report.toJson().contains("icloud-storage-full"), report.toJson());
    }

    @Test
    void brazilReadsPortuguese() {
        Report report = diagnoser().diagnose(FULL).in(Locale.forLanguageTag("pt-BR"));
        assertEquals(TITLE, report.diagnoses().get(0).title());
    }

    @Test
    void answersMayBeLabelsOfEitherLanguage() {
        Consultation talk = Consultation.of(
                        diagnoser(), DeviceSnapshot.fromJson("{\"complaint\":{\"manualBackupFails\":true}}"))
                .in(PORTUGUESE);
        assertEquals(
                talk.known("backup.enabled", "false").snapshot().toJson(),
                talk.known("backup.enabled", "desativado").snapshot().toJson());
        assertEquals(
                talk.known("backup.enabled", "false").snapshot().toJson(),
                talk.known("backup.enabled", "Off").snapshot().toJson());
        assertFalse(talk.questions().isEmpty());
        talk.questions()
                .forEach(question ->
                        assertFalse(question.text().matches(".*\\b(Is|Does|What|How|Which)\\b.*"), question.text()));
    }

    /** What is remarked of a snapshot has the same words in the phrases, or nobody could translate it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"complaint\":{\"manualBackupFails\":true,\"onlyAutomaticFails\":true}",
                "\"complaint\":{\"manualBackupFails\":false,\"onlyManualFails\":true}",
                "\"complaint\":{\"onlyAutomaticFails\":true,\"onlyManualFails\":true}",
                "\"icloud\":{\"account\":\"SIGNED_OUT\"},\"backup\":{\"enabled\":true}",
                "\"backup\":{\"enabled\":false,\"running\":true}",
                "\"backup\":{\"vanished\":true,\"neverSucceeded\":true}",
                "\"restore\":{\"inProgress\":false},\"complaint\":{\"stuckAt\":\"RESTORING\"}",
                "\"network\":{\"captivePortal\":true,\"internetReachable\":true}",
                "\"icloud\":{\"storageTotalBytes\":5,\"storageUsedBytes\":3,\"storageFreeBytes\":1}",
                "\"takenAt\":\"2026-11-20T07:00:00Z\",\"backup\":{\"lastSuccessAt\":\"2026-11-21T07:00:00Z\"}",
                "\"backup\":{\"lastSuccessAt\":\"2026-11-21T07:00:00Z\",\"neverSucceeded\":true}"
            })
    void whatContradictsItselfIsSaidInPortuguese(String snapshot) {
        Report english = diagnoser().diagnose(DeviceSnapshot.fromJson("{" + snapshot + "}"));
        List<String> theirs = english.notes().stream().map(Report.Note::text).toList();
        assertFalse(theirs.isEmpty());
        english.in(PORTUGUESE).notes().forEach(note -> assertFalse(theirs.contains(note.text()), note.text()));
    }

    private Diagnoser diagnoser() {
        return Diagnoser.builder().rules(directory).build();
    }

    private Report.Diagnosis full() {
        return first(diagnoser().diagnose(FULL));
    }

    private Report.Diagnosis english() {
        return diagnoser().diagnose(FULL).diagnoses().get(0);
    }

    private static Report.Diagnosis first(Report report) {
        return report.in(PORTUGUESE).diagnoses().get(0);
    }

    private void edit(String path, String old, String now) throws IOException {
        Path file = directory.resolve(path);
        String text = Files.readString(file);
        assertTrue(text.contains(old), text);
        Files.writeString(file, text.replace(old, now));
    }

    private void write(String path, String text) throws IOException {
        Path file = directory.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
