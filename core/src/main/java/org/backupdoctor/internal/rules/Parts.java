package org.backupdoctor.internal.rules;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.drools.core.impl.RuleBaseFactory;
import org.drools.model.Model;
import org.drools.model.Rule;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.KieBase;
import org.kie.api.KieBaseConfiguration;
import org.kie.internal.conf.ShareBetaNodesOption;

/**
 * The rule bases of a rule set: first only of the rules that are needed, so that whoever diagnoses one device doesn't wait for all; one of
 * everything as soon as others are needed again and again.
 */
final class Parts {

    /** More than these aren't made: then all rules get one. Each of a few rules takes a fraction of that. */
    private static final int MOST = 16;

    /** After so many runs it pays to have one of everything. */
    private static final int MANY = 100;

    private final List<String> rules;
    private final Function<String, Rule> compiled;
    private final Runnable whole;
    private final AtomicInteger runs = new AtomicInteger();
    private volatile List<Part> made = List.of();

    private record Part(BitSet rules, KieBase base) {}

    /**
     * Of these rules.
     *
     * @param rules their names, by number
     * @param compiled loads one of them
     * @param whole hears when there is one of everything, and so all are loaded
     */
    Parts(List<String> rules, Function<String, Rule> compiled, Runnable whole) {
        this.rules = rules;
        this.compiled = compiled;
        this.whole = whole;
    }

    /** Rule bases that hold some rules, these by number. */
    List<KieBase> of(BitSet needed) {
        List<Part> parts = made;
        if (!cover(parts, needed)) {
            parts = more(needed, false);
        }
        List<KieBase> bases = new ArrayList<>(parts.size());
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).rules().intersects(needed)) {
                bases.add(parts.get(i).base());
            }
        }
        return bases;
    }

    private static boolean cover(List<Part> parts, BitSet needed) {
        BitSet missing = (BitSet) needed.clone();
        for (int i = 0; i < parts.size(); i++) {
            missing.andNot(parts.get(i).rules());
        }
        return missing.isEmpty();
    }

    /** Hears of a run of all rules; of many it makes one of everything. */
    void count() {
        if (runs.get() < MANY && runs.incrementAndGet() == MANY) {
            whole();
        }
    }

    /** Whether there is one of everything. */
    boolean isWhole() {
        List<Part> parts = made;
        return parts.size() == 1 && parts.get(0).rules().cardinality() == rules.size();
    }

    /** Makes one of everything, where many runs are to come. */
    void whole() {
        BitSet all = new BitSet();
        all.set(0, rules.size());
        more(all, true);
    }

    private synchronized List<Part> more(BitSet needed, boolean everything) {
        BitSet missing = (BitSet) needed.clone();
        made.forEach(part -> missing.andNot(part.rules()));
        if (everything || (!missing.isEmpty() && made.size() >= MOST)) {
            if (!isWhole()) {
                BitSet all = new BitSet();
                all.set(0, rules.size());
                made = List.of(part(all));
                whole.run();
            }
        } else if (!missing.isEmpty()) {
            List<Part> parts = new ArrayList<>(made);
            parts.add(part(missing));
            made = List.copyOf(parts);
        }
        return made;
    }

    private Part part(BitSet numbers) {
        return new Part(
                numbers,
                base(Loaded.models(
                        numbers.stream().mapToObj(rules::get).map(compiled).toList())));
    }

    /**
     * A rule base of models. Rules don't share the joins of their patterns: where two begin alike and one goes on with "not Y( … )", the
     * other with "Y( … )", Drools 10.2 loses the one that was added first as long as there is no Y.
     */
    static KieBase base(List<Model> models) {
        Services.ensure();
        KieBaseConfiguration configuration = RuleBaseFactory.newKnowledgeBaseConfiguration(null, Services.OWN);
        configuration.setProperty(ShareBetaNodesOption.PROPERTY_NAME, "false");
        return KieBaseBuilder.createKieBaseFromModel(models, configuration);
    }
}
