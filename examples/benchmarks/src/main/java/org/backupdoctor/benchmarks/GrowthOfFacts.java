package org.backupdoctor.benchmarks;

import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.backupdoctor.DeviceSnapshot;
import org.backupdoctor.Diagnoser;
import org.backupdoctor.Report;
import org.backupdoctor.benchmarks.input.Snapshots;
import org.backupdoctor.benchmarks.library.Library;
import org.backupdoctor.benchmarks.peer.PlainJava;
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

/** What more facts cost: a full account with many apps, or with many backups stored in it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 10, time = 2)
@Measurement(iterations = 10, time = 2)
@Fork(1)
public class GrowthOfFacts {

    /** Who runs the rules. */
    public enum By {
        /** The library as it is. */
        OURS,
        /** Loops and ifs. */
        JAVA
    }

    /** Of what there are many. */
    public enum Many {
        /** Apps in the next backup. */
        APPS,
        /** Backups in the account. */
        BACKUPS
    }

    /** Who runs the rules. */
    @Param({"OURS", "JAVA"})
    public By by = By.OURS;

    /** Of what there are many. */
    @Param({"APPS", "BACKUPS"})
    public Many many = Many.APPS;

    /** How many. */
    @Param({"1", "10", "100", "300", "1000"})
    public int count = 1;

    private @Nullable Diagnoser diagnoser;
    private DeviceSnapshot snapshot = DeviceSnapshot.builder().build();

    /** Makes the snapshot. */
    @Setup
    public void make() {
        Library library = Library.bundled();
        diagnoser = by == By.OURS ? library.diagnoser() : library.diagnoser(PlainJava.rules(library));
        snapshot = Snapshots.full(many == Many.APPS ? count : 1, many == Many.APPS ? 1 : count);
    }

    /** One diagnosis. */
    @Benchmark
    public Report diagnosis() {
        return Objects.requireNonNull(diagnoser).diagnose(Library.anew(snapshot));
    }
}
