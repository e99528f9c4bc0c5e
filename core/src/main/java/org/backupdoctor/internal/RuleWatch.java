package org.backupdoctor.internal;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.backupdoctor.Problem;
import org.backupdoctor.internal.knowledge.RuleDirectory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches a directory or a file of rules on a thread of its own. File events wake it; where the file system has none, it looks once a second. It
 * waits until nothing has changed for a moment, as editors write in several steps.
 */
final class RuleWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RuleWatch.class);
    private static final long QUIET_MILLIS = 60;
    private static final long LOOK_MILLIS = 1000;

    private final Path directory;
    private final Runnable changed;
    private final WatchService events;
    private final Thread thread;
    private Mark seen;

    /**
     * What a directory looks like from outside.
     *
     * @param files the files that count, by path, with where each really is and its time and size
     * @param problems what can't be part of a rule set: when it goes, that is a change too
     */
    record Mark(Map<String, RuleDirectory.Entry> files, List<Problem> problems) {}

    private RuleWatch(Path directory, Mark before, Runnable changed) throws IOException {
        this.directory = directory;
        this.seen = before;
        this.changed = changed;
        this.events = directory.getFileSystem().newWatchService();
        this.thread = new Thread(this::run, "backup-doctor-rule-watch");
        thread.setDaemon(true);
    }

    /** Starts watching; what has changed since the mark counts as a change. */
    static RuleWatch start(Path directory, Mark before, Runnable changed) {
        try {
            RuleWatch watch = new RuleWatch(directory, before, changed);
            watch.register();
            watch.thread.start();
            return watch;
        } catch (IOException e) {
            throw new IllegalStateException("The directory of rules can't be watched: " + e.getMessage(), e);
        } catch (UnsupportedOperationException e) {
            throw new IllegalStateException(
                    "Rules in a file system of this kind can't be watched. Maybe use live() and reload().", e);
        }
    }

    /** What the directory, or the file, looks like now. */
    static Mark mark(Path directory) {
        if (!Files.isDirectory(directory)) {
            return new Mark(
                    RuleDirectory.entry(directory)
                            .map(entry -> Map.of("", entry))
                            .orElse(Map.of()),
                    List.of());
        }
        RuleDirectory found = RuleDirectory.of(directory);
        return new Mark(found.files(), found.problems());
    }

    @Override
    public void close() {
        try {
            events.close();
        } catch (IOException e) {
            LOG.debug("The file events can't be closed", e);
        }
        thread.interrupt();
        if (!thread.equals(Thread.currentThread())) {
            try {
                thread.join(TimeUnit.SECONDS.toMillis(10));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                drop(events.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS));
                look();
            }
        } catch (InterruptedException | ClosedWatchServiceException closed) {
            LOG.debug("Rules are no longer watched");
        } catch (IOException e) {
            LOG.warn("The directory of rules can't be watched any more: {}", e.getMessage());
        }
    }

    /** Whatever goes wrong with a look, there is a next one. */
    private void look() throws InterruptedException, IOException {
        try {
            Mark now = mark(directory);
            if (!now.equals(seen)) {
                seen = settled(now);
                register();
                changed.run();
            }
        } catch (ClosedWatchServiceException closed) {
            throw closed;
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("What has changed in the directory of rules couldn't be taken over", e);
        }
    }

    private Mark settled(Mark now) throws InterruptedException {
        Mark last = now;
        while (true) {
            Thread.sleep(QUIET_MILLIS);
            Mark next = mark(directory);
            if (next.equals(last)) {
                return last;
            }
            last = next;
        }
    }

    private void drop(@Nullable WatchKey key) {
        if (key != null) {
            key.pollEvents();
            key.reset();
        }
    }

    /** A folder that goes meanwhile is looked for again a second later. */
    private void register() throws IOException {
        for (Path folder : folders()) {
            try {
                folder.register(
                        events,
                        StandardWatchEventKinds.ENTRY_CREATE,
                        StandardWatchEventKinds.ENTRY_MODIFY,
                        StandardWatchEventKinds.ENTRY_DELETE);
            } catch (NoSuchFileException gone) {
                LOG.debug("A folder is gone", gone);
            }
        }
    }

    private Collection<Path> folders() {
        Path parent = directory.toAbsolutePath().getParent();
        return Files.isDirectory(directory) || parent == null
                ? RuleDirectory.of(directory).folders()
                : List.of(parent);
    }
}
