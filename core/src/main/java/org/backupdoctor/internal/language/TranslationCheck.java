package org.backupdoctor.internal.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.backupdoctor.Problem;
import org.backupdoctor.internal.data.Places;
import org.backupdoctor.internal.data.Suggestions;
import org.backupdoctor.internal.knowledge.Page;
import org.backupdoctor.internal.knowledge.RuleFile;
import org.jspecify.annotations.Nullable;

/** Holds one file of translations against the English texts that it is of. What it leaves out is no fault. */
final class TranslationCheck {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^{}]*}");

    private final RuleFile file;
    private final Originals originals;
    private final boolean withRules;
    private final List<Problem> problems;
    private final List<Problem> found = new ArrayList<>();

    TranslationCheck(RuleFile file, Originals originals, boolean withRules, List<Problem> problems) {
        this.file = file;
        this.originals = originals;
        this.withRules = withRules;
        this.problems = problems;
    }

    void check() {
        String stem = file.stem();
        Map<String, String> because = originals.now().apply(stem + ".drl");
        Texts said = Translation.texts(file, Map.of(), found);
        if (originals.stems().contains(stem)) {
            if (found.isEmpty()) {
                Texts english = originals.now(stem);
                said.fields().forEach((path, text) -> text(path, text, english, because));
                if (!file.ofData()) {
                    headings(said, english);
                }
            }
        } else if (!originals.files().off().contains(file.id())) {
            nothingBeside();
        }
        Places places = Places.ofYaml(file.ofData() ? file.text() : Page.front(file.text()));
        found.forEach(problem -> problems.add(places.located(problem)));
    }

    private void nothingBeside() {
        String beside = file.stem() + (file.ofData() ? ".yaml" : ".md");
        problem(
                "",
                "There is no " + beside + " that this would say in another language.",
                originals.stems().stream()
                        .filter(stem -> stem.endsWith("/" + file.id()))
                        .findFirst()
                        .or(() -> Suggestions.nearest(file.stem(), originals.stems()))
                        .map(stem -> "Maybe you meant \"" + stem
                                + file.path().substring(file.stem().length()) + "\".")
                        .orElse("Maybe its name is spelt differently."));
    }

    private void text(String path, String text, Texts english, Map<String, String> because) {
        String original = english.fields().get(Translation.whole(path, because));
        if (original != null) {
            placeholders(path, text, original);
            if (path.startsWith("/phrases/")) {
                PhraseCheck.problem(path.substring("/phrases/".length()), text)
                        .ifPresent(wrong -> problem(
                                path, wrong, "Maybe write a quotation mark twice, or use ’ for an apostrophe."));
            }
        } else if (path.startsWith(Texts.BECAUSE)) {
            if (withRules) {
                rule(path, because);
            }
        } else {
            problem(path, "There is no text \"" + path.substring(1) + "\" in English.", maybe(path, english));
        }
    }

    private static String maybe(String path, Texts english) {
        return Suggestions.nearest(path, english.fields().keySet())
                .map(near -> "Maybe you meant \"" + near.substring(1) + "\".")
                .orElse("Maybe it can just be deleted: only what a reader sees is said in other languages.");
    }

    private void rule(String path, Map<String, String> because) {
        String name = path.substring(Texts.BECAUSE.length());
        List<String> rules = Translation.rules(name, because);
        if (rules.size() > 1) {
            problem(
                    path,
                    "Several rules of " + file.stem() + ".drl are called \"" + name + "\": " + String.join(", ", rules)
                            + ".",
                    "Maybe write their whole names.");
            return;
        }
        Set<String> names = new TreeSet<>();
        because.keySet().forEach(rule -> names.add(name.contains("/") ? rule : rule.substring(rule.indexOf('/') + 1)));
        problem(
                path,
                "There is no rule \"" + name + "\" with a sentence in " + file.stem() + ".drl.",
                Suggestions.nearest(name, names)
                        .map(near -> "Maybe you meant \"" + near + "\".")
                        .orElse("Maybe it was renamed, or has no @because."));
    }

    private void placeholders(String path, String text, String original) {
        Set<String> wanted = placeholders(original);
        Set<String> has = placeholders(text);
        if (!wanted.equals(has)) {
            Set<String> missing = new TreeSet<>(wanted);
            missing.removeAll(has);
            Set<String> strange = new TreeSet<>(has);
            strange.removeAll(wanted);
            problem(
                    path,
                    "Expected " + shown(wanted) + ", as in English, but here " + (has.size() == 1 ? "is " : "are ")
                            + shown(has) + ".",
                    missing.isEmpty()
                            ? "Maybe leave out " + shown(strange) + "."
                            : "Maybe " + shown(missing) + (missing.size() == 1 ? " is" : " are") + " missing"
                                    + (strange.isEmpty() ? "." : ", or spelt " + shown(strange) + "."));
        }
    }

    private static String shown(Set<String> placeholders) {
        return placeholders.isEmpty() ? "no placeholder" : String.join(" and ", placeholders);
    }

    private static Set<String> placeholders(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(found -> found.group())
                .filter(placeholder -> !PlaceholderCheck.ANYWHERE.contains(placeholder))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** A page may have no text yet; one that has is built as the English one is. */
    private void headings(Texts said, Texts english) {
        RuleFile page = originals.files().find(file.stem() + ".md").orElse(null);
        Map<String, Integer> own = Page.headings(file);
        Map<String, Integer> wanted = page == null ? Map.of() : Page.headings(page);
        own.forEach((heading, line) -> {
            if (!wanted.containsKey(heading)) {
                problem(
                        line + ":1",
                        "The English page has no heading \"" + heading + "\".",
                        Suggestions.nearest(heading, wanted.keySet())
                                .map(near ->
                                        "Maybe you meant \"" + near + "\": headings are the same in all languages.")
                                .orElse("Maybe it is translated: headings are the same in all languages."));
            }
        });
        if (!own.isEmpty()) {
            wanted.keySet().stream()
                    .filter(heading -> !own.containsKey(heading))
                    .forEach(heading -> problem(
                            "1:1",
                            "The heading \"" + heading + "\" of the English page is missing.",
                            "Maybe it was translated, or forgotten."));
        }
        said.lists()
                .forEach((heading, steps) ->
                        steps(heading, steps, english.lists().get(heading), own.get(heading)));
    }

    private void steps(String heading, List<String> steps, @Nullable List<String> english, @Nullable Integer line) {
        for (int i = 0; english != null && i < Math.min(steps.size(), english.size()); i++) {
            int step = i;
            placeholdersOfStep(line + ":1", heading, step, steps.get(step), english.get(step));
        }
        if (english != null && steps.size() != english.size()) {
            problem(
                    line + ":1",
                    "Expected " + english.size() + " steps below \"" + heading + "\", as in English, but here are "
                            + steps.size() + ".",
                    steps.size() < english.size()
                            ? "Maybe one is missing, or two are written as one."
                            : "Maybe one is written as two.");
        }
    }

    private void placeholdersOfStep(String place, String heading, int step, String text, String english) {
        if (!placeholders(text).equals(placeholders(english))) {
            problem(
                    place,
                    "Step " + (step + 1) + " below \"" + heading + "\" has other placeholders than in English: "
                            + shown(placeholders(text)) + " instead of " + shown(placeholders(english)) + ".",
                    "Maybe one was translated.");
        }
    }

    private void problem(String place, String message, String hint) {
        found.add(new Problem(file.path(), place, message, hint));
    }
}
