package org.backupdoctor.internal.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What reports say beside the pages of the rules. English comes with the library; other languages bring theirs as
 * {@code data/phrases.LANGUAGE.yaml}.
 */
public final class Phrases {

    /** Where a rule set would have the English ones; translations lie beside that place. */
    static final String FILE = "data/phrases.yaml";

    /** The English ones. */
    public static final Phrases ENGLISH = new Phrases(read());

    private final Map<String, String> patterns;

    private Phrases(Map<String, String> patterns) {
        this.patterns = patterns;
    }

    private static Map<String, String> read() {
        Properties read = new Properties();
        try (@Nullable InputStream in = Phrases.class.getResourceAsStream("phrases.properties")) {
            read.load(new InputStreamReader(Objects.requireNonNull(in, "phrases.properties"), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> patterns = new HashMap<>();
        read.forEach((key, pattern) -> patterns.put(key.toString(), pattern.toString()));
        return patterns;
    }

    /** These with others in their place, by key. */
    Phrases with(Map<String, String> others) {
        Map<String, String> both = new HashMap<>(patterns);
        both.putAll(others);
        return new Phrases(both);
    }

    /** All of them by key, sorted. */
    Map<String, String> all() {
        return new TreeMap<>(patterns);
    }

    /** A phrase with its places for values. */
    public String pattern(String key) {
        String pattern = patterns.get(key);
        if (pattern == null) {
            throw new IllegalArgumentException("There is no phrase \"" + key + "\".");
        }
        return pattern;
    }

    /** The same, or the other text where there is no such phrase. */
    public String pattern(String key, String otherwise) {
        return patterns.getOrDefault(key, otherwise);
    }
}
