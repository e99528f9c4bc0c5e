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
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.dataformat.yaml.YAMLFactory;

/**
 * Reads JSON and YAML into maps, lists, texts, booleans and numbers (a whole number is a {@link Long}, any other a {@link Double}; one
 * that fits neither stays a text of digits). A null is left out: it reads as absent.
 */
public final class Trees {

    private static final int MAX_DEPTH = 40;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
            .maxNestingDepth(MAX_DEPTH)
            .maxNumberLength(100)
            .build();

    private Trees() {}

    /** Text that can't be read as what it should be. */
    public static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1L;

        private final Problem problem;

        Unreadable(Problem problem) {
            super(problem.toString());
            this.problem = problem;
        }

        /** Where and what. */
        public Problem problem() {
            return problem;
        }
    }

    /** Reads one JSON value. */
    public static Object json(String name, String text) throws Unreadable {
        return read(name, text, Factories.JSON, "JSON");
    }

    /** Reads one YAML document of plain values; an empty one is an empty map. */
    public static Object yaml(String name, String text) throws Unreadable {
        return text.isBlank() ? Map.of() : read(name, text, Factories.YAML, "YAML");
    }

    /** One tree laid over another: objects are merged name by name, everything else is replaced. */
    public static Map<?, ?> laidOver(Map<?, ?> below, Map<?, ?> above) {
        Map<Object, Object> both = new LinkedHashMap<>(below);
        above.forEach((key, value) -> both.merge(
                key,
                value,
                (old, added) -> old instanceof Map<?, ?> a && added instanceof Map<?, ?> b ? laidOver(a, b) : added));
        return both;
    }

    /** The same text without a byte order mark. */
    public static String withoutMark(String text) {
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    static JsonParser yamlParser(String text) {
        return Factories.YAML.createParser(ObjectReadContext.empty(), withoutMark(text));
    }

    private static Object read(String name, String text, TokenStreamFactory factory, String kind) throws Unreadable {
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), withoutMark(text))) {
            parser.nextToken();
            Object value = value(parser);
            if (parser.nextToken() != null) {
                throw unreadable(name, parser.currentTokenLocation(), "More follows after the end of the value.", "");
            }
            return value == null ? Map.of() : value;
        } catch (StreamReadException e) {
            throw unreadable(name, e.getLocation(), what(kind, e.getOriginalMessage()), hint(e));
        } catch (JacksonException e) {
            throw unreadable(name, e.getLocation(), what(kind, e.getOriginalMessage()), hint(e));
        }
    }

    private static @Nullable Object value(JsonParser parser) {
        JsonToken token = parser.currentToken();
        if (token == null) {
            return null;
        }
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> parser.getString();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT ->
                switch (parser.getNumberType()) {
                    case INT, LONG -> parser.getLongValue();
                    default -> parser.getString();
                };
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            default -> null;
        };
    }

    private static Map<String, Object> object(JsonParser parser) {
        Map<String, Object> object = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            Object value = value(parser);
            if (value != null) {
                object.put(name, value);
            }
        }
        return object;
    }

    private static List<Object> array(JsonParser parser) {
        List<Object> array = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            Object value = value(parser);
            if (value != null) {
                array.add(value);
            }
        }
        return array;
    }

    private static Unreadable unreadable(String name, @Nullable TokenStreamLocation at, String message, String hint) {
        String place = at == null || at.getLineNr() < 1 ? "" : at.getLineNr() + ":" + Math.max(1, at.getColumnNr());
        return new Unreadable(new Problem(name, place, message, hint));
    }

    private static String firstLine(@Nullable String message) {
        String line = message == null
                ? "it can't be read"
                : message.lines().findFirst().orElse("it can't be read");
        // Where the reader says which file it reads, it doesn't know.
        line = line.replaceFirst(" \\(start marker at \\[Source.*", "");
        return line.endsWith(".") ? line : line + ".";
    }

    /** What the reader says, in words for who writes pages and cases. */
    private static String what(String kind, @Nullable String message) {
        String first = firstLine(message);
        String all = String.valueOf(message);
        String plain = all.contains("found character '\\t")
                ? "here is a tab, where only spaces may be."
                : first.startsWith("mapping values are not allowed")
                        ? "here is a colon that isn't allowed."
                        : first.startsWith("while scanning a quoted scalar")
                                ? "the text in quotation marks doesn't end."
                                : first.startsWith("while parsing a flow")
                                        ? "what stands in brackets doesn't end, or lacks a comma."
                                        : first.startsWith("while parsing a block")
                                                ? "this line doesn't go with the one above."
                                                : first;
        return "This is not " + kind + ": " + plain;
    }

    private static String hint(JacksonException e) {
        String message = String.valueOf(e.getOriginalMessage());
        if (message.contains("found character '\\t")) {
            return "Maybe an editor put it there: replace it by two spaces.";
        }
        if (message.startsWith("mapping values are not allowed")) {
            return "Maybe a text that holds a colon needs quotation marks.";
        }
        if (message.startsWith("while scanning a quoted scalar")) {
            return "Maybe a quotation mark is missing, or one inside the text needs a backslash.";
        }
        if (message.startsWith("while parsing a flow")) {
            return "Maybe a bracket is missing: each [ needs its ], each { its }.";
        }
        if (message.startsWith("while parsing a block")) {
            return "Maybe the indentation is off.";
        }
        if (message.startsWith("Duplicate")) {
            return "Maybe one of the two is left over: keep the right one.";
        }
        if (message.contains("end-of-input")) {
            return "Maybe the file is cut off, or a bracket is missing.";
        }
        return "Maybe a comma, a quotation mark or a bracket is missing.";
    }

    /** Made when first needed: who reads only JSON never loads the YAML reader. */
    private static final class Factories {
        static final TokenStreamFactory JSON = JsonFactory.builder()
                .streamReadConstraints(LIMITS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        static final TokenStreamFactory YAML = YAMLFactory.builder()
                .streamReadConstraints(LIMITS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
    }
}
