package org.backupdoctor.internal.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backupdoctor.DeviceSnapshot;
import org.backupdoctor.Report.Verdict;
import org.backupdoctor.Report.Who;
import org.backupdoctor.fact.Complaint.Meaning;
import org.backupdoctor.fact.Observation.Outcome;
import org.backupdoctor.fact.Observation.Tried;
import org.backupdoctor.internal.knowledge.Inquiry.Answer;
import org.backupdoctor.internal.knowledge.Messages.Phrase;
import org.backupdoctor.internal.snapshot.Snapshot;
import org.junit.jupiter.api.Test;

class InquiryTest {

    private static final String PATH = "/complaint/manualBackupFails";

    private static final Inquiry DOES_IT_FAIL = new Inquiry(
            PATH,
            "Does Back Up Now fail as well?",
            "",
            Map.of(),
            List.of("/complaint/onlyAutomaticFails=true", "/power/charging", "message=RESTORING", "verdict=BLOCKED"),
            Who.OWNER,
            1,
            List.of(
                    new Answer(
                            "It fails",
                            PATH,
                            true,
                            0.6,
                            Map.of("back-up-now", List.of(Outcome.NO_CHANGE, Outcome.WORSE)),
                            Map.of("/backup/enabled=true", Map.of("back-up-now", List.of(Outcome.DONE)))),
                    new Answer("It works", PATH, false, 0.4, Map.of(), Map.of()),
                    new Answer(
                            "It wasn't tried",
                            PATH,
                            null,
                            0.1,
                            Map.of("back-up-now", List.of(Outcome.WAIVED)),
                            Map.of())));

    private static final Messages MESSAGES = new Messages(List.of(
            new Phrase("being restored", Meaning.RESTORING), new Phrase("storage is full", Meaning.ICLOUD_FULL)));

    @Test
    void aFieldThatIsKnownMakesItNeedless() {
        assertTrue(isOpen("{\"backup\": {\"running\": true}}"));
        assertFalse(isOpen("{\"power\": {\"charging\": false}}"));
    }

    @Test
    void aValueMakesItNeedlessAndAnotherDoesNot() {
        assertFalse(isOpen("{\"complaint\": {\"onlyAutomaticFails\": true}}"));
        assertTrue(isOpen("{\"complaint\": {\"onlyAutomaticFails\": false}}"));
    }

    @Test
    void whatAMessageMeansMakesItNeedless() {
        assertFalse(isOpen("{\"complaint\": {\"message\": \"It is being restored.\"}}"));
        assertTrue(isOpen("{\"complaint\": {\"message\": \"iCloud Storage is Full\"}}"));
        assertTrue(isOpen("{\"complaint\": {\"message\": \"Oh dear\"}}"));
    }

    @Test
    void whatItComesToMakesItNeedless() {
        assertFalse(DOES_IT_FAIL.isOpen(now("{}", Map.of("verdict", Verdict.BLOCKED))));
        assertTrue(DOES_IT_FAIL.isOpen(now("{}", Map.of("verdict", Verdict.FAILING))));
    }

    @Test
    void tryingARemedyAnswersIt() {
        assertEquals(Optional.of(true), answered("{}", "back-up-now", Outcome.NO_CHANGE));
        assertEquals(Optional.empty(), answered("{}", "back-up-now", Outcome.FIXED));
        assertEquals(Optional.empty(), answered("{}", "back-up-now", Outcome.WAIVED));
        assertEquals(Optional.empty(), answered("{}", "restart-device", Outcome.NO_CHANGE));
    }

    @Test
    void someOutcomesAnswerItOnlyWhileSomethingIsSo() {
        String on = "{\"backup\": {\"enabled\": true}}";
        assertEquals(Optional.of(true), answered(on, "back-up-now", Outcome.DONE));
        assertEquals(Optional.of(true), answered(on, "back-up-now", Outcome.NO_CHANGE));
        assertEquals(Optional.empty(), answered(on, "restart-device", Outcome.DONE));
        assertEquals(Optional.empty(), answered("{}", "back-up-now", Outcome.DONE));
        assertEquals(Optional.empty(), answered("{\"backup\": {\"enabled\": false}}", "back-up-now", Outcome.DONE));
    }

    private static Optional<Object> answered(String json, String remedy, Outcome outcome) {
        return DOES_IT_FAIL.answeredBy(new Tried(0, remedy, outcome), now(json, Map.of()));
    }

    private static boolean isOpen(String json) {
        return DOES_IT_FAIL.isOpen(now(json, Map.of()));
    }

    private static Circumstances now(String json, Map<String, Enum<?>> concluded) {
        return new Circumstances(MESSAGES, (Snapshot) DeviceSnapshot.fromJson(json), concluded);
    }
}
