package org.backupdoctor.internal.rules;

import org.drools.model.Condition;
import org.drools.model.Rule;
import org.drools.model.Variable;
import org.drools.model.constraints.SingleConstraint1;
import org.drools.model.functions.Predicate1;
import org.drools.model.patterns.AccumulatePatternImpl;
import org.drools.model.patterns.PatternImpl;

/**
 * Keeps facts from a rule that can't fire in a run. Where a fact reaches a condition of a rule, Drools makes the memories of all its
 * conditions; for the hundreds of rules for which something else is missing that would be most of the work.
 */
final class Gate {

    private Gate() {}

    /** Puts a gate with a number before each condition of a rule. */
    static void before(Rule rule, int number) {
        before(rule.getView(), "gate " + number, number);
    }

    private static void before(Condition condition, String id, int number) {
        if (condition instanceof AccumulatePatternImpl<?> accumulate) {
            before(accumulate.getCondition(), id, number);
        } else if (condition instanceof PatternImpl<?> pattern) {
            add(pattern, id, number);
        } else {
            condition.getSubConditions().forEach(inner -> before(inner, id, number));
        }
    }

    private static <F> void add(PatternImpl<F> pattern, String id, int number) {
        Variable<F> fact = pattern.getPatternVariable();
        pattern.addConstraint(new SingleConstraint1<>(id, fact, new Passing<>(number)));
    }

    private static final class Passing<F> implements Predicate1<F> {
        private static final long serialVersionUID = 1L;

        private final int number;

        Passing(int number) {
            this.number = number;
        }

        @Override
        public boolean test(F fact) {
            return Recorder.isOpen(number);
        }
    }
}
