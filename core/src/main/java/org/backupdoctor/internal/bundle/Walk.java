package org.backupdoctor.internal.bundle;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import org.backupdoctor.Intake;
import org.backupdoctor.Problem;
import org.backupdoctor.SnapshotException;
import org.jspecify.annotations.Nullable;

/** What was looked at of a bundle until now, and how much more may be. */
final class Walk {

    /** A sysdiagnose has some thousands of files. */
    private static final int MOST_FILES = 50_000;

    /** Of a device's answers the largest, an extract of a log, may be of this size. */
    static final int MOST_FILE_BYTES = 50_000_000;

    private static final long MOST_BYTES = 2_000_000_000L;

    /** Text is packed to a tenth, and seldom to a fiftieth. */
    private static final int MOST_RATIO = 200;

    /** Below this much the ratio doesn't matter. */
    private static final long RATIO_FROM = 20_000_000;

    private static final int MOST_WITHIN = 2;

    private final String name;
    private final Bundle.Visitor visitor;
    private int files;
    private long bytes;
    private int within;

    Walk(String name, Bundle.Visitor visitor) {
        this.name = name;
        this.visitor = visitor;
    }

    /** Counts a file. */
    void begin() {
        files++;
        if (files > MOST_FILES) {
            throw tooMuch("more than " + MOST_FILES + " files");
        }
    }

    /** Counts bytes that were read or unpacked. */
    void took(long more) {
        bytes += more;
        if (bytes > MOST_BYTES) {
            throw tooMuch("more than " + MOST_BYTES / 1_000_000_000 + " GB");
        }
    }

    /** Looks how much came out of an archive of which so much was read. */
    void cameOut(long unpacked, long packed) {
        if (packed > 0 && unpacked > RATIO_FROM && unpacked / packed > MOST_RATIO) {
            throw tooMuch("more than " + MOST_RATIO + " times as much as it takes itself");
        }
    }

    /** Looks at a file: reads it, or what is packed in it. */
    void file(String file, InputStream in, @Nullable Instant modified) throws IOException {
        byte[] content = in.readNBytes(MOST_FILE_BYTES + 1);
        if (content.length > MOST_FILE_BYTES) {
            visitor.passedOver(file);
            return;
        }
        Archive archive = Archive.of(content);
        if (archive == null) {
            visitor.file(new Intake.Source(file, content, modified));
        } else if (within < MOST_WITHIN) {
            within++;
            try {
                archive.unpack(file, new ByteArrayInputStream(content), modified, this);
            } catch (IOException e) {
                visitor.passedOver(file);
            } finally {
                within--;
            }
        } else {
            visitor.passedOver(file);
        }
    }

    void passedOver(String file) {
        visitor.passedOver(file);
    }

    /** Whether a name is one that systems leave behind: nothing that a device answered. */
    static boolean isLitter(String path) {
        String last = path.substring(path.lastIndexOf('/') + 1);
        return last.startsWith(".") || path.startsWith("__MACOSX/") || path.contains("/__MACOSX/");
    }

    private SnapshotException tooMuch(String what) {
        return new SnapshotException(List.of(new Problem(
                name,
                "",
                "This holds " + what + ", far more than a device's answers.",
                "Maybe it was packed to do harm, or it is a whole disk: give the folder or the files that matter.")));
    }
}
