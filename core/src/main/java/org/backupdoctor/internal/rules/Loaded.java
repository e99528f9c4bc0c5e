package org.backupdoctor.internal.rules;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.drools.model.Model;
import org.drools.model.Rule;
import org.drools.model.impl.ModelImpl;

/** A rule file that is compiled. The classes of a rule are loaded when it could fire for the first time. */
final class Loaded {

    private final String digest;
    private final List<RuleInfo> rules;
    private final Function<String, Rule> compiled;
    private final Map<String, Body> bodies = new ConcurrentHashMap<>();
    private final Map<String, Premise> premises = new ConcurrentHashMap<>();
    private int firstGate;

    /**
     * What a rule is compiled to.
     *
     * @param compiled the rule
     * @param premise what has to hold for it
     */
    record Body(Rule compiled, Premise premise) {}

    /**
     * A file.
     *
     * @param digest the digest of its text
     * @param rules what is known of its rules
     * @param compiled loads one of them by its name, asked once of each
     */
    Loaded(String digest, List<RuleInfo> rules, Function<String, Rule> compiled) {
        this.digest = digest;
        this.rules = List.copyOf(rules);
        this.compiled = compiled;
    }

    String digest() {
        return digest;
    }

    List<RuleInfo> rules() {
        return rules;
    }

    /** What one of its rules is compiled to. */
    Body body(String rule) {
        Body known = bodies.get(rule);
        return known != null ? known : bodies.computeIfAbsent(rule, this::load);
    }

    /** What has to hold for one of its rules: of one whose classes aren't loaded yet told without them, where that can be. */
    Premise premise(RuleInfo rule) {
        List<?> shape = rule.need().shape();
        return bodies.containsKey(rule.name()) || !Shape.isPlain(shape)
                ? body(rule.name()).premise()
                : premises.computeIfAbsent(rule.name(), any -> Shape.premise(shape));
    }

    private Body load(String rule) {
        Rule loaded = compiled.apply(rule);
        Premise premise = Premise.of(loaded.getView());
        Gate.before(loaded, gate(rule));
        premises.remove(rule);
        return new Body(loaded, premise);
    }

    /** The number of the gate before one of its rules. */
    int gate(String rule) {
        for (int i = 0; i < rules.size(); i++) {
            if (rules.get(i).name().equals(rule)) {
                return firstGate + i;
            }
        }
        throw new IllegalStateException("No rule of this file is called \"" + rule + "\".");
    }

    /** The number of the gate before its first rule; those of its other rules follow. */
    int firstGate() {
        return firstGate;
    }

    /** Said once, before any of its rules fires. */
    void firstGate(int number) {
        this.firstGate = number;
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
