package org.backupdoctor.internal.intake.log;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Reads a log of lines, one after the other, without keeping them. */
final class LogLines {

    /** What is longer is cut: no message that says why a backup failed is. */
    static final int LONGEST = 8_000;

    private final Reader reader;
    private boolean isAfterReturn;

    private LogLines(Reader reader) {
        this.reader = reader;
    }

    /** Takes the whole log in. */
    static void digest(Reader reader, Digest digest) {
        LogLines lines = new LogLines(reader);
        LogLine open = null;
        for (String text = lines.next(); text != null; text = lines.next()) {
            if (!text.isBlank()) {
                LogLine line = LineForm.parse(text);
                boolean mayBeRest = !line.stamped()
                        && line.tag().isEmpty()
                        && line.process().isEmpty();
                if (mayBeRest && open != null && open.stamped()) {
                    open = open.continued(text, LONGEST);
                } else {
                    add(open, digest);
                    open = line;
                }
            }
        }
        add(open, digest);
    }

    private static void add(@Nullable LogLine line, Digest digest) {
        if (line != null) {
            digest.add(line);
        }
    }

    /** The next line, cut where it is too long; null at the end. */
    private @Nullable String next() {
        try {
            StringBuilder line = new StringBuilder();
            int character = reader.read();
            if (character == '\n' && isAfterReturn) {
                character = reader.read();
            }
            if (character < 0) {
                return null;
            }
            while (character >= 0 && character != '\n' && character != '\r') {
                if (line.length() < LONGEST) {
                    line.append((char) character);
                }
                character = reader.read();
            }
            isAfterReturn = character == '\r';
            return line.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
