package org.backupdoctor.internal.overview;

import java.util.Arrays;

/**
 * What is kept of a device: its newest report, and how it stood on each day that it was reported on. Everything that has a name is kept as
 * the number of that name; what isn't known is below zero.
 */
final class Device {

    /** A day that is known for none. */
    static final int NO_DAY = Integer.MIN_VALUE;

    final String id;
    final boolean named;
    long takenAtSecond = Long.MIN_VALUE;
    int verdict;
    int causes;
    int steps;
    int release = -1;
    int model = -1;
    int site = -1;
    int successAgeDays = -1;
    int question = -1;
    int reports;

    /** For each day: the day, the second of it, the verdict and the causes, in this order of bits, so that they sort by time. */
    private long[] days = new long[1];

    private int dayCount;

    Device(String id, boolean named) {
        this.id = id;
        this.named = named;
    }

    /** The day of its newest report, counted from 1970. */
    int day() {
        return takenAtSecond == Long.MIN_VALUE ? NO_DAY : (int) Math.floorDiv(takenAtSecond, 86_400);
    }

    /** Whether a report of this time is newer than what is known, or was read later where neither says when. */
    boolean isNewer(long second) {
        return reports == 0 || second >= takenAtSecond;
    }

    /** Keeps how it stood at a time, unless a later time of that day is known. Times before 1970 or after 4800 belong to no trend. */
    void stood(long second, int ofVerdict, int ofCauses) {
        long day = Math.floorDiv(second, 86_400);
        if (day < 0 || day >= 1 << 20 || ofCauses >= 1 << 24) {
            return;
        }
        long entry = day << 43 | (long) Math.floorMod(second, 86_400) << 26 | (long) ofVerdict << 24 | ofCauses;
        for (int i = dayCount - 1; i >= 0; i--) {
            if (days[i] >>> 43 == day) {
                days[i] = days[i] >>> 26 > entry >>> 26 ? days[i] : entry;
                return;
            }
        }
        if (dayCount == days.length) {
            days = Arrays.copyOf(days, Math.max(4, dayCount * 2));
        }
        days[dayCount++] = entry;
    }

    /** Tells each day, its verdict and its causes, the earliest first. */
    void tell(Heard heard) {
        Arrays.sort(days, 0, dayCount);
        for (int i = 0; i < dayCount; i++) {
            heard.day((int) (days[i] >>> 43), (int) (days[i] >>> 24 & 3), (int) (days[i] & (1 << 24) - 1));
        }
    }

    /** Is told of days. */
    interface Heard {

        void day(int day, int verdict, int causes);
    }
}
