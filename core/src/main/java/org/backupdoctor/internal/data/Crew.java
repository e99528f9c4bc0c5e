package org.backupdoctor.internal.data;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Work on many things for which others may lend a hand. Whoever wants it does all that nobody else has begun, and so waits for no thread that
 * is busy elsewhere: without others it does everything itself. Can be used by many threads.
 */
public final class Crew {

    /** Nobody lends a hand. */
    public static final Crew ALONE = new Crew(null);

    private final @Nullable Executor others;

    private Crew(@Nullable Executor others) {
        this.others = others;
    }

    /** Those threads lend a hand when they have time. */
    public static Crew with(Executor others) {
        return new Crew(others);
    }

    /** Whether anybody may lend a hand. */
    public boolean isAlone() {
        return others == null;
    }

    /**
     * What comes of each, in their order.
     *
     * @throws RuntimeException what one of them threw: the first of those that did
     */
    public <T> List<T> all(List<? extends Supplier<? extends T>> works) {
        if (others == null || works.size() < 2) {
            List<T> results = new ArrayList<>(works.size());
            works.forEach(work -> results.add(work.get()));
            return results;
        }
        Shift<T> shift = new Shift<>(works);
        int most = Math.min(works.size(), Runtime.getRuntime().availableProcessors()) - 1;
        try {
            for (int i = 0; i < most; i++) {
                others.execute(shift);
            }
        } catch (RejectedExecutionException ended) {
            // Then there are fewer hands.
        }
        shift.run();
        return shift.results();
    }

    /** Works that are taken one after the other by whoever is free. */
    private static final class Shift<T> implements Runnable {

        private final List<? extends Supplier<? extends T>> works;
        private final AtomicInteger next = new AtomicInteger();
        private final AtomicReferenceArray<@Nullable T> results;
        private final AtomicReferenceArray<@Nullable Throwable> thrown;
        private final CountDownLatch open;

        Shift(List<? extends Supplier<? extends T>> works) {
            this.works = works;
            this.results = new AtomicReferenceArray<>(works.size());
            this.thrown = new AtomicReferenceArray<>(works.size());
            this.open = new CountDownLatch(works.size());
        }

        @Override
        public void run() {
            for (int i = next.getAndIncrement(); i < works.size(); i = next.getAndIncrement()) {
                try {
                    results.set(i, works.get(i).get());
                } catch (RuntimeException | Error e) {
                    thrown.set(i, e);
                } finally {
                    open.countDown();
                }
            }
        }

        List<T> results() {
            waitForAll();
            List<T> all = new ArrayList<>(works.size());
            for (int i = 0; i < works.size(); i++) {
                Throwable failure = thrown.get(i);
                if (failure instanceof Error error) {
                    throw error;
                } else if (failure instanceof RuntimeException exception) {
                    throw exception;
                }
                all.add(results.get(i));
            }
            return all;
        }

        /** What others have begun they end soon; an interruption is kept for whoever looks for it next. */
        private void waitForAll() {
            boolean interrupted = false;
            while (true) {
                try {
                    open.await();
                    break;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
