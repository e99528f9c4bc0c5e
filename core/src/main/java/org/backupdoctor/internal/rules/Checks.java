package org.backupdoctor.internal.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.backupdoctor.Report.Check;
import org.backupdoctor.Report.State;
import org.backupdoctor.fact.Backup.BackupAge;
import org.backupdoctor.fact.Fact;
import org.backupdoctor.fact.Management.ProfileRestriction;
import org.backupdoctor.fact.Management.Restriction;
import org.backupdoctor.fact.Observation.Attribute;
import org.backupdoctor.fact.Observation.Collected;
import org.backupdoctor.fact.Observation.Tried;
import org.backupdoctor.internal.data.Crew;
import org.backupdoctor.internal.rules.Premise.Matches;
import org.backupdoctor.internal.snapshot.FactType;
import org.backupdoctor.internal.snapshot.Schema;
import org.backupdoctor.internal.snapshot.Snapshot;
import org.backupdoctor.rule.Diagnosis;
import org.backupdoctor.rule.Verb;

/**
 * Tells of each rule what became of it. A rule that didn't fire is clear only when the facts contradict it; where they are missing it is
 * unknown, and the paths that are missing are named. Worked out from the compiled conditions: nothing is said twice.
 */
public final class Checks {

    /** What is found out about kinds of facts is found out again for each part, so parts aren't small. */
    private static final int AT_ONCE = 128;

    private final RuleBase rules;
    private final Snapshot snapshot;
    private final Map<Class<?>, List<Fact>> facts = new HashMap<>();
    private final Set<String> there = new HashSet<>();
    private final Map<FactType, Truth> missing = new HashMap<>();
    private final Map<String, Truth> confirmable = new HashMap<>();

    /** Checks rules against the facts that they saw. For one thread. */
    private Checks(RuleBase rules, Snapshot snapshot, Collection<? extends Fact> facts) {
        this.rules = rules;
        this.snapshot = snapshot;
        facts.forEach(fact -> this.facts
                .computeIfAbsent(fact.getClass(), any -> new ArrayList<>())
                .add(fact));
        this.facts.keySet().forEach(type -> there.add(type.getSimpleName()));
    }

    /**
     * What became of every rule, sorted by name.
     *
     * @param facts the facts that they saw
     * @param fired those that fired
     * @param failed those that could not be worked out, with the reason
     */
    public static List<Check> all(
            RuleBase rules,
            Snapshot snapshot,
            Collection<? extends Fact> facts,
            Set<String> fired,
            Map<String, String> failed,
            Crew crew) {
        List<String> names = List.copyOf(rules.rules().keySet());
        int part = crew.isAlone() ? names.size() : AT_ONCE;
        List<Supplier<List<Check>>> parts = new ArrayList<>();
        for (int from = 0; from < names.size(); from += part) {
            List<String> some = names.subList(from, Math.min(from + part, names.size()));
            parts.add(() -> {
                Checks checks = new Checks(rules, snapshot, facts);
                return some.stream()
                        .map(name -> checks.check(name, fired, failed))
                        .toList();
            });
        }
        return crew.all(parts).stream().flatMap(List::stream).toList();
    }

    private Check check(String name, Set<String> fired, Map<String, String> failed) {
        if (failed.containsKey(name)) {
            return new Check(name, State.FAILED, List.of(), failed.get(name));
        }
        if (fired.contains(name)) {
            return new Check(name, State.FIRED, List.of(), "");
        }
        Truth truth = truth(premise(rules.rule(name)));
        return truth.value() == Truth.Value.UNKNOWN
                ? new Check(name, State.UNKNOWN, List.copyOf(truth.missing()), "")
                : new Check(name, State.CLEAR, List.of(), "");
    }

    /** Of a rule none of whose kinds of facts is there, only what its text tells: its classes stay where they are. */
    private Premise premise(RuleInfo rule) {
        Need need = rule.need();
        return need.shape().isEmpty() || need.asked().stream().anyMatch(there::contains)
                ? rules.premise(rule.name())
                : Shape.premise(need.shape());
    }

    private Truth truth(Premise premise) {
        if (premise instanceof Matches matches) {
            return truth(matches);
        }
        if (premise instanceof Premise.All all) {
            Truth truth = Truth.TRUE;
            for (Premise part : all.parts()) {
                truth = truth.and(truth(part));
                if (truth.value() == Truth.Value.FALSE) {
                    break;
                }
            }
            return truth;
        }
        if (premise instanceof Premise.Any any) {
            return any.parts().stream().map(this::truth).reduce(Truth.FALSE, Truth::or);
        }
        if (premise instanceof Premise.Not not) {
            return truth(not.part()).not();
        }
        if (premise instanceof Premise.Gathered gathered) {
            Truth inside = truth(gathered.part());
            return inside.value() == Truth.Value.UNKNOWN ? inside : Truth.POSSIBLE;
        }
        return premise instanceof Premise.Nothing ? Truth.TRUE : Truth.POSSIBLE;
    }

    private Truth truth(Matches matches) {
        Class<?> type = matches.type();
        List<Fact> known = facts.getOrDefault(type, List.of());
        FactType kind = matches.kind();
        if (matches.fitsAny(known)) {
            String array = kind == null ? null : kind.array();
            // Of a list that may go on, another element could be the one that fits the others.
            return !matches.joined()
                    ? Truth.TRUE
                    : array == null || snapshot.isComplete(array) ? Truth.POSSIBLE : Truth.unknown(List.of(array));
        }
        if (type == Diagnosis.class) {
            return unconfirmed(matches);
        }
        if (kind == null) {
            return Fact.class.isAssignableFrom(type) ? Truth.FALSE : Truth.POSSIBLE;
        }
        if (type == Tried.class || kind.from().contains(Tried.class)) {
            return Truth.FALSE;
        }
        if (type == Collected.class) {
            List<String> wanted = new ArrayList<>();
            for (String path : Schema.arrays()) {
                if (matches.fits(new Collected(path))) {
                    wanted.add(path);
                }
            }
            return wanted.isEmpty() ? Truth.FALSE : Truth.unknown(wanted);
        }
        if (!matches.own().isEmpty()
                && isSettled(type, known.stream().filter(matches::fitsFirst).toList())) {
            return Truth.FALSE;
        }
        return missing.computeIfAbsent(kind, this::wanting);
    }

    private Truth wanting(FactType kind) {
        Set<String> paths = missing(kind);
        return paths.isEmpty() ? Truth.FALSE : Truth.unknown(paths);
    }

    /** Whether a diagnosis that would fit could still be confirmed: then nobody can tell of what follows from it. */
    private Truth unconfirmed(Matches wanted) {
        Truth any = Truth.FALSE;
        for (Fact fact : facts.getOrDefault(Diagnosis.class, List.of())) {
            Diagnosis diagnosis = (Diagnosis) fact;
            if (!diagnosis.confirmed() && wanted.fits(new Diagnosis(diagnosis.cause(), true))) {
                any = any.or(confirmation(diagnosis.cause()));
            }
        }
        return any;
    }

    private Truth confirmation(String cause) {
        return confirmable.computeIfAbsent(
                cause,
                any -> rules.rules().values().stream()
                        .filter(rule ->
                                rule.verb() == Verb.CONFIRM && rule.subject().equals(cause))
                        .map(rule -> truth(premise(rule)))
                        .filter(truth -> truth.value() == Truth.Value.UNKNOWN)
                        .reduce(Truth.FALSE, Truth::or));
    }

    /**
     * Whether the value of the restriction that a rule names is known; a rule names the key first.
     *
     * @param named the facts with that key
     */
    private boolean isSettled(Class<?> type, List<Fact> named) {
        if (type == Restriction.class) {
            return named.stream()
                    .anyMatch(fact -> snapshot.at("/management/restrictions/" + ((Restriction) fact).key()) != null);
        }
        if (type == Attribute.class) {
            return !named.isEmpty();
        }
        return type == ProfileRestriction.class
                && snapshot.isComplete("/management/profiles")
                && snapshot.at("/management/profiles") instanceof List<?> profiles
                && named.stream()
                                .map(fact -> ((ProfileRestriction) fact).index())
                                .distinct()
                                .count()
                        == profiles.size();
    }

    /** What has to be known before it can be said that there is no such fact; empty when it can be said. */
    private Set<String> missing(FactType type) {
        Set<String> missing = new TreeSet<>();
        String array = type.array();
        boolean there = facts.containsKey(type.type());
        if (!type.from().isEmpty()) {
            type.from().stream().filter(source -> !facts.containsKey(source)).forEach(source -> {
                FactType sourceType = FactType.of(source);
                missing.addAll(sourceType == null ? Set.of() : missing(sourceType));
            });
            // Of a list that may go on, another element could be of that kind.
            if (array != null && missing.isEmpty() && !snapshot.isComplete(array)) {
                missing.add(array);
            }
        } else if (array != null) {
            type.paths().stream()
                    .map(path -> path.substring(0, path.indexOf("/*")))
                    .forEach(path -> missingIn(path, type, missing));
        } else if (!there) {
            type.paths().stream().filter(path -> snapshot.at(path) == null).forEach(missing::add);
            if (missing.isEmpty()) {
                // What is there can't be used: it is of another type, or an age that needs the time of the snapshot.
                missing.add(
                        type.type() == BackupAge.class
                                ? "/takenAt"
                                : type.paths().get(0));
            }
        }
        return missing;
    }

    /** Of an array of which all is known, only the elements that don't say what this fact needs leave a doubt. */
    private void missingIn(String array, FactType type, Set<String> missing) {
        if (!snapshot.isComplete(array)) {
            missing.add(array);
        } else if (snapshot.at(array) instanceof List<?> elements) {
            for (int i = 0; i < elements.size(); i++) {
                String field = elements.get(i) instanceof Map<?, ?> element ? type.firstUnknown(element) : null;
                if (field != null) {
                    missing.add(array + "/" + i + "/" + field);
                }
            }
        }
    }
}
