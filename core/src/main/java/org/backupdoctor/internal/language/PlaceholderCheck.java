package org.backupdoctor.internal.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.backupdoctor.Problem;
import org.backupdoctor.internal.data.Places;
import org.backupdoctor.internal.data.Suggestions;
import org.backupdoctor.internal.knowledge.Knowledge;
import org.backupdoctor.internal.knowledge.Page;
import org.backupdoctor.internal.knowledge.RuleFile;

/** Sees that what stands in braces in an English page or in data is filled in, and doesn't reach a reader as it is. */
final class PlaceholderCheck {

    /** Filled in in every text, so a language may need them where English doesn't. */
    static final Set<String> ANYWHERE = Set.of("{device}", "{system}", "{unlock}");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^{}]*}");
    private static final Set<String> OF_CHANGES = Set.of("{from}", "{to}", "{by}");
    private static final Set<String> MISSING = Set.of("{missing}");

    private final RuleFile file;
    private final List<Problem> problems;

    private PlaceholderCheck(RuleFile file, List<Problem> problems) {
        this.file = file;
        this.problems = problems;
    }

    static void check(RuleFile file, List<Problem> problems) {
        if (file.is(".md")) {
            new PlaceholderCheck(file, problems).page();
        } else if (file.ofData() && file.is(".yaml")) {
            new PlaceholderCheck(file, problems).data();
        }
    }

    private void page() {
        Texts texts = Texts.ofPage(file);
        Places places = Places.ofYaml(Page.front(file.text()));
        texts.fields()
                .forEach((path, text) -> text(places.of(path), text, path.endsWith("Missing") ? MISSING : Set.of()));
        Map<String, Integer> headings = Page.headings(file);
        texts.lists()
                .forEach((heading, steps) ->
                        steps.forEach(step -> text(headings.getOrDefault(heading, 1) + ":1", step, Set.of())));
    }

    private void data() {
        Map<?, ?> own = Knowledge.layer(file, new ArrayList<>());
        Places places = Places.ofYaml(file.text());
        Set<String> more = file.path().equals(Knowledge.CHANGES) ? OF_CHANGES : Set.of();
        Texts.ofData(file.path(), own).fields().forEach((path, text) -> text(places.of(path), text, more));
    }

    private void text(String place, String text, Set<String> more) {
        Set<String> known = new TreeSet<>(ANYWHERE);
        known.addAll(more);
        PLACEHOLDER
                .matcher(text)
                .results()
                .map(found -> found.group())
                .filter(placeholder -> !known.contains(placeholder))
                .forEach(placeholder -> problems.add(new Problem(
                        file.path(),
                        place,
                        "Nothing fills in " + placeholder + " here: a reader would see it as it is.",
                        Suggestions.nearest(placeholder, known)
                                .map(near -> "Maybe you meant " + near + ".")
                                .orElse(
                                        placeholder.contains(".")
                                                ? "Maybe it belongs into the @because of a rule: only there facts have names."
                                                : "Maybe one of these was meant: " + String.join(", ", known) + "."))));
    }
}
