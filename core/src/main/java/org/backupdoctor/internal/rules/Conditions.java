package org.backupdoctor.internal.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.backupdoctor.internal.data.Suggestions;
import org.backupdoctor.internal.rules.text.RuleTree;
import org.backupdoctor.internal.rules.text.RuleTree.Bound;
import org.backupdoctor.internal.rules.text.RuleTree.Compared;
import org.backupdoctor.internal.rules.text.RuleTree.Constraint;
import org.backupdoctor.internal.rules.text.RuleTree.Expression;
import org.backupdoctor.internal.rules.text.RuleTree.Fit;
import org.backupdoctor.internal.rules.text.RuleTree.Group;
import org.backupdoctor.internal.rules.text.RuleTree.Member;
import org.backupdoctor.internal.rules.text.RuleTree.Name;
import org.backupdoctor.internal.rules.text.RuleTree.Part;
import org.backupdoctor.internal.rules.text.RuleTree.Total;
import org.backupdoctor.internal.rules.text.Token;
import org.backupdoctor.internal.rules.text.Told;
import org.jspecify.annotations.Nullable;

/** Checks a rule's conditions: the kinds of facts, their properties, what is compared with what, and the names that are bound. */
final class Conditions {

    private static final Set<String> TOTALS = Set.of("count", "sum", "min", "max");

    private final Function<String, @Nullable Class<?>> types;
    private final Told told;
    private final Map<String, Binding> all = new LinkedHashMap<>();
    private final Set<String> used = new TreeSet<>();

    /**
     * A bound name.
     *
     * @param token where it is bound
     * @param type what it is bound to, or null where that isn't known
     */
    record Binding(Token token, @Nullable Class<?> type) {}

    Conditions(Function<String, @Nullable Class<?>> types, Told told) {
        this.types = types;
        this.told = told;
    }

    /** Checks; gives the names that may be used in "then" and in placeholders, without their "$". */
    Map<String, Binding> check(RuleTree rule) {
        Map<String, Binding> scope = new TreeMap<>();
        rule.when().forEach(part -> part(part, scope));
        return scope;
    }

    /** Notes that a name is used outside of the conditions. */
    void use(String name) {
        used.add(name);
    }

    /** Whether a name is bound, but inside of a "not" or an "exists". */
    boolean isInner(String name) {
        return all.containsKey(name);
    }

    /** Tells of the names that nothing uses. */
    void unused() {
        all.forEach((name, binding) -> {
            if (!used.contains(name)) {
                told.at(
                        binding.token().start(),
                        "\"$" + name + "\" is bound, but nothing uses it.",
                        binding.type() == null || Kinds.isFact(binding.type())
                                ? "Maybe it should be given to the verb as evidence, or needs no name."
                                : "Maybe it needs no name.");
            }
        });
    }

    private void part(Part part, Map<String, Binding> scope) {
        if (part instanceof Fit fit) {
            fit(fit, scope);
        } else if (part instanceof Total total) {
            total(total, scope);
        } else if (part instanceof Group group) {
            switch (group.joint()) {
                case AND -> group.parts().forEach(inner -> part(inner, scope));
                case OR -> branches(group, scope);
                default -> group.parts().forEach(inner -> part(inner, new TreeMap<>(scope)));
            }
        }
    }

    /** What every branch binds to the same kind can be used afterwards. */
    private void branches(Group group, Map<String, Binding> scope) {
        List<Map<String, Binding>> branches = new ArrayList<>();
        for (Part part : group.parts()) {
            Map<String, Binding> branch = new TreeMap<>(scope);
            part(part, branch);
            branches.add(branch);
        }
        branches.get(0).forEach((name, binding) -> {
            if (branches.stream().allMatch(branch -> branch.containsKey(name))) {
                for (Map<String, Binding> branch : branches) {
                    Binding other = branch.get(name);
                    if (other != null && other.type() != binding.type()) {
                        told.at(
                                other.token().start(),
                                "\"$" + name + "\" is bound to two kinds of values.",
                                "Maybe these are two rules.");
                    }
                }
                scope.put(name, binding);
            }
        });
    }

    private void fit(Fit fit, Map<String, Binding> scope) {
        Class<?> type = types.apply(fit.type().text());
        if (type == null || !Kinds.isFact(type)) {
            told.at(
                    fit.type().start(),
                    type == null
                            ? "There is no fact \"" + fit.type().text() + "\"."
                            : "\"" + fit.type().text() + "\" isn't a fact but the words of one.",
                    Suggestions.nearest(fit.type().text(), Vocabulary.factNames())
                            .map(near -> "Maybe you meant \"" + near + "\".")
                            .orElse(
                                    "Maybe it is an organisation's own, and its import is missing at the top of the file."));
            bind(fit.binding(), null, scope);
            return;
        }
        Typing typing = new Typing(type, variable -> variable(variable, scope), types, told);
        for (Constraint constraint : fit.constraints()) {
            Expression expression = constraint.expression();
            if (constraint.binding() == null) {
                typing.condition(expression);
            } else {
                Expression bound = expression instanceof Compared compared ? compared.left() : expression;
                Class<?> kind = typing.of(bound);
                if (!isProperty(bound)) {
                    told.at(
                            bound.start(),
                            "A name can be bound to a property, but not to something worked out.",
                            "Maybe it can be worked out where \""
                                    + constraint.binding().text() + "\" is used.");
                    kind = null;
                } else if (expression instanceof Compared) {
                    typing.condition(expression);
                }
                bind(constraint.binding(), kind, scope);
            }
        }
        bind(fit.binding(), type, scope);
    }

    private static boolean isProperty(Expression expression) {
        return expression instanceof Name
                || (expression instanceof Member member
                        && (member.arguments() == null || member.arguments().isEmpty())
                        && (member.of() == null || isProperty(member.of())));
    }

    private void total(Total total, Map<String, Binding> scope) {
        Map<String, Binding> inside = new TreeMap<>(scope);
        part(total.source(), inside);
        total.functions().forEach(function -> {
            if (!TOTALS.contains(function.name().text())) {
                told.at(
                        function.name().start(),
                        "There is no total \"" + function.name().text() + "\". The totals are count, max, min, sum.",
                        Suggestions.maybe(function.name().text(), TOTALS));
            }
            function.arguments().forEach(argument -> {
                Class<?> type = argument instanceof Bound variable ? variable(variable.token(), inside) : null;
                if (!(argument instanceof Bound)) {
                    told.at(
                            argument.start(),
                            "A total is taken of a bound name.",
                            "Maybe bind the property first, such as $size : sizeBytes.");
                } else if (type != null
                        && !Kinds.isNumber(type)
                        && !function.name().is("count")) {
                    told.at(
                            argument.start(),
                            "\"" + function.name().text() + "\" takes a number, but \"" + argumentText(argument)
                                    + "\" is " + Kinds.name(type) + ".",
                            "Maybe bind one of its properties, such as $size : sizeBytes.");
                }
            });
            bind(function.binding(), Number.class, scope);
        });
    }

    private String argumentText(Expression argument) {
        return told.written(argument.start(), argument.end());
    }

    private void bind(@Nullable Token token, @Nullable Class<?> type, Map<String, Binding> scope) {
        if (token == null) {
            return;
        }
        String name = token.text().substring(1);
        Binding binding = new Binding(token, type);
        all.putIfAbsent(name, binding);
        if (scope.put(name, binding) != null) {
            told.at(
                    token.start(),
                    "\"" + token.text() + "\" is bound already in this rule.",
                    "Maybe one of the two needs another name.");
        }
    }

    private @Nullable Class<?> variable(Token token, Map<String, Binding> scope) {
        String name = token.text().substring(1);
        used.add(name);
        Binding binding = scope.get(name);
        if (binding == null) {
            told.at(
                    token.start(),
                    "\"" + token.text() + "\" isn't bound by what stands before.",
                    isInner(name)
                            ? "Maybe its pattern stands inside \"not\" or \"exists\": what is bound there isn't known outside."
                            : Suggestions.nearest(name, scope.keySet())
                                    .map(near -> "Maybe you meant \"$" + near + "\".")
                                    .orElse("Maybe a pattern above should begin with \"" + token.text() + " :\"."));
            return null;
        }
        return binding.type();
    }
}
