package org.backupdoctor.web.work;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.backupdoctor.web.problem.RequestException;
import org.springframework.http.HttpStatus;

/** Lets so many requests be worked on at a time; so many wait, the next ones are told to come back. Each has so long. */
public final class Work implements AutoCloseable {

    private final Duration time;
    private final ThreadPoolExecutor threads;

    /** Work on threads of this name. */
    public Work(String name, int parallel, int waiting, Duration time) {
        this.time = time;
        this.threads = new ThreadPoolExecutor(
                parallel,
                parallel,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(Math.max(1, waiting)),
                work -> new Thread(work, name));
    }

    /**
     * Does a piece of work, and waits for it.
     *
     * @throws RequestException when there is too much to do, or it takes too long
     */
    public <T> T done(Callable<T> piece) {
        Future<T> result;
        try {
            result = threads.submit(piece);
        } catch (RejectedExecutionException e) {
            throw busy("There is too much to do just now. Maybe try again in a second.");
        }
        try {
            return result.get(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            result.cancel(true);
            throw busy("This took longer than " + time.toSeconds()
                    + " seconds and was given up. Maybe it is more than one device's answers.");
        } catch (InterruptedException e) {
            result.cancel(true);
            Thread.currentThread().interrupt();
            throw busy("The service is stopping.");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException told ? told : new IllegalStateException(e.getCause());
        }
    }

    private static RequestException busy(String detail) {
        return new RequestException(HttpStatus.SERVICE_UNAVAILABLE, detail).with("Retry-After", "1");
    }

    /** Lets what was begun end. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(time.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
