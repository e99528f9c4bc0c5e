package org.backupdoctor.internal.rules;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.backupdoctor.fact.Fact;
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
 * What is asked of one fact alone where it is plain enough to be told without compiled classes: properties beside constants. It says
 * what the compiled condition says; so of a rule that can't fire, as one of these isn't so, no class has to be loaded.
 */
final class PlainTest {

    private static final String AND = "&&";
    private static final String OR = "||";
    private static final String NOT = "!";
    private static final String IN = "in";
    private static final String NOT_IN = "not in";
    private static final String EQUAL = "==";
    private static final Set<String> EQUALITIES = Set.of(EQUAL, "!=");
    private static final Set<String> ORDERS = Set.of("<", ">", "<=", ">=");

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

    /** A condition on facts of a kind in lists of words, or null when it takes the compiled one to tell. */
    static @Nullable List<Object> words(Expression condition, Class<?> type) {
        if (condition instanceof Joined joined) {
            List<Object> left = words(joined.left(), type);
            List<Object> right = words(joined.right(), type);
            return left == null || right == null ? null : List.of(joined.and() ? AND : OR, left, right);
        } else if (condition instanceof Turned turned && turned.operator().is(NOT)) {
            List<Object> inner = words(turned.inner(), type);
            return inner == null ? null : List.of(NOT, inner);
        } else if (condition instanceof Compared compared) {
            String operator = compared.operator().text();
            return EQUALITIES.contains(operator) || ORDERS.contains(operator)
                    ? words(operator, compared.left(), List.of(compared.right()), type)
                    : null;
        } else if (condition instanceof Listed listed) {
            return words(listed.negated() ? NOT_IN : IN, listed.left(), listed.values(), type);
        }
        Method property = property(condition, type);
        return property == null || !Kinds.isFlag(property.getReturnType())
                ? null
                : List.of(EQUAL, written(condition), true);
    }

    private static @Nullable List<Object> words(
            String operator, Expression left, List<Expression> values, Class<?> type) {
        Method property = property(left, type);
        if (property == null || (ORDERS.contains(operator) && !Kinds.isNumber(property.getReturnType()))) {
            return null;
        }
        List<Object> words = new ArrayList<>(List.of(operator, written(left)));
        for (Expression value : values) {
            Object constant = constant(value);
            if (constant == null || !isOf(property.getReturnType(), value, constant)) {
                return null;
            }
            words.add(constant);
        }
        return words;
    }

    /** The property or the method that an expression asks for and nothing else. */
    private static @Nullable Method property(Expression expression, Class<?> type) {
        if (expression instanceof Name name) {
            return method(type, name.token().text(), 0);
        }
        if (!(expression instanceof Member member) || member.of() != null) {
            return null;
        }
        List<Expression> given = member.arguments() == null ? List.of() : member.arguments();
        return given.size() > 1
                        || given.stream()
                                .anyMatch(argument ->
                                        !(constant(argument) instanceof String) || !(argument instanceof Literal))
                ? null
                : method(type, member.name().text(), given.size());
    }

    private static @Nullable Method method(Class<?> type, String name, int arguments) {
        List<Method> methods = Kinds.methods(type, name);
        Method only = methods.size() == 1 ? methods.get(0) : null;
        return only != null
                        && only.getParameterCount() == arguments
                        && (arguments == 0 || only.getParameterTypes()[0] == String.class)
                ? only
                : null;
    }

    /** A property by its name; a method by its name and what is given to it. */
    private static Object written(Expression property) {
        if (property instanceof Member member) {
            List<Expression> given = member.arguments() == null ? List.of() : member.arguments();
            List<Object> words = new ArrayList<>(List.of(member.name().text()));
            given.forEach(argument -> words.add(String.valueOf(constant(argument))));
            return words;
        }
        return ((Name) property).token().text();
    }

    private static boolean isOf(Class<?> type, Expression written, Object constant) {
        return type.isEnum()
                ? written instanceof Member word
                        && word.of() instanceof Name words
                        && Vocabulary.type(words.token().text()) == type
                : type == String.class
                        ? written instanceof Literal && constant instanceof String
                        : Kinds.isFlag(type)
                                ? constant instanceof Boolean
                                : Kinds.isNumber(type) && constant instanceof Number;
    }

    /** What is written as a constant, reckoned as Java does; a word of an enumeration is its name. Null for anything else. */
    private static @Nullable Object constant(Expression expression) {
        if (expression instanceof Literal literal) {
            return constant(literal.token());
        } else if (expression instanceof Turned turned && turned.operator().is("-")) {
            return constant(turned.inner()) instanceof Number number ? reckoned("-", 0, number) : null;
        } else if (expression instanceof Arithmetic arithmetic) {
            return constant(arithmetic.left()) instanceof Number left
                            && constant(arithmetic.right()) instanceof Number right
                    ? reckoned(arithmetic.operator().text(), left, right)
                    : null;
        } else if (expression instanceof Member word && word.of() instanceof Name words && word.arguments() == null) {
            Class<?> type = Vocabulary.type(words.token().text());
            return type != null
                            && type.isEnum()
                            && Kinds.words(type).contains(word.name().text())
                    ? word.name().text()
                    : null;
        }
        return null;
    }

    private static @Nullable Object constant(Token token) {
        if (token.kind() == Token.Kind.TEXT) {
            return token.text().contains("\\") ? null : token.unquoted();
        } else if (token.kind() == Token.Kind.NUMBER) {
            String number = token.text();
            try {
                return number.contains(".")
                        ? (Object) Double.valueOf(number)
                        : number.endsWith("L") || number.endsWith("l")
                                ? (Object) Long.valueOf(number.substring(0, number.length() - 1))
                                : (Object) Integer.valueOf(number);
            } catch (NumberFormatException otherwise) {
                return null;
            }
        }
        return token.is("true") ? Boolean.TRUE : token.is("false") ? Boolean.FALSE : null;
    }

    private static @Nullable Number reckoned(String operator, Number left, Number right) {
        if (left instanceof Double || right instanceof Double) {
            double a = left.doubleValue();
            double b = right.doubleValue();
            return switch (operator) {
                case "*" -> a * b;
                case "+" -> a + b;
                case "-" -> a - b;
                default -> null;
            };
        }
        long a = left.longValue();
        long b = right.longValue();
        Long whole = switch (operator) {
            case "*" -> a * b;
            case "+" -> a + b;
            case "-" -> a - b;
            default -> null;
        };
        boolean isShort = left instanceof Integer && right instanceof Integer;
        return whole == null ? null : isShort ? (Number) whole.intValue() : whole;
    }

    /** The condition on facts of a kind that {@link #words(Expression, Class)} wrote. */
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
