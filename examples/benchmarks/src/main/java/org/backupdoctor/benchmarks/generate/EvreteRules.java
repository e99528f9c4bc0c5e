package org.backupdoctor.benchmarks.generate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.backupdoctor.benchmarks.library.Kinds;
import org.backupdoctor.benchmarks.library.RuleSource;
import org.backupdoctor.internal.rules.text.RuleTree;
import org.backupdoctor.internal.rules.text.RuleTree.Compared;
import org.backupdoctor.internal.rules.text.RuleTree.Constraint;
import org.backupdoctor.internal.rules.text.RuleTree.Expression;
import org.backupdoctor.internal.rules.text.RuleTree.Fit;
import org.backupdoctor.internal.rules.text.RuleTree.Part;

/**
 * Writes rules for Evrete: its fluent builder, a predicate for each constraint, with the fields that it looks at. Evrete has no "not",
 * no "exists" and no totals, so rules that have them stay behind.
 */
final class EvreteRules {

    static final String PACKAGE = "org.backupdoctor.benchmarks.generated.evrete";

    private final TreeMap<String, TreeSet<String>> fields = new TreeMap<>();

    /** Whether Evrete can say what a rule says. */
    static boolean takes(RuleTree rule) {
        return Trees.branches(rule.when()).stream().allMatch(way -> way.stream().allMatch(Fit.class::isInstance));
    }

    /** The sources, by class. */
    Map<String, String> of(List<RuleSource> files) {
        Map<String, String> sources = new TreeMap<>();
        files.forEach(file -> sources.put(Names.type(file.path()), file(file)));
        Lines lines = new Lines(0);
        lines.line("package " + PACKAGE + ";");
        lines.line("");
        lines.open("public final class AllRules implements java.util.function.Function<org.evrete.KnowledgeService,"
                + " org.evrete.api.Knowledge>");
        lines.open("public org.evrete.api.Knowledge apply(org.evrete.KnowledgeService service)");
        lines.line("org.evrete.api.Knowledge knowledge = service.newKnowledge();");
        lines.line("knowledge.configureTypes(AllRules::types);");
        lines.line("org.evrete.api.builders.RuleSetBuilder<org.evrete.api.Knowledge> rules = knowledge.builder();");
        sources.keySet().forEach(type -> lines.line("rules = " + type + ".add(rules);"));
        lines.line("return rules.build();");
        lines.close();
        lines.open("private static void types(org.evrete.api.TypeResolver types)");
        fields.forEach((kind, names) -> {
            Class<?> type = Kinds.fact(kind);
            lines.open("");
            lines.line("org.evrete.api.Type<" + type.getCanonicalName() + "> type = types.declare("
                    + type.getCanonicalName() + ".class);");
            lines.line("type.declareField(\"self\", " + type.getCanonicalName() + ".class, fact -> fact);");
            names.forEach(name -> lines.line(declared(type, name)));
            lines.close();
        });
        lines.close();
        lines.close();
        sources.put("AllRules", lines.toString());
        return sources;
    }

    private static String declared(Class<?> type, String name) {
        Class<?> kind = Expressions.property(type, name);
        String getter = type.getCanonicalName() + "::" + name;
        String field = Expressions.text(name);
        return switch (kind.getName()) {
            case "int" -> "type.declareIntField(" + field + ", " + getter + ");";
            case "long" -> "type.declareLongField(" + field + ", " + getter + ");";
            case "double" -> "type.declareDoubleField(" + field + ", " + getter + ");";
            case "boolean" -> "type.declareBooleanField(" + field + ", " + getter + ");";
            default -> "type.declareField(" + field + ", " + kind.getCanonicalName() + ".class, " + getter + ");";
        };
    }

    private String file(RuleSource file) {
        Lines lines = new Lines(0);
        lines.line("package " + PACKAGE + ";");
        lines.line("");
        lines.line("import java.util.List;");
        lines.line("import org.backupdoctor.benchmarks.peer.Hearing;");
        lines.line("import org.evrete.api.FactBuilder;");
        lines.line("import org.evrete.api.Knowledge;");
        lines.line("import org.evrete.api.ValuesPredicate;");
        lines.line("import org.evrete.api.builders.RuleSetBuilder;");
        lines.line("");
        lines.open("final class " + Names.type(file.path()));
        lines.open("static RuleSetBuilder<Knowledge> add(RuleSetBuilder<Knowledge> rules)");
        lines.line("return rules");
        for (RuleTree rule : file.rules()) {
            List<List<Part>> ways = Trees.branches(rule.when());
            for (int i = 0; i < ways.size(); i++) {
                rule(rule, i, ways.get(i), lines);
            }
        }
        lines.line(";");
        lines.close();
        lines.close();
        return lines.toString();
    }

    private void rule(RuleTree rule, int number, List<Part> way, Lines lines) {
        String name = rule.name().unquoted();
        Scope scope = Scope.empty();
        Map<String, String> aliases = new LinkedHashMap<>();
        List<String> facts = new ArrayList<>();
        List<String> wheres = new ArrayList<>();
        for (Part part : way) {
            Fit fit = (Fit) part;
            Class<?> type = Kinds.fact(fit.type().text());
            fields.computeIfAbsent(fit.type().text(), any -> new TreeSet<>());
            String variable = fit.binding() == null
                    ? "$unnamed" + facts.size()
                    : fit.binding().text();
            facts.add("FactBuilder.fact(\"" + variable + "\", " + type.getCanonicalName() + ".class)");
            Scope inside = scope.about(variable, type);
            for (Constraint constraint : fit.constraints()) {
                Expression expression = constraint.expression();
                if (constraint.binding() != null) {
                    Expression value = expression instanceof Compared compared ? compared.left() : expression;
                    Fields alias = new Fields(inside, aliases);
                    Class<?> kind = alias.kind(value);
                    alias.java(value);
                    aliases.put(constraint.binding().text(), alias.references().get(0));
                    inside = inside.with(constraint.binding().text(), kind);
                }
                if (constraint.binding() == null || expression instanceof Compared) {
                    Fields java = new Fields(inside, aliases);
                    String condition = java.java(expression);
                    wheres.add(".where((ValuesPredicate) v -> " + condition + ", "
                            + java.references().stream().map(Expressions::text).collect(Collectors.joining(", "))
                            + ")");
                }
            }
            scope = inside.with(variable, type);
        }
        lines.line(".newRule(" + Expressions.text(number == 0 ? name : name + " " + number) + ")");
        lines.line(".forEach(" + String.join(", ", facts) + ")");
        wheres.forEach(lines::line);
        lines.line(".execute(c -> c.getRuntime().<Hearing>get(\"said\").say(" + Expressions.text(name) + ", "
                + got(JavaRules.said(rule), scope) + ", " + got(List.copyOf(Trees.boundFacts(rule)), scope) + "))");
    }

    private static String got(List<String> names, Scope scope) {
        return names.stream()
                .map(name -> "c.get(" + scope.kind(name).getCanonicalName() + ".class, \"" + name + "\")")
                .collect(Collectors.joining(", ", "List.of(", ")"));
    }

    /** Conditions on values that are given by their places. */
    private final class Fields extends Expressions {

        private final Map<String, String> aliases;
        private final List<String> references = new ArrayList<>();

        Fields(Scope scope, Map<String, String> aliases) {
            super(scope);
            this.aliases = aliases;
        }

        List<String> references() {
            return references;
        }

        @Override
        String property(String variable, Class<?> fact, String property) {
            fields.computeIfAbsent(fact.getSimpleName(), any -> new TreeSet<>()).add(property);
            return value(variable + "." + property, property(fact, property));
        }

        @Override
        String whole(String variable, Class<?> type) {
            String alias = aliases.get(variable);
            return value(alias == null ? variable + ".self" : alias, type);
        }

        private String value(String reference, Class<?> type) {
            if (!references.contains(reference)) {
                references.add(reference);
            }
            return "v.get(" + references.indexOf(reference) + ", " + boxed(type) + ".class)";
        }

        private static String boxed(Class<?> type) {
            return switch (type.getName()) {
                case "int" -> "Integer";
                case "long" -> "Long";
                case "double" -> "Double";
                case "boolean" -> "Boolean";
                default -> type.getCanonicalName();
            };
        }
    }
}
