package org.backupdoctor.internal.rules.text;

import java.util.regex.Pattern;

/**
 * A word, a number, a text or a sign of a rule file.
 *
 * @param kind what it is
 * @param text as it is written
 * @param start where it begins in the file
 * @param first whether it is the first on its line
 */
public record Token(Kind kind, String text, int start, boolean first) {

    private static final Pattern ESCAPE = Pattern.compile("\\\\([\\\\\"'])");

    /** What a token is. */
    public enum Kind {
        NAME,
        /** A bound name, {@code $free}. */
        VARIABLE,
        NUMBER,
        TEXT,
        /** A text whose line ends before it does. */
        OPEN_TEXT,
        SIGN,
        /** A comment that isn't closed. */
        OPEN_COMMENT,
        /** The end of the file. */
        END
    }

    /** Where it ends in the file. */
    public int end() {
        return start + text.length();
    }

    /** Whether it is this word or sign. */
    public boolean is(String word) {
        return (kind == Kind.NAME || kind == Kind.SIGN) && text.equals(word);
    }

    /** The text without its quotation marks and escapes. */
    public String unquoted() {
        return kind != Kind.TEXT
                ? text
                : ESCAPE.matcher(text.substring(1, text.length() - 1)).replaceAll("$1");
    }
}
