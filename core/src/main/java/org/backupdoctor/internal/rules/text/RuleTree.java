package org.backupdoctor.internal.rules.text;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A rule as it is written.
 *
 * @param name its name, with quotation marks
 * @param start where it begins in the file
 * @param end where it ends
 * @param metadata what stands before "when"
 * @param when its conditions
 * @param then what it says
 */
public record RuleTree(
        Token name,
        int start,
        int end,
        List<Metadata> metadata,
        List<Part> when,
        @Nullable Call then) {

    /** {@code @name( "value" )}. */
    public record Metadata(Token name, @Nullable Token value) {}

    /** {@code verb( arguments )}. */
    public record Call(Token verb, List<List<Token>> arguments) {}

    /** A condition. */
    public sealed interface Part permits Fit, Group, Total {}

    /** {@code $name : Type( constraints )}. */
    public record Fit(@Nullable Token binding, Token type, List<Constraint> constraints) implements Part {}

    /** Conditions joined by a word. */
    public record Group(Joint joint, Token at, List<Part> parts) implements Part {}

    /** How the parts of a group are joined. */
    public enum Joint {
        NOT,
        EXISTS,
        AND,
        OR
    }

    /** {@code accumulate( source; functions )}. */
    public record Total(Token at, Part source, List<Function> functions) implements Part {}

    /** {@code $name : sum( argument )}. */
    public record Function(@Nullable Token binding, Token name, List<Expression> arguments) {}

    /** {@code $name : expression}. */
    public record Constraint(@Nullable Token binding, Expression expression) {}

    /** Something that has a value. */
    public sealed interface Expression permits Leaf, Pair, Member, Listed, Turned {

        /** Where it begins in the file. */
        int start();

        /** Where it ends. */
        int end();

        /** Hands out the bound names in it. */
        default void eachBound(Consumer<Token> visitor) {
            if (this instanceof Bound bound) {
                visitor.accept(bound.token());
            } else if (this instanceof Pair pair) {
                pair.left().eachBound(visitor);
                pair.right().eachBound(visitor);
            } else if (this instanceof Turned turned) {
                turned.inner().eachBound(visitor);
            } else if (this instanceof Listed listed) {
                listed.left().eachBound(visitor);
                listed.values().forEach(value -> value.eachBound(visitor));
            } else if (this instanceof Member member) {
                Stream.ofNullable(member.of()).forEach(of -> of.eachBound(visitor));
                Stream.ofNullable(member.arguments())
                        .flatMap(List::stream)
                        .forEach(argument -> argument.eachBound(visitor));
            }
        }
    }

    /** A value that is one word. */
    public sealed interface Leaf extends Expression permits Literal, Name, Bound {

        /** The word. */
        Token token();

        @Override
        default int start() {
            return token().start();
        }

        @Override
        default int end() {
            return token().end();
        }
    }

    /** Two values and what stands between them. */
    public sealed interface Pair extends Expression permits Compared, Joined, Arithmetic {

        /** The first value. */
        Expression left();

        /** The second value. */
        Expression right();

        @Override
        default int start() {
            return left().start();
        }

        @Override
        default int end() {
            return right().end();
        }
    }

    /** A number, a text, true, false or null. */
    public record Literal(Token token) implements Leaf {}

    /** A property of the fact, or the name of an enumeration. */
    public record Name(Token token) implements Leaf {}

    /** A bound name. */
    public record Bound(Token token) implements Leaf {}

    /** A property or a method of something; of the fact itself where {@code of} is null. */
    public record Member(
            @Nullable Expression of, Token name, @Nullable List<Expression> arguments, int end) implements Expression {
        @Override
        public int start() {
            return of == null ? name.start() : of.start();
        }
    }

    /** Two values and a comparison between them. */
    public record Compared(Expression left, Token operator, boolean negated, Expression right) implements Pair {}

    /** {@code left in ( values )}. */
    public record Listed(Expression left, boolean negated, List<Expression> values, int end) implements Expression {
        @Override
        public int start() {
            return left.start();
        }
    }

    /** {@code left && right}, {@code left || right}. */
    public record Joined(boolean and, Expression left, Expression right) implements Pair {}

    /** Two numbers and a sign between them. */
    public record Arithmetic(Token operator, Expression left, Expression right) implements Pair {}

    /** {@code !flag}, {@code -number}. */
    public record Turned(Token operator, Expression inner) implements Expression {
        @Override
        public int start() {
            return operator.start();
        }

        @Override
        public int end() {
            return inner.end();
        }
    }
}
