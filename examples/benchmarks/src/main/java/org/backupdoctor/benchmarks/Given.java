package org.backupdoctor.benchmarks;

import java.util.List;
import org.backupdoctor.benchmarks.library.Library;
import org.backupdoctor.fact.Fact;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What rules are given of each input, made beforehand. */
@State(Scope.Benchmark)
public class Given {

    private List<Facts> all = List.of();

    /**
     * What rules are given of one input.
     *
     * @param facts the facts of the snapshot
     * @param diagnoses what the reasoning makes of what the rules say of them
     */
    record Facts(List<Fact> facts, List<Fact> diagnoses) {}

    /** Works them out. */
    @Setup
    public void make(Inputs inputs) {
        Library library = inputs.library();
        all = inputs.snapshots().parallelStream()
                .map(snapshot -> new Facts(library.facts(snapshot), library.diagnoses(snapshot)))
                .toList();
    }

    Facts next(Turn turn) {
        return all.get(turn.of(all.size()));
    }
}
