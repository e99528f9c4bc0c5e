package org.backupdoctor.benchmarks;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.backupdoctor.benchmarks.generate.Overlay;
import org.backupdoctor.benchmarks.library.Library;
import org.backupdoctor.benchmarks.library.Rules;
import org.backupdoctor.benchmarks.peer.Easy;
import org.backupdoctor.benchmarks.peer.Evrete;
import org.backupdoctor.benchmarks.peer.Part;
import org.backupdoctor.benchmarks.peer.PlainDrools;
import org.backupdoctor.benchmarks.peer.PlainJava;
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

/** The rules alone, of a part that another engine can say, in all engines. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 10, time = 2)
@Measurement(iterations = 10, time = 2)
@Fork(2)
public class WarmPart {

    /** Who runs the rules. */
    public enum By {
        /** The library with these rules alone. */
        OURS,
        /** Loops and ifs. */
        JAVA,
        /** Drools as its documentation teaches it. */
        DROOLS,
        /** The engine that the part is for. */
        ENGINE
    }

    /** The part. */
    @Param({"EVRETE", "EASY"})
    public Part part = Part.EVRETE;

    /** Who runs the rules. */
    @Param({"OURS", "JAVA", "DROOLS", "ENGINE"})
    public By by = By.OURS;

    private Rules rules = WarmRules.NONE;

    /** Loads the rules. */
    @Setup
    public void make(Inputs inputs) throws IOException {
        Library library = inputs.library();
        rules = switch (by) {
            case OURS -> ours();
            case JAVA -> PlainJava.rules(library, part);
            case DROOLS -> PlainDrools.rules(library, part);
            case ENGINE -> part == Part.EASY ? Easy.rules(library) : Evrete.rules(library);
        };
    }

    private Rules ours() throws IOException {
        try (Temporary temporary = new Temporary()) {
            new Overlay(temporary.directory()).part(part);
            return Library.with(temporary.directory()).ours();
        }
    }

    /** One run of these rules. Easy Rules has none about diagnoses. */
    @Benchmark
    public Rules.Heard rules(Given given, Turn turn) {
        Given.Facts facts = given.next(turn);
        return rules.run(facts.facts(), said -> facts.diagnoses());
    }
}
