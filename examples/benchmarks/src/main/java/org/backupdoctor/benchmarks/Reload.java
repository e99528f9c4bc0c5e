package org.backupdoctor.benchmarks;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.backupdoctor.Diagnoser;
import org.backupdoctor.benchmarks.generate.Overlay;
import org.backupdoctor.benchmarks.library.Library;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** How long edited rules take until they are at work: one shot each, after some to warm up. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 15)
@Measurement(iterations = 15)
@Fork(2)
public class Reload {

    /** A file of middling size. */
    private static final String FILE = "causes/storage/icloud-storage-full.drl";

    private final Temporary temporary = new Temporary();
    private final Overlay overlay = new Overlay(temporary.directory());
    private Library library = Library.bundled();
    private Diagnoser.Live live =
            Diagnoser.builder().rules(temporary.directory()).live();
    private int edits;

    /** Edits the file anew. */
    @Setup(Level.Invocation)
    public void edit() throws IOException {
        overlay.one(FILE, "edit " + edits++);
    }

    /** Leaves nothing behind. */
    @TearDown
    public void close() {
        live.close();
        temporary.close();
    }

    /** One file was changed: compiled, checked against the cases that it could break, and at work. */
    @Benchmark
    public boolean changeOne() {
        return live.reload();
    }

    /** One file was changed: compiled, and no case is run. */
    @Benchmark
    public Library compileOne() {
        library = library.again(temporary.directory());
        return library;
    }
}
