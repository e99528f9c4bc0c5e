package org.backupdoctor.internal.knowledge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.backupdoctor.Problem;
import org.backupdoctor.internal.data.Suggestions;
import org.jspecify.annotations.Nullable;

/** Reads fields of front matter or data, notes what is wrong with them, and at the end which of them nobody asked for. */
final class FieldReader {

    /** Nobody reads more, and to look for what was meant takes time. */
    private static final int MOST_TOLD = 1_000;

    private final String file;
    private final String prefix;
    private final Map<?, ?> fields;
    private final List<Problem> problems;
    private final Set<String> asked = new LinkedHashSet<>();

    FieldReader(String file, String prefix, Map<?, ?> fields, List<Problem> problems) {
        this.file = file;
        this.prefix = prefix;
        this.fields = fields;
        this.problems = problems;
    }

    /** The fields of a data file, which says where they are from and of which day. */
    static FieldReader ofData(String file, Map<?, ?> data, List<Problem> problems) {
        FieldReader all = new FieldReader(file, "", data, problems);
        if (!data.isEmpty()) {
            all.text("origin", null);
            all.text("asOf", null);
        }
        return all;
    }

    String text(String name, @Nullable String otherwise) {
        Object value = value(name, otherwise);
        if (value instanceof String text && !text.isBlank()) {
            return text.strip();
        }
        if (value != null && !(value instanceof String)) {
            wrong(name, "a text", value);
        }
        return otherwise == null ? "" : otherwise;
    }

    double number(String name, double least, double most, @Nullable Double otherwise) {
        Object value = value(name, otherwise);
        if (value instanceof Number number && number.doubleValue() >= least && number.doubleValue() <= most) {
            return number.doubleValue();
        }
        if (value != null) {
            wrong(name, "a number from " + plain(least) + " to " + plain(most), value);
        }
        return otherwise == null ? least : otherwise;
    }

    int whole(String name, int least, int most, @Nullable Integer otherwise) {
        Object value = value(name, otherwise);
        if (value instanceof Number number
                && number.doubleValue() == number.intValue()
                && number.intValue() >= least
                && number.intValue() <= most) {
            return number.intValue();
        }
        if (value != null) {
            wrong(name, "a whole number from " + least + " to " + most, value);
        }
        return otherwise == null ? least : otherwise;
    }

    boolean flag(String name, boolean otherwise) {
        Object value = value(name, otherwise);
        if (value instanceof Boolean flag) {
            return flag;
        }
        wrong(name, "true or false", String.valueOf(value), ValueHint.ofFlag(String.valueOf(value)));
        return otherwise;
    }

    <E extends Enum<E>> E word(String name, Class<E> type, @Nullable E otherwise) {
        Object value = value(name, otherwise == null ? null : otherwise.name());
        E[] constants = type.getEnumConstants();
        for (E constant : constants) {
            if (constant.name().equals(String.valueOf(value))) {
                return constant;
            }
        }
        if (value != null) {
            List<String> names = Arrays.stream(constants).map(Enum::name).toList();
            problem(
                    name,
                    "Expected one of " + String.join(", ", names) + " for \"" + prefix + name + "\" but was \"" + value
                            + "\".",
                    or(Suggestions.maybe(String.valueOf(value), names), "Maybe one of these was meant."));
        }
        return otherwise == null ? constants[0] : otherwise;
    }

    List<String> texts(String name) {
        Object value = value(name, List.of());
        List<String> texts = new ArrayList<>();
        if (value instanceof List<?> list) {
            for (Object element : list) {
                if (element instanceof Map || element instanceof List) {
                    wrong(
                            name,
                            "a list of texts",
                            element,
                            "Maybe quotation marks are missing: a text with a colon needs them.");
                }
                texts.add(String.valueOf(element));
            }
        } else if (value != null) {
            wrong(name, "a list", value, "Maybe you meant [ " + shown(value) + " ].");
        }
        return List.copyOf(texts);
    }

    <E extends Enum<E>> List<E> words(String name, Class<E> type) {
        List<E> words = new ArrayList<>();
        for (String text : texts(name)) {
            words.add(new FieldReader(file, prefix, Map.of(name, text), problems).word(name, type, null));
        }
        return List.copyOf(words);
    }

    Map<String, Double> numbers(String name) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        Object value = value(name, Map.of());
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, number) -> {
                if (number instanceof Number good) {
                    numbers.put(String.valueOf(key), good.doubleValue());
                } else {
                    wrong(name + "/" + key, "a number", number);
                }
            });
        } else if (value != null) {
            wrong(name, "names with numbers", value);
        }
        return numbers;
    }

    FieldReader group(String name) {
        Object value = value(name, null);
        if (value != null && !(value instanceof Map)) {
            wrong(name, "names with values", value);
        }
        // Of a group that isn't there, the fields needn't be told as well.
        return value instanceof Map<?, ?> map
                ? new FieldReader(file, prefix + name + ".", map, problems)
                : new FieldReader(file, prefix + name + ".", Map.of(), new ArrayList<>());
    }

    /** The same of a group that needn't be there. */
    FieldReader optionalGroup(String name) {
        return has(name) ? group(name) : new FieldReader(file, prefix + name + ".", Map.of(), new ArrayList<>());
    }

    /** The groups of a list; none when the field isn't there. */
    List<FieldReader> groups(String name) {
        List<FieldReader> groups = new ArrayList<>();
        List<?> elements = has(name) ? list(name) : List.of();
        ask(name);
        for (int i = 0; i < elements.size(); i++) {
            if (elements.get(i) instanceof Map<?, ?> map) {
                groups.add(new FieldReader(file, prefix + name + "." + i + ".", map, problems));
            } else {
                wrong(name + "/" + i, "names with values", elements.get(i));
            }
        }
        return groups;
    }

    /** Whether the field is there. */
    boolean has(String name) {
        return fields.containsKey(name);
    }

    /** A value of any kind. */
    @Nullable
    Object any(String name) {
        return value(name, null);
    }

    /** A field that somebody else reads. */
    void ask(String name) {
        asked.add(name);
    }

    List<String> names() {
        return fields.keySet().stream().map(String::valueOf).toList();
    }

    List<?> list(String name) {
        Object value = value(name, null);
        if (value instanceof List<?> list) {
            return list;
        }
        if (value != null) {
            wrong(name, "a list", value);
        }
        return List.of();
    }

    /** Texts by name, whatever the names. */
    Map<String, String> textsByName(String name) {
        Map<String, String> texts = new LinkedHashMap<>();
        Object value = value(name, null);
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, text) -> {
                if (text instanceof String good) {
                    texts.put(String.valueOf(key), good);
                } else {
                    wrong(name + "/" + key, "a text", text);
                }
            });
        } else if (value != null) {
            wrong(name, "names with texts", value);
        }
        return texts;
    }

    /** A problem with a field. */
    void problem(String name, String message, String hint) {
        problems.add(new Problem(file, "/" + prefix.replace('.', '/') + name, message, hint));
    }

    /** Says which fields are there that nothing asked for. */
    void nothingElse() {
        for (Object key : fields.keySet()) {
            String name = String.valueOf(key);
            if (!asked.contains(name) && problems.size() < MOST_TOLD) {
                problem(
                        name,
                        "There is no \"" + prefix + name + "\" here.",
                        or(Suggestions.maybe(name, new TreeSet<>(asked)), "Maybe it can just be deleted."));
            }
        }
    }

    private @Nullable Object value(String name, @Nullable Object otherwise) {
        asked.add(name);
        Object value = fields.get(name);
        if (value == null && otherwise == null) {
            problem(name, "\"" + prefix + name + "\" is missing.", "Maybe it was forgotten, or is spelt differently.");
        }
        return value == null ? otherwise : value;
    }

    private void wrong(String name, String expected, Object value) {
        wrong(name, expected, value, ValueHint.of(expected, value));
    }

    private void wrong(String name, String expected, Object value, String hint) {
        problem(
                name,
                "Expected " + expected + " for \"" + prefix + name.replaceFirst("/", ".") + "\" but was " + shown(value)
                        + ".",
                hint);
    }

    private static String shown(Object value) {
        return value instanceof String
                ? "\"" + value + "\""
                : value instanceof Map ? "names with values" : value instanceof List ? "a list" : value.toString();
    }

    private static String or(String hint, String otherwise) {
        return hint.isEmpty() ? otherwise : hint;
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }
}
