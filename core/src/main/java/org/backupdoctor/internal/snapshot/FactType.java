package org.backupdoctor.internal.snapshot;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.backupdoctor.fact.Backup;
import org.backupdoctor.fact.Complaint;
import org.backupdoctor.fact.Device;
import org.backupdoctor.fact.Fact;
import org.backupdoctor.fact.FactAt;
import org.backupdoctor.fact.Field;
import org.backupdoctor.fact.Icloud;
import org.backupdoctor.fact.Management;
import org.backupdoctor.fact.Network;
import org.backupdoctor.fact.Observation;
import org.backupdoctor.fact.Power;
import org.backupdoctor.fact.Restore;
import org.backupdoctor.fact.Screen;
import org.backupdoctor.internal.data.Once;
import org.jspecify.annotations.Nullable;

/** A kind of fact: its record, where in a snapshot it stands, and how it is made of the values there. */
public final class FactType {

    private static final List<Class<?>> GROUPS = List.of(
            Observation.class,
            Complaint.class,
            Device.class,
            Icloud.class,
            Backup.class,
            Restore.class,
            Network.class,
            Power.class,
            Screen.class,
            Management.class);

    private static final Map<Class<?>, FactType> ALL = all(GROUPS);

    /** Kept with the class, so that it goes when the class does. */
    private static final ClassValue<FactType> OWN = new ClassValue<>() {
        @Override
        protected FactType computeValue(Class<?> type) {
            return new FactType(type.asSubclass(Fact.class));
        }
    };

    private final Class<? extends Fact> type;
    private final FactAt at;
    private final List<String> paths;
    private final List<Class<? extends Fact>> from;
    private final Once<List<Part>> parts;
    private final Once<Constructor<?>> constructor;

    /** One component: its JSON fields, the first known of which counts, and what stands in for them. */
    record Part(
            String name,
            Class<?> type,
            List<String> fields,
            String unnamed,
            Map<String, Object> words,
            boolean isIndex) {}

    private FactType(Class<? extends Fact> type) {
        this.type = type;
        this.at = type.getAnnotation(FactAt.class);
        this.paths = List.of(at.value());
        this.from = List.of(at.from());
        this.parts = Once.of(() ->
                Arrays.stream(type.getRecordComponents()).map(FactType::part).toList());
        this.constructor = Once.of(() -> constructor(type));
    }

    private static Constructor<?> constructor(Class<? extends Fact> type) {
        try {
            return type.getDeclaredConstructor(Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class[]::new));
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** All kinds of facts, group by group, each by name. */
    public static List<FactType> all() {
        return List.copyOf(ALL.values());
    }

    /** The kind of fact that a record is, one of ours or of an organisation's own, or null when it is none. */
    public static @Nullable FactType of(Class<?> type) {
        FactType known = ALL.get(type);
        return known != null ? known : isFact(type) ? OWN.get(type) : null;
    }

    /** The fact that a value is when it stands at a path, or null where a fact takes more than that. */
    public static @Nullable Fact fact(String path, Object value) {
        return ALL.values().stream()
                .filter(kind -> kind.paths.equals(List.of(path)) && kind.from.isEmpty())
                .filter(kind -> kind.parts().size() == 1 && kind.accepts(value))
                .findFirst()
                .map(kind -> kind.make(value))
                .orElse(null);
    }

    /** Whether this is a record of an organisation's own. */
    public static boolean isOwn(Class<?> type) {
        return !ALL.containsKey(type) && isFact(type);
    }

    private static boolean isFact(Class<?> type) {
        return type.isRecord() && Fact.class.isAssignableFrom(type) && type.isAnnotationPresent(FactAt.class);
    }

    /** The record. */
    public Class<? extends Fact> type() {
        return type;
    }

    /** Where it stands; {@code *} for any element. */
    public List<String> paths() {
        return paths;
    }

    /** The fields that it is read from; {@code *} for any element. */
    public List<String> fields() {
        List<String> fields = new ArrayList<>();
        for (String path : paths) {
            fields.add(path);
            parts().stream()
                    .filter(part -> !part.isIndex())
                    .flatMap(part -> part.fields().stream())
                    .forEach(field -> fields.add(path + "/" + field));
        }
        return fields;
    }

    /** The facts that it is worked out from, if it is. */
    public List<Class<? extends Fact>> from() {
        return from;
    }

    /** The array that it is an element of, if it is. */
    public @Nullable String array() {
        String path = paths.get(0);
        int star = path.indexOf("/*");
        return star < 0 ? null : path.substring(0, star);
    }

    /** The first field of an array's element that this fact needs and that isn't known, or null when none is. */
    public @Nullable String firstUnknown(Map<?, ?> element) {
        String path = paths.get(paths.size() - 1);
        String inner = path.substring(path.indexOf("/*") + 2);
        if (!inner.isEmpty()) {
            String field = inner.substring(1, inner.indexOf("/*"));
            return field.equals("payloadTypes") && element.containsKey(field) ? null : field;
        }
        return parts().stream()
                .filter(part -> !part.isIndex() && part.unnamed().isEmpty())
                .filter(part -> part.fields().stream().noneMatch(element::containsKey))
                .map(part -> part.fields().get(0))
                .findFirst()
                .orElse(null);
    }

    List<Part> parts() {
        return parts.get();
    }

    /** Whether these values are of the types that the record wants; an attribute can be anything. */
    boolean accepts(Object... values) {
        for (int i = 0; i < values.length; i++) {
            Class<?> wanted = parts().get(i).type();
            Object value = values[i];
            boolean fits = wanted == String.class
                    || (wanted == boolean.class && value instanceof Boolean)
                    || (wanted == Instant.class && value instanceof Instant)
                    || (wanted == double.class && value instanceof Number)
                    || ((wanted == long.class || wanted == int.class)
                            && (value instanceof Long || value instanceof Integer))
                    || (wanted.isEnum() && parts().get(i).words().get(value) != null);
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    Fact make(Object... values) {
        Object[] arguments = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            arguments[i] = converted(values[i], parts().get(i));
        }
        try {
            return type.cast(constructor.get().newInstance(arguments));
        } catch (InstantiationException | IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("A fact of type " + type.getName() + " can't be made.", e);
        }
    }

    private static Object converted(Object value, Part part) {
        Class<?> type = part.type();
        if (type == String.class) {
            return value.toString();
        }
        if (type == int.class) {
            return ((Number) value).intValue();
        }
        if (type == double.class) {
            return ((Number) value).doubleValue();
        }
        if (type.isEnum()) {
            return Objects.requireNonNull(part.words().get(value));
        }
        return type == Instant.class || type == boolean.class ? value : ((Number) value).longValue();
    }

    private static Part part(RecordComponent component) {
        Field field = component.getAnnotation(Field.class);
        return new Part(
                component.getName(),
                component.getType(),
                field == null ? List.of(component.getName()) : List.of(field.value()),
                field == null ? "" : field.unnamed(),
                words(component.getType()),
                component.getName().equals("index") && component.getType() == int.class);
    }

    private static Map<String, Object> words(Class<?> type) {
        Map<String, Object> words = new HashMap<>();
        if (type.isEnum()) {
            for (Object constant : type.getEnumConstants()) {
                words.put(((Enum<?>) constant).name(), constant);
            }
        }
        return words;
    }

    private static Map<Class<?>, FactType> all(List<Class<?>> groups) {
        Map<Class<?>, FactType> types = new LinkedHashMap<>();
        for (Class<?> group : groups) {
            List<Class<?>> records = new ArrayList<>(Stream.of(group.getDeclaredClasses())
                    .filter(inner -> inner.isRecord() && inner.isAnnotationPresent(FactAt.class))
                    .toList());
            records.sort(Comparator.comparing(Class::getSimpleName));
            for (Class<?> inner : records) {
                types.put(inner, new FactType(inner.asSubclass(Fact.class)));
            }
        }
        return types;
    }
}
