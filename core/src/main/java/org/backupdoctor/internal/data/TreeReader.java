package org.backupdoctor.internal.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.backupdoctor.Problem;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;

/** Reads one value from a parser, and refuses what no value may be. Of YAML only the plain part is read. */
final class TreeReader {

    private final String name;
    private final String kind;
    private final JsonParser parser;
    private final boolean yaml;
    private final int[] written;
    private int values;

    TreeReader(String name, String kind, String text, JsonParser parser) {
        this.name = name;
        this.kind = kind;
        this.parser = parser;
        this.yaml = kind.equals("YAML");
        this.written = yaml ? text.codePoints().toArray() : new int[0];
    }

    /** The value; a YAML document of nothing is an empty map. */
    Object root() throws Trees.Unreadable {
        try {
            parser.nextToken();
            Object value = value(0);
            if (parser.nextToken() != null) {
                throw unreadable(
                        "More follows after the end of the value.",
                        yaml ? "Maybe a line of --- is left over: a file holds one document." : "");
            }
            if (value == null && !yaml) {
                throw unreadable("Expected a value but there is none.", "Maybe {} is meant: an object without fields.");
            }
            return value == null ? Map.of() : value;
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation() == null ? parser.currentTokenLocation() : e.getLocation();
            throw new Trees.Unreadable(ReaderWords.problem(name, place(at), kind, e));
        }
    }

    private @Nullable Object value(int depth) throws Trees.Unreadable {
        JsonToken token = parser.currentToken();
        if (token == null) {
            return null;
        }
        plain();
        if (depth > Trees.MAX_DEPTH) {
            throw unreadable(
                    "Here is something within more than " + Trees.MAX_DEPTH + " others.",
                    "Maybe a bracket or the indentation is wrong.");
        }
        return switch (token) {
            case START_OBJECT -> object(depth);
            case START_ARRAY -> array(depth);
            case VALUE_STRING -> readable(parser.getString());
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT ->
                switch (parser.getNumberType()) {
                    case INT, LONG -> parser.getLongValue();
                    default -> parser.getString();
                };
            case VALUE_NUMBER_FLOAT -> finite(parser.getDoubleValue());
            default -> null;
        };
    }

    private Map<String, Object> object(int depth) throws Trees.Unreadable {
        Map<String, Object> object = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            plain();
            String key = readable(parser.currentName());
            parser.nextToken();
            Object value = value(depth + 1);
            if (value != null) {
                object.put(key, value);
            }
        }
        return object;
    }

    private List<Object> array(int depth) throws Trees.Unreadable {
        List<Object> array = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            Object value = value(depth + 1);
            if (value != null) {
                array.add(value);
            }
        }
        return array;
    }

    private double finite(double number) throws Trees.Unreadable {
        if (!Double.isFinite(number)) {
            throw unreadable("This is no number that can be counted with.", "Maybe a digit is too many.");
        }
        return number;
    }

    private void plain() throws Trees.Unreadable {
        if (!yaml) {
            return;
        }
        values++;
        if (values > PlainYaml.MOST_VALUES) {
            throw unreadable(
                    "Expected at most " + PlainYaml.MOST_VALUES + " values but there are more.",
                    "Maybe the file was made by mistake.");
        }
        // The parser keeps only some of what stands before a value; where it begins, it tells of each.
        int at = (int) parser.currentTokenLocation().getCharOffset();
        String other = at < written.length ? PlainYaml.otherThanPlain(written[at]) : null;
        if (other != null) {
            throw unreadable(
                    "Here is " + other + ", which is not allowed here.",
                    "Maybe a text that begins with &, * or ! needs quotation marks; else write the value out.");
        }
    }

    /** A text of YAML, which somebody reads: what it writes as an escape may steer too. */
    private String readable(String text) throws Trees.Unreadable {
        if (yaml && Characters.firstSteering(text) >= 0) {
            throw new Trees.Unreadable(Characters.hidden(
                    name, place(parser.currentTokenLocation()), text.codePointAt(Characters.firstSteering(text))));
        }
        if (yaml && text.equals("<<") && parser.currentToken() == JsonToken.PROPERTY_NAME) {
            throw unreadable(
                    "Here is a merge key, which is not allowed here.", "Maybe write the names and values out.");
        }
        return text;
    }

    private Trees.Unreadable unreadable(String message, String hint) {
        return new Trees.Unreadable(new Problem(name, place(parser.currentTokenLocation()), message, hint));
    }

    private static String place(@Nullable TokenStreamLocation at) {
        return at == null || at.getLineNr() < 1 ? "" : at.getLineNr() + ":" + Math.max(1, at.getColumnNr());
    }
}
