package org.backupdoctor.internal.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.backupdoctor.internal.data.Unlinked;

/** The files of a folder and of those in it, sorted by name. Links are not followed: what they lead to in the folder is met anyway. */
final class Folder {

    private static final int MOST_DEEP = 40;

    private Folder() {}

    static void walk(Path folder, Walk walk) throws IOException {
        walk(folder, "", walk, 0);
    }

    private static void walk(Path folder, String within, Walk walk, int depth) throws IOException {
        if (depth > MOST_DEEP) {
            walk.passedOver(folder.toString());
            return;
        }
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            for (Path entry : stream) {
                walk.begin();
                entries.add(entry);
            }
        }
        entries.sort(Comparator.comparing(path -> path.getFileName().toString()));
        for (Path entry : entries) {
            String path = within + entry.getFileName();
            if (Walk.isLitter(path)) {
                continue;
            }
            if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                walk(entry, path + "/", walk, depth + 1);
            } else if (Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)) {
                file(entry, walk);
            }
        }
    }

    private static void file(Path file, Walk walk) throws IOException {
        if (!Files.isReadable(file)) {
            walk.passedOver(file.toString());
            return;
        }
        try (InputStream in = Unlinked.open(file)) {
            walk.took(Math.min(Files.size(file), Walk.MOST_FILE_BYTES));
            walk.file(file.toString(), in, Files.getLastModifiedTime(file).toInstant());
        }
    }
}
