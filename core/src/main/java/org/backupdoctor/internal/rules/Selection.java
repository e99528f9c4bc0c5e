package org.backupdoctor.internal.rules;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.backupdoctor.Report.NoteKind;
import org.backupdoctor.fact.Fact;
import org.backupdoctor.internal.rules.Need.Settled;
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
    private int gates;

    /** Of rules of which this is known by name. */
    Selection(Function<String, Premise> premises) {
        this.premises = premises;
    }

    /** A rule; kinds of facts by number. */
    private static final class Candidate {

        private final RuleInfo rule;
        private final @Nullable Enum<?> word;
        private final int gate;
        private final int number;
        private final int[] kinds;
        private final int[] asked;
        private final int[][] unless;
        private volatile @Nullable Premise premise;

        Candidate(RuleInfo rule, int gate, int number, int[] kinds, int[] asked, int[][] unless) {
            this.rule = rule;
            this.word = word(rule);
            this.gate = gate;
            this.number = number;
            this.kinds = kinds;
            this.asked = asked;
            this.unless = unless;
        }

        boolean isPossible(boolean[] there) {
            for (int kind : kinds) {
                if (!there[kind]) {
                    return false;
                }
            }
            return true;
        }

        boolean isSettled(boolean[] there) {
            if (rule.need().settled() == null) {
                return false;
            }
            for (int[] absent : unless) {
                boolean all = true;
                for (int kind : absent) {
                    all &= there[kind];
                }
                if (all) {
                    return false;
                }
            }
            return true;
        }

        @Nullable
        Statement about(Diagnosis diagnosis) {
            Settled settled = Objects.requireNonNull(rule.need().settled());
            return settled.confirmed() != null && settled.confirmed() != diagnosis.confirmed()
                    ? null
                    : new Statement(
                            rule, rule.verb(), word, List.of(diagnosis), List.of(settled.name()), List.of(diagnosis));
        }
    }

    /** Adds a rule, with the number of its gate and its own. */
    void add(RuleInfo rule, int gate, int number) {
        gates = Math.max(gates, gate + 1);
        Settled alone = rule.need().settled();
        Candidate candidate = new Candidate(
                rule,
                gate,
                number,
                numbers(rule.need().kinds()),
                numbers(rule.need().asked()),
                alone == null
                        ? new int[0][]
                        : alone.unless().stream().map(this::numbers).toArray(int[][]::new));
        candidates.add(candidate);
        byName.put(rule.name(), candidate);
        if (alone != null) {
            settled.computeIfAbsent(alone.cause(), any -> new ArrayList<>()).add(candidate);
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
        return names.stream()
                .mapToInt(name -> kinds.computeIfAbsent(name, any -> kinds.size()))
                .toArray();
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
        return new Run(facts, candidates);
    }

    /** Of some rules those that may fire on these facts. */
    Run on(Collection<? extends Fact> facts, Set<String> some) {
        return new Run(facts, some.stream().map(this::candidate).toList());
    }

    /** The rules that ask for facts of one of these kinds, or that there is none. */
    Set<String> asking(Collection<Class<?>> types) {
        boolean[] changed = new boolean[kinds.size()];
        for (Class<?> type : types) {
            Integer kind = kinds.get(NAMES.get(type));
            if (kind != null) {
                changed[kind] = true;
            }
        }
        Set<String> asking = new HashSet<>();
        for (Candidate candidate : candidates) {
            for (int kind : candidate.asked) {
                if (changed[kind]) {
                    asking.add(candidate.rule.name());
                    break;
                }
            }
        }
        return asking;
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
        private boolean anyCause;

        private Run(Collection<? extends Fact> facts, List<Candidate> candidates) {
            Map<Class<?>, List<Fact>> byType = new HashMap<>();
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
                if (candidate.isPossible(there) && !candidate.isSettled(there) && fit(premise(candidate), byType)) {
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

        /** Whether what a rule says is told without its firing. */
        boolean isSettled(RuleInfo rule) {
            return candidate(rule.name()).isSettled(there);
        }

        /** What all rules say that need nothing but a diagnosis. */
        List<Statement> settled(Collection<? extends Fact> diagnoses, Set<String> failed) {
            List<Statement> said = new ArrayList<>();
            for (Fact fact : diagnoses) {
                if (fact instanceof Diagnosis diagnosis) {
                    for (Candidate candidate : settled.getOrDefault(diagnosis.cause(), List.of())) {
                        Statement statement = candidate.isSettled(there) && !failed.contains(candidate.rule.name())
                                ? candidate.about(diagnosis)
                                : null;
                        if (statement != null) {
                            said.add(statement);
                        }
                    }
                }
            }
            return said;
        }
    }
}
