package org.backupdoctor.benchmarks;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.backupdoctor.benchmarks.generate.Overlay;
import org.backupdoctor.benchmarks.library.Library;
import org.backupdoctor.benchmarks.peer.PlainDrools;
import org.kie.api.KieBase;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** How long all rules take: compiled from their text, or loaded as they were compiled when the library was built. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5)
@Measurement(iterations = 8)
@Fork(2)
public class CompileAll {

    private final Temporary temporary = new Temporary();

    /** Edits all files. */
    @Setup
    public void edit() throws IOException {
        new Overlay(temporary.directory()).everything("edited");
    }

    /** Leaves nothing behind. */
    @TearDown
    public void close() {
        temporary.close();
    }

    /** All files were edited, and are compiled. */
    @Benchmark
    public Library compileAll() {
        return Library.with(temporary.directory());
    }

    /** None was edited. */
    @Benchmark
    public Library loadBundled() {
        return Library.bundled();
    }

    /** Drools compiles the same DRL, file system to base, as its documentation teaches it. */
    @Benchmark
    public KieBase drools() {
        return PlainDrools.compiled();
    }
}
