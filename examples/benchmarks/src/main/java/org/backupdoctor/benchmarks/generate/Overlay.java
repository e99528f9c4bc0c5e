package org.backupdoctor.benchmarks.generate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.backupdoctor.benchmarks.library.RuleSource;
import org.backupdoctor.benchmarks.peer.Part;
import org.backupdoctor.internal.rules.text.RuleTree;

/** Writes directories that are laid over the bundled rules. */
public final class Overlay {

    private final Path directory;

    /** In a directory. */
    public Overlay(Path directory) {
        this.directory = directory;
    }

    /** A part of the rules alone: each bundled file without those of its rules that the part hasn't. */
    public void part(Part part) throws IOException {
        Set<String> names = Voices.names(part);
        for (RuleSource file : RuleSource.bundled()) {
            StringBuilder kept = new StringBuilder();
            file.rules().stream()
                    .filter(rule -> names.contains(rule.name().unquoted()))
                    .forEach(rule -> kept.append(written(file, rule)).append("\n\n"));
            write(file.path(), kept.toString());
        }
    }

    /** All bundled files with another text and the same rules, so that they are compiled. */
    public void everything(String remark) throws IOException {
        for (RuleSource file : RuleSource.bundled()) {
            write(file.path(), file.text() + "\n// " + remark + "\n");
        }
    }

    /** One bundled file with another text and the same rules. */
    public void one(String path, String remark) throws IOException {
        for (RuleSource file : RuleSource.bundled()) {
            if (file.path().equals(path)) {
                write(path, file.text() + "\n// " + remark + "\n");
            }
        }
    }

    /** All rules once more under other names, each in a file beside that of its original. What they say is said once more, too. */
    public void variants(int number) throws IOException {
        for (RuleSource file : RuleSource.bundled()) {
            StringBuilder copies = new StringBuilder();
            for (RuleTree rule : file.rules()) {
                String name = rule.name().text();
                copies.append(written(file, rule)
                                .replace(name, name.substring(0, name.length() - 1) + "-v" + number + "\""))
                        .append("\n\n");
            }
            write(file.path().replace(".drl", "-v" + number + ".drl"), copies.toString());
        }
    }

    private static String written(RuleSource file, RuleTree rule) {
        return file.text().substring(rule.start(), rule.end());
    }

    private void write(String path, String text) throws IOException {
        Path file = directory.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
