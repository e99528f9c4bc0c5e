package org.backupdoctor.internal.rules;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/**
 * Work that goes wrong where its thread is interrupted, or has a context class loader that doesn't see this library: a compiler then leaves out
 * methods, and finds faults where there are none. It is done on a thread that nobody else knows; whoever waits for it keeps its interruption
 * for later.
 */
final class Undisturbed {

    private static final String NAME = "backup-doctor-compiler";

    private Undisturbed() {}

    /**
     * What comes of the work.
     *
     * @throws RuntimeException what the work threw
     */
    static <T> T by(Supplier<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        result.complete(work.get());
                    } catch (RuntimeException | Error e) {
                        result.completeExceptionally(e);
                    }
                },
                NAME);
        thread.setDaemon(true);
        thread.setContextClassLoader(Services.OWN);
        thread.start();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return result.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException exception) {
                throw exception;
            } else if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new CompletionException(e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
