package org.backupdoctor.internal.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.backupdoctor.fact.YesNo;
import org.backupdoctor.internal.rules.WrittenRule;
import org.backupdoctor.internal.rules.text.RuleTree.Compared;
import org.backupdoctor.internal.rules.text.RuleTree.Constraint;
import org.backupdoctor.internal.rules.text.RuleTree.Expression;
import org.backupdoctor.internal.rules.text.RuleTree.Fit;
import org.backupdoctor.internal.rules.text.RuleTree.Group;
import org.backupdoctor.internal.rules.text.RuleTree.Joined;
import org.backupdoctor.internal.rules.text.RuleTree.Joint;
import org.backupdoctor.internal.rules.text.RuleTree.Literal;
import org.backupdoctor.internal.rules.text.RuleTree.Part;
import org.backupdoctor.internal.rules.text.RuleTree.Total;
import org.backupdoctor.internal.rules.text.RuleTree.Turned;
import org.backupdoctor.internal.rules.text.Told;
import org.backupdoctor.internal.snapshot.FactType;

/** Finds conditions that can never hold, and such that always do. */
final class Contradictions {

    private static final String NEVER = "never-holds";
    private static final String ALWAYS = "always-holds";

    private final WrittenRule rule;
    private final Told told;

    Contradictions(WrittenRule rule, Told told) {
        this.rule = rule;
        this.told = told;
    }

    void find() {
        told.about(rule.info().name());
        rule.tree().when().forEach(this::inside);
        List<Fit> positive = new ArrayList<>();
        List<Fit> absent = new ArrayList<>();
        rule.tree().when().forEach(part -> sort(part, positive, absent));
        for (Fit without : absent) {
            positive.stream()
                    .filter(with -> contradicts(with, without))
                    .findFirst()
                    .ifPresent(with -> told.warn(
                            without.type().start(),
                            NEVER,
                            "Line " + told.line(with.type().start())
                                    + " asks for what must not be there here: this rule can never fire.",
                            "Maybe one of the two is left over."));
        }
        for (int i = 0; i < positive.size(); i++) {
            for (int j = i + 1; j < positive.size(); j++) {
                together(positive.get(i), positive.get(j));
            }
        }
    }

    private static void sort(Part part, List<Fit> positive, List<Fit> absent) {
        if (part instanceof Fit fit) {
            positive.add(fit);
        } else if (part instanceof Group group && group.joint() == Joint.NOT) {
            if (group.parts().get(0) instanceof Fit fit) {
                absent.add(fit);
            }
        } else if (part instanceof Group group && group.joint() != Joint.OR) {
            group.parts().forEach(inner -> sort(inner, positive, absent));
        }
    }

    private boolean contradicts(Fit with, Fit without) {
        Class<?> type = rule.type(with);
        return type != null
                && type == rule.type(without)
                && new Worlds(rule, type).implies(conditions(with), conditions(without));
    }

    private void together(Fit first, Fit second) {
        Class<?> type = rule.type(first);
        FactType kind = type == null ? null : FactType.of(type);
        if (type == null || kind == null || kind.array() != null || type != rule.type(second)) {
            return;
        }
        List<Expression> both = new ArrayList<>(conditions(first));
        both.addAll(conditions(second));
        if (!isNever(first) && !isNever(second) && new Worlds(rule, type).never(both)) {
            told.warn(
                    second.type().start(),
                    NEVER,
                    "There is one " + first.type().text() + " only, and it can't be this and what line "
                            + told.line(first.type().start()) + " asks for.",
                    "Maybe these are two rules.");
        }
    }

    private boolean isNever(Fit fit) {
        Class<?> type = rule.type(fit);
        return type != null && new Worlds(rule, type).never(conditions(fit));
    }

    private void inside(Part part) {
        if (part instanceof Group group) {
            group.parts().forEach(this::inside);
        } else if (part instanceof Total total) {
            inside(total.source());
        } else if (part instanceof Fit fit) {
            Class<?> type = rule.type(fit);
            if (type == null) {
                return;
            }
            List<Expression> conditions = conditions(fit);
            int before = conditions.size();
            conditions.removeIf(expression -> single(expression, type));
            if (conditions.size() == before && conditions.size() > 1 && new Worlds(rule, type).never(conditions)) {
                told.warn(
                        conditions.get(0).start(),
                        NEVER,
                        "No " + fit.type().text() + " is all of this: "
                                + conditions.stream().map(this::written).collect(Collectors.joining(", ")) + ".",
                        "Maybe \"||\" was meant, or a comparison is the wrong way round.");
            }
        }
    }

    /** Tells of a condition that never or always holds, or else of its parts; says whether there was one. */
    private boolean single(Expression expression, Class<?> type) {
        if (new Worlds(rule, type).never(List.of(expression))) {
            told.warn(
                    expression.start(),
                    NEVER,
                    "\"" + written(expression) + "\" can never hold.",
                    expression instanceof Literal && YesNo.class.isAssignableFrom(type)
                            ? "Maybe you meant " + type.getSimpleName() + "( no )."
                            : "Maybe \"||\" was meant, or a comparison is the wrong way round.");
            return true;
        }
        if (new Worlds(rule, type).always(expression)) {
            told.warn(
                    expression.start(),
                    ALWAYS,
                    "\"" + written(expression) + "\" always holds.",
                    expression instanceof Literal && YesNo.class.isAssignableFrom(type)
                            ? "Maybe you meant " + type.getSimpleName() + "( yes )."
                            : "Maybe it can be deleted, or something else was meant.");
            return true;
        }
        if (expression instanceof Joined joined) {
            boolean left = single(joined.left(), type);
            return single(joined.right(), type) || left;
        }
        return expression instanceof Turned turned && turned.operator().is("!") && single(turned.inner(), type);
    }

    /** What a pattern asks of its fact; a property that is only bound asks nothing. */
    private static List<Expression> conditions(Fit fit) {
        List<Expression> conditions = new ArrayList<>();
        for (Constraint constraint : fit.constraints()) {
            if (constraint.binding() == null || constraint.expression() instanceof Compared) {
                conditions.add(constraint.expression());
            }
        }
        return conditions;
    }

    private String written(Expression expression) {
        return told.written(expression.start(), expression.end());
    }
}
