package org.backupdoctor.internal.language;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.backupdoctor.internal.knowledge.Knowledge;
import org.backupdoctor.internal.knowledge.Page;
import org.backupdoctor.internal.knowledge.RuleFile;
import org.jspecify.annotations.Nullable;

/**
 * The texts of a page or a file of data that a reader sees, in English or in another language: both have the same places.
 *
 * @param fields each text by its path: {@code /goal}, {@code /because/too-hot/so-it-says}, {@code /hosts/time.apple.com}
 * @param lists the steps of a page by their heading
 */
record Texts(Map<String, String> fields, Map<String, List<String>> lists) {

    static final Texts NONE = new Texts(Map.of(), Map.of());

    /** Where the sentences of rules stand among the fields of a page. */
    static final String BECAUSE = "/because/";

    private static final List<String> OF_PAGES =
            List.of("title", "titleForAdmin", "goal", "goalMissing", "clearsWhen", "clearsWhenMissing", "loses");

    /** The English texts of a page. */
    static Texts ofPage(RuleFile file) {
        Page page = Page.parse(file, new ArrayList<>());
        Map<String, Object> fields = new LinkedHashMap<>();
        OF_PAGES.stream()
                .filter(name -> page.front().containsKey(name))
                .forEach(name -> fields.put(name, page.front().get(name)));
        return new Texts(flat(fields), page.lists());
    }

    /** The same with the sentences of rules, by their names. */
    Texts with(Map<String, String> because) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        because.forEach((rule, sentence) -> all.put(BECAUSE + rule, sentence));
        return new Texts(all, lists);
    }

    /** The English texts of data, as the file of this path has them. */
    static Texts ofData(String path, Map<?, ?> data) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (path.startsWith(Knowledge.FAULTS)) {
            put(texts, "/title", data.get("title"));
            return new Texts(texts, Map.of());
        }
        switch (path) {
            case Knowledge.ERRORS ->
                map(data.get("domains"))
                        .forEach((domain, codes) -> map(codes)
                                .forEach((code, fields) -> put(
                                        texts,
                                        "/domains/" + domain + "/" + code,
                                        map(fields).get("meaning"))));
            case Knowledge.HOSTS ->
                map(data.get("hosts"))
                        .forEach((host, fields) ->
                                put(texts, "/hosts/" + host, map(fields).get("serves")));
            case Knowledge.CHANGES -> texts.putAll(flat(Map.of("changes", map(data.get("changes")))));
            case Knowledge.QUESTIONS ->
                map(data.get("questions"))
                        .forEach((field, question) -> question(texts, "/questions/" + field, map(question)));
            default -> {
                return NONE;
            }
        }
        return new Texts(texts, Map.of());
    }

    private static void question(Map<String, String> texts, String path, Map<?, ?> question) {
        put(texts, path + "/text", question.get("text"));
        put(texts, path + "/where", question.get("where"));
        map(question.get("whereBefore"))
                .forEach((version, where) -> put(texts, path + "/whereBefore/" + version, where));
        List<?> options = question.get("options") instanceof List<?> list ? list : List.of();
        for (int i = 0; i < options.size(); i++) {
            put(texts, path + "/options/" + i, map(options.get(i)).get("label"));
        }
    }

    /** The paths of texts that a translation of these doesn't have. */
    List<String> leftOutBy(Texts translation) {
        List<String> left = new ArrayList<>(fields.keySet());
        left.removeAll(translation.fields.keySet());
        lists.keySet().stream()
                .filter(heading -> !translation.lists.containsKey(heading))
                .forEach(heading -> left.add("## " + heading));
        return left;
    }

    /** The leaves of a tree by their paths. */
    static Map<String, String> flat(Map<?, ?> tree) {
        Map<String, String> leaves = new TreeMap<>();
        flat("", tree, leaves);
        return leaves;
    }

    private static void flat(String path, Object value, Map<String, String> leaves) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, inner) -> flat(path + "/" + name, inner, leaves));
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                flat(path + "/" + i, list.get(i), leaves);
            }
        } else {
            put(leaves, path, value);
        }
    }

    private static void put(Map<String, String> texts, String path, @Nullable Object value) {
        if (value != null && !value.toString().isBlank()) {
            texts.put(path, value.toString().strip());
        }
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }
}
