package org.backupdoctor.internal;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.backupdoctor.DeviceSnapshot;
import org.backupdoctor.Diagnoser;
import org.backupdoctor.Report;
import org.backupdoctor.Report.Check;
import org.backupdoctor.Report.Evidence;
import org.backupdoctor.RuleSet;
import org.backupdoctor.fact.Fact;
import org.backupdoctor.internal.data.Crew;
import org.backupdoctor.internal.data.Once;
import org.backupdoctor.internal.knowledge.DataFacts;
import org.backupdoctor.internal.reason.Belief;
import org.backupdoctor.internal.reason.Beliefs;
import org.backupdoctor.internal.reason.Conclusion;
import org.backupdoctor.internal.reason.Questions;
import org.backupdoctor.internal.reason.Reasoning;
import org.backupdoctor.internal.reason.WhatIf;
import org.backupdoctor.internal.reason.WhatIf.Change;
import org.backupdoctor.internal.render.Case;
import org.backupdoctor.internal.render.WordedReport;
import org.backupdoctor.internal.rules.Checks;
import org.backupdoctor.internal.rules.Inference;
import org.backupdoctor.internal.rules.LoadedRules;
import org.backupdoctor.internal.rules.RuleBase;
import org.backupdoctor.internal.rules.Statement;
import org.backupdoctor.internal.snapshot.Observed;
import org.backupdoctor.internal.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the facts of a snapshot into sessions of their own, and what the rules say of them into a report. */
public final class SessionDiagnoser implements Diagnoser {

    private static final Logger LOG = LoggerFactory.getLogger(SessionDiagnoser.class);
    private static final String IOS_VERSION = "/device/iosVersion";

    private final LoadedRules rules;
    private final Inference inference;
    private final Failures failures;
    private final Set<String> intended;
    private final Crew crew;

    /** A diagnoser with these rules. */
    public SessionDiagnoser(LoadedRules rules) {
        this(rules, rules.rules(), null, Set.of(), Crew.ALONE);
    }

    /**
     * A diagnoser with these rules.
     *
     * @param listener hears when rules fail often, or null
     * @param intended the causes that are what somebody wants
     * @param crew who lends a hand with what only some readers ask for
     */
    public SessionDiagnoser(LoadedRules rules, Diagnoser.@Nullable Listener listener, Set<String> intended, Crew crew) {
        this(rules, rules.rules(), listener, intended, crew);
    }

    /** A diagnoser whose rules are worked out by something else: to compare it with the same rules as they are. */
    public SessionDiagnoser(LoadedRules rules, Inference inference) {
        this(rules, inference, null, Set.of(), Crew.ALONE);
    }

    private SessionDiagnoser(
            LoadedRules rules,
            Inference inference,
            Diagnoser.@Nullable Listener listener,
            Set<String> intended,
            Crew crew) {
        this.intended = intended;
        this.crew = crew;
        this.rules = rules;
        this.inference = inference;
        this.failures = new Failures(often -> {
            if (listener != null) {
                try {
                    listener.failing(rules, often);
                } catch (RuntimeException e) {
                    LOG.warn("The listener threw when it was told of rules that fail; the report stands.", e);
                }
            }
        });
    }

    @Override
    public RuleSet ruleSet() {
        return rules;
    }

    /** The rules at work. */
    LoadedRules rules() {
        return rules;
    }

    @Override
    public Report diagnose(DeviceSnapshot given) {
        Snapshot snapshot = (Snapshot) given;
        List<Observed> observed = observed(snapshot);
        IdentityHashMap<Fact, List<Evidence>> sources = new IdentityHashMap<>();
        observed.forEach(each -> sources.put(each.fact(), each.sources()));
        List<Fact> facts = Observed.facts(observed);
        AtomicReference<RuleBase.@Nullable Run> ran = new AtomicReference<>();
        Conclusion conclusion = conclude(snapshot, facts, run -> {
            ran.set(run);
            failures.note(run.failed().keySet());
        });
        Supplier<List<Check>> checks =
                Once.of(() -> checks(snapshot, facts, conclusion, Objects.requireNonNull(ran.get())));
        Questions.WhatThen what = others -> vary(observed, Objects.requireNonNull(ran.get()), conclusion, others);
        Case about = new Case(
                snapshot,
                fact -> sources.getOrDefault(fact, List.of()),
                conclusion,
                rules.knowledge(),
                rules.inLanguages(),
                rules.info(),
                checks,
                Once.of(() -> new Questions(rules.knowledge(), snapshot, conclusion, checks.get(), what, crew)),
                belief -> clearing(snapshot, belief));
        return new WordedReport(about, Locale.ENGLISH);
    }

    /** The smallest change of what is known with which a cause would no longer be confirmed, or no longer be suspected. */
    private List<Change> clearing(Snapshot snapshot, Belief belief) {
        RuleBase own = rules.rules().about(belief.id());
        WhatIf whatIf = new WhatIf(
                snapshot,
                other -> belief.stands(own.run(facts(other), said -> List.of()).said()),
                change -> rules.knowledge()
                        .changes()
                        .of(change.path(), change.from(), change.to())
                        .isPresent(),
                path -> path.equals(IOS_VERSION) ? rules.knowledge().releases().later(snapshot) : List.of());
        Set<String> fired = new TreeSet<>();
        belief.speaking().forEach(statement -> fired.add(statement.rule().name()));
        return whatIf.smallest(rules.rules().paths(fired));
    }

    /** What a snapshot comes to, without the words. */
    public Conclusion conclude(Snapshot snapshot) {
        return conclude(snapshot, facts(snapshot), run -> {});
    }

    private List<Fact> facts(Snapshot snapshot) {
        return Observed.facts(observed(snapshot));
    }

    private Conclusion conclude(Snapshot snapshot, List<Fact> facts, Consumer<RuleBase.Run> heard) {
        return conclude(snapshot, facts, diagnoses -> inference.run(facts, diagnoses), heard);
    }

    private Conclusion conclude(
            Snapshot snapshot, List<Fact> facts, Inference.Of rulesOfFacts, Consumer<RuleBase.Run> heard) {
        Reasoning reasoning = new Reasoning(rules.knowledge(), snapshot, facts, intended);
        AtomicReference<@Nullable Beliefs> beliefs = new AtomicReference<>();
        RuleBase.Run run = rulesOfFacts.run(said -> {
            Beliefs found = reasoning.beliefs(said);
            beliefs.set(found);
            return found.diagnoses();
        });
        heard.accept(run);
        Beliefs found = beliefs.get();
        return reasoning.conclude(found == null ? reasoning.beliefs(run.said()) : found, run.said(), run.saidThen());
    }

    /** What snapshots come to that differ from one of which it is known in an answer each. */
    private List<Supplier<Conclusion>> vary(
            List<Observed> facts, RuleBase.Run run, Conclusion conclusion, List<Snapshot> others) {
        List<List<Observed>> theirs = crew.all(others.stream()
                .<Supplier<List<Observed>>>map(other -> () -> observed(other))
                .toList());
        List<Inference.Of> rulesOfFacts =
                rules.rules().vary(facts, run, conclusion.beliefs().diagnoses(), theirs, crew);
        List<Supplier<Conclusion>> then = new ArrayList<>();
        for (int i = 0; i < others.size(); i++) {
            int each = i;
            then.add(() -> conclude(
                    others.get(each), Observed.facts(theirs.get(each)), rulesOfFacts.get(each), ignored -> {}));
        }
        return then;
    }

    private List<Check> checks(Snapshot snapshot, List<Fact> facts, Conclusion conclusion, RuleBase.Run run) {
        List<Fact> seen = new ArrayList<>(facts);
        seen.addAll(conclusion.beliefs().diagnoses());
        TreeSet<String> fired = new TreeSet<>();
        Stream.concat(run.said().stream(), run.saidThen().stream())
                .map(Statement::rule)
                .forEach(rule -> fired.add(rule.name()));
        return Checks.all(rules.rules(), snapshot, seen, fired, run.failed(), crew);
    }

    /** The facts of the snapshot, and what the data say about them. */
    private List<Observed> observed(Snapshot snapshot) {
        List<Observed> all = new ArrayList<>(snapshot.facts());
        rules.rules().ownFacts().forEach(type -> all.addAll(snapshot.facts(type)));
        all.addAll(DataFacts.of(rules.knowledge(), snapshot));
        return all;
    }
}
