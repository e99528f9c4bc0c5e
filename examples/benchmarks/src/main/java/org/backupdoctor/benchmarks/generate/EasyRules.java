package org.backupdoctor.benchmarks.generate;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.backupdoctor.benchmarks.library.Kinds;
import org.backupdoctor.benchmarks.library.RuleSource;
import org.backupdoctor.internal.rules.text.RuleTree;
import org.backupdoctor.internal.rules.text.RuleTree.Group;
import org.backupdoctor.internal.rules.text.RuleTree.Part;
import org.backupdoctor.internal.rules.text.RuleTree.Total;

/**
 * Writes rules for Easy Rules: its rule builder, with a condition and an action as Java. There a fact has a name and is there once, and a
 * rule fires once, so rules about facts of which there can be several stay behind.
 */
final class EasyRules {

    static final String PACKAGE = "org.backupdoctor.benchmarks.generated.easy";

    private EasyRules() {}

    /** Whether Easy Rules can say what a rule says. */
    static boolean takes(RuleTree rule) {
        return rule.when().stream().noneMatch(EasyRules::isTotal)
                && Trees.fits(rule.when()).stream()
                        .allMatch(fit -> Kinds.isSingle(Kinds.fact(fit.type().text())));
    }

    private static boolean isTotal(Part part) {
        return part instanceof Total
                || (part instanceof Group group && group.parts().stream().anyMatch(EasyRules::isTotal));
    }

    /** The sources, by class. */
    static Map<String, String> of(List<RuleSource> files) {
        Map<String, String> sources = new TreeMap<>();
        files.forEach(file -> sources.put(Names.type(file.path()), file(file)));
        Lines lines = new Lines(0);
        lines.line("package " + PACKAGE + ";");
        lines.line("");
        lines.open("public final class AllRules implements java.util.function.Supplier<org.jeasy.rules.api.Rules>");
        lines.open("public org.jeasy.rules.api.Rules get()");
        lines.line("org.jeasy.rules.api.Rules rules = new org.jeasy.rules.api.Rules();");
        sources.keySet().forEach(type -> lines.line(type + ".add(rules);"));
        lines.line("return rules;");
        lines.close();
        lines.close();
        sources.put("AllRules", lines.toString());
        return sources;
    }

    private static String file(RuleSource file) {
        Lines added = new Lines(2);
        StringBuilder methods = new StringBuilder();
        for (RuleTree rule : file.rules()) {
            List<List<Part>> ways = Trees.branches(rule.when());
            for (int i = 0; i < ways.size(); i++) {
                String way = i == 0 ? "" : " " + i;
                String name = Names.member(rule.name().unquoted()) + (i == 0 ? "" : "Or" + i);
                JavaRule java = new JavaRule(name, type -> "facts.get(" + Expressions.text(type.getSimpleName()) + ")");
                Lines body = new Lines(1);
                body.open("private static boolean " + name + "(Facts facts)");
                java.write(ways.get(i), Scope.empty(), body, scope -> body.line("return true;"));
                body.line("return false;");
                body.close();
                methods.append('\n').append(body).append(java.methods());
                added.line("rules.register(new RuleBuilder().name("
                        + Expressions.text(rule.name().unquoted() + way) + ").when(" + Names.type(file.path()) + "::"
                        + name + ").then(facts -> " + action(rule) + ").build());");
            }
        }
        return "package " + PACKAGE
                + ";\n\nimport java.util.List;\nimport org.backupdoctor.benchmarks.peer.Hearing;\n"
                + "import org.jeasy.rules.api.Facts;\nimport org.jeasy.rules.api.Rules;\n"
                + "import org.jeasy.rules.core.RuleBuilder;\n\nfinal class " + Names.type(file.path())
                + " {\n    static void add(Rules rules) {\n" + added + "    }\n" + methods + "}\n";
    }

    private static String action(RuleTree rule) {
        Map<String, String> types = new TreeMap<>();
        Trees.branches(rule.when()).get(0).forEach(part -> {
            if (part instanceof RuleTree.Fit fit && fit.binding() != null) {
                types.put(fit.binding().text(), fit.type().text());
            }
        });
        return "facts.<Hearing>get(\"said\").say("
                + Expressions.text(rule.name().unquoted()) + ", " + got(JavaRules.said(rule), types) + ", "
                + got(List.copyOf(Trees.boundFacts(rule)), types) + ")";
    }

    private static String got(List<String> names, Map<String, String> types) {
        return names.stream()
                .map(name -> types.getOrDefault(name, name))
                .map(type -> "facts.<" + Kinds.fact(type).getCanonicalName() + ">get(" + Expressions.text(type) + ")")
                .collect(Collectors.joining(", ", "List.of(", ")"));
    }
}
