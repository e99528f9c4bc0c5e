package org.backupdoctor.internal.rules.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Cuts a rule file into tokens; comments and white space fall away. */
final class Lexer {

    private static final Set<String> LONG_SIGNS = Set.of("==", "!=", "<=", ">=", "&&", "||", "->", ":=", "::");

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int position;
    private boolean first = true;

    private Lexer(String text) {
        this.text = text;
    }

    static List<Token> tokens(String text) {
        Lexer lexer = new Lexer(text);
        while (lexer.position < text.length()) {
            lexer.next();
        }
        lexer.tokens.add(new Token(Token.Kind.END, "", text.length(), true));
        return lexer.tokens;
    }

    private void next() {
        char c = text.charAt(position);
        String pair = text.substring(position, Math.min(text.length(), position + 2));
        if (c == '\n') {
            first = true;
            position++;
        } else if (Character.isWhitespace(c)) {
            position++;
        } else if (pair.equals("//")) {
            position = until("\n", position);
        } else if (pair.equals("/*")) {
            int end = text.indexOf("*/", position + 2);
            if (end < 0) {
                add(Token.Kind.OPEN_COMMENT, text.length());
            } else {
                position = end + 2;
            }
        } else if (c == '"' || c == '\'') {
            quoted(c);
        } else if (Character.isDigit(c)) {
            add(Token.Kind.NUMBER, number());
        } else if (Character.isJavaIdentifierStart(c)) {
            int end = position + 1;
            while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
                end++;
            }
            add(c == '$' ? Token.Kind.VARIABLE : Token.Kind.NAME, end);
        } else {
            add(Token.Kind.SIGN, position + (LONG_SIGNS.contains(pair) ? 2 : 1));
        }
    }

    /** Digits, with a point only where a digit follows it, and what else is written into a number. */
    private int number() {
        int end = position;
        while (end < text.length()
                && (Character.isLetterOrDigit(text.charAt(end))
                        || text.charAt(end) == '_'
                        || (text.charAt(end) == '.'
                                && end + 1 < text.length()
                                && Character.isDigit(text.charAt(end + 1))))) {
            end++;
        }
        return end;
    }

    private void quoted(char mark) {
        int end = position + 1;
        while (end < text.length() && text.charAt(end) != mark && text.charAt(end) != '\n') {
            end += text.charAt(end) == '\\' && end + 1 < text.length() && text.charAt(end + 1) != '\n' ? 2 : 1;
        }
        boolean closed = end < text.length() && text.charAt(end) == mark;
        add(closed ? Token.Kind.TEXT : Token.Kind.OPEN_TEXT, closed ? end + 1 : Math.min(end, text.length()));
    }

    private void add(Token.Kind kind, int end) {
        tokens.add(new Token(kind, text.substring(position, end), position, first));
        position = end;
        first = false;
    }

    private int until(String mark, int from) {
        int end = text.indexOf(mark, from);
        return end < 0 ? text.length() : end;
    }
}
