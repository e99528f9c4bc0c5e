package org.backupdoctor.internal.fleet;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;

/** Threads that diagnose. */
public final class Workers implements AutoCloseable {

    /** So many elements a thread are under way: enough that none waits for a slow one before it. */
    private static final int AHEAD = 16;

    private static final String NAME = "backup-doctor-fleet-";

    private final ExecutorService threads;
    private final int window;
    private final AtomicInteger readers = new AtomicInteger();

    /** So many threads, which are started when there is work. */
    public Workers(int threads) {
        AtomicInteger started = new AtomicInteger();
        this.threads = Executors.newFixedThreadPool(threads, work -> {
            Thread thread = new Thread(work, NAME + started.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        this.window = threads * AHEAD;
    }

    /** What comes of the elements of a stream, in their order. */
    public <T, R> Stream<R> inOrder(Stream<? extends T> source, Function<? super T, ? extends R> work) {
        return InOrder.of(source, work, threads, window, NAME + "reader-" + readers.incrementAndGet());
    }

    @Override
    public void close() {
        // Whoever waits for one that was never begun is told.
        threads.shutdownNow().forEach(task -> ((Future<?>) task).cancel(false));
    }
}
