package org.backupdoctor.internal.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.backupdoctor.fact.Fact;
import org.backupdoctor.rule.Verb;
import org.jspecify.annotations.Nullable;
import org.kie.api.runtime.rule.AgendaFilter;
import org.kie.api.runtime.rule.Match;

/** Hears what rules say while they fire: keeps the match that is about to fire, so that the verbs know which rule speaks. */
public final class Recorder implements AgendaFilter {

    private static final ThreadLocal<@Nullable Recorder> CURRENT = new ThreadLocal<>();

    /** Of some threads what they run, so that it is found faster than in {@link #CURRENT}, which has it of all. */
    private static final AtomicReferenceArray<@Nullable Run> RUNS = new AtomicReferenceArray<>(64);

    /** What a thread runs. */
    private record Run(Thread thread, Recorder recorder) {}

    /** How often a rule fires at most: it counts once however often it does. */
    static final int MOST_OF_RULE = 2_000;

    private final RuleBase rules;
    private final long start = System.nanoTime();
    private final long patience;
    private final boolean @Nullable [] open;
    private final Map<String, Integer> firings = new HashMap<>();
    private final Map<String, String> overrun = new TreeMap<>();
    private final List<Statement> statements = new ArrayList<>();
    private @Nullable Match firing;

    /**
     * For one run of rules.
     *
     * @param patience how many nanoseconds it may take; after that no rule fires any more
     * @param open by the numbers of their gates, the rules that may fire; null for all
     */
    Recorder(RuleBase rules, long patience, boolean @Nullable [] open) {
        this.rules = rules;
        this.patience = patience;
        this.open = open;
    }

    /** Whether facts may reach a rule in the run on this thread. Asked so often that looking it up has to cost next to nothing. */
    static boolean isOpen(int gate) {
        Thread thread = Thread.currentThread();
        Run run = RUNS.getPlain(slot(thread));
        Recorder recorder = run != null && run.thread().equals(thread) ? run.recorder() : CURRENT.get();
        return recorder == null || recorder.open == null || recorder.open[gate];
    }

    private static int slot(Thread thread) {
        return System.identityHashCode(thread) & (RUNS.length() - 1);
    }

    /** Records what the rule that is firing on this thread says. */
    public static void say(Verb verb, @Nullable Enum<?> word, Object... facts) {
        Recorder recorder = CURRENT.get();
        if (recorder == null || recorder.firing == null) {
            throw new IllegalStateException("Only a rule can say \"" + verb.word() + "\".");
        }
        recorder.record(verb, word, recorder.firing, facts);
    }

    @Override
    public boolean accept(Match match) {
        String name = match.getRule().getName();
        if (firings.merge(name, 1, Integer::sum) > MOST_OF_RULE) {
            overrun.put(name, "It fires too often: more than " + MOST_OF_RULE + " times.");
        }
        firing = match;
        return overrun.isEmpty() && !isLate();
    }

    /** The rules that fired too often, each with the reason. */
    Map<String, String> overrun() {
        return overrun;
    }

    /** Whether it has taken longer than it may. */
    boolean isLate() {
        return System.nanoTime() - start > patience;
    }

    /** Runs something during which the rules of this thread speak to this recorder. */
    void during(Runnable work) {
        Recorder before = CURRENT.get();
        Thread thread = Thread.currentThread();
        Run own = new Run(thread, this);
        CURRENT.set(this);
        RUNS.setPlain(slot(thread), own);
        try {
            work.run();
        } finally {
            RUNS.compareAndSet(slot(thread), own, null);
            if (before == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(before);
            }
            firing = null;
        }
    }

    /** All that was said since the last call. */
    List<Statement> taken() {
        List<Statement> said = List.copyOf(statements);
        statements.clear();
        return said;
    }

    private void record(Verb verb, @Nullable Enum<?> word, Match match, Object... facts) {
        List<Fact> evidence = new ArrayList<>();
        for (Object fact : facts) {
            if (fact instanceof Fact good) {
                evidence.add(good);
            }
        }
        TreeMap<String, Fact> bound = new TreeMap<>();
        for (String name : match.getDeclarationIds()) {
            // What an author didn't name nobody can ask for.
            if (name.startsWith("$") && match.getDeclarationValue(name) instanceof Fact fact) {
                bound.put(name.substring(1), fact);
            }
        }
        statements.add(new Statement(
                rules.rule(match.getRule().getName()),
                verb,
                word,
                List.copyOf(evidence),
                List.copyOf(bound.keySet()),
                List.copyOf(bound.values())));
    }
}
