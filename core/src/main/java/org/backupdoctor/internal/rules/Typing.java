package org.backupdoctor.internal.rules;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.backupdoctor.internal.data.Sizes;
import org.backupdoctor.internal.data.Suggestions;
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
import org.backupdoctor.internal.rules.text.Told;
import org.jspecify.annotations.Nullable;

/** Works out of which kind the values in a pattern are. Of what is wrong the kind isn't known: one fault is told once. */
final class Typing {

    private final Class<?> fact;
    private final Function<Token, @Nullable Class<?>> bound;
    private final Function<String, @Nullable Class<?>> types;
    private final Told told;

    /**
     * For one pattern.
     *
     * @param bound the kind of a bound name, which it tells of when it isn't bound
     * @param types the facts and enumerations by name
     */
    Typing(
            Class<?> fact,
            Function<Token, @Nullable Class<?>> bound,
            Function<String, @Nullable Class<?>> types,
            Told told) {
        this.fact = fact;
        this.bound = bound;
        this.types = types;
        this.told = told;
    }

    /** The expression has to be so or not so. */
    void condition(Expression expression) {
        Class<?> type = of(expression);
        if (type != null && !Kinds.isFlag(type)) {
            String written = written(expression);
            told.at(
                    expression.start(),
                    "\"" + written + "\" is " + Kinds.name(type) + " and says nothing by itself.",
                    Kinds.isNumber(type)
                            ? "Maybe a comparison is missing, such as " + written + " > 0."
                            : "Maybe a comparison is missing, such as " + written + " == ….");
        }
    }

    @Nullable
    Class<?> of(Expression expression) {
        if (expression instanceof Literal literal) {
            return literal(literal.token());
        } else if (expression instanceof Name name) {
            return name.token().is("this") ? fact : name(name.token());
        } else if (expression instanceof Bound variable) {
            return bound.apply(variable.token());
        } else if (expression instanceof Member member) {
            return member(member);
        } else if (expression instanceof Joined joined) {
            condition(joined.left());
            condition(joined.right());
            return boolean.class;
        } else if (expression instanceof Compared compared) {
            new Comparisons(this, told).check(compared);
            return boolean.class;
        } else if (expression instanceof Listed listed) {
            new Comparisons(this, told).check(listed);
            return boolean.class;
        } else if (expression instanceof Arithmetic arithmetic) {
            return arithmetic(arithmetic);
        } else if (expression instanceof Turned turned) {
            if (turned.operator().is("!")) {
                condition(turned.inner());
                return boolean.class;
            }
            return number(turned.inner());
        }
        return null;
    }

    private @Nullable Class<?> literal(Token token) {
        if (token.is("null")) {
            told.at(
                    token.start(),
                    "No property is ever null: what isn't known is no fact.",
                    "Maybe you meant not " + fact.getSimpleName() + "().");
            return null;
        }
        if (token.kind() == Token.Kind.TEXT) {
            return String.class;
        }
        if (token.kind() != Token.Kind.NUMBER) {
            return boolean.class;
        }
        String number = token.text();
        if (number.contains("_")) {
            told.at(
                    token.start(),
                    "The number " + number + " has an underscore in it, which a pattern can't have.",
                    "Maybe you meant \"" + new Numbers(number).asProduct() + "\".");
            return null;
        }
        if (number.matches("0\\d+.*")) {
            told.at(
                    token.start(),
                    "The number " + number + " begins with a 0, which would change how it counts.",
                    "Maybe you meant \"" + number.replaceFirst("^0+(?=\\d)", "") + "\".");
            return null;
        }
        if (!number.matches("\\d+(\\.\\d+)?|\\d+[Ll]")) {
            told.at(token.start(), "\"" + number + "\" is no number.", new Numbers(number).hint());
            return null;
        }
        return tooLarge(token.start(), number, Numbers.value(number)) ? null : numberType(number);
    }

    private static Class<?> numberType(String number) {
        return number.contains(".")
                ? double.class
                : number.toLowerCase(Locale.ROOT).endsWith("l") ? long.class : int.class;
    }

    /** Java multiplies whole numbers in 32 bits unless it is told otherwise, and says nothing when they don't fit. */
    private boolean tooLarge(int start, String written, double value) {
        boolean large = written.contains("L") || written.contains("l");
        if (value <= Integer.MAX_VALUE || written.contains(".") || (large && value < Long.MAX_VALUE)) {
            return false;
        }
        if (value >= Long.MAX_VALUE) {
            told.at(
                    start,
                    "The number " + written + " is larger than any that can be counted with.",
                    "Maybe some zeros are too many.");
            return true;
        }
        told.at(
                start,
                "The number " + written + " is too large to be written like this.",
                "Maybe you meant \"" + written.replaceFirst("^(\\d+)", "$1L") + "\", with an L for large numbers.");
        return true;
    }

    private @Nullable Class<?> arithmetic(Arithmetic arithmetic) {
        if (arithmetic.operator().is("*")) {
            List<String> factors = new ArrayList<>();
            if (factors(arithmetic, factors)) {
                double product = factors.stream().mapToDouble(Numbers::value).reduce(1, (a, b) -> a * b);
                if (tooLarge(arithmetic.start(), written(arithmetic), product)) {
                    return null;
                }
            }
        }
        Class<?> left = number(arithmetic.left());
        Class<?> right = number(arithmetic.right());
        return left == null || right == null ? null : left == right ? left : double.class;
    }

    private static boolean factors(Expression expression, List<String> factors) {
        if (expression instanceof Literal literal && literal.token().kind() == Token.Kind.NUMBER) {
            factors.add(literal.token().text());
            return literal.token().text().matches("\\d+[Ll]?");
        }
        return expression instanceof Arithmetic product
                && product.operator().is("*")
                && factors(product.left(), factors)
                && factors(product.right(), factors);
    }

    private @Nullable Class<?> number(Expression expression) {
        Class<?> type = of(expression);
        if (type != null && !Kinds.isNumber(type)) {
            told.at(
                    expression.start(),
                    "Only numbers can be reckoned with, but \"" + written(expression) + "\" is " + Kinds.name(type)
                            + ".",
                    Kinds.isFact(type)
                            ? "Maybe one of its properties was meant."
                            : "Maybe another property was meant.");
            return null;
        }
        return type;
    }

    private @Nullable Class<?> name(Token name) {
        Class<?> type = types.apply(name.text());
        if (type != null && type.isEnum() && Kinds.methods(fact, name.text()).isEmpty()) {
            told.at(
                    name.start(),
                    "\"" + name.text() + "\" needs one of its words: " + String.join(", ", Kinds.words(type)) + ".",
                    "Maybe you meant \"" + name.text() + "." + Kinds.words(type).get(0) + "\".");
            return null;
        }
        return property(fact, name);
    }

    private @Nullable Class<?> property(Class<?> owner, Token name) {
        List<Method> methods = Kinds.methods(owner, name.text());
        for (Method method : methods) {
            if (method.getParameterCount() == 0) {
                return method.getReturnType();
            }
        }
        if (methods.isEmpty()) {
            Set<String> known = Kinds.members(owner);
            String near = Suggestions.maybe(name.text(), known);
            told.at(
                    name.start(),
                    Kinds.owner(owner) + " has no property \"" + name.text() + "\".",
                    near.isEmpty() ? wordOrAll(name.text(), owner, known) : near);
        } else {
            String wanted = methods.get(0).getParameterTypes()[0].getSimpleName();
            told.at(
                    name.start(),
                    "\"" + name.text() + "\" needs a " + (wanted.equals("String") ? "text" : wanted) + " in brackets.",
                    "Maybe you meant " + name.text() + "( … ).");
        }
        return null;
    }

    private String wordOrAll(String name, Class<?> owner, Set<String> known) {
        for (String property : known) {
            for (Method method : Kinds.methods(owner, property)) {
                Class<?> type = method.getReturnType();
                if (type.isEnum() && Kinds.words(type).contains(name)) {
                    return "Maybe you meant \"" + type.getSimpleName() + "." + name + "\".";
                }
            }
        }
        return known.isEmpty()
                ? "Maybe it has to be compared with a property of another fact."
                : "Maybe another fact has it: this one has only " + String.join(", ", known) + ".";
    }

    private @Nullable Class<?> member(Member member) {
        Expression of = member.of();
        List<Expression> arguments = member.arguments();
        if (of == null) {
            return call(fact, member.name(), arguments == null ? List.of() : arguments);
        }
        if (of instanceof Name name
                && !name.token().is("this")
                && Kinds.methods(fact, name.token().text()).isEmpty()) {
            Class<?> words = word(name.token(), member.name());
            if (words != null && arguments != null) {
                told.at(
                        member.name().start(),
                        "\"" + member.name().text() + "\" is a word and takes nothing in brackets.",
                        "Maybe you meant " + name.token().text() + "."
                                + member.name().text() + ".");
                return null;
            }
            return words;
        }
        Class<?> owner = of(of);
        if (owner == null) {
            return null;
        }
        return arguments == null && Kinds.isFact(owner)
                ? property(owner, member.name())
                : call(owner, member.name(), arguments == null ? List.of() : arguments);
    }

    private @Nullable Class<?> call(Class<?> owner, Token name, List<Expression> arguments) {
        List<@Nullable Class<?>> given = new ArrayList<>();
        arguments.forEach(argument -> given.add(of(argument)));
        List<Method> methods = Kinds.methods(owner, name.text());
        if (methods.isEmpty()) {
            return property(owner, name);
        }
        for (Method method : methods) {
            if (fits(method, given)) {
                return method.getReturnType();
            }
        }
        Method method = methods.stream()
                .filter(candidate -> candidate.getParameterCount() == given.size())
                .findFirst()
                .orElse(methods.get(0));
        if (method.getParameterCount() != given.size()) {
            told.at(
                    name.start(),
                    "\"" + name.text() + "\" takes " + count(method.getParameterCount()) + " in its brackets, but here "
                            + (given.size() == 1 ? "is 1." : "are " + given.size() + "."),
                    "Maybe a bracket stands in the wrong place.");
            return null;
        }
        for (int i = 0; i < given.size(); i++) {
            Class<?> type = given.get(i);
            if (type != null && !Kinds.fits(method.getParameterTypes()[i], type)) {
                told.at(
                        arguments.get(i).start(),
                        "\"" + name.text() + "\" takes " + Kinds.name(method.getParameterTypes()[i]) + ", but \""
                                + written(arguments.get(i)) + "\" is "
                                + (Kinds.isNumber(type) && Kinds.isNumber(method.getParameterTypes()[i])
                                        ? "a larger one"
                                        : Kinds.name(type))
                                + ".",
                        "Maybe another name was meant.");
            }
        }
        return null;
    }

    private static String count(int count) {
        return count == 0 ? "nothing" : count == 1 ? "one value" : count + " values";
    }

    private static boolean fits(Method method, List<@Nullable Class<?>> given) {
        if (method.getParameterCount() != given.size()) {
            return false;
        }
        for (int i = 0; i < given.size(); i++) {
            if (!Kinds.fits(method.getParameterTypes()[i], given.get(i))) {
                return false;
            }
        }
        return true;
    }

    private @Nullable Class<?> word(Token type, Token word) {
        Class<?> words = types.apply(type.text());
        if (words == null) {
            String near = Suggestions.maybe(type.text(), Vocabulary.enumNames());
            if (Character.isUpperCase(type.text().charAt(0))) {
                told.at(type.start(), "There are no words \"" + type.text() + "\".", near);
            } else {
                name(type);
            }
            return null;
        }
        if (!words.isEnum()) {
            told.at(
                    type.start(),
                    "\"" + type.text() + "\" is a kind of fact, not a bound one.",
                    "Maybe bind it first, $fact : " + type.text() + "(), and write $fact." + word.text() + ".");
            return null;
        }
        if (!Kinds.words(words).contains(word.text())) {
            told.at(
                    word.start(),
                    type.text() + " has no word \"" + word.text() + "\". Its words are "
                            + String.join(", ", Kinds.words(words)) + ".",
                    Suggestions.nearest(word.text(), Kinds.words(words))
                            .map(near -> "Maybe you meant \"" + near + "\".")
                            .orElse("Maybe one of these was meant."));
            return null;
        }
        return words;
    }

    String written(Expression expression) {
        return told.written(expression.start(), expression.end());
    }

    /** Numbers as people write them. */
    private record Numbers(String written) {

        static double value(String number) {
            return Double.parseDouble(number.replaceAll("[Ll]$", ""));
        }

        String asProduct() {
            String digits = written.replaceAll("[^0-9]", "");
            StringBuilder product = new StringBuilder();
            while (digits.endsWith("000") && digits.length() > 3) {
                digits = digits.substring(0, digits.length() - 3);
                product.append(" * 1000");
            }
            boolean large = Double.parseDouble(written.replaceAll("[^0-9]", "")) > Integer.MAX_VALUE;
            return digits + (large ? "L" : "") + product;
        }

        String hint() {
            return Sizes.asProduct(written)
                    .map(product -> "Maybe you meant \"" + product + "\", in bytes.")
                    .orElse("Maybe a sign or a space is missing.");
        }
    }
}
