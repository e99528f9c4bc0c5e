package org.backupdoctor.internal.render;

import java.util.ArrayList;
import java.util.List;
import org.backupdoctor.Report.Certainty;
import org.backupdoctor.Report.Diagnosis;
import org.backupdoctor.Report.Evidence;
import org.backupdoctor.Report.Provenance;
import org.backupdoctor.Report.Verdict;
import org.backupdoctor.internal.document.Block;
import org.backupdoctor.internal.document.Block.Bar;
import org.backupdoctor.internal.document.Block.Fold;
import org.backupdoctor.internal.document.Block.Items;
import org.backupdoctor.internal.document.Block.Paragraph;
import org.backupdoctor.internal.document.Block.Section;
import org.backupdoctor.internal.document.Block.Table;
import org.backupdoctor.internal.document.Run;

/** The causes of a document, each with how probable it is, what speaks for it, and what would clear it. */
final class CauseOutline {

    private final WordedReport report;
    private final Wording wording;

    CauseOutline(WordedReport report, Wording wording) {
        this.report = report;
        this.wording = wording;
    }

    /** The section, or nothing where backups work and no cause is listed. */
    List<Block> sections() {
        List<Diagnosis> diagnoses = report.foundDiagnoses();
        if (diagnoses.isEmpty() && report.verdict() == Verdict.WORKING) {
            return List.of();
        }
        List<Block> content = new ArrayList<>();
        if (diagnoses.isEmpty()) {
            content.add(new Paragraph(wording.phrase("why.none")));
        }
        diagnoses.forEach(diagnosis -> content.add(cause(diagnosis)));
        return List.of(new Section("causes", "", wording.phrase("page.why"), "", content));
    }

    private Section cause(Diagnosis diagnosis) {
        boolean sure = diagnosis.certainty() == Certainty.CONFIRMED;
        List<Block> content = new ArrayList<>();
        content.add(new Bar(
                sure ? "confirmed" : "suspected",
                wording.phrase("page.probability"),
                diagnosis.probability(),
                wording.share(diagnosis.probability())));
        diagnosis.because().forEach(sentence -> content.add(new Paragraph(sentence)));
        if (diagnosis.blocks()) {
            content.add(new Paragraph("", "", Run.strong(wording.phrase("blocked"))));
        }
        content.add(new Paragraph(wording.phrase("clears", diagnosis.clearsWhen())));
        content.add(new Fold(wording.phrase("page.evidence"), false, true, evidence(diagnosis)));
        return new Section(
                "cause",
                diagnosis.cause(),
                sure ? "✗" : "?",
                diagnosis.title(),
                wording.phrase("certainty." + diagnosis.certainty()),
                content);
    }

    private List<Block> evidence(Diagnosis diagnosis) {
        List<Block> content = new ArrayList<>();
        if (!diagnosis.evidence().isEmpty()) {
            boolean sourced =
                    diagnosis.evidence().stream().anyMatch(each -> each.source().isPresent());
            List<String> heads = new ArrayList<>(
                    List.of(wording.phrase("page.evidence.field"), wording.phrase("page.evidence.value")));
            if (sourced) {
                heads.add(wording.phrase("page.evidence.source"));
                heads.add(wording.phrase("page.evidence.at"));
                heads.add(wording.phrase("page.evidence.confidence"));
            }
            content.add(new Table(
                    wording.phrase("page.evidence.of", diagnosis.title()),
                    true,
                    heads,
                    diagnosis.evidence().stream()
                            .map(each -> row(each, sourced))
                            .toList()));
        }
        list("rules", diagnosis.rules().stream().map(Run::code).toList(), content);
        list("references", diagnosis.references().stream().map(Run::link).toList(), content);
        return content;
    }

    private List<List<Run>> row(Evidence evidence, boolean sourced) {
        List<List<Run>> row = new ArrayList<>();
        row.add(Run.code(evidence.path()));
        row.add(Run.plain(wording.field(evidence.path(), evidence.value())));
        if (sourced) {
            row.add(Run.plain(evidence.source().map(Provenance::name).orElse("")));
            row.add(Run.plain(evidence.source()
                    .flatMap(Provenance::at)
                    .map(wording::dateTime)
                    .orElse("")));
            row.add(Run.plain(evidence.source()
                    .map(from -> wording.phrase("page.confidence." + from.confidence()))
                    .orElse("")));
        }
        return row;
    }

    private void list(String name, List<List<Run>> items, List<Block> content) {
        if (!items.isEmpty()) {
            content.add(new Paragraph(wording.phrase("page." + name)));
            content.add(new Items(false, items));
        }
    }
}
