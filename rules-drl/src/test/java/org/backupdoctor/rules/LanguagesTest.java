package org.backupdoctor.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backupdoctor.Intake;
import org.backupdoctor.Report;
import org.backupdoctor.SnapshotException;
import org.backupdoctor.fact.Backup;
import org.backupdoctor.fact.Complaint;
import org.backupdoctor.fact.Device;
import org.backupdoctor.fact.Icloud;
import org.backupdoctor.fact.Management;
import org.backupdoctor.fact.Network;
import org.backupdoctor.fact.Observation;
import org.backupdoctor.internal.SessionDiagnoser;
import org.backupdoctor.internal.cases.CaseSelection;
import org.backupdoctor.internal.knowledge.Inquiry;
import org.backupdoctor.internal.knowledge.RuleFile;
import org.backupdoctor.internal.language.Languages;
import org.backupdoctor.internal.rules.LoadedRules;
import org.junit.jupiter.api.Test;

/** Whatever language the bundled rules have beside English, they have all of it. */
class LanguagesTest {

    private static final LoadedRules RULES = LoadedRules.bundled();
    private static final Languages LANGUAGES = RULES.inLanguages();
    private static final Pattern BOUND = Pattern.compile("\\$(\\w+) : (\\w+)\\(");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)\\.(\\w+)}");
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

    /** What is remarked while answers of devices are read, each by itself and each with each other. */
    @Test
    void everyRemarkIsInThePortuguese() throws IOException {
        List<Intake.Source> sources;
        try (Stream<Path> files = Files.walk(Path.of("../core/src/test/resources/intake"))) {
            sources = files.filter(Files::isRegularFile)
                    .sorted()
                    .map(Intake::source)
                    .toList();
        }
        TreeSet<String> remarks = new TreeSet<>();
        for (Intake.Source one : sources) {
            for (Intake.Source other : sources) {
                try {
                    Intake.standard()
                            .mergedSources(one.equals(other) ? List.of(one) : List.of(one, other))
                            .notes()
                            .forEach(note -> remarks.add(note.text()));
                } catch (SnapshotException of) {
                    // Some can't be read, and some are of different devices.
                }
            }
        }
        assertTrue(remarks.size() > 100, remarks.size() + " remarks");
        remarks.removeIf(remark -> !LANGUAGES.of(PORTUGUESE).remark(remark).equals(remark));
        assertEquals("", String.join("\n", remarks));
    }

    /** Where a sentence tells a word of the vocabulary, such as OFF, there has to be a phrase for it. */
    @Test
    void everyWordThatASentenceTellsHasAPhrase() {
        TreeSet<String> without = new TreeSet<>();
        int told = 0;
        for (RuleFile file : RULES.files().all()) {
            for (String rule : file.is(".drl") ? file.text().split("(?m)^rule ", -1) : new String[0]) {
                Map<String, String> types = BOUND.matcher(rule)
                        .results()
                        .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2), (one, two) -> one));
                for (MatchResult placeholder :
                        PLACEHOLDER.matcher(rule).results().toList()) {
                    for (Object word : words(types.get(placeholder.group(1)), placeholder.group(2))) {
                        told++;
                        String key = "word." + word.getClass().getSimpleName() + "." + word;
                        if (LANGUAGES.english().phrases().pattern(key, "").isEmpty()) {
                            without.add(key + " for " + placeholder.group() + " in " + file.path());
                        }
                    }
                }
            }
        }
        assertEquals("", String.join("\n", without));
        assertTrue(told > 0);
    }

    private static List<Object> words(String type, String property) {
        return Stream.of(
                        Backup.class,
                        Complaint.class,
                        Device.class,
                        Icloud.class,
                        Management.class,
                        Network.class,
                        Observation.class)
                .flatMap(group -> Stream.of(group.getDeclaredClasses()))
                .filter(fact -> fact.isRecord() && fact.getSimpleName().equals(type))
                .flatMap(fact -> Stream.of(fact.getRecordComponents()))
                .filter(component -> component.getName().equals(property)
                        && component.getType().isEnum())
                .flatMap(component -> Stream.<Object>of(component.getType().getEnumConstants()))
                .toList();
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

    /** Sizes and names, such as 5 GB and Safari, are the same in both. */
    @Test
    void noEnglishQuestionIsLeftInPortuguese() {
        Map<String, Inquiry> ours = LANGUAGES.of(PORTUGUESE).knowledge().questions();
        TreeSet<String> left = new TreeSet<>();
        RULES.knowledge().questions().forEach((path, english) -> {
            Inquiry inquiry = ours.get(path);
            if (inquiry.text().equals(english.text())
                    || (inquiry.where().equals(english.where())
                            && english.where().contains("Settings"))) {
                left.add(path);
            }
            for (int i = 0; i < english.answers().size(); i++) {
                Inquiry.Answer answer = inquiry.answers().get(i);
                assertEquals(english.answers().get(i).value(), answer.value());
                if (answer.label().equals(english.answers().get(i).label())
                        && answer.label().matches(".*[a-z]{3}.*")) {
                    left.add(path + ": " + answer.label());
                }
            }
        });
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
