package org.backupdoctor.benchmarks.generate;

import java.util.LinkedHashMap;
import java.util.Map;
import org.backupdoctor.fact.Fact;
import org.jspecify.annotations.Nullable;

/**
 * What can be named at one place of a rule.
 *
 * @param self the variable that holds the fact whose constraints are written
 * @param fact the kind of that fact
 * @param bound the kinds of the bound names, by name with its {@code $}, in the order in which they are bound
 */
record Scope(String self, @Nullable Class<?> fact, Map<String, Class<?>> bound) {

    static Scope empty() {
        return new Scope("", null, new LinkedHashMap<>());
    }

    Scope about(String self, Class<?> fact) {
        return new Scope(self, fact, bound);
    }

    Scope with(String name, Class<?> type) {
        Map<String, Class<?>> more = new LinkedHashMap<>(bound);
        more.put(name, type);
        return new Scope(self, fact, more);
    }

    /** The bound facts alone. */
    Map<String, Class<?>> facts() {
        Map<String, Class<?>> facts = new LinkedHashMap<>(bound);
        facts.values().removeIf(type -> !Fact.class.isAssignableFrom(type));
        return facts;
    }

    Class<?> kind(String name) {
        Class<?> type = bound.get(name);
        if (type == null) {
            throw new IllegalArgumentException("Nothing is bound to \"" + name + "\".");
        }
        return type;
    }
}
