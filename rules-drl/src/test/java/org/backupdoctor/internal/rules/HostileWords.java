package org.backupdoctor.internal.rules;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words that rule files are scribbled of: those of our rules, and from {@code hostile/words.txt} those of DRL and Java that rules must
 * not have, and odd letters.
 */
final class HostileWords {

    private static final Pattern CHARACTER = Pattern.compile("«U\\+([0-9A-F]{4,6})»");
    private static final Map<String, List<String>> WORDS = read();
    private static final List<List<String>> ALL = List.copyOf(WORDS.values());
    private static final List<String> FACTS = List.copyOf(Vocabulary.factNames());
    private static final List<String> ENUMS = List.copyOf(Vocabulary.enumNames());

    private static final Map<Class<?>, List<String>> MEMBERS = new HashMap<>();

    private final IntUnaryOperator below;
    private Class<?> fact = type("PlanLapsed");

    /** @param below a number from 0 up to the given one */
    HostileWords(IntUnaryOperator below) {
        this.below = below;
    }

    int below(int end) {
        return below.applyAsInt(end);
    }

    /** Whether something happens that happens once in so many times. */
    boolean once(int in) {
        return below(in) == 0;
    }

    <T> T one(List<T> of) {
        return of.get(below(of.size()));
    }

    /** A word of this kind. */
    String one(String kind) {
        return one(Objects.requireNonNull(WORDS.get(kind), kind));
    }

    /** A word of any kind. */
    String any() {
        return once(4) ? property() : one(one(ALL));
    }

    /** A kind of fact, whose properties come next. */
    String fact() {
        String name = once(4) ? "PlanLapsed" : one(FACTS);
        fact = type(name);
        return name;
    }

    /** A property of the fact that came last, mostly. */
    String property() {
        if (once(20)) {
            return one("keywords");
        }
        List<String> members = members(once(12) ? type(one(FACTS)) : fact);
        return members.isEmpty() ? "yes" : one(members);
    }

    private static List<String> members(Class<?> type) {
        return MEMBERS.computeIfAbsent(type, any -> List.copyOf(Kinds.members(any)));
    }

    /** A value that can be compared with a property, mostly. */
    String fitting(String property) {
        List<Method> methods = Kinds.methods(fact, property);
        return once(10) || methods.isEmpty() ? value() : fitting(methods.get(0).getReturnType());
    }

    private String fitting(Class<?> type) {
        if (type.isEnum()) {
            return type.getSimpleName() + "." + one(Kinds.words(type));
        }
        if (Kinds.isNumber(type)) {
            return one("numbers");
        }
        return Kinds.isFlag(type) ? one(List.of("true", "false")) : one("texts");
    }

    String value() {
        return switch (below(5)) {
            case 0 -> one("numbers");
            case 1 -> one("texts");
            case 2 -> bound() + (once(2) ? "" : "." + property());
            case 3 -> fitting(type(one(ENUMS)));
            default -> property();
        };
    }

    String bound() {
        return once(20) ? one("bound") : "$" + (char) ('a' + below(4));
    }

    /** White space, mostly. */
    String space() {
        return once(12) ? one("odd") : once(5) ? "\n" : " ";
    }

    /** The same with something odd within it. */
    String inside(String word) {
        int at = below(word.length() + 1);
        return word.substring(0, at) + one("odd") + word.substring(at);
    }

    private static Class<?> type(String name) {
        return Objects.requireNonNull(Vocabulary.type(name), name);
    }

    private static Map<String, List<String>> read() {
        Map<String, List<String>> words = new LinkedHashMap<>();
        List<String> kind = new ArrayList<>();
        for (String line : text().lines().toList()) {
            if (line.startsWith("= ") && line.length() > 3) {
                kind = new ArrayList<>();
                words.put(line.substring(2), kind);
            } else {
                kind.add(CHARACTER
                        .matcher(line.replace("«singers»", "org.backupdoctor.rules.hostile.Singers"))
                        .replaceAll(found ->
                                Matcher.quoteReplacement(Character.toString(Integer.parseInt(found.group(1), 16)))));
            }
        }
        return words;
    }

    private static String text() {
        try (InputStream in = HostileWords.class.getResourceAsStream("/hostile/words.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
