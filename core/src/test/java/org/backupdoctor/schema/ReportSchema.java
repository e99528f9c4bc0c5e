package org.backupdoctor.schema;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.backupdoctor.FleetSummary;
import org.backupdoctor.Report;

/** The JSON Schema of a report: its fields from {@link Report} and its records, their descriptions from their Javadoc. */
final class ReportSchema {

    private static final List<String> FIELDS = List.of(
            "id",
            "takenAt",
            "verdict",
            "lastSuccess",
            "device",
            "site",
            "rules",
            "diagnoses",
            "remedies",
            "questions",
            "notes",
            "checks",
            "expectedMinutes");
    /** What is written only where it says something. */
    private static final List<String> SOMETIMES = List.of("Check.missing", "Check.reason", "Option.path");

    private final Javadoc javadoc;

    ReportSchema(Javadoc javadoc) {
        this.javadoc = javadoc;
    }

    Map<String, Object> make() throws NoSuchMethodException {
        Map<String, Object> fields = new LinkedHashMap<>();
        List<String> needed = new ArrayList<>(List.of("format"));
        fields.put("format", Tree.of("description", "The version of the format.", "const", 1));
        for (String name : FIELDS) {
            Type type = Report.class.getMethod(name).getGenericReturnType();
            field(name, type, javadoc.of("Report." + name), fields);
            if (!isOptional(type)) {
                needed.add(name);
            }
        }
        return Tree.object(fields, needed);
    }

    /** Of a summary on many devices, likewise. */
    Map<String, Object> summary() {
        Map<String, Object> schema = record(FleetSummary.class);
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("format", Tree.of("description", "The version of the format.", "const", 1));
        ((Map<?, ?>) schema.get("properties")).forEach((name, field) -> fields.put(name.toString(), field));
        List<String> needed = new ArrayList<>(List.of("format"));
        ((List<?>) schema.get("required")).forEach(name -> needed.add(name.toString()));
        return Tree.object(fields, needed);
    }

    private void field(String name, Type type, String description, Map<String, Object> fields) {
        Map<String, Object> field = Tree.of("description", description + words(type));
        field.putAll(type(type));
        fields.put(name, field);
    }

    private Map<String, Object> record(Class<?> type) {
        Map<String, Object> fields = new LinkedHashMap<>();
        List<String> needed = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            String name = type.getSimpleName() + "." + component.getName();
            if (name.equals("Evidence.source")) {
                field("source", String.class, javadoc.of("Provenance.name"), fields);
                field("at", Instant.class, javadoc.of("Provenance.at"), fields);
                field("confidence", Report.Confidence.class, javadoc.of("Provenance.confidence"), fields);
                continue;
            }
            field(component.getName(), component.getGenericType(), javadoc.of(name), fields);
            if (!isOptional(component.getGenericType()) && !SOMETIMES.contains(name)) {
                needed.add(component.getName());
            }
        }
        return Tree.object(fields, needed);
    }

    private Map<String, Object> type(Type type) {
        if (type instanceof ParameterizedType of) {
            Map<String, Object> inner = type(of.getActualTypeArguments()[0]);
            return of.getRawType() == List.class ? Tree.of("type", "array", "items", inner) : inner;
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isRecord()) {
            return record(plain);
        } else if (plain.isEnum()) {
            return Tree.of(
                    "enum",
                    Arrays.stream(plain.getEnumConstants())
                            .map(Object::toString)
                            .toList());
        } else if (plain == Instant.class) {
            return Tree.of("type", "string", "format", "date-time");
        } else if (plain == double.class) {
            return Tree.of("type", "number");
        } else if (plain == boolean.class) {
            return Tree.of("type", "boolean");
        } else if (plain == Object.class) {
            return Tree.of("type", List.of("string", "number", "boolean", "array", "null"));
        }
        return Tree.of("type", plain == String.class ? "string" : "integer");
    }

    /** What each of a few words means, where that is said. */
    private String words(Type type) {
        Class<?> plain = type instanceof Class<?> known ? known : Object.class;
        return plain.isEnum()
                ? Arrays.stream(plain.getEnumConstants())
                        .filter(word ->
                                !javadoc.of(plain.getSimpleName() + "." + word).isEmpty())
                        .map(word -> " " + word + ": " + javadoc.of(plain.getSimpleName() + "." + word))
                        .collect(Collectors.joining())
                : "";
    }

    private static boolean isOptional(Type type) {
        return type == OptionalLong.class
                || (type instanceof ParameterizedType of && of.getRawType() == Optional.class);
    }
}
