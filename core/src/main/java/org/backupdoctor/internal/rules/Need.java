package org.backupdoctor.internal.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.backupdoctor.internal.rules.text.RuleTree;
import org.backupdoctor.internal.rules.text.RuleTree.Compared;
import org.backupdoctor.internal.rules.text.RuleTree.Constraint;
import org.backupdoctor.internal.rules.text.RuleTree.Expression;
import org.backupdoctor.internal.rules.text.RuleTree.Fit;
import org.backupdoctor.internal.rules.text.RuleTree.Group;
import org.backupdoctor.internal.rules.text.RuleTree.Joint;
import org.backupdoctor.internal.rules.text.RuleTree.Literal;
import org.backupdoctor.internal.rules.text.RuleTree.Name;
import org.backupdoctor.internal.rules.text.RuleTree.Part;
import org.backupdoctor.internal.rules.text.RuleTree.Total;
import org.backupdoctor.internal.rules.text.RuleTree.Turned;
import org.backupdoctor.internal.rules.text.Token;
import org.jspecify.annotations.Nullable;

/**
 * What a rule can't fire without, as far as its text tells: so that most rules need no looking at where hardly anything is known.
 *
 * @param kinds the kinds of facts, by name, of which there has to be at least one each; diagnoses aren't among them
 * @param asked all kinds of facts that it asks for, also whether there is none
 * @param causes the causes whose diagnoses it asks for; null where that can't be told
 * @param told how what it says is put together, where that can be told without firing it; else null
 * @param shape how what it asks for is put together, in lists of words; empty when that can't be told
 */
public record Need(
        List<String> kinds,
        List<String> asked,
        @Nullable List<String> causes,
        @Nullable Told told,
        List<?> shape) {

    /** Needs nothing. */
    public static final Need NOTHING = new Need(List.of(), List.of(), List.of(), null, List.of());

    private static final String DIAGNOSIS = "Diagnosis";

    /**
     * How what a rule says is put together of the facts that fit its conditions.
     *
     * @param names for each condition the name that its fact is bound to, without {@code $}; empty where it binds none
     * @param evidence the names of the facts that its verb is given
     */
    public record Told(List<String> names, List<String> evidence) {}

    /** Reads it off a rule. */
    static Need of(RuleTree rule) {
        Set<String> kinds = new LinkedHashSet<>();
        rule.when().forEach(part -> kinds.addAll(needed(part)));
        kinds.remove(DIAGNOSIS);
        List<Fit> fits = new ArrayList<>();
        rule.when().forEach(part -> eachFit(part, fits::add));
        Set<String> asked = new LinkedHashSet<>();
        Set<String> causes = new LinkedHashSet<>();
        boolean any = false;
        for (Fit fit : fits) {
            if (fit.type().is(DIAGNOSIS)) {
                List<String> named = fit.constraints().stream()
                        .map(constraint -> constraint.binding() == null ? cause(constraint.expression()) : null)
                        .filter(Objects::nonNull)
                        .toList();
                any |= named.isEmpty();
                causes.addAll(named);
            } else {
                asked.add(fit.type().text());
            }
        }
        return new Need(
                List.copyOf(kinds), List.copyOf(asked), any ? null : List.copyOf(causes), told(rule), Shape.of(rule));
    }

    /** Whether it asks for facts of ours alone, and not for an organisation's own. */
    boolean asksOurs() {
        for (int i = 0; i < asked.size(); i++) {
            if (!Vocabulary.isFact(asked.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** The cause whose diagnosis is all that has to be there, beside what must not be; null where it needs more or that can't be told. */
    @Nullable
    Cause only() {
        return told == null || !kinds.isEmpty() ? null : Shape.onlyCause(shape);
    }

    private static void eachFit(Part part, Consumer<Fit> visitor) {
        if (part instanceof Fit fit) {
            visitor.accept(fit);
        } else if (part instanceof Total total) {
            eachFit(total.source(), visitor);
        } else if (part instanceof Group group) {
            group.parts().forEach(inner -> eachFit(inner, visitor));
        }
    }

    private static Set<String> needed(Part part) {
        Set<String> kinds = new LinkedHashSet<>();
        if (part instanceof Fit fit) {
            kinds.add(fit.type().text());
        } else if (part instanceof Group group && (group.joint() == Joint.AND || group.joint() == Joint.EXISTS)) {
            group.parts().forEach(inner -> kinds.addAll(needed(inner)));
        } else if (part instanceof Group group && group.joint() == Joint.OR) {
            kinds.addAll(needed(group.parts().get(0)));
            group.parts().forEach(inner -> kinds.retainAll(needed(inner)));
        }
        return kinds;
    }

    private static boolean asksDiagnoses(Part part) {
        List<Fit> fits = new ArrayList<>();
        eachFit(part, fits::add);
        return fits.stream().anyMatch(fit -> fit.type().is(DIAGNOSIS));
    }

    /** Of a rule that asks for facts one by one, or that something isn't there, and gives its verb some of these facts. */
    private static @Nullable Told told(RuleTree rule) {
        RuleTree.Call call = rule.then();
        List<String> names = new ArrayList<>();
        for (Part part : rule.when()) {
            if (part instanceof Fit fit) {
                names.add(fit.binding() == null ? "" : fit.binding().text().substring(1));
            } else if (part instanceof Group group && group.joint() == Joint.NOT && !asksDiagnoses(group)) {
                names.add("");
            } else {
                return null;
            }
        }
        List<String> evidence = call == null
                ? List.of()
                : call.arguments().stream()
                        .flatMap(Collection::stream)
                        .filter(token -> token.kind() == Token.Kind.VARIABLE)
                        .map(token -> token.text().substring(1))
                        .toList();
        return names.containsAll(evidence) ? new Told(List.copyOf(names), evidence) : null;
    }

    /**
     * The diagnosis of one cause.
     *
     * @param id the cause
     * @param confirmed whether it has to be proven, or must not be; null where either will do
     */
    record Cause(String id, @Nullable Boolean confirmed) {}

    /** The diagnosis that a pattern asks for, where it asks for that of one cause and nothing else. */
    static @Nullable Cause cause(Fit diagnosis) {
        String cause = null;
        Boolean confirmed = null;
        for (Constraint constraint : diagnosis.constraints()) {
            String named = constraint.binding() == null ? cause(constraint.expression()) : null;
            Boolean said = constraint.binding() == null ? confirmed(constraint.expression()) : null;
            if (named != null && cause == null) {
                cause = named;
            } else if (said != null && confirmed == null) {
                confirmed = said;
            } else {
                return null;
            }
        }
        return cause == null ? null : new Cause(cause, confirmed);
    }

    private static @Nullable String cause(Expression expression) {
        if (expression instanceof Compared compared
                && compared.operator().is("==")
                && !compared.negated()
                && isName(compared.left(), "cause")
                && compared.right() instanceof Literal literal
                && literal.token().kind() == Token.Kind.TEXT) {
            return literal.token().unquoted();
        }
        return null;
    }

    private static @Nullable Boolean confirmed(Expression expression) {
        if (isName(expression, "confirmed")) {
            return true;
        }
        boolean turned = expression instanceof Turned not && not.operator().is("!") && isName(not.inner(), "confirmed");
        return turned ? Boolean.FALSE : null;
    }

    private static boolean isName(Expression expression, String name) {
        return expression instanceof Name leaf && leaf.token().is(name);
    }
}
