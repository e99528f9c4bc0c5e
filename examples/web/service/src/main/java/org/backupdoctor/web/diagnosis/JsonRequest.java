package org.backupdoctor.web.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.backupdoctor.DeviceSnapshot;
import org.backupdoctor.SnapshotException;
import org.backupdoctor.web.problem.Fault;
import org.backupdoctor.web.problem.RequestException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The fields of a JSON body: those that may be there, each read as what it should be. */
public final class JsonRequest {

    private final JsonNode root;

    private JsonRequest(JsonNode root) {
        this.root = root;
    }

    /** Reads bodies that nest so deep at most. */
    public static final class Reader {

        private final JsonMapper json;
        private final int depth;

        /** A reader with a limit. */
        public Reader(int depth) {
            this.depth = depth;
            this.json = JsonMapper.builder(JsonFactory.builder()
                            .streamReadConstraints(StreamReadConstraints.builder()
                                    .maxNestingDepth(depth)
                                    .maxNumberLength(100)
                                    .build())
                            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                            .build())
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();
        }

        /**
         * Reads a body.
         *
         * @param fields what may be in it
         * @throws RequestException when it isn't a JSON object, or holds something else
         */
        public JsonRequest read(byte @Nullable [] body, String... fields) {
            JsonNode root = parsed(body == null ? new byte[0] : body);
            if (!root.isObject()) {
                throw wrong(List.of(Fault.at("", "Expected a JSON object.", "Maybe the body is missing.")));
            }
            Set<String> known = Set.of(fields);
            List<Fault> unknown = new ArrayList<>();
            root.propertyNames().forEach(name -> {
                if (!known.contains(name)) {
                    unknown.add(Fault.at(
                            "/" + escaped(name),
                            "There is no such field.",
                            "Maybe one of these was meant: " + String.join(", ", fields) + "."));
                }
            });
            if (!unknown.isEmpty()) {
                throw wrong(unknown);
            }
            return new JsonRequest(root);
        }

        private JsonNode parsed(byte[] body) {
            try {
                return json.readTree(body);
            } catch (StreamConstraintsException e) {
                throw wrong(List.of(fault(
                        e,
                        "This nests deeper than " + depth + ", or has a number or a name that is too long.",
                        "Maybe it is no snapshot.")));
            } catch (JacksonException e) {
                throw wrong(List.of(
                        fault(e, "This isn't JSON from here on.", "Maybe a comma or a quotation mark is missing.")));
            }
        }
    }

    private static Fault fault(JacksonException e, String detail, String maybe) {
        TokenStreamLocation place = e.getLocation();
        boolean isKnown = place != null && place.getLineNr() > 0;
        return new Fault(
                null,
                null,
                isKnown ? place.getLineNr() : null,
                isKnown ? place.getColumnNr() : null,
                null,
                detail,
                maybe,
                null,
                null);
    }

    /** A field, if it is there. */
    public @Nullable JsonNode field(String name) {
        JsonNode node = root.get(name);
        return node == null || node.isNull() ? null : node;
    }

    /**
     * The snapshot that travels with the request.
     *
     * @throws RequestException when there is none, or it can't be one
     */
    public DeviceSnapshot snapshot() {
        JsonNode node = field("snapshot");
        if (node == null) {
            throw wrong(List.of(
                    Fault.at("/snapshot", "The snapshot is missing.", "Maybe send {} when nothing is known yet.")));
        }
        return snapshot("/snapshot", node);
    }

    /** A snapshot within the body. */
    public static DeviceSnapshot snapshot(String pointer, JsonNode node) {
        try {
            return DeviceSnapshot.fromJson(node.toString());
        } catch (SnapshotException e) {
            throw new RequestException(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "What was sent can't be read as one device's facts.",
                    Fault.of(e.problems(), pointer));
        }
    }

    /** Yes or no; no when the field isn't there. */
    public boolean flag(String name) {
        JsonNode node = field(name);
        if (node != null && !node.isBoolean()) {
            throw wrong(List.of(Fault.at("/" + name, "Expected true or false.", "Maybe leave it out.")));
        }
        return node != null && node.booleanValue();
    }

    /** A text that has to be there. */
    public String text(String name) {
        JsonNode node = field(name);
        if (node == null || !node.isString()) {
            throw wrong(List.of(Fault.at("/" + name, "Expected a text.", "Maybe the field is missing.")));
        }
        return node.stringValue();
    }

    /** Texts; none when the field isn't there. */
    public List<String> texts(String name) {
        JsonNode node = field(name);
        if (node == null) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode each : node) {
            if (each.isString()) {
                texts.add(each.stringValue());
            }
        }
        if (!node.isArray() || texts.size() != node.size()) {
            throw wrong(List.of(Fault.at("/" + name, "Expected a list of texts.", "Maybe write [].")));
        }
        return texts;
    }

    /** A body that isn't as it should be. */
    public static RequestException wrong(List<Fault> faults) {
        return new RequestException(HttpStatus.BAD_REQUEST, "The body isn't what it should be.", faults);
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
