package org.backupdoctor.internal.knowledge;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.backupdoctor.Report.Who;
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
            List.of());

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

    private static boolean open(Map<String, Object> known) {
        return DOES_IT_FAIL.isOpen(known::get);
    }
}
