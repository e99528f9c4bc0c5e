package org.backupdoctor.internal.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.backupdoctor.Problem;
import org.backupdoctor.internal.data.Suggestions;
import org.backupdoctor.internal.knowledge.CausePage.Blocks;
import org.backupdoctor.internal.knowledge.RuleFile;
import org.backupdoctor.rule.Verb;
import org.drools.drl.ast.descr.AnnotationDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsError;
import org.drools.drl.parser.DroolsParserException;
import org.drools.drl.parser.ParserError;
import org.jspecify.annotations.Nullable;
import org.kie.internal.builder.conf.LanguageLevelOption;

/** A rule file as it is parsed: its package named after its path, its imports supplied, its rules described. */
final class DrlFile {

    private static final Pattern SENTENCE = Pattern.compile("\\s*(\\w+)\\s*\\(([^;{}]*)\\)\\s*;\\s*", Pattern.DOTALL);
    private static final Pattern AT = Pattern.compile("^(\\[ERR \\d+] )?(Line \\d+:\\d+ )?");
    private static final Pattern PACKAGE_LINE = Pattern.compile("(?m)^\\s*package\\b");
    private static final Set<String> METADATA = Set.of("because", "blocks");

    private final RuleFile file;
    private final List<Problem> problems;
    private final int preludeLength;
    private final PackageDescr tree;
    private final List<RuleInfo> rules = new ArrayList<>();

    /** Parses; what is wrong goes to the list. */
    DrlFile(RuleFile file, List<Problem> problems) {
        this.file = file;
        this.problems = problems;
        String prelude = "package " + packageName(file.path()) + ";" + Vocabulary.imports(file.text()) + " ";
        this.preludeLength = prelude.length();
        this.tree = parse(prelude + file.text());
        tree.getRules().forEach(rule -> {
            RuleInfo info = describe(rule);
            if (info != null) {
                rules.add(info);
            }
        });
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

    PackageDescr tree() {
        return tree;
    }

    List<RuleInfo> rules() {
        return List.copyOf(rules);
    }

    private PackageDescr parse(String text) {
        Matcher packageLine = PACKAGE_LINE.matcher(file.text());
        if (packageLine.find()) {
            int line =
                    (int) file.text().substring(0, packageLine.start()).lines().count() + 1;
            problems.add(new Problem(
                    file.path(),
                    line + ":1",
                    "A rule file has no \"package\" line: its package is named after its path.",
                    "Maybe the line can just be deleted."));
            return new PackageDescr();
        }
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
        int column = error instanceof ParserError parserError ? parserError.getCol() + 1 : -1;
        String message = AT.matcher(String.valueOf(error.getMessage()))
                .replaceFirst("")
                .lines()
                .findFirst()
                .orElse("")
                .strip();
        return new Problem(
                file.path(),
                line < 1 ? "" : line + ":" + Math.max(1, line == 1 ? column - preludeLength : column),
                "This is not a rule as it should be: " + message + (message.endsWith(".") ? "" : "."),
                "Maybe a bracket, a quotation mark, \"then\" or \"end\" is missing just before.");
    }

    private @Nullable RuleInfo describe(RuleDescr rule) {
        int before = problems.size();
        String name = rule.getName();
        if (!name.matches("[a-z0-9-]+/[a-z0-9-]+")) {
            problem(
                    rule,
                    "A rule's name is the cause or remedy, a slash, and what is so, in small letters, digits and hyphens.",
                    "Maybe \"" + file.id() + "/" + name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-") + "\".");
            return null;
        }
        for (AnnotationDescr metadata : rule.getAnnotations()) {
            if (!METADATA.contains(metadata.getName())) {
                problem(
                        rule,
                        metadata.getName(),
                        "There is no metadata \"@" + metadata.getName() + "\".",
                        Suggestions.maybe(metadata.getName(), METADATA));
            }
        }
        if (!rule.getAttributes().isEmpty()) {
            String attribute = new TreeSet<>(rule.getAttributes().keySet()).first();
            problem(
                    rule,
                    attribute,
                    "A rule has no attributes, but here is \"" + attribute + "\".",
                    "Maybe it can just be deleted: no order of rules is needed.");
        }
        Matcher sentence = SENTENCE.matcher(String.valueOf(rule.getConsequence()));
        Verb verb = null;
        if (sentence.matches()) {
            verb = verb(rule, sentence.group(1));
        } else {
            problem(
                    rule,
                    "What follows \"then\" must be one verb with its evidence, such as confirm( $fact );",
                    "Maybe a semicolon is missing, or there is more than one sentence.");
        }
        new Conditions(rule, imported(), (wrong, message, hint) -> problem(rule, wrong, message, hint)).check();
        String word = value(rule, "blocks");
        Blocks blocks = word == null ? null : Blocks.of(word, file.path(), problems);
        if (problems.size() > before || verb == null) {
            return null;
        }
        String because = value(rule, "because");
        return new RuleInfo(name, file.path(), line(rule), verb, because == null ? "" : because, blocks);
    }

    /** The simple names of what the file imports: an organisation's own facts. */
    private Set<String> imported() {
        return tree.getImports().stream()
                .map(descr -> descr.getTarget().substring(descr.getTarget().lastIndexOf('.') + 1))
                .collect(Collectors.toSet());
    }

    private @Nullable Verb verb(RuleDescr rule, String word) {
        for (Verb verb : Verb.values()) {
            if (verb.word().equals(word)) {
                return verb;
            }
        }
        problem(
                rule,
                word,
                "There is no verb \"" + word + "\". The verbs are " + String.join(", ", Verb.words()) + ".",
                Suggestions.maybe(word, Verb.words()));
        return null;
    }

    private static @Nullable String value(RuleDescr rule, String name) {
        AnnotationDescr metadata = rule.getAnnotation(name);
        if (metadata == null || metadata.getSingleValue() == null) {
            return null;
        }
        String value = metadata.getSingleValueAsString().strip();
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1).replace("\\\"", "\"") : value;
    }

    private void problem(RuleDescr rule, String message, String hint) {
        problems.add(problem(file.path(), line(rule), rule.getName(), message, hint));
    }

    /** A problem at the first place in the rule where this stands. */
    private void problem(RuleDescr rule, String wrong, String message, String hint) {
        String[] lines = file.text().split("\n", -1);
        Pattern word = Pattern.compile("(?<![\\w$])" + Pattern.quote(wrong) + "(?!\\w)");
        for (int line = line(rule); line <= lines.length; line++) {
            Matcher found = word.matcher(lines[line - 1]);
            if (found.find()) {
                problems.add(new Problem(
                        file.path(), line + ":" + (found.start() + 1) + "  rule " + rule.getName(), message, hint));
                return;
            }
            if (lines[line - 1].strip().equals("end")) {
                break;
            }
        }
        problem(rule, message, hint);
    }

    static Problem problem(String path, int line, String rule, String message, String hint) {
        return new Problem(path, line + ":1  rule " + rule, message, hint);
    }

    private static int line(RuleDescr rule) {
        return Math.max(1, rule.getLine());
    }
}
