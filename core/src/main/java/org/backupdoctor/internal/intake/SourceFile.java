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
        String name = file.toString();
        if (Files.isDirectory(file)) {
            throw refused(
                    name,
                    "Expected a file but it is a folder.",
                    "Maybe you meant the files in it: name them one by one.");
        }
        try (InputStream in = Files.newInputStream(file)) {
            Instant modified = Files.getLastModifiedTime(file).toInstant();
            if (Files.size(file) > MOST_BYTES) {
                throw new SnapshotException(List.of(tooLarge(name)));
            }
            return new Intake.Source(name, in.readNBytes(MOST_BYTES + 1), modified);
        } catch (NoSuchFileException e) {
            throw refused(name, "There is no such file.", "Maybe its name is misspelt, or it is in another folder.");
        } catch (AccessDeniedException e) {
            throw refused(
                    name,
                    "This file must not be read.",
                    "Maybe it belongs to somebody else: ask for the right to read it.");
        } catch (IOException e) {
            throw refused(
                    name, "This file can't be read.", "Maybe its disk was removed, or it is used by another program.");
        }
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
