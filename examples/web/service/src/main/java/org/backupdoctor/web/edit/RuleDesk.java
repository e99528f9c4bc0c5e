package org.backupdoctor.web.edit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.backupdoctor.Diagnoser;
import org.backupdoctor.RuleSet;
import org.backupdoctor.RuleSetException;
import org.backupdoctor.web.problem.Fault;
import org.backupdoctor.web.problem.RequestException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Where rules are edited: what is saved is checked apart first, then written, then at work at once. What is wrong never reaches the rules
 * at work. One edit at a time.
 */
final class RuleDesk {

    private final Diagnoser.Live diagnoser;
    private final Overlay overlay;

    RuleDesk(Diagnoser.Live diagnoser, Overlay overlay) {
        this.diagnoser = diagnoser;
        this.overlay = overlay;
    }

    /**
     * A file as it is at work.
     *
     * @param path its path
     * @param text its text
     * @param isBundled whether it came with the rules jar
     */
    record Version(String path, String text, boolean isBundled) {

        /** A tag that changes with the text. */
        String tag() {
            try {
                byte[] digest = MessageDigest.getInstance("SHA-256")
                        .digest((isBundled + text).getBytes(StandardCharsets.UTF_8));
                return "\"" + HexFormat.of().formatHex(digest, 0, 16) + "\"";
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /**
     * What became of a save.
     *
     * @param path the file
     * @param version the file now; null when there is none any more
     * @param isNew whether there was none before
     * @param warnings what should be looked at all the same
     */
    record Saved(String path, @Nullable Version version, boolean isNew, List<Fault> warnings) {}

    /** All files, sorted by path: those at work, and what switches some off. */
    List<RuleSet.Source> files() {
        List<RuleSet.Source> files = new ArrayList<>(diagnoser.ruleSet().sources());
        overlay.files().keySet().stream()
                .filter(path -> path.endsWith(".off"))
                .forEach(path -> files.add(new RuleSet.Source(path, false)));
        files.sort(Comparator.comparing(RuleSet.Source::path));
        return files;
    }

    /** A file as it is at work, if there is one. */
    Optional<Version> find(String path) {
        RuleSet rules = diagnoser.ruleSet();
        return rules.sources().stream()
                .filter(source -> source.path().equals(path))
                .findFirst()
                .map(source -> new Version(path, rules.source(path), source.bundled()))
                .or(() -> path.endsWith(".off")
                        ? overlay.text(path).map(text -> new Version(path, text, false))
                        : Optional.empty());
    }

    /**
     * Checks edited files without saving them.
     *
     * @param edited texts by path; null takes the file out of the directory
     * @param thorough whether to look for what is probably not meant, too
     */
    Checked check(Map<String, @Nullable String> edited, boolean thorough) {
        Map<String, String> files = new TreeMap<>(overlay.files());
        edited.forEach((path, text) -> {
            if (text == null) {
                files.remove(path);
            } else {
                files.put(path, text);
            }
        });
        return Checked.of(files, diagnoser.ruleSet(), thorough);
    }

    /** The rules at work. */
    RuleSet rules() {
        return diagnoser.ruleSet();
    }

    /**
     * A file to be saved.
     *
     * @param path its path
     * @param text its new text; null takes it out of the directory
     * @param condition what the client takes the file to be
     */
    record Edit(String path, @Nullable String text, Condition condition) {}

    /**
     * Saves files, or takes them out of the directory: all of them or none.
     *
     * @throws RequestException when one is another by now, or what is to be saved is wrong
     */
    synchronized List<Saved> save(List<Edit> edits) {
        Map<String, @Nullable String> onDisk = new TreeMap<>();
        Map<String, @Nullable String> edited = new TreeMap<>();
        List<Boolean> isNew = new ArrayList<>();
        for (Edit edit : edits) {
            Version before = find(edit.path()).orElse(null);
            onDisk.put(edit.path(), allowed(edit, before));
            edited.put(edit.path(), edit.text());
            isNew.add(before == null);
        }
        Checked checked = check(edited, false);
        if (!checked.acceptable()) {
            throw new RequestException(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "This isn't saved, since the rules would be wrong with it.",
                    checked.errors());
        }
        edited.forEach(this::write);
        try {
            diagnoser.reload();
        } catch (RuleSetException e) {
            onDisk.forEach(this::write);
            throw new RequestException(
                    HttpStatus.CONFLICT,
                    "This isn't saved, since the rules would be wrong with what else was changed meanwhile.",
                    Fault.ofRules(e.problems()));
        }
        List<Saved> saved = new ArrayList<>();
        for (Edit edit : edits) {
            saved.add(new Saved(
                    edit.path(),
                    find(edit.path()).orElse(null),
                    isNew.get(saved.size()),
                    checked.problems().stream()
                            .filter(fault -> edit.path().equals(fault.file()))
                            .toList()));
        }
        return saved;
    }

    /** What the directory has of a file, if it may be edited. */
    private @Nullable String allowed(Edit edit, @Nullable Version before) {
        edit.condition().check(before);
        String onDisk = overlay.text(edit.path()).orElse(null);
        if (onDisk != null && (before == null || before.isBundled() || !isSame(onDisk, before.text()))) {
            throw new RequestException(
                    HttpStatus.PRECONDITION_FAILED,
                    "The file in the directory isn't the one at work. Maybe it was edited by hand and refused: GET /rules says why.");
        }
        if (edit.text() == null && onDisk == null) {
            throw new RequestException(
                    HttpStatus.NOT_FOUND, "The directory has no such file. Maybe it is the bundled one already.");
        }
        return onDisk;
    }

    /** Whether a rule set takes two texts for the same: it reads no byte order mark and only plain line ends. */
    private static boolean isSame(String onDisk, String read) {
        return (onDisk.startsWith("\uFEFF") ? onDisk.substring(1) : onDisk)
                .replace("\r\n", "\n")
                .replace('\r', '\n')
                .equals(read);
    }

    private void write(String path, @Nullable String text) {
        if (text == null) {
            overlay.delete(path);
        } else {
            overlay.write(path, text);
        }
    }
}
