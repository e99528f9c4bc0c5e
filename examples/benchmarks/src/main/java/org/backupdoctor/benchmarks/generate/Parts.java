package org.backupdoctor.benchmarks.generate;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.backupdoctor.benchmarks.library.RuleSource;
import org.backupdoctor.internal.rules.text.RuleTree;

/** The rule set, whole or in part. */
final class Parts {

    private Parts() {}

    /** The files with those rules alone that a condition takes; files without any are left out. */
    static List<RuleSource> of(List<RuleSource> files, java.util.function.Predicate<RuleTree> takes) {
        return files.stream()
                .map(file -> new RuleSource(
                        file.path(),
                        file.text(),
                        file.rules().stream().filter(takes).toList()))
                .filter(file -> !file.rules().isEmpty())
                .toList();
    }

    /** The names of all rules. */
    static Set<String> names(List<RuleSource> files) {
        return files.stream()
                .flatMap(file -> file.rules().stream())
                .map(rule -> rule.name().unquoted())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
