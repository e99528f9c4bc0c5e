package org.backupdoctor.benchmarks.library;

import java.util.ArrayList;
import java.util.List;
import org.backupdoctor.Problem;
import org.backupdoctor.internal.knowledge.RuleFile;
import org.backupdoctor.internal.rules.LoadedRules;
import org.backupdoctor.internal.rules.text.RuleText;
import org.backupdoctor.internal.rules.text.RuleTree;
import org.backupdoctor.internal.rules.text.Told;

/**
 * A file of bundled rules, as it is written.
 *
 * @param path its path in the rule set
 * @param text its text
 * @param rules its rules
 */
public record RuleSource(String path, String text, List<RuleTree> rules) {

    /** All bundled rule files, by path. */
    public static List<RuleSource> bundled() {
        List<RuleSource> sources = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (RuleFile file : LoadedRules.bundledFiles().all()) {
            if (file.is(".drl")) {
                RuleText text = new RuleText(file.text(), new Told(file.path(), file.text(), problems));
                sources.add(new RuleSource(file.path(), file.text(), List.copyOf(text.rules())));
            }
        }
        if (!problems.isEmpty()) {
            throw new IllegalStateException("The bundled rules can't be read: " + problems);
        }
        return List.copyOf(sources);
    }
}
