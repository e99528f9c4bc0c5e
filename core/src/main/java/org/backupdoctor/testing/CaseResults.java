package org.backupdoctor.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.backupdoctor.Diagnoser;
import org.backupdoctor.Problem;
import org.backupdoctor.Report;
import org.backupdoctor.RuleSet;
import org.backupdoctor.RuleSetException;
import org.backupdoctor.internal.SessionDiagnoser;
import org.backupdoctor.internal.cases.Case;
import org.backupdoctor.internal.cases.CaseRunner;
import org.backupdoctor.internal.cases.CaseSelection;
import org.backupdoctor.internal.cases.SwitchedOff;
import org.backupdoctor.internal.data.Characters;
import org.backupdoctor.internal.knowledge.RuleFile;
import org.backupdoctor.internal.rules.LoadedRules;

/**
 * What came of the cases that lie beside rules. Immutable.
 *
 * @param rules the rule set that was tested
 * @param results each case that was run, file by file
 * @param skipped cases that were left out, as they speak of what the directory switches off
 */
public record CaseResults(Report.Rules rules, List<Result> results, List<String> skipped) {

    /** Which cases to run. */
    public enum Scope {
        /** Those of the directory's files, and those that name what these are about; all, where it switches something off. */
        DIRECTORY,
        /** The same, but files of the directory that are as the bundled ones don't count. */
        CHANGED,
        /** All, the bundled ones too. */
        ALL
    }

    /**
     * What came of a case.
     *
     * @param file the file it stands in
     * @param number its place there, from 1
     * @param it what it shows, a sentence
     * @param bundled whether its file came with the rules jar
     * @param unmet what was expected and what it got instead, a sentence each; empty when all is as expected
     */
    public record Result(String file, int number, String it, boolean bundled, List<String> unmet) {

        /** Keeps each sentence on one line, whatever its case says. */
        public Result {
            it = Characters.harmless(it);
            unmet = unmet.stream().map(Characters::harmless).toList();
        }

        /** Whether all is as expected. */
        public boolean passed() {
            return unmet.isEmpty();
        }
    }

    /**
     * Lays a directory over the bundled rules and runs cases.
     *
     * @throws RuleSetException when the rules don't load or a case can't be read; all errors are told at once
     */
    public static CaseResults of(Path directory, Scope scope) {
        return of(LoadedRules.bundledWith(directory), scope);
    }

    /**
     * Runs cases of rules that are loaded already.
     *
     * @throws RuleSetException when a case can't be read; all errors are told at once
     */
    public static CaseResults of(RuleSet set, Scope scope) {
        LoadedRules rules = (LoadedRules) set;
        CaseSelection selection =
                scope == Scope.ALL ? CaseSelection.all(rules) : CaseSelection.ofOverlay(rules, scope == Scope.CHANGED);
        if (!selection.problems().isEmpty()) {
            throw new RuleSetException(selection.problems());
        }
        Diagnoser diagnoser = new SessionDiagnoser(rules);
        SwitchedOff off = new SwitchedOff(rules);
        List<Result> results = new ArrayList<>();
        List<String> skipped =
                new ArrayList<>(selection.skipped().stream().map(Case::name).toList());
        for (Case each : selection.cases()) {
            List<String> unmet = List.copyOf(each.unmet(diagnoser.diagnose(each.given()), rules));
            if (!unmet.isEmpty() && off.makesVoid(each)) {
                skipped.add(each.name());
            } else {
                results.add(result(each, unmet, rules));
            }
        }
        return new CaseResults(rules.info(), List.copyOf(results), List.copyOf(skipped));
    }

    private static Result result(Case each, List<String> unmet, LoadedRules rules) {
        boolean bundled =
                rules.files().find(each.file()).filter(RuleFile::bundled).isPresent();
        return new Result(each.file(), each.number(), each.it(), bundled, unmet);
    }

    /**
     * What the cases of a directory leave open: rules of it that no case fires or leaves clear, numbers without their last silent and first
     * firing value, rules that are called clear although a fact they need was taken away, and pages without a case.
     *
     * @throws RuleSetException when the rules don't load or a case can't be read; all errors are told at once
     */
    public static List<Problem> unproven(Path directory) {
        LoadedRules rules = LoadedRules.bundledWith(directory);
        CaseSelection selection = CaseSelection.all(rules);
        if (!selection.problems().isEmpty()) {
            throw new RuleSetException(selection.problems());
        }
        return new CaseRunner(rules, new SessionDiagnoser(rules), selection.cases())
                .unproven().stream()
                        .filter(problem -> rules.files()
                                .find(problem.file())
                                .filter(RuleFile::bundled)
                                .isEmpty())
                        .toList();
    }

    /** The cases that weren't as expected. */
    public List<Result> failed() {
        return results.stream().filter(result -> !result.passed()).toList();
    }
}
