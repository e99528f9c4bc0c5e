package org.backupdoctor.internal.rules;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.backupdoctor.internal.data.Suggestions;
import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;

/** Checks the names that a rule's conditions use, so that a misspelt one is told by its own name. */
final class Conditions {

    /** A name that isn't part of another name, a text, or a call on something else. */
    private static final Pattern NAME =
            Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|(?<![\\w$.\"])([A-Za-z_]\\w*)(\\s*\\.)?");

    private static final Pattern PRODUCT = Pattern.compile("(?<![\\w.])\\d+(?:\\s*\\*\\s*\\d+)*(?![\\w.L])");

    private static final Set<String> KEYWORDS =
            Set.of("in", "not", "matches", "contains", "memberOf", "true", "false", "null", "this");

    /** Hears of a problem with something that stands in the rule. */
    interface Report {
        void at(String name, String message, String hint);
    }

    private final RuleDescr rule;
    private final Set<String> imported;
    private final Report problem;

    Conditions(RuleDescr rule, Set<String> imported, Report problem) {
        this.rule = rule;
        this.imported = imported;
        this.problem = problem;
    }

    void check() {
        check(rule.getLhs());
    }

    private void check(BaseDescr descr) {
        if (descr instanceof PatternDescr pattern) {
            pattern(pattern);
        } else if (descr instanceof AccumulateDescr accumulate) {
            check(accumulate.getInput());
        } else if (descr instanceof ConditionalElementDescr element) {
            element.getDescrs().forEach(this::check);
        }
    }

    private void pattern(PatternDescr pattern) {
        if (pattern.getSource() instanceof AccumulateDescr accumulate) {
            check(accumulate.getInput());
            return;
        }
        String name = pattern.getObjectType();
        Class<?> type = Vocabulary.type(name);
        if (type == null) {
            if (!name.contains(".") && !imported.contains(name)) {
                problem.at(name, "There is no fact \"" + name + "\".", Suggestions.maybe(name, Vocabulary.factNames()));
            }
            return;
        }
        for (BaseDescr constraint : pattern.getDescrs()) {
            if (constraint instanceof ExprConstraintDescr expression) {
                names(type, expression.getExpression());
                products(expression.getExpression());
            }
        }
    }

    /** Java multiplies whole numbers in 32 bits unless it is told otherwise, and says nothing when they don't fit. */
    private void products(String expression) {
        Matcher products = PRODUCT.matcher(expression);
        while (products.find()) {
            double product = Arrays.stream(products.group().split("\\*", -1))
                    .mapToDouble(factor -> Double.parseDouble(factor.strip()))
                    .reduce(1, (a, b) -> a * b);
            if (product > Integer.MAX_VALUE) {
                problem.at(
                        products.group().strip(),
                        "The number " + products.group().strip() + " is too large to be written like this.",
                        "Maybe you meant \"" + products.group().strip().replaceFirst("^(\\d+)", "$1L")
                                + "\", with an L for large numbers.");
            }
        }
    }

    private void names(Class<?> type, String expression) {
        Set<String> known = new TreeSet<>();
        Arrays.stream(type.getMethods())
                .filter(method -> method.getDeclaringClass() != Object.class)
                .map(Method::getName)
                .forEach(known::add);
        known.removeAll(Set.of("equals", "hashCode", "toString"));
        Matcher names = NAME.matcher(expression);
        while (names.find()) {
            String name = names.group(1);
            if (name == null || KEYWORDS.contains(name) || known.contains(name)) {
                continue;
            }
            boolean isOfSomething = names.group(2) != null;
            if (isOfSomething && Vocabulary.type(name) != null) {
                continue;
            }
            problem.at(
                    name, type.getSimpleName() + " has no property \"" + name + "\".", Suggestions.maybe(name, known));
        }
    }
}
