package org.backupdoctor.internal.rules;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.backupdoctor.Problem;
import org.backupdoctor.fact.Fact;
import org.backupdoctor.internal.data.Suggestions;
import org.drools.model.Condition;
import org.drools.model.Rule;
import org.jspecify.annotations.Nullable;

/**
 * Fills the placeholders of a rule's sentence: {@code {fact.property}}, or {@code {fact.method(otherFact)}}. {@code {device}} is left
 * for whoever words the report.
 */
public final class Sentence {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");
    private static final String DEVICE = "{device}";
    private static final Pattern CALL = Pattern.compile("(\\w+)\\.(\\w+)(?:\\((\\w+)\\))?");

    private Sentence() {}

    /**
     * The sentence of a statement's rule with its facts filled in.
     *
     * @param printed prints a value, given the name of the property it came from
     */
    public static String of(Statement statement, BiFunction<String, Object, String> printed) {
        return of(statement.rule().because(), statement, printed);
    }

    /** The same for another text of that rule, such as a translation. */
    public static String of(String text, Statement statement, BiFunction<String, Object, String> printed) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(filled(found, statement, printed)));
    }

    private static String filled(MatchResult found, Statement statement, BiFunction<String, Object, String> printed) {
        Matcher call = CALL.matcher(found.group(1));
        Fact fact = call.matches() ? statement.bound(call.group(1)) : null;
        if (fact == null) {
            return found.group();
        }
        Fact argument = call.group(3) == null ? null : statement.bound(call.group(3));
        Object value = call(fact, call.group(2), argument);
        return value == null ? found.group() : printed.apply(call.group(2), value);
    }

    private static @Nullable Object call(Fact fact, String name, @Nullable Fact argument) {
        Method method = method(fact.getClass(), name, argument == null ? null : argument.getClass());
        try {
            return method == null ? null : argument == null ? method.invoke(fact) : method.invoke(fact, argument);
        } catch (IllegalAccessException | InvocationTargetException e) {
            return null;
        }
    }

    private static @Nullable Method method(Class<?> type, String name, @Nullable Class<?> argument) {
        return Arrays.stream(type.getMethods())
                .filter(method -> method.getName().equals(name) && method.getReturnType() != void.class)
                .filter(method -> argument == null
                        ? method.getParameterCount() == 0
                        : method.getParameterCount() == 1 && method.getParameterTypes()[0].isAssignableFrom(argument))
                .findFirst()
                .orElse(null);
    }

    /** Notes placeholders that name nothing the rule binds. */
    static void check(RuleInfo rule, Rule compiled, List<Problem> problems) {
        Map<String, Class<?>> bound = new TreeMap<>();
        collect(compiled.getView(), bound);
        PLACEHOLDER.matcher(rule.because().replace(DEVICE, "")).results().forEach(found -> {
            Matcher call = CALL.matcher(found.group(1));
            if (!call.matches()) {
                problem(rule, "The placeholder " + found.group() + " isn't of the form {fact.property}.", "", problems);
                return;
            }
            Class<?> type = bound.get(call.group(1));
            Class<?> argument = call.group(3) == null ? null : bound.get(call.group(3));
            String unbound =
                    type == null ? call.group(1) : call.group(3) != null && argument == null ? call.group(3) : null;
            if (unbound != null) {
                problem(
                        rule,
                        "The placeholder " + found.group() + " names \"$" + unbound
                                + "\", which no pattern of the rule binds.",
                        Suggestions.maybe(unbound, bound.keySet()),
                        problems);
            } else if (type != null && method(type, call.group(2), argument) == null) {
                problem(
                        rule,
                        type.getSimpleName() + " has no property \"" + call.group(2) + "\" for the placeholder "
                                + found.group() + ".",
                        Suggestions.maybe(call.group(2), properties(type)),
                        problems);
            }
        });
    }

    private static Set<String> properties(Class<?> type) {
        TreeSet<String> names = new TreeSet<>();
        Arrays.stream(type.getMethods())
                .filter(method -> method.getDeclaringClass() != Object.class)
                .map(Method::getName)
                .forEach(names::add);
        return names;
    }

    private static void problem(RuleInfo rule, String message, String hint, List<Problem> problems) {
        problems.add(DrlFile.problem(rule.file(), rule.line(), rule.name(), message, hint));
    }

    private static void collect(Condition condition, Map<String, Class<?>> bound) {
        if (condition instanceof org.drools.model.Pattern<?> pattern) {
            String name = pattern.getPatternVariable().getName();
            if (name.startsWith("$")) {
                bound.put(name.substring(1), pattern.getPatternVariable().getType());
            }
        } else if (condition.getType() == Condition.Type.AND || condition.getType() == Condition.Type.OR) {
            condition.getSubConditions().forEach(inner -> collect(inner, bound));
        }
    }
}
