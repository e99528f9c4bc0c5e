package org.backupdoctor.internal.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.backupdoctor.internal.knowledge.CausePage.Blocks;
import org.backupdoctor.internal.knowledge.Prepared;
import org.backupdoctor.rule.Verb;
import org.jspecify.annotations.Nullable;

/** Which rule files are compiled already, as classes of the rules jar, and what their rules are. */
record CompiledIndex(Map<String, Entry> entries) {

    /**
     * A rule file that is compiled.
     *
     * @param digest the digest of the text that it was compiled from
     * @param model the class of its model
     * @param rules its rules
     * @param methods what makes each of them, by name
     */
    record Entry(String digest, String model, List<RuleInfo> rules, Map<String, String> methods) {}

    /** Of the files of a rules jar; empty where there is none. */
    static CompiledIndex of(@Nullable Prepared prepared) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        if (prepared != null) {
            prepared.rules()
                    .forEach((path, entry) -> entries.put(path.toString(), entry(path.toString(), (Map<?, ?>) entry)));
        }
        return new CompiledIndex(entries);
    }

    /** The sentences of the rules of a file, by their names. */
    Map<String, String> sentences(String path) {
        Entry entry = entries.get(path);
        return entry == null ? Map.of() : RuleInfo.sentences(entry.rules());
    }

    /** All of it, by path, as a tree. */
    Map<String, Object> tree() {
        Map<String, Object> tree = new TreeMap<>();
        entries.forEach((path, entry) -> {
            Map<String, Object> file = new LinkedHashMap<>();
            file.put("digest", entry.digest());
            file.put("model", entry.model());
            file.put(
                    "rules",
                    entry.rules().stream()
                            .map(rule -> written(
                                    rule, Objects.requireNonNull(entry.methods().get(rule.name()), rule.name())))
                            .toList());
            tree.put(path, file);
        });
        return tree;
    }

    private static Map<String, Object> written(RuleInfo rule, String method) {
        Map<String, Object> made = new LinkedHashMap<>();
        made.put("name", rule.name());
        made.put("line", (long) rule.line());
        made.put("verb", rule.verb().name());
        made.put("word", rule.word());
        made.put("method", method);
        made.put("because", rule.because());
        if (rule.blocks() != null) {
            made.put("blocks", rule.blocks().name());
        }
        made.put("needs", rule.need().kinds());
        made.put("asks", rule.need().asked());
        if (rule.need().causes() != null) {
            made.put("causes", rule.need().causes());
        }
        made.put("shape", rule.need().shape());
        Need.Told told = rule.need().told();
        if (told != null) {
            made.put("binds", told.names());
            if (!told.evidence().equals(told.names())) {
                made.put("says", told.evidence());
            }
        }
        return made;
    }

    private static Entry entry(String path, Map<?, ?> entry) {
        List<RuleInfo> rules = new ArrayList<>();
        Map<String, String> methods = new HashMap<>();
        for (Object element : (List<?>) value(entry, "rules")) {
            Map<?, ?> rule = (Map<?, ?>) element;
            Object blocks = rule.get("blocks");
            methods.put(value(rule, "name").toString(), value(rule, "method").toString());
            rules.add(new RuleInfo(
                    value(rule, "name").toString(),
                    path,
                    ((Number) value(rule, "line")).intValue(),
                    Verb.valueOf(value(rule, "verb").toString()),
                    value(rule, "word").toString(),
                    value(rule, "because").toString(),
                    blocks == null ? null : Blocks.valueOf(blocks.toString()),
                    new Need(
                            texts(value(rule, "needs")),
                            texts(value(rule, "asks")),
                            rule.get("causes") == null ? null : texts(value(rule, "causes")),
                            told(rule),
                            (List<?>) value(rule, "shape"))));
        }
        return new Entry(
                value(entry, "digest").toString(), value(entry, "model").toString(), rules, methods);
    }

    private static Need.@Nullable Told told(Map<?, ?> rule) {
        if (rule.get("binds") == null) {
            return null;
        }
        List<String> names = texts(value(rule, "binds"));
        return new Need.Told(names, rule.get("says") == null ? names : texts(value(rule, "says")));
    }

    private static List<String> texts(Object list) {
        List<?> all = (List<?>) list;
        String[] texts = new String[all.size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = (String) all.get(i);
        }
        return List.of(texts);
    }

    private static Object value(Map<?, ?> map, String name) {
        return Objects.requireNonNull(map.get(name), name);
    }
}
