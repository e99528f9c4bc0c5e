package org.backupdoctor.internal.data;

import java.util.LinkedHashMap;
import java.util.Map;
import org.backupdoctor.Problem;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.dataformat.yaml.YAMLFactory;

/**
 * Reads JSON and YAML into maps, lists, texts, booleans and numbers (a whole number is a {@link Long}, any other a {@link Double}; one
 * that fits neither stays a text of digits). A null is left out: it reads as absent; where it is all there is, there is no value.
 */
public final class Trees {

    static final int MAX_DEPTH = 40;
    static final int MAX_DIGITS = 100;
    static final int MAX_NAME = 10_000;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
            .maxNestingDepth(MAX_DEPTH + 1)
            .maxNumberLength(MAX_DIGITS)
            .maxNameLength(MAX_NAME)
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
        return read(name, text, Json.FACTORY, "JSON");
    }

    /** Reads one YAML document of plain values; an empty one is an empty map. */
    public static Object yaml(String name, String text) throws Unreadable {
        if (text.isBlank()) {
            return Map.of();
        }
        PlainYaml.check(name, withoutMark(text).replace("\r\n", "\n"));
        return read(name, text, Yaml.FACTORY, "YAML");
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
        return Yaml.FACTORY.createParser(ObjectReadContext.empty(), withoutMark(text));
    }

    private static Object read(String name, String text, TokenStreamFactory factory, String kind) throws Unreadable {
        String plain = withoutMark(text);
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), plain)) {
            return new TreeReader(name, kind, plain, parser).root();
        }
    }

    /** Made when first needed: who reads only JSON never loads the YAML reader. */
    private static final class Json {
        static final TokenStreamFactory FACTORY = JsonFactory.builder()
                .streamReadConstraints(LIMITS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
    }

    private static final class Yaml {
        static final TokenStreamFactory FACTORY = YAMLFactory.builder()
                .streamReadConstraints(LIMITS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
    }
}
