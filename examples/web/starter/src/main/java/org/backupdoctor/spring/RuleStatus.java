package org.backupdoctor.spring;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.backupdoctor.Diagnoser;
import org.backupdoctor.Problem;
import org.backupdoctor.RuleSet;
import org.backupdoctor.RuleSetException;
import org.jspecify.annotations.Nullable;

/** What became of the rules since the application began. Can be shared between threads. */
public final class RuleStatus implements Diagnoser.Listener {

    private final Clock clock;
    private volatile Instant loadedAt;
    private volatile @Nullable Refusal refusal;
    private volatile Map<String, Integer> failing = Map.of();
    private long reloads;
    private long refusals;

    /** Nothing became of the rules yet but that they were loaded, now. */
    public RuleStatus(Clock clock) {
        this.clock = clock;
        this.loadedAt = clock.instant();
    }

    /**
     * Edited rules that weren't taken over.
     *
     * @param at when
     * @param problems why
     */
    public record Refusal(Instant at, List<Problem> problems) {}

    @Override
    public synchronized void loaded(RuleSet rules) {
        reloads++;
        loadedAt = clock.instant();
        failing = Map.of();
    }

    @Override
    public synchronized void refused(RuleSetException reason) {
        refusals++;
        refusal = new Refusal(clock.instant(), reason.problems());
    }

    @Override
    public void failing(RuleSet rules, Map<String, Integer> failures) {
        failing = new TreeMap<>(failures);
    }

    /** When the rules at work were loaded. */
    public Instant loadedAt() {
        return loadedAt;
    }

    /** The last refusal; it may be older than the rules at work. */
    public Optional<Refusal> lastRefusal() {
        return Optional.ofNullable(refusal);
    }

    /** The rules that fail often, each with how many of the last hundred diagnoses it was left out of. */
    public Map<String, Integer> failing() {
        return failing;
    }

    /** How often edited rules were taken over. */
    public synchronized long reloads() {
        return reloads;
    }

    /** How often edited rules were refused. */
    public synchronized long refusals() {
        return refusals;
    }
}
