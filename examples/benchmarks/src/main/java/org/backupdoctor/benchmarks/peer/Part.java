package org.backupdoctor.benchmarks.peer;

import java.util.Locale;

/** How much of the rule set. */
public enum Part {
    /** All rules. */
    ALL,
    /** Those that Evrete can say: without "not", "exists" and totals. */
    EVRETE,
    /** Those that Easy Rules can say: about facts that are there once at most. */
    EASY;

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
