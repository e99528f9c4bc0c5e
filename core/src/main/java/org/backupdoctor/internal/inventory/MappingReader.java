package org.backupdoctor.internal.inventory;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.backupdoctor.Problem;
import org.backupdoctor.SnapshotException;
import org.backupdoctor.internal.data.Places;
import org.backupdoctor.internal.data.Suggestions;
import org.backupdoctor.internal.data.Trees;
import org.backupdoctor.internal.inventory.Mapping.Only;
import org.jspecify.annotations.Nullable;

/** Reads the file of a mapping, and says what is wrong with it. */
final class MappingReader {

    private static final List<String> KEYS = List.of(
            "rows", "encoding", "separator", "decimalComma", "unknown", "id", "udid", "takenAt", "only", "fields");
    private static final Map<String, Character> SEPARATORS =
            Map.of("comma", ',', ",", ',', "semicolon", ';', ";", ';', "tab", '\t', "\t", '\t', "|", '|');
    private static final Set<String> UNKNOWN = Set.of("");

    private final String file;
    private final List<Problem> problems = new ArrayList<>();

    MappingReader(String file) {
        this.file = file;
    }

    Mapping read(String yaml) {
        Map<?, ?> root = root(yaml);
        known("", root, KEYS);
        ColumnReader columns = new ColumnReader(this, figures("", root.get("decimalComma"), new Figures(null)));
        Mapping mapping = new Mapping(
                file,
                rows(root.get("rows")),
                charset(root.get("encoding")),
                separator(root.get("separator")),
                unknown(root.get("unknown")),
                columns.text("/id", root.get("id")),
                columns.text("/udid", root.get("udid")),
                columns.time("/takenAt", root.get("takenAt")),
                only(columns, root.get("only")),
                columns.fields(root.get("fields")));
        if (problems.isEmpty() && mapping.sources().isEmpty()) {
            problem("/fields", "No field is read from a column.", "Maybe a \"from\" is missing.");
        }
        if (!problems.isEmpty()) {
            Places places = Places.ofYaml(yaml);
            throw new SnapshotException(problems.stream().map(places::located).toList());
        }
        return mapping;
    }

    private Map<?, ?> root(String yaml) {
        try {
            Object root = Trees.yaml(file, yaml);
            if (root instanceof Map<?, ?> map) {
                return map;
            }
            problem("/", "Expected names with values.", "Maybe the file is something else than a mapping.");
            return Map.of("fields", Map.of());
        } catch (Trees.Unreadable e) {
            throw new SnapshotException(List.of(e.problem()));
        }
    }

    private String rows(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof String path && path.startsWith("/")) {
            return path;
        }
        problem(
                "/rows",
                "Expected a JSON path such as /results for \"rows\" but was " + shown(value) + ".",
                value instanceof String path ? "Maybe you meant \"/" + path.replace('.', '/') + "\"." : "");
        return "";
    }

    private @Nullable Charset charset(@Nullable Object value) {
        if (value instanceof String name) {
            try {
                return Charset.forName(name.strip());
            } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
                // told below
            }
        }
        if (value != null) {
            problem(
                    "/encoding",
                    "There is no encoding " + shown(value) + ".",
                    "Maybe you meant windows-1252, or leave it out for UTF-8.");
        }
        return null;
    }

    private @Nullable Character separator(@Nullable Object value) {
        Character separator = value instanceof String text ? SEPARATORS.get(text) : null;
        if (value != null && separator == null) {
            problem(
                    "/separator",
                    "Expected one of \",\", \";\", \"|\" and tab for \"separator\" but was " + shown(value) + ".",
                    "Maybe leave it out: it is found by the titles of the columns.");
        }
        return separator;
    }

    private Set<String> unknown(@Nullable Object value) {
        Set<String> words = new LinkedHashSet<>(UNKNOWN);
        texts("/unknown", value).forEach(word -> words.add(word.toLowerCase(Locale.ROOT)));
        return words;
    }

    private @Nullable Only only(ColumnReader columns, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            known("/only", map, List.of("from", "is"));
            Column column = columns.text("/only/from", map.get("from"));
            Set<String> words = texts("/only/is", map.get("is")).stream()
                    .map(word -> word.toLowerCase(Locale.ROOT))
                    .collect(Collectors.toSet());
            if (column == null || words.isEmpty()) {
                problem("/only", "\"only\" needs \"from\" and \"is\".", "Maybe write { from: Platform, is: [ iOS ] }.");
                return null;
            }
            return new Only(column, words);
        }
        if (value != null) {
            problem(
                    "/only",
                    "Expected names with values for \"only\" but was " + shown(value) + ".",
                    "Maybe write { from: Platform, is: [ iOS ] }.");
        }
        return null;
    }

    /** Texts; one by itself counts as a list of one. */
    List<String> texts(String place, @Nullable Object value) {
        List<String> texts = new ArrayList<>();
        List<?> given = value == null ? List.of() : value instanceof List<?> list ? list : List.of(value);
        for (Object element : given) {
            if (element instanceof Map || element instanceof List) {
                problem(
                        place,
                        "Expected a list of texts but was " + shown(element) + ".",
                        "Maybe quotation marks are missing: a text with a colon needs them.");
            } else {
                texts.add(element.toString().strip());
            }
        }
        return texts;
    }

    /** How numbers are written, as is said here, or otherwise. */
    Figures figures(String place, @Nullable Object decimalComma, Figures otherwise) {
        return decimalComma == null ? otherwise : new Figures(flag(place + "/decimalComma", decimalComma));
    }

    boolean flag(String place, @Nullable Object value) {
        if (value != null && !(value instanceof Boolean)) {
            problem(place, "Expected true or false but was " + shown(value) + ".", "Maybe true or false was meant.");
        }
        return Boolean.TRUE.equals(value);
    }

    /** Tells of keys that aren't known. */
    void known(String place, Map<?, ?> map, List<String> keys) {
        for (Object key : map.keySet()) {
            if (!keys.contains(key.toString())) {
                String maybe = Suggestions.maybe(key.toString(), keys);
                problem(
                        place + "/" + key,
                        "There is no \"" + key + "\" here.",
                        maybe.isEmpty() ? "Maybe one of these was meant: " + String.join(", ", keys) + "." : maybe);
            }
        }
    }

    void problem(String place, String message, String hint) {
        problems.add(new Problem(file, place, message, hint));
    }

    static String shown(Object value) {
        return value instanceof String
                ? "\"" + value + "\""
                : value instanceof Map ? "names with values" : value instanceof List ? "a list" : value.toString();
    }
}
