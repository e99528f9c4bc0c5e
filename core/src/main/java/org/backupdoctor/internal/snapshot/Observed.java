package org.backupdoctor.internal.snapshot;

import java.util.List;
import org.backupdoctor.Report.Evidence;
import org.backupdoctor.fact.Fact;

/**
 * A fact with the places in the snapshot that it was read from.
 *
 * @param fact the fact
 * @param sources each field that it holds, with the value found there
 * @param also what it depends on besides its kind and its sources, where there is something
 */
public record Observed(Fact fact, List<Evidence> sources, List<Object> also) {

    /** A fact that its kind and its sources decide. */
    public Observed(Fact fact, List<Evidence> sources) {
        this(fact, sources, List.of());
    }

    /** The facts alone. */
    public static List<Fact> facts(List<Observed> observed) {
        return observed.stream().map(Observed::fact).toList();
    }

    /**
     * Whether this is the same fact as another, seen in the same places. Asks what they depend on and not the facts: a record's own equality
     * is made when it is first asked for, which for all kinds of facts takes longer than to diagnose.
     */
    public boolean isSame(Observed other) {
        if (fact.getClass() != other.fact.getClass()
                || sources.size() != other.sources.size()
                || !also.equals(other.also)) {
            return false;
        }
        for (int i = 0; i < sources.size(); i++) {
            Evidence mine = sources.get(i);
            Evidence theirs = other.sources.get(i);
            if (!mine.path().equals(theirs.path()) || !mine.value().equals(theirs.value())) {
                return false;
            }
        }
        return true;
    }
}
