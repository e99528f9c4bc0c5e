package org.backupdoctor.internal.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Opens a file that was seen to be no link. */
public final class Unlinked {

    private Unlinked() {}

    /** The bytes of a file, whatever its file system; where that knows links, none is followed that has taken the file's place meanwhile. */
    public static InputStream open(Path file) throws IOException {
        try {
            return Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
        } catch (UnsupportedOperationException e) {
            // That of a zip file, say, has no links and can't be asked so.
            return Files.newInputStream(file);
        }
    }
}
