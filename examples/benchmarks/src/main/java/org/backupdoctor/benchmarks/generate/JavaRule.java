package org.backupdoctor.benchmarks.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.backupdoctor.benchmarks.library.Kinds;
import org.backupdoctor.internal.rules.text.RuleTree;
import org.backupdoctor.internal.rules.text.RuleTree.Bound;
import org.backupdoctor.internal.rules.text.RuleTree.Compared;
import org.backupdoctor.internal.rules.text.RuleTree.Constraint;
import org.backupdoctor.internal.rules.text.RuleTree.Expression;
import org.backupdoctor.internal.rules.text.RuleTree.Fit;
import org.backupdoctor.internal.rules.text.RuleTree.Group;
import org.backupdoctor.internal.rules.text.RuleTree.Joint;
import org.backupdoctor.internal.rules.text.RuleTree.Part;
import org.backupdoctor.internal.rules.text.RuleTree.Total;

/** Writes the conditions of one rule as loops and ifs. What stands inside "not" and "exists" becomes a method of its own. */
final class JavaRule {

    private final String name;
    private final Function<Class<?>, String> single;
    private final StringBuilder methods = new StringBuilder();
    private int asides;
    private int unnamed;

    /** For facts that are sorted by kind; the names of further methods begin with that of the rule. */
    JavaRule(String name) {
        this(name, type -> "facts." + FactIndex.field(type));
    }

    /**
     * For facts that are found otherwise.
     *
     * @param single how the fact of a kind that is there once at most is found; null where it isn't there
     */
    JavaRule(String name, Function<Class<?>, String> single) {
        this.name = name;
        this.single = single;
    }

    /** The methods for what stands inside "not" and "exists". */
    String methods() {
        return methods.toString();
    }

    /** Writes parts, and inside of them what is done when all hold. */
    void write(List<Part> parts, Scope scope, Lines lines, Consumer<Scope> then) {
        if (parts.isEmpty()) {
            then.accept(scope);
            return;
        }
        Part first = parts.get(0);
        List<Part> rest = parts.subList(1, parts.size());
        if (first instanceof Fit fit) {
            fit(fit, scope, lines, inner -> write(rest, inner, lines, then));
        } else if (first instanceof Total total) {
            write(rest, total(total, scope, lines), lines, then);
        } else if (first instanceof Group group) {
            group(group, rest, scope, lines, then);
        }
    }

    private void group(Group group, List<Part> rest, Scope scope, Lines lines, Consumer<Scope> then) {
        switch (group.joint()) {
            case AND -> write(joined(group.parts(), rest), scope, lines, then);
            case OR -> group.parts().forEach(way -> write(joined(List.of(way), rest), scope, lines, then));
            case NOT, EXISTS -> {
                String holds = aside(group.parts().get(0), scope);
                lines.open("if (" + (group.joint() == Joint.NOT ? "!" : "") + holds + ")");
                write(rest, scope, lines, then);
                lines.close();
            }
        }
    }

    private static List<Part> joined(List<Part> first, List<Part> rest) {
        List<Part> all = new ArrayList<>(first);
        all.addAll(rest);
        return all;
    }

    /** A fact that is there once is looked at, one of several is looked for; of diagnoses each is there once. */
    private void fit(Fit fit, Scope scope, Lines lines, Consumer<Scope> then) {
        Class<?> type = Kinds.fact(fit.type().text());
        String variable =
                fit.binding() == null ? "each" + unnamed++ : fit.binding().text();
        List<String> causes = Trees.causes(fit);
        if (!causes.isEmpty()) {
            causes.forEach(cause -> single(fit, variable, "facts." + FactIndex.diagnosis(cause), scope, lines, then));
        } else if (Kinds.isSingle(type)) {
            single(fit, variable, single.apply(type), scope, lines, then);
        } else {
            lines.open("for (" + type.getCanonicalName() + " " + variable + " : facts." + FactIndex.field(type) + ")");
            constraints(fit, variable, scope, lines, then);
            lines.close();
        }
    }

    /** In a block, so that the same name may be used again behind it. */
    private void single(Fit fit, String variable, String found, Scope scope, Lines lines, Consumer<Scope> then) {
        lines.open("");
        lines.line(Kinds.fact(fit.type().text()).getCanonicalName() + " " + variable + " = " + found + ";");
        lines.open("if (" + variable + " != null)");
        constraints(fit, variable, scope, lines, then);
        lines.close(2);
    }

    private void constraints(Fit fit, String variable, Scope scope, Lines lines, Consumer<Scope> then) {
        Class<?> type = Kinds.fact(fit.type().text());
        Scope inside = scope.about(variable, type);
        boolean sorted = !Trees.causes(fit).isEmpty();
        int open = 0;
        for (Constraint constraint : fit.constraints()) {
            Expression expression = constraint.expression();
            Expressions java = new Expressions(inside);
            if (constraint.binding() != null) {
                String bound = constraint.binding().text();
                Expression value = expression instanceof Compared compared ? compared.left() : expression;
                lines.line(java.kind(value).getCanonicalName() + " " + bound + " = " + java.java(value) + ";");
                inside = inside.with(bound, java.kind(value));
            }
            boolean condition = constraint.binding() == null || expression instanceof Compared;
            boolean known = sorted && !Trees.causes(expression).isEmpty();
            if (condition && !known) {
                lines.open("if (" + java.java(expression) + ")");
                open++;
            }
        }
        then.accept(fit.binding() == null ? inside : inside.with(variable, type));
        lines.close(open);
    }

    /** Writes a method for what stands inside "not" or "exists"; gives the call. */
    private String aside(Part part, Scope scope) {
        String method = name + "Has" + asides++;
        Set<String> used = Trees.used(part);
        Scope given = Scope.empty();
        for (Map.Entry<String, Class<?>> each : scope.bound().entrySet()) {
            if (used.contains(each.getKey())) {
                given = given.with(each.getKey(), each.getValue());
            }
        }
        Lines lines = new Lines(1);
        lines.open("private static boolean " + method + "(Facts facts"
                + given.bound().entrySet().stream()
                        .map(each -> ", " + each.getValue().getCanonicalName() + " " + each.getKey())
                        .collect(Collectors.joining())
                + ")");
        write(List.of(part), given, lines, inner -> lines.line("return true;"));
        lines.line("return false;");
        lines.close();
        methods.append('\n').append(lines);
        return method + "(facts"
                + given.bound().keySet().stream().map(each -> ", " + each).collect(Collectors.joining()) + ")";
    }

    private Scope total(Total total, Scope scope, Lines lines) {
        List<Scope> inside = new ArrayList<>();
        Lines loop = new Lines(0);
        write(List.of(total.source()), scope, loop, inner -> {
            inside.add(inner);
            total.functions().forEach(function -> loop.line(added(function)));
        });
        Scope after = scope;
        for (RuleTree.Function function : total.functions()) {
            Class<?> kind = function.name().is("count") ? long.class : kind(function, inside.get(0));
            String total0 = function.binding() == null
                    ? "total" + unnamed++
                    : function.binding().text();
            lines.line(kind + " " + total0 + " = 0;");
            after = after.with(total0, kind);
        }
        loop.toString().lines().forEach(lines::line);
        return after;
    }

    private static Class<?> kind(RuleTree.Function function, Scope scope) {
        return new Expressions(scope).kind(function.arguments().get(0));
    }

    private static String added(RuleTree.Function function) {
        if (function.binding() == null || !(function.arguments().get(0) instanceof Bound argument)) {
            throw new IllegalArgumentException("A total is of a bound name, and has one.");
        }
        return switch (function.name().text()) {
            case "count" -> function.binding().text() + "++;";
            case "sum" -> function.binding().text() + " += " + argument.token().text() + ";";
            default ->
                throw new IllegalArgumentException(
                        "No bundled rule takes \"" + function.name().text() + "\" of facts so far: write it here too.");
        };
    }
}
