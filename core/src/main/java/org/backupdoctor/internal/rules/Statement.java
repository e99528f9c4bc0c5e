package org.backupdoctor.internal.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.backupdoctor.fact.Fact;
import org.backupdoctor.rule.Verb;
import org.jspecify.annotations.Nullable;

/**
 * What a rule said, once for each match.
 *
 * @param rule the rule
 * @param verb what it said
 * @param word its word of strength, efficacy or kind, where the verb has one
 * @param facts the evidence
 * @param names the names of the facts that the match bound, without {@code $}, sorted
 * @param bound these facts
 */
public record Statement(
        RuleInfo rule, Verb verb, @Nullable Enum<?> word, List<Fact> facts, List<String> names, List<Fact> bound) {

    /** The fact bound to a name, or null. */
    public @Nullable Fact bound(String name) {
        int index = names.indexOf(name);
        return index < 0 ? null : bound.get(index);
    }

    /** Statements by rule, and of one rule in an order that depends on nothing but the facts. */
    public static List<Statement> sorted(List<Statement> statements) {
        if (statements.size() < 2) {
            return statements;
        }
        List<Statement> sorted = new ArrayList<>(statements);
        sorted.sort(
                Comparator.comparing((Statement statement) -> statement.rule().name())
                        .thenComparing(Statement::compareFacts));
        return sorted;
    }

    /** By the first fact that differs: what both have needn't be put into words. */
    @SuppressWarnings("ReferenceEquality") // the same fact, and not one like it
    private static int compareFacts(Statement one, Statement other) {
        List<Fact> facts = one.facts();
        List<Fact> others = other.facts();
        for (int i = 0; i < Math.min(facts.size(), others.size()); i++) {
            int compared = facts.get(i) == others.get(i)
                    ? 0
                    : facts.get(i).toString().compareTo(others.get(i).toString());
            if (compared != 0) {
                return compared;
            }
        }
        return Integer.compare(facts.size(), others.size());
    }
}
