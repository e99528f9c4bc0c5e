package org.backupdoctor.internal.lint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.backupdoctor.fact.Management.Value;
import org.backupdoctor.internal.rules.WrittenRule;
import org.backupdoctor.internal.rules.text.RuleTree.Arithmetic;
import org.backupdoctor.internal.rules.text.RuleTree.Compared;
import org.backupdoctor.internal.rules.text.RuleTree.Expression;
import org.backupdoctor.internal.rules.text.RuleTree.Joined;
import org.backupdoctor.internal.rules.text.RuleTree.Listed;
import org.backupdoctor.internal.rules.text.RuleTree.Literal;
import org.backupdoctor.internal.rules.text.RuleTree.Member;
import org.backupdoctor.internal.rules.text.RuleTree.Name;
import org.backupdoctor.internal.rules.text.RuleTree.Turned;
import org.backupdoctor.internal.rules.text.Token;
import org.jspecify.annotations.Nullable;

/**
 * Tries conditions on one fact with all values that make a difference: each number in them and its neighbours, each text and another one,
 * each word. What can't be worked out, such as a comparison with another fact, may be so or not so, each time anew. So "never" and
 * "always" are certain, and anything else isn't claimed.
 */
final class Worlds {

    private static final int MOST = 20_000;
    private static final String OTHER = "\u0000";

    private final WrittenRule rule;
    private final Class<?> fact;
    private final Map<String, TreeSet<Double>> numbers = new LinkedHashMap<>();
    private final Map<String, TreeSet<String>> texts = new LinkedHashMap<>();
    private final TreeSet<String> flags = new TreeSet<>();

    Worlds(WrittenRule rule, Class<?> fact) {
        this.rule = rule;
        this.fact = fact;
    }

    /** Whether all of these can never hold together. */
    boolean never(List<Expression> expressions) {
        return all(expressions, values -> expressions.stream().anyMatch(each -> !holds(each, values)));
    }

    /** Whether the first ones imply that the others hold. */
    boolean implies(List<Expression> first, List<Expression> others) {
        List<Expression> both = new ArrayList<>(first);
        both.addAll(others);
        return all(
                both,
                values -> first.stream().anyMatch(each -> !holds(each, values))
                        || others.stream().allMatch(each -> holds(each, values)));
    }

    /** Whether this always holds. */
    boolean always(Expression expression) {
        return implies(List.of(), List.of(expression));
    }

    private boolean all(List<Expression> expressions, Predicate<Map<String, Object>> claim) {
        expressions.forEach(this::collect);
        Map<String, List<?>> values = new LinkedHashMap<>();
        numbers.forEach((name, constants) -> values.put(name, samples(name, constants)));
        texts.forEach((name, constants) -> {
            List<String> known = new ArrayList<>(constants);
            Class<?> type = type(name);
            if (type != null && type.isEnum()) {
                known.clear();
                for (Object word : type.getEnumConstants()) {
                    known.add(((Enum<?>) word).name());
                }
            } else {
                known.add(OTHER);
            }
            values.put(name, known);
        });
        flags.forEach(name -> values.put(name, List.of(true, false)));
        long count = 1;
        for (List<?> each : values.values()) {
            count = Math.min(MOST + 1L, count * Math.max(1, each.size()));
        }
        return count <= MOST && holdsInAll(new ArrayList<>(values.keySet()), values, new LinkedHashMap<>(), claim);
    }

    private static boolean holdsInAll(
            List<String> names,
            Map<String, List<?>> values,
            Map<String, Object> chosen,
            Predicate<Map<String, Object>> claim) {
        if (chosen.size() == names.size()) {
            return claim.test(chosen);
        }
        String name = names.get(chosen.size());
        for (Object value : values.getOrDefault(name, List.of())) {
            chosen.put(name, value);
            boolean so = holdsInAll(names, values, chosen, claim);
            chosen.remove(name);
            if (!so) {
                return false;
            }
        }
        return true;
    }

    private List<Double> samples(String name, NavigableSet<Double> constants) {
        Ranges range = Ranges.of(fact, name);
        boolean whole = type(name) != double.class;
        TreeSet<Double> samples = new TreeSet<>(constants);
        Double before = null;
        for (double constant : constants) {
            samples.add(constant - 1);
            samples.add(constant + 1);
            if (before != null && !whole) {
                samples.add((before + constant) / 2);
            }
            before = constant;
        }
        if (whole) {
            for (double constant : constants) {
                samples.add(Math.floor(constant));
                samples.add(Math.ceil(constant));
            }
            samples.removeIf(sample -> sample != Math.rint(sample));
        }
        samples.removeIf(sample -> sample < range.least() || sample > range.most());
        if (Double.isFinite(range.least())) {
            samples.add(range.least());
        }
        if (Double.isFinite(range.most())) {
            samples.add(range.most());
        }
        return List.copyOf(samples);
    }

    /** Finds the values that make a difference. */
    private void collect(Expression expression) {
        if (expression instanceof Joined joined) {
            collect(joined.left());
            collect(joined.right());
        } else if (expression instanceof Turned turned && turned.operator().is("!")) {
            collect(turned.inner());
        } else if (expression instanceof Compared compared && isPlain(compared)) {
            add(property(compared.left()), constant(compared.right()));
        } else if (expression instanceof Listed listed && isPlain(listed)) {
            listed.values().forEach(value -> add(property(listed.left()), constant(value)));
        } else if (isFlag(property(expression))) {
            String name = String.valueOf(property(expression));
            if (Value.class.isAssignableFrom(fact) && (name.equals("yes") || name.equals("no"))) {
                add("value", "true");
                add("value", "false");
            } else {
                flags.add(name.equals("no") ? "yes" : name);
            }
        } else if (!(expression instanceof Literal)) {
            flags.add(key(expression));
        }
    }

    private void add(@Nullable String name, @Nullable Object constant) {
        if (name != null && constant instanceof Double number) {
            numbers.computeIfAbsent(name, any -> new TreeSet<>()).add(number);
        } else if (name != null && constant instanceof String text) {
            texts.computeIfAbsent(name, any -> new TreeSet<>()).add(text);
        } else if (name != null) {
            flags.add(name);
        }
    }

    private boolean holds(Expression expression, Map<String, Object> values) {
        if (expression instanceof Joined joined) {
            return joined.and()
                    ? holds(joined.left(), values) && holds(joined.right(), values)
                    : holds(joined.left(), values) || holds(joined.right(), values);
        } else if (expression instanceof Turned turned && turned.operator().is("!")) {
            return !holds(turned.inner(), values);
        } else if (expression instanceof Compared compared && isPlain(compared)) {
            return compare(value(property(compared.left()), values), compared.operator(), constant(compared.right()));
        } else if (expression instanceof Listed listed && isPlain(listed)) {
            Object value = value(property(listed.left()), values);
            return listed.negated() != listed.values().stream().anyMatch(each -> value.equals(constant(each)));
        } else if (expression instanceof Literal literal) {
            return literal.token().is("true");
        }
        String name = property(expression);
        if (name != null && isFlag(name)) {
            if (Value.class.isAssignableFrom(fact) && (name.equals("yes") || name.equals("no"))) {
                return value("value", values).equals(name.equals("yes") ? "true" : "false");
            }
            boolean yes = Boolean.TRUE.equals(value(name.equals("no") ? "yes" : name, values));
            return name.equals("no") != yes;
        }
        return Boolean.TRUE.equals(value(key(expression), values));
    }

    private static Object value(@Nullable String name, Map<String, Object> values) {
        return values.getOrDefault(String.valueOf(name), OTHER);
    }

    private static boolean compare(Object value, Token operator, @Nullable Object constant) {
        if (value instanceof Double left && constant instanceof Double right) {
            int order = left.compareTo(right);
            return switch (operator.text()) {
                case "<" -> order < 0;
                case ">" -> order > 0;
                case "<=" -> order <= 0;
                case ">=" -> order >= 0;
                case "==" -> order == 0;
                default -> order != 0;
            };
        }
        return operator.is("==") == value.equals(constant);
    }

    /** Whether a property is compared with a constant, in a way that can be tried. */
    private boolean isPlain(Compared compared) {
        Object constant = constant(compared.right());
        String operator = compared.operator().text();
        return property(compared.left()) != null
                && constant != null
                && (constant instanceof Double
                        ? !operator.equals("matches") && !operator.equals("contains")
                        : operator.equals("==") || operator.equals("!="));
    }

    private boolean isPlain(Listed listed) {
        return property(listed.left()) != null && listed.values().stream().allMatch(value -> constant(value) != null);
    }

    /** The property that an expression names, if it names one. */
    private @Nullable String property(Expression expression) {
        String name = expression instanceof Name plain
                ? plain.token().text()
                : expression instanceof Member member
                                && member.of() == null
                                && member.arguments() != null
                                && member.arguments().isEmpty()
                        ? member.name().text()
                        : null;
        return name == null || type(name) == null ? null : name;
    }

    private boolean isFlag(@Nullable String name) {
        return name != null && type(name) == boolean.class;
    }

    private @Nullable Class<?> type(String name) {
        try {
            return fact.getMethod(name).getReturnType();
        } catch (NoSuchMethodException e) {
            return null;
        }
    }

    /** A number, the text, the name of a word, or a flag; null for what isn't constant. */
    private @Nullable Object constant(Expression expression) {
        if (expression instanceof Literal literal) {
            Token token = literal.token();
            return switch (token.kind()) {
                case NUMBER -> Double.valueOf(token.text().replaceAll("[Ll]$", ""));
                case TEXT -> token.unquoted();
                default -> Boolean.valueOf(token.text());
            };
        }
        if (expression instanceof Arithmetic arithmetic
                && constant(arithmetic.left()) instanceof Double left
                && constant(arithmetic.right()) instanceof Double right) {
            return arithmetic.operator().is("*")
                    ? (Double) (left * right)
                    : arithmetic.operator().is("+") ? (Double) (left + right) : (Double) (left - right);
        }
        if (expression instanceof Turned turned
                && turned.operator().is("-")
                && constant(turned.inner()) instanceof Double number) {
            return -number;
        }
        return expression instanceof Member member
                        && member.of() instanceof Name type
                        && rule.words(type.token().text()) != null
                ? member.name().text()
                : null;
    }

    private String key(Expression expression) {
        return "?"
                + rule.file()
                        .text()
                        .substring(expression.start(), expression.end())
                        .replaceAll("\\s+", "");
    }
}
