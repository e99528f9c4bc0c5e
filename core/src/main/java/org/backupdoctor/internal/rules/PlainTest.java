package org.backupdoctor.internal.rules;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.backupdoctor.fact.Fact;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of one fact alone where it is plain enough to be told without compiled classes: properties beside constants. It says
 * what the compiled condition says; so of a rule that can't fire, as one of these isn't so, no class has to be loaded.
 */
final class PlainTest {

    static final String AND = "&&";
    static final String OR = "||";
    static final String NOT = "!";
    static final String IN = "in";
    static final String NOT_IN = "not in";
    static final String EQUAL = "==";

    /** Looked up once for each kind of fact, and gone with it. */
    private static final ClassValue<Map<String, Method>> METHODS = new ClassValue<>() {
        @Override
        protected Map<String, Method> computeValue(Class<?> type) {
            return new ConcurrentHashMap<>();
        }
    };

    private final String operator;
    private final List<PlainTest> parts;
    private final @Nullable Method property;
    private final Object[] arguments;
    private final List<?> constants;

    private PlainTest(
            String operator, List<PlainTest> parts, @Nullable Method property, Object[] arguments, List<?> constants) {
        this.operator = operator;
        this.parts = parts;
        this.property = property;
        this.arguments = arguments;
        this.constants = constants;
    }

    /** The condition on facts of a kind that {@link PlainWords} wrote. */
    static PlainTest of(List<?> words, Class<?> type) {
        String operator = words.get(0).toString();
        List<?> others = words.subList(1, words.size());
        if (operator.equals(AND) || operator.equals(OR) || operator.equals(NOT)) {
            List<PlainTest> parts =
                    others.stream().map(part -> of((List<?>) part, type)).toList();
            return new PlainTest(operator, parts, null, new Object[0], List.of());
        }
        List<?> named = others.get(0) instanceof List<?> call ? call : others.subList(0, 1);
        Method property =
                METHODS.get(type).computeIfAbsent(named.get(0).toString(), name -> found(type, name, named.size() - 1));
        return new PlainTest(
                operator,
                List.of(),
                property,
                named.subList(1, named.size()).toArray(),
                others.subList(1, others.size()));
    }

    private static Method found(Class<?> type, String name, int arguments) {
        try {
            return arguments == 0 ? type.getMethod(name) : type.getMethod(name, String.class);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("A fact " + type.getSimpleName() + " has no \"" + name + "\".", e);
        }
    }

    /**
     * Whether it is so of a fact.
     *
     * @throws Exception what a method of the fact threw
     */
    boolean isTrueOf(Fact fact) throws Exception {
        return switch (operator) {
            case AND -> parts.get(0).isTrueOf(fact) && parts.get(1).isTrueOf(fact);
            case OR -> parts.get(0).isTrueOf(fact) || parts.get(1).isTrueOf(fact);
            case NOT -> !parts.get(0).isTrueOf(fact);
            case NOT_IN -> !isIn(value(fact));
            case IN -> isIn(value(fact));
            default -> isTrue(value(fact), constants.get(0));
        };
    }

    private Object value(Fact fact) throws Exception {
        Method method = property;
        if (method == null) {
            throw new IllegalStateException("\"" + operator + "\" has no property.");
        }
        try {
            Object value = method.invoke(fact, arguments);
            return value instanceof Enum<?> word ? word.name() : value;
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof Exception own ? own : e;
        }
    }

    private boolean isIn(Object value) {
        for (int i = 0; i < constants.size(); i++) {
            if (isEqual(value, constants.get(i))) {
                return true;
            }
        }
        return false;
    }

    private boolean isTrue(Object value, Object constant) {
        return switch (operator) {
            case EQUAL -> isEqual(value, constant);
            case "!=" -> !isEqual(value, constant);
            case "<" -> isLess(value, constant);
            case ">" -> isLess(constant, value);
            case "<=" -> isLess(value, constant) || isEqual(value, constant);
            default -> isLess(constant, value) || isEqual(value, constant);
        };
    }

    private static boolean isEqual(Object value, Object constant) {
        if (value instanceof Number a && constant instanceof Number b) {
            return isReal(a, b) ? a.doubleValue() == b.doubleValue() : a.longValue() == b.longValue();
        }
        return value.equals(constant);
    }

    private static boolean isLess(Object small, Object large) {
        Number a = (Number) small;
        Number b = (Number) large;
        return isReal(a, b) ? a.doubleValue() < b.doubleValue() : a.longValue() < b.longValue();
    }

    private static boolean isReal(Number a, Number b) {
        return a instanceof Double || b instanceof Double;
    }
}
