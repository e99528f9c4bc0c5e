package org.backupdoctor.fleet.output;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.backupdoctor.Problem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON on one line. Times are ISO 8601 instants, fields stand in the order in which they were put. */
public final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Map<String, Object> fields = new LinkedHashMap<>();

    private Json() {}

    /** An object that says of which kind it is. */
    public static Json kind(String kind) {
        return new Json().put("kind", kind);
    }

    /** An empty object. */
    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /**
     * What JSON says.
     *
     * @throws tools.jackson.core.JacksonException when it isn't JSON
     */
    public static JsonNode read(String json) {
        return MAPPER.readTree(json);
    }

    /** The same with a field more. */
    public Json put(String name, Object value) {
        fields.put(name, value);
        return this;
    }

    /** The same with a time more, in milliseconds since 1970. */
    public Json at(String name, long millis) {
        return put(name, Instant.ofEpochMilli(millis).toString());
    }

    /** The same with problems more, as the command line says them. */
    public Json problems(List<Problem> problems) {
        return put("errors", problems.stream().map(Json::problem).toList());
    }

    private static Map<String, Object> problem(Problem problem) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("path", problem.place());
        said.put("message", problem.message());
        said.put("hint", problem.hint());
        return said;
    }

    /** As text. */
    public String text() {
        return MAPPER.writeValueAsString(fields);
    }

    /** As a line about something. */
    public Line line(String key) {
        return new Line(key, text());
    }
}
