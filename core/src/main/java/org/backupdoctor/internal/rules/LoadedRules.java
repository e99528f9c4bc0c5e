package org.backupdoctor.internal.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.backupdoctor.Problem;
import org.backupdoctor.Report;
import org.backupdoctor.RuleSet;
import org.backupdoctor.internal.data.Suggestions;
import org.backupdoctor.internal.knowledge.Knowledge;
import org.backupdoctor.internal.knowledge.RuleFile;
import org.backupdoctor.internal.knowledge.RuleFiles;

/** A rule set that is read, compiled and checked. */
public final class LoadedRules implements RuleSet {

    private final RuleFiles files;
    private final Knowledge knowledge;
    private final RuleBase rules;
    private final Report.Rules info;

    private LoadedRules(RuleFiles files, ClassLoader loader) {
        this.files = files;
        List<Problem> problems = new ArrayList<>();
        this.knowledge = Knowledge.of(files, problems);
        this.rules = RuleLoader.load(files, knowledge, loader, problems);
        this.info = new Report.Rules(
                files.name(), version(), files.digest(), rules.rules().size());
    }

    /** The bundled rules. */
    public static LoadedRules bundled() {
        return new LoadedRules(RuleFiles.bundled(loader()), loader());
    }

    /** The bundled rules with a directory laid over them. */
    public static LoadedRules bundledWith(Path directory) {
        return new LoadedRules(RuleFiles.bundled(loader()).with(directory), loader());
    }

    /** A directory's rules alone. */
    public static LoadedRules of(Path directory) {
        return new LoadedRules(RuleFiles.of(directory), loader());
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
    public List<Entry> causes() {
        return knowledge.causes().values().stream()
                .map(page -> entry(page.id(), page.title()))
                .toList();
    }

    @Override
    public List<Entry> remedies() {
        return knowledge.remedies().values().stream()
                .map(page -> entry(page.id(), page.title()))
                .toList();
    }

    @Override
    public String explain(String id) {
        checkKnown(id);
        StringBuilder text = new StringBuilder();
        text.append(id)
                .append(": ")
                .append(knowledge.title(id))
                .append("\n\n")
                .append(knowledge.text(id))
                .append('\n');
        rules.rules().values().stream()
                .filter(rule -> rule.subject().equals(id))
                .forEach(rule -> text.append('\n')
                        .append(rule.name())
                        .append("  (")
                        .append(rule.file())
                        .append(':')
                        .append(rule.line())
                        .append(")\n  ")
                        .append(rule.verb().word())
                        .append(rule.because().isEmpty() ? "" : ": " + rule.because())
                        .append('\n'));
        return text.toString();
    }

    @Override
    public List<Path> export(Path directory, List<String> ids) {
        ids.forEach(this::checkKnown);
        List<Path> written = new ArrayList<>();
        for (RuleFile file : files.all()) {
            Path target = directory.resolve(file.path());
            if ((ids.isEmpty() || (ids.contains(file.id()) && !file.ofData())) && !Files.exists(target)) {
                write(target, file.text());
                written.add(target);
            }
        }
        return List.copyOf(written);
    }

    private static void write(Path target, String text) {
        try {
            Path folder = target.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.write(target, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

    private static String version() {
        String version = LoadedRules.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    private static ClassLoader loader() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        ClassLoader own = LoadedRules.class.getClassLoader();
        return context != null && context.getResource(RuleFiles.INDEX) != null ? context : own;
    }
}
