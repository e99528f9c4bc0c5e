package org.backupdoctor.internal.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.backupdoctor.Problem;
import org.backupdoctor.internal.data.Suggestions;

/** Sees that what a remedy comes {@code after} is there, and doesn't come after it. */
final class AfterCheck {

    private final Map<String, RemedyPage> remedies;
    private final Set<String> off;
    private final List<Problem> problems;
    private final Set<String> circles = new TreeSet<>();

    AfterCheck(Map<String, RemedyPage> remedies, Set<String> off, List<Problem> problems) {
        this.remedies = remedies;
        this.off = off;
        this.problems = problems;
    }

    void check(RuleFile file, RemedyPage remedy) {
        for (int i = 0; i < remedy.after().size(); i++) {
            String before = remedy.after().get(i);
            if (!remedies.containsKey(before) && !off.contains(before)) {
                problem(
                        file,
                        i,
                        "\"after\" names \"" + before + "\", which is no remedy.",
                        Suggestions.nearest(before, new TreeSet<>(remedies.keySet()))
                                .map(near -> "Maybe you meant \"" + near + "\".")
                                .orElse("Maybe its page is missing, or it was switched off."));
            } else if (!circles.contains(file.id())) {
                circle(file, i, before);
            }
        }
    }

    private void circle(RuleFile file, int index, String before) {
        way(before, file.id(), new TreeSet<>()).ifPresent(way -> {
            circles.addAll(way);
            problem(
                    file,
                    index,
                    way.size() == 1
                            ? "\"after\" names the remedy itself."
                            : "\"after\" leads in a circle: " + file.id() + ", " + String.join(", ", way) + ".",
                    way.size() == 1 ? "Maybe another one was meant." : "Maybe one of these \"after\" is too many.");
        });
    }

    /** The remedies from one to another, both ends included, each after the next. */
    private Optional<List<String>> way(String from, String to, Set<String> seen) {
        if (from.equals(to)) {
            return Optional.of(List.of(to));
        }
        RemedyPage page = seen.add(from) ? remedies.get(from) : null;
        return page == null
                ? Optional.empty()
                : page.after().stream()
                        .flatMap(before -> way(before, to, seen).stream())
                        .findFirst()
                        .map(rest -> {
                            List<String> way = new ArrayList<>(List.of(from));
                            way.addAll(rest);
                            return way;
                        });
    }

    private void problem(RuleFile file, int index, String message, String hint) {
        problems.add(new Problem(file.path(), "/after/" + index, message, hint));
    }
}
