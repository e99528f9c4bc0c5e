package org.backupdoctor.internal.reason;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;

/**
 * How it goes when steps are done one after another. Causes that are certain each have to be cleared; of the suspected ones at most one
 * holds, or none of them. A step that is only for causes that are certain is done while one of these isn't cleared; every other step is
 * done as long as there is no working backup.
 *
 * @param <S> a step
 */
final class Course<S> {

    private final Map<String, Double> certain = new TreeMap<>();
    private final Map<String, Double> suspected = new TreeMap<>();
    private final double other;
    private final ToDoubleBiFunction<S, String> efficacy;

    /**
     * A course at its beginning.
     *
     * @param certain the causes that are certain
     * @param suspected the chance of each cause that isn't
     * @param other the chance that it is something else, which no step clears
     * @param efficacy how likely a step clears a cause
     */
    Course(
            Collection<String> certain,
            Map<String, Double> suspected,
            double other,
            ToDoubleBiFunction<S, String> efficacy) {
        certain.forEach(cause -> this.certain.put(cause, 1d));
        this.suspected.putAll(suspected);
        this.other = other;
        this.efficacy = efficacy;
    }

    /** The chance that there is no working backup yet. */
    double unsolved() {
        double cleared = 1;
        for (double open : certain.values()) {
            cleared *= 1 - open;
        }
        double trouble = other;
        for (double chance : suspected.values()) {
            trouble += chance;
        }
        return 1 - cleared * (1 - Math.min(1, trouble));
    }

    /** The chance that a step is done when its turn comes. */
    double done(S step) {
        double open = 1;
        boolean forCertain = false;
        for (Map.Entry<String, Double> cause : certain.entrySet()) {
            if (efficacy.applyAsDouble(step, cause.getKey()) > 0) {
                forCertain = true;
                open *= 1 - cause.getValue();
            }
        }
        boolean forSuspected = suspected.entrySet().stream()
                .anyMatch(cause -> cause.getValue() > 0 && efficacy.applyAsDouble(step, cause.getKey()) > 0);
        return forCertain && !forSuspected ? 1 - open : unsolved();
    }

    /** Goes on after a step. */
    void after(S step) {
        certain.replaceAll((cause, open) -> open * (1 - efficacy.applyAsDouble(step, cause)));
        suspected.replaceAll((cause, chance) -> chance * (1 - efficacy.applyAsDouble(step, cause)));
    }

    /**
     * What steps in this order are expected to cost.
     *
     * @param cost what a step costs when it is done
     * @param end what it costs to end without a working backup
     */
    double expected(List<S> order, ToDoubleFunction<S> cost, double end) {
        Course<S> course = copy();
        double expected = 0;
        for (S step : order) {
            expected += course.done(step) * cost.applyAsDouble(step);
            course.after(step);
        }
        return expected + course.unsolved() * end;
    }

    /**
     * A better order of the same steps: neighbours change places, and a step moves to the front, as long as that makes it cheaper and
     * nothing forbids it.
     *
     * @param mayFollow whether the second step may stand right after the first
     */
    List<S> improved(List<S> order, ToDoubleFunction<S> cost, double end, BiPredicate<S, S> mayFollow) {
        List<S> best = new ArrayList<>(order);
        double least = expected(best, cost, end);
        boolean better = true;
        for (int round = 0; better && round < order.size(); round++) {
            better = false;
            for (int i = 0; i + 1 < best.size(); i++) {
                if (mayFollow.test(best.get(i + 1), best.get(i))) {
                    List<S> swapped = new ArrayList<>(best);
                    swapped.set(i, best.get(i + 1));
                    swapped.set(i + 1, best.get(i));
                    double now = expected(swapped, cost, end);
                    if (now < least - 1e-9) {
                        best = swapped;
                        least = now;
                        better = true;
                    }
                }
            }
        }
        return best;
    }

    private Course<S> copy() {
        Course<S> copy = new Course<>(List.of(), suspected, other, efficacy);
        copy.certain.putAll(certain);
        return copy;
    }
}
