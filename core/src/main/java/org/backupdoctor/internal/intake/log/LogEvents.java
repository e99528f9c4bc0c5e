package org.backupdoctor.internal.intake.log;

import java.io.Reader;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** Reads a log that {@code log show --style json} or {@code ndjson} prints, one event after the other, without keeping them. */
final class LogEvents {

    private static final Set<String> WANTED =
            Set.of("timestamp", "eventMessage", "processImagePath", "process", "subsystem");
    private static final int LONGEST_PATH = 1_000;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(60)
                    .maxNumberLength(100)
                    .maxNameLength(10_000)
                    .maxStringLength(2_000_000)
                    .build())
            .build();

    private LogEvents() {}

    /** Takes the whole log in; where it is cut off or damaged, what stands before that. */
    static void digest(Reader reader, Digest digest) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), reader)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.START_OBJECT) {
                    digest.add(line(fields(parser)));
                }
            }
        } catch (JacksonException e) {
            digest.cut();
        }
    }

    private static Map<String, String> fields(JsonParser parser) {
        Map<String, String> fields = new HashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (value == JsonToken.VALUE_STRING && WANTED.contains(name)) {
                String text = parser.getString();
                fields.put(name, text.length() > LogLines.LONGEST ? text.substring(0, LogLines.LONGEST) : text);
            } else {
                parser.skipChildren();
            }
        }
        return fields;
    }

    private static LogLine line(Map<String, String> fields) {
        String path = fields.getOrDefault("processImagePath", fields.getOrDefault("process", ""));
        String process = path.length() > LONGEST_PATH ? "" : path.substring(path.lastIndexOf('/') + 1);
        LogLine said = LineForm.withoutOrigin(
                LineForm.time(fields.getOrDefault("timestamp", "")),
                process,
                fields.getOrDefault("eventMessage", ""),
                false);
        String subsystem = fields.getOrDefault("subsystem", said.subsystem());
        return new LogLine(said.at(), process, subsystem, said.tag(), said.message(), true);
    }
}
