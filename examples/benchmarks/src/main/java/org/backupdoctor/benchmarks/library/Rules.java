package org.backupdoctor.benchmarks.library;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.backupdoctor.fact.Fact;

/** The rule set at work, in whatever way: gives what its rules say of facts. */
@FunctionalInterface
public interface Rules {

    /** What the rules say of facts, and then of the diagnoses that the caller makes of that. */
    Heard run(Collection<? extends Fact> facts, Function<Said, List<? extends Fact>> diagnoses);

    /**
     * What was said.
     *
     * @param first before there were diagnoses
     * @param then with the diagnoses
     */
    record Heard(Said first, Said then) {}
}
