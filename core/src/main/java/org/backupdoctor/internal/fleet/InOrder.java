package org.backupdoctor.internal.fleet;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Works on the elements of a stream on several threads, and gives what comes of them in their order. A thread of its own reads the stream,
 * so that a source which has to be waited for holds up nothing that is done. Only so many elements are under way, from being read until
 * what came of them is taken.
 */
final class InOrder<T, R> implements Iterator<R> {

    private final Stream<? extends T> source;
    private final Function<? super T, ? extends R> work;
    private final ExecutorService threads;
    private final BlockingQueue<Coming<R>> underWay;
    private final Thread reader;
    private volatile boolean isStopped;
    private @Nullable Coming<R> next;

    /** What comes of an element; nothing at the end. */
    private record Coming<R>(@Nullable Future<R> result) {}

    private InOrder(
            Stream<? extends T> source,
            Function<? super T, ? extends R> work,
            ExecutorService threads,
            int window,
            String name) {
        this.source = source;
        this.work = work;
        this.threads = threads;
        this.underWay = new ArrayBlockingQueue<>(window);
        this.reader = new Thread(this::read, name);
        reader.setDaemon(true);
    }

    /**
     * What comes of the elements, in their order. What the source or the work throws is thrown in its place, after everything before it.
     *
     * @param source read by a thread of its own from now on, and closed by it
     * @param window how many elements are under way at most
     * @param name what that thread is called
     */
    static <T, R> Stream<R> of(
            Stream<? extends T> source,
            Function<? super T, ? extends R> work,
            ExecutorService threads,
            int window,
            String name) {
        InOrder<T, R> all = new InOrder<>(source, work, threads, window, name);
        all.reader.start();
        int traits = Spliterator.ORDERED | Spliterator.NONNULL;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(all, traits), false)
                .onClose(all::stop);
    }

    /** Ends the reading where nobody wants more. */
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stopped() {
            super(null, null, false, false);
        }
    }

    private void read() {
        try (source) {
            source.sequential().forEachOrdered(element -> put(threads.submit(() -> work.apply(element))));
            put(null);
        } catch (Stopped nobodyWantsMore) {
            // what was read and not taken is dropped
        } catch (RuntimeException | Error e) {
            failed(e);
        }
    }

    private void failed(Throwable e) {
        try {
            put(CompletableFuture.failedFuture(e));
            put(null);
        } catch (Stopped nobodyWantsMore) {
            // nor hears why there is no more
        }
    }

    private void put(@Nullable Future<R> result) {
        try {
            if (!isStopped) {
                underWay.put(new Coming<>(result));
            }
        } catch (InterruptedException e) {
            isStopped = true;
        }
        if (isStopped) {
            if (result != null) {
                result.cancel(false);
            }
            throw new Stopped();
        }
    }

    @Override
    public boolean hasNext() {
        if (next == null && !isStopped) {
            try {
                next = underWay.take();
            } catch (InterruptedException e) {
                throw interrupted();
            }
        }
        return next != null && next.result() != null;
    }

    @Override
    public R next() {
        Future<R> first = hasNext() && next != null ? next.result() : null;
        if (first == null) {
            throw new NoSuchElementException();
        }
        next = null;
        try {
            return first.get();
        } catch (InterruptedException e) {
            throw interrupted();
        } catch (ExecutionException e) {
            stop();
            Throwable cause = e.getCause();
            if (cause instanceof Error error) {
                throw error;
            }
            throw cause instanceof RuntimeException thrown ? thrown : new IllegalStateException(cause);
        }
    }

    private CancellationException interrupted() {
        stop();
        Thread.currentThread().interrupt();
        return new CancellationException("The thread that takes the reports was interrupted.");
    }

    private void stop() {
        isStopped = true;
        reader.interrupt();
        for (Coming<R> left = underWay.poll(); left != null; left = underWay.poll()) {
            if (left.result() != null) {
                left.result().cancel(false);
            }
        }
    }
}
