package org.backupdoctor.internal.rules;

import java.util.List;
import java.util.Locale;
import org.backupdoctor.internal.data.Sizes;
import org.backupdoctor.internal.data.Suggestions;
import org.backupdoctor.internal.rules.text.RuleTree.Compared;
import org.backupdoctor.internal.rules.text.RuleTree.Expression;
import org.backupdoctor.internal.rules.text.RuleTree.Listed;
import org.backupdoctor.internal.rules.text.RuleTree.Literal;
import org.backupdoctor.internal.rules.text.Token;
import org.backupdoctor.internal.rules.text.Told;

/** Checks that only like is compared with like: a text compared with a number would compile, and match. */
final class Comparisons {

    private final Typing typing;
    private final Told told;

    Comparisons(Typing typing, Told told) {
        this.typing = typing;
        this.told = told;
    }

    void check(Compared compared) {
        Class<?> left = typing.of(compared.left());
        Class<?> right = typing.of(compared.right());
        if (left == null || right == null) {
            return;
        }
        if (compared.left() instanceof Literal && !(compared.right() instanceof Literal)) {
            told.at(
                    compared.left().start(),
                    "A comparison begins with the property, not with " + typing.written(compared.left()) + ".",
                    "Maybe you meant " + typing.written(compared.right()) + " "
                            + turned(compared.operator().text()) + " " + typing.written(compared.left()) + ".");
            return;
        }
        Token operator = compared.operator();
        if (operator.is("matches") || operator.is("contains")) {
            texts(compared, left, right);
        } else if (!Kinds.isComparable(left, right)) {
            unlike(compared.left(), left, compared.right(), right);
        } else if (!operator.is("==") && !operator.is("!=") && !Kinds.isOrdered(left)) {
            told.at(
                    operator.start(),
                    "\"" + typing.written(compared.left()) + "\" is " + Kinds.name(left) + ", which \""
                            + operator.text() + "\" can't compare.",
                    typing.written(compared.left()).endsWith("version")
                            ? "Maybe you meant olderThan( … ) or atLeast( … )."
                            : "Maybe you meant \"==\" or \"!=\".");
        }
    }

    private static String turned(String operator) {
        return switch (operator) {
            case "<" -> ">";
            case ">" -> "<";
            case "<=" -> ">=";
            case ">=" -> "<=";
            default -> operator;
        };
    }

    void check(Listed listed) {
        Class<?> left = typing.of(listed.left());
        for (Expression value : listed.values()) {
            Class<?> right = typing.of(value);
            if (left != null && right != null && !Kinds.isComparable(left, right)) {
                unlike(listed.left(), left, value, right);
            }
        }
    }

    private void texts(Compared compared, Class<?> left, Class<?> right) {
        String word = compared.operator().text();
        if (left != String.class || right != String.class) {
            Expression wrong = left != String.class ? compared.left() : compared.right();
            told.at(
                    wrong.start(),
                    "\"" + word + "\" compares texts, but \"" + typing.written(wrong) + "\" is "
                            + Kinds.name(left != String.class ? left : right) + ".",
                    "Maybe you meant \"==\".");
        } else if (word.equals("matches") && !(compared.right() instanceof Literal)) {
            told.at(
                    compared.right().start(),
                    "What follows \"matches\" must be a text in quotation marks, but here is "
                            + typing.written(compared.right()) + ".",
                    "Maybe you meant \"contains\" or \"==\".");
        } else if (word.equals("matches") && compared.right() instanceof Literal literal) {
            String fault = PatternFault.of(literal.token().unquoted());
            if (fault != null) {
                told.at(
                        literal.start(),
                        "This text is no pattern to match: " + fault + ".",
                        "Maybe a bracket in it needs two backslashes, or mentions( \"…\" ) is enough.");
            }
        }
    }

    private void unlike(Expression left, Class<?> leftType, Expression right, Class<?> rightType) {
        String shown = typing.written(right);
        told.at(
                right.start(),
                "\"" + typing.written(left) + "\" is " + Kinds.name(leftType) + ", but " + shown + " is "
                        + Kinds.name(rightType) + ".",
                hint(leftType, right, rightType));
    }

    private static String hint(Class<?> wanted, Expression given, Class<?> givenType) {
        if (Kinds.isFact(givenType)) {
            return "Maybe one of its properties was meant.";
        }
        if (!(given instanceof Literal literal)) {
            return "Maybe another property was meant.";
        }
        String text = literal.token().unquoted();
        if (wanted == String.class) {
            return "Maybe you meant \"" + text + "\", in quotation marks.";
        }
        if (wanted.isEnum()) {
            List<String> words = Kinds.words(wanted);
            return Suggestions.nearest(text, words)
                    .map(word -> "Maybe you meant " + wanted.getSimpleName() + "." + word + ".")
                    .orElse("Maybe one of " + wanted.getSimpleName() + "."
                            + String.join(", " + wanted.getSimpleName() + ".", words) + " was meant.");
        }
        if (Kinds.isNumber(wanted)) {
            return text.matches("-?\\d+(\\.\\d+)?")
                    ? "Maybe you meant " + text + ", without quotation marks."
                    : Sizes.asProduct(text)
                            .map(product -> "Maybe you meant " + product + ", in bytes.")
                            .orElse("Maybe you meant a number.");
        }
        if (Kinds.isFlag(wanted)) {
            return List.of("true", "yes", "1").contains(text.toLowerCase(Locale.ROOT))
                    ? "Maybe you meant true, without quotation marks."
                    : List.of("false", "no", "0").contains(text.toLowerCase(Locale.ROOT))
                            ? "Maybe you meant false, without quotation marks."
                            : "Maybe you meant true or false.";
        }
        return "Maybe it has to be compared with a property of another fact.";
    }
}
