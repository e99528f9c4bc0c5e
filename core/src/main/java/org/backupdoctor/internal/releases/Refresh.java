package org.backupdoctor.internal.releases;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.backupdoctor.Intake;
import org.backupdoctor.Problem;
import org.backupdoctor.RuleSet.Refreshed;
import org.backupdoctor.SnapshotException;
import org.backupdoctor.internal.knowledge.Models;
import org.backupdoctor.internal.knowledge.Releases;
import org.backupdoctor.internal.knowledge.RuleDirectory;
import org.backupdoctor.internal.knowledge.RuleFiles;

/** Brings a directory's list of releases up to date. */
public final class Refresh {

    private Refresh() {}

    /** Reads all files before it writes any; what can't be read is told, and then nothing is written. */
    public static Refreshed of(List<Path> files, Path directory, RuleFiles rules) {
        List<Problem> problems = new ArrayList<>();
        Found found = new Found();
        Lists lists = new Lists(found, problems);
        for (Path file : files) {
            try {
                lists.read(Intake.source(file));
            } catch (SnapshotException e) {
                problems.addAll(e.problems());
            }
        }
        if (Files.exists(directory) && !Files.isDirectory(directory)) {
            problems.add(new Problem(
                    directory.toString(),
                    "",
                    "Expected a folder of rules but it is a file.",
                    "Maybe you meant the folder that it lies in."));
        }
        Layer releases = Layer.of(Releases.FILE, rules, directory, problems);
        Layer models = Layer.of(Models.FILE, rules, directory, problems);
        if (!problems.isEmpty()) {
            return new Refreshed(problems, List.of(), List.of());
        }
        List<String> sentences = new ArrayList<>();
        Map<Path, String> texts = new LinkedHashMap<>();
        if (found.names().isEmpty() || !found.releaseOrigins().isEmpty()) {
            ReleaseUpdate update = new ReleaseUpdate(releases, found, problems);
            update.text().ifPresent(text -> texts.put(releases.path(), text));
            sentences.addAll(update.sentences());
        }
        if (!found.names().isEmpty()) {
            names(models, found, sentences, problems).forEach(texts::put);
        }
        if (!problems.isEmpty()) {
            return new Refreshed(problems, List.of(), List.of());
        }
        texts.forEach((file, text) -> RuleDirectory.write(directory, file, text));
        return new Refreshed(List.of(), List.copyOf(texts.keySet()), sentences);
    }

    private static Map<Path, String> names(Layer layer, Found found, List<String> sentences, List<Problem> problems) {
        Models before = Models.parse(layer.path().toString(), layer.both(), problems);
        Map<String, String> bundled =
                Models.parse(Models.FILE, layer.bundled(), problems).names();
        Map<String, String> all = new TreeMap<>(Found.BY_MODEL);
        all.putAll(before.names());
        all.putAll(found.names());
        long changed = all.entrySet().stream()
                .filter(each -> !each.getValue().equals(before.names().get(each.getKey())))
                .count();
        sentences.add(
                changed == 0
                        ? "No name of a model is new."
                        : changed + (changed == 1 ? " name of a model is" : " names of models are") + " new.");
        if (changed == 0) {
            return Map.of();
        }
        all.entrySet().removeIf(each -> each.getValue().equals(bundled.get(each.getKey())));
        String asOf = String.valueOf(layer.both().get("asOf"));
        String newest = found.newestModelDay().map(String::valueOf).orElse(asOf);
        return Map.of(
                layer.path(),
                ListText.models(
                        Found.Origin.APPLEDB.words() + ", beside the bundled names",
                        newest.compareTo(asOf) > 0 ? newest : asOf,
                        all));
    }
}
