package org.backupdoctor.benchmarks;

import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.ThreadParams;

/** Whose turn it is: each thread goes through the inputs at its own place, in steps that mix the sources. */
@State(Scope.Thread)
public class Turn {

    /** No divisor of any number of inputs there is, so that all have their turn before the first has it again. */
    private static final int STEP = 7_919;

    private int next;

    /** Each thread begins at its own place. */
    @Setup
    public void begin(ThreadParams threads) {
        next = threads.getThreadIndex() * 101;
    }

    /** The next of so many. */
    int of(int count) {
        next = (next + STEP) % count;
        return next;
    }
}
