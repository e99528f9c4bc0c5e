package org.backupdoctor.web.diagnosis;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.backupdoctor.Consultation;
import org.backupdoctor.Report;
import org.backupdoctor.Report.NoteKind;
import org.backupdoctor.Report.Question;
import org.backupdoctor.Report.Who;
import org.jspecify.annotations.Nullable;

/**
 * How far a consultation is. It all travels: the service keeps nothing.
 *
 * @param snapshot what is known, as JSON, to be sent again
 * @param skipped the paths of questions that nobody could answer, to be sent again
 * @param present who is there to answer, to be sent again
 * @param question the question that is most worth its time; null when none is
 * @param questions all that are worth asking, the best first
 * @param contradictions where two things that are known contradict each other
 * @param report what is thought so far, as JSON
 * @param document the same as a fragment of HTML, where it was asked for
 */
record ConsultationState(
        @JsonRawValue String snapshot,
        Set<String> skipped,
        Set<Who> present,
        @Nullable Question question,
        List<Question> questions,
        List<Contradiction> contradictions,
        @JsonRawValue String report,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String document) {

    /**
     * Two things that can't both be so.
     *
     * @param text what they are, a sentence
     * @param paths the fields
     */
    record Contradiction(String text, List<String> paths) {}

    static ConsultationState of(
            Consultation talk, Set<String> skipped, Set<Who> present, Locale locale, boolean isDocumentWanted) {
        Report report = talk.report().in(locale);
        List<Question> open = report.questions().stream()
                .filter(question -> present.contains(question.who()) && !skipped.contains(question.path()))
                .toList();
        return new ConsultationState(
                talk.snapshot().toJson(),
                new TreeSet<>(skipped),
                present,
                open.isEmpty() ? null : open.get(0),
                open,
                report.notes().stream()
                        .filter(note -> note.kind() == NoteKind.CONFLICT)
                        .map(note -> new Contradiction(note.text(), note.paths()))
                        .toList(),
                report.toJson(),
                isDocumentWanted ? report.toHtmlFragment() : null);
    }
}
