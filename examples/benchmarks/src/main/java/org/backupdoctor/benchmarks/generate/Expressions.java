package org.backupdoctor.benchmarks.generate;

import java.lang.reflect.Method;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.backupdoctor.benchmarks.library.Kinds;
import org.backupdoctor.internal.rules.text.RuleTree.Arithmetic;
import org.backupdoctor.internal.rules.text.RuleTree.Bound;
import org.backupdoctor.internal.rules.text.RuleTree.Compared;
import org.backupdoctor.internal.rules.text.RuleTree.Expression;
import org.backupdoctor.internal.rules.text.RuleTree.Joined;
import org.backupdoctor.internal.rules.text.RuleTree.Listed;
import org.backupdoctor.internal.rules.text.RuleTree.Literal;
import org.backupdoctor.internal.rules.text.RuleTree.Member;
import org.backupdoctor.internal.rules.text.RuleTree.Name;
import org.backupdoctor.internal.rules.text.RuleTree.Turned;
import org.backupdoctor.internal.rules.text.Token;
import org.backupdoctor.rule.Texts;
import org.jspecify.annotations.Nullable;

/** Writes what stands inside a pattern as Java has it. The rules are checked: only how Java says it is to be found. */
class Expressions {

    private final Scope scope;

    Expressions(Scope scope) {
        this.scope = scope;
    }

    /** A property of a fact. */
    String property(String variable, Class<?> fact, String property) {
        return variable + "." + property + "()";
    }

    /** What is bound to a name, or the fact that is spoken of. */
    String whole(String variable, Class<?> type) {
        return variable;
    }

    final String java(Expression expression) {
        if (expression instanceof Literal literal) {
            return literal(literal.token());
        } else if (expression instanceof Name name) {
            return name.token().is("this")
                    ? whole(scope.self(), fact())
                    : property(scope.self(), fact(), name.token().text());
        } else if (expression instanceof Bound bound) {
            return whole(bound.token().text(), scope.kind(bound.token().text()));
        } else if (expression instanceof Member member) {
            return member(member);
        } else if (expression instanceof Joined joined) {
            return "(" + java(joined.left()) + (joined.and() ? " && " : " || ") + java(joined.right()) + ")";
        } else if (expression instanceof Compared compared) {
            return compared(compared);
        } else if (expression instanceof Listed listed) {
            String any = listed.values().stream()
                    .map(value -> equal(listed.left(), value))
                    .collect(Collectors.joining(" || "));
            return (listed.negated() ? "!(" : "(") + any + ")";
        } else if (expression instanceof Arithmetic sum) {
            return "(" + java(sum.left()) + " " + sum.operator().text() + " " + java(sum.right()) + ")";
        }
        Turned turned = (Turned) expression;
        return turned.operator().text() + "(" + java(turned.inner()) + ")";
    }

    /** The kind of value that an expression has. */
    final Class<?> kind(Expression expression) {
        if (expression instanceof Literal literal) {
            return literalKind(literal.token());
        } else if (expression instanceof Name name) {
            return name.token().is("this")
                    ? fact()
                    : property(fact(), name.token().text());
        } else if (expression instanceof Bound bound) {
            return scope.kind(bound.token().text());
        } else if (expression instanceof Member member) {
            Class<?> words = words(member);
            Expression of = member.of();
            return words != null
                    ? words
                    : property(of == null ? fact() : kind(of), member.name().text());
        } else if (expression instanceof Arithmetic sum) {
            return wider(kind(sum.left()), kind(sum.right()));
        } else if (expression instanceof Turned turned) {
            return kind(turned.inner());
        }
        return boolean.class;
    }

    private Class<?> fact() {
        Class<?> fact = scope.fact();
        if (fact == null) {
            throw new IllegalStateException("No fact is spoken of here.");
        }
        return fact;
    }

    static String text(String value) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            char letter = value.charAt(i);
            if (letter == '"' || letter == '\\') {
                quoted.append('\\').append(letter);
            } else if (letter < ' ' || letter > '~') {
                quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) letter));
            } else {
                quoted.append(letter);
            }
        }
        return quoted.append('"').toString();
    }

    private static String literal(Token token) {
        return token.kind() == Token.Kind.TEXT ? text(token.unquoted()) : token.text();
    }

    private static Class<?> literalKind(Token token) {
        if (token.kind() == Token.Kind.TEXT) {
            return String.class;
        }
        String written = token.text().toLowerCase(Locale.ROOT);
        return token.kind() != Token.Kind.NUMBER
                ? boolean.class
                : written.contains(".") ? double.class : written.endsWith("l") ? long.class : int.class;
    }

    private String member(Member member) {
        Class<?> words = words(member);
        Expression of = member.of();
        List<Expression> arguments = member.arguments();
        if (words != null) {
            return words.getCanonicalName() + "." + member.name().text();
        }
        if (of instanceof Bound bound && arguments == null) {
            String variable = bound.token().text();
            return property(variable, scope.kind(variable), member.name().text());
        }
        return (of == null ? whole(scope.self(), fact()) : java(of))
                + "." + member.name().text()
                + (arguments == null ? List.<Expression>of() : arguments)
                        .stream().map(this::java).collect(Collectors.joining(", ", "(", ")"));
    }

    /** The enumeration whose word this is, or null when it is no word. */
    private @Nullable Class<?> words(Member member) {
        Class<?> named =
                member.of() instanceof Name name ? Kinds.of(name.token().text()) : null;
        return named != null && named.isEnum() ? named : null;
    }

    private String compared(Compared compared) {
        String left = java(compared.left());
        String right = java(compared.right());
        Class<?> kind = kind(compared.left());
        String operator = compared.operator().text();
        boolean time = kind == Instant.class || kind == LocalDate.class;
        String plain = switch (operator) {
            case "==" -> equal(compared.left(), compared.right());
            case "!=" -> "!(" + equal(compared.left(), compared.right()) + ")";
            case "matches" -> Texts.class.getCanonicalName() + ".matches(" + left + ", " + right + ")";
            case "contains" -> left + ".contains(" + right + ")";
            case "<" -> time ? left + ".isBefore(" + right + ")" : left + " < " + right;
            case "<=" -> time ? "!" + left + ".isAfter(" + right + ")" : left + " <= " + right;
            case ">" -> time ? left + ".isAfter(" + right + ")" : left + " > " + right;
            case ">=" -> time ? "!" + left + ".isBefore(" + right + ")" : left + " >= " + right;
            default -> throw new IllegalArgumentException("There is no \"" + operator + "\" in Java.");
        };
        return compared.negated() ? "!(" + plain + ")" : plain;
    }

    private String equal(Expression left, Expression right) {
        Class<?> kind = kind(left);
        return kind.isPrimitive() || kind.isEnum()
                ? java(left) + " == " + java(right)
                : java(left) + ".equals(" + java(right) + ")";
    }

    private static Class<?> wider(Class<?> a, Class<?> b) {
        return a == double.class || b == double.class
                ? double.class
                : a == long.class || b == long.class ? long.class : int.class;
    }

    /** The kind of a property's value. */
    static Class<?> property(Class<?> owner, String name) {
        return method(owner, name).getReturnType();
    }

    private static Method method(Class<?> owner, String name) {
        for (Method method : owner.getMethods()) {
            if (method.getName().equals(name) && method.getReturnType() != void.class) {
                return method;
            }
        }
        throw new IllegalArgumentException(owner.getSimpleName() + " has no \"" + name + "\".");
    }
}
