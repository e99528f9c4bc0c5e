package org.backupdoctor.internal.cases;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.backupdoctor.Diagnoser;
import org.backupdoctor.Problem;
import org.backupdoctor.Report;
import org.backupdoctor.Report.Check;
import org.backupdoctor.Report.State;
import org.backupdoctor.SnapshotException;
import org.backupdoctor.fact.Observation.Tried;
import org.backupdoctor.internal.knowledge.RuleFile;
import org.backupdoctor.internal.rules.Edge;
import org.backupdoctor.internal.rules.LoadedRules;
import org.backupdoctor.internal.rules.RuleInfo;
import org.backupdoctor.internal.snapshot.FactType;
import org.backupdoctor.internal.snapshot.Observed;
import org.backupdoctor.internal.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * Runs the cases of a rule set, and finds rules that they don't prove: one that no case fires or leaves clear, a number without its last
 * silent and its first firing value, and one that is called clear although a fact it needs was taken away.
 */
public final class CaseRunner {

    private final LoadedRules rules;
    private final Diagnoser diagnoser;
    private final Map<Case, Ran> ran = new LinkedHashMap<>();

    /**
     * What came of a case.
     *
     * @param states what became of each rule
     * @param unmet what of the expectations isn't so
     */
    private record Ran(Map<String, State> states, List<String> unmet) {}

    /** Diagnoses all cases of these rules, several at once. */
    public CaseRunner(LoadedRules rules, Diagnoser diagnoser, List<Case> cases) {
        this.rules = rules;
        this.diagnoser = diagnoser;
        List<Ran> all = cases.parallelStream().map(this::run).toList();
        for (int i = 0; i < cases.size(); i++) {
            ran.put(cases.get(i), all.get(i));
        }
    }

    private Ran run(Case each) {
        Report report = diagnoser.diagnose(each.given());
        return new Ran(statesOf(report), each.unmet(report, rules));
    }

    /** What of a case's expectations isn't so; empty when all are. */
    public List<String> unmet(Case each) {
        Ran known = ran.get(each);
        return known == null ? List.of("The case wasn't run.") : known.unmet();
    }

    /** Pages without cases, and rules that aren't proven in both directions. */
    public List<Problem> unproven() {
        List<Problem> problems = new ArrayList<>();
        for (RuleFile file : rules.files().all()) {
            String cases = file.path().replaceFirst("\\.md$", ".yaml");
            if (file.is(".md")
                    && !file.ofData()
                    && ran.keySet().stream().noneMatch(each -> each.file().equals(cases))) {
                problems.add(new Problem(file.path(), "", "This page has no case.", "Maybe " + cases + " is missing."));
            }
        }
        rules.rules().rules().values().forEach(rule -> {
            prove(rule, State.FIRED, "fires", problems);
            prove(rule, State.CLEAR, "leaves clear", problems);
            Edge.of(rules, rule).forEach(edge -> prove(edge, problems));
            withoutNeeded(rule, problems);
        });
        return problems;
    }

    private void prove(RuleInfo rule, State state, String word, List<Problem> problems) {
        if (ownCases(rule).stream().noneMatch(each -> stateOf(each, rule) == state)) {
            problem(rule, "No case of " + casesOf(rule) + " " + word + " this rule.", problems);
        }
    }

    private void prove(Edge edge, List<Problem> problems) {
        boolean fires = false;
        boolean silent = false;
        for (Case each : ownCases(edge.rule())) {
            Set<Double> values = edge.values(
                    each.given().facts().stream().map(Observed::fact).toList());
            boolean fired = stateOf(each, edge.rule()) == State.FIRED;
            fires |= fired && values.stream().anyMatch(edge::isFirstFiring);
            silent |= !fired && values.stream().anyMatch(edge::isLastSilent);
        }
        if (!fires) {
            problem(
                    edge.rule(),
                    "No case fires at the edge of \"" + edge.text() + "\", with " + edge.firingText() + ".",
                    problems);
        }
        if (!silent) {
            problem(
                    edge.rule(),
                    "No case is silent at the edge of \"" + edge.text() + "\", with " + edge.silentText() + ".",
                    problems);
        }
    }

    /** Takes each fact that a rule needs out of a case that fires it: nobody may call it clear then. */
    private void withoutNeeded(RuleInfo rule, List<Problem> problems) {
        Case firing = ownCases(rule).stream()
                .filter(each -> stateOf(each, rule) == State.FIRED)
                .findFirst()
                .orElse(null);
        if (firing == null) {
            return;
        }
        for (Class<?> needed : rules.rules().needed(rule.name())) {
            // What isn't among the remedies that were tried wasn't tried: that is known.
            if (needed == Tried.class) {
                continue;
            }
            Snapshot less = without(needed, firing.given());
            if (less != null) {
                State state = statesOf(diagnoser.diagnose(less)).get(rule.name());
                if (state == State.CLEAR) {
                    problem(
                            rule,
                            "Without " + needed.getSimpleName() + " this rule is called clear, in " + firing.name()
                                    + ".",
                            problems);
                }
            }
        }
    }

    private List<Case> ownCases(RuleInfo rule) {
        String file = casesOf(rule);
        return ran.keySet().stream().filter(each -> each.file().equals(file)).toList();
    }

    private static String casesOf(RuleInfo rule) {
        return rule.file().replaceFirst("\\.drl$", ".yaml");
    }

    private @Nullable State stateOf(Case each, RuleInfo rule) {
        Ran known = ran.get(each);
        return known == null ? null : known.states().get(rule.name());
    }

    private static Map<String, State> statesOf(Report report) {
        return report.checks().stream().collect(Collectors.toMap(Check::rule, Check::state));
    }

    private static void problem(RuleInfo rule, String message, List<Problem> problems) {
        problems.add(new Problem(rule.file(), rule.line() + ":1  rule " + rule.name(), message));
    }

    /** The same snapshot without some facts, or null where it has none of them or can't be without. */
    private static @Nullable Snapshot without(Class<?> type, Snapshot given) {
        Map<String, @Nullable Object> none = new LinkedHashMap<>();
        for (Observed observed : given.facts()) {
            if (observed.fact().getClass() == type && FactType.of(type) != null) {
                observed.sources().forEach(source -> none.put(source.path(), null));
            }
        }
        try {
            return none.isEmpty() ? null : given.changed(none);
        } catch (SnapshotException e) {
            // What is left isn't a snapshot: this fact can't be missing while the others are there.
            return null;
        }
    }
}
