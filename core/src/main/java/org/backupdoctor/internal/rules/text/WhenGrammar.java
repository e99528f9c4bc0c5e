package org.backupdoctor.internal.rules.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.backupdoctor.internal.data.Sizes;
import org.backupdoctor.internal.rules.text.RuleTree.Constraint;
import org.backupdoctor.internal.rules.text.RuleTree.Expression;
import org.backupdoctor.internal.rules.text.RuleTree.Fit;
import org.backupdoctor.internal.rules.text.RuleTree.Function;
import org.backupdoctor.internal.rules.text.RuleTree.Group;
import org.backupdoctor.internal.rules.text.RuleTree.Joint;
import org.backupdoctor.internal.rules.text.RuleTree.Part;
import org.backupdoctor.internal.rules.text.RuleTree.Total;
import org.jspecify.annotations.Nullable;

/** Reads what stands between "when" and "then". */
final class WhenGrammar {

    private static final String NO_CODE = "Maybe a pattern such as Battery( percent < 10 ) says it.";

    private static final Map<String, String> REFUSED = Map.of(
            "eval", NO_CODE,
            "forall", "Maybe \"not\" with the opposite says it.",
            "collect", "Maybe accumulate( …; $all : count( $fact ) ) says it.",
            "from", "Maybe it can just be deleted: facts are found by their kind.",
            "over", "Maybe it can just be deleted: all facts are of one moment.",
            "query", NO_CODE);

    private static final int DEEPEST = 10;

    private final Cursor at;
    private final ExpressionGrammar expressions;
    private int depth;

    WhenGrammar(Cursor at) {
        this.at = at;
        this.expressions = new ExpressionGrammar(at);
    }

    List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        while (!at.isAtEnd()) {
            parts.add(any());
            if (at.take(",") == null) {
                at.take(";");
            }
        }
        return parts;
    }

    private Part any() {
        if (++depth > DEEPEST) {
            throw at.stop(at.peek(), "These brackets are nested too deeply.", "Maybe two rules say it more simply.");
        }
        Token start = at.peek();
        List<Part> parts = new ArrayList<>(List.of(all()));
        while (at.take("or") != null) {
            parts.add(all());
        }
        depth--;
        return parts.size() == 1 ? parts.get(0) : new Group(Joint.OR, start, parts);
    }

    private Part all() {
        Token start = at.peek();
        List<Part> parts = new ArrayList<>(List.of(one()));
        while (at.take("and") != null) {
            parts.add(one());
        }
        return parts.size() == 1 ? parts.get(0) : new Group(Joint.AND, start, parts);
    }

    private Part one() {
        Token token = at.peek();
        if (token.is("not") || token.is("exists")) {
            at.next();
            Part inner = one();
            if (inner instanceof Group group && (group.joint() == Joint.NOT || group.joint() == Joint.EXISTS)) {
                throw at.stop(
                        group.at(),
                        "\"" + token.text() + "\" and \"" + group.at().text() + "\" stand for the same facts.",
                        "Maybe one of the two words is enough.");
            }
            return new Group(token.is("not") ? Joint.NOT : Joint.EXISTS, token, List.of(inner));
        }
        if (at.take("(") != null) {
            Part inner = any();
            at.expect(
                    ")",
                    "Expected \"and\", \"or\" or \")\" but found " + ExpressionGrammar.shown(at.peek()) + ".",
                    "Maybe \"and\" is missing.");
            return inner;
        }
        if (at.take("accumulate") != null) {
            return total(token);
        }
        return fit();
    }

    private Part fit() {
        Token binding = binding();
        Token type = at.next();
        refuse(type);
        if (binding != null && (type.is("not") || type.is("exists"))) {
            throw at.stop(
                    binding,
                    "What \"" + type.text() + "\" looks for has no name, but here is \"" + binding.text() + "\".",
                    "Maybe you meant \"" + type.text() + " " + at.peek().text() + "( … )\", without a name before it.");
        }
        if (type.kind() != Token.Kind.NAME) {
            throw at.stop(
                    type,
                    "Expected a fact such as Battery( percent < 10 ) but found " + ExpressionGrammar.shown(type) + ".",
                    type.is("&&") || type.is("||")
                            ? "Maybe you meant \"and\" or \"or\"."
                            : "Maybe something is left over just before.");
        }
        if (at.peek().is(".")) {
            throw at.stop(
                    type, "A fact is named without its package.", "Maybe an import at the top of the file is missing.");
        }
        at.expect(
                "(",
                "Expected \"(\" after \"" + type.text() + "\" but found " + ExpressionGrammar.shown(at.peek()) + ".",
                "Maybe you meant \"" + type.text() + "()\".");
        List<Constraint> constraints = new ArrayList<>();
        if (at.take(")") == null) {
            do {
                number();
                constraints.add(new Constraint(binding(), expressions.expression()));
            } while (at.take(",") != null);
            at.expect(
                    ")",
                    "Expected \",\" or \")\" but found " + ExpressionGrammar.shown(at.peek()) + ".",
                    Sizes.asProduct(at.last().text() + at.peek().text())
                            .map(product -> "Maybe you meant " + product + ", in bytes.")
                            .orElse("Maybe a comma is missing."));
        }
        refuse(at.peek());
        return new Fit(binding, type, constraints);
    }

    /** A number with commas between its digits reads as several conditions. */
    private void number() {
        if (at.last().is(",")
                && at.peek().kind() == Token.Kind.NUMBER
                && at.peek().text().length() == 3) {
            throw at.stop(
                    at.peek(),
                    "Expected a condition but found the number \"" + at.peek().text() + "\".",
                    "Maybe leave out the commas inside a number.");
        }
    }

    private @Nullable Token binding() {
        if (at.peek().kind() != Token.Kind.VARIABLE
                || !(at.ahead(1).is(":") || at.ahead(1).is(":="))) {
            if (at.peek().kind() == Token.Kind.NAME && at.ahead(1).is(":")) {
                throw at.stop(
                        at.peek(),
                        "A bound name begins with \"$\".",
                        "Maybe you meant \"$" + at.peek().text() + "\".");
            }
            return null;
        }
        Token name = at.next();
        if (at.next().is(":=")) {
            throw at.stop(at.last(), "There is no \":=\".", "Maybe you meant \":\".");
        }
        return name;
    }

    private void refuse(Token token) {
        String hint = token.kind() == Token.Kind.NAME ? REFUSED.get(token.text()) : null;
        if (hint != null) {
            throw at.stop(token, "A condition has no \"" + token.text() + "\".", hint);
        }
    }

    private static boolean isOfFacts(Part part) {
        return part instanceof Fit
                || (part instanceof Group group
                        && group.joint() == Joint.AND
                        && group.parts().stream().allMatch(WhenGrammar::isOfFacts));
    }

    private Part total(Token start) {
        at.expect("(", "Expected \"(\" after \"accumulate\".", "Maybe a bracket is missing.");
        Part source = any();
        if (!isOfFacts(source)) {
            throw at.stop(
                    start,
                    "\"accumulate\" takes facts, joined by \"and\" at most, but no \"or\", \"not\", \"exists\" or"
                            + " \"accumulate\".",
                    "Maybe two rules say it more simply.");
        }
        if (at.take(";") == null && at.take(",") == null) {
            throw at.stop(
                    at.peek(),
                    "Expected \";\" but found " + ExpressionGrammar.shown(at.peek()) + ".",
                    "Maybe the semicolon after the pattern is missing.");
        }
        List<Function> functions = new ArrayList<>();
        do {
            Token binding = binding();
            Token name = at.next();
            at.expect(
                    "(",
                    "Expected count, sum, min or max but found " + ExpressionGrammar.shown(name) + ".",
                    "Maybe you meant $all : sum( $size ).");
            List<Expression> arguments = expressions.arguments();
            if (arguments.size() != 1) {
                throw at.stop(
                        name,
                        "\"" + name.text() + "\" takes one bound name, but here are " + arguments.size() + ".",
                        "Maybe you meant $all : " + name.text() + "( $size ).");
            }
            functions.add(new Function(binding, name, arguments));
        } while (at.take(",") != null);
        at.expect(
                ")",
                "Expected \",\" or \")\" but found " + ExpressionGrammar.shown(at.peek()) + ".",
                "Maybe what is compared belongs into a pattern of its own.");
        return new Total(start, source, functions);
    }
}
