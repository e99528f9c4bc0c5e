package org.backupdoctor.benchmarks.generate;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.backupdoctor.benchmarks.library.RuleSource;
import org.backupdoctor.internal.rules.text.RuleTree;
import org.backupdoctor.internal.rules.text.RuleTree.Call;
import org.backupdoctor.internal.rules.text.RuleTree.Part;
import org.backupdoctor.internal.rules.text.Token;

/** Writes the rule set as plain Java: a class for each file, a method for each rule, and one that goes through all of them. */
final class JavaRules {

    static final String PACKAGE = "org.backupdoctor.benchmarks.generated.java.";

    private final String packageName;

    private JavaRules(String packageName) {
        this.packageName = packageName;
    }

    /** The sources, by class. */
    static Map<String, String> of(List<RuleSource> files, String packageName) {
        return new JavaRules(packageName).sources(files);
    }

    private Map<String, String> sources(List<RuleSource> files) {
        Map<String, String> sources = new TreeMap<>();
        for (RuleSource file : files) {
            sources.put(Names.type(file.path()), file(file));
        }
        List<RuleTree> rules =
                files.stream().flatMap(file -> file.rules().stream()).toList();
        sources.put("Facts", new FactIndex(rules).java(packageName));
        sources.put(
                "AllRules",
                all(sources.keySet().stream()
                        .filter(name -> !name.equals("Facts"))
                        .toList()));
        return sources;
    }

    private String file(RuleSource file) {
        String type = Names.type(file.path());
        Lines fields = new Lines(1);
        Lines made = new Lines(2);
        StringBuilder methods = new StringBuilder();
        Set<String> voices = new TreeSet<>();
        Lines first = new Lines(2);
        Lines then = new Lines(2);
        for (RuleTree rule : file.rules()) {
            List<List<Part>> ways = Trees.branches(rule.when());
            for (int i = 0; i < ways.size(); i++) {
                String name = Names.member(rule.name().unquoted()) + (i == 0 ? "" : "Or" + i);
                JavaRule java = new JavaRule(name);
                Lines body = new Lines(1);
                body.open("private void " + name + "(Facts facts, Said said)");
                java.write(ways.get(i), Scope.empty(), body, scope -> {
                    body.line("said.say(" + name + ", " + evidence(rule) + ", "
                            + list(scope.facts().keySet()) + ");");
                    // Where a diagnosis of several causes fits, it is said in several places.
                    if (!voices.add(name)) {
                        return;
                    }
                    fields.line("private final Voice " + name + ";");
                    made.line(name + " = library.voice("
                            + Expressions.text(rule.name().unquoted())
                            + scope.facts().keySet().stream()
                                    .map(bound -> ", " + Expressions.text(bound.substring(1)))
                                    .collect(Collectors.joining())
                            + ");");
                });
                body.close();
                methods.append('\n').append(body).append(java.methods());
                (Trees.needsDiagnosis(rule, ways.get(i)) ? then : first).line(name + "(facts, said);");
            }
        }
        return header() + "final class " + type + " {\n" + fields
                + "\n    " + type + "(Library library) {\n" + made + "    }\n"
                + "\n    void first(Facts facts, Said said) {\n" + first + "    }\n"
                + "\n    void then(Facts facts, Said said) {\n" + then + "    }\n" + methods + "}\n";
    }

    static String evidence(RuleTree rule) {
        return list(said(rule));
    }

    /** The names of the facts that a rule gives as evidence. */
    static List<String> said(RuleTree rule) {
        Call then = rule.then();
        if (then == null) {
            throw new IllegalArgumentException(rule.name().text() + " says nothing.");
        }
        return then.arguments().stream()
                .map(argument -> argument.get(0))
                .filter(argument -> argument.kind() == Token.Kind.VARIABLE)
                .map(Token::text)
                .toList();
    }

    static String list(Iterable<String> names) {
        return "List.of(" + String.join(", ", names) + ")";
    }

    private String header() {
        return "package " + packageName
                + ";\n\nimport java.util.List;\nimport org.backupdoctor.benchmarks.library.Library;\n"
                + "import org.backupdoctor.benchmarks.library.Said;\nimport org.backupdoctor.benchmarks.library.Voice;\n\n";
    }

    private String all(List<String> types) {
        Lines lines = new Lines(0);
        lines.line("package " + packageName + ";");
        lines.line("");
        for (String imported : List.of(
                "java.util.Collection",
                "java.util.List",
                "java.util.function.Function",
                "org.backupdoctor.benchmarks.library.Library",
                "org.backupdoctor.benchmarks.library.Rules",
                "org.backupdoctor.benchmarks.library.Said",
                "org.backupdoctor.fact.Fact")) {
            lines.line("import " + imported + ";");
        }
        lines.line("");
        lines.open("public final class AllRules implements Rules");
        types.forEach(type -> lines.line("private final " + type + " " + Names.member(type) + ";"));
        lines.open("public AllRules(Library library)");
        types.forEach(type -> lines.line(Names.member(type) + " = new " + type + "(library);"));
        lines.close();
        lines.line("@Override");
        lines.open(
                "public Heard run(Collection<? extends Fact> given, Function<Said, List<? extends Fact>> diagnoses)");
        lines.line("Facts facts = new Facts();");
        lines.line("given.forEach(facts::add);");
        lines.line("Said first = new Said();");
        types.forEach(type -> lines.line(Names.member(type) + ".first(facts, first);"));
        lines.line("diagnoses.apply(first).forEach(facts::add);");
        lines.line("Said then = new Said();");
        types.forEach(type -> lines.line(Names.member(type) + ".then(facts, then);"));
        lines.line("return new Heard(first, then);");
        lines.close();
        lines.close();
        return lines.toString();
    }
}
