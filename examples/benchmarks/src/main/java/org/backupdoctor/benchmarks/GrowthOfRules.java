package org.backupdoctor.benchmarks;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.backupdoctor.DeviceSnapshot;
import org.backupdoctor.Diagnoser;
import org.backupdoctor.Report;
import org.backupdoctor.benchmarks.generate.Overlay;
import org.backupdoctor.benchmarks.library.Library;
import org.backupdoctor.benchmarks.library.Rules;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What more rules cost: all rules once, twice, four and eight times, under other names, each saying what its original says. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 10, time = 2)
@Measurement(iterations = 10, time = 2)
@Fork(1)
public class GrowthOfRules {

    /** How often each rule is there. */
    @Param({"1", "2", "4", "8"})
    public int times = 1;

    private Rules rules = WarmRules.NONE;
    private @Nullable Diagnoser diagnoser;

    /** Compiles the rules. */
    @Setup
    public void make() throws IOException {
        try (Temporary temporary = new Temporary()) {
            Library library = Library.with(temporary.directory());
            // One after the other: what is compiled at once is limited.
            for (int i = 2; i <= times; i++) {
                new Overlay(temporary.directory()).variants(i);
                library = library.again(temporary.directory());
            }
            rules = library.ours();
            diagnoser = library.diagnoser();
        }
    }

    /** One run of all rules. */
    @Benchmark
    public Rules.Heard rules(Given given, Turn turn) {
        Given.Facts facts = given.next(turn);
        return rules.run(facts.facts(), said -> facts.diagnoses());
    }

    /** One diagnosis. */
    @Benchmark
    public Report diagnosis(Inputs inputs, Turn turn) {
        List<DeviceSnapshot> snapshots = inputs.snapshots();
        return Objects.requireNonNull(diagnoser).diagnose(Library.anew(snapshots.get(turn.of(snapshots.size()))));
    }
}
