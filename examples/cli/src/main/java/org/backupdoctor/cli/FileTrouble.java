package org.backupdoctor.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.backupdoctor.Problem;
import org.backupdoctor.SnapshotException;

/** What keeps a file from being read or written, as whoever named it can mend it. */
final class FileTrouble {

    private FileTrouble() {}

    /** What an exception tells of a file; nothing when it isn't about one. */
    static Optional<Problem> of(Exception thrown) {
        Exception cause = thrown instanceof UncheckedIOException unchecked ? unchecked.getCause() : thrown;
        if (cause instanceof FileSystemException failed && failed.getFile() != null) {
            return Optional.of(problem(failed, Path.of(failed.getFile())));
        }
        return cause instanceof IOException && cause.getMessage() != null
                ? Optional.of(unusable("input or output", cause.getMessage()))
                : Optional.empty();
    }

    /** Before long work whose result is to be written: whether the file can be there; null is none. */
    static void refuseUnwritable(Path file) {
        if (file != null && (Files.isDirectory(file) || isWithoutFolder(file))) {
            throw new SnapshotException(List.of(Files.isDirectory(file) ? folder(file) : withoutFolder(file)));
        }
    }

    private static Problem problem(FileSystemException failed, Path file) {
        String name = file.toString();
        if (failed instanceof NoSuchFileException) {
            return isWithoutFolder(file)
                    ? withoutFolder(file)
                    : new Problem(
                            name,
                            "",
                            "There is no such file.",
                            "Maybe its name is misspelt, or it is in another folder.");
        } else if (failed instanceof AccessDeniedException) {
            return new Problem(
                    name,
                    "",
                    "This must not be read or written.",
                    "Maybe it belongs to somebody else: ask for the right to do so.");
        } else if (failed instanceof FileAlreadyExistsException) {
            return new Problem(name, "", "This is there already, and isn't replaced.", "Maybe give another name.");
        }
        return Files.isDirectory(file) ? folder(file) : unusable(name, String.valueOf(failed.getReason()));
    }

    private static boolean isWithoutFolder(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        return folder != null && !Files.isDirectory(folder);
    }

    private static Problem withoutFolder(Path file) {
        return new Problem(
                file.toString(),
                "",
                "There is no folder \"" + file.toAbsolutePath().getParent() + "\".",
                "Maybe its name is misspelt, or it has to be made first.");
    }

    private static Problem folder(Path file) {
        return new Problem(
                file.toString(), "", "Expected a file but it is a folder.", "Maybe add the name of a file in it.");
    }

    private static Problem unusable(String name, String reason) {
        return new Problem(
                name,
                "",
                "It can't be read or written: " + reason + ".",
                "Maybe its disk is full or was removed, or another program uses it.");
    }
}
