package org.backupdoctor.internal.reason;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import org.backupdoctor.SnapshotException;
import org.backupdoctor.internal.snapshot.Schema;
import org.backupdoctor.internal.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * Finds the smallest change of what is known with which something would no longer hold: of one field if that is enough, else of as few
 * as can be. What isn't known stays unknown.
 */
public final class WhatIf {

    /** The finest step at which a number that isn't whole is looked for. */
    private static final double FINEST = 1000;

    /** As far as numbers are looked for: in bytes some terabytes. */
    private static final long FARTHEST = 1L << 42;

    /** Each change that is tried is a diagnosis; among more of them nobody looks for the smallest. */
    private static final int MOST_PATHS = 60;

    private static final int MOST_ELEMENTS = 20;

    private final Snapshot snapshot;
    private final Predicate<Snapshot> holds;
    private final Predicate<Change> possible;
    private final Function<String, List<String>> texts;

    /**
     * A changed value.
     *
     * @param path the field, or an element of a list
     * @param from its value now
     * @param to its value then, or null when it is no longer there
     */
    public record Change(String path, Object from, @Nullable Object to) {

        /** From 0, hardly any, to 1, quite another value. */
        double size() {
            double before = number(from);
            double after = number(to);
            return Double.isNaN(before) || Double.isNaN(after) || before == after
                    ? 1
                    : Math.abs(after - before) / Math.max(Math.abs(before), Math.abs(after));
        }

        /** By how much a number grows; 0 for what isn't one. */
        double growth() {
            double grown = number(to) - number(from);
            return Double.isNaN(grown) ? 0 : grown;
        }

        private static double number(@Nullable Object value) {
            return value instanceof Number number
                    ? number.doubleValue()
                    : value instanceof Instant at ? at.getEpochSecond() : Double.NaN;
        }
    }

    /**
     * Of a snapshot.
     *
     * @param holds whether it still holds in another snapshot
     * @param possible which changes somebody could make
     * @param texts the other texts that a field could have, nearest first
     */
    public WhatIf(
            Snapshot snapshot,
            Predicate<Snapshot> holds,
            Predicate<Change> possible,
            Function<String, List<String>> texts) {
        this.snapshot = snapshot;
        this.holds = holds;
        this.possible = possible;
        this.texts = texts;
    }

    /**
     * The smallest change of fields that are known; empty when none is found.
     *
     * @param patterns the fields that may be changed, {@code *} for any element
     */
    public List<Change> smallest(Collection<String> patterns) {
        TreeSet<String> paths = new TreeSet<>();
        patterns.forEach(
                pattern -> expand("", snapshot.tree(), pattern.substring(1).split("/", -1), 0, paths));
        List<Change> single = new ArrayList<>();
        List<Change> strongest = new ArrayList<>();
        for (String path : paths.stream().limit(MOST_PATHS).toList()) {
            List<Change> others = changes(path).stream().filter(possible).toList();
            others.stream().filter(change -> clears(List.of(change))).forEach(single::add);
            others.stream().limit(1).forEach(strongest::add);
        }
        return single.stream()
                .min(Comparator.comparing((Change change) -> change.to() == null)
                        .thenComparingDouble(Change::size)
                        .thenComparing(change -> change.growth() <= 0)
                        .thenComparing(Change::path))
                .map(List::of)
                .orElseGet(() -> several(strongest));
    }

    /** All changes together, less each one that isn't needed. */
    private List<Change> several(List<Change> all) {
        List<Change> needed = new ArrayList<>(all);
        if (!clears(needed)) {
            return List.of();
        }
        for (Change change : all) {
            List<Change> fewer = new ArrayList<>(needed);
            fewer.remove(change);
            if (clears(fewer)) {
                needed = fewer;
            }
        }
        return List.copyOf(needed);
    }

    private boolean clears(List<Change> changes) {
        Snapshot then = changes.isEmpty() ? null : with(changes);
        return then != null && !holds.test(then);
    }

    /** The snapshot with changes, or null where no device can be so. */
    private @Nullable Snapshot with(List<Change> changes) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        changes.forEach(change -> values.put(change.path(), change.to()));
        try {
            return snapshot.changed(values);
        } catch (SnapshotException impossible) {
            return null;
        }
    }

    /** The other values that a field could have; of a number those next to the one it has at which it no longer holds. */
    private List<Change> changes(String path) {
        Object now = Objects.requireNonNull(snapshot.at(path));
        if (now instanceof Boolean flag) {
            return List.of(new Change(path, now, !flag));
        } else if (now instanceof Long whole) {
            return numbers(path, now, whole, value -> value);
        } else if (now instanceof Double real) {
            return numbers(path, now, Math.round(real * FINEST), value -> value / FINEST);
        } else if (now instanceof Instant at) {
            return numbers(path, now, at.getEpochSecond(), Instant::ofEpochSecond);
        } else if (Schema.at(path) instanceof Schema.Word word) {
            return word.words().stream()
                    .filter(other -> !other.equals(now))
                    .map(other -> new Change(path, now, other))
                    .toList();
        }
        List<String> others = now instanceof String ? texts.apply(path) : List.of();
        if (!others.isEmpty()) {
            return others.stream()
                    .filter(other -> !other.equals(now))
                    .map(other -> new Change(path, now, other))
                    .filter(change -> clears(List.of(change)))
                    .limit(1)
                    .toList();
        }
        return List.of(new Change(path, now, null));
    }

    private interface Value {
        Object of(long number);
    }

    private List<Change> numbers(String path, Object from, long now, Value value) {
        List<Change> found = new ArrayList<>();
        for (int direction : new int[] {1, -1}) {
            LongFunction<Change> change = by -> new Change(path, from, value.of(now + direction * by));
            // Which way it goes decides already whether somebody could make the change.
            if (possible.test(change.apply(1))) {
                nearest(
                                Math.max(FARTHEST, 2 * Math.abs(now)),
                                by -> with(List.of(change.apply(by))) != null,
                                by -> clears(List.of(change.apply(by))))
                        .ifPresent(by -> found.add(change.apply(by)));
            }
        }
        return found;
    }

    /** The smallest distance that is enough, given that every larger one is enough too, as far as one can go. */
    private static Optional<Long> nearest(long farthest, LongPredicate possible, LongPredicate enough) {
        long below = 0;
        long above = 1;
        while (possible.test(above) && !enough.test(above) && above < farthest) {
            below = above;
            above *= 4;
        }
        if (!possible.test(above)) {
            above = last(below, above, possible);
        }
        return above > below && enough.test(above) ? Optional.of(first(below, above, enough)) : Optional.empty();
    }

    /** The last number that passes, given that the lower one does and the upper one doesn't. */
    private static long last(long lower, long upper, LongPredicate passes) {
        return first(lower, upper, number -> !passes.test(number)) - 1;
    }

    /** The first number that passes, given that the lower one doesn't and the upper one does. */
    private static long first(long lower, long upper, LongPredicate passes) {
        long below = lower;
        long above = upper;
        while (above - below > 1) {
            long middle = below + (above - below) / 2;
            if (passes.test(middle)) {
                above = middle;
            } else {
                below = middle;
            }
        }
        return above;
    }

    /** The places of what is known that a pattern stands for; of an element of a list the element itself too. */
    private static void expand(String path, Object value, String[] steps, int next, Collection<String> paths) {
        if (next == steps.length) {
            if (!(value instanceof Map<?, ?> || value instanceof List<?>)) {
                paths.add(path);
            }
        } else if (value instanceof Map<?, ?> fields) {
            fields.forEach((name, inner) -> {
                if (steps[next].equals("*") || steps[next].equals(name)) {
                    expand(path + "/" + name, inner, steps, next + 1, paths);
                }
            });
        } else if (value instanceof List<?> elements && steps[next].equals("*")) {
            for (int i = 0; i < Math.min(elements.size(), MOST_ELEMENTS); i++) {
                paths.add(path + "/" + i);
                expand(path + "/" + i, elements.get(i), steps, next + 1, paths);
            }
        }
    }
}
