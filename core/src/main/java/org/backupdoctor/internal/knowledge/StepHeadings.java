package org.backupdoctor.internal.knowledge;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.backupdoctor.Problem;
import org.backupdoctor.fact.Versions;

/** Tells of headings of a remedy's page that were meant for steps, but whose steps would never be shown. */
final class StepHeadings {

    private static final Pattern MEANT = Pattern.compile("(?i)steps?\\b.*");
    private static final Pattern RANGE = Pattern.compile("Steps on iOS ([\\d.]+) to ([\\d.]+)");

    private final RuleFile file;
    private final Set<String> withLists;
    private final List<Problem> problems;
    private final Set<String> seen = new TreeSet<>();

    StepHeadings(RuleFile file, Map<String, List<String>> lists, List<Problem> problems) {
        this.file = file;
        this.withLists = lists.keySet();
        this.problems = problems;
    }

    void check() {
        Page.eachHeading(file, (heading, line) -> {
            if (MEANT.matcher(heading).matches()) {
                heading(heading, line);
            }
        });
    }

    private void heading(String heading, int line) {
        if (!RemedyPage.isOfSteps(heading)) {
            String near = near(heading);
            problem(
                    line,
                    "Steps below \"" + heading + "\" are never shown.",
                    RemedyPage.isOfSteps(near)
                            ? "Maybe you meant \"## " + near + "\"."
                            : "Maybe you meant one such as \"## Steps\", \"## Steps on iOS 15 and earlier\", \"## Steps on iOS 16 to 18\" or"
                                    + " \"## Steps for iPhone 7\".");
        } else if (!seen.add(heading)) {
            problem(
                    line,
                    "There is another heading \"" + heading + "\" above.",
                    "Maybe one of them is for some versions of iOS only, such as \"## Steps on iOS 15 and earlier\".");
        } else if (!withLists.contains(heading) && !withLists.isEmpty()) {
            problem(
                    line,
                    "There are no steps below \"" + heading + "\".",
                    "Maybe the numbers before them are missing.");
        }
        Matcher range = RANGE.matcher(heading);
        if (range.matches() && Versions.compare(range.group(1), range.group(2)) > 0) {
            problem(
                    line,
                    "No version is from " + range.group(1) + " to " + range.group(2) + ".",
                    "Maybe you meant \"## Steps on iOS " + range.group(2) + " to " + range.group(1) + "\".");
        }
    }

    private static String near(String heading) {
        return heading.replaceFirst("(?i)^steps?", "Steps")
                .replaceFirst("(?i)\\bon ios\\b|\\bfor ios\\b|\\bios\\b", "on iOS")
                .replaceFirst("(?<=\\d) *(?:till|until|through|-|–) *(?:iOS )?(?=\\d)", " to ")
                .replaceFirst("(?i)(?:and|or) (?:older|before|below|earlier)$", "and earlier")
                .replaceFirst("(?i)(?:and|or) (?:newer|up|above|later)$", "and later");
    }

    private void problem(int line, String message, String hint) {
        problems.add(new Problem(file.path(), line + ":1", message, hint));
    }
}
