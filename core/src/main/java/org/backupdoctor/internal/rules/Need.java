package org.backupdoctor.internal.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
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
 * @param settled where it needs nothing but a diagnosis, which; else null
 * @param shape how what it asks for is put together, in lists of words; empty when that can't be told
 */
public record Need(
        List<String> kinds,
        List<String> asked,
        @Nullable List<String> causes,
        @Nullable Settled settled,
        List<?> shape) {

    /** Needs nothing. */
    public static final Need NOTHING = new Need(List.of(), List.of(), List.of(), null, List.of());

    private static final String DIAGNOSIS = "Diagnosis";

    /**
     * A diagnosis that is all a rule needs.
     *
     * @param cause the cause that it is of
     * @param confirmed whether it has to be proven, or must not be; null where either will do
     * @param name the name that the rule binds it to, without {@code $}
     * @param unless what must not be there: of each of these lists at least one kind has to be missing, else it has to be looked at
     */
    public record Settled(String cause, @Nullable Boolean confirmed, String name, List<List<String>> unless) {}

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
                List.copyOf(kinds),
                List.copyOf(asked),
                any ? null : List.copyOf(causes),
                settled(rule),
                Shape.of(rule));
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

    private static @Nullable Settled settled(RuleTree rule) {
        Fit diagnosis = null;
        List<List<String>> unless = new ArrayList<>();
        for (Part part : rule.when()) {
            if (part instanceof Fit fit && fit.type().is(DIAGNOSIS) && diagnosis == null) {
                diagnosis = fit;
            } else if (part instanceof Group group && group.joint() == Joint.NOT) {
                Set<String> kinds = needed(group.parts().get(0));
                if (kinds.isEmpty() || kinds.contains(DIAGNOSIS)) {
                    return null;
                }
                unless.add(List.copyOf(kinds));
            } else {
                return null;
            }
        }
        return diagnosis == null ? null : settled(rule, diagnosis, unless);
    }

    private static @Nullable Settled settled(RuleTree rule, Fit diagnosis, List<List<String>> unless) {
        Token name = diagnosis.binding();
        Cause cause = cause(diagnosis);
        return name == null || cause == null || !saysOnly(rule, name)
                ? null
                : new Settled(cause.id(), cause.confirmed(), name.text().substring(1), List.copyOf(unless));
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

    /** Whether the diagnosis is all that the verb is given beside its word. */
    private static boolean saysOnly(RuleTree rule, Token name) {
        RuleTree.Call call = rule.then();
        return call != null
                && call.arguments().stream()
                        .flatMap(Collection::stream)
                        .filter(token -> token.kind() == Token.Kind.VARIABLE)
                        .map(Token::text)
                        .collect(Collectors.toList())
                        .equals(List.of(name.text()));
    }
}
