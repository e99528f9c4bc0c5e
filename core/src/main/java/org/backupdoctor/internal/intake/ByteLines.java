package org.backupdoctor.internal.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The lines of a source, as bytes. They end where those of a text do: at a line feed, a carriage return, or both. */
final class ByteLines {

    /** What is known of one device, with hundreds of apps, is a hundredth of it. */
    static final int LONGEST = 10_000_000;

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int at;
    private int end;
    private long taken;
    private int number;
    private boolean isTooLong;

    ByteLines(InputStream in) {
        this.in = in;
    }

    /** The next line, without its end; null when there are no more. */
    byte @Nullable [] next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(1 << 10);
        isTooLong = false;
        if (at == end && !fill()) {
            return null;
        }
        number++;
        while (true) {
            int from = at;
            while (at < end && buffer[at] != '\n' && buffer[at] != '\r') {
                at++;
            }
            if (line.size() + at - from > LONGEST) {
                isTooLong = true;
            } else {
                line.write(buffer, from, at - from);
            }
            if (at < end) {
                endOfLine();
                return line.toByteArray();
            } else if (!fill()) {
                return line.toByteArray();
            }
        }
    }

    /** Takes the end of a line that it stands at. */
    private void endOfLine() throws IOException {
        boolean isReturn = buffer[at] == '\r';
        at++;
        if (isReturn && (at < end || fill()) && buffer[at] == '\n') {
            at++;
        }
    }

    /** Whether nothing stands in a line. */
    static boolean isBlank(byte[] line) {
        for (byte each : line) {
            if (!Character.isWhitespace(each)) {
                return false;
            }
        }
        return true;
    }

    private boolean fill() throws IOException {
        taken += end;
        at = 0;
        end = 0;
        int read = in.read(buffer, 0, buffer.length);
        while (read == 0) {
            read = in.read(buffer, 0, buffer.length);
        }
        end = Math.max(0, read);
        return read > 0;
    }

    /** The number of the line that was given last, from 1. */
    int number() {
        return number;
    }

    /** Whether the line that was given last is longer than any may be; then it isn't whole. */
    boolean isTooLong() {
        return isTooLong;
    }

    /** How many bytes were taken. */
    long taken() {
        return taken + at;
    }
}
