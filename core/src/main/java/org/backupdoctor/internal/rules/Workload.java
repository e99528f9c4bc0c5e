package org.backupdoctor.internal.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.backupdoctor.fact.Fact;
import org.backupdoctor.internal.rules.Premise.Matches;
import org.backupdoctor.internal.snapshot.FactType;
import org.drools.model.functions.Function1;

/**
 * How many combinations of facts rules have to look at, worked out before they do: once a rule is at it, nothing could stop it. A rule of
 * a few patterns over a few facts needs no looking at; only where many facts meet in a rule are they counted.
 */
final class Workload {

    /** A rule that compares each of 700 apps with each other one is just within it. */
    static final int MOST_OF_RULE = 500_000;

    private static final int MOST_OF_ALL = 1_000_000;

    /** What fewer facts than these can come to needs no looking at. */
    private static final int FEW = 1_000;

    private final Map<String, List<Class<?>>> crowded = new ConcurrentHashMap<>();
    private final Function<String, Premise> premises;

    /** For rules of which this is known by name. */
    Workload(Function<String, Premise> premises) {
        this.premises = premises;
    }

    private List<Class<?>> crowded(String name) {
        return crowded.computeIfAbsent(name, any -> {
            List<Class<?>> many = new ArrayList<>();
            premises.apply(name).eachMatch(matches -> {
                if (canBeMany(matches)) {
                    many.add(matches.type());
                }
            });
            return many;
        });
    }

    /** Of the rules that may fire those that would have to look at too many, each with the reason. */
    Map<String, String> tooLarge(Collection<? extends Fact> facts, List<RuleInfo> rules, Set<String> leftOut) {
        Map<Class<?>, List<Fact>> byType = new HashMap<>();
        facts.forEach(fact -> byType.computeIfAbsent(fact.getClass(), type -> new ArrayList<>())
                .add(fact));
        // A list by itself is only looked at when it is long.
        int longest = 1;
        for (List<Fact> each : byType.values()) {
            longest = Math.max(longest, each.size());
        }
        boolean isLong = longest > FEW;
        Map<String, Long> work = new TreeMap<>();
        for (RuleInfo rule : rules) {
            String name = rule.name();
            List<Class<?>> types = crowded(name);
            if ((types.size() > 1 || isLong) && !leftOut.contains(name) && atMost(types, byType) > FEW) {
                double own = new Counted(byType).of(premises.apply(name));
                work.put(name, (long) Math.min(own, 2.0 * MOST_OF_RULE));
            }
        }
        if (work.isEmpty()) {
            return Map.of();
        }
        Map<String, String> tooLarge = new TreeMap<>();
        long all = 0;
        // What is little goes first, so that most rules stand.
        List<String> smallestFirst = new ArrayList<>(work.keySet());
        smallestFirst.sort(Comparator.comparingLong(name -> work.getOrDefault(name, 0L)));
        for (String name : smallestFirst) {
            long own = work.getOrDefault(name, 0L);
            if (own > MOST_OF_RULE || all + own > MOST_OF_ALL) {
                tooLarge.put(name, "It would have to look at too many combinations of facts.");
            } else {
                all += own;
            }
        }
        return tooLarge;
    }

    private static double atMost(List<Class<?>> types, Map<Class<?>, List<Fact>> facts) {
        double product = 1;
        for (Class<?> type : types) {
            product *= Math.max(1, facts.getOrDefault(type, List.of()).size());
        }
        return product;
    }

    private static boolean canBeMany(Matches matches) {
        FactType kind = matches.kind();
        return kind == null || FactType.isOwn(kind.type()) || !kind.from().isEmpty() || kind.array() != null;
    }

    /** Follows a rule's conditions as they are joined. */
    private static final class Counted {

        private final Map<Class<?>, List<Fact>> facts;
        private double combinations = 1;
        private double work;

        Counted(Map<Class<?>, List<Fact>> facts) {
            this.facts = facts;
        }

        double of(Premise premise) {
            join(premise);
            return work;
        }

        private void join(Premise premise) {
            if (premise instanceof Premise.All all) {
                all.parts().forEach(this::join);
            } else if (premise instanceof Premise.Any any) {
                double before = combinations;
                double sum = 0;
                for (Premise part : any.parts()) {
                    combinations = before;
                    join(part);
                    sum += combinations;
                }
                combinations = sum;
            } else if (premise instanceof Premise.Not not) {
                aside(not.part());
            } else if (premise instanceof Premise.Gathered gathered) {
                aside(gathered.part());
            } else if (premise instanceof Matches matches) {
                combinations *= found(matches);
                work += combinations;
            }
        }

        /** What is looked at for each combination, but makes no more of them. */
        private void aside(Premise premise) {
            double before = combinations;
            join(premise);
            combinations = before;
        }

        /** How many facts are found at most for what was joined before. */
        private double found(Matches matches) {
            List<Fact> fitting = facts.getOrDefault(matches.type(), List.of()).stream()
                    .filter(matches::fits)
                    .toList();
            double found = fitting.size();
            for (Function1<Object, ?> key : matches.keys()) {
                found = Math.min(found, mostOfOneKey(fitting, key));
            }
            return found;
        }

        private static double mostOfOneKey(List<Fact> facts, Function1<Object, ?> key) {
            // By the hash, as they are found by it: texts with the same one can be made.
            Map<Integer, Integer> byKey = new HashMap<>();
            try {
                facts.forEach(fact -> byKey.merge(Objects.hashCode(key.apply(fact)), 1, Integer::sum));
            } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError e) {
                // The rule will throw the same when it is its turn.
                return facts.size();
            }
            return byKey.values().stream().max(Integer::compare).orElse(0);
        }
    }
}
