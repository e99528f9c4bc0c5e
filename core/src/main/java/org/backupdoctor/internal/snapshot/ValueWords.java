package org.backupdoctor.internal.snapshot;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.backupdoctor.internal.data.Suggestions;

/** What is said of a value that can't be. */
final class ValueWords {

    private static final int SHOWN = 60;

    private static final Map<String, String> OUTCOMES = Map.of(
            "WORKED", "FIXED",
            "WORKS", "FIXED",
            "SOLVED", "FIXED",
            "HELPED", "FIXED",
            "FAILED", "NO_CHANGE",
            "SAME", "NO_CHANGE",
            "NOTHING", "NO_CHANGE",
            "IMPOSSIBLE", "NOT_POSSIBLE");

    private ValueWords() {}

    /** What may be meant in place of true or false. */
    static String flagHint(Object value) {
        String text = value.toString().toLowerCase(Locale.ROOT);
        if (List.of("true", "yes", "on", "1").contains(text)) {
            return "Maybe you meant true, without quotation marks.";
        }
        if (List.of("false", "no", "off", "0").contains(text)) {
            return "Maybe you meant false, without quotation marks.";
        }
        return List.of("unknown", "null", "n/a", "?", "-1").contains(text) ? "Maybe it isn't known: leave it out." : "";
    }

    /** What may be meant in place of a number. */
    static String numberHint(Object value) {
        if (value instanceof String text && text.matches("-?\\d+(\\.\\d+)?")) {
            return "Maybe you meant " + text + ", without quotation marks.";
        }
        if (value instanceof String text && text.matches("\\d+(\\.\\d+)? ?%")) {
            return "Maybe you meant " + text.replaceFirst(" ?%", "") + ": it is in percent anyway.";
        }
        return value instanceof Number number && number.doubleValue() == -1
                ? "Maybe it isn't known: leave it out."
                : "";
    }

    /** What may be meant in place of a time. */
    static String timeHint(String text) {
        if (text.matches("\\d{4}-\\d{2}-\\d{2}T[\\d:.]+")) {
            return "Maybe the zone is missing: add Z for UTC, or an offset such as +01:00.";
        }
        return text.matches("\\d{4}-\\d{2}-\\d{2}") ? "Maybe the time is missing: " + text + "T00:00:00Z." : "";
    }

    /** Which of these words may be meant; what came of a remedy goes by many names. */
    static String wordHint(String text, Collection<String> words) {
        String other = OUTCOMES.get(text.toUpperCase(Locale.ROOT));
        return other != null && words.contains(other)
                ? "Maybe you meant \"" + other + "\"."
                : Suggestions.maybe(text, words);
    }

    /** What may be meant in place of a text. */
    static String quoted(Object value) {
        return value instanceof Number ? "Maybe you meant \"" + value + "\", in quotation marks." : "";
    }

    /** What may be meant in place of a list. */
    static String listHint(Object value) {
        return value instanceof Map
                ? "Maybe the square brackets are missing: [ { … } ]."
                : "Maybe the square brackets are missing: [ … ].";
    }

    /** A value as a message shows it. */
    static String shown(Object value) {
        if (value instanceof Map) {
            return "an object";
        }
        if (value instanceof List) {
            return "a list";
        }
        if (value instanceof String text) {
            return "\"" + cut(text) + "\"";
        }
        boolean isReadable = value instanceof Number || value instanceof Boolean || value instanceof Instant;
        return isReadable ? value.toString() : "a " + value.getClass().getTypeName();
    }

    /** As much of a text as a message shows, without what could steer a terminal. */
    static String cut(String text) {
        String visible = text.codePoints()
                .limit(SHOWN + 1L)
                .mapToObj(c -> Character.isISOControl(c) ? " " : Character.toString(c))
                .collect(Collectors.joining());
        return text.length() > SHOWN ? visible.substring(0, Math.min(SHOWN, visible.length())) + "…" : visible;
    }
}
