package org.backupdoctor.internal.rules;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Supplier;
import org.backupdoctor.fact.Fact;
import org.backupdoctor.internal.data.Crew;
import org.backupdoctor.internal.data.Once;
import org.backupdoctor.internal.snapshot.FactType;
import org.backupdoctor.internal.snapshot.Observed;
import org.backupdoctor.rule.Diagnosis;
import org.drools.model.Rule;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;

/** Compiled rules, ready to fire. Each run has sessions of its own; any number of threads may run at once. */
public final class RuleBase implements Inference {

    private final Map<String, RuleInfo> rules = new TreeMap<>();
    private final Map<String, Loaded> homes = new HashMap<>();
    private final Parts all;
    private final @Nullable RuleBase changed;
    private final @Nullable RuleBase before;
    private final Firing firing;
    private final Once<Set<FactType>> ownFacts = Once.of(this::workedOutOwnFacts);
    private final Map<String, RuleBase> ofSubjects = new ConcurrentHashMap<>();

    /** A base of these files, without the rules about what was switched off. */
    RuleBase(Collection<Loaded> files, Set<String> off) {
        this(files, (file, rule) -> !off.contains(rule.subject()));
    }

    private RuleBase(Collection<Loaded> files, BiPredicate<Loaded, RuleInfo> which) {
        List<String> names = new ArrayList<>();
        Selection selection = new Selection(this::premise);
        for (Loaded file : files) {
            int gate = file.firstGate();
            for (RuleInfo rule : file.rules()) {
                if (which.test(file, rule)) {
                    rules.put(rule.name(), rule);
                    homes.put(rule.name(), file);
                    selection.add(rule, gate, names.size());
                    names.add(rule.name());
                }
                gate++;
            }
        }
        this.all = new Parts(names, this::compiled, selection::forget);
        this.changed = null;
        this.before = null;
        this.firing = new Firing(this, new Workload(this::compiledPremise), selection);
    }

    /** A base with other rules in place of those of the same name. Nothing is built anew but these: no rule depends on another. */
    RuleBase(RuleBase before, Loaded file) {
        this.before = before;
        this.changed = new RuleBase(List.of(file), Set.of());
        this.all = before.all;
        this.rules.putAll(before.rules);
        this.rules.putAll(changed.rules);
        this.homes.putAll(before.homes);
        this.homes.putAll(changed.homes);
        this.firing = changed.firing;
    }

    /** The rules about one cause or remedy alone: quick to fire, for what depends on nothing else. */
    public RuleBase about(String subject) {
        return ofSubjects.computeIfAbsent(
                subject,
                id -> new RuleBase(
                        new LinkedHashSet<>(homes.values()),
                        (file, rule) -> rule.subject().equals(id) && file.equals(homes.get(rule.name()))));
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

    private Loaded home(String name) {
        Loaded home = homes.get(name);
        if (home == null) {
            throw new IllegalStateException("No rule is compiled by the name \"" + name + "\".");
        }
        return home;
    }

    private Rule compiled(String name) {
        return home(name).body(name).compiled();
    }

    /** What has to hold for a rule; it may be told without its classes, and without what it is found by. */
    Premise premise(String name) {
        return home(name).premise(rule(name));
    }

    /** The same, as it was compiled. */
    Premise compiledPremise(String name) {
        return home(name).body(name).premise();
    }

    /** Makes ready for many runs. */
    void whole() {
        all.whole();
    }

    /** Whether it is ready for many runs. */
    boolean isWhole() {
        return all.isWhole();
    }

    /**
     * Makes ready to run on others' facts that differ little from facts of which it is known what came of them: only rules that ask for
     * what differs fire again.
     *
     * @param facts the facts of the run that is known
     * @param run what came of it
     * @param diagnoses the diagnoses that were made
     * @param others the facts to run on next, each by itself
     * @param crew who lends a hand
     * @return what runs on each of the others, in their order
     */
    public List<Inference.Of> vary(
            List<Observed> facts, Run run, List<Diagnosis> diagnoses, List<List<Observed>> others, Crew crew) {
        if (changed != null || !run.failed().isEmpty()) {
            return others.stream()
                    .<Inference.Of>map(other -> found -> run(Observed.facts(other), found))
                    .toList();
        }
        Variation.Known known = firing.known(facts, run, diagnoses);
        List<Variation> varied = crew.all(others.stream()
                .<Supplier<Variation>>map(other -> () -> new Variation(firing, known, other))
                .toList());
        if (!all.isWhole()) {
            BitSet needed = new BitSet();
            varied.forEach(variation -> needed.or(variation.needed()));
            all.of(needed);
        }
        return List.copyOf(varied);
    }

    /** Rule bases that hold some rules, these by number, without those that are named. */
    List<KieBase> bases(BitSet needed, Set<String> without) {
        return without.isEmpty()
                ? all.of(needed)
                : List.of(Parts.base(Loaded.models(rules.keySet().stream()
                        .filter(name -> !without.contains(name))
                        .map(this::compiled)
                        .toList())));
    }

    /** One rule by itself. */
    KieBase alone(String name) {
        return Parts.base(Loaded.models(List.of(compiled(name))));
    }

    /** {@inheritDoc} A rule that throws, fires without end or takes too long is left out. */
    @Override
    public Run run(Collection<? extends Fact> facts, Function<List<Statement>, List<? extends Fact>> diagnoses) {
        if (changed != null && before != null) {
            return runApart(changed, before, facts, diagnoses);
        }
        all.count();
        return firing.run(facts, diagnoses);
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
        return ownFacts.get();
    }

    /** Only rules that name a kind of fact that isn't ours have to be looked at. */
    private Set<FactType> workedOutOwnFacts() {
        Set<FactType> own = new LinkedHashSet<>();
        rules.forEach((name, rule) -> {
            if (!rule.need().asksOurs()) {
                premise(name).eachMatch(matches -> {
                    FactType kind = matches.kind();
                    if (kind != null && FactType.isOwn(kind.type())) {
                        own.add(kind);
                    }
                });
            }
        });
        return own;
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
}
