package org.backupdoctor.internal.inventory;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.backupdoctor.Intake.Source;
import org.backupdoctor.Problem;
import org.backupdoctor.SnapshotException;
import org.backupdoctor.internal.data.Trees;

/** Reads where devices belong: a table (CSV, UTF-8) with the columns id and site, and whatever else. */
public final class SiteTable {

    private static final List<Character> SEPARATORS = List.of(',', ';', '\t', '|');

    private SiteTable() {}

    /**
     * Sites by the ids of devices; rows without one or the other are left out.
     *
     * @throws SnapshotException when it can't be read; all errors are told at once
     */
    public static Map<String, String> of(Source table) {
        String text = Trees.withoutMark(new String(table.content(), StandardCharsets.UTF_8));
        for (char separator : SEPARATORS) {
            CsvText csv = new CsvText(new StringReader(text), separator);
            CsvText.Line first = csv.next();
            List<String> titles = first == null
                    ? List.of()
                    : first.cells().stream()
                            .map(title -> title.strip().toLowerCase(Locale.ROOT))
                            .toList();
            if (titles.contains("id") && titles.contains("site")) {
                return rows(table.name(), csv, titles.indexOf("id"), titles.indexOf("site"));
            }
        }
        throw new SnapshotException(List.of(new Problem(
                table.name(),
                "1:1",
                "Expected a table with the columns id and site, but its first line has not both.",
                "Maybe the line with the titles is missing.")));
    }

    private static Map<String, String> rows(String name, CsvText csv, int id, int site) {
        Map<String, String> sites = new LinkedHashMap<>();
        List<Problem> problems = new ArrayList<>();
        for (CsvText.Line line = csv.next(); line != null; line = csv.next()) {
            if (!line.problem().isEmpty()) {
                problems.add(new Problem(name, line.number() + ":1", line.problem()));
            } else if (line.cells().size() > Math.max(id, site)) {
                String device = line.cells().get(id).strip();
                String place = line.cells().get(site).strip();
                if (!device.isEmpty() && !place.isEmpty()) {
                    sites.put(device, place);
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new SnapshotException(problems);
        }
        return sites;
    }
}
