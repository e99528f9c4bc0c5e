package org.backupdoctor.internal.language;

import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.backupdoctor.internal.knowledge.Knowledge;
import org.backupdoctor.internal.knowledge.RuleFile;
import org.backupdoctor.internal.knowledge.RuleFiles;

/**
 * The English texts that translations are of. A file and its translations have one stem: {@code causes/storage/icloud-storage-full}.
 *
 * @param files the files of the rule set
 * @param now the sentences of a rule file by rule, given its path
 * @param bundled the same of the rule file that came with the rules jar
 */
record Originals(
        RuleFiles files, Function<String, Map<String, String>> now, Function<String, Map<String, String>> bundled) {

    /** The stems of all that has texts. */
    Set<String> stems() {
        Set<String> stems = new TreeSet<>();
        files.all().stream()
                .filter(file -> file.is(".md") || file.is(".drl") || (file.is(".yaml") && file.ofData()))
                .forEach(file -> stems.add(file.stem()));
        stems.add(stem(Phrases.FILE));
        return stems;
    }

    static String stem(String path) {
        return path.substring(0, path.lastIndexOf('.'));
    }

    /** The texts as they are. */
    Texts now(String stem) {
        return texts(stem, now, Optional::of);
    }

    /** The texts as they came with the rules jar, whatever was laid over them. */
    Texts bundled(String stem) {
        return texts(stem, bundled, Originals::lowest);
    }

    private Texts texts(
            String stem, Function<String, Map<String, String>> said, Function<RuleFile, Optional<RuleFile>> layer) {
        if (stem.startsWith("data/")) {
            String path = stem + ".yaml";
            return path.equals(Phrases.FILE)
                    ? new Texts(Texts.flat(Map.of("phrases", Phrases.ENGLISH.all())), Map.of())
                    : files.find(path)
                            .flatMap(layer)
                            .map(file -> Texts.ofData(path, Knowledge.layers(file, new ArrayList<>())))
                            .orElse(Texts.NONE);
        }
        return files.find(stem + ".md")
                .flatMap(layer)
                .map(Texts::ofPage)
                .orElse(Texts.NONE)
                .with(said.apply(stem + ".drl"));
    }

    /** Whether nothing of it differs from what came with the rules jar. */
    boolean isUntouched(String stem) {
        return Stream.of(".md", ".drl", ".yaml")
                .flatMap(ending -> files.find(stem + ending).stream())
                .allMatch(RuleFile::isAsBundled);
    }

    /** The page, where there is one and it differs from what came with the rules jar. */
    boolean isRewritten(String stem) {
        return files.find(stem + ".md").filter(file -> !file.isAsBundled()).isPresent();
    }

    private static Optional<RuleFile> lowest(RuleFile file) {
        RuleFile layer = file;
        while (layer != null && !layer.bundled()) {
            layer = layer.below();
        }
        return Optional.ofNullable(layer);
    }
}
