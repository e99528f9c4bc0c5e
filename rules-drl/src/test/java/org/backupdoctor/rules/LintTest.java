package org.backupdoctor.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Collectors;
import org.backupdoctor.Problem;
import org.backupdoctor.internal.cases.CaseSelection;
import org.backupdoctor.internal.lint.Lint;
import org.backupdoctor.internal.rules.LoadedRules;
import org.junit.jupiter.api.Test;

class LintTest {

    @Test
    void bundledRulesHaveNoWarning() {
        LoadedRules rules = LoadedRules.bundled();
        assertEquals(
                "",
                Lint.warnings(rules, CaseSelection.all(rules).cases()).stream()
                        .map(Problem::toString)
                        .collect(Collectors.joining("\n\n")));
    }
}
