package org.backupdoctor.internal.inventory;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.backupdoctor.Problem;
import org.backupdoctor.internal.data.Encodings;
import org.backupdoctor.internal.data.Suggestions;

/** Reads an export that is a table (CSV): a device a row, the titles of the columns in the first one. */
final class Table {

    private static final List<Character> SEPARATORS = List.of(',', ';', '\t', '|');

    private final Mapping mapping;
    private final String name;
    private final String text;
    private final int skippedLines;

    /** By how its text begins, at least with the titles. */
    Table(Mapping mapping, String name, String text) {
        this.mapping = mapping;
        this.name = name;
        // a spreadsheet's own way to say what separates cells
        boolean isSaid = text.startsWith("sep=") && text.length() > 5 && SEPARATORS.contains(text.charAt(4));
        int end = isSaid ? Math.max(text.indexOf('\n'), 0) : -1;
        this.skippedLines = end > 0 ? 1 : 0;
        this.text = end > 0 ? text.substring(end + 1) : text;
    }

    /** What separates its cells: that with which the most of the mapping's titles are found; nothing when too few are. */
    Optional<Character> separator() {
        Character best = null;
        long most = 0;
        List<Character> candidates = mapping.separator() == null ? SEPARATORS : List.of(mapping.separator());
        for (Character candidate : candidates) {
            long found = titles(candidate).stream()
                    .filter(mapping.sources()::contains)
                    .distinct()
                    .count();
            if (found > most) {
                best = candidate;
                most = found;
            }
        }
        return mapping.isFor(most) ? Optional.ofNullable(best) : Optional.empty();
    }

    /** The devices of the whole text, one after the other; what is wrong with the table as a whole stands in one row without values. */
    Iterator<Row> rows(char separator, Reader whole) {
        CsvText csv = new CsvText(skippedLines > 0 ? afterFirstLine(whole) : whole, separator);
        CsvText.Line first = csv.next();
        List<String> titles = first == null ? List.of() : stripped(first.cells());
        List<Problem> wrong = missing(titles, 1 + skippedLines);
        return wrong.isEmpty()
                ? new TableRows(mapping, name, skippedLines, titles, csv)
                : List.of(new Row(name, 0, Collections.emptyMap(), null, null, wrong))
                        .iterator();
    }

    private static Reader afterFirstLine(Reader whole) {
        try {
            int c = whole.read();
            while (c >= 0 && c != '\n') {
                c = whole.read();
            }
        } catch (IOException e) {
            // told of where the rows are read
        }
        return whole;
    }

    private List<Problem> missing(List<String> titles, int line) {
        List<Problem> wrong = new ArrayList<>();
        boolean isReadable = titles.stream().allMatch(title -> title.indexOf(Encodings.UNREADABLE) < 0);
        Set<String> told = new TreeSet<>();
        for (Column column : mapping.columns()) {
            String title = column.from();
            if (column.constant() != null || !told.add(title)) {
                continue;
            }
            if (!titles.contains(title) && !column.optional()) {
                String maybe = isReadable ? Suggestions.maybe(title, titles) : mapping.encodingHint();
                wrong.add(new Problem(
                        name,
                        String.valueOf(line),
                        "There is no column \"" + title + "\", which " + mapping.file() + " names.",
                        maybe.isEmpty() ? "Maybe the export was made without it: add optional: true." : maybe));
            } else if (titles.indexOf(title) != titles.lastIndexOf(title)) {
                wrong.add(new Problem(
                        name,
                        String.valueOf(line),
                        "There are two columns \"" + title + "\".",
                        "Maybe two exports were joined: leave one of the columns out."));
            }
        }
        return wrong;
    }

    private List<String> titles(char separator) {
        CsvText.Line first = new CsvText(new StringReader(text), separator).next();
        return first == null ? List.of() : stripped(first.cells());
    }

    private static List<String> stripped(List<String> cells) {
        return cells.stream().map(String::strip).toList();
    }
}
