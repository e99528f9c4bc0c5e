package org.backupdoctor.internal.rules;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.backupdoctor.fact.Fact;
import org.backupdoctor.internal.rules.RuleBase.Run;
import org.backupdoctor.internal.snapshot.Observed;
import org.backupdoctor.rule.Diagnosis;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import org.kie.api.runtime.KieSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fires rules within limits. A rule that goes beyond one, or throws, is left out and the run is made anew without it: a session is lost
 * after a condition threw, as it drops what is still queued.
 */
final class Firing {

    private static final Logger LOG = LoggerFactory.getLogger(Firing.class);

    /** What a run may take; a usual one takes about a thousandth. A run that is late without a rule to blame is made again in peace. */
    private static final long DEADLINE_NANOS = TimeUnit.SECONDS.toNanos(3);

    private static final long RULE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int MOST_BASES = 20;

    private final RuleBase rules;
    private final Workload workload;
    private final Selection selection;
    private final Map<Set<String>, List<KieBase>> bases = new ConcurrentHashMap<>();

    /** The rules that failed before: tried first when something fails again. */
    private final Set<String> suspects = ConcurrentHashMap.newKeySet();

    Firing(RuleBase rules, Workload workload, Selection selection) {
        this.rules = rules;
        this.workload = workload;
        this.selection = selection;
    }

    /** A run can't go on as it is; which rules are to be left out, where that is known. */
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Map<String, String> rules;

        Stopped(Map<String, String> rules) {
            super("The rules take too long.", null, false, false);
            this.rules = rules;
        }
    }

    /** What came of a run, to run on facts that differ little. */
    Variation.Known known(List<Observed> facts, Run run, List<Diagnosis> diagnoses) {
        return new Variation.Known(facts, run, diagnoses, selection);
    }

    /** Fires on facts, and again with the diagnoses that the caller makes of what was said. */
    Run run(Collection<? extends Fact> facts, Function<List<Statement>, List<? extends Fact>> diagnoses) {
        Map<String, String> failed = new TreeMap<>();
        long patience = DEADLINE_NANOS;
        Selection.Run selected = selection.on(facts);
        while (true) {
            List<Fact> seen = new ArrayList<>(facts);
            try {
                stopIfAny(workload.tooLarge(facts, selected.rules(), failed.keySet()));
                return attempt(
                        bases(selected.numbers(), failed.keySet()), facts, diagnoses, seen, failed, patience, selected);
            } catch (Stopped stopped) {
                Map<String, String> culprits =
                        stopped.rules.isEmpty() ? culprits(seen, failed.keySet()) : stopped.rules;
                leaveOut(culprits, failed);
                patience = culprits.isEmpty() ? Long.MAX_VALUE : patience;
            } catch (RuntimeException | Error e) {
                Map<String, String> culprits = isOfTheMachine(e) ? Map.of() : culprits(seen, failed.keySet());
                if (culprits.isEmpty()) {
                    throw e;
                }
                leaveOut(culprits, failed);
            }
        }
    }

    /** Has some rules speak and no others, once; null where that fails and the run has to be made with care. */
    @Nullable
    Run some(
            Selection.Run selected,
            Collection<? extends Fact> facts,
            Function<List<Statement>, List<? extends Fact>> diagnoses) {
        List<Statement> said = selected.told(null);
        List<Statement> saidThen = new ArrayList<>();
        Function<List<Statement>, List<? extends Fact>> made = fired -> {
            said.addAll(fired);
            List<? extends Fact> found = diagnoses.apply(List.copyOf(said));
            saidThen.addAll(selected.told(found));
            return found;
        };
        try {
            if (selected.rules().isEmpty()) {
                saidThen.addAll(selected.settled(made.apply(List.of()), Set.of()));
            } else {
                stopIfAny(workload.tooLarge(facts, selected.rules(), Set.of()));
                saidThen.addAll(attempt(
                                rules.bases(selected.numbers(), Set.of()),
                                facts,
                                made,
                                new ArrayList<>(facts),
                                Map.of(),
                                DEADLINE_NANOS,
                                selected)
                        .saidThen());
            }
            return new Run(List.copyOf(said), List.copyOf(saidThen), Map.of());
        } catch (Stopped stopped) {
            return null;
        } catch (RuntimeException | Error e) {
            if (isOfTheMachine(e)) {
                throw e;
            }
            return null;
        }
    }

    /** Says of each rule once that it fails; reports and the listener say how often. */
    private void leaveOut(Map<String, String> culprits, Map<String, String> failed) {
        culprits.forEach((rule, reason) -> {
            failed.put(rule, reason);
            if (suspects.add(rule)) {
                LOG.warn("The rule {} failed and is left out of a report. {}", rule, reason);
            }
        });
    }

    private Run attempt(
            List<KieBase> some,
            Collection<? extends Fact> facts,
            Function<List<Statement>, List<? extends Fact>> diagnoses,
            List<Fact> seen,
            Map<String, String> failed,
            long patience,
            Selection.@Nullable Run selected) {
        Recorder recorder = new Recorder(rules, patience, selected == null ? null : selected.open());
        List<KieSession> sessions = new ArrayList<>(some.size());
        Services.ensure();
        try {
            some.forEach(base -> sessions.add(base.newKieSession()));
            fire(sessions, facts, recorder, selected);
            List<Statement> said = recorder.taken();
            List<? extends Fact> found = diagnoses.apply(said);
            if (!found.isEmpty() && selected != null) {
                seen.addAll(found);
                stopIfAny(workload.tooLarge(seen, selected.rules(), failed.keySet()));
            }
            fire(sessions, found, recorder, selected);
            List<Statement> saidThen = new ArrayList<>(recorder.taken());
            if (selected != null) {
                saidThen.addAll(selected.settled(found, failed.keySet()));
            }
            return new Run(said, List.copyOf(saidThen), Map.copyOf(failed));
        } finally {
            sessions.forEach(KieSession::dispose);
        }
    }

    private static void fire(
            List<KieSession> sessions,
            Collection<? extends Fact> facts,
            Recorder recorder,
            Selection.@Nullable Run selected) {
        for (KieSession session : sessions) {
            insert(session, facts, selected);
            fire(session, recorder);
        }
    }

    private static void insert(KieSession session, Collection<? extends Fact> facts, Selection.@Nullable Run selected) {
        for (Fact fact : facts) {
            if (selected == null || selected.isAsked(fact)) {
                session.insert(fact);
            }
        }
    }

    private static void fire(KieSession session, Recorder recorder) {
        recorder.during(() -> session.fireAllRules(recorder));
        stopIfAny(recorder.overrun());
        if (recorder.isLate()) {
            throw new Stopped(Map.of());
        }
    }

    private static void stopIfAny(Map<String, String> rules) {
        if (!rules.isEmpty()) {
            throw new Stopped(rules);
        }
    }

    /** Which rules throw or take long when they are alone with these facts: those that did before, else all are tried. */
    private Map<String, String> culprits(List<Fact> facts, Set<String> known) {
        Map<String, String> culprits = tried(suspects, facts, known);
        if (culprits.isEmpty()) {
            culprits = tried(rules.rules().keySet(), facts, known);
        }
        return culprits;
    }

    private Map<String, String> tried(Collection<String> names, List<Fact> facts, Set<String> known) {
        Map<String, String> culprits = new LinkedHashMap<>();
        for (String name : names) {
            String reason = known.contains(name) ? null : faultOf(name, facts);
            if (reason != null) {
                culprits.put(name, reason);
            }
        }
        return culprits;
    }

    private @Nullable String faultOf(String name, List<Fact> facts) {
        long start = System.nanoTime();
        try {
            attempt(
                    List.of(rules.alone(name)),
                    facts,
                    said -> List.of(),
                    new ArrayList<>(),
                    Map.of(),
                    Long.MAX_VALUE,
                    null);
            return System.nanoTime() - start > RULE_NANOS ? "It takes too long." : null;
        } catch (Stopped stopped) {
            return stopped.rules.get(name);
        } catch (RuntimeException | Error e) {
            if (isOfTheMachine(e)) {
                throw e;
            }
            return reason(e);
        }
    }

    /** Whether it is no rule's fault: no memory is left, say. */
    private static boolean isOfTheMachine(Throwable thrown) {
        return thrown instanceof VirtualMachineError && !(thrown instanceof StackOverflowError);
    }

    private List<KieBase> bases(BitSet needed, Set<String> failed) {
        if (bases.size() > MOST_BASES) {
            bases.clear();
        }
        return failed.isEmpty()
                ? rules.bases(needed, failed)
                : bases.computeIfAbsent(Set.copyOf(failed), without -> rules.bases(needed, without));
    }

    /** The innermost reason, without values of facts. */
    private static String reason(Throwable thrown) {
        Throwable inner = thrown;
        while (inner.getCause() != null) {
            inner = inner.getCause();
        }
        return "It threw " + inner.getClass().getSimpleName() + ".";
    }
}
