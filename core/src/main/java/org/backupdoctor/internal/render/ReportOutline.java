package org.backupdoctor.internal.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.backupdoctor.Report.Note;
import org.backupdoctor.Report.NoteKind;
import org.backupdoctor.Report.Option;
import org.backupdoctor.Report.Question;
import org.backupdoctor.Report.Verdict;
import org.backupdoctor.internal.document.Block;
import org.backupdoctor.internal.document.Block.Items;
import org.backupdoctor.internal.document.Block.Paragraph;
import org.backupdoctor.internal.document.Block.Section;
import org.backupdoctor.internal.document.Run;
import org.backupdoctor.internal.document.Run.Look;

/** A report as a document: how it stands, what to do, why, and what that rests on. */
final class ReportOutline {

    private final WordedReport report;
    private final Case about;
    private final Wording wording;
    private final List<Block> content = new ArrayList<>();

    private ReportOutline(WordedReport report, Case about, Wording wording) {
        this.report = report;
        this.about = about;
        this.wording = wording;
    }

    static Section of(WordedReport report, Case about, Wording wording) {
        return new ReportOutline(report, about, wording).section();
    }

    private Section section() {
        verdict();
        content.addAll(new PlanOutline(report, about, wording).sections());
        content.addAll(new CauseOutline(report, wording).sections());
        content.addAll(new StorageOutline(about.snapshot(), wording).sections());
        tried();
        questions();
        notes();
        content.addAll(new CheckOutline(report, wording).sections());
        String at = report.takenAt()
                .map(taken -> wording.phrase("asOf", wording.dateTime(taken)))
                .orElse("");
        return new Section("report", "", report.telling().device().title(), at, List.copyOf(content));
    }

    private void verdict() {
        report.id().ifPresent(id -> content.add(new Paragraph(wording.phrase("page.id", id))));
        VerdictWords words = new VerdictWords(report, about, wording);
        content.add(new Paragraph("verdict bd-" + report.verdict(), words.mark(), Run.strong(words.sentence())));
        words.kept().ifPresent(kept -> content.add(new Paragraph(kept)));
    }

    private void tried() {
        List<?> attempts = about.snapshot().at("/tried") instanceof List<?> list ? list : List.of();
        List<List<Run>> items = new ArrayList<>();
        for (Object attempt : attempts) {
            if (attempt instanceof Map<?, ?> fields && fields.get("remedy") != null && fields.get("outcome") != null) {
                String title = report.plan().titleOf(fields.get("remedy").toString());
                items.add(List.of(
                        new Run(Look.PLAIN, title + ": "),
                        new Run(Look.STRONG, wording.phrase("page.outcome." + fields.get("outcome")))));
            }
        }
        section("tried", items);
    }

    private void questions() {
        if (report.verdict() != Verdict.WORKING) {
            section("questions", report.questions().stream().map(this::question).toList());
        }
    }

    private List<Run> question(Question question) {
        List<Run> runs = new ArrayList<>(Run.strong(question.text()));
        if (!question.where().isEmpty()) {
            runs.add(new Run(Look.PLAIN, " – " + question.where()));
        }
        if (!question.options().isEmpty()) {
            String answers = question.options().stream().map(Option::label).collect(Collectors.joining(" / "));
            runs.add(new Run(Look.PLAIN, " – " + wording.phrase("page.answers", answers)));
        }
        return runs;
    }

    private void notes() {
        section("notes", report.notes().stream().map(this::note).toList());
    }

    private List<Run> note(Note note) {
        return note.kind() == NoteKind.TIP
                ? Run.plain(note.text())
                : List.of(
                        new Run(Look.STRONG, wording.phrase("page.kind." + note.kind()) + ":"),
                        new Run(Look.PLAIN, " " + note.text()));
    }

    private void section(String name, List<List<Run>> items) {
        if (!items.isEmpty()) {
            content.add(new Section(name, "", wording.phrase("page." + name), "", List.of(new Items(false, items))));
        }
    }
}
