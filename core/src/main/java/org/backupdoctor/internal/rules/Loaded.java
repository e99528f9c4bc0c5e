package org.backupdoctor.internal.rules;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.backupdoctor.internal.data.Once;
import org.drools.model.Model;
import org.drools.model.Rule;
import org.drools.model.impl.ModelImpl;

/** A rule file that is compiled. Its classes are loaded when something of it could fire for the first time. */
final class Loaded {

    private final String digest;
    private final List<RuleInfo> rules;
    private final Once<Body> body;
    private int firstGate;

    /**
     * What it is compiled to.
     *
     * @param model its compiled rules
     * @param compiled each of them, by name
     * @param premises what has to hold for each of them, by name
     */
    record Body(Model model, Map<String, Rule> compiled, Map<String, Premise> premises) {}

    /**
     * A file.
     *
     * @param digest the digest of its text
     * @param rules what is known of its rules
     * @param model loads its model
     */
    Loaded(String digest, List<RuleInfo> rules, Supplier<Model> model) {
        this.digest = digest;
        this.rules = List.copyOf(rules);
        this.body = Once.of(() -> body(model.get()));
    }

    String digest() {
        return digest;
    }

    List<RuleInfo> rules() {
        return rules;
    }

    Body body() {
        return body.get();
    }

    /** The number of the gate before one of its rules. */
    int gate(RuleInfo rule) {
        return firstGate + rules.indexOf(rule);
    }

    /** The number of the gate before its first rule; those of its other rules follow. */
    int firstGate() {
        return firstGate;
    }

    /** Said once, before any of its rules fires. */
    void firstGate(int number) {
        this.firstGate = number;
    }

    private synchronized Body body(Model model) {
        Map<String, Rule> compiled = new TreeMap<>();
        Map<String, Premise> premises = new TreeMap<>();
        model.getRules().forEach(rule -> {
            compiled.put(rule.getName(), rule);
            premises.put(rule.getName(), Premise.of(rule.getView()));
        });
        for (int i = 0; i < rules.size(); i++) {
            Rule rule = compiled.get(rules.get(i).name());
            if (rule != null) {
                Gate.before(rule, firstGate + i);
            }
        }
        return new Body(model, compiled, premises);
    }

    /** Models of some compiled rules, each of those of one package. */
    static List<Model> models(List<Rule> rules) {
        Map<String, ModelImpl> byPackage = new TreeMap<>();
        rules.forEach(rule -> byPackage
                .computeIfAbsent(rule.getPackage(), name -> new ModelImpl(name))
                .addRule(rule));
        return List.copyOf(byPackage.values());
    }
}
