package org.backupdoctor.internal.render;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.backupdoctor.Report.Remedy;
import org.backupdoctor.Report.Who;
import org.backupdoctor.internal.knowledge.RemedyPage;
import org.backupdoctor.internal.reason.Step;

/** The plan of a report, in the words of one locale and for one reader. */
final class RemedyWords {

    private final Case about;
    private final Telling telling;
    private final Who reader;

    RemedyWords(Case about, Telling telling, Who reader) {
        this.about = about;
        this.telling = telling;
        this.reader = reader;
    }

    /** What to do, in this order. */
    List<Remedy> all() {
        List<Remedy> worded = new ArrayList<>();
        about.conclusion().plan().forEach(step -> worded.add(remedy(step, worded.size() + 1)));
        return List.copyOf(worded);
    }

    /** Whether the reader has to ask somebody else for what this one does or knows. */
    boolean isAsked(Who who) {
        return reader != Who.OWNER && who != reader && who != Who.APPLE;
    }

    private Remedy remedy(Step step, int rank) {
        RemedyPage page = telling.language().of(step.page());
        return new Remedy(
                rank,
                step.id(),
                telling.forDevice(title(page)),
                because(step),
                steps(page),
                step.fixes(),
                step.needed(),
                step.alternatives(),
                PlanWords.rounded(step.chance()),
                step.page().effort(),
                step.page().minutes(),
                step.page().costs(),
                step.page().destructiveness(),
                page.loses().stream().map(telling::forDevice).toList(),
                step.page().who(),
                step.after(),
                step.with(),
                step.freesBytes(),
                step.page().references());
    }

    private String title(RemedyPage page) {
        return reader == Who.ADMIN ? page.titleForAdmin() : page.title();
    }

    /** How to do it; at the head of what somebody else does, whom to ask. */
    private List<String> steps(RemedyPage page) {
        List<String> steps = telling.device().steps(page, reader);
        return isAsked(page.who())
                ? Stream.concat(Stream.of(telling.wording().phrase("ask.do." + page.who())), steps.stream())
                        .toList()
                : steps;
    }

    private List<String> because(Step step) {
        List<String> because = new ArrayList<>(telling.sentences(step.said()));
        if (step.unprotected() != null) {
            because.add(telling.wording().phrase("unprotected." + step.unprotected()));
        }
        if (step.stillMissingBytes() > 0 && !step.with().isEmpty()) {
            because.add(telling.wording()
                    .phrase(
                            "stillMissingSentence",
                            telling.wording().size(step.stillMissingBytes()),
                            titles(step.with())));
        }
        return because;
    }

    /** What remedies are called, in quotation marks and one after the other. */
    String titles(List<String> remedies) {
        return remedies.stream()
                .map(this::quotedTitle)
                .reduce((a, b) -> telling.wording().phrase("list.and", a, b))
                .orElse("");
    }

    /** A remedy's title in quotation marks. */
    String quotedTitle(String id) {
        return telling.wording().phrase("quoted", titleOf(id));
    }

    /** What a cause or a remedy is called. */
    String titleOf(String id) {
        RemedyPage page = telling.language().knowledge().remedies().get(id);
        return telling.forDevice(page == null ? telling.language().knowledge().title(id) : title(page));
    }
}
