package org.backupdoctor.internal.cases;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.backupdoctor.Diagnoser;
import org.backupdoctor.Problem;
import org.backupdoctor.Report;
import org.backupdoctor.Report.Check;
import org.backupdoctor.Report.State;
import org.backupdoctor.RuleSetException;
import org.backupdoctor.internal.SessionDiagnoser;
import org.backupdoctor.internal.knowledge.RuleFile;
import org.backupdoctor.internal.knowledge.RuleFiles;
import org.backupdoctor.internal.rules.LoadedRules;
import org.backupdoctor.internal.rules.RuleInfo;
import org.backupdoctor.internal.rules.text.Mutation;
import org.backupdoctor.internal.rules.text.Mutations;

/** Changes rules on purpose, one small step at a time, and finds out whether the cases notice. */
public final class Mutants {

    /** How many changes are compiled at once. */
    private static final int PORTION = 40;

    private final LoadedRules rules;
    private final Map<String, List<Case>> cases = new TreeMap<>();
    private final Map<Case, Map<String, State>> states = new ConcurrentHashMap<>();

    private Mutants(LoadedRules rules) {
        this.rules = rules;
    }

    /** What became of a change. */
    public enum Fate {
        /** A case isn't as it says any more. */
        NOTICED,
        /** The rules don't load. */
        REFUSED,
        /** All cases are as they say. */
        SURVIVES
    }

    /**
     * A rule with a change.
     *
     * @param file the file it stands in
     * @param mutation the change
     * @param fate what became of it
     * @param hint how the cases could notice it, where they don't
     */
    public record Mutant(RuleFile file, Mutation mutation, Fate fate, String hint) {}

    /**
     * Tries every change of the rules of these files.
     *
     * @param wanted which changes
     * @throws RuleSetException when a case can't be read, or isn't as it says before anything is changed
     */
    public static List<Mutant> of(LoadedRules rules, Collection<RuleFile> files, Predicate<Mutation> wanted) {
        Mutants mutants = new Mutants(rules);
        List<Mutant> todo = new ArrayList<>();
        for (RuleFile file : files) {
            Mutations.of(file.text()).stream()
                    .filter(wanted)
                    .forEach(mutation -> todo.add(new Mutant(file, mutation, Fate.SURVIVES, "")));
        }
        mutants.selectCases(todo.stream().map(Mutant::file).distinct().toList());
        List<List<Mutant>> portions = new ArrayList<>();
        for (int i = 0; i < todo.size(); i += PORTION) {
            portions.add(todo.subList(i, Math.min(i + PORTION, todo.size())));
        }
        return portions.parallelStream()
                .flatMap(portion -> mutants.tried(portion).stream())
                .toList();
    }

    /** The cases that could notice a change of a file, which must all be as they say now. */
    private void selectCases(List<RuleFile> files) {
        List<Problem> problems = new ArrayList<>();
        for (RuleFile file : files) {
            CaseSelection selection = CaseSelection.touchedBy(rules, Set.of(file.path()));
            problems.addAll(selection.problems());
            cases.put(file.path(), selection.cases());
        }
        Diagnoser diagnoser = new SessionDiagnoser(rules);
        cases.values().stream().flatMap(List::stream).distinct().toList().parallelStream()
                .map(each -> failure(each, diagnoser))
                .flatMap(List::stream)
                .forEachOrdered(problems::add);
        if (!problems.isEmpty()) {
            throw new RuleSetException(problems.stream().distinct().toList());
        }
    }

    private List<Problem> failure(Case each, Diagnoser diagnoser) {
        List<String> unmet = each.unmet(diagnoser.diagnose(each.given()), rules);
        return unmet.isEmpty()
                ? List.of()
                : List.of(new Problem(
                        each.file(),
                        "",
                        "Case " + each.number() + ", \"" + each.it() + "\", isn't so before anything is changed: "
                                + String.join(" ", unmet),
                        "Maybe run \"rules test\" first."));
    }

    /** Tries some changes, all compiled at once, each as a file of its own. */
    private List<Mutant> tried(List<Mutant> portion) {
        List<RuleFile> changed = new ArrayList<>();
        for (Mutant mutant : portion) {
            RuleFile file = mutant.file();
            Mutation mutation = mutant.mutation();
            changed.add(RuleFiles.file(
                    file.path().replaceFirst("\\.drl$", "-" + changed.size() + ".drl"),
                    mutation.in(Mutations.alone(mutation.rule(), file.text())),
                    false));
        }
        Map<String, LoadedRules> sets = rules.withEach(changed);
        List<Mutant> tried = new ArrayList<>();
        for (Mutant mutant : portion) {
            LoadedRules set = sets.get(changed.get(tried.size()).path());
            tried.add(
                    set == null ? new Mutant(mutant.file(), mutant.mutation(), Fate.REFUSED, "") : tried(mutant, set));
        }
        return tried;
    }

    private Mutant tried(Mutant mutant, LoadedRules changed) {
        RuleFile file = mutant.file();
        Mutation mutation = mutant.mutation();
        List<Case> ordered = cases.getOrDefault(file.path(), List.of()).stream()
                .sorted(Comparator.comparing(each -> !each.names(mutation.rule())))
                .toList();
        Diagnoser diagnoser = new SessionDiagnoser(changed);
        for (Case each : ordered) {
            if (!each.unmet(diagnoser.diagnose(each.given()), changed).isEmpty()) {
                return new Mutant(file, mutation, Fate.NOTICED, "");
            }
        }
        return new Mutant(file, mutation, Fate.SURVIVES, hint(mutant, ordered, diagnoser));
    }

    /** A case in which the rule comes out otherwise only has to say how it should; where there is none, one is missing. */
    private String hint(Mutant mutant, List<Case> ordered, Diagnoser changed) {
        String rule = mutant.mutation().rule();
        String own = mutant.file().path().replaceFirst("\\.drl$", ".yaml");
        Diagnoser asItIs = new SessionDiagnoser(rules);
        boolean word = mutant.mutation().kind() == Mutation.Kind.WORD;
        for (Case each :
                ordered.stream().filter(each -> each.file().equals(own)).toList()) {
            State before = states.computeIfAbsent(each, some -> states(asItIs.diagnose(some.given())))
                    .get(rule);
            boolean tells = word
                    ? before == State.FIRED
                    : before != states(changed.diagnose(each.given())).get(rule);
            if (tells && before != null) {
                RuleInfo info = rules.rules().rules().get(rule);
                return "Maybe say \"" + before.name().toLowerCase(Locale.ROOT) + ": [ " + rule
                        + (word && info != null ? ": " + info.word() : "") + " ]\" in " + each.file() + ", case "
                        + each.number() + ".";
            }
        }
        return "Maybe a case is missing in " + own
                + (word ? " that fires the rule." : " in which nothing else makes a difference.");
    }

    private static Map<String, State> states(Report report) {
        return report.checks().stream().collect(Collectors.toMap(Check::rule, Check::state));
    }
}
