package org.backupdoctor.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.backupdoctor.DeviceSnapshot;
import org.backupdoctor.Diagnoser;
import org.backupdoctor.Report;
import org.backupdoctor.benchmarks.generate.Overlay;
import org.backupdoctor.benchmarks.library.Library;
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

/**
 * What a diagnosis costs when other rule sets are at work in between. Each set has all rules twice, so a diagnosis does the same work
 * however many sets take turns: what more of them cost is what their rules and code take from each other in the processor's caches. Four
 * sets have as many rules as {@link GrowthOfRules} has with eight times as many.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 20, time = 2)
@Measurement(iterations = 10, time = 2)
@Fork(1)
public class GrowthOfSets {

    /** How many sets take turns. */
    @Param({"1", "2", "4"})
    public int sets = 1;

    private final List<Diagnoser> diagnosers = new ArrayList<>();
    private int next;

    /** Compiles the rules, those of each set under other names. */
    @Setup
    public void make() throws IOException {
        for (int i = 0; i < sets; i++) {
            try (Temporary temporary = new Temporary()) {
                Library library = Library.with(temporary.directory());
                new Overlay(temporary.directory()).variants(i + 2);
                diagnosers.add(library.again(temporary.directory()).diagnoser());
            }
        }
    }

    /** One diagnosis, by the set whose turn it is. */
    @Benchmark
    public Report diagnosis(Inputs inputs, Turn turn) {
        List<DeviceSnapshot> snapshots = inputs.snapshots();
        next = (next + 1) % sets;
        return diagnosers.get(next).diagnose(Library.anew(snapshots.get(turn.of(snapshots.size()))));
    }
}
