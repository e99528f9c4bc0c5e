package org.backupdoctor.internal.rules.text;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.backupdoctor.internal.rules.text.RuleTree.Arithmetic;
import org.backupdoctor.internal.rules.text.RuleTree.Call;
import org.backupdoctor.internal.rules.text.RuleTree.Compared;
import org.backupdoctor.internal.rules.text.RuleTree.Constraint;
import org.backupdoctor.internal.rules.text.RuleTree.Expression;
import org.backupdoctor.internal.rules.text.RuleTree.Fit;
import org.backupdoctor.internal.rules.text.RuleTree.Function;
import org.backupdoctor.internal.rules.text.RuleTree.Group;
import org.backupdoctor.internal.rules.text.RuleTree.Joined;
import org.backupdoctor.internal.rules.text.RuleTree.Joint;
import org.backupdoctor.internal.rules.text.RuleTree.Leaf;
import org.backupdoctor.internal.rules.text.RuleTree.Listed;
import org.backupdoctor.internal.rules.text.RuleTree.Member;
import org.backupdoctor.internal.rules.text.RuleTree.Part;
import org.backupdoctor.internal.rules.text.RuleTree.Total;
import org.backupdoctor.internal.rules.text.RuleTree.Turned;
import org.jspecify.annotations.Nullable;

/**
 * Writes a rule anew from its tree. This is what gets compiled, never an author's own text: so whatever our grammar doesn't know isn't
 * there, however another parser would have read it. Metadata stay behind, as nothing that is compiled needs them.
 */
public final class Printed {

    private Printed() {}

    /** The rule, on one line. */
    public static String of(RuleTree rule) {
        Call then = rule.then();
        return "rule " + word(rule.name()) + " when "
                + rule.when().stream().map(Printed::part).collect(Collectors.joining("; "))
                + " then " + (then == null ? "" : call(then)) + " end";
    }

    private static String call(Call call) {
        return call.verb().text()
                + call.arguments().stream()
                        .map(argument -> argument.stream().map(Token::text).collect(Collectors.joining()))
                        .collect(Collectors.joining(", ", "( ", " );"));
    }

    private static String part(Part part) {
        if (part instanceof Fit fit) {
            return binding(fit.binding())
                    + fit.type().text()
                    + fit.constraints().stream().map(Printed::constraint).collect(Collectors.joining(", ", "( ", " )"));
        } else if (part instanceof Total total) {
            return "accumulate( " + part(total.source()) + "; "
                    + total.functions().stream().map(Printed::function).collect(Collectors.joining(", ")) + " )";
        }
        Group group = (Group) part;
        String word = group.joint().name().toLowerCase(Locale.ROOT);
        return group.joint() == Joint.NOT || group.joint() == Joint.EXISTS
                ? word + " " + part(group.parts().get(0))
                : group.parts().stream().map(Printed::part).collect(Collectors.joining(" " + word + " ", "( ", " )"));
    }

    private static String constraint(Constraint constraint) {
        return binding(constraint.binding()) + expression(constraint.expression());
    }

    private static String function(Function function) {
        return binding(function.binding()) + function.name().text() + arguments(function.arguments());
    }

    private static String binding(@Nullable Token name) {
        return name == null ? "" : name.text() + " : ";
    }

    private static String expression(Expression expression) {
        if (expression instanceof Leaf leaf) {
            return word(leaf.token());
        } else if (expression instanceof Member member) {
            List<Expression> arguments = member.arguments();
            Expression of = member.of();
            return (of == null ? "" : inner(of) + ".")
                    + member.name().text()
                    + (arguments == null ? "" : arguments(arguments));
        } else if (expression instanceof Joined joined) {
            return left(joined)
                    + (joined.and() ? " && " : " || ")
                    + (joined.right() instanceof Joined ? inner(joined.right()) : expression(joined.right()));
        } else if (expression instanceof Compared compared) {
            return compared(compared);
        } else if (expression instanceof Listed listed) {
            return listed(listed);
        } else if (expression instanceof Arithmetic sum) {
            boolean product = sum.operator().is("*");
            return operand(sum.left(), product) + " " + sum.operator().text() + " " + operand(sum.right(), true);
        }
        Turned turned = (Turned) expression;
        return turned.operator().text() + inner(turned.inner());
    }

    /** A pattern is matched by our own method, in bounded time. */
    private static String compared(Compared compared) {
        String not = compared.negated() ? "not " : "";
        return compared.operator().is("matches")
                ? (compared.negated() ? "!" : "") + "Texts.matches( " + expression(compared.left()) + ", "
                        + expression(compared.right()) + " )"
                : side(compared.left()) + " " + not + compared.operator().text() + " " + side(compared.right());
    }

    /** What is joined by the other word stands in brackets. */
    private static String left(Joined whole) {
        return whole.left() instanceof Joined joined && joined.and() != whole.and()
                ? inner(joined)
                : expression(whole.left());
    }

    private static String side(Expression expression) {
        if (expression instanceof Leaf leaf && leaf.token().text().matches("\\d{1,9}[Ll]")) {
            // Drools takes it for a number of the other side's kind, and reads no letter then.
            return leaf.token().text().replaceFirst("[Ll]$", "");
        }
        return expression instanceof Turned turned && turned.operator().is("-")
                ? expression(expression)
                : operand(expression, false);
    }

    /** What is reckoned with; where only a product can stand without brackets, a sum stands in them. */
    private static String operand(Expression expression, boolean product) {
        return expression instanceof Arithmetic sum
                        && (!product || sum.operator().is("*"))
                ? expression(expression)
                : inner(expression);
    }

    /** In brackets where something beside it could bind more tightly. */
    private static String inner(Expression expression) {
        return expression instanceof Leaf || expression instanceof Member
                ? expression(expression)
                : "(" + expression(expression) + ")";
    }

    /** Drools reads no large numbers in a list: with one each value is compared by itself. */
    private static String listed(Listed listed) {
        String left = side(listed.left());
        boolean large = listed.values().stream().anyMatch(value -> side(value).matches("-?\\d+[Ll]"));
        return large
                ? listed.values().stream()
                        .map(value -> left + " == " + side(value))
                        .collect(Collectors.joining(" || ", listed.negated() ? "!(" : "(", ")"))
                : left + (listed.negated() ? " not" : "") + " in "
                        + listed.values().stream().map(Printed::side).collect(Collectors.joining(", ", "( ", " )"));
    }

    private static String arguments(List<Expression> arguments) {
        return arguments.stream().map(Printed::expression).collect(Collectors.joining(", ", "( ", " )"));
    }

    private static String word(Token token) {
        return token.kind() == Token.Kind.TEXT
                ? "\"" + token.unquoted().replace("\\", "\\\\").replace("\"", "\\\"") + "\""
                : token.text();
    }
}
