package org.backupdoctor.internal.data;

import java.util.LinkedHashMap;
import java.util.Map;
import org.backupdoctor.Problem;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;

/**
 * Where in a YAML text each value stands. Only read when something is wrong: until then a problem has the path of its value, such as
 * {@code /minutes/handsOn}.
 */
public final class Places {

    /** Paths of a file with long names would fill all memory: what is behind that is told at the place above it. */
    private static final int MOST_CHARACTERS = 5_000_000;

    private final Map<String, String> places = new LinkedHashMap<>();
    private int characters;

    private Places() {}

    /** The places of a text that {@link Trees#yaml} can read; of one that it can't, those before the fault. */
    public static Places ofYaml(String text) {
        Places places = new Places();
        try (JsonParser parser = Trees.yamlParser(text)) {
            parser.nextToken();
            places.read("", parser, parser.currentTokenLocation());
        } catch (JacksonException e) {
            // Whoever read the text has told of it.
        }
        return places;
    }

    /** Line and column of a path, or of the nearest one that there is above it. */
    public String of(String path) {
        String nearest = path;
        while (!places.containsKey(nearest) && !nearest.isEmpty()) {
            nearest = nearest.substring(0, nearest.lastIndexOf('/'));
        }
        return places.getOrDefault(nearest, "1:1");
    }

    /** A problem with the line and column of its path, if a path is what it has. */
    public Problem located(Problem problem) {
        return problem.place().startsWith("/")
                ? new Problem(
                        problem.file(),
                        of(problem.place().equals("/") ? "" : problem.place()),
                        problem.message(),
                        problem.hint(),
                        problem.severity(),
                        problem.kind())
                : problem;
    }

    private void read(String path, JsonParser parser, TokenStreamLocation at) {
        if (parser.currentToken() == null || parser.currentToken() == JsonToken.VALUE_NULL) {
            return;
        }
        characters += path.length() + 1;
        if (characters > MOST_CHARACTERS) {
            parser.skipChildren();
            return;
        }
        places.put(path, at.getLineNr() + ":" + Math.max(1, at.getColumnNr()));
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                TokenStreamLocation key = parser.currentTokenLocation();
                parser.nextToken();
                read(path + "/" + name, parser, key);
            }
        } else if (parser.currentToken() == JsonToken.START_ARRAY) {
            int index = 0;
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (characters > MOST_CHARACTERS) {
                    parser.skipChildren();
                    continue;
                }
                boolean known = parser.currentToken() != JsonToken.VALUE_NULL;
                read(path + "/" + index, parser, parser.currentTokenLocation());
                index += known ? 1 : 0;
            }
        }
    }
}
