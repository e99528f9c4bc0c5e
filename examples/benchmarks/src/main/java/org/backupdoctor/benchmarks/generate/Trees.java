package org.backupdoctor.benchmarks.generate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.backupdoctor.internal.rules.text.RuleTree;
import org.backupdoctor.internal.rules.text.RuleTree.Bound;
import org.backupdoctor.internal.rules.text.RuleTree.Compared;
import org.backupdoctor.internal.rules.text.RuleTree.Expression;
import org.backupdoctor.internal.rules.text.RuleTree.Fit;
import org.backupdoctor.internal.rules.text.RuleTree.Group;
import org.backupdoctor.internal.rules.text.RuleTree.Joint;
import org.backupdoctor.internal.rules.text.RuleTree.Leaf;
import org.backupdoctor.internal.rules.text.RuleTree.Listed;
import org.backupdoctor.internal.rules.text.RuleTree.Literal;
import org.backupdoctor.internal.rules.text.RuleTree.Member;
import org.backupdoctor.internal.rules.text.RuleTree.Name;
import org.backupdoctor.internal.rules.text.RuleTree.Pair;
import org.backupdoctor.internal.rules.text.RuleTree.Part;
import org.backupdoctor.internal.rules.text.RuleTree.Total;
import org.backupdoctor.internal.rules.text.RuleTree.Turned;
import org.backupdoctor.internal.rules.text.Token;

/** What there is to find in the trees of rules. */
final class Trees {

    private Trees() {}

    /** All patterns of a condition, those inside of others too. */
    static List<Fit> fits(Collection<? extends Part> parts) {
        List<Fit> fits = new ArrayList<>();
        parts.forEach(part -> fits(part, fits::add));
        return fits;
    }

    private static void fits(Part part, Consumer<Fit> found) {
        if (part instanceof Fit fit) {
            found.accept(fit);
        } else if (part instanceof Group group) {
            group.parts().forEach(inner -> fits(inner, found));
        } else if (part instanceof Total total) {
            fits(total.source(), found);
        }
    }

    /** The bound names that a condition uses. */
    static Set<String> used(Part part) {
        Set<String> used = new TreeSet<>();
        fits(part, fit -> fit.constraints().forEach(constraint -> bound(constraint.expression(), used)));
        return used;
    }

    private static void bound(Expression expression, Set<String> used) {
        if (expression instanceof Bound name) {
            used.add(name.token().text());
        } else if (expression instanceof Pair pair) {
            bound(pair.left(), used);
            bound(pair.right(), used);
        } else if (expression instanceof Listed listed) {
            bound(listed.left(), used);
            listed.values().forEach(value -> bound(value, used));
        } else if (expression instanceof Turned turned) {
            bound(turned.inner(), used);
        } else if (expression instanceof Member member) {
            Expression of = member.of();
            List<Expression> arguments = member.arguments();
            if (of != null) {
                bound(of, used);
            }
            if (arguments != null) {
                arguments.forEach(argument -> bound(argument, used));
            }
        } else if (!(expression instanceof Leaf)) {
            throw new IllegalArgumentException("What is " + expression + "?");
        }
    }

    /** The ways in which conditions can hold: each "or" gone one way. */
    static List<List<Part>> branches(List<Part> parts) {
        List<List<Part>> branches = List.of(List.of());
        for (Part part : parts) {
            List<List<Part>> more = new ArrayList<>();
            for (List<Part> before : branches) {
                for (List<Part> way : ways(part)) {
                    List<Part> both = new ArrayList<>(before);
                    both.addAll(way);
                    more.add(both);
                }
            }
            branches = more;
        }
        return branches;
    }

    private static List<List<Part>> ways(Part part) {
        if (part instanceof Group group && group.joint() == Joint.AND) {
            return branches(group.parts());
        } else if (part instanceof Group group && group.joint() == Joint.OR) {
            List<List<Part>> ways = new ArrayList<>();
            group.parts().forEach(inner -> ways.addAll(ways(inner)));
            return ways;
        }
        return List.of(List.of(part));
    }

    /** The names of the facts that a rule binds in whichever way it holds, with their {@code $}. */
    static Set<String> boundFacts(RuleTree rule) {
        Set<String> common = new LinkedHashSet<>();
        boolean isFirst = true;
        for (List<Part> way : branches(rule.when())) {
            List<String> names = new ArrayList<>();
            for (Part part : way) {
                if (part instanceof Fit fit && fit.binding() != null) {
                    names.add(fit.binding().text());
                }
            }
            if (isFirst) {
                common.addAll(names);
            }
            common.retainAll(names);
            isFirst = false;
        }
        return common;
    }

    /** The causes that a pattern of a diagnosis wants; none when it takes any. */
    static List<String> causes(Fit fit) {
        return isDiagnosis(fit)
                ? fit.constraints().stream()
                        .map(constraint -> causes(constraint.expression()))
                        .filter(causes -> !causes.isEmpty())
                        .findFirst()
                        .orElse(List.of())
                : List.of();
    }

    /** The causes that a constraint allows; none when it says something else. */
    static List<String> causes(Expression expression) {
        if (expression instanceof Compared compared && compared.operator().is("==") && isCause(compared.left())) {
            return texts(List.of(compared.right()));
        }
        return expression instanceof Listed listed && !listed.negated() && isCause(listed.left())
                ? texts(listed.values())
                : List.of();
    }

    private static boolean isCause(Expression expression) {
        return expression instanceof Name name && name.token().is("cause");
    }

    private static List<String> texts(List<Expression> values) {
        List<String> texts = new ArrayList<>();
        for (Expression value : values) {
            if (value instanceof Literal literal && literal.token().kind() == Token.Kind.TEXT) {
                texts.add(literal.token().unquoted());
            }
        }
        return texts.size() == values.size() ? texts : List.of();
    }

    static boolean isDiagnosis(Fit fit) {
        return fit.type().text().equals("Diagnosis");
    }

    /**
     * Whether a way needs a diagnosis, and so can't hold before there are any.
     *
     * @throws IllegalArgumentException when it speaks of diagnoses but doesn't need one
     */
    static boolean needsDiagnosis(RuleTree rule, List<Part> way) {
        boolean needs = way.stream().anyMatch(Trees::isOfDiagnosis);
        if (!needs && fits(way).stream().anyMatch(Trees::isDiagnosis)) {
            throw new IllegalArgumentException(
                    rule.name().text() + " speaks of diagnoses in a way that holds with or without one.");
        }
        return needs;
    }

    private static boolean isOfDiagnosis(Part part) {
        if (part instanceof Group group && group.joint() == Joint.EXISTS) {
            return isOfDiagnosis(group.parts().get(0));
        }
        return part instanceof Fit fit && isDiagnosis(fit);
    }
}
