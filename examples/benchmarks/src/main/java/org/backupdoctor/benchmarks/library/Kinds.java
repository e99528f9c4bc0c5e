package org.backupdoctor.benchmarks.library;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.backupdoctor.fact.Fact;
import org.backupdoctor.internal.snapshot.FactType;
import org.backupdoctor.rule.Diagnosis;
import org.jspecify.annotations.Nullable;

/** The kinds of facts, and the words of their values, by the names that rules have for them. */
public final class Kinds {

    private static final Map<String, Class<?>> BY_NAME = byName();

    private Kinds() {}

    /** The fact or enumeration of a name, or null. */
    public static @Nullable Class<?> of(String name) {
        return BY_NAME.get(name);
    }

    /** The fact of a name. */
    public static Class<? extends Fact> fact(String name) {
        Class<?> type = BY_NAME.get(name);
        if (type == null || !Fact.class.isAssignableFrom(type)) {
            throw new IllegalArgumentException("There is no fact \"" + name + "\".");
        }
        return type.asSubclass(Fact.class);
    }

    /** The facts and enumerations that a text names, by name. */
    public static Map<String, Class<?>> named(String text) {
        Map<String, Class<?>> named = new TreeMap<>(BY_NAME);
        Set<String> words = new TreeSet<>(List.of(text.split("\\W+")));
        named.keySet().removeIf(name -> !words.contains(name));
        return named;
    }

    /** Whether a snapshot has one such fact at most: it is no element of a list, and not worked out from other facts. */
    public static boolean isSingle(Class<?> type) {
        FactType kind = FactType.of(type);
        return kind != null && kind.array() == null && kind.from().isEmpty();
    }

    private static Map<String, Class<?>> byName() {
        Map<String, Class<?>> types = new TreeMap<>();
        types.put(Diagnosis.class.getSimpleName(), Diagnosis.class);
        for (FactType fact : FactType.all()) {
            types.put(fact.type().getSimpleName(), fact.type());
            Arrays.stream(fact.type().getRecordComponents())
                    .map(component -> component.getType())
                    .filter(Class::isEnum)
                    .forEach(words -> types.put(words.getSimpleName(), words));
        }
        return types;
    }
}
