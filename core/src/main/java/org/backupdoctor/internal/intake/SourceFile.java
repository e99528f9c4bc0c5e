package org.backupdoctor.internal.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.backupdoctor.Intake;
import org.backupdoctor.Problem;
import org.backupdoctor.SnapshotException;

/** Reads files as they are. */
final class SourceFile {

    /** No answer of one device comes near; what is larger is something else. */
    static final int MOST_BYTES = 100_000_000;

    private SourceFile() {}

    /**
     * The file's bytes and its time.
     *
     * @throws SnapshotException when it can't be read, or is too large
     */
    static Intake.Source read(Path file) {
        Opened opened = open(file);
        try (InputStream in = opened.content()) {
            if (opened.size() > MOST_BYTES) {
                throw new SnapshotException(List.of(tooLarge(file.toString())));
            }
            return new Intake.Source(file.toString(), in.readNBytes(MOST_BYTES + 1), opened.modified());
        } catch (IOException e) {
            throw new SnapshotException(List.of(unreadable(file.toString())));
        }
    }

    /**
     * A file to be read, and closed.
     *
     * @param content its content
     * @param modified its time
     * @param size how many bytes it has
     */
    record Opened(InputStream content, Instant modified, long size) {}

    /**
     * Opens a file.
     *
     * @throws SnapshotException when it can't be read
     */
    static Opened open(Path file) {
        String name = file.toString();
        if (Files.isDirectory(file)) {
            throw refused(
                    name,
                    "Expected a file but it is a folder.",
                    "Maybe you meant the files in it: name them one by one.");
        }
        try {
            return new Opened(
                    Files.newInputStream(file), Files.getLastModifiedTime(file).toInstant(), Files.size(file));
        } catch (NoSuchFileException e) {
            throw refused(name, "There is no such file.", "Maybe its name is misspelt, or it is in another folder.");
        } catch (AccessDeniedException e) {
            throw refused(
                    name,
                    "This file must not be read.",
                    "Maybe it belongs to somebody else: ask for the right to read it.");
        } catch (IOException e) {
            throw new SnapshotException(List.of(unreadable(name)));
        }
    }

    static Problem unreadable(String name) {
        return new Problem(
                name, "", "This file can't be read.", "Maybe its disk was removed, or it is used by another program.");
    }

    static Problem tooLarge(String name) {
        return new Problem(
                name,
                "",
                "Expected at most " + MOST_BYTES / 1_000_000 + " MB, and a million lines, but there is more.",
                "Maybe it holds many devices: split it, at ends of lines.");
    }

    private static SnapshotException refused(String name, String message, String hint) {
        return new SnapshotException(List.of(new Problem(name, "", message, hint)));
    }
}
