package org.backupdoctor.internal.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.backupdoctor.internal.knowledge.RuleFile;
import org.backupdoctor.internal.rules.text.RuleTree;
import org.backupdoctor.internal.rules.text.RuleTree.Fit;
import org.jspecify.annotations.Nullable;

/** A rule as it is written, with what is known of it: for looking at its conditions. */
public final class WrittenRule {

    private final DrlFile drl;
    private final RuleInfo info;
    private final RuleTree tree;

    private WrittenRule(DrlFile drl, RuleInfo info, RuleTree tree) {
        this.drl = drl;
        this.info = info;
        this.tree = tree;
    }

    /** All rules of a rule set, sorted by file. */
    public static List<WrittenRule> of(LoadedRules rules) {
        List<WrittenRule> all = new ArrayList<>();
        for (RuleFile file : rules.files().all()) {
            if (file.is(".drl")) {
                DrlFile drl = DrlFile.asWritten(file, WrittenRule.class.getClassLoader());
                Map<String, RuleInfo> infos = new TreeMap<>();
                drl.rules().forEach(info -> infos.put(info.name(), info));
                for (RuleTree tree : drl.written()) {
                    RuleInfo info = infos.get(tree.name().unquoted());
                    if (info != null) {
                        all.add(new WrittenRule(drl, info, tree));
                    }
                }
            }
        }
        return all;
    }

    /** What is known of it. */
    public RuleInfo info() {
        return info;
    }

    /** Its conditions. */
    public RuleTree tree() {
        return tree;
    }

    /** The file it stands in. */
    public RuleFile file() {
        return drl.file();
    }

    /** The kind of fact of a pattern. */
    public @Nullable Class<?> type(Fit fit) {
        return drl.type(fit.type().text());
    }

    /** The enumeration of this name, or null. */
    public @Nullable Class<?> words(String name) {
        Class<?> type = drl.type(name);
        return type != null && type.isEnum() ? type : null;
    }
}
