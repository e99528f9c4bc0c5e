package org.backupdoctor.internal.rules.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.backupdoctor.internal.rules.text.RuleTree.Arithmetic;
import org.backupdoctor.internal.rules.text.RuleTree.Bound;
import org.backupdoctor.internal.rules.text.RuleTree.Compared;
import org.backupdoctor.internal.rules.text.RuleTree.Expression;
import org.backupdoctor.internal.rules.text.RuleTree.Joined;
import org.backupdoctor.internal.rules.text.RuleTree.Listed;
import org.backupdoctor.internal.rules.text.RuleTree.Literal;
import org.backupdoctor.internal.rules.text.RuleTree.Member;
import org.backupdoctor.internal.rules.text.RuleTree.Name;
import org.backupdoctor.internal.rules.text.RuleTree.Turned;
import org.jspecify.annotations.Nullable;

/** Reads what stands between the brackets of a pattern: comparisons, and nothing that could run anything else. */
final class ExpressionGrammar {

    private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", ">", "<=", ">=");
    private static final Set<String> WORDS = Set.of("matches", "contains");
    private static final int DEEPEST = 6;

    private final Cursor at;
    private @Nullable Expression compared;
    private int depth;

    ExpressionGrammar(Cursor at) {
        this.at = at;
    }

    Expression expression() {
        if (++depth > DEEPEST) {
            throw at.stop(at.peek(), "These brackets are nested too deeply.", "Maybe two rules say it more simply.");
        }
        Expression left = conjunction();
        while (at.take("||") != null) {
            left = new Joined(false, left, conjunction());
        }
        depth--;
        return left;
    }

    private Expression conjunction() {
        Expression left = comparison();
        while (at.take("&&") != null) {
            left = new Joined(true, left, comparison());
        }
        return left;
    }

    private Expression comparison() {
        // What was compared before may be left out: percent > 5 && < 10.
        Expression left = isComparison(at.peek()) && compared != null ? compared : sum();
        Token operator = at.peek();
        if (operator.is("=")) {
            throw at.stop(operator, "There is no comparison \"=\".", "Maybe you meant \"==\".");
        }
        boolean negated = operator.is("not");
        Token word = negated ? at.ahead(1) : operator;
        if (word.is("in")) {
            return listed(left, negated);
        }
        if (WORDS.contains(word.text()) || (isComparison(operator) && !negated)) {
            if (negated) {
                at.next();
            }
            at.next();
            compared = left;
            return new Compared(left, word, negated, sum());
        }
        if (negated) {
            throw at.stop(
                    word, "What follows \"not\" must be in, matches or contains.", "Maybe you meant \"not in ( … )\".");
        }
        return left;
    }

    private Expression listed(Expression left, boolean negated) {
        if (negated) {
            at.next();
        }
        at.next();
        at.expect("(", "What follows \"in\" must stand in brackets.", "Maybe you meant in ( 1, 2, 3 ).");
        List<Expression> values = arguments();
        if (values.isEmpty()) {
            throw at.stop(at.last(), "The list after \"in\" is empty.", "Maybe the values were forgotten.");
        }
        return new Listed(left, negated, values, at.last().end());
    }

    private Expression sum() {
        Expression left = product();
        while (at.peek().is("+") || at.peek().is("-")) {
            left = new Arithmetic(at.next(), left, product());
        }
        return left;
    }

    private Expression product() {
        Expression left = turned();
        while (at.peek().is("*")) {
            left = new Arithmetic(at.next(), left, turned());
        }
        if (at.peek().is("%") && !isValue(at.ahead(1))) {
            throw at.stop(
                    at.peek(), "A number has no percent sign in a condition.", "Maybe the sign can just be deleted.");
        }
        if (at.peek().is("/") || at.peek().is("%")) {
            throw at.stop(
                    at.peek(),
                    "A condition doesn't divide, but here is \"" + at.peek().text() + "\".",
                    "Maybe the other side can be multiplied instead.");
        }
        return left;
    }

    private Expression turned() {
        if (at.peek().is("!") || at.peek().is("-")) {
            Token sign = at.next();
            if (at.peek().is("!") || at.peek().is("-")) {
                throw at.stop(at.peek(), "A sign follows a sign.", "Maybe one of the two is left over.");
            }
            return new Turned(sign, turned());
        }
        Expression value = value();
        while (at.peek().is(".")) {
            at.next();
            Token name = at.next();
            if (name.kind() != Token.Kind.NAME) {
                throw at.stop(name, "Expected a property after the point.", "Maybe the point is one too many.");
            }
            value = member(value, name);
        }
        return value;
    }

    private Expression value() {
        Token token = at.next();
        switch (token.kind()) {
            case NUMBER, TEXT -> {
                return new Literal(token);
            }
            case VARIABLE -> {
                return new Bound(token);
            }
            case NAME -> {
                if (token.is("true") || token.is("false") || token.is("null")) {
                    return new Literal(token);
                }
                if (token.is("new") || token.is("eval")) {
                    throw at.stop(token, "A condition has no \"" + token.text() + "\".", "Maybe a comparison says it.");
                }
                return at.peek().is("(") ? member(null, token) : new Name(token);
            }
            default -> {
                if (token.is("(")) {
                    Expression inner = expression();
                    at.expect(
                            ")",
                            "Expected \")\" but found " + shown(at.peek()) + ".",
                            "Maybe \"&&\" or \"||\" is missing.");
                    return inner;
                }
                throw at.stop(
                        token,
                        "Expected a property or a value but found " + shown(token) + ".",
                        "Maybe something was forgotten just before.");
            }
        }
    }

    private Expression member(@Nullable Expression of, Token name) {
        if (at.take("(") == null) {
            return new Member(of, name, null, name.end());
        }
        List<Expression> arguments = arguments();
        return new Member(of, name, arguments, at.last().end());
    }

    /** What stands between brackets, of which the first was taken, with commas between. */
    List<Expression> arguments() {
        List<Expression> arguments = new ArrayList<>();
        if (at.take(")") != null) {
            return arguments;
        }
        do {
            arguments.add(expression());
        } while (at.take(",") != null);
        at.expect(")", "Expected \",\" or \")\" but found " + shown(at.peek()) + ".", "Maybe a comma is missing.");
        return arguments;
    }

    private static boolean isValue(Token token) {
        return token.kind() == Token.Kind.NUMBER
                || token.kind() == Token.Kind.NAME
                || token.kind() == Token.Kind.VARIABLE
                || token.is("(");
    }

    private static boolean isComparison(Token token) {
        return token.kind() == Token.Kind.SIGN && COMPARISONS.contains(token.text());
    }

    /** A token as a message names it. */
    static String shown(Token token) {
        return switch (token.kind()) {
            case END -> "nothing";
            case TEXT -> token.text();
            default -> "\"" + token.text() + "\"";
        };
    }
}
