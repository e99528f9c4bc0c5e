package org.backupdoctor.internal.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.backupdoctor.fact.Fact;
import org.backupdoctor.internal.snapshot.FactType;
import org.drools.core.impl.RuleBaseFactory;
import org.drools.model.Model;
import org.drools.model.Rule;
import org.drools.model.impl.ModelImpl;
import org.drools.modelcompiler.KieBaseBuilder;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import org.kie.api.KieBaseConfiguration;
import org.kie.internal.conf.ShareBetaNodesOption;

/** Compiled rules, ready to fire. Each run has a session of its own; any number of threads may run at once. */
public final class RuleBase implements Inference {

    private final Map<String, RuleInfo> rules = new TreeMap<>();
    private final Map<String, Rule> compiled = new TreeMap<>();
    private final Map<String, Premise> premises = new HashMap<>();
    private final Set<FactType> ownFacts = new LinkedHashSet<>();
    private final KieBase all;
    private final @Nullable RuleBase changed;
    private final @Nullable RuleBase before;
    private final Firing firing;
    private final Map<String, RuleBase> ofSubjects = new ConcurrentHashMap<>();

    /** A base of these files, without the rules about what was switched off. */
    RuleBase(Collection<RuleLoader.Loaded> files, Set<String> off) {
        for (RuleLoader.Loaded file : files) {
            file.rules().stream()
                    .filter(rule -> !off.contains(rule.subject()))
                    .forEach(rule -> rules.put(rule.name(), rule));
            file.model().getRules().stream()
                    .filter(rule -> rules.containsKey(rule.getName()))
                    .forEach(rule -> compiled.put(rule.getName(), rule));
            premises.putAll(file.premises());
        }
        premises.keySet().retainAll(rules.keySet());
        premises.values().forEach(premise -> premise.eachMatch(this::noteOwn));
        boolean whole =
                files.stream().allMatch(file -> file.rules().stream().noneMatch(rule -> off.contains(rule.subject())));
        this.all = whole
                ? made(files.stream().map(RuleLoader.Loaded::model).toList())
                : base(List.copyOf(compiled.values()));
        this.changed = null;
        this.before = null;
        this.firing = new Firing(this, new Workload(premises));
    }

    /** A base with other rules in place of those of the same name. Nothing is built anew but these: no rule depends on another. */
    RuleBase(RuleBase before, RuleLoader.Loaded file) {
        this.before = before;
        this.changed = new RuleBase(List.of(file), Set.of());
        this.all = before.all;
        this.rules.putAll(before.rules);
        this.rules.putAll(changed.rules);
        this.compiled.putAll(before.compiled);
        this.compiled.putAll(changed.compiled);
        this.premises.putAll(before.premises);
        this.premises.putAll(changed.premises);
        this.ownFacts.addAll(before.ownFacts);
        this.ownFacts.addAll(changed.ownFacts);
        this.firing = changed.firing;
    }

    /** The rules about one subject alone. */
    private RuleBase(RuleBase whole, String subject) {
        whole.rules.forEach((name, rule) -> {
            if (rule.subject().equals(subject)) {
                rules.put(name, rule);
                compiled.put(name, whole.compiled(name));
                premises.put(name, whole.premise(name));
            }
        });
        this.all = base(List.copyOf(compiled.values()));
        this.changed = null;
        this.before = null;
        this.firing = new Firing(this, new Workload(premises));
    }

    /** The rules about one cause or remedy alone: quick to fire, for what depends on nothing else. */
    public RuleBase about(String subject) {
        return ofSubjects.computeIfAbsent(subject, id -> new RuleBase(this, id));
    }

    /**
     * What came of a run.
     *
     * @param said what the rules said before there were diagnoses
     * @param saidThen what they said with the diagnoses
     * @param failed the rules that could not be worked out, with the reason
     */
    public record Run(List<Statement> said, List<Statement> saidThen, Map<String, String> failed) {}

    /** All rules by name. */
    public Map<String, RuleInfo> rules() {
        return rules;
    }

    RuleInfo rule(String name) {
        RuleInfo info = rules.get(name);
        if (info == null) {
            throw new IllegalStateException("No rule is known by the name \"" + name + "\".");
        }
        return info;
    }

    private Rule compiled(String name) {
        return Objects.requireNonNull(compiled.get(name), name);
    }

    Premise premise(String name) {
        Premise premise = premises.get(name);
        if (premise == null) {
            throw new IllegalStateException("No rule is compiled by the name \"" + name + "\".");
        }
        return premise;
    }

    /** {@inheritDoc} A rule that throws, fires without end or takes too long is left out. */
    @Override
    public Run run(Collection<? extends Fact> facts, Function<List<Statement>, List<? extends Fact>> diagnoses) {
        return changed == null || before == null
                ? firing.run(facts, diagnoses)
                : runApart(changed, before, facts, diagnoses);
    }

    /** The changed rules speak for themselves, and the others as they did before. */
    private static Run runApart(
            RuleBase changed,
            RuleBase before,
            Collection<? extends Fact> facts,
            Function<List<Statement>, List<? extends Fact>> diagnoses) {
        List<Statement> said = new ArrayList<>();
        List<Statement> saidThen = new ArrayList<>();
        Map<String, String> failed = new TreeMap<>();
        Run own = changed.run(facts, mine -> {
            List<Fact> found = new ArrayList<>();
            Run others = before.run(facts, theirs -> {
                said.clear();
                said.addAll(changed.others(theirs));
                said.addAll(mine);
                found.clear();
                found.addAll(diagnoses.apply(said));
                return found;
            });
            saidThen.clear();
            saidThen.addAll(changed.others(others.saidThen()));
            failed.putAll(others.failed());
            return found;
        });
        saidThen.addAll(own.saidThen());
        failed.keySet().removeAll(changed.rules.keySet());
        failed.putAll(own.failed());
        return new Run(List.copyOf(said), List.copyOf(saidThen), Map.copyOf(failed));
    }

    private List<Statement> others(List<Statement> statements) {
        return statements.stream()
                .filter(statement -> !rules.containsKey(statement.rule().name()))
                .toList();
    }

    /** The kinds of facts of an organisation's own that rules match. */
    public Set<FactType> ownFacts() {
        return ownFacts;
    }

    /** The fields, as {@code *} patterns, that some rules look at. */
    public Set<String> paths(Collection<String> names) {
        Set<String> paths = new TreeSet<>();
        names.forEach(name -> premise(name).eachMatch(matches -> addPaths(matches.kind(), paths)));
        return paths;
    }

    private static void addPaths(@Nullable FactType kind, Set<String> paths) {
        if (kind != null && kind.from().isEmpty()) {
            paths.addAll(kind.fields());
        } else if (kind != null) {
            kind.from().forEach(source -> addPaths(FactType.of(source), paths));
        }
    }

    private void noteOwn(Premise.Matches matches) {
        FactType kind = matches.kind();
        if (kind != null && FactType.isOwn(kind.type())) {
            ownFacts.add(kind);
        }
    }

    /** The kinds of facts that a rule can't fire without. */
    public Set<Class<?>> needed(String name) {
        Set<Class<?>> types = new LinkedHashSet<>();
        if (premise(name) instanceof Premise.All all) {
            for (Premise part : all.parts()) {
                if (part instanceof Premise.Matches matches) {
                    types.add(matches.type());
                }
            }
        }
        return types;
    }

    /** All rules but some. A model for each would lose nothing but its package; each model here keeps the package of its rules. */
    KieBase without(Set<String> some) {
        return some.isEmpty()
                ? all
                : base(compiled.values().stream()
                        .filter(rule -> !some.contains(rule.getName()))
                        .toList());
    }

    /** One rule by itself. */
    KieBase alone(String name) {
        return base(List.of(compiled(name)));
    }

    private static KieBase base(List<Rule> rules) {
        Map<String, ModelImpl> byPackage = new TreeMap<>();
        rules.forEach(rule -> byPackage
                .computeIfAbsent(rule.getPackage(), name -> new ModelImpl(name))
                .addRule(rule));
        return made(List.copyOf(byPackage.values()));
    }

    /**
     * Rules don't share the joins of their patterns: where two begin alike and one goes on with "not Y( … )", the other with
     * "Y( … )", Drools 10.2 loses the one that was added first as long as there is no Y.
     */
    private static KieBase made(List<Model> models) {
        KieBaseConfiguration configuration = RuleBaseFactory.newKnowledgeBaseConfiguration();
        configuration.setProperty(ShareBetaNodesOption.PROPERTY_NAME, "false");
        return KieBaseBuilder.createKieBaseFromModel(models, configuration);
    }
}
