package org.backupdoctor.internal.overview;

import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.backupdoctor.Report.Verdict;

/**
 * How the devices stood over time.
 *
 * @param weekly whether by weeks, each named by its Monday, or by days
 * @param periods each day or week with a report, by its first day, counted from 1970
 */
record Trend(boolean weekly, TreeMap<Integer, Period> periods) {

    /** With more days than these it goes by weeks. */
    private static final int MOST_DAYS = 60;

    /** What is older than so many weeks before the newest is left out. */
    private static final int MOST_WEEKS = 520;

    /**
     * How the devices stood in a day or a week. Each is counted once, as its last report of that time has it.
     *
     * @param devices how many were reported on
     * @param working how many of them backed up
     * @param causes how many of them had each cause, by its number
     */
    record Period(int devices, int working, List<Integer> causes) {}

    /** Of all devices whose reports say when they were made. */
    static Trend of(Fleet fleet) {
        int[] ends = {Integer.MAX_VALUE, Integer.MIN_VALUE};
        for (Device device : fleet.devices()) {
            device.tell((day, verdict, causes) -> {
                ends[0] = Math.min(ends[0], day);
                ends[1] = Math.max(ends[1], day);
            });
        }
        boolean weekly = ends[1] - (long) ends[0] >= MOST_DAYS;
        TreeMap<Integer, int[]> sums = new TreeMap<>();
        for (Device device : fleet.devices()) {
            TreeMap<Integer, int[]> stood = new TreeMap<>();
            device.tell((day, verdict, causes) -> {
                if (ends[1] - day < 7 * MOST_WEEKS) {
                    stood.put(weekly ? monday(day) : day, new int[] {verdict, causes});
                }
            });
            stood.forEach((period, how) -> {
                int[] sum = sums.computeIfAbsent(
                        period, any -> new int[2 + fleet.causes().size()]);
                sum[0]++;
                sum[1] += how[0] == Fleet.place(Verdict.WORKING) ? 1 : 0;
                fleet.causeSets().get(how[1]).forEach(cause -> sum[2 + cause / 2]++);
            });
        }
        TreeMap<Integer, Period> periods = new TreeMap<>();
        sums.forEach((day, sum) -> periods.put(
                day,
                new Period(sum[0], sum[1], Arrays.stream(sum).skip(2).boxed().toList())));
        return new Trend(weekly, periods);
    }

    /** 1 January 1970 was a Thursday. */
    private static int monday(int day) {
        return day - Math.floorMod(day + 3, 7);
    }
}
