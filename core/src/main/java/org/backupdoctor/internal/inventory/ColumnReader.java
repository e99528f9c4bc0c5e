package org.backupdoctor.internal.inventory;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.backupdoctor.internal.data.Suggestions;
import org.backupdoctor.internal.snapshot.Schema;
import org.jspecify.annotations.Nullable;

/** Reads what a mapping says of a column. */
final class ColumnReader {

    private static final List<String> KEYS =
            List.of("from", "value", "unit", "decimalComma", "words", "match", "format", "zone", "optional");

    private final MappingReader file;
    private final TimesReader times;
    private final Figures figures;

    /** @param figures how numbers are written where a column doesn't say it */
    ColumnReader(MappingReader file, Figures figures) {
        this.file = file;
        this.times = new TimesReader(file);
        this.figures = figures;
    }

    /** The fields, each with its column. */
    List<Column> fields(@Nullable Object value) {
        List<Column> columns = new ArrayList<>();
        if (!(value instanceof Map<?, ?> fields)) {
            file.problem(
                    "/",
                    value == null
                            ? "\"fields\" is missing."
                            : "Expected names with values for \"fields\" but was " + MappingReader.shown(value) + ".",
                    "Maybe write, below \"fields:\", device.iosVersion: OS Version");
            return columns;
        }
        fields.forEach((key, column) -> {
            String name = key.toString();
            String path = "/" + name.replace('.', '/').replaceFirst("^/", "");
            Schema.Type type = path.startsWith("/attributes/") ? new Schema.Anything() : Schema.at(path);
            if (type == null
                    || isWhole(type)
                    || path.equals("/format")
                    || path.equals("/id")
                    || path.equals("/takenAt")) {
                unknown(name, type);
            } else {
                Column read = column("/fields/" + name, path, type, column);
                if (read != null) {
                    columns.add(read);
                }
            }
        });
        return columns;
    }

    /** A column of texts, or null when there is none. */
    @Nullable
    Column text(String place, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        if (value instanceof String from && !from.isBlank()) {
            return Column.text(from.strip());
        }
        file.problem(
                place,
                "Expected the title of a column, or a JSON path, but was " + MappingReader.shown(value) + ".",
                "Maybe quotation marks are missing.");
        return null;
    }

    /** A column of times, or null when there is none. */
    @Nullable
    Column time(String place, @Nullable Object value) {
        return value == null ? null : column(place, "", new Schema.Time(), value);
    }

    private @Nullable Column column(String place, String path, Schema.Type type, Object value) {
        if (value instanceof String) {
            Column text = text(place, value);
            return text == null
                    ? null
                    : new Column(
                            path,
                            type,
                            text.from(),
                            null,
                            "",
                            Map.of(),
                            null,
                            times.read(type, Map.of(), place),
                            figures,
                            false);
        }
        if (!(value instanceof Map<?, ?> map)) {
            text(place, value);
            return null;
        }
        file.known(place, map, KEYS);
        Object constant = map.get("value");
        Column from = text(place + "/from", map.get("from"));
        if ((from == null) == (constant == null)) {
            file.problem(
                    place,
                    "Expected either \"from\" or \"value\" but "
                            + (constant == null ? "neither is there." : "both are there."),
                    "Maybe \"from\", the title of the column, was forgotten.");
            return null;
        }
        return new Column(
                path,
                type,
                from == null ? "" : from.from(),
                constant,
                unit(place, path, type, map.get("unit")),
                words(place, map.get("words")),
                pattern(place, map.get("match")),
                times.read(type, map, place),
                figures(place, type, map.get("decimalComma")),
                file.flag(place + "/optional", map.get("optional")));
    }

    private String unit(String place, String path, Schema.Type type, @Nullable Object value) {
        if (value == null) {
            return "";
        }
        List<String> units = Units.of(type);
        boolean isShare = value.equals(Units.PERCENT) && type instanceof Schema.Size;
        if (value instanceof String unit && units.contains(unit) && !(isShare && path.endsWith("TotalBytes"))) {
            return unit;
        }
        String maybe = Suggestions.maybe(value.toString(), units);
        file.problem(
                place + "/unit",
                units.isEmpty()
                        ? "This field has no unit."
                        : "Expected one of " + String.join(", ", units) + " for \"unit\" but was "
                                + MappingReader.shown(value) + ".",
                units.isEmpty() ? "Maybe it can just be deleted." : maybe.isEmpty() ? "Maybe MB was meant." : maybe);
        return "";
    }

    private Figures figures(String place, Schema.Type type, @Nullable Object decimalComma) {
        boolean isNumber = type instanceof Schema.Size || type instanceof Schema.Whole || type instanceof Schema.Real;
        if (decimalComma != null && !isNumber) {
            file.problem(place + "/decimalComma", "This field is no number.", "Maybe it can just be deleted.");
        }
        return file.figures(place, decimalComma, figures);
    }

    private Map<String, Object> words(String place, @Nullable Object value) {
        Map<String, Object> words = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, meant) -> {
                if (meant instanceof Map || meant instanceof List) {
                    file.problem(
                            place + "/words/" + key,
                            "Expected a single value but was " + MappingReader.shown(meant) + ".",
                            "Maybe the indentation is off.");
                }
                words.put(key.toString().strip().toLowerCase(Locale.ROOT), meant);
            });
        } else if (value != null) {
            file.problem(
                    place + "/words",
                    "Expected words with what they mean but was " + MappingReader.shown(value) + ".",
                    "Maybe write { Enabled: true, Disabled: false }.");
        }
        return words;
    }

    private @Nullable Pattern pattern(String place, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        try {
            return Pattern.compile(value.toString());
        } catch (PatternSyntaxException e) {
            file.problem(
                    place + "/match",
                    "This is no regular expression: " + e.getDescription() + ".",
                    "Maybe a bracket isn't closed, or what looks ahead or back isn't understood.");
            return null;
        }
    }

    private void unknown(String name, Schema.@Nullable Type type) {
        List<String> fields = names();
        String maybe = type == null ? Suggestions.maybe(name, fields) : "";
        String last = name.substring(name.lastIndexOf('.') + 1);
        String named = fields.stream()
                .filter(field -> type == null && field.endsWith("." + last))
                .findFirst()
                .map(field -> "Maybe you meant \"" + field + "\".")
                .orElse("Maybe \"attributes." + last + "\", for rules of your own.");
        file.problem(
                "/fields/" + name,
                type == null
                        ? "There is no field \"" + name + "\" in a snapshot."
                        : "\"" + name + "\" isn't a single value of a snapshot.",
                maybe.isEmpty() ? named : maybe);
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>();
        Schema.ROOT.fields().forEach((name, type) -> {
            if (type instanceof Schema.Group group) {
                group.fields().forEach((inner, field) -> {
                    if (!isWhole(field)) {
                        names.add(name + "." + inner);
                    }
                });
            }
        });
        return names;
    }

    private static boolean isWhole(Schema.Type type) {
        return type instanceof Schema.Group || type instanceof Schema.Array || type instanceof Schema.Values;
    }
}
