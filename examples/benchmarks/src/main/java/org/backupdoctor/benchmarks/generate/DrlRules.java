package org.backupdoctor.benchmarks.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.backupdoctor.benchmarks.library.Kinds;
import org.backupdoctor.benchmarks.library.RuleSource;
import org.backupdoctor.benchmarks.peer.Hearing;
import org.backupdoctor.internal.rules.text.Printed;
import org.backupdoctor.internal.rules.text.RuleTree;
import org.backupdoctor.internal.rules.text.RuleTree.Call;
import org.backupdoctor.internal.rules.text.Token;
import org.backupdoctor.rule.Texts;

/** Writes the rule set as DRL for Drools as it comes: conditions as they are, and what is said goes to a global. */
final class DrlRules {

    private DrlRules() {}

    /** The sources, by path. */
    static Map<String, String> of(List<RuleSource> files, String packageName) {
        Map<String, String> sources = new TreeMap<>();
        for (RuleSource file : files) {
            String name = Names.member(Names.type(file.path()));
            sources.put(
                    packageName.replace('.', '/') + "/" + name + "/" + name + ".drl",
                    file(file, packageName + "." + name));
        }
        return sources;
    }

    private static String file(RuleSource file, String packageName) {
        StringBuilder rules = new StringBuilder();
        file.rules().forEach(rule -> rules.append(Printed.of(speaking(rule))).append("\n\n"));
        StringBuilder drl = new StringBuilder("package " + packageName + ";\n\n");
        imports(rules.toString())
                .forEach(type -> drl.append("import ").append(type).append(";\n"));
        return drl.append("\nglobal Hearing said;\n\n").append(rules).toString();
    }

    private static Set<String> imports(String rules) {
        Set<String> imports = new TreeSet<>(List.of(List.class.getName(), Hearing.class.getName()));
        Kinds.named(rules).values().forEach(type -> imports.add(type.getCanonicalName()));
        if (rules.contains("Texts.matches(")) {
            imports.add(Texts.class.getName());
        }
        return imports;
    }

    private static RuleTree speaking(RuleTree rule) {
        Call call = new Call(
                word("said.say"),
                List.of(
                        List.of(word(rule.name().text())),
                        List.of(word(JavaRules.evidence(rule))),
                        List.of(word(JavaRules.list(new ArrayList<>(Trees.boundFacts(rule)))))));
        return new RuleTree(rule.name(), rule.start(), rule.end(), rule.metadata(), rule.when(), call);
    }

    private static Token word(String text) {
        return new Token(Token.Kind.NAME, text, 0, false);
    }
}
