package org.backupdoctor.cli;

import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Prints what comes of many devices, one whole after the other, and shows how far it is where somebody looks. When the process is asked to end,
 * what is being printed is printed to its end, nothing is printed after it, and it is said how many there were.
 */
final class Printing implements AutoCloseable {

    private static final long PAUSE_NANOS = 100_000_000;

    /** Where nobody takes what is printed, the end isn't waited for. */
    private static final int PATIENCE_SECONDS = 3;

    private final Terminal terminal;
    private final Progress progress;
    private final ReentrantLock lock = new ReentrantLock();
    private final Thread onEnd = new Thread(this::end, "end");
    private long count;
    private long sent;
    private boolean isOver;

    /** Whether it prints while it goes on; else only at its end. */
    Printing(Terminal terminal, boolean prints) {
        this.terminal = terminal;
        this.progress = Progress.on(terminal.progress(prints));
        this.sent = System.nanoTime();
        Runtime.getRuntime().addShutdownHook(onEnd);
    }

    /** How many were printed. */
    long count() {
        return count;
    }

    /** Prints what comes of one; whether there is somebody who wants more. */
    boolean print(String text, List<String> errors, OptionalDouble share) {
        lock.lock();
        try {
            if (isOver) {
                return false;
            }
            if (!errors.isEmpty()) {
                progress.clear();
                errors.forEach(terminal::error);
            }
            terminal.text(text);
            count++;
            progress.show(count, share);
            if (System.nanoTime() - sent > PAUSE_NANOS) {
                isOver = terminal.isOutputClosed();
                sent = System.nanoTime();
            }
            return !isOver;
        } finally {
            lock.unlock();
        }
    }

    /** Prints what comes last; whether all was taken. */
    boolean isPrinted(String last) {
        lock.lock();
        try {
            progress.clear();
            terminal.text(last);
            return !isOver && !terminal.isOutputClosed();
        } finally {
            lock.unlock();
        }
    }

    /** When the process is asked to end while there is more to do. */
    private void end() {
        try {
            if (lock.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                isOver = true;
                progress.clear();
                terminal.error("Stopped after " + count + (count == 1 ? " device." : " devices."));
                terminal.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        progress.clear();
        try {
            Runtime.getRuntime().removeShutdownHook(onEnd);
        } catch (IllegalStateException isEnding) {
            // it says what there is to say
        }
    }
}
