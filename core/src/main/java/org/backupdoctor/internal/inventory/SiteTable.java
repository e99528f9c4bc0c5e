package org.backupdoctor.internal.inventory;

import java.io.StringReader;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.backupdoctor.Intake.Source;
import org.backupdoctor.Problem;
import org.backupdoctor.SnapshotException;
import org.backupdoctor.internal.data.Encodings;

/** Reads where devices belong: a table (CSV) with the columns id and site, and whatever else. */
public final class SiteTable {

    private static final List<Character> SEPARATORS = List.of(',', ';', '\t', '|');

    private final String name;
    private final List<Problem> problems = new ArrayList<>();

    private SiteTable(String name) {
        this.name = name;
    }

    /**
     * Sites by the ids of devices; rows without one or the other are left out.
     *
     * @throws SnapshotException when it can't be read, or names two sites for a device; all errors are told at once
     */
    public static Map<String, String> of(Source table) {
        SiteTable sites = new SiteTable(table.name());
        Map<String, String> byId = sites.read(table.content());
        if (!sites.problems.isEmpty()) {
            throw new SnapshotException(sites.problems);
        }
        return byId;
    }

    private Map<String, String> read(byte[] content) {
        Charset charset = Encodings.of(content, null);
        int unreadable = Encodings.unreadableLine(content, charset);
        if (unreadable > 0) {
            problem(
                    String.valueOf(unreadable),
                    "This text is not " + charset.name() + ".",
                    "Maybe it was saved in another encoding: save it as UTF-8.");
            return Map.of();
        }
        String text = Encodings.beginning(content, charset);
        for (char separator : SEPARATORS) {
            CsvText csv = new CsvText(new StringReader(text), separator);
            CsvText.Line first = csv.next();
            List<String> titles = first == null
                    ? List.of()
                    : first.cells().stream()
                            .map(title -> title.strip().toLowerCase(Locale.ROOT))
                            .toList();
            if (titles.contains("id") && titles.contains("site")) {
                return rows(csv, titles);
            }
        }
        problem(
                "1:1",
                "Expected a table with the columns id and site, but its first line has not both.",
                "Maybe the line with the titles is missing.");
        return Map.of();
    }

    private Map<String, String> rows(CsvText csv, List<String> titles) {
        Map<String, String> sites = new LinkedHashMap<>();
        for (CsvText.Line line = csv.next(); line != null; line = csv.next()) {
            String problem = line.problem(titles.size());
            if (problem.isEmpty()) {
                String device = line.cells().get(titles.indexOf("id")).strip();
                String place = line.cells().get(titles.indexOf("site")).strip();
                String before = device.isEmpty() || place.isEmpty() ? null : sites.putIfAbsent(device, place);
                if (before != null && !before.equals(place)) {
                    problem(
                            line.number() + ":1",
                            "Expected \"" + before + "\" for \"" + device + "\", as above, but was \"" + place + "\".",
                            "Maybe the device was moved: leave the older row out.");
                }
            } else if (!line.isBlank()) {
                problem(line.number() + ":1", problem, CsvText.HINT);
            }
        }
        return sites;
    }

    private void problem(String place, String message, String hint) {
        problems.add(new Problem(name, place, message, hint));
    }
}
