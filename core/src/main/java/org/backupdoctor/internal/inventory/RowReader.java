package org.backupdoctor.internal.inventory;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.backupdoctor.Problem;
import org.backupdoctor.SnapshotException;
import org.backupdoctor.internal.data.Encodings;
import org.backupdoctor.internal.inventory.Cells.Wrong;
import org.backupdoctor.internal.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;

/** Makes a device of a row of an export. What is wrong with it costs this device alone. */
final class RowReader {

    private final Mapping mapping;
    private final Cells cells;

    RowReader(Mapping mapping) {
        this.mapping = mapping;
        this.cells = new Cells(mapping);
    }

    /**
     * The device; nothing when it isn't of interest.
     *
     * @param cell what stands in a column of the row
     */
    Optional<Row> read(String name, int number, Function<String, @Nullable Object> cell) {
        List<Problem> problems = new ArrayList<>();
        if (mapping.only() != null) {
            Object found = cell.apply(mapping.only().column().from());
            String kind = found == null ? "" : found.toString();
            if (kind.indexOf(Encodings.UNREADABLE) >= 0) {
                value(name, mapping.only().column(), cell, problems);
            } else if (found == null
                    || !mapping.only().words().contains(kind.strip().toLowerCase(Locale.ROOT))) {
                return Optional.empty();
            }
        }
        Map<String, Object> values = new LinkedHashMap<>();
        Map<Column, BigDecimal> shares = new LinkedHashMap<>();
        Object id = value(name, mapping.id(), cell, problems);
        if (id != null) {
            values.put("id", id);
        }
        for (Column column : mapping.fields()) {
            Object value = value(name, column, cell, problems);
            if (value instanceof BigDecimal share) {
                shares.put(column, share);
            } else if (value != null) {
                put(values, column.path(), value);
            }
        }
        shares.forEach((column, share) -> {
            if (at(values, column.total()) instanceof Long total) {
                BigDecimal part = BigDecimal.valueOf(total).multiply(share).movePointLeft(2);
                put(
                        values,
                        column.path(),
                        part.setScale(0, RoundingMode.HALF_UP).longValue());
            }
        });
        Object at = value(name, mapping.takenAt(), cell, problems);
        Object udid = value(name, mapping.udid(), cell, problems);
        return Optional.of(checked(
                name,
                number,
                values,
                at instanceof Instant time ? time : null,
                udid == null ? null : udid.toString(),
                problems));
    }

    private static Row checked(
            String name,
            int number,
            Map<String, Object> values,
            @Nullable Instant at,
            @Nullable String udid,
            List<Problem> problems) {
        if (problems.isEmpty()) {
            try {
                return new Row(name, number, Snapshot.of(name, values).tree(), at, udid, List.of());
            } catch (SnapshotException e) {
                problems.addAll(e.problems());
            }
        }
        return new Row(name, number, Map.of(), at, udid, List.copyOf(problems));
    }

    private @Nullable Object value(
            String name, @Nullable Column column, Function<String, @Nullable Object> cell, List<Problem> problems) {
        if (column == null) {
            return null;
        }
        try {
            return cells.value(column, column.constant() == null ? cell.apply(column.from()) : null);
        } catch (Wrong e) {
            problems.add(new Problem(name, column.path(), String.valueOf(e.getMessage()), e.hint()));
            return null;
        }
    }

    @SuppressWarnings("unchecked")
    private static void put(Map<String, Object> values, String path, Object value) {
        String[] steps = path.substring(1).split("/", -1);
        Map<String, Object> group = values;
        for (int i = 0; i < steps.length - 1; i++) {
            Object inner = group.computeIfAbsent(steps[i], any -> new LinkedHashMap<String, Object>());
            if (!(inner instanceof Map)) {
                return;
            }
            group = (Map<String, Object>) inner;
        }
        group.put(steps[steps.length - 1], value);
    }

    private static @Nullable Object at(Map<?, ?> root, String path) {
        Object value = root;
        for (String step : path.substring(1).split("/", -1)) {
            value = value instanceof Map<?, ?> object ? object.get(step) : null;
        }
        return value;
    }
}
