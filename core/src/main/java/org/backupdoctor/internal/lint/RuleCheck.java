package org.backupdoctor.internal.lint;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.backupdoctor.Problem;
import org.backupdoctor.RuleSet;
import org.backupdoctor.RuleSet.Findings;
import org.backupdoctor.RuleSetException;
import org.backupdoctor.internal.cases.Case;
import org.backupdoctor.internal.cases.CaseSelection;
import org.backupdoctor.internal.cases.Names;
import org.backupdoctor.internal.knowledge.Knowledge;
import org.backupdoctor.internal.knowledge.RuleFile;
import org.backupdoctor.internal.knowledge.RuleFiles;
import org.backupdoctor.internal.knowledge.Unread;
import org.backupdoctor.internal.rules.LoadedRules;
import org.jspecify.annotations.Nullable;

/** Checks a directory of rules: tells of all errors in rules, pages, data and cases, or when there are none of all warnings. */
public final class RuleCheck {

    private RuleCheck() {}

    /** Checks the bundled rules with a directory laid over them. */
    public static Findings bundledWith(Path directory) {
        return check(
                directory,
                () -> LoadedRules.bundledWith(directory),
                () -> LoadedRules.bundledFiles().with(directory));
    }

    /** Checks a directory's rules alone. */
    public static Findings of(Path directory) {
        return check(directory, () -> LoadedRules.of(directory), () -> RuleFiles.of(directory));
    }

    private static Findings check(Path directory, Supplier<LoadedRules> loading, Supplier<RuleFiles> reading) {
        List<Problem> problems = new ArrayList<>();
        LoadedRules rules = null;
        List<Case> cases = new ArrayList<>();
        try {
            rules = loading.get();
            CaseSelection selection = CaseSelection.all(rules);
            cases.addAll(selection.cases());
            problems.addAll(selection.problems());
        } catch (RuleSetException e) {
            problems.addAll(e.problems());
            casesBeside(reading, problems);
        }
        if (rules != null) {
            problems.addAll(rules.warnings());
            problems.addAll(Unread.warnings(directory, rules.files()));
            problems.addAll(Lint.warnings(rules, cases));
            problems.addAll(Untranslated.warnings(rules));
        }
        problems.sort(Comparator.comparing(Problem::severity)
                .thenComparing(Problem::file)
                .thenComparingInt(problem -> problem.line().orElse(0))
                .thenComparingInt(problem -> problem.column().orElse(0)));
        return new Findings(List.copyOf(problems), optional(rules));
    }

    private static Optional<RuleSet> optional(@Nullable LoadedRules rules) {
        return Optional.ofNullable(rules);
    }

    /** What is wrong with edited cases while the rules don't load: an error in one file doesn't hide one in another. */
    private static void casesBeside(Supplier<RuleFiles> reading, List<Problem> problems) {
        try {
            RuleFiles files = reading.get();
            Names names = Names.of(Knowledge.of(files, null, null, new ArrayList<>()), Set.of(), files.off());
            for (RuleFile file : files.all()) {
                if (file.is(".yaml") && !file.ofData() && !file.bundled()) {
                    Case.read(file, names, problems);
                }
            }
        } catch (RuleSetException e) {
            // The files themselves can't be read; that is told already.
        }
    }
}
