package org.backupdoctor.fact;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the groups of a snapshot's builder share. A setter notes a value under its JSON name; nothing is checked before
 * {@link org.backupdoctor.DeviceSnapshot.Builder#build()}, which reports all that is wrong at once. A null value is left out, as an
 * unknown one is. Groups are for one thread.
 *
 * @param <G> the group itself
 */
public abstract class Group<G extends Group<G>> {

    private final Map<String, Object> values = new LinkedHashMap<>();

    Group() {}

    /** What was set so far, by JSON name. The map can't be changed. */
    public final Map<String, Object> values() {
        return Collections.unmodifiableMap(values);
    }

    final G set(String name, @Nullable Object value) {
        if (value != null) {
            values.put(
                    name,
                    value instanceof Enum<?> word ? word.name() : value instanceof Instant at ? at.toString() : value);
        }
        return self();
    }

    final G add(String name, Object element) {
        @SuppressWarnings("unchecked")
        List<Object> elements = (List<Object>) values.computeIfAbsent(name, key -> new ArrayList<>());
        elements.add(element);
        return self();
    }

    final <E extends Group<E>> G add(String name, E element, Consumer<E> fill) {
        fill.accept(element);
        return add(name, element.values());
    }

    final G put(String name, String key, Object value) {
        @SuppressWarnings("unchecked")
        Map<String, Object> entries = (Map<String, Object>) values.computeIfAbsent(name, any -> new LinkedHashMap<>());
        entries.put(key, value);
        return self();
    }

    @SuppressWarnings("unchecked")
    private G self() {
        return (G) this;
    }
}
