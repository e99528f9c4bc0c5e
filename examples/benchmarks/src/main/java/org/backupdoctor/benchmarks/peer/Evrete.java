package org.backupdoctor.benchmarks.peer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.backupdoctor.benchmarks.generate.Voices;
import org.backupdoctor.benchmarks.library.Library;
import org.backupdoctor.benchmarks.library.Rules;
import org.backupdoctor.benchmarks.library.Said;
import org.backupdoctor.benchmarks.library.Voice;
import org.backupdoctor.fact.Fact;
import org.evrete.Configuration;
import org.evrete.KnowledgeService;
import org.evrete.api.Knowledge;
import org.evrete.api.StatelessSession;

/**
 * The part of the rules that Evrete can say, in a stateless session for each call. Such a session fires once: without "not" it makes no
 * difference that the diagnoses are there from the beginning, so what is said is all in one.
 */
public final class Evrete implements Rules {

    private final Knowledge knowledge;
    private final Map<String, Voice> voices;

    private Evrete(Knowledge knowledge, Map<String, Voice> voices) {
        this.knowledge = knowledge;
        this.voices = voices;
    }

    /** The rules. */
    public static Rules rules(Library library) {
        try {
            @SuppressWarnings("unchecked")
            Function<KnowledgeService, Knowledge> all =
                    (Function<KnowledgeService, Knowledge>) Generated.type("evrete.AllRules", Function.class)
                            .getConstructor()
                            .newInstance();
            return new Evrete(all.apply(new KnowledgeService(quiet())), Voices.of(library));
        } catch (ReflectiveOperationException e) {
            throw Generated.missing(e);
        }
    }

    /** Facts that none of its rules is about are left out in silence. */
    private static Configuration quiet() {
        return new Configuration().set(Configuration.WARN_UNKNOWN_TYPES, "false");
    }

    @Override
    public Heard run(Collection<? extends Fact> facts, Function<Said, List<? extends Fact>> diagnoses) {
        Hearing hearing = new Hearing(voices);
        List<Object> all = new ArrayList<>(facts);
        all.addAll(diagnoses.apply(new Said()));
        StatelessSession session = knowledge.newStatelessSession();
        session.set("said", hearing);
        session.insert(all);
        session.fire();
        return new Heard(hearing.taken(), new Said());
    }
}
