package org.backupdoctor.internal.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.backupdoctor.SnapshotException;
import org.backupdoctor.fact.Fact;
import org.backupdoctor.internal.data.Crew;
import org.backupdoctor.internal.knowledge.DataFacts;
import org.backupdoctor.internal.knowledge.Inquiry;
import org.backupdoctor.internal.reason.Beliefs;
import org.backupdoctor.internal.snapshot.Observed;
import org.backupdoctor.internal.snapshot.Snapshot;
import org.backupdoctor.rule.Diagnosis;
import org.backupdoctor.rules.Snapshots;
import org.junit.jupiter.api.Test;

/** What only differs in a few facts comes to the same as a run of all rules. */
class VariationTest {

    private static final LoadedRules RULES = LoadedRules.bundled();

    /** A snapshot, and another that differs from it. */
    private record Pair(Snapshot one, Snapshot other) {}

    @Test
    void anAnswerComesToTheSameAsARunOfAllRules() {
        List<Pair> pairs = new ArrayList<>();
        for (Snapshot snapshot : Snapshots.random(20)) {
            for (Inquiry inquiry : RULES.knowledge().questions().values()) {
                inquiry.answers().stream().limit(2).forEach(answer -> {
                    Object value = answer.value();
                    try {
                        pairs.add(new Pair(snapshot, value == null ? snapshot : snapshot.with(answer.path(), value)));
                    } catch (SnapshotException impossible) {
                        // What is known excludes it.
                    }
                });
            }
        }
        assertSame(pairs);
    }

    @Test
    void quiteAnotherDeviceComesToTheSameAsARunOfAllRules() {
        List<Snapshot> snapshots = Snapshots.random(200);
        Random random = new Random(3);
        List<Pair> pairs = new ArrayList<>();
        snapshots.forEach(one -> pairs.add(new Pair(one, snapshots.get(random.nextInt(snapshots.size())))));
        assertSame(pairs);
    }

    /** What decides a fact is told apart by where it was read, so that facts need not be compared. */
    @Test
    void factsThatPassForTheSameAreEqual() {
        Map<Class<?>, List<Observed>> byKind = new HashMap<>();
        for (Snapshot snapshot : Snapshots.random(400)) {
            facts(snapshot)
                    .forEach(each -> byKind.computeIfAbsent(each.fact().getClass(), any -> new ArrayList<>())
                            .add(each));
        }
        assertTrue(byKind.size() > 100, byKind.keySet()::toString);
        int same = 0;
        for (List<Observed> kind : byKind.values()) {
            for (int i = 0; i < kind.size(); i++) {
                for (int j = Math.max(0, i - 300); j < i; j++) {
                    if (kind.get(i).isSame(kind.get(j))) {
                        same++;
                        assertEquals(kind.get(j).fact(), kind.get(i).fact());
                    }
                }
            }
        }
        assertTrue(same > 10_000, "Only " + same + " pairs are the same.");
    }

    private static void assertSame(List<Pair> pairs) {
        int turned = 0;
        for (Pair pair : pairs) {
            List<Observed> facts = facts(pair.one());
            List<Diagnosis> diagnoses = new ArrayList<>();
            RuleBase.Run run = RULES.rules().run(Observed.facts(facts), said -> {
                diagnoses.clear();
                diagnoses.addAll(Beliefs.of(RULES.knowledge(), said, pair.one()).diagnoses());
                return diagnoses;
            });
            List<Observed> others = facts(pair.other());
            RuleBase.Run all = RULES.rules().run(Observed.facts(others), of(pair.other()));
            RuleBase.Run varied = RULES.rules()
                    .vary(facts, run, diagnoses, List.of(others), Crew.ALONE)
                    .get(0)
                    .run(of(pair.other()));
            assertSame(all.said(), varied.said(), pair);
            assertSame(all.saidThen(), varied.saidThen(), pair);
            if (!counted(all.saidThen()).equals(counted(run.saidThen()))) {
                turned++;
            }
        }
        assertTrue(turned > pairs.size() / 4, "Many differ in what the rules say: " + turned + " of " + pairs.size());
    }

    /** Names only what differs: all that is said of a device are pages. */
    private static void assertSame(List<Statement> all, List<Statement> varied, Pair pair) {
        Map<Statement, Integer> missing = counted(all);
        Map<Statement, Integer> superfluous = counted(varied);
        missing.entrySet().removeIf(each -> superfluous.remove(each.getKey(), each.getValue()));
        assertEquals(Map.of(), missing, () -> "Not said of " + pair + ", but this: " + superfluous);
        assertEquals(Map.of(), superfluous, () -> "Said of " + pair);
    }

    private static Function<List<Statement>, List<? extends Fact>> of(Snapshot snapshot) {
        return said -> Beliefs.of(RULES.knowledge(), said, snapshot).diagnoses();
    }

    private static List<Observed> facts(Snapshot snapshot) {
        List<Observed> facts = new ArrayList<>(snapshot.facts());
        facts.addAll(DataFacts.of(RULES.knowledge(), snapshot));
        return facts;
    }

    private static Map<Statement, Integer> counted(Collection<Statement> statements) {
        Map<Statement, Integer> counted = new HashMap<>();
        statements.forEach(statement -> counted.merge(statement, 1, Integer::sum));
        return counted;
    }
}
