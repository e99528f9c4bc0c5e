package org.backupdoctor.fleet;

import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.jspecify.annotations.Nullable;

/** Passes everything on, and throws now and then, as long as there are failures left; on every subtask, at places made by lot. */
final class Stumble<T> extends RichMapFunction<T, T> {

    /** How many failures are still to come, in this JVM. */
    static final AtomicInteger LEFT = new AtomicInteger();

    /** How much was passed on, what came again counted again. */
    static final AtomicLong PASSED = new AtomicLong();

    /** The longest way between two. */
    static volatile int gap = 4;

    private transient @Nullable SplittableRandom random;
    private transient int next;

    @Override
    public void open(OpenContext context) {
        random = new SplittableRandom(
                31L * LEFT.get() + getRuntimeContext().getTaskInfo().getIndexOfThisSubtask());
        next = random.nextInt(gap / 4, gap);
    }

    @Override
    public T map(T value) {
        if (LEFT.get() > 0 && --next <= 0 && LEFT.getAndDecrement() > 0) {
            throw new IllegalStateException("Stumbled.");
        }
        PASSED.incrementAndGet();
        return value;
    }
}
