package org.backupdoctor.internal.rules.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.backupdoctor.internal.rules.text.RuleTree.Call;
import org.backupdoctor.internal.rules.text.RuleTree.Group;
import org.backupdoctor.internal.rules.text.RuleTree.Joint;
import org.backupdoctor.internal.rules.text.RuleTree.Metadata;
import org.backupdoctor.internal.rules.text.RuleTree.Part;
import org.backupdoctor.internal.rules.text.RuleTree.Total;
import org.jspecify.annotations.Nullable;

/**
 * A rule file as it is written. What isn't a rule as ours are is told at once, in words of ours and where it stands; the rules that can
 * be read are there in spite of those that can't.
 */
public final class RuleText {

    private static final Map<String, String> REFUSED = Map.of(
            "package", "Maybe the line can just be deleted.",
            "function", "Maybe a method of the fact says it.",
            "declare", "Maybe a fact that there is already says it: \"attributes\" takes anything.",
            "global", "Maybe a number can stand in the rule itself.",
            "query", "Maybe a rule says it.",
            "unit", "Maybe the line can just be deleted.",
            "dialect", "Maybe the line can just be deleted.");

    private static final Set<String> ATTRIBUTES = Set.of(
            "salience",
            "no",
            "lock",
            "agenda",
            "activation",
            "ruleflow",
            "auto",
            "date",
            "dialect",
            "duration",
            "timer",
            "calendars",
            "enabled",
            "refract",
            "direct");

    /** Bundled rules have two at most. */
    private static final int MOST_BRANCHES = 32;

    private static final int MOST_RULES = 500;
    private static final int MOST_IMPORTS = 50;
    private static final int LONGEST_IMPORT = 200;

    private final List<Token> tokens;
    private final Told told;
    private final List<RuleTree> rules = new ArrayList<>();
    private final List<Token[]> imports = new ArrayList<>();

    /** Reads a file; what is wrong is told. */
    public RuleText(String text, Told told) {
        this.tokens = Lexer.tokens(text);
        this.told = told;
        read();
    }

    /** The rules that can be read. */
    public List<RuleTree> rules() {
        return rules;
    }

    /** First and last token of the name of each import. */
    public List<Token[]> imports() {
        return imports;
    }

    private void read() {
        Token last = tokens.get(Math.max(0, tokens.size() - 2));
        if (last.kind() == Token.Kind.OPEN_COMMENT) {
            told.at(last.start(), "The comment that begins here isn't closed.", "Maybe \"*/\" is missing.");
            return;
        }
        int position = 0;
        while (tokens.get(position).kind() != Token.Kind.END) {
            Token token = tokens.get(position);
            int next = nextStatement(position + 1);
            if (token.is("rule") && rules.size() == MOST_RULES) {
                told.about("");
                told.at(
                        token.start(),
                        "This file has more than " + MOST_RULES + " rules.",
                        "Maybe some belong into the file of another cause.");
                return;
            } else if (token.is("rule")) {
                rule(position, next);
            } else if (token.is("import") && next - position > 1) {
                imported(position, next);
            } else if (!token.is(";")) {
                junk(token);
            } else {
                next = position + 1;
            }
            position = next;
        }
        told.about("");
    }

    /** The next line that begins with what may stand outside a rule. */
    private int nextStatement(int from) {
        for (int i = from; ; i++) {
            Token token = tokens.get(i);
            boolean begins = token.first()
                    && (token.is("rule")
                            || token.is("import")
                            || token.is("function")
                            || token.is("declare")
                            || token.is("global")
                            || token.is("package")
                            || token.is("query"));
            if (begins
                    || token.kind() == Token.Kind.END
                    || (i > 0 && tokens.get(i - 1).is("end") && token.first())) {
                return i;
            }
        }
    }

    private void junk(Token token) {
        String hint = REFUSED.get(token.text());
        told.about("");
        if (token.is("package")) {
            told.at(
                    token.start(),
                    "A rule file has no \"package\" line: its package is named after its path.",
                    hint(hint));
        } else if (hint != null) {
            told.at(token.start(), "A rule file holds rules only, no \"" + token.text() + "\".", hint);
        } else {
            boolean isRule = tokens.get(tokens.indexOf(token) + 1).kind() == Token.Kind.TEXT;
            told.at(
                    token.start(),
                    "A rule file holds rules only, but here is " + ExpressionGrammar.shown(token) + ".",
                    isRule
                            ? "Maybe you meant \"rule\"."
                            : "Maybe an \"end\" stands too early, or a comment has no \"//\".");
        }
    }

    private static String hint(@Nullable String hint) {
        return hint == null ? "" : hint;
    }

    private void imported(int position, int next) {
        int last = position + 1;
        while (last + 1 < next && tokens.get(last + 1).is(".") && last + 2 < next) {
            last += 2;
        }
        Token first = tokens.get(position + 1);
        if (first.is("static") || first.is("function") || tokens.get(last).is("*")) {
            told.at(
                    tokens.get(position).start(),
                    "An import names one fact record.",
                    "Maybe the whole line can be deleted: our own facts and verbs need none.");
            return;
        }
        int length = tokens.get(last).end() - first.start();
        boolean plain = tokens.subList(position + 1, last + 1).stream()
                .allMatch(token -> token.text().matches("[A-Za-z][A-Za-z0-9_]*|\\."));
        if (length > LONGEST_IMPORT || !plain || !ends(last + 1)) {
            told.at(
                    tokens.get(position).start(),
                    "An import is the name of one class: letters, digits and points on a line of their own.",
                    "Maybe the whole line can be deleted: our own facts and verbs need none.");
            return;
        }
        if (imports.size() == MOST_IMPORTS) {
            told.at(
                    tokens.get(position).start(),
                    "This file imports more than " + MOST_IMPORTS + " facts.",
                    "Maybe some rules belong into a file of their own.");
        }
        if (imports.size() >= MOST_IMPORTS) {
            return;
        }
        imports.add(new Token[] {tokens.get(position), first, tokens.get(last)});
    }

    /** Whether a line ends before a token, or after it when that is a semicolon. */
    private boolean ends(int position) {
        Token token = tokens.get(position);
        return token.first() || (token.is(";") && tokens.get(position + 1).first());
    }

    private void rule(int from, int next) {
        Token name = tokens.get(from + 1);
        told.about(name.kind() == Token.Kind.TEXT ? name.unquoted() : "");
        int before = told.count();
        try {
            RuleTree rule = read(from, next);
            if (told.count() == before) {
                rules.add(rule);
            }
        } catch (Cursor.Stopped stopped) {
            // Told already; the next rule may be fine.
        }
    }

    private RuleTree read(int from, int next) {
        Cursor at = new Cursor(tokens, from, next, told);
        new Spelling(at).check(tokens.subList(from, next));
        Token start = at.next();
        Token name = at.next();
        for (int i = from + 1; i < next; i++) {
            if (tokens.get(i).kind() == Token.Kind.OPEN_TEXT) {
                throw at.stop(
                        tokens.get(i),
                        "The text that begins here isn't closed on its line.",
                        "Maybe a quotation mark is missing, or a text goes over two lines: it has to stand on one.");
            }
        }
        if (name.kind() != Token.Kind.TEXT) {
            throw at.stop(
                    name,
                    "What follows \"rule\" must be its name in quotation marks.",
                    "Maybe you meant \"" + written(name, from + 2) + "\".");
        }
        int when = find("when", from + 2, next);
        int then = find("then", from + 2, next);
        int end = find("end", from + 2, next);
        brackets(at, from + 2, then < next ? then : end);
        if (then == next) {
            told.at(
                    end < next ? tokens.get(end).start() : tokens.get(next - 1).end(),
                    "This rule has no \"then\".",
                    "Maybe it is missing before its verb.");
        }
        if (end == next) {
            told.at(tokens.get(next - 1).end(), "This rule has no \"end\".", "Maybe it is missing on the line below.");
        }
        List<Metadata> metadata = header(new Cursor(tokens, from + 2, Math.min(when, then), told), when < next);
        if (then == next || end == next) {
            throw new Cursor.Stopped();
        }
        brackets(at, then + 1, end);
        List<Part> parts = new WhenGrammar(new Cursor(tokens, when + 1, then, told)).parts();
        if (branches(parts) > MOST_BRANCHES) {
            throw at.stop(
                    tokens.get(when),
                    "These conditions can hold in more than " + MOST_BRANCHES + " ways, which are a rule each.",
                    "Maybe \"or\" is needed less often: in ( … ) and \"||\" inside of a pattern are one way.");
        }
        Call call = says(then, end);
        return new RuleTree(name, start.start(), tokens.get(end).end(), metadata, parts, call);
    }

    private String written(Token first, int following) {
        StringBuilder name = new StringBuilder(first.text());
        for (int i = following;
                i < tokens.size() && !tokens.get(i).first() && tokens.get(i).kind() != Token.Kind.END;
                i++) {
            name.append(tokens.get(i).text());
        }
        return name.toString();
    }

    private int find(String word, int from, int next) {
        for (int i = from; i < next; i++) {
            if (tokens.get(i).is(word) && !tokens.get(i - 1).is(".")) {
                return i;
            }
        }
        return next;
    }

    private void brackets(Cursor at, int from, int to) {
        Deque<Token> open = new ArrayDeque<>();
        for (int i = from; i < to; i++) {
            Token token = tokens.get(i);
            if (token.is("(")) {
                open.push(token);
            } else if (token.is(")") && open.poll() == null) {
                throw at.stop(
                        token,
                        "The bracket that closes here was never opened.",
                        "Maybe it is one too many, or one is missing before.");
            }
        }
        Token left = open.peek();
        if (left != null) {
            throw at.stop(left, "The bracket that opens here isn't closed.", "Maybe a \")\" is missing.");
        }
    }

    private List<Metadata> header(Cursor at, boolean hasWhen) {
        List<Metadata> metadata = new ArrayList<>();
        while (!at.isAtEnd()) {
            Token token = at.next();
            if (token.is("@")) {
                metadata.add(metadata(at));
            } else if (ATTRIBUTES.contains(token.text())) {
                attribute(token, at);
            } else if (token.is("extends")) {
                throw at.stop(token, "A rule doesn't extend another.", "Maybe its conditions can be repeated here.");
            } else if (!hasWhen) {
                throw at.stop(token, "This rule has no \"when\".", "Maybe it is missing just before.");
            } else {
                throw at.stop(
                        token,
                        "Expected metadata or \"when\" but found " + ExpressionGrammar.shown(token) + ".",
                        "Maybe \"@\" is missing before it.");
            }
        }
        if (!hasWhen) {
            throw at.stop(at.peek(), "This rule has no \"when\".", "Maybe it is missing just before.");
        }
        return metadata;
    }

    private Metadata metadata(Cursor at) {
        Token name = at.next();
        Token value = null;
        if (at.take("(") != null) {
            Token first = at.next();
            value = first.is(")") ? null : first;
            if (value != null && !at.peek().is(")")) {
                throw at.stop(
                        at.peek(),
                        "Expected \")\" after the value of \"@" + name.text() + "\" but found "
                                + ExpressionGrammar.shown(at.peek()) + ".",
                        first.kind() == Token.Kind.TEXT
                                ? "Maybe a quotation mark inside the text needs a backslash: \\\"."
                                : "Maybe you meant @" + name.text() + "(\"…\"), in quotation marks.");
            }
            at.take(")");
        }
        return new Metadata(name, value);
    }

    private void attribute(Token token, Cursor at) {
        StringBuilder name = new StringBuilder(token.text());
        while (at.peek().is("-") && at.ahead(1).kind() == Token.Kind.NAME) {
            name.append(at.next().text()).append(at.next().text());
        }
        while (!at.isAtEnd() && !at.peek().first() && !at.peek().is("@")) {
            at.next();
        }
        told.at(
                token.start(),
                "A rule has no attributes, but here is \"" + name + "\".",
                "Maybe it can just be deleted: no order of rules is needed.");
    }

    /** In how many ways conditions can hold: what is compiled has a rule for each. */
    private static long branches(List<Part> parts) {
        long branches = 1;
        for (Part part : parts) {
            long own = 1;
            if (part instanceof Group group) {
                own = group.joint() == Joint.OR
                        ? group.parts().stream()
                                .mapToLong(way -> branches(List.of(way)))
                                .sum()
                        : branches(group.parts());
                // Of "not ( a or b )" a "not" each is made, but no rule.
                own = group.joint() == Joint.NOT && own <= MOST_BRANCHES ? 1 : own;
            } else if (part instanceof Total total) {
                own = branches(List.of(total.source()));
            }
            branches = Math.min(branches * own, 2L * MOST_BRANCHES);
        }
        return branches;
    }

    private Call says(int then, int end) {
        Cursor at = new Cursor(tokens, then + 1, end, told);
        String expected = "What follows \"then\" must be one verb with its evidence, such as confirm( $fact );";
        if (at.isAtEnd()) {
            throw at.stop(tokens.get(then), expected, "Maybe the verb was forgotten.");
        }
        Token verb = at.next();
        if (verb.kind() != Token.Kind.NAME || at.take("(") == null) {
            throw at.stop(verb, expected, "Maybe there is more than a verb.");
        }
        List<List<Token>> arguments = new ArrayList<>();
        List<Token> argument = new ArrayList<>();
        int depth = 0;
        while (depth > 0 || !at.peek().is(")")) {
            Token token = at.next();
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            if (depth == 0 && token.is(",")) {
                arguments.add(argument);
                argument = new ArrayList<>();
            } else {
                argument.add(token);
            }
        }
        Token close = at.next();
        if (!argument.isEmpty() || !arguments.isEmpty()) {
            arguments.add(argument);
        }
        if (at.take(";") == null) {
            told.at(close.end(), expected, "Maybe the semicolon is missing.");
            throw new Cursor.Stopped();
        }
        if (!at.isAtEnd()) {
            throw at.stop(at.peek(), expected, "Maybe this is a rule of its own.");
        }
        return new Call(verb, arguments);
    }
}
