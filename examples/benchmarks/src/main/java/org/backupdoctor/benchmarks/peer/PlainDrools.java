package org.backupdoctor.benchmarks.peer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.backupdoctor.benchmarks.generate.Kjar;
import org.backupdoctor.benchmarks.generate.Voices;
import org.backupdoctor.benchmarks.library.Library;
import org.backupdoctor.benchmarks.library.Rules;
import org.backupdoctor.benchmarks.library.Said;
import org.backupdoctor.benchmarks.library.Voice;
import org.kie.api.KieBase;
import org.kie.api.KieBaseConfiguration;
import org.kie.api.KieServices;
import org.kie.api.builder.KieModule;
import org.kie.api.definition.KiePackage;
import org.kie.api.definition.rule.Rule;
import org.kie.api.runtime.KieContainer;
import org.kie.api.runtime.KieSession;
import org.kie.internal.conf.ShareBetaNodesOption;

/** The same DRL as the Drools documentation teaches to run it: a kjar, a container, a session for each call, what comes of it in a global. */
public final class PlainDrools {

    /** Where the kjar lies. */
    public static final String JAR = "/plain-drools.kjar";

    /** Opened once, and only where it is needed. */
    private static final class Container {

        static final KieContainer OPENED = opened();

        private static KieContainer opened() {
            KieServices services = KieServices.get();
            try (InputStream jar = PlainDrools.class.getResourceAsStream(JAR)) {
                if (jar == null) {
                    throw new IllegalStateException(
                            "There is no " + JAR + " here.\nMaybe the module wasn't built with Maven.");
                }
                KieModule module = services.getRepository()
                        .addKieModule(services.getResources().newByteArrayResource(jar.readAllBytes()));
                return services.newKieContainer(module.getReleaseId());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private PlainDrools() {}

    /** A part of the rules. Joins aren't shared: where they are, Drools 10.2 loses rules, as two cases show. */
    public static Rules rules(Library library, Part part) {
        return rules(library, part, false);
    }

    /** Compiles the whole rule set from its text, and makes a base of it. */
    public static KieBase compiled() {
        return base(KieServices.get().newKieContainer(Kjar.compiled().getReleaseId()), Part.ALL, false);
    }

    private static KieBase base(KieContainer container, Part part, boolean shared) {
        KieBaseConfiguration configuration = KieServices.get().newKieBaseConfiguration();
        configuration.setProperty(ShareBetaNodesOption.PROPERTY_NAME, String.valueOf(shared));
        KieBase base = container.newKieBase("all", configuration);
        Set<String> names = Voices.names(part);
        for (KiePackage each : base.getKiePackages()) {
            for (Rule rule : List.copyOf(each.getRules())) {
                if (!names.contains(rule.getName())) {
                    base.removeRule(each.getName(), rule.getName());
                }
            }
        }
        return base;
    }

    /** A part of the rules, with or without joins that rules share. */
    public static Rules rules(Library library, Part part, boolean shared) {
        KieBase base = base(Container.OPENED, part, shared);
        Map<String, Voice> voices = Voices.of(library);
        return (facts, diagnoses) -> {
            Hearing hearing = new Hearing(voices);
            KieSession session = base.newKieSession();
            try {
                session.setGlobal("said", hearing);
                facts.forEach(session::insert);
                session.fireAllRules();
                Said first = hearing.taken();
                diagnoses.apply(first).forEach(session::insert);
                session.fireAllRules();
                return new Rules.Heard(first, hearing.taken());
            } finally {
                session.dispose();
            }
        };
    }
}
