package org.backupdoctor.internal.rules;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.backupdoctor.fact.Observation.Collected;
import org.backupdoctor.fact.Observation.Tried;
import org.backupdoctor.internal.data.Suggestions;
import org.backupdoctor.internal.knowledge.Knowledge;
import org.backupdoctor.internal.rules.text.RuleTree;
import org.backupdoctor.internal.rules.text.RuleTree.Compared;
import org.backupdoctor.internal.rules.text.RuleTree.Expression;
import org.backupdoctor.internal.rules.text.RuleTree.Fit;
import org.backupdoctor.internal.rules.text.RuleTree.Group;
import org.backupdoctor.internal.rules.text.RuleTree.Joined;
import org.backupdoctor.internal.rules.text.RuleTree.Listed;
import org.backupdoctor.internal.rules.text.RuleTree.Literal;
import org.backupdoctor.internal.rules.text.RuleTree.Name;
import org.backupdoctor.internal.rules.text.RuleTree.Part;
import org.backupdoctor.internal.rules.text.RuleTree.Total;
import org.backupdoctor.internal.rules.text.Told;
import org.backupdoctor.internal.snapshot.Schema;
import org.backupdoctor.rule.Diagnosis;
import org.jspecify.annotations.Nullable;

/** Checks the names in a rule's texts: of causes, of remedies and of lists in a snapshot. */
final class References {

    private final Knowledge knowledge;
    private final Set<String> off;
    private final Function<String, @Nullable Class<?>> types;
    private final Told told;

    /** Names of causes and remedies that are switched off stay known. */
    References(Knowledge knowledge, Set<String> off, Function<String, @Nullable Class<?>> types, Told told) {
        this.knowledge = knowledge;
        this.off = off;
        this.types = types;
        this.told = told;
    }

    void check(RuleTree rule) {
        told.about(rule.name().unquoted());
        rule.when().forEach(this::check);
    }

    private void check(Part part) {
        if (part instanceof Group group) {
            group.parts().forEach(this::check);
        } else if (part instanceof Total total) {
            check(total.source());
        } else if (part instanceof Fit fit) {
            Class<?> type = types.apply(fit.type().text());
            if (type == Diagnosis.class) {
                fit.constraints().forEach(constraint -> check(constraint.expression(), "cause"));
            } else if (type == Tried.class) {
                fit.constraints().forEach(constraint -> check(constraint.expression(), "remedy"));
            } else if (type == Collected.class) {
                fit.constraints().forEach(constraint -> check(constraint.expression(), "path"));
            }
        }
    }

    private void check(Expression expression, String property) {
        if (expression instanceof Joined joined) {
            check(joined.left(), property);
            check(joined.right(), property);
        } else if (expression instanceof Compared compared && isOf(compared.left(), property)) {
            name(compared.right(), property);
        } else if (expression instanceof Listed listed && isOf(listed.left(), property)) {
            listed.values().forEach(value -> name(value, property));
        }
    }

    private static boolean isOf(Expression expression, String property) {
        return expression instanceof Name name && name.token().is(property);
    }

    private void name(Expression expression, String property) {
        if (!(expression instanceof Literal literal)) {
            return;
        }
        String text = literal.token().unquoted();
        Collection<String> known = switch (property) {
            case "cause" -> knowledge.causes().keySet();
            case "remedy" -> knowledge.remedies().keySet();
            default -> Schema.arrays();
        };
        if (!known.contains(text)
                && !off.contains(text)
                && !(property.equals("path") && text.startsWith("/attributes/"))) {
            String what = property.equals("path")
                    ? "No list of a snapshot is "
                    : "No " + property + " has a page with the name ";
            told.at(literal.start(), what + "\"" + text + "\".", maybe(text, known, property));
        }
    }

    private static String maybe(String text, Collection<String> known, String property) {
        String near = Suggestions.maybe(text, new TreeSet<>(known));
        return near.isEmpty() && property.equals("path")
                ? "Maybe one of " + String.join(", ", List.copyOf(known)) + "."
                : near;
    }
}
