package org.backupdoctor.internal.snapshot;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What is said of a value that can't be. */
final class ValueWords {

    private static final int SHOWN = 60;

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
        return value instanceof Number number && number.doubleValue() == -1
                ? "Maybe it isn't known: leave it out."
                : "";
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
