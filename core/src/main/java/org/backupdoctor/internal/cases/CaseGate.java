package org.backupdoctor.internal.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.backupdoctor.Diagnoser;
import org.backupdoctor.Problem;
import org.backupdoctor.RuleSetException;
import org.backupdoctor.internal.knowledge.RuleFile;
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
        List<Problem> problems = new ArrayList<>();
        List<Case> cases = touched(rules, changed, problems);
        CaseRunner runner = new CaseRunner(rules, diagnoser, cases);
        for (Case each : cases) {
            List<String> unmet = runner.unmet(each);
            if (!unmet.isEmpty()) {
                problems.add(new Problem(
                        each.file(),
                        "",
                        "Case " + each.number() + ", \"" + each.it() + "\", isn't so any more: "
                                + String.join(" ", unmet),
                        "Maybe " + suspects(changed) + " is wrong; or, if it is meant so, change the case in a copy of "
                                + each.file() + "."));
            }
        }
        if (!problems.isEmpty()) {
            throw new RuleSetException(problems);
        }
    }

    private static List<Case> touched(LoadedRules rules, Set<String> changed, List<Problem> problems) {
        Set<String> ids = new TreeSet<>();
        changed.stream().filter(path -> !path.startsWith("data/")).forEach(path -> ids.add(stem(path)));
        boolean everything = changed.stream().anyMatch(path -> path.startsWith("data/"));
        List<Case> touched = new ArrayList<>();
        for (RuleFile file : rules.files().all()) {
            if (file.is(".yaml") && !file.ofData()) {
                boolean own = everything || ids.contains(file.id());
                if (own || ids.stream().anyMatch(id -> file.text().contains(id))) {
                    Case.read(file, problems).stream()
                            .filter(each -> own || ids.stream().anyMatch(each::names))
                            .filter(each -> rules.files().off().stream().noneMatch(each::names))
                            .forEach(touched::add);
                }
            }
        }
        return touched;
    }

    private static String suspects(Set<String> changed) {
        return changed.stream().findFirst().orElse("the change")
                + (changed.size() > 1 ? " or another changed file" : "");
    }

    private static String stem(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.substring(0, name.lastIndexOf('.'));
    }
}
