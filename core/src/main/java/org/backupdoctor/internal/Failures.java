package org.backupdoctor.internal;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Counts in how many diagnoses rules failed, and says so when that is often. Any number of threads may count at once. */
final class Failures {

    private static final int SPAN = 100;
    private static final int OFTEN = 10;

    private final AtomicLong diagnoses = new AtomicLong();
    private final Map<String, Integer> counts = new ConcurrentHashMap<>();
    private final Consumer<Map<String, Integer>> heard;

    /** Whoever is told gets the rules that failed in at least ten of a hundred diagnoses, each with in how many. */
    Failures(Consumer<Map<String, Integer>> heard) {
        this.heard = heard;
    }

    /** One more diagnosis, in which these rules failed. */
    void note(Collection<String> failed) {
        failed.forEach(rule -> counts.merge(rule, 1, Integer::sum));
        if (diagnoses.incrementAndGet() % SPAN == 0 && !counts.isEmpty()) {
            Map<String, Integer> often = new TreeMap<>(counts);
            counts.clear();
            often.values().removeIf(count -> count < OFTEN);
            if (!often.isEmpty()) {
                heard.accept(often);
            }
        }
    }
}
