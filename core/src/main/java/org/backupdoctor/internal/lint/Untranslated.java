package org.backupdoctor.internal.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.backupdoctor.Problem;
import org.backupdoctor.internal.knowledge.RuleFiles;
import org.backupdoctor.internal.rules.LoadedRules;

/** Tells what a directory leaves out in a language that it says something in. */
final class Untranslated {

    private static final int MOST_NAMED = 3;

    private final RuleFiles files;
    private final List<Problem> warnings = new ArrayList<>();

    private Untranslated(RuleFiles files) {
        this.files = files;
    }

    static List<Problem> warnings(LoadedRules rules) {
        Untranslated found = new Untranslated(rules.files());
        Set<String> bundled = new TreeSet<>();
        Set<String> own = new TreeSet<>();
        rules.files()
                .all()
                .forEach(file ->
                        file.language().ifPresent(language -> (file.isAsBundled() ? bundled : own).add(language)));
        for (String language : own) {
            found.look(language, bundled.contains(language), rules.inLanguages().missing(language));
        }
        return found.warnings;
    }

    private void look(String language, boolean isBundled, Map<String, List<String>> missing) {
        List<String> absent = new ArrayList<>();
        missing.forEach((path, texts) -> {
            boolean isThere = files.find(path).isPresent();
            if (isBundled && !isOwn(path)) {
                return;
            }
            if (isThere) {
                warn(
                        path,
                        texts.size() == 1
                                ? named(texts) + " isn't said in this language, so reports say it in English."
                                : named(texts) + " aren't said in this language, so reports say them in English.");
            } else {
                absent.add(path);
            }
        });
        if (!absent.isEmpty()) {
            warn(
                    absent.get(0),
                    absent.size() == 1
                            ? "This file is missing in a language that others are there in (" + language
                                    + "), so reports say in English what it would."
                            : "This file and " + others(absent)
                                    + " are missing in a language that others are there in (" + language
                                    + "), so reports say in English what they would.");
        }
    }

    private static String others(List<String> absent) {
        List<String> named = absent.subList(1, Math.min(absent.size(), 1 + MOST_NAMED));
        int more = absent.size() - 1 - named.size();
        return String.join(", ", named) + (more > 0 ? " and " + more + " more" : "");
    }

    /** Whether the translation or what it is of lies in the directory. */
    private boolean isOwn(String path) {
        String stem = path.replaceFirst("\\.[a-z]{2}\\.(md|yaml)$", "");
        return files.all().stream()
                .filter(file -> file.path().equals(path) || (file.stem().equals(stem) && !file.isTranslation()))
                .anyMatch(file -> !file.isAsBundled());
    }

    private static String named(List<String> texts) {
        String names = texts.stream()
                .limit(MOST_NAMED)
                .map(text -> "\"" + text.replaceFirst("^(/|## )", "") + "\"")
                .collect(Collectors.joining(", "));
        return texts.size() > MOST_NAMED ? names + " and " + (texts.size() - MOST_NAMED) + " more" : names;
    }

    private void warn(String path, String message) {
        warnings.add(new Problem(
                path, "1:1", message, "Maybe it is new in English.", Problem.Severity.WARNING, "untranslated"));
    }
}
