package org.backupdoctor.internal.overview;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.backupdoctor.internal.document.Block;
import org.backupdoctor.internal.document.Block.Course;
import org.backupdoctor.internal.document.Block.Fold;
import org.backupdoctor.internal.document.Block.Line;
import org.backupdoctor.internal.document.Block.Paragraph;
import org.backupdoctor.internal.document.Block.Section;
import org.backupdoctor.internal.document.Block.Table;
import org.backupdoctor.internal.document.Run;
import org.backupdoctor.internal.overview.Trend.Period;
import org.backupdoctor.internal.render.Wording;

/** How it went, as lines and as a table. */
final class TrendOutline {

    private static final int MOST_CAUSES = 5;

    private final Fleet fleet;
    private final Wording wording;
    private final Trend trend;
    private final List<Integer> causes;

    TrendOutline(Fleet fleet, Wording wording) {
        this.fleet = fleet;
        this.wording = wording;
        this.trend = Trend.of(fleet);
        this.causes = new Counts(fleet)
                .byCause().stream()
                        .limit(MOST_CAUSES)
                        .map(count -> fleet.causes().indexOf(count.name()))
                        .toList();
    }

    Section section() {
        List<Block> blocks = new ArrayList<>();
        if (trend.periods().size() < 2) {
            blocks.add(new Paragraph(
                    wording.phrase(trend.periods().isEmpty() ? "overview.trend.untimed" : "overview.trend.none")));
        } else {
            int most = trend.periods().values().stream()
                    .mapToInt(Period::devices)
                    .max()
                    .orElse(1);
            blocks.add(course(
                    "overview.trend.devices",
                    wording.count(most),
                    List.of(line(wording.phrase("overview.devices"), 0, period -> (double) period.devices() / most))));
            List<Line> lines = new ArrayList<>();
            lines.add(line(
                    wording.phrase("overview.trend.working"),
                    Double.NaN,
                    period -> (double) period.working() / period.devices()));
            causes.forEach(cause -> lines.add(line(title(cause), Double.NaN, period -> share(period, cause))));
            blocks.add(course("overview.trend.shares", wording.share(1), List.copyOf(lines)));
            blocks.add(new Fold(
                    wording.phrase(trend.weekly() ? "overview.trend.weeks" : "overview.trend.days"),
                    false,
                    true,
                    List.of(table())));
        }
        return new Section("over-time", "", wording.phrase("overview.trend"), "", blocks);
    }

    private Course course(String label, String top, List<Line> lines) {
        return new Course(
                wording.phrase(label),
                date(trend.periods().firstKey()),
                date(trend.periods().lastKey()),
                top,
                lines);
    }

    /** A height for each day or week from the first to the last; one without a report has a height of its own. */
    private Line line(String label, double without, ToDoubleFunction<Period> height) {
        List<Double> heights = new ArrayList<>();
        int step = trend.weekly() ? 7 : 1;
        for (int day = trend.periods().firstKey(); day <= trend.periods().lastKey(); day += step) {
            Period period = trend.periods().get(day);
            heights.add(period == null ? without : height.applyAsDouble(period));
        }
        return new Line(label, heights);
    }

    private Table table() {
        List<String> heads = new ArrayList<>(List.of(
                wording.phrase("overview.trend.when"),
                wording.phrase("overview.devices"),
                wording.phrase("overview.trend.working")));
        causes.forEach(cause -> heads.add(title(cause)));
        List<List<List<Run>>> rows = new ArrayList<>();
        trend.periods().forEach((day, period) -> {
            List<List<Run>> row = new ArrayList<>();
            row.add(Run.plain(date(day)));
            row.add(Run.plain(wording.count(period.devices())));
            row.add(Run.plain(wording.share((double) period.working() / period.devices())));
            causes.forEach(cause -> row.add(Run.plain(wording.share(share(period, cause)))));
            rows.add(row);
        });
        return new Table(wording.phrase("overview.trend"), true, heads, rows);
    }

    private String title(int cause) {
        return fleet.title(fleet.causes().get(cause));
    }

    private static double share(Period period, int cause) {
        return (double) period.causes().get(cause) / period.devices();
    }

    private static String date(int day) {
        return LocalDate.ofEpochDay(day).toString();
    }
}
