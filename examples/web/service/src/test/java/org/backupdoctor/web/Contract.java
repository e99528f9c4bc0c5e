package org.backupdoctor.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service's own description, held against what it answers. */
final class Contract {

    private static final String BASE = "http://service.invalid/openapi.json";

    private final JsonNode document;
    private final SchemaRegistry registry;
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    /**
     * A description.
     *
     * @param json its text
     * @param other the text of another document by its path
     */
    Contract(String json, UnaryOperator<String> other) {
        this.document = new JsonMapper().readTree(json);
        Map<String, String> texts = new TreeMap<>();
        texts.put(BASE, json);
        for (String name : List.of("report", "snapshot")) {
            String path = "/schemas/" + name + ".schema.json";
            texts.put("http://service.invalid" + path, other.apply(path));
        }
        this.registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(texts));
    }

    /** Each operation: {@code POST /diagnoses}. */
    List<String> operations() {
        List<String> operations = new ArrayList<>();
        document.get("paths")
                .forEachEntry((path, item) -> item.propertyNames().stream()
                        .filter(name -> !name.equals("parameters"))
                        .forEach(method -> operations.add(method.toUpperCase(Locale.ROOT) + " " + path)));
        operations.sort(null);
        return operations;
    }

    /** Fails when an answer isn't as it is described. Paths that aren't described are nobody's. */
    void check(String method, String path, HttpResponse<String> answer) {
        String plain = path.replaceFirst("\\?.*", "");
        Optional<String> template = document.get("paths").propertyNames().stream()
                .filter(each -> matches(each, plain))
                .min((a, b) -> Boolean.compare(a.contains("{"), b.contains("{")));
        JsonNode operation = template.map(
                        each -> document.get("paths").get(each).get(method.toLowerCase(Locale.ROOT)))
                .orElse(null);
        if (operation == null) {
            return;
        }
        String said = method + " " + path + " answered " + answer.statusCode() + ": " + answer.body();
        String pointer = "/paths/" + escaped(template.orElseThrow()) + "/" + method.toLowerCase(Locale.ROOT)
                + "/responses/" + answer.statusCode();
        JsonNode response = operation.get("responses").get(Integer.toString(answer.statusCode()));
        assertFalse(response == null, said + "\nThis status isn't described.");
        if (response.has("$ref")) {
            pointer = response.get("$ref").stringValue().substring(1);
            response = document.at(pointer);
        }
        String type = answer.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
        JsonNode content = response.get("content");
        if (content == null) {
            assertEquals("", answer.body(), said);
            return;
        }
        assertTrue(content.has(type), said + "\n" + type + " isn't described.");
        if (type.endsWith("json")
                && !type.endsWith("ndjson")
                && content.get(type).has("schema")) {
            String at = pointer + "/content/" + escaped(type) + "/schema";
            assertEquals(List.of(), errors(at, answer.body()), said);
        }
        JsonNode headers = response.get("headers");
        if (headers != null) {
            headers.forEachEntry((name, header) -> assertTrue(
                    !document.at(header.get("$ref").asString().substring(1))
                                    .path("required")
                                    .asBoolean()
                            || answer.headers().firstValue(name).isPresent(),
                    said + "\nwithout " + name));
        }
    }

    /** What is wrong with a text by the schema at a place of the description. */
    List<String> errors(String pointer, String json) {
        return schemas
                .computeIfAbsent(pointer, at -> registry.getSchema(SchemaLocation.of(BASE + "#" + at)))
                .validate(json, InputFormat.JSON)
                .stream()
                .map(error -> error.getInstanceLocation() + " " + error.getMessage())
                .toList();
    }

    private static boolean matches(String template, String path) {
        String regex = template.replace(".", "\\.").replace("{path}", ".+").replaceAll("\\{\\w+}", "[^/]+");
        return path.matches(regex);
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
