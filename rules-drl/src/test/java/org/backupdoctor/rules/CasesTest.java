package org.backupdoctor.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.stream.Stream;
import org.backupdoctor.Problem;
import org.backupdoctor.internal.SessionDiagnoser;
import org.backupdoctor.internal.cases.Case;
import org.backupdoctor.internal.cases.CaseRunner;
import org.backupdoctor.internal.cases.CaseSelection;
import org.backupdoctor.internal.rules.LoadedRules;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Runs every case that lies beside the rules, and insists that every rule is proven in both directions. */
class CasesTest {

    private static final LoadedRules RULES = LoadedRules.bundled();
    private static final CaseSelection SELECTION = CaseSelection.all(RULES);
    private static final List<Case> CASES = SELECTION.cases();
    private static final CaseRunner RUNNER = new CaseRunner(RULES, new SessionDiagnoser(RULES), CASES);

    @Test
    void allCasesCanBeRead() {
        assertEquals(List.of(), SELECTION.problems());
        assertFalse(CASES.isEmpty());
    }

    @TestFactory
    Stream<DynamicTest> everyCaseIsAsItSays() {
        return CASES.stream().map(each -> dynamicTest(each.name(), () -> assertEquals(List.of(), RUNNER.unmet(each))));
    }

    @Test
    void everyRuleIsProvenInBothDirections() {
        assertEquals(
                "",
                String.join(
                        "\n", RUNNER.unproven().stream().map(Problem::toString).toList()));
    }
}
