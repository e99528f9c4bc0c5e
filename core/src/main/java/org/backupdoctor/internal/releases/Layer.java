package org.backupdoctor.internal.releases;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.backupdoctor.Problem;
import org.backupdoctor.RuleSetException;
import org.backupdoctor.internal.data.Trees;
import org.backupdoctor.internal.knowledge.RuleFile;
import org.backupdoctor.internal.knowledge.RuleFiles;
import org.backupdoctor.internal.knowledge.RuleReading;

/**
 * A data file of the bundled rules, and what a directory lays over it.
 *
 * @param path the file
 * @param bundled the bundled data
 * @param own the directory's data
 */
record Layer(Path path, Map<?, ?> bundled, Map<?, ?> own) {

    /** Reads both; what can't be read of the directory's is told. */
    static Layer of(String name, RuleFiles rules, Path directory, List<Problem> problems) {
        Path path = directory.resolve(name);
        Map<?, ?> bundled = rules.find(name)
                .map(RuleFile::text)
                .map(text -> tree(name, text, problems))
                .orElse(Map.of());
        Map<?, ?> own = Map.of();
        try {
            String text = RuleReading.text(directory, name).orElse("");
            own = text.isEmpty() ? own : tree(path.toString(), text, problems);
        } catch (RuleSetException e) {
            problems.addAll(e.problems());
        }
        return new Layer(path, bundled, own);
    }

    /** The data as the rules see them. */
    Map<?, ?> both() {
        return Trees.laidOver(bundled, own);
    }

    private static Map<?, ?> tree(String name, String text, List<Problem> problems) {
        try {
            return Trees.yaml(name, text) instanceof Map<?, ?> map ? map : Map.of();
        } catch (Trees.Unreadable e) {
            problems.add(e.problem());
            return Map.of();
        }
    }
}
