package org.backupdoctor.internal.releases;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.backupdoctor.Problem;

/**
 * An object of a downloaded list. What can't be read of it is told with its place.
 *
 * @param file the file
 * @param place where in it, as a JSON path
 * @param fields its fields
 * @param problems where to tell
 */
record Entry(String file, String place, Map<?, ?> fields, List<Problem> problems) {

    /** A day, or the day that a time is of; AppleDB may know no more than a month or a year. */
    private static final Pattern DAY = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})(?:T.*)?|\\d{4}(?:-\\d{2})?");

    boolean has(String name) {
        return fields.containsKey(name);
    }

    boolean yes(String name) {
        return Boolean.TRUE.equals(fields.get(name));
    }

    /** A text, or an empty one where there is none. */
    String text(String name) {
        Object value = fields.get(name);
        if (value instanceof String text) {
            return text.strip();
        }
        if (value != null) {
            wrong(name, "a text", value);
        }
        return "";
    }

    /** A text that has to be there. */
    String needed(String name) {
        String text = text(name);
        if (text.isEmpty() && !(fields.get(name) instanceof Map || fields.get(name) instanceof Number)) {
            problem(name, "\"" + name + "\" is missing.", "Maybe the file is cut off, or its format has changed.");
        }
        return text;
    }

    /** Texts; one by itself counts as a list of one. */
    List<String> texts(String name) {
        Object value = fields.get(name);
        List<String> texts = new ArrayList<>();
        if (value instanceof String text) {
            texts.add(text.strip());
        } else if (value instanceof List<?> list) {
            for (Object element : list) {
                if (element instanceof String text) {
                    texts.add(text.strip());
                } else {
                    wrong(name, "a list of texts", element);
                }
            }
        } else if (value != null) {
            wrong(name, "a list of texts", value);
        }
        texts.removeIf(String::isEmpty);
        return texts;
    }

    /** The day of a date or a time; none where it isn't known to the day. */
    Optional<LocalDate> day(String name) {
        String text = text(name);
        Matcher day = DAY.matcher(text);
        if (day.matches()) {
            try {
                return Optional.ofNullable(day.group(1)).map(LocalDate::parse);
            } catch (DateTimeException e) {
                wrong(name, "a day such as 2026-11-20", text);
            }
        } else if (!text.isEmpty()) {
            wrong(name, "a day such as 2026-11-20", text);
        }
        return Optional.empty();
    }

    /** The object of a name; one without fields where there is none. */
    Entry entry(String name) {
        Object value = fields.get(name);
        if (value != null && !(value instanceof Map)) {
            wrong(name, "names with values", value);
        }
        return new Entry(file, place + "/" + name, value instanceof Map<?, ?> map ? map : Map.of(), problems);
    }

    /** The objects of a list. */
    List<Entry> entries(String name) {
        Object value = fields.get(name);
        if (value != null && !(value instanceof List)) {
            wrong(name, "a list", value);
        }
        return value instanceof List<?> list ? all(file, place + "/" + name, list, problems) : List.of();
    }

    static List<Entry> all(String file, String place, List<?> list, List<Problem> problems) {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i) instanceof Map<?, ?> map) {
                entries.add(new Entry(file, place + "/" + i, map, problems));
            } else {
                new Entry(file, place, Map.of(), problems).wrong(String.valueOf(i), "names with values", list.get(i));
            }
        }
        return entries;
    }

    void wrong(String name, String expected, Object value) {
        String shown = value instanceof Map
                ? "names with values"
                : value instanceof List ? "a list" : value instanceof String ? "\"" + value + "\"" : value.toString();
        problem(
                name,
                "Expected " + expected + " for \"" + name + "\" but was " + shown + ".",
                "Maybe the file was edited, or its format has changed.");
    }

    private void problem(String name, String message, String hint) {
        problems.add(new Problem(file, place + "/" + name, message, hint));
    }
}
