package org.backupdoctor.internal.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.backupdoctor.Report.Note;
import org.backupdoctor.internal.intake.answer.Answer;
import org.backupdoctor.internal.snapshot.Schema;
import org.jspecify.annotations.Nullable;

/** Lays answers over each other, in the order in which they were named, and tells where they disagree. */
final class Merge {

    private static final String PROFILES = "/management/profiles";
    private static final String TRIED = "/tried";
    private static final String FAILURES = "/backup/failures";
    private static final String SERVICES = "/services";
    private static final String COMPLETE = "complete";

    private final List<Answer> answers;
    private final Map<String, Object> tree = new LinkedHashMap<>();
    private final Map<String, Answer> takenFrom = new LinkedHashMap<>();
    private final Disagreements disagreements = new Disagreements();
    private final List<Note> notes = new ArrayList<>();

    Merge(List<Answer> answers) {
        this.answers = answers;
        List<Map<String, Object>> given =
                answers.stream().map(Merge::withEmptyLists).toList();
        for (int i = 0; i < answers.size(); i++) {
            object("", tree, given.get(i), answers.get(i));
        }
        complete(given);
        notes.addAll(disagreements.notes(takenFrom));
        notes.addAll(new StorageCheck(answers, takenFrom).notes(tree));
    }

    /** The values of all answers. */
    Map<String, Object> tree() {
        return tree;
    }

    /** Which answer a value is of, by its path. */
    Map<String, Answer> takenFrom() {
        return takenFrom;
    }

    /** One note for each field that they disagree about. */
    List<Note> notes() {
        return notes;
    }

    /** A list that is complete and isn't there is known to be empty: said so, it takes part like any other. */
    private static Map<String, Object> withEmptyLists(Answer answer) {
        Map<String, Object> values = copy(answer.values());
        for (String path : completeLists(answer)) {
            int slash = path.lastIndexOf('/');
            if (at(values, path) == null && Schema.arrays().contains(path)) {
                Object group = slash < 1
                        ? values
                        : values.computeIfAbsent(path.substring(1, slash), any -> new LinkedHashMap<>());
                put((Map<?, ?>) group, path.substring(slash + 1), List.of());
            }
        }
        return values;
    }

    private static Map<String, Object> copy(Map<?, ?> object) {
        Map<String, Object> copy = new LinkedHashMap<>();
        object.forEach((key, value) ->
                copy.put(key.toString(), value instanceof Map<?, ?> inner ? copy(inner) : value));
        return copy;
    }

    private static List<String> completeLists(Answer answer) {
        return answer.values().get(COMPLETE) instanceof List<?> paths
                ? paths.stream().map(Object::toString).toList()
                : List.of();
    }

    @SuppressWarnings("unchecked")
    private static void put(Map<?, ?> object, String name, Object value) {
        ((Map<String, Object>) object).put(name, value);
    }

    private void object(String path, Map<?, ?> into, Map<?, ?> from, Answer answer) {
        from.forEach((name, value) -> {
            String place = path + "/" + name;
            if (!place.equals("/" + COMPLETE)) {
                Object old = into.get(name);
                put(into, name.toString(), old == null ? first(place, value, answer) : both(place, old, value, answer));
            }
        });
    }

    private Object first(String path, Object value, Answer answer) {
        takenFrom.put(path, answer);
        if (path.equals(PROFILES)) {
            return profiles(List.of(), (List<?>) value, answer);
        } else if (value instanceof Map<?, ?> object) {
            Map<String, Object> copy = new LinkedHashMap<>();
            object(path, copy, object, answer);
            return copy;
        }
        return value;
    }

    private Object both(String path, Object old, Object value, Answer answer) {
        if (old instanceof Map<?, ?> into && value instanceof Map<?, ?> object) {
            object(path, into, object, answer);
            return old;
        } else if (path.equals(PROFILES)) {
            return profiles((List<?>) old, (List<?>) value, answer);
        } else if (path.equals(TRIED)) {
            Set<Object> all = new LinkedHashSet<>((List<?>) old);
            all.addAll((List<?>) value);
            return new ArrayList<>(all);
        }
        if (path.equals(FAILURES) && isDated((List<?>) old) && isDated((List<?>) value)) {
            return newestFirst((List<?>) old, (List<?>) value);
        } else if (path.equals(SERVICES)) {
            return services((List<?>) old, (List<?>) value, answer);
        }
        Answer earlier = takenFrom.getOrDefault(path, answer);
        disagreements.compare(path, earlier, old, answer, value);
        if (!answer.counts(earlier)) {
            return old;
        }
        takenFrom.put(path, answer);
        return value;
    }

    private static boolean isDated(List<?> failures) {
        return failures.stream().allMatch(each -> at(each) != null);
    }

    /** Two logs tell of different days, and of some failures both. */
    private static List<Object> newestFirst(List<?> old, List<?> added) {
        Set<Object> all = new LinkedHashSet<>(old);
        all.addAll(added);
        return all.stream()
                .sorted(Comparator.comparing(failure -> Objects.requireNonNull(at(failure)), Comparator.reverseOrder()))
                .toList();
    }

    private static @Nullable Instant at(Object failure) {
        return (Instant) ((Map<?, ?>) failure).get("at");
    }

    /**
     * Profiles are the same by their identifier, or by their name where one has no identifier. Those of one answer are
     * distinct.
     */
    private List<Object> profiles(List<?> old, List<?> added, Answer answer) {
        List<Object> all = new ArrayList<>(old);
        for (Object profile : added) {
            int same = 0;
            while (same < old.size() && !isSame((Map<?, ?>) old.get(same), (Map<?, ?>) profile)) {
                same++;
            }
            if (same < old.size()) {
                both(PROFILES + "/" + same, old.get(same), profile, answer);
            } else {
                all.add(first(PROFILES + "/" + all.size(), profile, answer));
            }
        }
        return all;
    }

    /** Services are the same by their name. Of one that both have, what one says is taken whole: a status and its time belong together. */
    private List<Object> services(List<?> old, List<?> added, Answer answer) {
        List<Object> all = new ArrayList<>(old);
        Answer earlier = takenFrom.getOrDefault(SERVICES, answer);
        for (Object service : added) {
            int same = 0;
            while (same < old.size() && !isSame((Map<?, ?>) old.get(same), (Map<?, ?>) service)) {
                same++;
            }
            if (same == old.size()) {
                takenFrom.put(SERVICES + "/" + all.size(), answer);
                all.add(service);
                continue;
            }
            String path = SERVICES + "/" + same;
            Answer before = takenFrom.getOrDefault(path, earlier);
            disagreements.compare(path + "/status", before, status(old.get(same)), answer, status(service));
            if (answer.counts(before)) {
                takenFrom.put(path, answer);
                takenFrom.put(path + "/status", answer);
                all.set(same, service);
            }
        }
        return all;
    }

    private static Object status(Object service) {
        return String.valueOf(((Map<?, ?>) service).get("status"));
    }

    private static boolean isSame(Map<?, ?> one, Map<?, ?> other) {
        String by = one.containsKey("identifier") && other.containsKey("identifier") ? "identifier" : "name";
        return one.containsKey(by) && one.get(by).equals(other.get(by));
    }

    /** A list is complete when one that is said to be is what was taken. */
    private void complete(List<Map<String, Object>> given) {
        Set<String> complete = new LinkedHashSet<>();
        for (int i = 0; i < answers.size(); i++) {
            for (String path : completeLists(answers.get(i))) {
                Object taken = at(tree, path);
                boolean isUnited = path.equals(PROFILES) || path.equals(TRIED) || path.equals(SERVICES);
                if (isUnited || taken == null || taken.equals(at(given.get(i), path))) {
                    complete.add(path);
                }
            }
        }
        if (!complete.isEmpty()) {
            tree.put(COMPLETE, List.copyOf(complete));
        }
    }

    private static @Nullable Object at(Map<?, ?> root, String path) {
        Object value = root;
        for (String step : path.substring(1).split("/", -1)) {
            value = value instanceof Map<?, ?> object ? object.get(step) : null;
        }
        return value;
    }
}
