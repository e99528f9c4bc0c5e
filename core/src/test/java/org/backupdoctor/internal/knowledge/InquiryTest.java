package org.backupdoctor.internal.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backupdoctor.Report.Who;
import org.backupdoctor.fact.Observation.Outcome;
import org.backupdoctor.fact.Observation.Tried;
import org.backupdoctor.internal.knowledge.Inquiry.Answer;
import org.junit.jupiter.api.Test;

class InquiryTest {

    private static final Inquiry DOES_IT_FAIL = new Inquiry(
            "/complaint/manualBackupFails",
            "Does Back Up Now fail as well?",
            "",
            Map.of(),
            List.of("/complaint/onlyAutomaticFails", "/backup/enabled=false"),
            Who.OWNER,
            1,
            List.of(
                    new Answer("It fails", true, 0.6, Map.of("back-up-now", List.of(Outcome.NO_CHANGE, Outcome.WORSE))),
                    new Answer("It works", false, 0.4, Map.of())));

    @Test
    void aFieldThatIsKnownMakesItNeedless() {
        assertTrue(open(Map.of("/backup/running", true)));
        assertFalse(open(Map.of("/complaint/onlyAutomaticFails", false)));
    }

    @Test
    void aValueMakesItNeedlessAndAnotherDoesNot() {
        assertFalse(open(Map.of("/backup/enabled", false)));
        assertTrue(open(Map.of("/backup/enabled", true)));
    }

    @Test
    void tryingARemedyAnswersIt() {
        assertEquals(Optional.of(true), DOES_IT_FAIL.answeredBy(new Tried(0, "back-up-now", Outcome.NO_CHANGE)));
        assertEquals(Optional.empty(), DOES_IT_FAIL.answeredBy(new Tried(0, "back-up-now", Outcome.FIXED)));
        assertEquals(Optional.empty(), DOES_IT_FAIL.answeredBy(new Tried(0, "restart-device", Outcome.NO_CHANGE)));
    }

    private static boolean open(Map<String, Object> known) {
        return DOES_IT_FAIL.isOpen(known::get);
    }
}
