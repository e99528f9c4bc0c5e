package org.backupdoctor.internal.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.backupdoctor.fact.Fact;
import org.backupdoctor.internal.rules.Premise.Matches;
import org.backupdoctor.rule.Diagnosis;
import org.jspecify.annotations.Nullable;

/**
 * What a rule says of some facts, told without firing it. That can be told of rules each of whose conditions is about one fact alone, or
 * says that something isn't there; it is what they say when they fire.
 */
final class Telling {

    private final RuleInfo rule;
    private final @Nullable Enum<?> word;
    private final List<Found> found = new ArrayList<>();
    private boolean possible = true;

    /** The facts that fit a condition; of one about diagnoses, what these have to be. */
    private record Found(String name, Matches wanted, List<Fact> facts) {

        boolean isOfDiagnoses() {
            return wanted.type() == Diagnosis.class;
        }
    }

    private Telling(RuleInfo rule, @Nullable Enum<?> word) {
        this.rule = rule;
        this.word = word;
    }

    /**
     * What a rule says.
     *
     * @param word its word of strength, efficacy or kind, where it has one
     * @param premise what has to hold for it
     * @param facts the facts by their kind, without the diagnoses
     * @return null where it has to fire
     */
    static @Nullable Telling of(
            RuleInfo rule, @Nullable Enum<?> word, Premise premise, Map<Class<?>, List<Fact>> facts) {
        Need.Told told = rule.need().told();
        if (told == null
                || !(premise instanceof Premise.All all)
                || all.parts().size() < told.names().size()) {
            return null;
        }
        Telling telling = new Telling(rule, word);
        long matches = 1;
        for (int i = 0; i < told.names().size() && matches > 0; i++) {
            Premise part = all.parts().get(i);
            if (part instanceof Premise.Not not) {
                Boolean there = isThere(not.part(), facts);
                if (there == null) {
                    return null;
                }
                matches = there ? 0 : matches;
            } else if (part instanceof Matches wanted && wanted.type() == Diagnosis.class) {
                telling.found.add(new Found(told.names().get(i), wanted, List.of()));
            } else {
                List<Fact> fitting = part instanceof Matches wanted && !wanted.joined() ? wanted.fitting(facts) : null;
                if (fitting == null) {
                    return null;
                }
                telling.found.add(new Found(told.names().get(i), (Matches) part, fitting));
                matches *= fitting.size();
                if (matches > Recorder.MOST_OF_RULE) {
                    return null;
                }
            }
        }
        telling.possible = matches > 0;
        return telling;
    }

    /** Whether there is what a rule says must not be; null where only firing tells. */
    private static @Nullable Boolean isThere(Premise premise, Map<Class<?>, List<Fact>> facts) {
        if (premise instanceof Matches wanted) {
            if (facts.getOrDefault(wanted.type(), List.of()).isEmpty() && wanted.type() != Diagnosis.class) {
                return false;
            }
            List<Fact> fitting = wanted.joined() || wanted.type() == Diagnosis.class ? null : wanted.fitting(facts);
            return fitting == null ? null : !fitting.isEmpty();
        } else if (premise instanceof Premise.All all) {
            boolean known = true;
            for (Premise part : all.parts()) {
                Boolean there = isThere(part, facts);
                if (there != null && !there) {
                    return false;
                }
                known &= there != null;
            }
            return known ? true : null;
        }
        return null;
    }

    /** Whether it says nothing before there are diagnoses. */
    boolean needsDiagnoses() {
        return found.stream().anyMatch(Found::isOfDiagnoses);
    }

    /** What it says, once for each match. */
    void say(List<? extends Fact> diagnoses, List<Statement> said) {
        if (possible) {
            say(diagnoses, new ArrayList<>(), said);
        }
    }

    private void say(List<? extends Fact> diagnoses, List<Fact> bound, List<Statement> said) {
        if (bound.size() == found.size()) {
            said.add(statement(bound));
            return;
        }
        Found next = found.get(bound.size());
        for (Fact fact : next.isOfDiagnoses() ? diagnoses : next.facts()) {
            if (!next.isOfDiagnoses() || next.wanted().fits(fact)) {
                bound.add(fact);
                say(diagnoses, bound, said);
                bound.remove(bound.size() - 1);
            }
        }
    }

    private Statement statement(List<Fact> facts) {
        TreeMap<String, Fact> bound = new TreeMap<>();
        for (int i = 0; i < facts.size(); i++) {
            if (!found.get(i).name().isEmpty()) {
                bound.put(found.get(i).name(), facts.get(i));
            }
        }
        List<Fact> evidence = Objects.requireNonNull(rule.need().told()).evidence().stream()
                .map(name -> Objects.requireNonNull(bound.get(name)))
                .toList();
        return new Statement(
                rule, rule.verb(), word, evidence, List.copyOf(bound.keySet()), List.copyOf(bound.values()));
    }
}
