package org.backupdoctor.benchmarks;

import java.util.concurrent.TimeUnit;
import org.backupdoctor.benchmarks.library.Library;
import org.backupdoctor.benchmarks.library.Rules;
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

/** The rules alone: facts and diagnoses are given, and what comes of it is what the rules say. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 10, time = 2)
@Measurement(iterations = 10, time = 2)
@Fork(2)
public class WarmRules {

    static final Rules NONE = (facts, diagnoses) -> {
        throw new IllegalStateException("The rules aren't loaded yet.");
    };

    /** Who runs the rules. */
    public enum By {
        /** The library as it is. */
        OURS,
        /** Loops and ifs. */
        JAVA,
        /** Drools as its documentation teaches it. */
        DROOLS,
        /** The same as it comes: rules share their joins, and a few are lost. */
        DROOLS_SHARING
    }

    /** Who runs the rules. */
    @Param({"OURS", "JAVA", "DROOLS", "DROOLS_SHARING"})
    public By by = By.OURS;

    private Rules rules = NONE;

    /** Loads the rules. */
    @Setup
    public void make(Inputs inputs) {
        Library library = inputs.library();
        rules = switch (by) {
            case OURS -> library.ours();
            case JAVA -> PlainJava.rules(library);
            case DROOLS -> PlainDrools.rules(library, Part.ALL);
            case DROOLS_SHARING -> PlainDrools.rules(library, Part.ALL, true);
        };
    }

    /** One run of all rules. */
    @Benchmark
    public Rules.Heard rules(Given given, Turn turn) {
        Given.Facts facts = given.next(turn);
        return rules.run(facts.facts(), said -> facts.diagnoses());
    }
}
