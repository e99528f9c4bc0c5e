package org.backupdoctor.internal.rules;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.backupdoctor.fact.Fact;
import org.jspecify.annotations.Nullable;

/** Kinds of values: what they are called before an author, and what properties and methods they have. */
final class Kinds {

    private static final Set<String> OF_EVERYTHING = Set.of("equals", "hashCode", "toString");
    private static final Set<String> OF_TEXTS = Set.of(
            "length",
            "isEmpty",
            "isBlank",
            "startsWith",
            "endsWith",
            "contains",
            "equalsIgnoreCase",
            "indexOf",
            "substring",
            "strip",
            "toLowerCase",
            "toUpperCase");
    private static final Map<Class<?>, Class<?>> BOXED = Map.of(
            boolean.class, Boolean.class,
            int.class, Integer.class,
            long.class, Long.class,
            double.class, Double.class);

    private Kinds() {}

    static boolean isNumber(Class<?> type) {
        return type == int.class || type == long.class || type == double.class || Number.class.isAssignableFrom(type);
    }

    static boolean isFlag(Class<?> type) {
        return type == boolean.class || type == Boolean.class;
    }

    static boolean isFact(Class<?> type) {
        return Fact.class.isAssignableFrom(type);
    }

    /** Whether "less" and "more" mean something. */
    static boolean isOrdered(Class<?> type) {
        return isNumber(type) || type == Instant.class || type == LocalDate.class;
    }

    static boolean isComparable(Class<?> a, Class<?> b) {
        return (isNumber(a) && isNumber(b)) || boxed(a) == boxed(b);
    }

    /** Such as "a number". */
    static String name(Class<?> type) {
        if (isNumber(type)) {
            return "a number";
        }
        if (isFlag(type)) {
            return "a yes or no";
        }
        if (type == String.class) {
            return "a text";
        }
        if (type == Instant.class) {
            return "an instant";
        }
        if (type == LocalDate.class) {
            return "a day";
        }
        return type.isEnum() ? "a word of " + type.getSimpleName() : "the fact " + type.getSimpleName();
    }

    /** Whose properties these are: the name of the fact, or "a text". */
    static String owner(Class<?> type) {
        return isFact(type) ? type.getSimpleName() : "What is " + name(type);
    }

    /** The names of properties and methods. */
    static Set<String> members(Class<?> type) {
        Set<String> names = new TreeSet<>();
        methods(type).map(Method::getName).forEach(names::add);
        return names;
    }

    static List<Method> methods(Class<?> type, String name) {
        return methods(type).filter(method -> method.getName().equals(name)).toList();
    }

    /** The kinds of the values that a fact's properties and methods give. */
    static Stream<Class<?>> valuesOf(Class<?> fact) {
        return methods(fact).map(Method::getReturnType);
    }

    /** The words of an enumeration. */
    static List<String> words(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(word -> ((Enum<?>) word).name())
                .toList();
    }

    /** Whether a value of a type may be given where another is wanted. */
    static boolean fits(Class<?> wanted, @Nullable Class<?> given) {
        return given == null
                || boxed(wanted).isAssignableFrom(boxed(given))
                || (isNumber(wanted) && isNumber(given) && rank(given) <= rank(wanted));
    }

    private static Stream<Method> methods(Class<?> type) {
        if (type == String.class) {
            return Arrays.stream(type.getMethods()).filter(method -> OF_TEXTS.contains(method.getName()));
        }
        return isFact(type)
                ? Arrays.stream(type.getMethods())
                        .filter(method -> method.getDeclaringClass() != Object.class
                                && !Modifier.isStatic(method.getModifiers())
                                && method.getReturnType() != void.class
                                && !OF_EVERYTHING.contains(method.getName()))
                : Stream.of();
    }

    private static int rank(Class<?> number) {
        return number == int.class ? 1 : number == long.class ? 2 : 3;
    }

    private static Class<?> boxed(Class<?> type) {
        return BOXED.getOrDefault(type, type);
    }
}
