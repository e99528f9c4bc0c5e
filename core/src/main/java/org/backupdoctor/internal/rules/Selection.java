package org.backupdoctor.internal.rules;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.backupdoctor.Report.NoteKind;
import org.backupdoctor.fact.Fact;
import org.backupdoctor.internal.data.Once;
import org.backupdoctor.internal.rules.Premise.Matches;
import org.backupdoctor.rule.Diagnosis;
import org.backupdoctor.rule.Efficacy;
import org.backupdoctor.rule.Strength;
import org.jspecify.annotations.Nullable;

/** Of many rules those that could fire on the kinds of facts at hand, and what those say that need no firing. No rule is added once it is used. */
final class Selection {

    private static final ClassValue<String> NAMES = new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> type) {
            return type.getSimpleName();
        }
    };

    private final Map<String, Integer> kinds = new HashMap<>();
    private final List<Candidate> candidates = new ArrayList<>();
    private final Map<String, Candidate> byName = new HashMap<>();
    private final Map<String, List<Candidate>> settled = new HashMap<>();
    private final Function<String, Premise> premises;
    private final Once<List<List<String>>> byKind = Once.of(this::rulesByKind);
    private int gates;

    /** Of rules of which this is known by name. */
    Selection(Function<String, Premise> premises) {
        this.premises = premises;
    }

    /** A rule; kinds of facts by number. */
    private static final class Candidate {

        private final RuleInfo rule;
        private final @Nullable Enum<?> word;
        private final Need.@Nullable Cause only;
        private final List<String> bound;
        private final int gate;
        private final int number;
        private final int[] kinds;
        private final int[] asked;
        private volatile @Nullable Premise premise;

        Candidate(RuleInfo rule, int gate, int number, int[] kinds, int[] asked) {
            this.rule = rule;
            this.word = word(rule);
            this.only = rule.need().only();
            this.bound = only == null || rule.need().told() == null
                    ? List.of()
                    : rule.need().told().names().stream()
                            .filter(name -> !name.isEmpty())
                            .toList();
            this.gate = gate;
            this.number = number;
            this.kinds = kinds;
            this.asked = asked;
        }

        boolean isPossible(boolean[] there) {
            for (int kind : kinds) {
                if (!there[kind]) {
                    return false;
                }
            }
            return true;
        }

        /** What a rule says that needs nothing but a diagnosis, when nothing is there that it asks for beside that. */
        @Nullable
        Statement about(Diagnosis diagnosis) {
            Boolean confirmed = Objects.requireNonNull(only).confirmed();
            if (confirmed != null && confirmed != diagnosis.confirmed()) {
                return null;
            }
            int given = Objects.requireNonNull(rule.need().told()).evidence().size();
            return new Statement(
                    rule,
                    rule.verb(),
                    word,
                    Collections.nCopies(given, diagnosis),
                    bound,
                    Collections.nCopies(bound.size(), diagnosis));
        }

        boolean asksAny(boolean[] there) {
            for (int kind : asked) {
                if (there[kind]) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Adds a rule, with the number of its gate and its own. */
    void add(RuleInfo rule, int gate, int number) {
        gates = Math.max(gates, gate + 1);
        Candidate candidate = new Candidate(
                rule,
                gate,
                number,
                numbers(rule.need().kinds()),
                numbers(rule.need().asked()));
        candidates.add(candidate);
        byName.put(rule.name(), candidate);
        if (candidate.only != null) {
            settled.computeIfAbsent(candidate.only.id(), any -> new ArrayList<>())
                    .add(candidate);
        }
    }

    private Premise premise(Candidate candidate) {
        Premise premise = candidate.premise;
        if (premise == null) {
            premise = premises.apply(candidate.rule.name());
            candidate.premise = premise;
        }
        return premise;
    }

    /** Asks anew for what has to hold for the rules: once their classes are loaded, these tell it faster. */
    void forget() {
        candidates.forEach(candidate -> candidate.premise = null);
    }

    private int[] numbers(List<String> names) {
        int[] numbers = new int[names.size()];
        for (int i = 0; i < numbers.length; i++) {
            Integer known = kinds.get(names.get(i));
            numbers[i] = known == null ? kinds.size() : known;
            if (known == null) {
                kinds.put(names.get(i), numbers[i]);
            }
        }
        return numbers;
    }

    private static @Nullable Enum<?> word(RuleInfo rule) {
        return switch (rule.verb()) {
            case RECOMMEND -> Efficacy.valueOf(rule.word());
            case SUSPECT, DOUBT -> Strength.valueOf(rule.word());
            case NOTE -> NoteKind.valueOf(rule.word());
            default -> null;
        };
    }

    /** What may fire on these facts. */
    Run on(Collection<? extends Fact> facts) {
        return new Run(facts, candidates, false);
    }

    /** Of some rules those that have to fire on these facts; what the others of them say is told. */
    Run on(Collection<? extends Fact> facts, Set<String> some) {
        return new Run(facts, some.stream().map(this::candidate).toList(), true);
    }

    /** The rules that ask for facts of one of these kinds, or that there is none. */
    Set<String> asking(Collection<Class<?>> types) {
        Set<String> asking = new HashSet<>();
        for (Class<?> type : types) {
            Integer kind = kinds.get(NAMES.get(type));
            if (kind != null) {
                asking.addAll(byKind.get().get(kind));
            }
        }
        return asking;
    }

    private List<List<String>> rulesByKind() {
        List<List<String>> rules = new ArrayList<>();
        for (int i = 0; i < kinds.size(); i++) {
            rules.add(new ArrayList<>());
        }
        for (Candidate candidate : candidates) {
            for (int kind : candidate.asked) {
                rules.get(kind).add(candidate.rule.name());
            }
        }
        return rules;
    }

    private Candidate candidate(String rule) {
        return Objects.requireNonNull(byName.get(rule), rule);
    }

    /** For one run. */
    final class Run {

        private final boolean[] there = new boolean[kinds.size()];
        private final boolean[] asked = new boolean[there.length];
        private final boolean[] open = new boolean[gates];
        private final BitSet numbers = new BitSet();
        private final List<RuleInfo> rules = new ArrayList<>();
        private final Set<String> causes = new HashSet<>();
        private final Map<Class<?>, List<Fact>> byType = new HashMap<>();
        private final List<Telling> told = new ArrayList<>();
        private boolean anyCause;

        private Run(Collection<? extends Fact> facts, List<Candidate> candidates, boolean telling) {
            for (Fact fact : facts) {
                byType.computeIfAbsent(fact.getClass(), any -> new ArrayList<>())
                        .add(fact);
                int kind = kind(fact);
                if (kind >= 0) {
                    there[kind] = true;
                }
            }
            for (int i = 0; i < candidates.size(); i++) {
                Candidate candidate = candidates.get(i);
                if (candidate.isPossible(there)
                        && !isSettled(candidate)
                        && !(telling && isTold(candidate))
                        && fit(premise(candidate), byType)) {
                    open(candidate);
                }
            }
        }

        /** Whether for each condition there is a fact that fits as far as it goes by the fact alone. */
        private static boolean fit(Premise premise, Map<Class<?>, List<Fact>> facts) {
            if (premise instanceof Matches matches) {
                return matches.type() == Diagnosis.class
                        || matches.mayFitAny(facts.getOrDefault(matches.type(), List.of()));
            } else if (premise instanceof Premise.All all) {
                for (int i = 0; i < all.parts().size(); i++) {
                    if (!fit(all.parts().get(i), facts)) {
                        return false;
                    }
                }
            }
            return true;
        }

        private void open(Candidate candidate) {
            open[candidate.gate] = true;
            numbers.set(candidate.number);
            rules.add(candidate.rule);
            for (int kind : candidate.asked) {
                asked[kind] = true;
            }
            List<String> named = candidate.rule.need().causes();
            if (named == null) {
                anyCause = true;
            } else {
                causes.addAll(named);
            }
        }

        private int kind(Fact fact) {
            Integer kind = kinds.get(NAMES.get(fact.getClass()));
            return kind == null ? -1 : kind;
        }

        /** Whether a rule that may fire asks for such a fact. */
        boolean isAsked(Fact fact) {
            if (fact instanceof Diagnosis diagnosis) {
                return anyCause || causes.contains(diagnosis.cause());
            }
            int kind = kind(fact);
            return kind >= 0 && asked[kind];
        }

        /** By the numbers of their gates, the rules that may fire. */
        boolean[] open() {
            return open;
        }

        /** The numbers of the rules that may fire. */
        BitSet numbers() {
            return numbers;
        }

        /** The rules that may fire. */
        List<RuleInfo> rules() {
            return rules;
        }

        private boolean isTold(Candidate candidate) {
            Telling telling = telling(candidate);
            if (telling != null) {
                told.add(telling);
            }
            return telling != null;
        }

        private @Nullable Telling telling(Candidate candidate) {
            return candidate.rule.need().told() == null
                    ? null
                    : Telling.of(candidate.rule, candidate.word, premise(candidate), byType);
        }

        /** Whether a rule needs nothing but a diagnosis, so that what it says of that is told without its firing. */
        boolean isSettled(RuleInfo rule) {
            return isSettled(candidate(rule.name()));
        }

        private boolean isSettled(Candidate candidate) {
            return candidate.only != null && (!candidate.asksAny(there) || telling(candidate) != null);
        }

        /** What the rules say that are told, before there are diagnoses or with these. */
        List<Statement> told(@Nullable List<? extends Fact> diagnoses) {
            List<Statement> said = new ArrayList<>();
            for (Telling telling : told) {
                if (telling.needsDiagnoses() == (diagnoses != null)) {
                    telling.say(diagnoses == null ? List.of() : diagnoses, said);
                }
            }
            return said;
        }

        private void settle(Candidate candidate, Diagnosis diagnosis, List<Statement> said) {
            if (candidate.asksAny(there)) {
                Telling telling = telling(candidate);
                if (telling != null) {
                    telling.say(List.of(diagnosis), said);
                }
                return;
            }
            Statement statement = candidate.about(diagnosis);
            if (statement != null) {
                said.add(statement);
            }
        }

        /** What all rules say that need nothing but a diagnosis. */
        List<Statement> settled(Collection<? extends Fact> diagnoses, Set<String> failed) {
            List<Statement> said = new ArrayList<>();
            for (Fact fact : diagnoses) {
                if (fact instanceof Diagnosis diagnosis) {
                    for (Candidate candidate : settled.getOrDefault(diagnosis.cause(), List.of())) {
                        if (!failed.contains(candidate.rule.name())) {
                            settle(candidate, diagnosis, said);
                        }
                    }
                }
            }
            return said;
        }
    }
}
