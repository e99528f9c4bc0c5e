package org.backupdoctor.internal.inventory;

import java.io.Reader;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.backupdoctor.internal.data.Encodings;
import org.jspecify.annotations.Nullable;

/** Reads an export by a mapping, if it is one that the mapping is for. */
public final class Inventory {

    /** So many elements show whether the mapping is for them. */
    private static final int LOOKED_AT = 100;

    private static final int MOST_ROWS = 1_000_000;

    private Inventory() {}

    /** The devices of a table, all of them, or why there is none. */
    public static List<Row> all(Iterator<Row> each) {
        List<Row> rows = new ArrayList<>();
        while (each.hasNext() && rows.size() < MOST_ROWS) {
            rows.add(each.next());
        }
        return rows;
    }

    /** Whether a mapping is for the table that begins so. */
    public static boolean isTableFor(Mapping mapping, String name, String beginning) {
        return new Table(mapping, name, beginning).separator().isPresent();
    }

    /**
     * The devices of a table, one after the other.
     *
     * @param beginning how its text begins, at least with the titles
     * @param whole all of its text, with {@link Encodings#UNREADABLE} for what isn't in its encoding; where it can't be read on, the last
     *     row says so
     * @throws IllegalArgumentException when the mapping is for another
     */
    public static Iterator<Row> rows(Mapping mapping, String name, String beginning, Reader whole) {
        Table table = new Table(mapping, name, beginning);
        return table.rows(
                table.separator().orElseThrow(() -> new IllegalArgumentException("The mapping is for another table.")),
                whole);
    }

    /** The devices of an object or a list in JSON, or why there is none; nothing when the mapping is for another. */
    public static Optional<List<Row>> ofJson(Mapping mapping, String name, Object root) {
        Object at = mapping.rows().isEmpty() ? root : at(root, mapping.rows());
        List<?> elements = at instanceof List<?> list ? list : at instanceof Map<?, ?> ? List.of(at) : List.of();
        TreeSet<String> found = new TreeSet<>();
        elements.stream()
                .limit(LOOKED_AT)
                .forEach(element -> mapping.sources().stream()
                        .filter(path -> path.startsWith("/") && at(element, path) != null)
                        .forEach(found::add));
        if (!mapping.isFor(found.size())) {
            return Optional.empty();
        }
        boolean isOne = !(at instanceof List<?>);
        RowReader reader = new RowReader(mapping);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            Object element = elements.get(i);
            String place = isOne ? name : name + ":" + (i + 1);
            reader.read(place, isOne ? 0 : i + 1, path -> at(element, path)).ifPresent(rows::add);
        }
        return Optional.of(rows.isEmpty() ? List.of(Row.none(name, mapping, elements.size())) : rows);
    }

    private static @Nullable Object at(@Nullable Object root, String path) {
        Object value = root;
        for (String step : path.substring(1).split("/", -1)) {
            if (value instanceof Map<?, ?> object) {
                value = object.get(step);
            } else if (value instanceof List<?> list
                    && step.matches("\\d{1,6}")
                    && Integer.parseInt(step) < list.size()) {
                value = list.get(Integer.parseInt(step));
            } else {
                return null;
            }
        }
        return value;
    }
}
