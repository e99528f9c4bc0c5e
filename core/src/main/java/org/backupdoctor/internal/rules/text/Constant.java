package org.backupdoctor.internal.rules.text;

import java.math.BigDecimal;
import java.util.Arrays;
import org.backupdoctor.internal.rules.text.RuleTree.Arithmetic;
import org.backupdoctor.internal.rules.text.RuleTree.Expression;
import org.backupdoctor.internal.rules.text.RuleTree.Literal;
import org.backupdoctor.internal.rules.text.RuleTree.Turned;
import org.jspecify.annotations.Nullable;

/** What is written as numbers alone, such as {@code 5L * 1000 * 1000}, or as a text of numbers, such as {@code "26.1"}. */
final class Constant {

    private Constant() {}

    /** A constant a step further, as it is written in a rule: the last digit that it has, up or down; null for anything else. */
    static @Nullable String next(Expression expression, Told told, int step) {
        if (expression instanceof Literal literal && literal.token().kind() == Token.Kind.TEXT) {
            return version(literal.token().unquoted(), step);
        }
        String written = told.written(expression.start(), expression.end());
        BigDecimal value = isBalanced(written) ? value(expression) : null;
        if (value == null) {
            return null;
        }
        BigDecimal next = value.add(BigDecimal.valueOf(step, value.scale()));
        boolean large = next.scale() <= 0
                && (written.contains("L")
                        || written.contains("l")
                        || next.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) > 0);
        return next.toPlainString() + (large ? "L" : "");
    }

    /** A text such as 26.1 with another last number. */
    private static @Nullable String version(String text, int step) {
        String[] parts = text.split("\\.", -1);
        if (!Arrays.stream(parts)
                .allMatch(part ->
                        !part.isEmpty() && part.length() < 10 && part.chars().allMatch(c -> c >= '0' && c <= '9'))) {
            return null;
        }
        int last = Integer.parseInt(parts[parts.length - 1]) + step;
        parts[parts.length - 1] = Integer.toString(last);
        return last < 0 ? null : "\"" + String.join(".", parts) + "\"";
    }

    private static boolean isBalanced(String written) {
        int depth = 0;
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth < 0) {
                return false;
            }
        }
        return depth == 0;
    }

    private static @Nullable BigDecimal value(Expression expression) {
        if (expression instanceof Literal literal && literal.token().kind() == Token.Kind.NUMBER) {
            return number(literal.token().text());
        }
        if (expression instanceof Turned turned && turned.operator().is("-")) {
            BigDecimal inner = value(turned.inner());
            return inner == null ? null : inner.negate();
        }
        if (expression instanceof Arithmetic arithmetic) {
            BigDecimal left = value(arithmetic.left());
            BigDecimal right = value(arithmetic.right());
            if (left == null || right == null) {
                return null;
            }
            return arithmetic.operator().is("*")
                    ? left.multiply(right)
                    : arithmetic.operator().is("+") ? left.add(right) : left.subtract(right);
        }
        return null;
    }

    private static @Nullable BigDecimal number(String written) {
        String digits =
                written.endsWith("L") || written.endsWith("l") ? written.substring(0, written.length() - 1) : written;
        try {
            return new BigDecimal(digits);
        } catch (NumberFormatException notDecimal) {
            return null;
        }
    }
}
