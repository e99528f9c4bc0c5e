package org.backupdoctor.internal.knowledge;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.backupdoctor.Problem;
import org.backupdoctor.Problem.Severity;
import org.backupdoctor.internal.data.Suggestions;

/** Tells of files of a directory that seem to be meant for a rule set, but that nothing reads. */
public final class Unread {

    private static final List<String> FOLDERS = List.of("causes", "remedies", "data");

    private final RuleFiles files;
    private final List<Problem> warnings = new ArrayList<>();

    private Unread(RuleFiles files) {
        this.files = files;
    }

    /** A warning for each such file of a directory that was laid over these files, or made them. */
    public static List<Problem> warnings(Path directory, RuleFiles files) {
        Unread unread = new Unread(files);
        RuleDirectory.of(directory).others().forEach(unread::beside);
        files.all().stream()
                .filter(file -> file.ofData() && !file.bundled() && !file.isTranslation())
                .forEach(unread::data);
        return unread.warnings;
    }

    private void beside(String path) {
        String meant = withKnownEnding(path);
        if (!meant.equals(path) && RuleNames.counts(meant)) {
            warn(path, "Maybe you meant \"" + meant + "\".");
        } else if (meant.endsWith(".md") || meant.endsWith(".yaml")) {
            elsewhere(path, meant);
        }
    }

    private static String withKnownEnding(String path) {
        int dot = path.lastIndexOf('.');
        String ending = dot < 0 ? "" : path.substring(dot).toLowerCase(Locale.ROOT);
        String before = dot < 0 ? path : path.substring(0, dot);
        return switch (ending) {
            case ".txt" -> before;
            case ".yml" -> before + ".yaml";
            case ".markdown" -> before + ".md";
            default -> before + ending;
        };
    }

    private void elsewhere(String path, String meant) {
        String name = meant.substring(meant.lastIndexOf('/') + 1);
        String folder = meant.substring(0, Math.max(0, meant.indexOf('/')));
        files.all().stream()
                .filter(file -> isBeside(file, name))
                .findFirst()
                .map(file -> file.path().substring(0, file.path().lastIndexOf('/') + 1) + name)
                .or(() -> Suggestions.nearest(folder, FOLDERS).map(near -> near + meant.substring(folder.length())))
                .ifPresent(place -> warn(path, "Maybe you meant \"" + place + "\"."));
    }

    /** Whether a file of this name would say something of the same cause, remedy or data. */
    private static boolean isBeside(RuleFile file, String name) {
        return file.id().equals(RuleFile.id(name)) && (!file.ofData() || name.endsWith(".yaml"));
    }

    private void data(RuleFile file) {
        String path = file.path();
        boolean fault = path.startsWith(Knowledge.FAULTS);
        if (path.endsWith(".yaml") && (fault || Knowledge.DATA.contains(path))) {
            return;
        }
        Set<String> keys = new TreeSet<>();
        file.text().lines().forEach(line -> keys.add(line.replaceFirst(":.*", "")));
        if (path.endsWith(".md")) {
            warn(path, "Maybe it belongs into causes/ or remedies/.");
        } else if (keys.containsAll(Set.of("title", "cause"))) {
            warn(path, "Maybe you meant \"" + Knowledge.FAULTS + path.substring(path.lastIndexOf('/') + 1) + "\".");
        } else {
            List<String> known = Knowledge.DATA.stream().map(RuleFile::id).toList();
            warn(
                    path,
                    Suggestions.nearest(file.id(), known)
                            .map(near -> "Maybe you meant \"data/" + near + ".yaml\".")
                            .orElse("Maybe it can just be deleted."));
        }
    }

    private void warn(String path, String hint) {
        warnings.add(new Problem(path, "1:1", "Nothing reads this file.", hint, Severity.WARNING, "unread"));
    }
}
