package org.backupdoctor.internal.rules.text;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Walks along the tokens of one rule; stops the rule's reading at its first fault, once that is told. */
final class Cursor {

    private final List<Token> tokens;
    private final Told told;
    private final int limit;
    private int position;

    /** From a token up to another. */
    Cursor(List<Token> tokens, int from, int limit, Told told) {
        this.tokens = tokens;
        this.position = from;
        this.limit = limit;
        this.told = told;
    }

    /** Reading can't go on; why was told. */
    static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stopped() {
            super("", null, false, false);
        }
    }

    Token peek() {
        return ahead(0);
    }

    Token ahead(int steps) {
        int index = position + steps;
        return index < limit
                ? tokens.get(index)
                : new Token(
                        Token.Kind.END, "", limit > 0 ? tokens.get(limit - 1).end() : 0, false);
    }

    /** The token before. */
    Token last() {
        return tokens.get(Math.max(0, position - 1));
    }

    boolean isAtEnd() {
        return position >= limit;
    }

    Token next() {
        Token token = peek();
        position++;
        return token;
    }

    @Nullable
    Token take(String word) {
        return peek().is(word) ? next() : null;
    }

    @Nullable
    Token take(Token.Kind kind) {
        return peek().kind() == kind ? next() : null;
    }

    /** The word or sign that has to come next. */
    Token expect(String word, String message, String hint) {
        Token found = take(word);
        if (found == null) {
            throw stop(peek(), message, hint);
        }
        return found;
    }

    Stopped stop(Token at, String message, String hint) {
        told.at(at.start(), message, hint);
        return new Stopped();
    }
}
