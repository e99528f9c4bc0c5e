package org.backupdoctor.internal.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.backupdoctor.Problem;
import org.backupdoctor.internal.knowledge.RuleFile;
import org.backupdoctor.internal.rules.LoadedRules;

/**
 * The cases that can tell whether a change of rules does what it should.
 *
 * @param cases the cases to run, file by file
 * @param skipped those that speak of what is switched off
 * @param problems why a case can't be read
 */
public record CaseSelection(List<Case> cases, List<Case> skipped, List<Problem> problems) {

    /** All cases of a rule set. */
    public static CaseSelection all(LoadedRules rules) {
        return select(rules, Set.of(), true);
    }

    /**
     * The cases of the files that were laid over the bundled ones, and those that name what these are about. All, where something is
     * switched off: it may be missed anywhere.
     *
     * @param onlyChanged whether files that are as the bundled ones count for nothing
     */
    public static CaseSelection ofOverlay(LoadedRules rules, boolean onlyChanged) {
        if (!rules.files().off().isEmpty()) {
            return all(rules);
        }
        Set<String> paths = new TreeSet<>();
        for (RuleFile file : rules.files().all()) {
            RuleFile below = file.below();
            boolean same = below != null && below.content().equals(file.content());
            if (!file.bundled() && !file.isTranslation() && !(same && (onlyChanged || file.ofData()))) {
                paths.add(file.path());
            }
        }
        return touchedBy(rules, paths);
    }

    /** The cases that a change of these files could break. All, where data changed: they bear on everything. */
    public static CaseSelection touchedBy(LoadedRules rules, Set<String> changed) {
        // What is said in other languages breaks none.
        Set<String> paths = new TreeSet<>(changed);
        paths.removeIf(RuleFile::isTranslation);
        Set<String> ids = new TreeSet<>();
        paths.forEach(path -> ids.add(RuleFile.id(path)));
        // A cause's file may hold rules of remedies: what these do elsewhere is at stake too.
        rules.rules().rules().values().stream()
                .filter(rule -> paths.contains(rule.file()))
                .forEach(rule -> ids.add(rule.subject()));
        return select(rules, ids, paths.stream().anyMatch(path -> path.startsWith("data/")));
    }

    private static CaseSelection select(LoadedRules rules, Set<String> ids, boolean all) {
        CaseSelection selection = new CaseSelection(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        Set<String> off = rules.files().off();
        Names names = Names.of(rules.knowledge(), rules.rules().rules().keySet(), off);
        boolean whole = rules.files().all().stream().allMatch(RuleFile::bundled);
        for (RuleFile file : rules.files().all()) {
            boolean own = all || ids.contains(file.id());
            if (file.is(".yaml") && !file.ofData() && (own || mentions(file, ids) || mentions(file, off))) {
                // Where a rule was replaced, a bundled case that names it fails, with what there is instead.
                Names known = file.bundled() && !whole ? null : names;
                for (Case each : Case.read(file, known, selection.problems)) {
                    if (off.stream().anyMatch(each::names)) {
                        selection.skipped.add(each);
                    } else if (own || ids.stream().anyMatch(each::names)) {
                        selection.cases.add(each);
                    }
                }
            }
        }
        return selection;
    }

    /** A quick look, so that not every file is read as cases. */
    private static boolean mentions(RuleFile file, Set<String> ids) {
        return ids.stream().anyMatch(file.text()::contains);
    }
}
