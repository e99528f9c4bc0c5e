package org.backupdoctor.internal.bundle;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.backupdoctor.Intake;
import org.backupdoctor.Problem;
import org.backupdoctor.SnapshotException;
import org.jspecify.annotations.Nullable;

/** A folder, or an archive (ZIP, gzip, tar in gzip), of which all files are looked at. */
public final class Bundle {

    private static final int START = 4;

    private Bundle() {}

    /** Takes the files of a bundle. */
    public interface Visitor {

        /** A file of it. */
        void file(Intake.Source file);

        /** A file that is too large, or too deep within others, to be looked at. */
        void passedOver(String name);
    }

    /** Whether these bytes begin an archive. */
    public static boolean isArchive(byte[] content) {
        return Archive.of(content) != null;
    }

    /** Whether a path is of a folder or of an archive. What can't be read is neither. */
    public static boolean isBundle(Path path) {
        if (Files.isDirectory(path)) {
            return true;
        }
        if (!Files.isRegularFile(path)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(path)) {
            return isArchive(in.readNBytes(START));
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Looks at all files of a folder, sorted by name, or of an archive, in its order.
     *
     * @throws SnapshotException when it can't be read, or holds more than any device would answer
     */
    public static void walk(Path path, Visitor visitor) {
        Walk walk = new Walk(path.toString(), visitor);
        try {
            if (Files.isDirectory(path)) {
                Folder.walk(path, walk);
                return;
            }
            Instant modified = Files.getLastModifiedTime(path).toInstant();
            try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
                in.mark(START);
                byte[] start = in.readNBytes(START);
                in.reset();
                unpack(path.toString(), start, in, modified, walk);
            }
        } catch (IOException e) {
            throw damaged(path.toString(), e);
        }
    }

    /**
     * Looks at all files of an archive.
     *
     * @throws SnapshotException when it can't be read, or holds more than any device would answer
     */
    public static void walk(Intake.Source archive, Visitor visitor) {
        try {
            unpack(
                    archive.name(),
                    archive.content(),
                    new ByteArrayInputStream(archive.content()),
                    archive.modified(),
                    new Walk(archive.name(), visitor));
        } catch (IOException e) {
            throw damaged(archive.name(), e);
        }
    }

    private static void unpack(String name, byte[] start, InputStream in, @Nullable Instant modified, Walk walk)
            throws IOException {
        Archive archive = Archive.of(start);
        if (archive != null) {
            archive.unpack(name, in, modified, walk);
        }
    }

    private static SnapshotException damaged(String name, IOException e) {
        boolean isLocked = String.valueOf(e.getMessage()).contains("encrypted");
        return new SnapshotException(List.of(new Problem(
                name,
                "",
                isLocked
                        ? "This archive is locked with a password."
                        : "This archive or folder can't be read to its end.",
                isLocked
                        ? "Maybe unpack it with the password, and give the folder."
                        : "Maybe its download wasn't finished, or a file in it must not be read.")));
    }
}
