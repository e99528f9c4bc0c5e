package org.backupdoctor.internal.rules;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.backupdoctor.fact.Fact;
import org.backupdoctor.internal.rules.RuleBase.Run;
import org.backupdoctor.internal.snapshot.Observed;
import org.backupdoctor.rule.Diagnosis;

/**
 * Facts that differ in a few kinds from others of which it is known what rules say: an answer to a question changes one or two. Rules that
 * ask for none of these kinds say what they said, and of those that ask for diagnoses only those of causes whose diagnosis changed have
 * to be looked at. It comes to the same as a run of all rules.
 */
final class Variation implements Inference.Of {

    private final Firing firing;
    private final Known known;
    private final List<Fact> facts;
    private final Set<String> asking;
    private final Selection.Run selected;

    /** What is known of the facts that others are compared with. */
    static final class Known {

        private final Map<Class<?>, List<Observed>> facts;
        private final Run run;
        private final Map<String, Boolean> diagnoses;
        private final Selection selection;
        private final Selection.Run selected;

        Known(List<Observed> facts, Run run, List<Diagnosis> diagnoses, Selection selection) {
            this.facts = byType(facts);
            this.run = run;
            this.diagnoses = certainties(diagnoses);
            this.selection = selection;
            this.selected = selection.on(Observed.facts(facts));
        }

        private Set<Class<?>> differing(List<Observed> others) {
            Map<Class<?>, List<Observed>> theirs = byType(others);
            Set<Class<?>> types = new HashSet<>(facts.keySet());
            types.addAll(theirs.keySet());
            types.removeIf(type -> areSame(facts.getOrDefault(type, List.of()), theirs.getOrDefault(type, List.of())));
            return types;
        }

        private static boolean areSame(List<Observed> some, List<Observed> others) {
            boolean same = some.size() == others.size();
            for (int i = 0; same && i < some.size(); i++) {
                same = some.get(i).isSame(others.get(i));
            }
            return same;
        }

        private static Map<Class<?>, List<Observed>> byType(List<Observed> facts) {
            Map<Class<?>, List<Observed>> byType = new HashMap<>();
            facts.forEach(each -> byType.computeIfAbsent(each.fact().getClass(), any -> new ArrayList<>())
                    .add(each));
            return byType;
        }
    }

    Variation(Firing firing, Known known, List<Observed> observed) {
        this.firing = firing;
        this.known = known;
        this.facts = Observed.facts(observed);
        this.asking = known.selection.asking(known.differing(observed));
        this.selected = known.selection.on(facts, asking);
    }

    /** The numbers of the rules that may fire anew. */
    BitSet needed() {
        return selected.numbers();
    }

    @Override
    public Run run(Function<List<Statement>, List<? extends Fact>> diagnoses) {
        List<Statement> said = new ArrayList<>();
        AtomicReference<List<? extends Fact>> found = new AtomicReference<>(List.of());
        Run anew = firing.some(selected, facts, mine -> {
            said.addAll(others(known.run.said(), asking));
            said.addAll(mine);
            found.set(diagnoses.apply(List.copyOf(said)));
            return found.get();
        });
        Set<String> turned = anew == null ? Set.of() : turned(found.get());
        Run then = anew == null ? null : firing.some(known.selection.on(facts, turned), facts, again -> found.get());
        if (anew == null || then == null) {
            return firing.run(facts, diagnoses);
        }
        Set<String> others = new HashSet<>(asking);
        others.addAll(turned);
        List<Statement> saidThen = new ArrayList<>();
        for (Statement statement : others(known.run.saidThen(), others)) {
            if (!selected.isSettled(statement.rule())) {
                saidThen.add(statement);
            }
        }
        saidThen.addAll(anew.saidThen());
        for (Statement statement : then.saidThen()) {
            if (!selected.isSettled(statement.rule())) {
                saidThen.add(statement);
            }
        }
        return new Run(List.copyOf(said), List.copyOf(saidThen), Map.of());
    }

    /** Of each cause that there is a diagnosis of whether it is confirmed. */
    private static Map<String, Boolean> certainties(Collection<? extends Fact> diagnoses) {
        Map<String, Boolean> certainties = new HashMap<>();
        for (Fact fact : diagnoses) {
            Diagnosis diagnosis = (Diagnosis) fact;
            certainties.put(diagnosis.cause(), diagnosis.confirmed());
        }
        return certainties;
    }

    private static List<Statement> others(List<Statement> statements, Set<String> without) {
        List<Statement> others = new ArrayList<>();
        for (Statement statement : statements) {
            if (!without.contains(statement.rule().name())) {
                others.add(statement);
            }
        }
        return others;
    }

    /** Of the rules that might have fired before and see the same facts those that ask for a diagnosis that is another one now. */
    private Set<String> turned(Collection<? extends Fact> found) {
        Map<String, Boolean> now = certainties(found);
        Set<String> causes = new HashSet<>(known.diagnoses.keySet());
        causes.addAll(now.keySet());
        causes.removeIf(cause -> Objects.equals(known.diagnoses.get(cause), now.get(cause)));
        Set<String> turned = new HashSet<>();
        for (RuleInfo rule : known.selected.rules()) {
            List<String> asked = rule.need().causes();
            if (!asking.contains(rule.name())
                    && !causes.isEmpty()
                    && (asked == null || asked.stream().anyMatch(causes::contains))) {
                turned.add(rule.name());
            }
        }
        return turned;
    }
}
