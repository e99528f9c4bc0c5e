package org.backupdoctor.internal.rules.text;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.backupdoctor.internal.rules.text.Mutation.Kind;
import org.backupdoctor.internal.rules.text.RuleTree.Arithmetic;
import org.backupdoctor.internal.rules.text.RuleTree.Call;
import org.backupdoctor.internal.rules.text.RuleTree.Compared;
import org.backupdoctor.internal.rules.text.RuleTree.Constraint;
import org.backupdoctor.internal.rules.text.RuleTree.Expression;
import org.backupdoctor.internal.rules.text.RuleTree.Fit;
import org.backupdoctor.internal.rules.text.RuleTree.Group;
import org.backupdoctor.internal.rules.text.RuleTree.Joined;
import org.backupdoctor.internal.rules.text.RuleTree.Joint;
import org.backupdoctor.internal.rules.text.RuleTree.Listed;
import org.backupdoctor.internal.rules.text.RuleTree.Literal;
import org.backupdoctor.internal.rules.text.RuleTree.Member;
import org.backupdoctor.internal.rules.text.RuleTree.Name;
import org.backupdoctor.internal.rules.text.RuleTree.Part;
import org.backupdoctor.internal.rules.text.RuleTree.Total;
import org.backupdoctor.internal.rules.text.RuleTree.Turned;
import org.jspecify.annotations.Nullable;

/** Finds what can be changed in rules by one small step: each of these changes should be noticed by a case. */
public final class Mutations {

    private static final Map<String, String> FLIPPED =
            Map.of("<", "<=", "<=", "<", ">", ">=", ">=", ">", "==", "!=", "!=", "==");

    private static final Map<String, String> ANSWERS =
            Map.of("yes", "no", "no", "yes", "true", "false", "false", "true");

    private static final Map<String, String> WORDS = Map.of(
            "SLIGHT",
            "FAIR",
            "FAIR",
            "STRONG",
            "STRONG",
            "FAIR",
            "LONG_SHOT",
            "POSSIBLE",
            "POSSIBLE",
            "LIKELY",
            "LIKELY",
            "CERTAIN",
            "CERTAIN",
            "LIKELY");

    private static final Map<String, String> VERBS = Map.of("confirm", "suspect", "ruleOut", "doubt");

    private final Told told;
    private final List<Token> tokens;
    private final Set<Mutation> found = new LinkedHashSet<>();
    private String rule = "";
    private Shown shown = change -> "";

    private Mutations(String text) {
        this.told = new Told("", text, new ArrayList<>());
        this.tokens = Lexer.tokens(text);
    }

    /** All changes of the rules of a file that can be read, in the order in which they stand there. */
    public static List<Mutation> of(String text) {
        Mutations mutations = new Mutations(text);
        for (RuleTree rule : new RuleText(text, mutations.told).rules()) {
            mutations.rule = rule.name().unquoted();
            rule.when().forEach(mutations::part);
            Call call = rule.then();
            if (call != null) {
                mutations.says(call);
            }
        }
        return List.copyOf(mutations.found);
    }

    /** A file's text with blanks in place of all rules but one: what is left stands where it stood. */
    public static String alone(String rule, String text) {
        StringBuilder alone = new StringBuilder(text);
        for (RuleTree tree : new RuleText(text, new Told("", text, new ArrayList<>())).rules()) {
            for (int i = tree.start(); i < tree.end() && !tree.name().unquoted().equals(rule); i++) {
                alone.setCharAt(i, text.charAt(i) == '\n' ? '\n' : ' ');
            }
        }
        return alone.toString();
    }

    /** The part of a rule that a reader sees of a change; of no change, as it is written. */
    private interface Shown {
        String after(@Nullable Edit edit);
    }

    private record Edit(int start, int end, String replacement) {}

    private void part(Part part) {
        if (part instanceof Group group) {
            if (group.joint() == Joint.NOT || group.joint() == Joint.EXISTS) {
                int end = tokens.get(closing(opening(group.at()))).end();
                shown = edit -> written(group.at().start(), end, edit);
                replace(Kind.ABSENCE, group.at(), group.joint() == Joint.NOT ? "exists" : "not");
            }
            group.parts().forEach(this::part);
        } else if (part instanceof Total total) {
            part(total.source());
        } else if (part instanceof Fit fit) {
            fit(fit);
        }
    }

    private void fit(Fit fit) {
        int open = opening(fit.type());
        List<int[]> spans = spans(open);
        for (int i = 0; i < fit.constraints().size() && fit.constraints().size() == spans.size(); i++) {
            Constraint constraint = fit.constraints().get(i);
            int start = spans.get(i)[0];
            int end = spans.get(i)[1];
            shown = edit -> fit.type().text() + "( " + written(start, end, edit) + " )";
            expression(constraint.expression());
            if (constraint.binding() == null) {
                // With the comma before it, or where there is none the one behind it.
                int from = i > 0 ? spans.get(i - 1)[1] : start;
                int to = i > 0 || spans.size() == 1 ? end : spans.get(1)[0];
                shown = edit -> edit == null
                        ? fit.type().text() + "( " + written(start, end, null) + " )"
                        : fit.type().text() + "()";
                replace(Kind.CONSTRAINT, from, to, "");
            }
        }
    }

    private void expression(Expression expression) {
        String up = Constant.next(expression, told, 1);
        if (up != null) {
            replace(Kind.NUMBER, expression.start(), expression.end(), up);
            String down = Constant.next(expression, told, -1);
            if (down != null) {
                replace(Kind.NUMBER, expression.start(), expression.end(), down);
            }
        } else if (expression instanceof Compared compared) {
            compared(compared);
        } else if (expression instanceof Listed listed) {
            expression(listed.left());
            negate(indexFrom(listed.left().end(), "in"), listed.negated());
            listed.values().forEach(this::expression);
        } else if (expression instanceof Joined joined) {
            expression(joined.left());
            expression(joined.right());
        } else if (expression instanceof Arithmetic arithmetic) {
            expression(arithmetic.left());
            expression(arithmetic.right());
        } else if (expression instanceof Turned turned) {
            if (turned.operator().is("!")) {
                replace(Kind.ANSWER, turned.operator(), "");
            }
            expression(turned.inner());
        } else if (expression instanceof Member member) {
            if (member.of() != null) {
                expression(member.of());
            }
            if (member.arguments() != null) {
                member.arguments().forEach(this::expression);
            }
        } else {
            Token word = expression instanceof Name name
                    ? name.token()
                    : expression instanceof Literal literal ? literal.token() : null;
            if (word != null && word.kind() == Token.Kind.NAME && ANSWERS.containsKey(word.text())) {
                replace(Kind.ANSWER, word, Objects.requireNonNull(ANSWERS.get(word.text())));
            }
        }
    }

    private void compared(Compared compared) {
        expression(compared.left());
        String flipped = FLIPPED.get(compared.operator().text());
        if (flipped == null) {
            negate(tokens.indexOf(compared.operator()), compared.negated());
        } else {
            replace(Kind.COMPARISON, compared.operator(), flipped);
        }
        expression(compared.right());
    }

    /** Puts "not" before a word, or takes it away. */
    private void negate(int word, boolean negated) {
        int start = tokens.get(word).start();
        if (negated) {
            replace(Kind.COMPARISON, tokens.get(word - 1).start(), start, "");
        } else {
            replace(Kind.COMPARISON, start, start, "not ");
        }
    }

    private void says(Call call) {
        Token verb = call.verb();
        Token word = call.arguments().isEmpty() || call.arguments().get(0).isEmpty()
                ? verb
                : call.arguments().get(0).get(0);
        String step = WORDS.get(word.text());
        if (step != null) {
            shown = edit -> verb.text() + "( " + (edit == null ? word.text() : step) + " )";
            replace(Kind.WORD, word, step);
        }
        String weaker = VERBS.get(verb.text());
        if (weaker != null) {
            shown = edit -> edit == null ? verb.text() : weaker + "( STRONG )";
            replace(Kind.VERB, verb.start(), tokens.get(opening(verb)).end(), weaker + "( STRONG,");
        }
    }

    private void replace(Kind kind, Token token, String replacement) {
        replace(kind, token.start(), token.end(), replacement);
    }

    private void replace(Kind kind, int start, int end, String replacement) {
        found.add(new Mutation(
                kind,
                rule,
                start,
                end,
                replacement,
                shown.after(null),
                shown.after(new Edit(start, end, replacement))));
    }

    private String written(int start, int end, @Nullable Edit edit) {
        String text = edit == null || edit.start() < start || edit.end() > end
                ? told.written(start, end)
                : told.written(start, edit.start()) + edit.replacement() + told.written(edit.end(), end);
        return text.strip();
    }

    /** The first bracket that opens after a token. */
    private int opening(Token after) {
        return indexFrom(after.end(), "(");
    }

    private int indexFrom(int offset, String word) {
        for (int i = 0; ; i++) {
            if (tokens.get(i).start() >= offset && tokens.get(i).is(word)) {
                return i;
            }
        }
    }

    private int closing(int opening) {
        int depth = 0;
        for (int i = opening; ; i++) {
            depth += tokens.get(i).is("(") ? 1 : tokens.get(i).is(")") ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
    }

    /** Where each of what stands between brackets with commas between begins and ends. */
    private List<int[]> spans(int opening) {
        List<int[]> spans = new ArrayList<>();
        int closing = closing(opening);
        int first = opening + 1;
        for (int i = first; i <= closing; i++) {
            if (tokens.get(i).is("(")) {
                i = closing(i);
            } else if (i == closing || tokens.get(i).is(",")) {
                if (i > first) {
                    spans.add(new int[] {
                        tokens.get(first).start(), tokens.get(i - 1).end()
                    });
                }
                first = i + 1;
            }
        }
        return spans;
    }
}
