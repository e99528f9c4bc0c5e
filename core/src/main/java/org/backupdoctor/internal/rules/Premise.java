package org.backupdoctor.internal.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.backupdoctor.fact.Fact;
import org.backupdoctor.internal.snapshot.FactType;
import org.drools.model.BetaIndex;
import org.drools.model.Condition;
import org.drools.model.Constraint;
import org.drools.model.Index;
import org.drools.model.Pattern;
import org.drools.model.SingleConstraint;
import org.drools.model.Variable;
import org.drools.model.functions.Function1;
import org.drools.model.functions.PredicateN;
import org.drools.model.patterns.AccumulatePatternImpl;
import org.jspecify.annotations.Nullable;

/** What has to hold for a rule to fire, read off its compiled conditions once, so that it can be asked of many snapshots. */
sealed interface Premise {

    /** All of these. */
    record All(List<Premise> parts) implements Premise {}

    /** One of these. */
    record Any(List<Premise> parts) implements Premise {}

    /** Not this. */
    record Not(Premise part) implements Premise {}

    /** Something is worked out of all that fit. */
    record Gathered(Premise part) implements Premise {}

    /** Nothing can be told of it without firing. */
    record Untold() implements Premise {}

    /** Nothing has to hold. */
    record Nothing() implements Premise {}

    /**
     * A fact of a kind.
     *
     * @param type the record
     * @param kind what is known of such facts; null for what isn't in a snapshot
     * @param own what is asked of the fact alone
     * @param joined whether more is asked, that other facts have a part in
     * @param keys the values by which it is found when other facts are known: those asked to be equal to one of theirs
     */
    record Matches(
            Class<?> type,
            @Nullable FactType kind,
            List<PredicateN> own,
            boolean joined,
            List<Function1<Object, ?>> keys)
            implements Premise {

        boolean fits(Fact fact) {
            for (int i = 0; i < own.size(); i++) {
                if (!holds(i, fact)) {
                    return false;
                }
            }
            return true;
        }

        boolean fitsAny(List<Fact> facts) {
            for (int i = 0; i < facts.size(); i++) {
                if (fits(facts.get(i))) {
                    return true;
                }
            }
            return false;
        }

        /** Those that fit of the facts of its kind; null where asking throws, as it will when it is the rule's turn. */
        @Nullable
        List<Fact> fitting(Map<Class<?>, List<Fact>> facts) {
            List<Fact> all = facts.getOrDefault(type, List.of());
            List<Fact> fitting = new ArrayList<>(all.size());
            for (int i = 0; i < all.size(); i++) {
                Boolean fits = tested(all.get(i));
                if (fits == null) {
                    return null;
                } else if (fits) {
                    fitting.add(all.get(i));
                }
            }
            return fitting;
        }

        /** Whether a fact may fit: it does, or asking throws, as it will when it is the rule's turn. */
        boolean mayFitAny(List<Fact> facts) {
            for (int i = 0; i < facts.size(); i++) {
                if (mayFit(facts.get(i))) {
                    return true;
                }
            }
            return false;
        }

        private boolean mayFit(Fact fact) {
            Boolean fits = tested(fact);
            return fits == null || fits;
        }

        private @Nullable Boolean tested(Fact fact) {
            try {
                for (int i = 0; i < own.size(); i++) {
                    if (!own.get(i).test(fact)) {
                        return false;
                    }
                }
                return true;
            } catch (Exception | StackOverflowError | LinkageError | AssertionError e) {
                return null;
            }
        }

        /** Whether what the rule names first holds. */
        boolean fitsFirst(Fact fact) {
            return holds(0, fact);
        }

        private boolean holds(int constraint, Fact fact) {
            try {
                return own.get(constraint).test(fact);
            } catch (Exception | StackOverflowError | LinkageError | AssertionError e) {
                // The rule throws the same when it is its turn.
                return false;
            }
        }
    }

    /** Read off a compiled condition. */
    static Premise of(Condition condition) {
        if (condition instanceof AccumulatePatternImpl<?> accumulate) {
            return new Gathered(of(accumulate.getCondition()));
        }
        if (condition instanceof Pattern<?> pattern) {
            return matches(pattern);
        }
        List<Premise> parts =
                condition.getSubConditions().stream().map(Premise::of).toList();
        return switch (condition.getType()) {
            case OR -> new Any(parts);
            case NOT -> new Not(new All(parts));
            case FORALL, EVAL, QUERY -> new Untold();
            case CONSEQUENCE -> new Nothing();
            default -> new All(parts);
        };
    }

    /** Hands out every kind of fact that is asked for. */
    default void eachMatch(Consumer<Matches> visitor) {
        if (this instanceof Matches matches) {
            visitor.accept(matches);
        } else if (this instanceof All all) {
            all.parts().forEach(part -> part.eachMatch(visitor));
        } else if (this instanceof Any any) {
            any.parts().forEach(part -> part.eachMatch(visitor));
        } else if (this instanceof Not not) {
            not.part().eachMatch(visitor);
        } else if (this instanceof Gathered gathered) {
            gathered.part().eachMatch(visitor);
        }
    }

    private static Matches matches(Pattern<?> pattern) {
        List<PredicateN> own = new ArrayList<>();
        List<Function1<Object, ?>> keys = new ArrayList<>();
        boolean alone = collect(pattern.getConstraint(), pattern.getPatternVariable(), own, keys);
        Class<?> type = pattern.getPatternVariable().getType();
        return new Matches(type, FactType.of(type), List.copyOf(own), !alone, List.copyOf(keys));
    }

    /** Gathers the constraints that are on the pattern's own fact alone; says whether these are all. */
    private static boolean collect(
            Constraint constraint, Variable<?> variable, List<PredicateN> own, List<Function1<Object, ?>> keys) {
        if (constraint instanceof SingleConstraint single) {
            Variable<?>[] variables = single.getVariables();
            boolean alone = Arrays.stream(variables).allMatch(variable::equals);
            if (alone && variables.length > 0) {
                own.add(single.getPredicate());
            }
            if (!alone && single.getIndex() instanceof BetaIndex<?, ?, ?> index) {
                if (index.getConstraintType() == Index.ConstraintType.EQUAL) {
                    keys.add(key(index));
                }
            }
            return alone;
        }
        boolean all = true;
        if (constraint.getType() == Constraint.Type.MULTIPLE || constraint.getType() == Constraint.Type.AND) {
            for (Constraint child : constraint.getChildren()) {
                all &= collect(child, variable, own, keys);
            }
            return all;
        }
        return false;
    }

    @SuppressWarnings("unchecked") // it is given the facts of its own pattern only
    private static Function1<Object, ?> key(BetaIndex<?, ?, ?> index) {
        return (Function1<Object, ?>) index.getLeftOperandExtractor();
    }
}
