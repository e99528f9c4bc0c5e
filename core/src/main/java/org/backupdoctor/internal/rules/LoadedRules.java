package org.backupdoctor.internal.rules;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.backupdoctor.Problem;
import org.backupdoctor.Report;
import org.backupdoctor.RuleSet;
import org.backupdoctor.RuleSetException;
import org.backupdoctor.internal.data.Crew;
import org.backupdoctor.internal.data.Once;
import org.backupdoctor.internal.data.Suggestions;
import org.backupdoctor.internal.knowledge.Drafts;
import org.backupdoctor.internal.knowledge.Knowledge;
import org.backupdoctor.internal.knowledge.Prepared;
import org.backupdoctor.internal.knowledge.RuleDirectory;
import org.backupdoctor.internal.knowledge.RuleFile;
import org.backupdoctor.internal.knowledge.RuleFiles;
import org.backupdoctor.internal.language.Languages;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A rule set that is read, compiled and checked. */
public final class LoadedRules implements RuleSet {

    private static final Logger LOG = LoggerFactory.getLogger(LoadedRules.class);

    /** More warnings than these are logged as one. */
    private static final int MANY = 3;

    private final RuleFiles bundled;
    private final CompiledIndex index;
    private final DrlCompiler compiler;
    private final RuleFiles files;
    private final Knowledge knowledge;
    private final Map<String, Loaded> loaded;
    private final Languages languages;
    private final RuleBase rules;
    private final Report.Rules info;
    private final List<Problem> warnings;

    private LoadedRules(
            RuleFiles bundled,
            RuleFiles files,
            @Nullable LoadedRules before,
            CompiledIndex index,
            DrlCompiler compiler) {
        this.bundled = bundled;
        this.index = index;
        this.compiler = compiler;
        this.files = files;
        List<Problem> problems = new ArrayList<>(files.problems());
        this.knowledge = Knowledge.of(
                files, before == null ? null : before.files, before == null ? null : before.knowledge, problems);
        this.loaded = load(before == null ? Map.of() : before.loaded, problems);
        this.languages = new Languages(files, knowledge, this::sentences, index::sentences);
        Languages.check(files, this::sentences, problems);
        if (!problems.isEmpty()) {
            throw new RuleSetException(problems);
        }
        this.rules = new RuleBase(loaded.values(), files.off());
        if (before != null && before.rules.isWhole()) {
            rules.whole();
        }
        this.info = new Report.Rules(
                files.name(), Versions.own(), files.digest(), rules.rules().size());
        this.warnings = stale();
        warn(before == null ? List.of() : before.warnings);
    }

    private LoadedRules(LoadedRules before, Loaded changed) {
        this.bundled = before.bundled;
        this.index = before.index;
        this.compiler = before.compiler;
        this.files = before.files;
        this.knowledge = before.knowledge;
        this.loaded = before.loaded;
        this.languages = before.languages;
        this.rules = new RuleBase(before.rules, changed);
        this.info = before.info;
        this.warnings = before.warnings;
    }

    /** What is wrong with translations is told beside what is wrong with rules; of what these say nothing is known then. */
    private Map<String, Loaded> load(Map<String, Loaded> before, List<Problem> problems) {
        try {
            return RuleLoader.load(files, knowledge, before, index, compiler, problems);
        } catch (RuleSetException e) {
            List<Problem> all = new ArrayList<>(e.problems());
            Languages.check(files, null, all);
            throw new RuleSetException(all);
        }
    }

    /** The sentences of the rules of a file, by their names. */
    private Map<String, String> sentences(String path) {
        Loaded file = loaded.get(path);
        return file == null ? Map.of() : RuleInfo.sentences(file.rules());
    }

    /** Logs what wasn't said of the set before; many in one sentence. */
    private void warn(List<Problem> said) {
        List<Problem> fresh =
                warnings.stream().filter(warning -> !said.contains(warning)).toList();
        if (fresh.size() > MANY) {
            LOG.warn(
                    "{} files were copied from bundled ones that have changed since: {} and {} more.\n  Maybe export them anew into"
                            + " another directory, and compare.",
                    fresh.size(),
                    fresh.stream().limit(MANY).map(Problem::file).collect(Collectors.joining(", ")),
                    fresh.size() - MANY);
        } else {
            fresh.forEach(warning -> LOG.warn("{}", warning));
        }
    }

    /** The bundled rules. */
    public static LoadedRules bundled() {
        return bundled(Crew.ALONE);
    }

    /** The bundled rules; where somebody lends a hand, what runs them is made ready meanwhile. */
    public static LoadedRules bundled(Crew crew) {
        Once<LoadedRules> rules = Once.of(LoadedRules::read);
        if (!crew.isAlone()) {
            crew.all(List.<Supplier<?>>of(rules, WarmUp::run));
        }
        return rules.get();
    }

    private static LoadedRules read() {
        ClassLoader loader = loader();
        RuleFiles bundled = RuleFiles.bundled(loader);
        return new LoadedRules(
                bundled, bundled, null, CompiledIndex.of(bundled.prepared()), compiler(loader, Mode.RESTRICTED, null));
    }

    /** The bundled rules with a directory laid over them, whose authors need not be trusted. */
    public static LoadedRules bundledWith(Path directory) {
        return bundledWith(directory, Mode.RESTRICTED, null);
    }

    /**
     * The bundled rules with a directory laid over them.
     *
     * @param folder where what is compiled is kept for the next process, or null
     */
    public static LoadedRules bundledWith(Path directory, Mode mode, @Nullable Path folder) {
        return bundledWith(bundled -> bundled.with(directory), mode, folder);
    }

    /**
     * The bundled rules with something laid over them.
     *
     * @param folder where what is compiled is kept for the next process, or null
     */
    public static LoadedRules bundledWith(UnaryOperator<RuleFiles> overlay, Mode mode, @Nullable Path folder) {
        ClassLoader loader = loader();
        RuleFiles bundled = RuleFiles.bundled(loader);
        return new LoadedRules(
                bundled,
                overlay.apply(bundled),
                null,
                CompiledIndex.of(bundled.prepared()),
                compiler(loader, mode, folder));
    }

    /** The files of the bundled rules. */
    public static RuleFiles bundledFiles() {
        return RuleFiles.bundled(loader());
    }

    /** A directory's rules alone. */
    public static LoadedRules of(Path directory) {
        RuleFiles files = RuleFiles.of(directory);
        return new LoadedRules(files, files, null, CompiledIndex.of(null), compiler(loader(), Mode.RESTRICTED, null));
    }

    private static DrlCompiler compiler(ClassLoader loader, Mode mode, @Nullable Path folder) {
        return new DrlCompiler(loader, mode == Mode.TRUSTED, folder == null ? null : new CompiledFolder(folder));
    }

    /**
     * The bundled rules with something laid over them as it is now; what is the same as in this set isn't compiled again.
     *
     * @throws RuleSetException when something is wrong; this set stays as it is
     */
    public LoadedRules again(UnaryOperator<RuleFiles> overlay) {
        return new LoadedRules(bundled, overlay.apply(bundled), this, index, compiler);
    }

    @Override
    public LoadedRules again(Path directory) {
        return again(files -> files.with(directory));
    }

    /**
     * For each of these files, by its path, this set with its rules in place of those of the same name; what is wrong is left out. Only
     * these are compiled, all at once. For trying them on cases: the files of each set stay those of this one.
     */
    public Map<String, LoadedRules> withEach(Collection<RuleFile> changed) {
        Map<String, LoadedRules> sets = new TreeMap<>();
        RuleLoader.apart(changed, files, knowledge, compiler)
                .forEach((path, rules) -> sets.put(path, new LoadedRules(this, rules)));
        return sets;
    }

    /** The files that are there in one of two sets only, or with another text. */
    public Set<String> changedSince(LoadedRules before) {
        Set<String> changed = new TreeSet<>();
        files.all().stream()
                .filter(file -> before.files
                        .find(file.path())
                        .filter(old -> old.digest().equals(file.digest()))
                        .isEmpty())
                .forEach(file -> changed.add(file.path()));
        before.files.all().stream()
                .filter(file -> files.find(file.path()).isEmpty())
                .forEach(file -> changed.add(file.path()));
        return changed;
    }

    @Override
    public List<String> differences() {
        return Differences.between(bundled, files);
    }

    @Override
    public List<Problem> warnings() {
        return warnings;
    }

    private List<Problem> stale() {
        List<Problem> stale = new ArrayList<>();
        for (RuleFile file : files.all()) {
            if (file.bundled() || bundled == files) {
                continue;
            }
            String origin = file.copiedFrom().orElse("");
            RuleFile below = bundled.find(file.path()).orElse(null);
            if (!origin.isEmpty() && (below == null || !below.digest().equals(origin))) {
                stale.add(new Problem(
                        file.path(),
                        "1:1",
                        below == null
                                ? "The bundled file that this one was copied from is no longer there."
                                : "The bundled file has changed since this one was copied from it.",
                        below == null
                                ? "Maybe it isn't needed any more; else delete the line that begins with \"Copied from\"."
                                : "Maybe export it anew into another directory, take over what is new, and its line that says \"Copied from\".",
                        Problem.Severity.WARNING,
                        "stale-copy"));
            }
        }
        return List.copyOf(stale);
    }

    /** The files. */
    public RuleFiles files() {
        return files;
    }

    /** The pages and the data. */
    public Knowledge knowledge() {
        return knowledge;
    }

    /** The compiled rules. */
    public RuleBase rules() {
        return rules;
    }

    @Override
    public Report.Rules info() {
        return info;
    }

    @Override
    public List<Entry> causes(Locale locale) {
        return languages.of(locale).knowledge().causes().values().stream()
                .map(page -> entry(page.id(), page.title()))
                .toList();
    }

    @Override
    public List<Entry> remedies(Locale locale) {
        return languages.of(locale).knowledge().remedies().values().stream()
                .map(page -> entry(page.id(), page.title()))
                .toList();
    }

    @Override
    public Map<String, String> draft(Draft kind, String id) {
        return Drafts.of(kind, id, knowledge);
    }

    @Override
    public String explain(String id) {
        return explain(id, Locale.ENGLISH);
    }

    @Override
    public String explain(String id, Locale locale) {
        checkKnown(id);
        return Explanation.of(this, id, languages.of(locale));
    }

    @Override
    public List<String> languages() {
        List<String> codes = new ArrayList<>(List.of(languages.english().code()));
        codes.addAll(languages.codes());
        return List.copyOf(codes);
    }

    /** The rule set in its languages. */
    public Languages inLanguages() {
        return languages;
    }

    @Override
    public Page page(String id, Locale locale) {
        checkKnown(id);
        return Explanation.page(this, id, languages.of(locale));
    }

    @Override
    public List<Source> sources() {
        return files.all().stream()
                .map(file -> new Source(file.path(), file.bundled()))
                .toList();
    }

    @Override
    public String source(String path) {
        RuleFile file = files.find(path).orElseThrow(() -> {
            List<String> paths = files.all().stream().map(RuleFile::path).toList();
            return new IllegalArgumentException(
                    "There is no file \"" + path + "\" in this rule set.\n" + Suggestions.maybe(path, paths));
        });
        return file.bundled() ? file.copy() : file.text();
    }

    @Override
    public String index() {
        return Overview.page(this);
    }

    @Override
    public List<Path> export(Path directory, List<String> ids) {
        ids.forEach(this::checkKnown);
        List<Path> written = new ArrayList<>();
        for (RuleFile file : files.all()) {
            Path target = directory.resolve(file.path());
            if ((ids.isEmpty() || (ids.contains(file.id()) && !file.ofData()))
                    && !Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
                RuleDirectory.write(directory, target, file.copy());
                written.add(target);
            }
        }
        return List.copyOf(written);
    }

    private void checkKnown(String id) {
        if (!knowledge.knows(id)) {
            Set<String> ids = new TreeSet<>(knowledge.causes().keySet());
            ids.addAll(knowledge.remedies().keySet());
            throw new IllegalArgumentException(
                    "There is no cause and no remedy \"" + id + "\".\n" + Suggestions.maybe(id, ids));
        }
    }

    private Entry entry(String id, String title) {
        return new Entry(id, title, (int) rules.rules().values().stream()
                .filter(rule -> rule.subject().equals(id))
                .count());
    }

    /**
     * The loader that finds the bundled rules and an organisation's own facts: the context's, where it knows this very library, as an application
     * may have facts that the library's own doesn't see. Where it knows another copy, that one's classes are none of ours.
     */
    public static ClassLoader loader() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return context != null && knowsUs(context) && context.getResource(Prepared.RESOURCE) != null
                ? context
                : Services.OWN;
    }

    private static boolean knowsUs(ClassLoader loader) {
        try {
            return loader.loadClass(LoadedRules.class.getName()) == LoadedRules.class;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}
