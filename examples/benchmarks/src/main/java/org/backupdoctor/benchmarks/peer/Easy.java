package org.backupdoctor.benchmarks.peer;

import java.util.Map;
import java.util.function.Supplier;
import org.backupdoctor.benchmarks.generate.Voices;
import org.backupdoctor.benchmarks.library.Library;
import org.backupdoctor.benchmarks.library.Rules;
import org.backupdoctor.benchmarks.library.Said;
import org.backupdoctor.benchmarks.library.Voice;
import org.jeasy.rules.api.Facts;
import org.jeasy.rules.api.RulesEngine;
import org.jeasy.rules.core.DefaultRulesEngine;

/** The part of the rules that Easy Rules can say: facts by name, and the default engine. Of diagnoses it says nothing. */
public final class Easy {

    private Easy() {}

    /** The rules. */
    public static Rules rules(Library library) {
        org.jeasy.rules.api.Rules rules = registered();
        RulesEngine engine = new DefaultRulesEngine();
        Map<String, Voice> voices = Voices.of(library);
        return (given, diagnoses) -> {
            Hearing hearing = new Hearing(voices);
            Facts facts = new Facts();
            facts.put("said", hearing);
            given.forEach(fact -> facts.put(fact.getClass().getSimpleName(), fact));
            engine.fire(rules, facts);
            return new Rules.Heard(hearing.taken(), new Said());
        };
    }

    private static org.jeasy.rules.api.Rules registered() {
        try {
            return (org.jeasy.rules.api.Rules) Generated.type("easy.AllRules", Supplier.class)
                    .getConstructor()
                    .newInstance()
                    .get();
        } catch (ReflectiveOperationException e) {
            throw Generated.missing(e);
        }
    }
}
