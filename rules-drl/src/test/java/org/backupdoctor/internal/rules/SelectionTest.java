package org.backupdoctor.internal.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.backupdoctor.fact.Fact;
import org.backupdoctor.internal.knowledge.DataFacts;
import org.backupdoctor.internal.reason.Beliefs;
import org.backupdoctor.internal.snapshot.Observed;
import org.backupdoctor.internal.snapshot.Snapshot;
import org.backupdoctor.rules.Snapshots;
import org.junit.jupiter.api.Test;
import org.kie.api.KieBase;
import org.kie.api.runtime.KieSession;

/** What is selected before anything fires changes nothing: all rules on all facts say the same. */
class SelectionTest {

    private static final LoadedRules RULES = LoadedRules.bundled();
    private static final KieBase ALL =
            RULES.rules().bases(new BitSet(), Set.of("no/such-rule")).get(0);

    @Test
    void allRulesOnAllFactsSayTheSame() {
        int said = 0;
        for (Snapshot snapshot : Snapshots.random(300)) {
            List<Fact> facts = new ArrayList<>();
            snapshot.facts().stream().map(Observed::fact).forEach(facts::add);
            DataFacts.of(RULES.knowledge(), snapshot).stream()
                    .map(Observed::fact)
                    .forEach(facts::add);
            Set<Statement> selected = new HashSet<>();
            RuleBase.Run run = RULES.rules()
                    .run(
                            facts,
                            first -> Beliefs.of(RULES.knowledge(), first, snapshot)
                                    .diagnoses());
            selected.addAll(run.said());
            selected.addAll(run.saidThen());
            assertEquals(plain(facts, snapshot), selected, snapshot::toJson);
            said += selected.size();
        }
        assertTrue(said > 10_000, "The snapshots make rules fire: " + said);
    }

    private static Set<Statement> plain(Collection<Fact> facts, Snapshot snapshot) {
        Recorder recorder = new Recorder(RULES.rules(), Long.MAX_VALUE, null);
        KieSession session = ALL.newKieSession();
        try {
            facts.forEach(session::insert);
            recorder.during(() -> session.fireAllRules(recorder));
            List<Statement> first = recorder.taken();
            Beliefs.of(RULES.knowledge(), first, snapshot).diagnoses().forEach(session::insert);
            recorder.during(() -> session.fireAllRules(recorder));
            Set<Statement> all = new HashSet<>(first);
            all.addAll(recorder.taken());
            return all;
        } finally {
            session.dispose();
        }
    }
}
