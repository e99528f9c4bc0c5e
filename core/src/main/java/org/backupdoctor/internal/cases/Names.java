package org.backupdoctor.internal.cases;

import java.util.Set;
import org.backupdoctor.internal.knowledge.Knowledge;

/**
 * The names that a case may use.
 *
 * @param causes the ids of all causes
 * @param remedies the ids of all remedies
 * @param rules the names of all rules; empty when they aren't known, and then any is good
 * @param off the ids of what is switched off: they and their rules stay known
 */
public record Names(Set<String> causes, Set<String> remedies, Set<String> rules, Set<String> off) {

    /** The names of a rule set. */
    public static Names of(Knowledge knowledge, Set<String> rules, Set<String> off) {
        return new Names(knowledge.causes().keySet(), knowledge.remedies().keySet(), rules, off);
    }

    /** Whether a cause, a remedy or the rule of one is switched off. */
    boolean isOff(String name) {
        int slash = name.indexOf('/');
        return off.contains(slash < 0 ? name : name.substring(0, slash));
    }
}
