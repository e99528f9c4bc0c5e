package org.backupdoctor.internal.rules;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.backupdoctor.fact.Fact;
import org.backupdoctor.internal.data.Suggestions;
import org.backupdoctor.internal.rules.Conditions.Binding;
import org.backupdoctor.internal.rules.text.Token;
import org.backupdoctor.internal.rules.text.Told;
import org.jspecify.annotations.Nullable;

/**
 * Fills the placeholders of a rule's sentence: {@code {fact.property}}, or {@code {fact.method(otherFact)}}. {@code {device}} is left
 * for whoever words the report.
 */
public final class Sentence {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");
    private static final int MOST_PLACEHOLDERS = 12;
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
        return Kinds.methods(type, name).stream()
                .filter(method -> argument == null
                        ? method.getParameterCount() == 0
                        : method.getParameterCount() == 1 && method.getParameterTypes()[0].isAssignableFrom(argument))
                .findFirst()
                .orElse(null);
    }

    /** Tells of placeholders that name nothing the rule binds. */
    static void check(Token text, Conditions conditions, Map<String, Binding> bound, Told told) {
        Matcher placeholders = PLACEHOLDER.matcher(text.text());
        while (placeholders.find()) {
            if (!placeholders.group().equals(DEVICE)) {
                check(placeholders.group(1), text.start() + placeholders.start(), conditions, bound, told);
            }
        }
        if (PLACEHOLDER.matcher(text.text()).results().count() > MOST_PLACEHOLDERS) {
            told.at(
                    text.start(),
                    "This text has more than " + MOST_PLACEHOLDERS + " placeholders.",
                    "Maybe the cause's page says the rest.");
        }
        String rest = PLACEHOLDER.matcher(text.text()).replaceAll("");
        if (rest.contains("{") || rest.contains("}")) {
            told.at(
                    text.start(),
                    "A placeholder in this text isn't opened or isn't closed.",
                    "Maybe a brace is missing: {fact.property}.");
        }
    }

    private static void check(
            String placeholder, int at, Conditions conditions, Map<String, Binding> bound, Told told) {
        String shown = "The placeholder {" + placeholder + "}";
        Matcher call = CALL.matcher(placeholder);
        if (!call.matches()) {
            Binding whole = bound.get(placeholder);
            Class<?> kind = whole == null ? null : whole.type();
            told.at(
                    at,
                    shown + " isn't of the form {fact.property}.",
                    kind == null || !Kinds.isFact(kind)
                            ? "Maybe you meant a property of a fact that the rule binds, such as {battery.percent}."
                            : "Maybe you meant {" + placeholder + "."
                                    + String.join("} or {" + placeholder + ".", plain(kind)) + "}.");
            return;
        }
        Binding fact = fact(call.group(1), shown, at, conditions, bound, told);
        Binding argument = call.group(3) == null ? null : fact(call.group(3), shown, at, conditions, bound, told);
        Class<?> type = fact == null ? null : fact.type();
        Class<?> given = argument == null ? null : argument.type();
        if (type == null || !Kinds.isFact(type) || (call.group(3) != null && given == null)) {
            return;
        }
        if (method(type, call.group(2), given) == null) {
            List<Method> near = Kinds.methods(type, call.group(2));
            if (near.isEmpty()) {
                told.at(
                        at,
                        type.getSimpleName() + " has no property \"" + call.group(2) + "\" for the placeholder {"
                                + placeholder + "}.",
                        Suggestions.nearest(call.group(2), Kinds.members(type))
                                .map(name -> "Maybe you meant \"" + name + "\".")
                                .orElse("Maybe one of " + String.join(", ", Kinds.members(type)) + "."));
            } else {
                told.at(at, shown + " doesn't give \"" + call.group(2) + "\" what it takes.", takes(near.get(0)));
            }
        }
    }

    private static String takes(Method method) {
        return method.getParameterCount() == 0
                ? "Maybe it needs no brackets."
                : "Maybe it needs " + Kinds.name(method.getParameterTypes()[0]) + " in its brackets.";
    }

    private static List<String> plain(Class<?> type) {
        return Kinds.members(type).stream()
                .filter(name -> Kinds.methods(type, name).get(0).getParameterCount() == 0)
                .toList();
    }

    private static @Nullable Binding fact(
            String name, String shown, int at, Conditions conditions, Map<String, Binding> bound, Told told) {
        conditions.use(name);
        Binding binding = bound.get(name);
        if (binding == null) {
            told.at(
                    at,
                    shown + " names \"$" + name + "\", which no pattern of the rule binds.",
                    Suggestions.nearest(name, bound.keySet())
                            .map(near -> "Maybe you meant \"" + near + "\".")
                            .orElse("Maybe a pattern should begin with \"$" + name + " :\"."));
        } else if (binding.type() != null && !Kinds.isFact(binding.type())) {
            told.at(
                    at,
                    shown + " names \"$" + name + "\", which is " + Kinds.name(binding.type()) + " and no fact.",
                    "Maybe bind the whole pattern, and name its property here.");
        }
        return binding;
    }
}
