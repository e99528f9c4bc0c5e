package org.backupdoctor.benchmarks.library;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.backupdoctor.DeviceSnapshot;
import org.backupdoctor.Diagnoser;
import org.backupdoctor.Problem;
import org.backupdoctor.Report.NoteKind;
import org.backupdoctor.fact.Fact;
import org.backupdoctor.internal.SessionDiagnoser;
import org.backupdoctor.internal.cases.Case;
import org.backupdoctor.internal.knowledge.DataFacts;
import org.backupdoctor.internal.knowledge.RuleFile;
import org.backupdoctor.internal.rules.LoadedRules;
import org.backupdoctor.internal.rules.RuleBase;
import org.backupdoctor.internal.rules.RuleInfo;
import org.backupdoctor.internal.snapshot.Observed;
import org.backupdoctor.internal.snapshot.Snapshot;
import org.backupdoctor.rule.Efficacy;
import org.backupdoctor.rule.Strength;
import org.jspecify.annotations.Nullable;

/** The library with a rule set, and with other ways to run its rules in the place of its own. */
public final class Library {

    private final LoadedRules loaded;

    private Library(LoadedRules loaded) {
        this.loaded = loaded;
    }

    /** With the bundled rules. */
    public static Library bundled() {
        return new Library(LoadedRules.bundled());
    }

    /** With the bundled rules and a directory laid over them. */
    public static Library with(Path directory) {
        return new Library(LoadedRules.bundledWith(directory));
    }

    /** With the directory as it is now: what hasn't changed is taken over as it is. */
    public Library again(Path directory) {
        return new Library(loaded.again(directory));
    }

    /** How many rules there are. */
    public int rules() {
        return loaded.rules().rules().size();
    }

    /** A diagnoser as callers get it. */
    public Diagnoser diagnoser() {
        return new SessionDiagnoser(loaded);
    }

    /** A diagnoser that is the same but for how the rules are run. */
    public Diagnoser diagnoser(Rules rules) {
        return new SessionDiagnoser(loaded, (facts, diagnoses) -> {
            Rules.Heard heard = rules.run(facts, said -> diagnoses.apply(said.statements()));
            return new RuleBase.Run(heard.first().statements(), heard.then().statements(), Map.of());
        });
    }

    /** The library's own way to run the rules. */
    public Rules ours() {
        RuleBase rules = loaded.rules();
        return (facts, diagnoses) -> {
            RuleBase.Run run = rules.run(facts, said -> diagnoses.apply(new Said(said)));
            return new Rules.Heard(new Said(run.said()), new Said(run.saidThen()));
        };
    }

    /** The same snapshot as if it had just been read: nothing that was worked out of it is kept. */
    public static DeviceSnapshot anew(DeviceSnapshot snapshot) {
        return ((Snapshot) snapshot).withNotes(List.of());
    }

    /** What rules are given of a snapshot: its facts, and what the data say about them. */
    public List<Fact> facts(DeviceSnapshot snapshot) {
        Snapshot given = (Snapshot) snapshot;
        List<Fact> facts = new ArrayList<>();
        given.facts().stream().map(Observed::fact).forEach(facts::add);
        DataFacts.of(loaded.knowledge(), given).stream().map(Observed::fact).forEach(facts::add);
        return List.copyOf(facts);
    }

    /** The diagnoses that the reasoning makes of a snapshot. */
    public List<Fact> diagnoses(DeviceSnapshot snapshot) {
        return List.copyOf(new SessionDiagnoser(loaded)
                .conclude((Snapshot) snapshot)
                .beliefs()
                .diagnoses());
    }

    /** The snapshots of the rule set's own cases. */
    public List<DeviceSnapshot> cases() {
        List<DeviceSnapshot> given = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (RuleFile file : loaded.files().all()) {
            if (file.is(".yaml") && !file.ofData()) {
                Case.read(file, null, problems).forEach(each -> given.add(each.given()));
            }
        }
        if (!problems.isEmpty()) {
            throw new IllegalStateException("The cases can't be read: " + problems);
        }
        return List.copyOf(given);
    }

    /**
     * The voice of a rule.
     *
     * @param names the names of the facts that it binds
     */
    public Voice voice(String rule, String... names) {
        RuleInfo info = loaded.rules().rules().get(rule);
        if (info == null) {
            throw new IllegalArgumentException("There is no rule \"" + rule
                    + "\".\nMaybe the rules for the others were made of another rule set.");
        }
        return new Voice(info, info.verb(), word(info), List.of(names));
    }

    private static @Nullable Enum<?> word(RuleInfo rule) {
        return switch (rule.verb()) {
            case SUSPECT, DOUBT -> Strength.valueOf(rule.word());
            case RECOMMEND -> Efficacy.valueOf(rule.word());
            case NOTE -> NoteKind.valueOf(rule.word());
            case CONFIRM, RULE_OUT, VETO -> null;
        };
    }
}
