package org.backupdoctor.internal.cases;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.backupdoctor.Diagnoser;
import org.backupdoctor.Problem;
import org.backupdoctor.RuleSetException;
import org.backupdoctor.internal.rules.LoadedRules;

/** Lets a changed rule set through only when the cases of what changed, and those that name it, are still as they say. */
public final class CaseGate {

    private CaseGate() {}

    /**
     * Runs the cases that a change could break.
     *
     * @param changed the paths of the files that changed
     * @throws RuleSetException when a case can't be read or isn't as it says
     */
    public static void check(LoadedRules rules, Diagnoser diagnoser, Set<String> changed) {
        CaseSelection selection = CaseSelection.touchedBy(rules, changed);
        List<Problem> problems = selection.problems();
        problems.addAll(selection.cases().parallelStream()
                .map(each -> failure(each, each.unmet(diagnoser.diagnose(each.given()), rules), changed))
                .flatMap(Optional::stream)
                .toList());
        if (!problems.isEmpty()) {
            throw new RuleSetException(problems);
        }
    }

    private static Optional<Problem> failure(Case each, List<String> unmet, Set<String> changed) {
        return unmet.isEmpty()
                ? Optional.empty()
                : Optional.of(new Problem(
                        each.file(),
                        "",
                        "Case " + each.number() + ", \"" + each.it() + "\", isn't so any more: "
                                + String.join(" ", unmet),
                        "Maybe " + suspects(changed) + " is wrong; or, if it is meant so, change the case in a copy of "
                                + each.file() + "."));
    }

    private static String suspects(Set<String> changed) {
        return changed.stream().findFirst().orElse("the change")
                + (changed.size() > 1 ? " or another changed file" : "");
    }
}
