package org.backupdoctor.internal.rules;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.backupdoctor.fact.Fact;
import org.backupdoctor.fact.Observation.Attribute;
import org.backupdoctor.fact.Observation.Collected;
import org.backupdoctor.fact.Observation.Tried;
import org.backupdoctor.internal.rules.text.RuleTree;
import org.backupdoctor.internal.rules.text.RuleTree.Compared;
import org.backupdoctor.internal.rules.text.RuleTree.Constraint;
import org.backupdoctor.internal.rules.text.RuleTree.Fit;
import org.backupdoctor.internal.rules.text.RuleTree.Group;
import org.backupdoctor.internal.rules.text.RuleTree.Joint;
import org.backupdoctor.internal.rules.text.RuleTree.Literal;
import org.backupdoctor.internal.rules.text.RuleTree.Name;
import org.backupdoctor.internal.rules.text.RuleTree.Part;
import org.backupdoctor.internal.rules.text.Told;
import org.backupdoctor.internal.snapshot.FactType;
import org.backupdoctor.rule.Diagnosis;
import org.backupdoctor.rule.Verb;
import org.jspecify.annotations.Nullable;

/**
 * Checks what a rule says with "not". That something isn't there must not be all that it knows, and of the elements of a list it proves
 * something only where somebody looked: a suspicion or a veto may rest on what isn't known, a proof may not.
 */
final class Absences {

    private static final Set<Verb> PROOFS = Set.of(Verb.CONFIRM, Verb.RULE_OUT);

    private final RuleTree rule;
    private final Verb verb;
    private final Function<String, @Nullable Class<?>> types;
    private final Told told;
    private final Set<String> collected = new TreeSet<>();

    Absences(RuleTree rule, Verb verb, Function<String, @Nullable Class<?>> types, Told told) {
        this.rule = rule;
        this.verb = verb;
        this.types = types;
        this.told = told;
    }

    void check() {
        if (rule.when().stream().noneMatch(Absences::isPositive)) {
            told.at(
                    rule.when().isEmpty() ? rule.start() : start(rule.when().get(0)),
                    rule.when().isEmpty()
                            ? "This rule has no condition, so it always fires."
                            : "This rule says only what isn't so, and fires when nothing is known.",
                    "Maybe a pattern for what is so is missing: it is the evidence as well.");
            return;
        }
        rule.when().forEach(this::collect);
        boolean diagnosis = rule.when().stream().anyMatch(part -> holds(part, Diagnosis.class));
        rule.when().forEach(part -> check(part, false, diagnosis));
    }

    private static int start(Part part) {
        if (part instanceof Fit fit) {
            return fit.binding() == null ? fit.type().start() : fit.binding().start();
        }
        return part instanceof Group group
                ? group.at().start()
                : ((RuleTree.Total) part).at().start();
    }

    private static boolean isPositive(Part part) {
        if (part instanceof Group group) {
            return switch (group.joint()) {
                case NOT -> false;
                case EXISTS, AND -> group.parts().stream().anyMatch(Absences::isPositive);
                case OR -> group.parts().stream().allMatch(Absences::isPositive);
            };
        }
        return part instanceof Fit;
    }

    private boolean holds(Part part, Class<? extends Fact> type) {
        return part instanceof Fit fit
                ? types.apply(fit.type().text()) == type
                : part instanceof Group group
                        && group.joint() != Joint.NOT
                        && group.parts().stream().anyMatch(inner -> holds(inner, type));
    }

    private void collect(Part part) {
        if (part instanceof Group group && (group.joint() == Joint.AND || group.joint() == Joint.EXISTS)) {
            group.parts().forEach(this::collect);
        } else if (part instanceof Fit fit && types.apply(fit.type().text()) == Collected.class) {
            fit.constraints().forEach(constraint -> {
                if (constraint.expression() instanceof Compared compared
                        && compared.right() instanceof Literal literal
                        && compared.operator().is("==")) {
                    collected.add(literal.token().unquoted());
                }
            });
        }
    }

    private void check(Part part, boolean absent, boolean diagnosis) {
        if (part instanceof Group group) {
            boolean turned = absent != (group.joint() == Joint.NOT);
            group.parts().forEach(inner -> check(inner, turned, diagnosis));
        } else if (absent && part instanceof Fit fit) {
            Class<?> type = types.apply(fit.type().text());
            if (type == Diagnosis.class && !diagnosis) {
                told.at(
                        fit.type().start(),
                        "A \"not Diagnosis( … )\" without a Diagnosis beside it holds before there are any.",
                        "Maybe $diagnosis : Diagnosis( cause == \"…\" ) is missing above.");
            } else if (type != null && PROOFS.contains(verb)) {
                list(fit, type);
            }
        }
    }

    private void list(Fit fit, Class<?> type) {
        FactType kind = FactType.of(type);
        if (kind == null
                || kind.array() == null
                || type == Tried.class
                || type == Collected.class
                || type == Attribute.class
                || fit.constraints().stream().anyMatch(Absences::namesOne)) {
            return;
        }
        List<String> lists = kind.paths().stream()
                .filter(path -> path.contains("/*"))
                .map(path -> path.substring(0, path.indexOf("/*")))
                .toList();
        if (lists.stream().noneMatch(collected::contains)) {
            told.at(
                    fit.type().start(),
                    "That there is no such " + fit.type().text() + " is known only when all of " + lists.get(0)
                            + " is.",
                    "Maybe Collected( path == \"" + lists.get(0) + "\" ) is missing above.");
        }
    }

    /** Whether the pattern is about one element that it names. */
    private static boolean namesOne(Constraint constraint) {
        return constraint.expression() instanceof Compared compared
                && compared.operator().is("==")
                && compared.left() instanceof Name name
                && (name.token().is("index") || name.token().is("key"));
    }
}
