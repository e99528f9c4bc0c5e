package org.backupdoctor.internal.knowledge;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;
import org.backupdoctor.Problem;

/** How files of a rule set are called: a rule file's package is named after its path, and an id after its file. */
final class RuleNames {

    static final List<String> ENDINGS = List.of(".drl", ".md", ".yaml");
    static final String OFF = ".off";

    private static final int LONGEST = 80;

    /** What names are held against: those of the rules jar needn't be. */
    private static final class Forms {
        private static final String WORD = "[a-z0-9]+(?:-[a-z0-9]+)*+";
        static final Pattern FOLDER = Pattern.compile(WORD);
        static final Pattern FILE = Pattern.compile(
                WORD + "\\.(?:drl|md|yaml|off|(?:drl|md|yaml)\\.off|[a-z]{2}\\.(?:md|yaml)(?:\\.off)?)");
        static final Pattern TRANSLATION = Pattern.compile(".*\\.([a-z]{2})\\.(?:md|yaml)(?:\\.off)?");
        static final Pattern REGION =
                Pattern.compile("(" + WORD + "\\.)([a-z]{2})([-_][A-Za-z]{2,4})(\\.(?:md|yaml)(?:\\.off)?)");
        static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
    }

    private RuleNames() {}

    /** The language of a translation, which stands before the ending: {@code pt} of {@code icloud-storage-full.pt.md}. */
    static Optional<String> language(String path) {
        int end = path.endsWith(".md") ? path.length() - 3 : path.endsWith(".yaml") ? path.length() - 5 : -1;
        return end > 3 && path.charAt(end - 3) == '.' ? Optional.of(path.substring(end - 2, end)) : Optional.empty();
    }

    /** Whether a file of this path is meant for a rule set; others may lie beside. */
    static boolean counts(String path) {
        return path.endsWith(OFF)
                || path.endsWith(".drl")
                || (isPlaced(path) && ENDINGS.stream().anyMatch(path::endsWith));
    }

    /** Whether it lies where files of a rule set do. */
    static boolean isPlaced(String path) {
        return path.startsWith("causes/") || path.startsWith("remedies/") || path.startsWith("data/");
    }

    /** What is wrong with the name of a file that is meant for a rule set. */
    static Optional<Problem> problem(String path) {
        String[] names = path.split("/", -1);
        for (int i = 0; i < names.length; i++) {
            boolean file = i == names.length - 1;
            if (names[i].length() > LONGEST
                    || !(file ? Forms.FILE : Forms.FOLDER).matcher(names[i]).matches()) {
                return Optional.of(wrong(path, names[i], file));
            }
        }
        Optional<Problem> translation = translation(path);
        if (translation.isPresent()) {
            return translation;
        }
        for (String name : path.endsWith(".drl") ? names : new String[0]) {
            String plain = name.replace(".drl", "");
            if (Character.isDigit(plain.charAt(0)) || SourceVersion.isKeyword(plain)) {
                return Optional.of(new Problem(
                        path,
                        "",
                        "The folders and the name of a rule file can't be a word of Java, nor begin with a digit, as \""
                                + plain + "\" is.",
                        "Maybe you meant \"of-" + plain + "\"."));
            }
        }
        if (path.endsWith(".drl") && !path.startsWith("causes/") && !path.startsWith("remedies/")) {
            return Optional.of(new Problem(
                    path,
                    "",
                    "Rules lie under causes/ or remedies/.",
                    "Maybe it belongs into causes/" + names[names.length - 1] + "."));
        }
        return Optional.empty();
    }

    private static Optional<Problem> translation(String path) {
        Matcher found = Forms.TRANSLATION.matcher(path);
        if (!found.matches()) {
            return Optional.empty();
        }
        String language = found.group(1);
        if (language.equals("en") || !Forms.LANGUAGES.contains(language)) {
            return Optional.of(new Problem(
                    path,
                    "",
                    "Expected the code of a language other than English before the ending but was \"" + language
                            + "\".",
                    language.equals("en")
                            ? "Maybe it belongs into the file without it, which is English."
                            : "Maybe you meant one such as pt, de or fr."));
        }
        return path.startsWith("data/") == path.contains(".yaml")
                ? Optional.empty()
                : Optional.of(new Problem(
                        path,
                        "",
                        "Pages and data have translations, nothing else has.",
                        "Maybe you meant \"" + RuleFile.stem(path) + "." + language
                                + (path.startsWith("data/") ? ".yaml" : ".md") + "\"."));
    }

    private static Problem wrong(String path, String name, boolean file) {
        Matcher region = Forms.REGION.matcher(name);
        if (file && region.matches()) {
            return new Problem(
                    path,
                    "",
                    "Expected the code of a language alone before the ending but was \"" + region.group(2)
                            + region.group(3) + "\".",
                    "Maybe you meant \"" + region.group(1) + region.group(2) + region.group(4) + "\".");
        }
        int dot = file && name.contains(".") ? name.lastIndexOf('.') : name.length();
        String near = name.substring(0, dot)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        return new Problem(
                path,
                "",
                "Expected small letters, digits and single hyphens, at most " + LONGEST + ", as the name of a "
                        + (file ? "file" : "folder") + " but was \"" + name + "\".",
                near.isEmpty() || near.length() > LONGEST / 2
                        ? "Maybe a shorter one in English will do."
                        : "Maybe you meant \"" + near + name.substring(dot) + "\".");
    }
}
