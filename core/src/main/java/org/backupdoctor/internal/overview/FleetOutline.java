package org.backupdoctor.internal.overview;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.backupdoctor.Report.Verdict;
import org.backupdoctor.internal.document.Block;
import org.backupdoctor.internal.document.Block.Bar;
import org.backupdoctor.internal.document.Block.Fold;
import org.backupdoctor.internal.document.Block.Paragraph;
import org.backupdoctor.internal.document.Block.Section;
import org.backupdoctor.internal.document.Block.Table;
import org.backupdoctor.internal.document.Run;
import org.backupdoctor.internal.overview.Counts.Count;
import org.backupdoctor.internal.render.Wording;

/** The summary of a fleet as a document: how many, what to do first, why, where, what isn't known and how it went. */
final class FleetOutline {

    private static final int MOST_ROWS = 12;

    private final Fleet fleet;
    private final Counts counts;
    private final Wording wording;
    private final List<Block> content = new ArrayList<>();

    private FleetOutline(Fleet fleet, Wording wording) {
        this.fleet = fleet;
        this.counts = new Counts(fleet);
        this.wording = wording;
    }

    static Section of(Fleet fleet, Wording wording) {
        return new FleetOutline(fleet, wording).section();
    }

    private Section section() {
        content.add(new Paragraph(wording.phrase("overview.read", fleet.reports(), fleet.size())));
        if (fleet.unreadable() > 0) {
            content.add(new Paragraph(
                    "warning", "!", Run.plain(wording.phrase("overview.unreadable", fleet.unreadable()))));
        }
        verdicts();
        table("first", counts.byStep(), fleet::title, "overview.first.helps", "overview.first.begin");
        table("cause", counts.byCause(), fleet::title, "overview.cause.devices", "overview.cause.certain");
        table("release", counts.byRelease(), name -> name, "overview.devices", "overview.working");
        table("site", counts.bySite(), name -> name, "overview.devices", "overview.working");
        missing();
        content.add(new TrendOutline(fleet, wording).section());
        return new Section("report bd-fleet", "", wording.phrase("overview.summary"), "", content);
    }

    private void verdicts() {
        int[] all = counts.byVerdict();
        List<Block> bars = new ArrayList<>();
        for (Verdict verdict : Verdict.values()) {
            int devices = all[Fleet.place(verdict)];
            bars.add(bar(verdict.name(), wording.phrase("overview.verdict." + verdict), devices));
        }
        content.add(new Section("by-verdict", "", wording.phrase("overview.verdicts"), "", bars));
    }

    private Bar bar(String kind, String label, int devices) {
        double share = fleet.size() == 0 ? 0 : (double) devices / fleet.size();
        return new Bar(kind, label, share, wording.count(devices) + " (" + wording.share(share) + ")");
    }

    /** Bars of the first few, and a table of all. */
    private void table(String name, List<Count> all, UnaryOperator<String> title, String devices, String among) {
        if (all.isEmpty()) {
            return;
        }
        boolean first = name.equals("first");
        List<Block> blocks = new ArrayList<>();
        all.stream()
                .limit(MOST_ROWS)
                .forEach(count ->
                        blocks.add(bar(name, title.apply(count.name()), first ? count.among() : count.devices())));
        String caption = wording.phrase("overview." + name);
        Table table = new Table(
                caption,
                true,
                List.of(
                        wording.phrase(first ? "overview.first.step" : "overview." + name + ".name"),
                        wording.phrase(devices),
                        wording.phrase(among)),
                all.stream()
                        .map(count -> List.of(
                                Run.plain(title.apply(count.name())),
                                Run.plain(wording.count(count.devices())),
                                Run.plain(wording.count(count.among()))))
                        .toList());
        blocks.add(new Fold(caption + ": " + wording.count(all.size()), false, true, List.of(table)));
        content.add(
                new Section("by-" + name, "", caption, first ? wording.phrase("overview.first.aside") : "", blocks));
    }

    private void missing() {
        List<Block> blocks = new ArrayList<>();
        unknown("verdict", counts.byVerdict()[Fleet.place(Verdict.UNKNOWN)], blocks);
        unknown("success", counts.without(device -> device.successAgeDays), blocks);
        unknown("release", counts.without(device -> device.release), blocks);
        unknown("model", counts.without(device -> device.model), blocks);
        unknown("site", counts.without(device -> device.site), blocks);
        unknown("time", counts.without(device -> device.day() == Device.NO_DAY ? -1 : 0), blocks);
        unknown("id", counts.without(device -> device.named ? 0 : -1), blocks);
        List<Count> questions = counts.byQuestion();
        if (questions.isEmpty()) {
            blocks.add(new Paragraph(wording.phrase("overview.question.none")));
        } else {
            blocks.add(new Table(
                    wording.phrase("overview.question"),
                    false,
                    List.of(wording.phrase("overview.question.name"), wording.phrase("overview.devices")),
                    questions.stream()
                            .map(count -> List.of(
                                    Run.plain(fleet.title(count.name())), Run.plain(wording.count(count.devices()))))
                            .toList()));
        }
        content.add(new Section("by-missing", "", wording.phrase("overview.missing"), "", blocks));
    }

    private void unknown(String name, int devices, List<Block> blocks) {
        blocks.add(bar("unknown", wording.phrase("overview.missing." + name), devices));
    }
}
