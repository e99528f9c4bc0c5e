package org.backupdoctor.internal.rules;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.backupdoctor.fact.Fact;
import org.backupdoctor.internal.knowledge.RuleFile;
import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;

/**
 * A number in a rule's condition: on which value it begins to hold.
 *
 * @param rule the rule
 * @param type the fact whose property is compared
 * @param property the property
 * @param text the comparison as it is written
 * @param number the number
 * @param below whether it holds below the number
 * @param inclusive whether it holds on the number
 * @param whole whether the property is a whole number
 */
public record Edge(
        RuleInfo rule,
        Class<?> type,
        String property,
        String text,
        double number,
        boolean below,
        boolean inclusive,
        boolean whole) {

    private static final Pattern COMPARISON = Pattern.compile(
            "(\\w+)\\s*(\\([^()]*\\))?\\s*(<=|>=|<|>)\\s*(-?[\\d.]+L?(?:\\s*\\*\\s*[\\d.]+L?)*)\\s*(?=$|&|\\||,|\\))");
    private static final double NEAR = 0.01;

    /** The numbers in a rule's conditions. */
    public static List<Edge> of(LoadedRules rules, RuleInfo rule) {
        RuleFile file = rules.files().find(rule.file()).orElseThrow();
        List<Edge> edges = new ArrayList<>();
        for (RuleDescr descr : new DrlFile(file, new ArrayList<>()).tree().getRules()) {
            if (descr.getName().equals(rule.name())) {
                collect(descr.getLhs(), rule, false, edges);
            }
        }
        return edges;
    }

    /** The values of the property among these facts. */
    public Set<Double> values(Collection<Fact> facts) {
        Set<Double> values = new TreeSet<>();
        for (Fact fact : facts) {
            if (fact.getClass() == type) {
                for (Method method : type.getMethods()) {
                    if (method.getName().equals(property)) {
                        call(method, fact, facts, values);
                    }
                }
            }
        }
        return values;
    }

    /** Whether it is the first value on which the comparison holds. */
    public boolean isFirstFiring(double value) {
        return whole ? value == firing() : Math.abs(value - number) <= Math.abs(number) * NEAR && holds(value);
    }

    /** Whether it is the last value on which the comparison doesn't hold. */
    public boolean isLastSilent(double value) {
        return whole ? value == silent() : Math.abs(value - number) <= Math.abs(number) * NEAR && !holds(value);
    }

    /** The first value on which it holds, as text. */
    public String firingText() {
        return property + (whole ? " = " + (long) firing() : " at most 1 % from " + number);
    }

    /** The last value on which it doesn't hold, as text. */
    public String silentText() {
        return property + (whole ? " = " + (long) silent() : " at most 1 % from " + number);
    }

    private double firing() {
        return inclusive ? number : below ? number - 1 : number + 1;
    }

    private double silent() {
        return !inclusive ? number : below ? number + 1 : number - 1;
    }

    private boolean holds(double value) {
        return (inclusive && value == number) || (below ? value < number : value > number);
    }

    private static void call(Method method, Fact fact, Collection<Fact> facts, Set<Double> values) {
        try {
            if (method.getParameterCount() == 0) {
                add(method.invoke(fact), values);
            } else if (method.getParameterCount() == 1) {
                for (Fact other : facts) {
                    if (method.getParameterTypes()[0].isInstance(other)) {
                        add(method.invoke(fact, other), values);
                    }
                }
            }
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void add(Object value, Set<Double> values) {
        if (value instanceof Number number) {
            values.add(number.doubleValue());
        }
    }

    private static void collect(BaseDescr descr, RuleInfo rule, boolean negated, List<Edge> edges) {
        if (descr instanceof PatternDescr pattern) {
            Class<?> type = pattern.getSource() == null ? Vocabulary.type(pattern.getObjectType()) : null;
            if (type != null) {
                for (BaseDescr constraint : pattern.getDescrs()) {
                    if (constraint instanceof ExprConstraintDescr expression) {
                        comparisons(type, expression.getExpression(), rule, negated, edges);
                    }
                }
            }
            if (pattern.getSource() instanceof AccumulateDescr accumulate) {
                collect(accumulate.getInput(), rule, negated, edges);
            }
        } else if (descr instanceof ConditionalElementDescr element) {
            boolean turned = negated != (descr instanceof NotDescr);
            element.getDescrs().forEach(inner -> collect(inner, rule, turned, edges));
        }
    }

    private static void comparisons(
            Class<?> type, String expression, RuleInfo rule, boolean negated, List<Edge> edges) {
        Matcher comparison = COMPARISON.matcher(expression);
        while (comparison.find()) {
            String property = comparison.group(1);
            Method method = Arrays.stream(type.getMethods())
                    .filter(candidate -> candidate.getName().equals(property))
                    .findFirst()
                    .orElse(null);
            if (method != null) {
                String operator = comparison.group(3);
                // What a "not" asks for is the opposite: not more than 14 is 14 or less.
                boolean below = operator.startsWith("<") != negated;
                boolean inclusive = operator.endsWith("=") != negated;
                edges.add(new Edge(
                        rule,
                        type,
                        property,
                        comparison.group().strip(),
                        product(comparison.group(4)),
                        below,
                        inclusive,
                        method.getReturnType() != double.class));
            }
        }
    }

    private static double product(String text) {
        return Arrays.stream(text.split("\\*", -1))
                .mapToDouble(factor -> Double.parseDouble(factor.strip().replace("L", "")))
                .reduce(1, (a, b) -> a * b);
    }
}
