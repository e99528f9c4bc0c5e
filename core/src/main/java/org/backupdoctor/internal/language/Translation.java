package org.backupdoctor.internal.language;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.backupdoctor.Problem;
import org.backupdoctor.internal.knowledge.Knowledge;
import org.backupdoctor.internal.knowledge.Page;
import org.backupdoctor.internal.knowledge.RuleFile;
import org.jspecify.annotations.Nullable;

/**
 * What a file of translations says, and all that it lies over.
 *
 * @param texts the texts that hold: those whose English text is still the one that was translated
 * @param page the page as plain text; null when there is none, or the English page is another by now
 */
record Translation(Texts texts, @Nullable Supplier<String> page) {

    /** What holds of a file. */
    static Translation of(RuleFile file, Originals originals) {
        Map<String, String> fields = new LinkedHashMap<>();
        Map<String, List<String>> lists = new LinkedHashMap<>();
        for (RuleFile layer : layers(file)) {
            Texts said = texts(layer, originals.now().apply(layer.stem() + ".drl"), new ArrayList<>());
            Texts holds = layer.isAsBundled() && !originals.isUntouched(layer.stem())
                    ? holding(said, originals.bundled(layer.stem()), originals.now(layer.stem()))
                    : said;
            fields.putAll(holds.fields());
            lists.putAll(holds.lists());
        }
        boolean own = file.path().endsWith(".md") && !(file.isAsBundled() && originals.isRewritten(file.stem()));
        return new Translation(
                new Texts(fields, lists),
                own ? Page.parse(file, new ArrayList<>()).plainText() : null);
    }

    /** A page replaces the one below it, data are laid over theirs. */
    private static List<RuleFile> layers(RuleFile file) {
        List<RuleFile> layers = new ArrayList<>();
        for (RuleFile layer = file; layer != null; layer = layer.ofData() ? layer.below() : null) {
            layers.add(0, layer);
        }
        return layers;
    }

    private static Texts holding(Texts said, Texts then, Texts now) {
        Map<String, String> fields = new LinkedHashMap<>(said.fields());
        fields.keySet()
                .removeIf(path ->
                        !Objects.equals(then.fields().get(path), now.fields().get(path)));
        Map<String, List<String>> lists = new LinkedHashMap<>(said.lists());
        lists.keySet()
                .removeIf(heading ->
                        !Objects.equals(then.lists().get(heading), now.lists().get(heading)));
        return new Texts(fields, lists);
    }

    /**
     * The texts of one file. A rule may be named by the part of its name after the slash, where that is enough.
     *
     * @param because the sentences of the rules beside the file, by rule
     */
    static Texts texts(RuleFile file, Map<String, String> because, List<Problem> problems) {
        if (file.ofData()) {
            return new Texts(Texts.flat(Knowledge.layer(file, problems)), Map.of());
        }
        Page page = Page.parse(file, problems);
        Map<String, String> fields = new LinkedHashMap<>();
        Texts.flat(page.front()).forEach((path, text) -> fields.put(whole(path, because), text));
        return new Texts(fields, page.lists());
    }

    /** The path of a text with the whole name of a rule. */
    static String whole(String path, Map<String, String> because) {
        if (!path.startsWith(Texts.BECAUSE)) {
            return path;
        }
        List<String> rules = rules(path.substring(Texts.BECAUSE.length()), because);
        return rules.size() == 1 ? Texts.BECAUSE + rules.get(0) : path;
    }

    /** The rules that a name stands for: the one of the whole name, else all whose name ends so. */
    static List<String> rules(String name, Map<String, String> because) {
        return because.containsKey(name)
                ? List.of(name)
                : because.keySet().stream()
                        .filter(rule -> rule.endsWith("/" + name))
                        .sorted()
                        .toList();
    }
}
