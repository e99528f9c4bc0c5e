package org.backupdoctor.internal.snapshot;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.backupdoctor.DeviceSnapshot;
import org.backupdoctor.Problem;
import org.backupdoctor.Report.Note;
import org.backupdoctor.Report.Provenance;
import org.backupdoctor.SnapshotException;
import org.backupdoctor.internal.data.JsonText;
import org.backupdoctor.internal.data.Trees;
import org.jspecify.annotations.Nullable;

/** A snapshot as a checked, canonical tree, with the facts that it gives. */
public final class Snapshot implements DeviceSnapshot {

    private static final Pattern INDEX = Pattern.compile("/(\\d{1,9})(?=/|$)");

    private final Map<String, Object> tree;
    private final List<Note> notes;
    private final Provenances provenances;
    private volatile @Nullable List<Observed> facts;

    private Snapshot(Map<String, Object> tree, List<Note> notes, Provenances provenances) {
        this.tree = tree;
        this.notes = notes;
        this.provenances = provenances;
    }

    /**
     * Reads JSON.
     *
     * @throws SnapshotException when it can't be read
     */
    public static Snapshot fromJson(String name, String json) {
        try {
            return of(name, Trees.json(name, json));
        } catch (Trees.Unreadable e) {
            throw new SnapshotException(List.of(e.problem()));
        }
    }

    /**
     * Checks a tree of values.
     *
     * @throws SnapshotException when a value can't be
     */
    public static Snapshot of(String name, Object values) {
        Validator validator = new Validator(name);
        Map<String, Object> tree = validator.check(values);
        if (!validator.problems().isEmpty()) {
            throw new SnapshotException(validator.problems());
        }
        return new Snapshot(frozen(tree), Clashes.in(tree), Provenances.NONE);
    }

    /**
     * The same snapshot with another value.
     *
     * @throws SnapshotException when the value can't be there
     */
    public Snapshot with(String path, Object value) {
        return changed(Map.of(path, value));
    }

    /**
     * The same snapshot with other values.
     *
     * @param values the values by path; null for a field or an element of a list that is no longer there
     * @throws SnapshotException when a value can't be there, or can't be missing
     */
    public Snapshot changed(Map<String, ? extends @Nullable Object> values) {
        Object changed = tree;
        // What is no longer there last, the last elements of a list before the first: so each path still means what it
        // did.
        List<String> paths = values.keySet().stream()
                .sorted(Comparator.comparing((String path) -> values.get(path) == null)
                        .thenComparing(Snapshot::ordered, Comparator.reverseOrder()))
                .toList();
        for (String path : paths) {
            changed = edited(changed, path.substring(1).split("/", -1), 0, values.get(path));
        }
        return of("answer", changed == null ? Map.of() : changed)
                .withNotes(notes)
                .withProvenances(provenances.without(values.keySet()));
    }

    /** A path whose indices have so many digits that they are sorted as numbers. */
    private static String ordered(String path) {
        return INDEX.matcher(path)
                .replaceAll(index -> "/" + "0".repeat(10 - index.group(1).length()) + index.group(1));
    }

    private static @Nullable Object edited(@Nullable Object node, String[] steps, int next, @Nullable Object value) {
        if (next == steps.length) {
            return value;
        }
        if (node instanceof List<?> list) {
            List<Object> elements = new ArrayList<>(list);
            int index = index(steps[next]);
            if (index < 0 || index >= list.size()) {
                throw noElement(steps, next);
            }
            Object inner = edited(elements.get(index), steps, next + 1, value);
            if (inner == null) {
                elements.remove(index);
            } else {
                elements.set(index, inner);
            }
            return elements;
        }
        Map<Object, Object> fields = node instanceof Map<?, ?> map ? new LinkedHashMap<>(map) : new LinkedHashMap<>();
        Object inner = edited(fields.get(steps[next]), steps, next + 1, value);
        if (inner == null) {
            fields.remove(steps[next]);
        } else {
            fields.put(steps[next], inner);
        }
        return fields;
    }

    private static SnapshotException noElement(String[] steps, int last) {
        String path = "/" + String.join("/", List.of(steps).subList(0, last + 1));
        return new SnapshotException(List.of(new Problem(
                "answer", path, "There is no such element in this list.", "Maybe give the list as a whole.")));
    }

    /** The same snapshot with more notes. */
    public Snapshot withNotes(List<Note> more) {
        List<Note> all = new ArrayList<>(notes);
        more.stream().filter(note -> !all.contains(note)).forEach(all::add);
        return new Snapshot(tree, List.copyOf(all), provenances);
    }

    /** The same snapshot, with where its values are from. */
    public Snapshot withProvenances(Provenances from) {
        return from == provenances ? this : new Snapshot(tree, notes, from);
    }

    /** Where the values are from. */
    public Provenances provenances() {
        return provenances;
    }

    /** The same snapshot, with the notes of one before it and with where its values are from, as far as those are the same. */
    public Snapshot keeping(Snapshot before) {
        if (before.notes.isEmpty() && before.provenances == Provenances.NONE) {
            return this;
        }
        Set<String> changed = new LinkedHashSet<>();
        changed("", tree, before, changed);
        List<Note> kept = before.notes.stream()
                .filter(note -> note.paths().stream().noneMatch(changed::contains))
                .toList();
        return withNotes(kept).withProvenances(before.provenances.without(changed));
    }

    private static void changed(String path, Map<?, ?> object, Snapshot before, Set<String> changed) {
        object.forEach((name, value) -> {
            String inner = path + "/" + name;
            if (value instanceof Map<?, ?> group) {
                changed(inner, group, before, changed);
            } else if (!value.equals(before.at(inner))) {
                changed.add(inner);
            }
        });
    }

    /** The checked values, by the names of the JSON. */
    public Map<String, Object> tree() {
        return tree;
    }

    /** The value at a path, or null when it isn't known. */
    public @Nullable Object at(String path) {
        return at(tree, path);
    }

    /** The facts, with where each was read. */
    public List<Observed> facts() {
        List<Observed> known = facts;
        if (known == null) {
            known = new FactReader(tree).read();
            facts = known;
        }
        return known;
    }

    /** The facts of an organisation's own kind. */
    public List<Observed> facts(FactType type) {
        return FactReader.own(type, tree);
    }

    /** Whether all of an array is known. */
    public boolean isComplete(String array) {
        return tree.get("complete") instanceof List<?> arrays && arrays.contains(array);
    }

    @Override
    public Optional<String> id() {
        return Optional.ofNullable((String) tree.get("id"));
    }

    @Override
    public Optional<Instant> takenAt() {
        return Optional.ofNullable((Instant) tree.get("takenAt"));
    }

    @Override
    public List<Note> notes() {
        return notes;
    }

    @Override
    public Optional<Provenance> provenance(String path) {
        return at(path) == null ? Optional.empty() : provenances.of(path);
    }

    @Override
    public String toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("format", 1L);
        json.putAll(tree);
        return JsonText.of(json);
    }

    @Override
    public Snapshot redacted() {
        return of("snapshot", Redaction.of(tree));
    }

    @Override
    public Builder toBuilder() {
        return DeviceSnapshot.builder().snapshot(this);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Snapshot snapshot && withoutFormat(tree).equals(withoutFormat(snapshot.tree));
    }

    @Override
    public int hashCode() {
        return withoutFormat(tree).hashCode();
    }

    /** Names the fields that are known, without their values: those are somebody's private data. */
    @Override
    public String toString() {
        return "DeviceSnapshot with " + facts().size() + " facts";
    }

    static @Nullable Object at(Map<String, Object> root, String path) {
        Object value = root;
        int start = 1;
        while (value != null && start <= path.length()) {
            int slash = path.indexOf('/', start);
            int end = slash < 0 ? path.length() : slash;
            value = inner(value, path.substring(start, end));
            start = end + 1;
        }
        return value;
    }

    private static @Nullable Object inner(Object value, String step) {
        if (value instanceof Map<?, ?> object) {
            return object.get(step);
        }
        int index = value instanceof List<?> ? index(step) : -1;
        return index >= 0 && value instanceof List<?> list && index < list.size() ? list.get(index) : null;
    }

    /** The index that a step of a path is, or -1 where it is none. */
    private static int index(String step) {
        if (step.isEmpty() || step.length() > 9) {
            return -1;
        }
        int index = 0;
        for (int i = 0; i < step.length(); i++) {
            char digit = step.charAt(i);
            if (digit < '0' || digit > '9') {
                return -1;
            }
            index = 10 * index + digit - '0';
        }
        return index;
    }

    private static Map<String, Object> withoutFormat(Map<String, Object> tree) {
        Map<String, Object> rest = new LinkedHashMap<>(tree);
        rest.remove("format");
        return rest;
    }

    private static Map<String, Object> frozen(Map<?, ?> object) {
        Map<String, Object> copy = new LinkedHashMap<>();
        object.forEach((key, value) -> copy.put(key.toString(), frozenValue(value)));
        return Collections.unmodifiableMap(copy);
    }

    private static Object frozenValue(Object value) {
        if (value instanceof Map<?, ?> object) {
            return frozen(object);
        }
        return value instanceof List<?> list
                ? list.stream().map(Snapshot::frozenValue).toList()
                : value;
    }
}
