package org.backupdoctor.benchmarks;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.backupdoctor.DeviceSnapshot;
import org.backupdoctor.Diagnoser;
import org.backupdoctor.Report;
import org.backupdoctor.benchmarks.library.Library;
import org.backupdoctor.benchmarks.peer.Part;
import org.backupdoctor.benchmarks.peer.PlainDrools;
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

/** One whole diagnosis, from a snapshot that was just read to the report object. Only how the rules are run differs. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 10, time = 2)
@Measurement(iterations = 10, time = 2)
@Fork(2)
public class WarmDiagnosis {

    /** Who runs the rules. */
    public enum By {
        /** The library as it is. */
        OURS,
        /** Loops and ifs. */
        JAVA,
        /** Drools as its documentation teaches it. */
        DROOLS
    }

    /** Who runs the rules. */
    @Param({"OURS", "JAVA", "DROOLS"})
    public By by = By.OURS;

    private @Nullable Diagnoser diagnoser;

    /** Makes the diagnoser. */
    @Setup
    public void make(Inputs inputs) {
        Library library = inputs.library();
        diagnoser = switch (by) {
            case OURS -> library.diagnoser();
            case JAVA -> library.diagnoser(PlainJava.rules(library));
            case DROOLS -> library.diagnoser(PlainDrools.rules(library, Part.ALL));
        };
    }

    /** One diagnosis. */
    @Benchmark
    public Report diagnosis(Inputs inputs, Turn turn) {
        List<DeviceSnapshot> snapshots = inputs.snapshots();
        return Objects.requireNonNull(diagnoser).diagnose(Library.anew(snapshots.get(turn.of(snapshots.size()))));
    }
}
