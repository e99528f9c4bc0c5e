package org.backupdoctor.internal.rules.text;

import java.util.List;
import org.backupdoctor.internal.data.Characters;

/**
 * Checks how a rule is spelt, before anybody asks what it means: plain letters in names, nothing invisible and no escapes in texts that
 * a compiler further on could read in another way, and no more of anything than a rule needs.
 */
final class Spelling {

    /** The longest bundled rule has 189. */
    private static final int MOST_TOKENS = 1_000;

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_TEXT = 1_000;

    private final Cursor at;

    Spelling(Cursor at) {
        this.at = at;
    }

    /** Stops at the first fault of these tokens, which are a rule's. */
    void check(List<Token> rule) {
        if (rule.size() > MOST_TOKENS) {
            throw at.stop(
                    rule.get(0),
                    "This rule has " + rule.size() + " words and signs, but " + MOST_TOKENS + " is the most.",
                    "Maybe several rules say it more simply.");
        }
        for (Token token : rule) {
            if (token.kind() == Token.Kind.TEXT || token.kind() == Token.Kind.OPEN_TEXT) {
                text(token);
            } else {
                word(token);
            }
        }
    }

    private void word(Token token) {
        if (token.text().length() > LONGEST_NAME) {
            throw at.stop(
                    token,
                    "\"" + token.text().substring(0, 20) + "…\" has "
                            + token.text().length() + " letters, but " + LONGEST_NAME + " is the most.",
                    "Maybe a space is missing.");
        }
        token.text()
                .codePoints()
                .filter(letter -> letter < ' ' || letter > '~')
                .findFirst()
                .ifPresent(letter -> {
                    throw at.stop(
                            token,
                            "Outside of texts a rule has plain letters and signs only, but here is " + shown(letter)
                                    + ".",
                            "Maybe it was copied from somewhere: type it anew.");
                });
        if (token.kind() == Token.Kind.VARIABLE && !token.text().matches("\\$[A-Za-z][A-Za-z0-9]*")) {
            throw at.stop(
                    token,
                    "A bound name is a \"$\" and then letters and digits, but here is \"" + token.text() + "\".",
                    "Maybe you meant \"$fact\".");
        }
    }

    private void text(Token token) {
        String text = token.text();
        if (text.length() > LONGEST_TEXT) {
            throw at.stop(
                    token,
                    "This text has " + text.length() + " letters, but " + LONGEST_TEXT + " is the most.",
                    "Maybe the cause's page says the rest.");
        }
        text.codePoints().filter(Characters::steers).findFirst().ifPresent(letter -> {
            throw at.stop(
                    token,
                    "A text holds visible letters only, but here is " + shown(letter) + ".",
                    "Maybe it was copied from somewhere: type it anew.");
        });
        for (int i = text.indexOf('\\'); i >= 0; i = text.indexOf('\\', i + 2)) {
            char escaped = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
            // Java reads a backslash and a "u" before it reads anything else, so not even behind another one.
            boolean letter = escaped == '\\' && i + 2 < text.length() && text.charAt(i + 2) == 'u';
            if (letter || (escaped != '\\' && escaped != '"' && escaped != '\'')) {
                throw at.stop(
                        token,
                        "A text knows the escapes \\\\ and \\\" only, but here is \""
                                + text.substring(i, Math.min(text.length(), i + (letter ? 3 : 2))) + "\".",
                        letter || escaped == 'u'
                                ? "Maybe the letter itself can stand here."
                                : "Maybe two backslashes were meant.");
            }
        }
    }

    private static String shown(int letter) {
        String code = Characters.name(letter);
        return Characters.steers(letter) ? code : "\"" + Character.toString(letter) + "\" (" + code + ")";
    }
}
