package org.backupdoctor.schema;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.backupdoctor.fact.Device.NewestIos;
import org.backupdoctor.fact.Field;
import org.backupdoctor.internal.snapshot.FactType;
import org.backupdoctor.internal.snapshot.Schema;

/** The JSON Schema of a snapshot: its fields from {@link Schema}, their descriptions from the Javadoc of the facts. */
final class SnapshotSchema {

    private static final Map<String, String> ENTRIES = Map.of(
            "/icloud/backups", "StoredBackupEntry",
            "/backup/apps", "AppEntry",
            "/backup/failures", "FailureEntry",
            "/management/profiles", "ProfileEntry");
    private static final Map<String, String> NO_FACT = Map.of(
            "/format", "The version of the format.",
            "/id", "The caller's name for the device; rules can't see it, the report repeats it.");

    private final Javadoc javadoc;

    SnapshotSchema(Javadoc javadoc) {
        this.javadoc = javadoc;
    }

    Map<String, Object> make() {
        return group("", Schema.ROOT);
    }

    private Map<String, Object> group(String path, Schema.Group group) {
        Map<String, Object> fields = new LinkedHashMap<>();
        group.fields().forEach((name, type) -> {
            String place = path + "/" + name;
            Map<String, Object> field = Tree.of("description", description(place, type));
            field.putAll(type(place, type));
            fields.put(name, field);
        });
        return Tree.object(fields, group.needed());
    }

    private Map<String, Object> type(String path, Schema.Type type) {
        if (type instanceof Schema.Group group) {
            Map<String, Object> schema = group(path, group);
            schema.put("type", path.endsWith("/*") ? "object" : orNull("object"));
            return schema;
        } else if (path.equals("/complete")) {
            return Tree.of("type", orNull("array"), "items", complete());
        } else if (type instanceof Schema.Array array) {
            return Tree.of("type", orNull("array"), "items", type(path + "/*", array.element()));
        } else if (type instanceof Schema.Flag) {
            return Tree.of("type", orNull("boolean"));
        } else if (type instanceof Schema.Size) {
            return Tree.of(
                    "type",
                    List.of("integer", "string", "null"),
                    "minimum",
                    0,
                    "pattern",
                    "^\\s*\\d{1,18}(\\.\\d{1,18})? ?([KMGT]i?)?B\\s*$",
                    "examples",
                    List.of("3.2 GB"));
        } else if (type instanceof Schema.Whole whole) {
            return Tree.of("type", orNull("integer"), "minimum", whole.least(), "maximum", whole.most());
        } else if (type instanceof Schema.Real) {
            return Tree.of("type", orNull("number"), "minimum", 0);
        } else if (type instanceof Schema.Time) {
            return Tree.of(
                    "type", orNull("string"), "format", "date-time", "examples", List.of("2026-11-20T07:00:00Z"));
        } else if (type instanceof Schema.Word word) {
            List<Object> words = new ArrayList<>(word.words());
            words.add(Tree.NULL);
            return Tree.of("enum", words);
        } else if (type instanceof Schema.Values) {
            return Tree.of("type", orNull("object"), "additionalProperties", Tree.of("not", Tree.of("type", "object")));
        } else if (type instanceof Schema.Text) {
            return Tree.of("type", path.endsWith("/*") ? "string" : orNull("string"), "pattern", "\\S");
        }
        return Tree.of("type", orNull("object"));
    }

    private static Map<String, Object> complete() {
        return Tree.of(
                "type",
                "string",
                "anyOf",
                List.of(Tree.of("enum", Schema.arrays()), Tree.of("pattern", "^/attributes/")));
    }

    /** What isn't known may be null as well as left out. */
    private static List<String> orNull(String type) {
        return List.of(type, "null");
    }

    private String description(String path, Schema.Type type) {
        if (NO_FACT.containsKey(path)) {
            return NO_FACT.get(path);
        }
        if (ENTRIES.containsKey(path)) {
            return javadoc.of(ENTRIES.get(path));
        }
        String name = path.substring(path.lastIndexOf('/') + 1);
        if (type instanceof Schema.Group) {
            return javadoc.of(name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1))
                    .replaceFirst(": the group .*", ".");
        }
        String above = path.substring(0, path.lastIndexOf('/'));
        // The fact that holds least beside this field says most about it.
        return Stream.of(path, path + "/*", above)
                .flatMap(place -> FactType.all().stream()
                        .filter(fact -> fact.paths().contains(place)
                                && fact.from().isEmpty()
                                && !fact.type().equals(NewestIos.class))
                        .filter(fact -> !place.equals(above) || components(fact).anyMatch(each -> isOf(each, name)))
                        .sorted(Comparator.comparing(fact -> components(fact).count())))
                .map(fact -> javadoc.of(fact.type().getSimpleName()))
                .findFirst()
                .orElse("");
    }

    private static Stream<RecordComponent> components(FactType fact) {
        return Stream.of(fact.type().getRecordComponents());
    }

    private static boolean isOf(RecordComponent component, String field) {
        Field named = component.getAnnotation(Field.class);
        return named == null
                ? component.getName().equals(field)
                : List.of(named.value()).contains(field);
    }
}
