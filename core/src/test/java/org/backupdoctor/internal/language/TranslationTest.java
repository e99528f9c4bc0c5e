package org.backupdoctor.internal.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.backupdoctor.Problem;
import org.backupdoctor.Report;
import org.backupdoctor.RuleSetException;
import org.backupdoctor.internal.lint.RuleCheck;
import org.backupdoctor.internal.rules.SmallRules;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A language that is there by files alone. */
class TranslationTest {

    private static final String FLAT = "{\"power\":{\"charging\":false,\"batteryPercent\":9}}";

    @TempDir
    private Path directory;

    private SmallRules rules;

    @BeforeEach
    void inGerman() {
        rules = new SmallRules(directory);
        rules.file(
                "causes/flat.de.md",
                "---\ntitle: Er ist leer\nclearsWhen: Er ist nicht leer.\nbecause: { not-charging: \"Noch {battery.percent}.\" }\n---\n");
        rules.file("remedies/charge-it.de.md", "---\ntitle: Laden\n---\nEine Seite.\n\n## Steps\n\n1. Tun Sie es.\n");
        rules.file("data/phrases.de.yaml", "phrases: { certainty.CONFIRMED: sicher }\n");
    }

    @Test
    void whatIsTranslatedIsSaidSoAndTheRestInEnglish() {
        Report report = rules.diagnose(FLAT).in(Locale.GERMANY);
        Report.Diagnosis flat = report.diagnoses().get(0);
        assertEquals("Er ist leer", flat.title());
        assertEquals(List.of("Noch 9 %."), flat.because());
        assertEquals("Er ist nicht leer.", flat.clearsWhen());
        assertEquals("Laden", report.remedies().get(0).title());
        assertEquals(List.of("Tun Sie es."), report.remedies().get(0).steps());
        assertEquals("Do it.", rules.diagnose(FLAT).remedies().get(0).steps().get(0));
        assertEquals("""
                This device

                ✗ Not backing up.

                WHY
                  ✗ Er ist leer                                                           sicher
                    Noch 9 %.
                    No backup can finish while this is so.

                WHAT TO DO                                                           about 1 min
                  1  Laden                                                     easy, 1 min, free
                     Tun Sie es.
                """, report.toText().lines().limit(12).collect(Collectors.joining("\n")) + "\n");
    }

    @Test
    void aLanguageThatIsNotThereIsEnglish() {
        assertEquals(List.of("en", "de"), rules.load().languages());
        for (String tag : List.of("fr", "ar-EG-u-nu-arab")) {
            assertEquals(
                    rules.diagnose(FLAT).toText(),
                    rules.diagnose(FLAT).in(Locale.forLanguageTag(tag)).toText());
        }
    }

    @Test
    void wrongNamesAreTold() {
        told("causes/flat.de.md", "---\ntitel: Er ist leer\nbecause: { not-chargin: x }\n---\n", """
                causes/flat.de.md:2:1
                  There is no text "titel" in English.
                  Maybe you meant "title".
                causes/flat.de.md:3:12
                  There is no rule "not-chargin" with a sentence in causes/flat.drl.
                  Maybe you meant "not-charging".""");
    }

    @Test
    void otherPlaceholdersAreTold() {
        told("causes/flat.de.md", "---\nbecause:\n  not-charging: Noch {battery.prozent}.\n---\n", """
                causes/flat.de.md:3:3
                  Expected {battery.percent}, as in English, but here is {battery.prozent}.
                  Maybe {battery.percent} is missing, or spelt {battery.prozent}.""");
    }

    @Test
    void aPageOfAnotherStructureIsTold() {
        told("remedies/charge-it.de.md", "---\ntitle: Laden\n---\n## Schritte\n\n1. Tun.\n", """
                remedies/charge-it.de.md:1:1
                  The heading "Steps" of the English page is missing.
                  Maybe it was translated, or forgotten.
                remedies/charge-it.de.md:4:1
                  The English page has no heading "Schritte".
                  Maybe it is translated: headings are the same in all languages.""");
    }

    @Test
    void anotherNumberOfStepsIsTold() {
        told("remedies/charge-it.de.md", "---\ntitle: Laden\n---\n## Steps\n\n1. Eins.\n2. Zwei.\n", """
                remedies/charge-it.de.md:4:1
                  Expected 1 steps below "Steps", as in English, but here are 2.
                  Maybe one is written as two.""");
    }

    @Test
    void whatTranslatesNothingIsTold() {
        told("causes/flatt.de.md", "---\ntitle: x\n---\n", """
                causes/flatt.de.md
                  There is no causes/flatt.md that this would say in another language.
                  Maybe you meant "causes/flat.de.md".""");
        rules.delete("causes/flatt.de.md");
        told("causes/flat.xx.md", "---\ntitle: x\n---\n", """
                causes/flat.xx.md
                  Expected the code of a language other than English before the ending but was "xx".
                  Maybe you meant one such as pt, de or fr.""");
        rules.delete("causes/flat.xx.md");
        told("causes/flat.de.yaml", "- it: is so\n", """
                causes/flat.de.yaml
                  Pages and data have translations, nothing else has.
                  Maybe you meant "causes/flat.de.md".""");
    }

    @Test
    void aPhraseThatCannotBeFilledInIsTold() {
        told("data/phrases.de.yaml", "phrases: { checks: \"{0} von {1} geht's\" }\n", """
                data/phrases.de.yaml:1:12
                  "{0} von {1} geht's" has a single quotation mark, and nothing behind it is filled in.
                  Maybe write a quotation mark twice, or use ’ for an apostrophe.""");
    }

    @Test
    void htmlIsRefusedThereToo() {
        told("causes/flat.de.md", "---\ntitle: \"<b>leer</b>\"\n---\n", """
                causes/flat.de.md:2:1
                  Here is HTML, but pages and data hold none.
                  Maybe write the sign < as \\<, or put the text between backticks.""");
    }

    @Test
    void whatIsWrongIsToldBesideWhatIsWrongWithRules() {
        rules.drl("causes/noisy.drl", "rule \"noisy/says-so\"\nwhen\n    Nonsense()\nthen\n    confirm();\nend\n");
        rules.file("causes/flat.de.md", "---\ntitel: x\n---\n");
        RuleSetException wrong = assertThrows(RuleSetException.class, rules::load);
        assertEquals(
                List.of("causes/flat.de.md", "causes/noisy.drl"),
                wrong.problems().stream().map(Problem::file).distinct().sorted().toList());
    }

    @Test
    void whatIsLeftOutIsWarnedOf() {
        List<String> warnings = RuleCheck.of(directory).problems().stream()
                .filter(problem -> problem.kind().equals("untranslated"))
                .map(Problem::toString)
                .toList();
        assertEquals(
                """
                causes/flat.de.md:1:1
                  Warning: "goal" isn't said in this language, so reports say it in English.
                  Maybe it is new in English.
                causes/noisy.de.md:1:1
                  Warning: This file and data/questions.de.yaml are missing in a language that others are there in (de), so reports say in English what they would.
                  Maybe it is new in English.""",
                String.join(
                        "\n",
                        warnings.stream()
                                .filter(warning -> !warning.contains("phrases"))
                                .toList()));
    }

    private void told(String path, String text, String problems) {
        rules.file(path, text);
        RuleSetException wrong = assertThrows(RuleSetException.class, rules::load);
        assertEquals(
                problems,
                wrong.problems().stream().map(Problem::toString).sorted().collect(Collectors.joining("\n")));
    }
}
