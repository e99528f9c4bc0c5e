package org.backupdoctor.internal.render;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.backupdoctor.Report.Certainty;
import org.backupdoctor.Report.Check;
import org.backupdoctor.Report.Diagnosis;
import org.backupdoctor.Report.Evidence;
import org.backupdoctor.Report.Layout;
import org.backupdoctor.Report.Note;
import org.backupdoctor.Report.Question;
import org.backupdoctor.Report.State;
import org.backupdoctor.Report.Verdict;
import org.backupdoctor.Report.Who;
import org.backupdoctor.internal.render.TextPage.Style;

/** A report as text for somebody who wants their photos to be safe: verdict first, then why, then what to do. */
final class TextReport {

    /** A suspicion as weak as this isn't worth a line while something certain stands. */
    private static final double HARDLY = 0.02;

    /** And this isn't anywhere, unless it is the first. */
    private static final double BARELY = 0.005;

    private static final int MOST_CAUSES = 5;
    private static final int MOST_REASONS = 3;
    private static final int MOST_QUESTIONS = 3;
    private static final int MOST_NOTES = 4;
    private static final int MOST_LINES = 45;

    private final WordedReport report;
    private final Case about;
    private final Wording wording;
    private final Layout layout;
    private final TextPage page;
    private final Set<String> said = new LinkedHashSet<>();

    TextReport(WordedReport report, Case about, Wording wording, Layout layout) {
        this.report = report;
        this.about = about;
        this.wording = wording;
        this.layout = layout;
        this.page = new TextPage(layout);
    }

    /** What is so and what to do; not what isn't known or would have to be, for which dozens of other snapshots are diagnosed. */
    String known() {
        what(report.diagnoses());
        return page.result();
    }

    private void what(List<Diagnosis> diagnoses) {
        head();
        verdict();
        TextPlan plan = new TextPlan(report, about, wording, layout, page);
        if (report.reader() != Who.OWNER) {
            plan.printOwn();
        }
        why(diagnoses);
        plan.print();
        notes();
    }

    String text() {
        what(layout.verbose() ? report.foundDiagnoses() : report.diagnoses());
        unknown();
        if (layout.verbose()) {
            checks();
        }
        return page.result();
    }

    private void head() {
        page.line(
                Style.BOLD,
                report.telling().device().title(),
                report.takenAt()
                        .map(at -> wording.phrase("asOf", wording.dateTime(at)))
                        .orElse(""));
        page.blank();
    }

    private void verdict() {
        VerdictWords words = new VerdictWords(report, about, wording);
        Verdict verdict = report.verdict();
        Style style = verdict == Verdict.WORKING ? Style.GREEN : verdict == Verdict.UNKNOWN ? Style.YELLOW : Style.RED;
        page.item("", words.mark() + " ", style, words.sentence());
        words.kept().ifPresent(kept -> page.text("  ", kept));
        page.blank();
    }

    private void why(List<Diagnosis> diagnoses) {
        if (report.verdict() == Verdict.WORKING && diagnoses.isEmpty()) {
            return;
        }
        page.line(Style.BOLD, wording.phrase("why"), "");
        if (diagnoses.isEmpty()) {
            page.text("  ", wording.phrase("why.none"));
        }
        boolean blocked = diagnoses.stream().anyMatch(Diagnosis::blocks);
        int most = layout.verbose() ? diagnoses.size() : MOST_CAUSES;
        List<Diagnosis> told = diagnoses.stream()
                .filter(each -> layout.verbose()
                        || each.equals(diagnoses.get(0))
                        || each.probability() >= (blocked ? HARDLY : BARELY))
                .limit(most)
                .toList();
        for (Diagnosis diagnosis : told) {
            boolean sure = diagnosis.certainty() == Certainty.CONFIRMED;
            page.line(
                    sure && report.verdict() != Verdict.WORKING ? Style.RED : Style.PLAIN,
                    "  " + (report.verdict() == Verdict.WORKING ? "• " : sure ? "✗ " : "? ")
                            + report.telling().forDevice(diagnosis.title()),
                    wording.phrase("certainty." + diagnosis.certainty()));
            if (!blocked || sure || layout.verbose()) {
                reasons(diagnosis);
            }
            if (diagnosis.blocks()) {
                page.text("    ", wording.phrase("blocked"));
            }
            if (layout.verbose()) {
                evidence(diagnosis);
            }
        }
        page.blank();
    }

    /** In short, what was said of a cause before isn't said again. */
    private void reasons(Diagnosis diagnosis) {
        List<String> because = diagnosis.because();
        if (!layout.verbose()) {
            because = because.stream()
                    .filter(sentence -> !said.contains(sentence))
                    .limit(MOST_REASONS)
                    .toList();
            said.addAll(because);
            if (because.isEmpty() && !diagnosis.because().isEmpty()) {
                because = List.of(wording.phrase("why.same"));
            }
        }
        because.forEach(sentence -> page.text("    ", sentence));
    }

    private void evidence(Diagnosis diagnosis) {
        String fields = diagnosis.evidence().stream().map(this::evidence).collect(Collectors.joining(", "));
        if (!fields.isEmpty()) {
            page.text("    ", wording.phrase("evidence", fields));
        }
        page.text("    ", wording.phrase("clears", diagnosis.clearsWhen()));
        diagnosis.rules().forEach(rule -> page.text("    ", rule));
        diagnosis.references().forEach(reference -> page.text("    ", reference));
    }

    private String evidence(Evidence evidence) {
        String field = evidence.path() + " = " + evidence.value();
        return evidence.source()
                .map(from -> from.at()
                        .map(at -> wording.phrase("evidence.sourceAt", field, from.name(), wording.dateTime(at)))
                        .orElseGet(() -> wording.phrase("evidence.source", field, from.name())))
                .orElse(field);
    }

    private void notes() {
        List<Note> notes = report.notes();
        if (notes.isEmpty()) {
            return;
        }
        page.blank();
        page.line(Style.BOLD, wording.phrase("known"), "");
        notes.stream()
                .limit(layout.verbose() ? notes.size() : MOST_NOTES)
                .forEach(note -> page.item("  ", "• ", Style.PLAIN, note.text()));
    }

    private void unknown() {
        List<Check> checks = report.checks();
        long made = checks.stream()
                .filter(check -> check.state() == State.FIRED || check.state() == State.CLEAR)
                .count();
        if (made == checks.size()) {
            return;
        }
        page.blank();
        page.line(Style.BOLD, wording.phrase("unknown"), wording.phrase("checks", made, checks.size()));
        List<Question> questions = report.verdict() == Verdict.WORKING ? List.of() : report.questions();
        int most = layout.verbose() ? MOST_QUESTIONS : Math.min(MOST_QUESTIONS, MOST_LINES - page.lines());
        questions.stream()
                .limit(Math.max(1, report.verdict() == Verdict.BLOCKED ? Math.min(most, MOST_QUESTIONS - 1) : most))
                .forEach(question -> page.item("  ", "? ", Style.PLAIN, asked(question)));
    }

    private String asked(Question question) {
        return report.plan().isAsked(question.who())
                ? wording.phrase("ask." + question.who()) + " " + question.text()
                : question.text() + shortly(question);
    }

    /** Where to look, if that has room on the same line. */
    private static String shortly(Question question) {
        boolean fits = !question.where().isEmpty()
                && question.text().length() + question.where().length() <= TextPage.WIDTH - 6;
        return fits ? " " + question.where() : "";
    }

    private void checks() {
        page.blank();
        page.line(
                Style.BOLD,
                wording.phrase("rules"),
                about.rules().name() + " " + about.rules().version());
        for (Check check : report.checks()) {
            String more = check.state() == State.UNKNOWN
                    ? wording.phrase("needs", String.join(", ", check.missing()))
                    : check.reason();
            page.item(
                    "  ",
                    wording.phrase("state." + check.state()) + "  ",
                    Style.PLAIN,
                    check.rule() + (more.isEmpty() ? "" : "  " + more));
        }
    }
}
