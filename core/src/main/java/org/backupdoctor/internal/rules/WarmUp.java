package org.backupdoctor.internal.rules;

import java.util.List;
import org.drools.model.Variable;
import org.drools.model.functions.Block2;
import org.drools.model.functions.Predicate1;
import org.drools.model.functions.Predicate2;
import org.drools.model.impl.ModelImpl;
import org.drools.modelcompiler.dsl.pattern.D;
import org.kie.api.runtime.KieSession;

/**
 * Has Drools load what it fires any rule with, by one that says nothing: for a thread that has nothing else to do while the rules are read.
 * That takes about as long as reading them.
 */
final class WarmUp {

    private WarmUp() {}

    /** What the rule asks for: a class within another, as facts are. */
    private record Sample(int size) {}

    /** Classes and no lambdas: Drools' functions can be written out, and such lambdas lie in no archive of classes. */
    private static final class IsSmall implements Predicate1<Sample> {
        private static final long serialVersionUID = 1L;

        @Override
        public boolean test(Sample sample) {
            return sample.size() < 2;
        }
    }

    private static final class IsLarger implements Predicate2<Sample, Sample> {
        private static final long serialVersionUID = 1L;

        @Override
        public boolean test(Sample sample, Sample other) {
            return sample.size() > other.size();
        }
    }

    private static final class IsLarge implements Predicate1<Sample> {
        private static final long serialVersionUID = 1L;

        @Override
        public boolean test(Sample sample) {
            return sample.size() > 2;
        }
    }

    private static final class Nothing implements Block2<Sample, Sample> {
        private static final long serialVersionUID = 1L;

        @Override
        public void execute(Sample sample, Sample other) {
            // That it fires is enough.
        }
    }

    /** Has a rule fire that asks for what most rules ask for: this, that which goes with it, and no third. */
    static boolean run() {
        KieSession session = Parts.base(List.of(model())).newKieSession();
        try {
            session.insert(new Sample(1));
            session.insert(new Sample(2));
            session.fireAllRules();
        } finally {
            session.dispose();
        }
        return true;
    }

    private static ModelImpl model() {
        String name = WarmUp.class.getPackageName();
        Variable<Sample> one = D.declarationOf(Sample.class, "one");
        Variable<Sample> two = D.declarationOf(Sample.class, "two");
        Variable<Sample> three = D.declarationOf(Sample.class, "three");
        ModelImpl model = new ModelImpl(name);
        model.addRule(D.rule(name, "warm-up/nothing")
                .build(
                        D.pattern(one).expr("small", new IsSmall()),
                        D.pattern(two).expr("larger", one, new IsLarger()),
                        D.not(D.pattern(three).expr("large", new IsLarge())),
                        D.on(one, two).execute(new Nothing())));
        return model;
    }
}
