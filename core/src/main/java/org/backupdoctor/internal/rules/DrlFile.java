package org.backupdoctor.internal.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.backupdoctor.Problem;
import org.backupdoctor.fact.Fact;
import org.backupdoctor.internal.knowledge.Knowledge;
import org.backupdoctor.internal.knowledge.RuleFile;
import org.backupdoctor.internal.rules.text.Printed;
import org.backupdoctor.internal.rules.text.RuleText;
import org.backupdoctor.internal.rules.text.RuleTree;
import org.backupdoctor.internal.rules.text.Token;
import org.backupdoctor.internal.rules.text.Told;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsError;
import org.drools.drl.parser.DroolsParserException;
import org.drools.drl.parser.ParserError;
import org.jspecify.annotations.Nullable;
import org.kie.internal.builder.conf.LanguageLevelOption;

/** A rule file as it is parsed: its package named after its path, its imports supplied, its rules described. */
final class DrlFile {

    private static final Pattern AT = Pattern.compile("^(\\[ERR \\d+] )?(Line \\d+:\\d+ )?");

    private final RuleFile file;
    private final List<Problem> problems;
    private final Told told;
    private final RuleText written;
    private final String printed;
    private final PackageDescr tree;
    private final Map<String, Class<?>> imported = new TreeMap<>();
    private final Map<Class<?>, Token> importedAt = new LinkedHashMap<>();
    private final List<RuleInfo> rules = new ArrayList<>();
    private final boolean sound;

    /** Parses; what is wrong goes to the list. */
    DrlFile(RuleFile file, List<Problem> problems) {
        this(file, DrlFile.class.getClassLoader(), problems);
    }

    /** Parses; facts of an organisation are found by the loader. */
    DrlFile(RuleFile file, ClassLoader loader, List<Problem> problems) {
        this(file, loader, problems, true);
    }

    /** Reads a file for looking at its rules only. */
    static DrlFile asWritten(RuleFile file, ClassLoader loader) {
        return new DrlFile(file, loader, new ArrayList<>(), false);
    }

    private DrlFile(RuleFile file, ClassLoader loader, List<Problem> problems, boolean toCompile) {
        int before = problems.size();
        this.file = file;
        this.problems = problems;
        this.told = new Told(file.path(), file.text(), problems);
        this.written = new RuleText(file.text(), told);
        written.imports().forEach(name -> imported(name, loader));
        keepWordsOfFacts();
        for (RuleTree rule : written.rules()) {
            RuleInfo info = new RuleWriting(rule, file.path(), this::type, told).info();
            if (info != null) {
                rules.add(info);
            }
        }
        told.about("");
        this.printed = problems.size() == before && toCompile ? printed() : "";
        this.tree = printed.isEmpty() ? new PackageDescr() : parse(printed);
        this.sound = problems.size() == before;
    }

    /** The package of the file at a path: folders and name as the path has them. */
    static String packageName(String path) {
        return "org.backupdoctor.rules."
                + path.substring(0, path.lastIndexOf('.'))
                        .replace('/', '.')
                        .replace('-', '_')
                        .replaceAll("[^\\w.]", "_");
    }

    RuleFile file() {
        return file;
    }

    /** What gets compiled. */
    String text() {
        return printed;
    }

    PackageDescr tree() {
        return tree;
    }

    /** The facts and enumerations of an organisation's own that it names. */
    Collection<Class<?>> imported() {
        return imported.values();
    }

    List<RuleInfo> rules() {
        return List.copyOf(rules);
    }

    /** The rules as they are written. */
    List<RuleTree> written() {
        return written.rules();
    }

    /** Whether nothing was wrong with it. */
    boolean isSound() {
        return sound;
    }

    /** The fact or enumeration that a name stands for in this file, or null. */
    @Nullable
    Class<?> type(String name) {
        Class<?> own = imported.get(name);
        return own == null ? Vocabulary.type(name) : own;
    }

    /** Tells of the causes, remedies and lists that its rules name and that there aren't. */
    void checkNames(Knowledge knowledge, Set<String> off) {
        References references = new References(knowledge, off, this::type, told);
        written.rules().forEach(references::check);
        told.about("");
    }

    private void imported(Token[] name, ClassLoader loader) {
        String written = file.text().substring(name[1].start(), name[2].end());
        Class<?> type = find(written.replaceAll("\\s", ""), loader);
        if (type == null) {
            told.at(
                    name[1].start(),
                    "There is no class \"" + written + "\" on the class path.",
                    "Maybe its jar is missing, or the whole line can be deleted: our own facts need no import.");
        } else if (!(type.isRecord() && Fact.class.isAssignableFrom(type)) && !type.isEnum()) {
            told.at(
                    name[1].start(),
                    "\"" + written + "\" is neither a fact record nor the words of one.",
                    "Maybe the whole line can be deleted: our own facts and verbs need no import.");
        } else if (Vocabulary.type(type.getSimpleName()) != null) {
            if (Vocabulary.type(type.getSimpleName()) != type) {
                told.at(
                        name[1].start(),
                        "There is a fact \"" + type.getSimpleName() + "\" already.",
                        "Maybe your own needs another name.");
            }
        } else {
            imported.put(type.getSimpleName(), type);
            importedAt.put(type, name[1]);
        }
    }

    /** An enumeration comes with a fact that has its words: any other is somebody else's code. */
    private void keepWordsOfFacts() {
        Set<Class<?>> words = imported.values().stream()
                .filter(Class::isRecord)
                .flatMap(fact -> Kinds.valuesOf(fact))
                .collect(Collectors.toSet());
        importedAt.forEach((type, name) -> {
            if (type.isEnum() && !words.contains(type)) {
                imported.values().remove(type);
                told.at(
                        name.start(),
                        "\"" + type.getSimpleName() + "\" isn't the words of a fact that this file imports.",
                        "Maybe the import of the fact is missing, or the whole line can be deleted.");
            }
        });
    }

    /** A class by the name that an import has for it: the last points may be those of a class inside a class. */
    private static @Nullable Class<?> find(String name, ClassLoader loader) {
        String binary = name;
        while (true) {
            try {
                return Class.forName(binary, false, loader);
            } catch (ClassNotFoundException | LinkageError e) {
                int point = binary.lastIndexOf('.');
                if (point < 0) {
                    return null;
                }
                binary = binary.substring(0, point) + "$" + binary.substring(point + 1);
            }
        }
    }

    /** What gets compiled: written from the tree, each rule on the line where it begins in the file. */
    private String printed() {
        StringBuilder rules = new StringBuilder();
        int line = 1;
        for (RuleTree rule : written.rules()) {
            int begins = told.line(rule.start());
            rules.append("\n".repeat(begins - line)).append(' ').append(Printed.of(rule));
            line = begins;
        }
        return "package " + packageName(file.path()) + ";"
                + imported.values().stream()
                        .map(type -> "import " + type.getCanonicalName() + ";")
                        .collect(Collectors.joining())
                + Vocabulary.imports(rules.toString()) + rules;
    }

    private PackageDescr parse(String text) {
        DrlParser parser = new DrlParser(LanguageLevelOption.DRL6);
        try {
            PackageDescr parsed = parser.parse(null, text);
            if (!parser.hasErrors() && parsed != null) {
                return parsed;
            }
        } catch (DroolsParserException e) {
            problems.add(new Problem(file.path(), "", "The rule can't be read: " + e.getMessage()));
        }
        for (DroolsError error : parser.getErrors()) {
            problems.add(syntaxError(error));
        }
        return new PackageDescr();
    }

    private Problem syntaxError(DroolsError error) {
        int line = error instanceof ParserError parserError ? parserError.getRow() : -1;
        String message = AT.matcher(String.valueOf(error.getMessage()))
                .replaceFirst("")
                .lines()
                .findFirst()
                .orElse("")
                .strip();
        return new Problem(
                file.path(),
                line < 1 ? "" : line + ":1",
                "This is not a rule as it should be: " + message + (message.endsWith(".") ? "" : "."),
                "Maybe a bracket, a quotation mark, \"then\" or \"end\" is missing just before.");
    }

    static Problem problem(String path, int line, String rule, String message, String hint) {
        return new Problem(path, line + ":1  rule " + rule, message, hint);
    }
}
