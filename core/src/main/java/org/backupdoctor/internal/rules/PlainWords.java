package org.backupdoctor.internal.rules;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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

/** Writes down what is asked of one fact alone, where it is plain, for {@link PlainTest} to tell. */
final class PlainWords {

    private static final Set<String> EQUALITIES = Set.of(PlainTest.EQUAL, "!=");
    private static final Set<String> ORDERS = Set.of("<", ">", "<=", ">=");

    private PlainWords() {}

    /** A condition on facts of a kind in lists of words, or null when it takes the compiled one to tell. */
    static @Nullable List<Object> of(Expression condition, Class<?> type) {
        if (condition instanceof Joined joined) {
            List<Object> left = of(joined.left(), type);
            List<Object> right = of(joined.right(), type);
            return left == null || right == null
                    ? null
                    : List.of(joined.and() ? PlainTest.AND : PlainTest.OR, left, right);
        } else if (condition instanceof Turned turned && turned.operator().is(PlainTest.NOT)) {
            List<Object> inner = of(turned.inner(), type);
            return inner == null ? null : List.of(PlainTest.NOT, inner);
        } else if (condition instanceof Compared compared) {
            String operator = compared.operator().text();
            return EQUALITIES.contains(operator) || ORDERS.contains(operator)
                    ? words(operator, compared.left(), List.of(compared.right()), type)
                    : null;
        } else if (condition instanceof Listed listed) {
            return words(listed.negated() ? PlainTest.NOT_IN : PlainTest.IN, listed.left(), listed.values(), type);
        }
        Method property = property(condition, type);
        return property == null || !Kinds.isFlag(property.getReturnType())
                ? null
                : List.of(PlainTest.EQUAL, written(condition), true);
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
}
