package org.backupdoctor.internal.inventory;

import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.backupdoctor.Problem;
import org.jspecify.annotations.Nullable;

/** The devices of a table, row by row; where there is none, one row that says why. */
final class TableRows implements Iterator<Row> {

    private final String name;
    private final int skippedLines;
    private final int width;
    private final CsvText csv;
    private final Mapping mapping;
    private final RowReader reader;
    private final Map<String, Integer> places = new HashMap<>();
    private @Nullable Row next;
    private int devices;
    private boolean isAnyFound;
    private boolean isLookedFor = true;

    TableRows(Mapping mapping, String name, int skippedLines, List<String> titles, CsvText csv) {
        this.name = name;
        this.skippedLines = skippedLines;
        this.width = titles.size();
        this.csv = csv;
        this.mapping = mapping;
        this.reader = new RowReader(mapping);
        for (int i = 0; i < width; i++) {
            places.put(titles.get(i), i);
        }
    }

    @Override
    public boolean hasNext() {
        if (isLookedFor) {
            next = found();
            if (next == null && !isAnyFound) {
                next = Row.none(name, mapping, devices);
            }
            isAnyFound = true;
            isLookedFor = false;
        }
        return next != null;
    }

    @Override
    public Row next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        isLookedFor = true;
        return next;
    }

    private @Nullable Row found() {
        for (CsvText.Line line = csv.next(); line != null; line = csv.next()) {
            int number = line.number() + skippedLines;
            String place = name + ":" + number;
            String problem = line.problem(width);
            if (problem.isEmpty()) {
                devices++;
                List<String> cells = line.cells();
                Row row = reader.read(
                                place, number, title -> places.containsKey(title) ? cells.get(places.get(title)) : null)
                        .orElse(null);
                if (row != null) {
                    return row;
                }
            } else if (!line.isBlank()) {
                Problem told = new Problem(name, String.valueOf(number), problem, CsvText.HINT);
                return new Row(place, number, Collections.emptyMap(), null, null, List.of(told));
            }
        }
        return null;
    }
}
