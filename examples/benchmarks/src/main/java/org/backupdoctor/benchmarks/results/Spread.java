package org.backupdoctor.benchmarks.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What several measurements come to.
 *
 * @param median the one in the middle
 * @param least the least
 * @param most the most
 */
public record Spread(double median, double least, double most) {

    /** Of at least one value. */
    public static Spread of(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        sorted.sort(null);
        return new Spread(sorted.get(sorted.size() / 2), sorted.get(0), sorted.get(sorted.size() - 1));
    }

    /** Of the ratios of values that were measured in pairs, one after the other. */
    public static Spread ofRatios(List<Double> values, List<Double> others) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < Math.min(values.size(), others.size()); i++) {
            ratios.add(values.get(i) / others.get(i));
        }
        return of(ratios);
    }

    /** The median, and the least and most in brackets. */
    @Override
    public String toString() {
        return number(median) + " (" + number(least) + "–" + number(most) + ")";
    }

    /** Three digits. */
    public static String number(double value) {
        double size = Math.abs(value);
        return String.format(Locale.ROOT, size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : "%.2f", value);
    }
}
