package org.backupdoctor.internal.data;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.backupdoctor.Problem;

/**
 * Characters that steer a terminal, turn the direction of a text or can't be seen: controls (C0, DEL, C1), formats (bidirectional marks,
 * zero width), separators of lines and paragraphs, halves of a pair. None belongs into a text that somebody reads.
 */
public final class Characters {

    private Characters() {}

    /** Whether it steers, or can't be seen; so do tabs and ends of lines. */
    public static boolean steers(int character) {
        if (character >= ' ' && character <= '~') {
            return false;
        }
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> false;
        };
    }

    /** The index of the first such character that is neither a tab nor the end of a line, or -1. */
    public static int firstSteering(String text) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int character = text.codePointAt(i);
            if (character != '\n' && character != '\t' && steers(character)) {
                return i;
            }
        }
        return -1;
    }

    /** What to say of the first such character of a file, with its line and column. */
    public static Optional<Problem> problem(String file, String text) {
        int at = firstSteering(text);
        if (at < 0) {
            return Optional.empty();
        }
        long line = 1 + text.substring(0, at).chars().filter(c -> c == '\n').count();
        int column = at - text.lastIndexOf('\n', at);
        return Optional.of(hidden(file, line + ":" + column, text.codePointAt(at)));
    }

    /** What to say of such a character. */
    public static Problem hidden(String file, String place, int character) {
        return new Problem(
                file,
                place,
                "Here is the character " + name(character) + ", which can't be seen.",
                "Maybe it was pasted along: delete it.");
    }

    /** The text on one line, with a space for each such character: for whoever reads it. */
    public static String harmless(String text) {
        return isHarmless(text)
                ? text
                : text.codePoints()
                        .mapToObj(c -> steers(c) ? " " : Character.toString(c))
                        .collect(Collectors.joining());
    }

    /** The text on one line, with such characters as JSON escapes them: for whoever has to find them. */
    public static String visible(String text) {
        return isHarmless(text)
                ? text
                : text.codePoints()
                        .mapToObj(c -> steers(c) ? escaped(c) : Character.toString(c))
                        .collect(Collectors.joining());
    }

    /** What it is called: {@code U+202E}. */
    public static String name(int character) {
        return String.format(Locale.ROOT, "U+%04X", character);
    }

    private static boolean isHarmless(String text) {
        int i = 0;
        while (i < text.length()) {
            int character = text.codePointAt(i);
            if (steers(character)) {
                return false;
            }
            i += Character.charCount(character);
        }
        return true;
    }

    private static String escaped(int character) {
        return Character.toString(character)
                .chars()
                .mapToObj(half -> String.format(Locale.ROOT, "\\u%04x", half))
                .collect(Collectors.joining());
    }
}
