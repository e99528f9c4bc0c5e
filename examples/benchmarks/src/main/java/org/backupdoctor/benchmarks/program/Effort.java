package org.backupdoctor.benchmarks.program;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** What a thread spends: time on a processor, which other programs beside it don't lengthen as they do the time on the clock; and memory. */
final class Effort {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Effort() {}

    /** Nanoseconds that a piece of work keeps a processor busy. */
    static long nanos(Runnable work) {
        long start = THREADS.getCurrentThreadCpuTime();
        work.run();
        return THREADS.getCurrentThreadCpuTime() - start;
    }

    /** Bytes that a piece of work allocates. */
    static long bytes(Runnable work) {
        long start = THREADS.getCurrentThreadAllocatedBytes();
        work.run();
        return THREADS.getCurrentThreadAllocatedBytes() - start;
    }

    /** Bytes that are in use on the heap once what isn't used is gone. */
    static long heap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** Bytes that loaded classes and compiled code take. */
    static long outsideTheHeap() {
        return ManagementFactory.getMemoryMXBean().getNonHeapMemoryUsage().getUsed();
    }
}
