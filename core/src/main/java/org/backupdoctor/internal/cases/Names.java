package org.backupdoctor.internal.cases;

import java.util.Set;
import java.util.TreeSet;
import org.backupdoctor.internal.knowledge.Knowledge;

/**
 * The names that a case may use.
 *
 * @param causes the ids of all causes
 * @param remedies the ids of all remedies
 * @param rules the names of all rules; empty when they aren't known, and then any is good
 */
public record Names(Set<String> causes, Set<String> remedies, Set<String> rules) {

    /** The names of a rule set. */
    public static Names of(Knowledge knowledge, Set<String> rules) {
        return new Names(
                new TreeSet<>(knowledge.causes().keySet()),
                new TreeSet<>(knowledge.remedies().keySet()),
                new TreeSet<>(rules));
    }
}
