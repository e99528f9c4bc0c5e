package org.backupdoctor.internal.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.backupdoctor.internal.data.JsonText;
import org.backupdoctor.internal.data.Trees;
import org.backupdoctor.internal.knowledge.CausePage.Blocks;
import org.backupdoctor.internal.knowledge.RuleFiles;
import org.backupdoctor.rule.Verb;
import org.jspecify.annotations.Nullable;

/** Which rule files are compiled already, as classes of the rules jar, and what their rules are. */
record CompiledIndex(Map<String, Entry> entries) {

    static final String RESOURCE = RuleFiles.BUNDLED + "compiled.json";

    /**
     * A rule file that is compiled.
     *
     * @param digest the digest of the text that it was compiled from
     * @param model the class of its model
     * @param rules its rules
     */
    record Entry(String digest, String model, List<RuleInfo> rules) {}

    static CompiledIndex of(ClassLoader loader) {
        try (@Nullable InputStream in = loader.getResourceAsStream(RESOURCE)) {
            return in == null
                    ? new CompiledIndex(Map.of())
                    : read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        entries.forEach((path, entry) -> json.put(
                path,
                Map.of(
                        "digest", entry.digest(),
                        "model", entry.model(),
                        "rules",
                                entry.rules().stream()
                                        .map(CompiledIndex::written)
                                        .toList())));
        return JsonText.of(sorted(json));
    }

    private static Map<String, Object> sorted(Map<?, ?> map) {
        Map<String, Object> sorted = new TreeMap<>();
        map.forEach((key, value) ->
                sorted.put(key.toString(), value instanceof Map<?, ?> inner ? sorted(inner) : value));
        return sorted;
    }

    private static Map<String, Object> written(RuleInfo rule) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", rule.name());
        json.put("line", (long) rule.line());
        json.put("verb", rule.verb().name());
        json.put("word", rule.word());
        json.put("because", rule.because());
        if (rule.blocks() != null) {
            json.put("blocks", rule.blocks().name());
        }
        return json;
    }

    private static CompiledIndex read(String json) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        try {
            if (Trees.json(RESOURCE, json) instanceof Map<?, ?> files) {
                files.forEach((path, entry) -> entries.put(path.toString(), entry(path.toString(), (Map<?, ?>) entry)));
            }
        } catch (Trees.Unreadable e) {
            throw new IllegalStateException(e);
        }
        return new CompiledIndex(entries);
    }

    private static Entry entry(String path, Map<?, ?> entry) {
        List<RuleInfo> rules = new ArrayList<>();
        for (Object element : (List<?>) value(entry, "rules")) {
            Map<?, ?> rule = (Map<?, ?>) element;
            Object blocks = rule.get("blocks");
            rules.add(new RuleInfo(
                    value(rule, "name").toString(),
                    path,
                    ((Number) value(rule, "line")).intValue(),
                    Verb.valueOf(value(rule, "verb").toString()),
                    value(rule, "word").toString(),
                    value(rule, "because").toString(),
                    blocks == null ? null : Blocks.valueOf(blocks.toString())));
        }
        return new Entry(
                value(entry, "digest").toString(), value(entry, "model").toString(), rules);
    }

    private static Object value(Map<?, ?> map, String name) {
        return Objects.requireNonNull(map.get(name), name);
    }
}
