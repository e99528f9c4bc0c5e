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

    /** Has a rule fire that asks for what most rules ask for: this, that which goes with it, and no third. */
    static boolean run() {
        KieSession session = Parts.base(List.of(model())).newKieSession();
        try {
            session.insert("a");
            session.insert("bb");
            session.fireAllRules();
        } finally {
            session.dispose();
        }
        return true;
    }

    private static ModelImpl model() {
        String name = WarmUp.class.getPackageName();
        Variable<String> one = D.declarationOf(String.class, "one");
        Variable<String> two = D.declarationOf(String.class, "two");
        Variable<String> none = D.declarationOf(String.class, "none");
        Predicate1<String> isShort = text -> text.length() == 1;
        Predicate2<String, String> isLonger = (text, other) -> text.length() > other.length();
        Predicate1<String> isLong = text -> text.length() > 2;
        Block2<String, String> nothing = (text, other) -> {};
        ModelImpl model = new ModelImpl(name);
        model.addRule(D.rule(name, "warm-up/nothing")
                .build(
                        D.pattern(one).expr("short", isShort),
                        D.pattern(two).expr("longer", one, isLonger),
                        D.not(D.pattern(none).expr("long", isLong)),
                        D.on(one, two).execute(nothing)));
        return model;
    }
}
