package org.backupdoctor.internal.reason;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * How it goes when steps are done one after another. Causes that are certain each have to be cleared; of the suspected ones at most one
 * holds, or none of them. A step that is only for causes that are certain is done while one of these isn't cleared; every other step is
 * done as long as there is no working backup.
 *
 * @param <S> a step
 */
final class Course<S> {

    private final int certain;
    private final double[] open;
    private final double other;
    private final Function<S, double[]> clears;

    /**
     * A course at its beginning.
     *
     * @param certain how many of the causes are certain: they come first
     * @param open the chance of each cause
     * @param other the chance that it is something else, which no step clears
     * @param clears how likely a step clears each cause; asked often
     */
    Course(int certain, double[] open, double other, Function<S, double[]> clears) {
        this.certain = certain;
        this.open = open;
        this.other = other;
        this.clears = clears;
    }

    private Course(Course<S> begin) {
        this(begin.certain, begin.open.clone(), begin.other, begin.clears);
    }

    /** The chance that there is no working backup yet. */
    double unsolved() {
        double cleared = 1;
        double trouble = other;
        for (int i = 0; i < open.length; i++) {
            if (i < certain) {
                cleared *= 1 - open[i];
            } else {
                trouble += open[i];
            }
        }
        return 1 - cleared * (1 - Math.min(1, trouble));
    }

    /** The chance that a step is done when its turn comes. */
    double done(S step) {
        double[] efficacies = clears.apply(step);
        double cleared = 1;
        boolean forCertain = false;
        for (int i = 0; i < efficacies.length; i++) {
            if (efficacies[i] > 0) {
                if (i >= certain && open[i] > 0) {
                    return unsolved();
                }
                if (i < certain) {
                    forCertain = true;
                    cleared *= 1 - open[i];
                }
            }
        }
        return forCertain ? 1 - cleared : unsolved();
    }

    /** Goes on after a step. */
    void after(S step) {
        double[] efficacies = clears.apply(step);
        for (int i = 0; i < open.length; i++) {
            if (efficacies[i] > 0) {
                open[i] *= 1 - efficacies[i];
            }
        }
    }

    /**
     * What steps in this order are expected to cost.
     *
     * @param cost what a step costs when it is done
     * @param end what it costs to end without a working backup
     */
    double expected(List<S> order, ToDoubleFunction<S> cost, double end) {
        Course<S> course = new Course<>(this);
        double expected = 0;
        for (S step : order) {
            expected += course.done(step) * cost.applyAsDouble(step);
            course.after(step);
        }
        return expected + course.unsolved() * end;
    }

    /**
     * A better order of the same steps: neighbours change places as long as that makes it cheaper. What comes before two neighbours and
     * what comes after them costs the same either way, so only the two are looked at.
     */
    List<S> improved(List<S> order, ToDoubleFunction<S> cost) {
        List<S> best = new ArrayList<>(order);
        IdentityHashMap<S, Double> costs = new IdentityHashMap<>();
        order.forEach(step -> costs.put(step, cost.applyAsDouble(step)));
        ToDoubleFunction<S> known = costs::get;
        double[] before = new double[open.length];
        boolean better = true;
        for (int round = 0; better && round < order.size(); round++) {
            better = false;
            Course<S> course = new Course<>(this);
            for (int i = 0; i + 1 < best.size(); i++) {
                S first = best.get(i);
                S second = best.get(i + 1);
                System.arraycopy(course.open, 0, before, 0, before.length);
                if (course.both(second, first, known, before) < course.both(first, second, known, before) - 1e-9) {
                    best.set(i, second);
                    best.set(i + 1, first);
                    better = true;
                }
                course.after(best.get(i));
            }
        }
        return best;
    }

    /** What two steps cost, one after the other, from how it is before them; so it is again afterwards. */
    private double both(S first, S second, ToDoubleFunction<S> cost, double[] before) {
        double begin = done(first) * cost.applyAsDouble(first);
        after(first);
        double then = done(second) * cost.applyAsDouble(second);
        System.arraycopy(before, 0, open, 0, open.length);
        return begin + then;
    }
}
