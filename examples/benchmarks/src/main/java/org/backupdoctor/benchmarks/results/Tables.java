package org.backupdoctor.benchmarks.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes one page of all that JMH measured: each row beside the one it is compared with. */
public final class Tables {

    private static final List<String> PERCENTILES = List.of("50.0", "99.0", "99.9");

    private final Map<String, Row> rows = new LinkedHashMap<>();

    private Tables() {}

    /** Takes the files that JMH wrote, and prints the page. */
    public static void main(String... files) throws IOException {
        Tables tables = new Tables();
        for (String file : files) {
            tables.read(Path.of(file));
        }
        System.out.print(tables.page());
    }

    /** The page for the text of a file. */
    static String page(String json) {
        Tables tables = new Tables();
        tables.read(JsonMapper.shared().readTree(json));
        return tables.page();
    }

    private void read(Path file) throws IOException {
        read(JsonMapper.shared().readTree(Files.readString(file)));
    }

    private void read(JsonNode results) {
        results.forEach(each -> {
            Row row = Row.of(each);
            rows.put(row.key(), row);
        });
    }

    private String page() {
        List<Row> timed = new ArrayList<>();
        List<Row> sampled = new ArrayList<>();
        rows.values().forEach(row -> (row.isSampled() ? sampled : timed).add(row));
        StringBuilder page = new StringBuilder(Machine.described());
        if (!timed.isEmpty()) {
            page.append("""

                    | benchmark | with | threads | median (least–most) | | × (least–most) | B each | × |
                    |---|---|---|---|---|---|---|---|
                    """);
            timed.forEach(row -> page.append(timed(row)));
        }
        if (!sampled.isEmpty()) {
            page.append("""

                    | benchmark | with | threads | p50 | p99 | p99.9 | | × |
                    |---|---|---|---|---|---|---|---|
                    """);
            sampled.forEach(row -> page.append(sampled(row)));
        }
        return page.append("""

                ×: a multiple of the same with the rules as loops and ifs (by=JAVA), or of the least of what grows; each iteration
                by its counterpart, of which this is the median.
                """).toString();
    }

    private Optional<Row> other(Row row) {
        return Optional.ofNullable(rows.get(row.comparedWith())).filter(other -> !other.equals(row));
    }

    private String timed(Row row) {
        Optional<Row> other = other(row);
        return row.shown() + " " + Spread.of(row.scores()) + " | " + row.unit() + " | "
                + other.map(with -> Spread.ofRatios(row.scores(), with.scores()).toString())
                        .orElse("")
                + " | " + (Double.isNaN(row.bytes()) ? "" : Spread.number(row.bytes())) + " | "
                + other.filter(with -> !Double.isNaN(with.bytes()))
                        .map(with -> Spread.number(row.bytes() / with.bytes()))
                        .orElse("")
                + " |\n";
    }

    private String sampled(Row row) {
        StringBuilder line = new StringBuilder(row.shown());
        List<String> ratios = new ArrayList<>();
        for (String percentile : PERCENTILES) {
            double value = row.percentiles().getOrDefault(percentile, Double.NaN);
            line.append(' ').append(Spread.number(value)).append(" |");
            other(row)
                    .ifPresent(with ->
                            ratios.add(Spread.number(value / with.percentiles().getOrDefault(percentile, Double.NaN))));
        }
        return line + " " + row.unit() + " | " + String.join(", ", ratios) + " |\n";
    }
}
