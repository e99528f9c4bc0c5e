package org.backupdoctor.internal.overview;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;
import org.backupdoctor.Report.Verdict;

/** How many devices there are of each kind. */
final class Counts {

    private final Fleet fleet;

    Counts(Fleet fleet) {
        this.fleet = fleet;
    }

    /**
     * How many devices have something in common.
     *
     * @param name what it is
     * @param devices how many have it
     * @param among how many of these are of the first or the proven kind, where there is such a kind
     */
    record Count(String name, int devices, int among) {

        static final Comparator<Count> MOST_FIRST =
                Comparator.comparingInt(Count::devices).reversed().thenComparing(Count::name);
    }

    /** By cause; among them those for which it is proven. */
    List<Count> byCause() {
        int[] all = new int[fleet.causes().size()];
        int[] proven = new int[all.length];
        for (Device device : fleet.devices()) {
            for (int cause : fleet.causeSets().get(device.causes)) {
                all[cause / 2]++;
                proven[cause / 2] += cause % 2;
            }
        }
        return counts(fleet.causes(), all, proven, Count.MOST_FIRST);
    }

    /** By remedy that clears a cause of theirs; among them those for which it is the first thing to do. Most of these come first. */
    List<Count> byStep() {
        int[] all = new int[fleet.steps().size()];
        int[] first = new int[all.length];
        for (Device device : fleet.devices()) {
            List<Integer> steps = fleet.stepLists().get(device.steps);
            for (int i = 0; i < steps.size(); i++) {
                all[steps.get(i)]++;
                first[steps.get(i)] += i == 0 ? 1 : 0;
            }
        }
        return counts(
                fleet.steps(),
                all,
                first,
                Comparator.comparingInt(Count::among).reversed().thenComparing(Count.MOST_FIRST));
    }

    /** By verdict, in their order, with those that no device has. */
    int[] byVerdict() {
        int[] all = new int[Verdict.values().length];
        fleet.devices().forEach(device -> all[device.verdict]++);
        return all;
    }

    /** By version of iOS; among them those that back up. */
    List<Count> byRelease() {
        return by(fleet.releases(), device -> device.release);
    }

    /** By site; among them those that back up. */
    List<Count> bySite() {
        return by(fleet.sites(), device -> device.site);
    }

    /** By what is most worth finding out. */
    List<Count> byQuestion() {
        return by(fleet.questions(), device -> device.question);
    }

    /** How many devices there are of which something isn't known. */
    int without(ToIntFunction<Device> value) {
        return (int) fleet.devices().stream()
                .filter(device -> value.applyAsInt(device) < 0)
                .count();
    }

    private List<Count> by(List<String> names, ToIntFunction<Device> value) {
        int[] all = new int[names.size()];
        int[] working = new int[all.length];
        for (Device device : fleet.devices()) {
            int name = value.applyAsInt(device);
            if (name >= 0) {
                all[name]++;
                working[name] += device.verdict == Fleet.place(Verdict.WORKING) ? 1 : 0;
            }
        }
        return counts(names, all, working, Count.MOST_FIRST);
    }

    /** What no device has any more, as a newer report of it says other, isn't counted. */
    private static List<Count> counts(List<String> names, int[] all, int[] among, Comparator<Count> order) {
        List<Count> counts = new ArrayList<>();
        for (int i = 0; i < all.length; i++) {
            if (all[i] > 0) {
                counts.add(new Count(names.get(i), all[i], among[i]));
            }
        }
        counts.sort(order);
        return counts;
    }
}
