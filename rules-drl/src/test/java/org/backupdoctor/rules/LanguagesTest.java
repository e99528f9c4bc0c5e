package org.backupdoctor.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.backupdoctor.Report;
import org.backupdoctor.internal.SessionDiagnoser;
import org.backupdoctor.internal.cases.CaseSelection;
import org.backupdoctor.internal.language.Languages;
import org.backupdoctor.internal.rules.LoadedRules;
import org.junit.jupiter.api.Test;

/** Whatever language the bundled rules have beside English, they have all of it. */
class LanguagesTest {

    private static final LoadedRules RULES = LoadedRules.bundled();
    private static final Languages LANGUAGES = RULES.inLanguages();
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
        List<String> left = CaseSelection.all(RULES).cases().parallelStream()
                .map(each -> diagnoser.diagnose(each.given()))
                .flatMap(LanguagesTest::left)
                .distinct()
                .sorted()
                .toList();
        assertEquals("", String.join("\n", left));
    }

    /** What is as in English, or isn't filled in. */
    private static Stream<String> left(Report english) {
        Set<String> theirs = Set.copyOf(texts(english));
        return texts(english.in(PORTUGUESE)).stream().filter(text -> theirs.contains(text) || text.contains("{"));
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
        report.notes().forEach(note -> texts.add(note.text()));
        return texts;
    }
}
