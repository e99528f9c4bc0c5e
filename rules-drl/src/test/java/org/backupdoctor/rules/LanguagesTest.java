package org.backupdoctor.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.backupdoctor.Report;
import org.backupdoctor.internal.SessionDiagnoser;
import org.backupdoctor.internal.cases.Case;
import org.backupdoctor.internal.cases.CaseSelection;
import org.backupdoctor.internal.language.Languages;
import org.backupdoctor.internal.rules.LoadedRules;
import org.junit.jupiter.api.Test;

/** Whatever language the bundled rules have beside English, they have all of it. */
class LanguagesTest {

    private static final LoadedRules RULES = LoadedRules.bundled();
    private static final Languages LANGUAGES = RULES.languages();
    private static final Locale PORTUGUESE = Locale.forLanguageTag("pt-PT");

    @Test
    void everyLanguageIsComplete() {
        TreeSet<String> missing = new TreeSet<>();
        LANGUAGES
                .codes()
                .forEach(code -> LANGUAGES
                        .missing(code)
                        .forEach((file, paths) ->
                                paths.forEach(path -> missing.add(file + "  " + path + " is missing."))));
        assertEquals("", String.join("\n", missing));
        assertEquals("[pt]", LANGUAGES.codes().toString());
    }

    @Test
    void noEnglishSentenceIsLeftInPortuguese() {
        SessionDiagnoser diagnoser = new SessionDiagnoser(RULES);
        TreeSet<String> left = new TreeSet<>();
        for (Case each : CaseSelection.all(RULES).cases()) {
            Report english = diagnoser.diagnose(each.given());
            Report portuguese = english.in(PORTUGUESE);
            List<String> theirs = texts(english);
            List<String> ours = texts(portuguese);
            assertEquals(theirs.size(), ours.size(), each.name());
            for (int i = 0; i < ours.size(); i++) {
                if (ours.get(i).equals(theirs.get(i)) || ours.get(i).contains("{")) {
                    left.add(ours.get(i));
                }
            }
            assertTrue(!portuguese.toText().isEmpty());
        }
        assertEquals("", String.join("\n", left));
    }

    private static List<String> texts(Report report) {
        List<String> texts = new ArrayList<>();
        report.diagnoses().forEach(diagnosis -> {
            texts.add(diagnosis.title());
            texts.add(diagnosis.clearsWhen());
            texts.addAll(diagnosis.because());
        });
        report.remedies()
                .forEach(remedy -> Stream.of(List.of(remedy.title()), remedy.because(), remedy.steps(), remedy.loses())
                        .forEach(texts::addAll));
        report.questions().forEach(question -> {
            texts.add(question.text());
            texts.add(question.where());
            question.options().forEach(option -> texts.add(option.label()));
        });
        report.notes().forEach(note -> texts.add(note.text()));
        return texts;
    }
}
