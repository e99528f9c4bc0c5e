package org.backupdoctor.internal.intake.log;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import org.backupdoctor.internal.snapshot.ErrorText.Code;
import org.jspecify.annotations.Nullable;

/** What is kept of a log, however long it is: its newest failures, its newest success, its newest time. */
final class Digest {

    /** Nobody needs more to tell what goes wrong. */
    static final int MOST_FAILURES = 50;

    /** The agent tells of one failure in several places, all within moments. */
    private static final Duration SAME_FAILURE = Duration.ofMinutes(1);

    private static final Comparator<Failure> OLDEST_FIRST =
            Comparator.comparing(Failure::order).thenComparingLong(Failure::number);

    private final PriorityQueue<Failure> failures = new PriorityQueue<>(OLDEST_FIRST);
    private @Nullable Failure latest;
    private @Nullable RunEvent notStarted;
    private @Nullable Instant notStartedAt;
    private @Nullable Instant success;
    private @Nullable Instant newest;
    private Instant clock = Instant.MIN;
    private boolean isSuccessUndated;
    private boolean isUndated;
    private boolean isCut;
    private boolean isMore;
    private long lines;

    /**
     * A failure.
     *
     * @param at when, where that is known
     * @param order the time by which it is sorted: its own, or that of a line before it
     * @param number the number of its line among those of the agent
     */
    record Failure(@Nullable Instant at, Instant order, long number, RunEvent event) {

        private boolean isSame(Failure earlier) {
            Code code = event.code();
            boolean isSaid = code == null
                    ? earlier.event.message().equals(event.message())
                    : code.equals(earlier.event.code()) && Objects.equals(event.bundleId(), earlier.event.bundleId());
            return isSaid && Duration.between(earlier.order, order).abs().compareTo(SAME_FAILURE) < 0;
        }
    }

    /** Takes a line in. */
    void add(LogLine line) {
        if (!line.isOfBackup()) {
            return;
        }
        lines++;
        Instant at = line.at();
        if (at != null) {
            clock = at;
            newest = newest == null || at.isAfter(newest) ? at : newest;
        }
        RunEvent event = RunEvent.of(line);
        switch (event.kind()) {
            case FAILED -> failed(new Failure(at, at == null ? clock : at, lines, event));
            case SUCCEEDED -> succeeded(at);
            case NOT_STARTED -> {
                notStarted = event;
                notStartedAt = at;
            }
            case OTHER -> {
                // nothing to keep
            }
        }
    }

    /** What follows couldn't be read. */
    void cut() {
        isCut = true;
    }

    private void failed(Failure failure) {
        isUndated |= failure.at() == null;
        if (latest == null || !failure.isSame(latest)) {
            failures.add(failure);
            if (failures.size() > MOST_FAILURES) {
                failures.remove();
                isMore = true;
            }
            latest = failure;
        }
    }

    /** A success that has no time can't be compared with failures, so that those before it go. */
    private void succeeded(@Nullable Instant at) {
        if (at == null) {
            failures.clear();
            isUndated = false;
            isSuccessUndated = true;
        } else {
            success = success == null || at.isAfter(success) ? at : success;
        }
        latest = null;
    }

    /** The newest failures, the newest first. */
    List<Failure> failures() {
        List<Failure> all = new ArrayList<>(failures);
        all.sort(OLDEST_FIRST.reversed());
        return all;
    }

    @Nullable
    Instant success() {
        return success;
    }

    boolean isSuccessUndated() {
        return isSuccessUndated;
    }

    @Nullable
    Instant newest() {
        return newest;
    }

    @Nullable
    RunEvent notStarted() {
        return notStarted;
    }

    @Nullable
    Instant notStartedAt() {
        return notStartedAt;
    }

    boolean isUndated() {
        return isUndated;
    }

    boolean isCut() {
        return isCut;
    }

    /** Whether older failures were dropped. */
    boolean isMore() {
        return isMore;
    }

    /** How many lines are the agent's. */
    long lines() {
        return lines;
    }
}
