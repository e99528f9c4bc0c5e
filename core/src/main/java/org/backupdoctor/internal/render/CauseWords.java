package org.backupdoctor.internal.render;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.backupdoctor.Report.Diagnosis;
import org.backupdoctor.internal.knowledge.CausePage;
import org.backupdoctor.internal.reason.Belief;

/** The causes of a report, in the words of one locale. */
final class CauseWords {

    private final Case about;
    private final Telling telling;

    CauseWords(Case about, Telling telling) {
        this.about = about;
        this.telling = telling;
    }

    /** The causes, with what their pages say would clear them. */
    List<Diagnosis> all() {
        return about.conclusion().listed().stream()
                .map(belief -> diagnosis(belief, Optional.empty()))
                .toList();
    }

    /** The same, each with what was found to clear it: that takes as long as a few diagnoses. */
    List<Diagnosis> found() {
        return about.conclusion().listed().stream()
                .map(belief -> diagnosis(belief, found(belief)))
                .toList();
    }

    /** What would clear one of them, found out. */
    Optional<String> clearsWhen(String cause) {
        return about.conclusion().listed().stream()
                .filter(belief -> belief.id().equals(cause))
                .findFirst()
                .map(belief -> diagnosis(belief, found(belief)).clearsWhen());
    }

    /** What would clear a cause, as it was found for this very device; empty when there are no words for it. */
    private Optional<String> found(Belief belief) {
        List<Optional<String>> sentences = about.clearing().apply(belief).stream()
                .map(change -> telling.language()
                        .knowledge()
                        .changes()
                        .of(change.path(), change.from(), change.to())
                        .map(sentence -> telling.forDevice(telling.wording().change(sentence, change))))
                .toList();
        return sentences.isEmpty() || sentences.stream().anyMatch(Optional::isEmpty)
                ? Optional.empty()
                : Optional.of(sentences.stream().flatMap(Optional::stream).collect(Collectors.joining(" ")));
    }

    private Diagnosis diagnosis(Belief belief, Optional<String> clearsWhen) {
        double probability =
                PlanWords.rounded(about.conclusion().probabilities().getOrDefault(belief.id(), 0d));
        CausePage page = telling.language().of(belief.page());
        return new Diagnosis(
                belief.id(),
                telling.forDevice(page.title()),
                about.conclusion().certainty(belief),
                probability,
                belief.blocks(),
                telling.sentences(belief.speaking()),
                clearsWhen.orElseGet(() -> telling.forDevice(telling.missing(page.clearsWhen(), belief))),
                telling.evidence(belief.speaking()),
                belief.speaking().stream()
                        .map(statement -> statement.rule().name())
                        .distinct()
                        .sorted()
                        .toList(),
                belief.page().references());
    }
}
