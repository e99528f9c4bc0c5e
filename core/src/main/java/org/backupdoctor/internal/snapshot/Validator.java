package org.backupdoctor.internal.snapshot;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import org.backupdoctor.Problem;
import org.backupdoctor.internal.data.Sizes;
import org.backupdoctor.internal.data.Suggestions;
import org.jspecify.annotations.Nullable;

/**
 * Checks a tree against the {@link Schema} and makes its values canonical: sizes and counts become {@link Long}, times {@link Instant},
 * words their UPPER_CASE text, and what an organisation puts there is as its JSON is read. Goes on after an error, so that all are found.
 */
final class Validator {

    private final String file;
    private final List<Problem> problems = new ArrayList<>();

    Validator(String file) {
        this.file = file;
    }

    /** What was wrong, in the order of the input. */
    List<Problem> problems() {
        return problems;
    }

    /** The canonical tree; only to be used when there are no problems. */
    Map<String, Object> check(Object tree) {
        if (!(tree instanceof Map<?, ?> root)) {
            problem("", "Expected an object with a snapshot's fields but was " + ValueWords.shown(tree) + ".", "");
            return Map.of();
        }
        if (Limits.count(root) > Limits.MOST_VALUES) {
            problem(
                    "",
                    "Expected at most " + Limits.MOST_VALUES + " values but there are more.",
                    "Maybe it isn't a snapshot of one device.");
            return Map.of();
        }
        Map<String, Object> checked = group("", root, Schema.ROOT);
        freeWithinTotal(checked, "icloud");
        freeWithinTotal(checked, "device");
        complete(checked);
        return checked;
    }

    private @Nullable Object check(String path, Object given, Schema.Type type) {
        Object value = Plain.of(given);
        if (isExcess(path, value)) {
            return null;
        }
        if (type instanceof Schema.Group group) {
            return value instanceof Map<?, ?> object ? group(path, object, group) : wrong(path, "an object", value, "");
        } else if (type instanceof Schema.Array array) {
            return value instanceof List<?> list
                    ? list(path, list, (place, element) -> check(place, element, array.element()))
                    : wrong(path, "a list", value, ValueWords.listHint(value));
        } else if (type instanceof Schema.Text && path.endsWith("/iosVersion")) {
            return value instanceof String text && text.matches("\\d{1,3}(\\.\\d{1,3}){0,3}( ?\\([a-z]\\))?")
                    ? text
                    : wrong(path, "a version such as 18.5", value, ValueWords.quoted(value));
        } else if (type instanceof Schema.Text) {
            return value instanceof String text && !text.isBlank()
                    ? text
                    : wrong(
                            path,
                            "a text",
                            value,
                            value instanceof String ? "Maybe it isn't known: leave it out." : ValueWords.quoted(value));
        } else if (type instanceof Schema.Flag) {
            return value instanceof Boolean ? value : wrong(path, "true or false", value, ValueWords.flagHint(value));
        } else if (type instanceof Schema.Size) {
            return size(path, value);
        } else if (type instanceof Schema.Whole whole) {
            return whole(path, value, whole);
        } else if (type instanceof Schema.Real) {
            return value instanceof Number number && number.doubleValue() >= 0 && Double.isFinite(number.doubleValue())
                    ? number.doubleValue()
                    : wrong(path, "a number that is 0 or more", value, ValueWords.numberHint(value));
        } else if (type instanceof Schema.Time) {
            return time(path, value);
        } else if (type instanceof Schema.Word word) {
            return word(path, value, word.words());
        } else if (type instanceof Schema.Values) {
            return value instanceof Map<?, ?> object ? values(path, object) : wrong(path, "an object", value, "");
        }
        return value instanceof Map<?, ?> object ? anyFields(path, object) : wrong(path, "an object", value, "");
    }

    private boolean isExcess(String path, Object value) {
        String excess = Limits.excess(value);
        if (!excess.isEmpty()) {
            problem(path, "Expected " + excess + ".", "Maybe it is of several devices, or of another kind.");
        }
        return !excess.isEmpty();
    }

    /** Whatever an organisation puts there, of what JSON can hold. */
    private @Nullable Object anything(String path, Object given) {
        Object value = Plain.of(given);
        if (isExcess(path, value)) {
            return null;
        } else if (value instanceof Map<?, ?> object) {
            return anyFields(path, object);
        } else if (value instanceof List<?> list) {
            return list(path, list, this::anything);
        } else if (value instanceof Instant) {
            return value.toString();
        }
        boolean isSimple = value instanceof String
                || value instanceof Boolean
                || value instanceof Long
                || (value instanceof Double number && Double.isFinite(number));
        return isSimple
                ? value
                : wrong(
                        path,
                        "a text, a number, true or false, a list or an object",
                        value,
                        value instanceof Number ? "" : "Maybe give it as a text.");
    }

    private Map<String, Object> anyFields(String path, Map<?, ?> object) {
        Map<String, Object> checked = new LinkedHashMap<>();
        object.forEach((key, value) -> {
            Object good = value == null ? null : anything(path + "/" + key, value);
            if (good != null) {
                checked.put(String.valueOf(key), good);
            }
        });
        return checked;
    }

    private Map<String, Object> group(String path, Map<?, ?> object, Schema.Group group) {
        Map<String, Object> checked = new LinkedHashMap<>();
        object.forEach((key, value) -> {
            String name = String.valueOf(key);
            Schema.Type type = group.fields().get(name);
            String place = path + "/" + name;
            if (problems.size() > Limits.MOST_PROBLEMS) {
                return;
            }
            if (type == null) {
                problem(place, "There is no field \"" + ValueWords.cut(name) + "\" here.", fieldHint(name, group));
            } else if (value != null) {
                Object good = check(place, value, type);
                if (good != null) {
                    checked.put(name, good);
                }
            }
        });
        for (String name : group.needed()) {
            if (!object.containsKey(name)) {
                problem(
                        path + "/" + name,
                        "Expected a value but there is none.",
                        "Maybe it was forgotten: \"" + name + "\" must be given here.");
            }
        }
        Map<String, Object> ordered = new LinkedHashMap<>();
        group.fields().keySet().stream()
                .filter(checked::containsKey)
                .forEach(name -> ordered.put(name, checked.get(name)));
        return ordered;
    }

    private static String fieldHint(String name, Schema.Group group) {
        String near = Suggestions.maybe(name, group.fields().keySet());
        if (!near.isEmpty()) {
            return near;
        }
        return Schema.ROOT.fields().entrySet().stream()
                .filter(entry -> entry.getValue() instanceof Schema.Group inner
                        && inner.fields().containsKey(name))
                .map(entry -> "Maybe it belongs into \"" + entry.getKey() + "\".")
                .findFirst()
                .orElse("Maybe it belongs into \"attributes\", which takes anything.");
    }

    private static List<Object> list(String path, List<?> list, BiFunction<String, Object, @Nullable Object> check) {
        List<Object> checked = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            Object element = list.get(i);
            Object good = element == null ? null : check.apply(path + "/" + i, element);
            if (good != null) {
                checked.add(good);
            }
        }
        return checked;
    }

    private Map<String, Object> values(String path, Map<?, ?> object) {
        Map<String, Object> checked = new LinkedHashMap<>();
        object.forEach((key, value) -> {
            String place = path + "/" + key;
            if (value instanceof Map<?, ?>) {
                wrong(place, "a simple value", value, "");
            } else if (value != null && !(value instanceof Boolean) && Schema.isFlag(key.toString())) {
                wrong(place, "true or false", value, ValueWords.flagHint(value));
            } else if (value != null) {
                Object good = anything(place, value);
                if (good != null) {
                    checked.put(String.valueOf(key), good);
                }
            }
        });
        return checked;
    }

    private @Nullable Object size(String path, Object value) {
        if (value instanceof Long bytes && bytes >= 0) {
            return bytes;
        }
        if (value instanceof String text) {
            OptionalLong bytes = Sizes.parse(text);
            if (bytes.isPresent()) {
                return bytes.getAsLong();
            }
            String upper = text.toUpperCase(Locale.ROOT).replace("IB", "iB");
            return wrong(
                    path,
                    "a size in bytes",
                    value,
                    Sizes.parse(upper).isPresent()
                            ? "Maybe you meant \"" + upper + "\"."
                            : "Maybe the unit is missing: write a text such as \"800 MB\" or \"3.2 GB\".");
        }
        String hint = value instanceof Number number && number.doubleValue() < 0
                ? "Maybe it isn't known: leave it out."
                : "Maybe the unit is missing: give whole bytes, or a text such as \"800 MB\".";
        return wrong(path, "a size in bytes", value, hint);
    }

    private @Nullable Object whole(String path, Object value, Schema.Whole whole) {
        if (value instanceof Long number && number >= whole.least() && number <= whole.most()) {
            return number;
        }
        if (value instanceof Double number
                && number == Math.rint(number)
                && number >= whole.least()
                && number <= whole.most()) {
            return number.longValue();
        }
        return wrong(
                path,
                whole.least() == whole.most()
                        ? "" + whole.least()
                        : "a whole number from " + whole.least() + " to " + whole.most(),
                value,
                ValueWords.numberHint(value));
    }

    private @Nullable Object time(String path, Object value) {
        if (value instanceof Instant) {
            return value;
        }
        if (value instanceof String text) {
            try {
                return OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeParseException notATime) {
                return wrong(
                        path, "an instant with a zone, such as 2026-11-20T07:00:00Z", value, ValueWords.timeHint(text));
            }
        }
        return wrong(path, "an instant with a zone, such as 2026-11-20T07:00:00Z", value, "");
    }

    private @Nullable Object word(String path, Object value, Collection<String> words) {
        if (value instanceof String text) {
            if (words.contains(text)) {
                return text;
            }
            return wrong(path, "one of " + String.join(", ", words), value, ValueWords.wordHint(text, words));
        }
        return wrong(path, "one of " + String.join(", ", words), value, "");
    }

    private void freeWithinTotal(Map<String, Object> root, String name) {
        if (root.get(name) instanceof Map<?, ?> group
                && group.get("storageTotalBytes") instanceof Long total
                && group.get("storageFreeBytes") instanceof Long free
                && free > total) {
            problem(
                    "/" + name + "/storageFreeBytes",
                    "Expected a size in bytes of at most storageTotalBytes (" + total + ") but was " + free + ".",
                    "Maybe the unit is wrong: give bytes, or a text such as \"800 MB\".");
        }
    }

    private void complete(Map<String, Object> root) {
        if (!(root.get("complete") instanceof List<?> paths)) {
            return;
        }
        List<String> arrays = Schema.arrays();
        for (int i = 0; i < paths.size(); i++) {
            String path = paths.get(i).toString();
            if (!arrays.contains(path) && !path.startsWith("/attributes/")) {
                problem(
                        "/complete/" + i,
                        "Expected the path of a list, one of " + String.join(", ", arrays) + ", but was "
                                + ValueWords.shown(path) + ".",
                        Suggestions.maybe(path, arrays));
            }
        }
    }

    private @Nullable Object wrong(String path, String expected, Object value, String hint) {
        problem(
                path,
                "Expected " + expected + " but was " + ValueWords.shown(value) + ".",
                hint.isEmpty() ? "Maybe it isn't known: leave it out." : hint);
        return null;
    }

    private void problem(String path, String message, String hint) {
        if (problems.size() < Limits.MOST_PROBLEMS) {
            problems.add(new Problem(file, path, message, hint));
        } else if (problems.size() == Limits.MOST_PROBLEMS) {
            problems.add(new Problem(file, "", "More is wrong.", "Maybe it isn't a snapshot."));
        }
    }
}
