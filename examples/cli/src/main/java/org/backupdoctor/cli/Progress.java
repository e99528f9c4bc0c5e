package org.backupdoctor.cli;

import java.io.PrintStream;
import java.util.Locale;
import java.util.OptionalDouble;

/** A line that says how far something is, how fast it goes and how long it will take, written over by the next one. */
final class Progress {

    private static final long PAUSE_NANOS = 250_000_000;
    private static final int WIDTH = 24;

    /** How much of what was seen last counts, so that a slow beginning is soon forgotten. */
    private static final double NEWEST = 0.1;

    private static final String CLEAR = "\r\u001B[K";

    private final PrintStream to;
    private long shown = System.nanoTime();
    private long countThen;
    private double shareThen;
    private double rate;
    private double speed;
    private boolean isThere;

    private Progress(PrintStream to) {
        this.to = to;
    }

    /** On a terminal; nowhere where there is none. */
    static Progress on(PrintStream terminal) {
        return new Progress(terminal);
    }

    /** Shows how far it is, if it is time to. */
    void show(long count, OptionalDouble share) {
        long now = System.nanoTime();
        if (to == null || now - shown < PAUSE_NANOS) {
            return;
        }
        double seconds = (now - shown) / 1e9;
        rate = mean(rate, (count - countThen) / seconds);
        speed = mean(speed, (share.orElse(0) - shareThen) / seconds);
        to.print(CLEAR + line(count, share, rate, speed));
        to.flush();
        shown = now;
        countThen = count;
        shareThen = share.orElse(0);
        isThere = true;
    }

    private static double mean(double before, double now) {
        return before <= 0 ? now : before + NEWEST * (now - before);
    }

    /**
     * What is shown.
     *
     * @param rate devices a second
     * @param speed how much of all is done in a second, of 1
     */
    static String line(long count, OptionalDouble share, double rate, double speed) {
        String line = String.format(Locale.ROOT, "%,d devices, %,.0f a second", count, rate);
        if (share.isEmpty()) {
            return line;
        }
        int full = (int) (share.getAsDouble() * WIDTH);
        String bar = "[" + "#".repeat(full) + "-".repeat(WIDTH - full) + "]";
        String left = speed > 0 ? ", " + time((1 - share.getAsDouble()) / speed) + " left" : "";
        return String.format(Locale.ROOT, "%s %3.0f %%  %s%s", bar, 100 * share.getAsDouble(), line, left);
    }

    private static String time(double seconds) {
        long whole = (long) Math.ceil(seconds);
        if (whole < 100) {
            return whole + " s";
        }
        long minutes = (whole + 59) / 60;
        return minutes < 100 ? minutes + " min" : (minutes + 30) / 60 + " h";
    }

    /** Takes it away, before something else is printed there. */
    void clear() {
        if (isThere) {
            to.print(CLEAR);
            to.flush();
            isThere = false;
        }
    }
}
