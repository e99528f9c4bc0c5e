package org.backupdoctor.internal.language;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.backupdoctor.Problem;
import org.backupdoctor.internal.data.Once;
import org.backupdoctor.internal.knowledge.Knowledge;
import org.backupdoctor.internal.knowledge.RuleFile;
import org.backupdoctor.internal.knowledge.RuleFiles;
import org.jspecify.annotations.Nullable;

/** The languages of a rule set: English, and those that files are there for. Each is read when it is first asked for. */
public final class Languages {

    static final String ENGLISH = "en";

    private final RuleFiles files;
    private final Knowledge knowledge;
    private final Originals originals;
    private final Language english;
    private final Once<Set<String>> codes;
    private final Map<String, Language> known = new ConcurrentHashMap<>();

    /**
     * Those of a rule set.
     *
     * @param now the sentences of a rule file by rule, given its path
     * @param bundled the same of the rule file that came with the rules jar
     */
    public Languages(
            RuleFiles files,
            Knowledge knowledge,
            Function<String, Map<String, String>> now,
            Function<String, Map<String, String>> bundled) {
        this.files = files;
        this.knowledge = knowledge;
        this.originals = new Originals(files, now, bundled);
        this.english = new Language(knowledge);
        this.codes = Once.of(() -> codes(files));
    }

    /** The codes of the languages beside English that files are there for, sorted. */
    public static Set<String> codes(RuleFiles files) {
        Set<String> found = new TreeSet<>();
        files.all().forEach(file -> file.language().ifPresent(found::add));
        return found;
    }

    /** The codes of the languages beside English, sorted. */
    public Set<String> codes() {
        return codes.get();
    }

    /** English. */
    public Language english() {
        return english;
    }

    /** The language of a locale, else English. */
    public Language of(Locale locale) {
        String code = locale.getLanguage();
        return code.isEmpty() || code.equals(ENGLISH) || !codes().contains(code)
                ? english
                : known.computeIfAbsent(code, this::read);
    }

    private Language read(String code) {
        Map<String, Translation> translations = new LinkedHashMap<>();
        for (RuleFile file : files.all()) {
            if (file.language().filter(code::equals).isPresent()) {
                translations.put(file.stem(), Translation.of(file, originals));
            }
        }
        return new Rewording(translations, files).of(code, knowledge);
    }

    /**
     * Says what is wrong with the translations, and with placeholders in English, of files that aren't as they came with a rules jar.
     *
     * @param now the sentences of a rule file by rule, given its path; null when the rules can't be read, so that these aren't looked at
     */
    public static void check(
            RuleFiles files, @Nullable Function<String, Map<String, String>> now, List<Problem> problems) {
        Originals originals = new Originals(files, now == null ? path -> Map.of() : now, path -> Map.of());
        for (RuleFile file : files.all()) {
            if (file.isAsBundled()) {
                continue;
            }
            if (file.isTranslation()) {
                new TranslationCheck(file, originals, now != null, problems).check();
            } else {
                PlaceholderCheck.check(file, problems);
            }
        }
    }

    /** What a language leaves out: the paths of texts, by the file that would have them. */
    public Map<String, List<String>> missing(String code) {
        Map<String, List<String>> missing = new LinkedHashMap<>();
        for (String stem : originals.stems()) {
            String path = stem + "." + code + (stem.startsWith("data/") ? ".yaml" : ".md");
            Texts said = files.find(path)
                    .map(file -> Translation.of(file, originals).texts())
                    .orElse(Texts.NONE);
            List<String> left = originals.now(stem).leftOutBy(said);
            if (!left.isEmpty()) {
                missing.put(path, left);
            }
        }
        return missing;
    }
}
