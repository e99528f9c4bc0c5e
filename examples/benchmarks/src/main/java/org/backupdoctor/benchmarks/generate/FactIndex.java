package org.backupdoctor.benchmarks.generate;

import java.util.Collection;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.backupdoctor.benchmarks.library.Kinds;
import org.backupdoctor.internal.rules.text.RuleTree;
import org.backupdoctor.internal.rules.text.RuleTree.Fit;
import org.backupdoctor.rule.Diagnosis;

/** Writes the class that sorts facts by kind: a field for each, a list where a snapshot can have several, a field for each diagnosis. */
final class FactIndex {

    private final Set<String> causes = new TreeSet<>();
    private final TreeMap<String, Class<?>> types = new TreeMap<>();

    FactIndex(Collection<RuleTree> rules) {
        for (RuleTree rule : rules) {
            for (Fit fit : Trees.fits(rule.when())) {
                types.put(fit.type().text(), Kinds.fact(fit.type().text()));
                causes.addAll(Trees.causes(fit));
            }
        }
        types.remove(Diagnosis.class.getSimpleName());
    }

    static String field(Class<?> type) {
        return Names.member(type.getSimpleName());
    }

    static String diagnosis(String cause) {
        return "diagnosis" + Names.type("/" + cause + ".");
    }

    String java(String packageName) {
        Lines lines = new Lines(0);
        lines.line("package " + packageName + ";");
        lines.line("");
        lines.open("final class Facts");
        lines.line("private static final java.util.Map<Class<?>, Integer> KINDS = new java.util.HashMap<>();");
        lines.open("static");
        int number = 0;
        for (Class<?> type : types.values()) {
            lines.line("KINDS.put(" + type.getCanonicalName() + ".class, " + number++ + ");");
        }
        lines.line("KINDS.put(" + Diagnosis.class.getName() + ".class, " + number + ");");
        lines.close();
        lines.line("private static final java.util.ArrayList<?> NONE = new java.util.ArrayList<>(0);");
        types.values()
                .forEach(type -> lines.line(
                        Kinds.isSingle(type)
                                ? type.getCanonicalName() + " " + field(type) + ";"
                                : "java.util.ArrayList<" + type.getCanonicalName() + "> " + field(type)
                                        + " = none();"));
        lines.line("java.util.ArrayList<" + Diagnosis.class.getName() + "> diagnosis = none();");
        causes.forEach(cause -> lines.line(Diagnosis.class.getName() + " " + diagnosis(cause) + ";"));
        lines.line("@SuppressWarnings(\"unchecked\")");
        lines.open("private static <T> java.util.ArrayList<T> none()");
        lines.line("return (java.util.ArrayList<T>) NONE;");
        lines.close();
        lines.open("private static <T> java.util.ArrayList<T> with(java.util.ArrayList<T> list, T fact)");
        lines.line("java.util.ArrayList<T> own = list == NONE ? new java.util.ArrayList<>() : list;");
        lines.line("own.add(fact);");
        lines.line("return own;");
        lines.close();
        lines.open("private static <T> T only(T before, T fact)");
        lines.open("if (before != null)");
        lines.line("throw new IllegalStateException(\"There are two of a kind: \" + before + \", \" + fact);");
        lines.close();
        lines.line("return fact;");
        lines.close();
        add(lines);
        diagnosed(lines);
        lines.close();
        return lines.toString();
    }

    private void add(Lines lines) {
        lines.open("void add(org.backupdoctor.fact.Fact fact)");
        lines.line("Integer kind = KINDS.get(fact.getClass());");
        lines.open("if (kind == null)");
        lines.line("return;");
        lines.close();
        lines.open("switch (kind)");
        int number = 0;
        for (Class<?> type : types.values()) {
            lines.line("case " + number++ + ": " + field(type) + " = " + (Kinds.isSingle(type) ? "only" : "with") + "("
                    + field(type) + ", (" + type.getCanonicalName() + ") fact); break;");
        }
        lines.line("default: diagnosed((" + Diagnosis.class.getName() + ") fact); break;");
        lines.close();
        lines.close();
    }

    private void diagnosed(Lines lines) {
        lines.open("private void diagnosed(" + Diagnosis.class.getName() + " fact)");
        lines.line("diagnosis = with(diagnosis, fact);");
        lines.open("switch (fact.cause())");
        causes.forEach(cause -> lines.line("case " + Expressions.text(cause) + ": " + diagnosis(cause) + " = only("
                + diagnosis(cause) + ", fact); break;"));
        lines.line("default: break;");
        lines.close();
        lines.close();
    }
}
