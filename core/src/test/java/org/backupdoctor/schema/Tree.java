package org.backupdoctor.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Builds and prints what a JSON Schema is made of. */
final class Tree {

    private static final int WIDTH = 140;

    private Tree() {}

    /** An object of names and values in turn. */
    static Map<String, Object> of(Object... namesAndValues) {
        Map<String, Object> tree = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            tree.put(namesAndValues[i].toString(), namesAndValues[i + 1]);
        }
        return tree;
    }

    /** A schema file, printed. */
    static String file(String title, String description, Map<String, Object> schema) {
        Map<String, Object> root = of(
                "$schema", "https://json-schema.org/draft/2020-12/schema", "title", title, "description", description);
        root.putAll(schema);
        return printed(root, "") + "\n";
    }

    /** An object schema with these fields and no others. */
    static Map<String, Object> object(Map<String, Object> fields, List<String> needed) {
        Map<String, Object> schema = of("type", "object", "additionalProperties", false, "properties", fields);
        if (!needed.isEmpty()) {
            schema.put("required", needed);
        }
        return schema;
    }

    private static String printed(Object value, String indent) {
        String flat = flat(value);
        if (indent.length() + flat.length() <= WIDTH && !flat.contains("{\"type\": \"object\"") && !indent.isEmpty()) {
            return flat;
        }
        List<String> lines = new ArrayList<>();
        if (value instanceof Map<?, ?> object) {
            object.forEach((name, inner) -> lines.add(flat(name) + ": " + printed(inner, indent + "  ")));
            return "{\n" + joined(lines, indent) + "\n" + indent + "}";
        }
        if (value instanceof List<?> list) {
            list.forEach(inner -> lines.add(printed(inner, indent + "  ")));
            return "[\n" + joined(lines, indent) + "\n" + indent + "]";
        }
        return flat;
    }

    private static String joined(List<String> lines, String indent) {
        return lines.stream().map(line -> indent + "  " + line).collect(Collectors.joining(",\n"));
    }

    private static String flat(Object value) {
        if (value instanceof Map<?, ?> object) {
            return object.entrySet().stream()
                    .map(entry -> flat(entry.getKey()) + ": " + flat(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Tree::flat).collect(Collectors.joining(", ", "[", "]"));
        }
        return value instanceof Number || value instanceof Boolean || value == NULL
                ? value.toString()
                : "\"" + value.toString().replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /** JSON's null. */
    static final Object NULL = new Object() {
        @Override
        public String toString() {
            return "null";
        }
    };
}
