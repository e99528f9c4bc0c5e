package org.backupdoctor.internal.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.backupdoctor.Problem;
import org.backupdoctor.internal.knowledge.RuleFile;
import org.backupdoctor.internal.knowledge.RuleFiles;
import org.backupdoctor.internal.rules.LoadedRules;

/**
 * The cases that can tell whether a directory laid over the bundled rules does what it should.
 *
 * @param cases the cases to run, file by file
 * @param skipped those that speak of what is switched off
 * @param bundledFiles the files of cases that came with the rules jar
 * @param problems why a case can't be read
 */
public record CaseSelection(List<Case> cases, List<Case> skipped, Set<String> bundledFiles, List<Problem> problems) {

    /**
     * The cases of the files that were laid over, and those that name what these and their rules are about. All, where data were laid
     * over: they bear on everything.
     *
     * @param all whether to take all, whatever was laid over
     * @param onlyChanged whether files that are as the bundled ones count for nothing
     */
    public static CaseSelection of(LoadedRules rules, boolean all, boolean onlyChanged) {
        RuleFiles bundled = bundled();
        Set<String> touched = new TreeSet<>();
        Set<String> paths = new TreeSet<>();
        Set<String> off = new TreeSet<>();
        Set<String> bundledFiles = new TreeSet<>();
        boolean data = false;
        for (RuleFile file : rules.files().all()) {
            boolean same = bundled.find(file.path())
                    .filter(below -> below.content().equals(file.content()))
                    .isPresent();
            if (file.bundled()) {
                bundledFiles.add(file.path());
            } else if (!same || !onlyChanged) {
                touched.add(file.id());
                paths.add(file.path());
                data |= file.ofData() && !same;
            }
        }
        // A cause's file may hold rules of remedies: what these do elsewhere is at stake too.
        rules.rules().rules().values().stream()
                .filter(rule -> paths.contains(rule.file()))
                .forEach(rule -> touched.add(rule.subject()));
        for (RuleFile file : bundled.all()) {
            if (rules.files().find(file.path()).isEmpty() && !file.is(".yaml")) {
                off.add(file.id());
            }
        }
        List<Problem> problems = new ArrayList<>();
        List<Case> run = new ArrayList<>();
        List<Case> skipped = new ArrayList<>();
        for (Case each : CaseRunner.casesOf(rules, problems)) {
            if (names(each.expected(), off)) {
                skipped.add(each);
            } else if (all || data || touched.contains(id(each)) || names(each.expected(), touched)) {
                run.add(each);
            }
        }
        return new CaseSelection(run, skipped, bundledFiles, problems);
    }

    /** Whether a case came with the rules jar. */
    public boolean isBundled(Case each) {
        return bundledFiles.contains(each.file());
    }

    private static String id(Case each) {
        return RuleFiles.file(each.file(), "", false).id();
    }

    /** Whether an expectation names one of these causes or remedies, or a rule of theirs. */
    private static boolean names(Object expected, Set<String> ids) {
        if (expected instanceof Map<?, ?> object) {
            return object.entrySet().stream()
                    .anyMatch(entry -> !entry.getKey().equals("says") && names(entry.getValue(), ids));
        }
        if (expected instanceof List<?> list) {
            return list.stream().anyMatch(element -> names(element, ids));
        }
        String text = expected.toString();
        int slash = text.indexOf('/');
        return ids.contains(slash < 0 ? text : text.substring(0, slash));
    }

    private static RuleFiles bundled() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return RuleFiles.bundled(
                context != null && context.getResource(RuleFiles.INDEX) != null
                        ? context
                        : CaseSelection.class.getClassLoader());
    }
}
