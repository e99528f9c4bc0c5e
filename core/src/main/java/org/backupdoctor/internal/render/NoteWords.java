package org.backupdoctor.internal.render;

import java.util.ArrayList;
import java.util.List;
import org.backupdoctor.Report.Note;
import org.backupdoctor.Report.NoteKind;
import org.backupdoctor.internal.data.Characters;
import org.backupdoctor.internal.reason.Belief;
import org.backupdoctor.internal.rules.Statement;

/** What else the reader should know, in the words of one locale. */
final class NoteWords {

    private NoteWords() {}

    /** The notes, each once. */
    static List<Note> of(Case about, Telling telling) {
        Wording wording = telling.wording();
        List<Note> all = new ArrayList<>();
        about.snapshot()
                .notes()
                .forEach(
                        note -> all.add(new Note(note.kind(), telling.language().remark(note.text()), note.paths())));
        all.addAll(StaleFacts.notes(about, wording));
        for (Belief belief : about.conclusion().beliefs().all().values()) {
            if (belief.contradicted()) {
                List<Statement> said =
                        belief.said().values().stream().flatMap(List::stream).toList();
                all.add(new Note(
                        NoteKind.CONFLICT,
                        wording.phrase(
                                "note.contradicted",
                                telling.language().of(belief.page()).title()),
                        telling.paths(said)));
            }
        }
        for (Belief belief : about.conclusion().beliefs().intended().values()) {
            if (belief.listed()) {
                List<Statement> said = belief.speaking();
                String title =
                        telling.forDevice(telling.language().of(belief.page()).title());
                all.add(new Note(
                        NoteKind.POLICY,
                        (wording.phrase("note.intended", title) + " " + String.join(" ", telling.sentences(said)))
                                .strip(),
                        telling.paths(said)));
            }
        }
        about.conclusion()
                .unknownTried()
                .forEach(id -> all.add(new Note(
                        NoteKind.ASSUMED,
                        wording.phrase("note.unknownRemedy", Characters.harmless(id)),
                        List.of("/tried"))));
        for (Statement note : about.conclusion().notes()) {
            if (note.word() instanceof NoteKind kind) {
                all.add(new Note(kind, telling.sentence(note), telling.paths(List.of(note))));
            }
        }
        return all.stream().distinct().toList();
    }
}
