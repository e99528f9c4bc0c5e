package org.backupdoctor.internal.lint;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.backupdoctor.Problem;
import org.backupdoctor.internal.rules.WrittenRule;
import org.backupdoctor.internal.rules.text.RuleTree;
import org.backupdoctor.internal.rules.text.RuleTree.Constraint;
import org.backupdoctor.internal.rules.text.RuleTree.Fit;
import org.backupdoctor.internal.rules.text.RuleTree.Group;
import org.backupdoctor.internal.rules.text.RuleTree.Part;
import org.backupdoctor.internal.rules.text.RuleTree.Total;
import org.backupdoctor.internal.rules.text.Token;
import org.backupdoctor.rule.Verb;
import org.jspecify.annotations.Nullable;

/** Finds rules about one cause or remedy that have the same condition: whatever order and names they have. */
final class Repetitions {

    private final Map<String, WrittenRule> seen = new HashMap<>();
    private final List<Problem> problems;

    Repetitions(List<Problem> problems) {
        this.problems = problems;
    }

    /** Remembers a rule; tells when there was one with the same condition. A note may go beside what else is said. */
    void add(WrittenRule rule) {
        String condition = rule.info().subject() + (rule.info().verb() == Verb.NOTE ? " note " : " ") + condition(rule);
        WrittenRule other = seen.putIfAbsent(condition, rule);
        if (other != null) {
            boolean later = !rule.file().bundled() || other.file().bundled();
            WrittenRule told = later ? rule : other;
            WrittenRule first = later ? other : rule;
            problems.add(new Problem(
                    told.info().file(),
                    told.info().line() + ":1  rule " + told.info().name(),
                    "This rule has the same condition as " + first.info().name() + " in "
                            + first.info().file() + ":" + first.info().line() + ".",
                    "Maybe one of the two is left over, or its condition isn't what was meant.",
                    Problem.Severity.WARNING,
                    "same-condition"));
        }
    }

    /** The condition without its names: a bound name counts as the pattern that binds it. */
    private static String condition(WrittenRule rule) {
        String text = rule.file().text();
        Map<String, String> bound = new HashMap<>();
        return written(rule.tree().when(), text, bound);
    }

    private static String written(List<Part> parts, String text, Map<String, String> bound) {
        return parts.stream().map(part -> written(part, text, bound)).sorted().collect(Collectors.joining(" & "));
    }

    private static String written(Part part, String text, Map<String, String> bound) {
        if (part instanceof Group group) {
            return group.joint() + "(" + written(group.parts(), text, bound) + ")";
        } else if (part instanceof Total total) {
            String source = written(total.source(), text, bound);
            return "TOTAL(" + source + ")"
                    + total.functions().stream()
                            .map(function -> {
                                String arguments = function.arguments().stream()
                                        .map(argument ->
                                                replaced(text.substring(argument.start(), argument.end()), bound))
                                        .collect(Collectors.joining(","));
                                String value = function.name().text() + "(" + arguments + ")";
                                bind(function.binding(), source + value, bound);
                                return value;
                            })
                            .sorted()
                            .collect(Collectors.joining(","));
        }
        Fit fit = (Fit) part;
        StringBuilder inner = new StringBuilder();
        fit.constraints().stream()
                .filter(Repetitions::asks)
                .map(constraint -> replaced(
                        text.substring(
                                constraint.expression().start(),
                                constraint.expression().end()),
                        bound))
                .sorted()
                .forEach(constraint -> inner.append(constraint).append(','));
        String pattern = fit.type().text() + "[" + inner + "]";
        bind(fit.binding(), pattern, bound);
        for (Constraint constraint : fit.constraints()) {
            bind(
                    constraint.binding(),
                    pattern + "."
                            + text.substring(
                                    constraint.expression().start(),
                                    constraint.expression().end()),
                    bound);
        }
        return pattern;
    }

    private static boolean asks(Constraint constraint) {
        return constraint.binding() == null || constraint.expression() instanceof RuleTree.Compared;
    }

    private static void bind(@Nullable Token name, String meaning, Map<String, String> bound) {
        if (name != null) {
            bound.put(name.text(), "«" + meaning + "»");
        }
    }

    private static String replaced(String expression, Map<String, String> bound) {
        String plain = expression.replaceAll("\\s+", "");
        for (Map.Entry<String, String> name : bound.entrySet()) {
            plain = plain.replaceAll(
                    Pattern.quote(name.getKey()) + "(?!\\w)", Matcher.quoteReplacement(name.getValue()));
        }
        return plain;
    }
}
