package org.backupdoctor.internal;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches a directory of rules on a thread of its own. File events wake it; where the file system has none, it looks once a second. It
 * waits until nothing has changed for a moment, as editors write in several steps.
 */
final class RuleWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RuleWatch.class);
    private static final long QUIET_MILLIS = 60;
    private static final long LOOK_MILLIS = 1000;
    private static final int DEPTH = 8;

    private final Path directory;
    private final Runnable changed;
    private final WatchService events;
    private final Thread thread;
    private Mark seen;

    /**
     * What a directory looks like from outside.
     *
     * @param files each file's time and size, by path
     */
    record Mark(Map<String, String> files) {}

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
        }
    }

    /** What the directory looks like now. */
    static Mark mark(Path directory) {
        Map<String, String> files = new TreeMap<>();
        try {
            Files.walkFileTree(directory, Set.of(), DEPTH, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    files.put(
                            file.toString(),
                            attributes.lastModifiedTime().toMillis() + " " + attributes.size() + " "
                                    + attributes.fileKey());
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException gone) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            LOG.debug("The directory of rules can't be listed just now", e);
        }
        return new Mark(files);
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
                Mark now = mark(directory);
                if (!now.equals(seen)) {
                    seen = settled(now);
                    register();
                    changed.run();
                }
            }
        } catch (InterruptedException | ClosedWatchServiceException closed) {
            LOG.debug("Rules are no longer watched");
        } catch (IOException e) {
            LOG.warn("The directory of rules can't be watched any more: {}", e.getMessage());
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

    private void register() throws IOException {
        Files.walkFileTree(directory, Set.of(), DEPTH, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                folder.register(
                        events,
                        StandardWatchEventKinds.ENTRY_CREATE,
                        StandardWatchEventKinds.ENTRY_MODIFY,
                        StandardWatchEventKinds.ENTRY_DELETE);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException gone) {
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
