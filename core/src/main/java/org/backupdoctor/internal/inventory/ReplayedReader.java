package org.backupdoctor.internal.inventory;

import java.io.IOException;
import java.io.Reader;

/**
 * A text of which what was read last can be read again, from the beginning of a line: what reads rows reads ahead, and has to go back when it
 * stumbles.
 */
final class ReplayedReader extends Reader {

    /** As long as so much is kept nothing is let go: moving it each time would cost more. */
    private static final int KEPT = 1 << 16;

    private static final int CHUNK = 1 << 13;

    private final Reader text;
    private final StringBuilder kept = new StringBuilder();
    private final char[] chunk = new char[CHUNK];
    /** How many lines stand before what is kept. */
    private int linesBefore;
    /** The same when reading last began: so it is what lines are counted from. */
    private int linesAtBegin;

    private int at;
    private boolean isBroken;

    ReplayedReader(Reader text) {
        this.text = text;
    }

    /** From here on it is read from the first line that is kept. */
    void begin() {
        at = 0;
        linesAtBegin = linesBefore;
    }

    /** How many lines stood before the first one that was read since it was last begun. */
    int linesBefore() {
        return linesAtBegin;
    }

    /** Whether it could not be read to its end. */
    boolean isBroken() {
        return isBroken;
    }

    /** Lets go of what stands before a line, when it has become much. */
    void keepFrom(int line) {
        if (kept.length() > KEPT) {
            drop(line - 1);
        }
    }

    /** Goes back to the line after this one; to be begun anew. */
    void goOnAfter(int line) {
        drop(line);
    }

    private void drop(int lines) {
        int from = 0;
        while (linesBefore < lines) {
            int end = from;
            while (end < kept.length() && kept.charAt(end) != '\n' && kept.charAt(end) != '\r') {
                end++;
            }
            boolean isReturn = end < kept.length() && kept.charAt(end) == '\r';
            if (end + (isReturn ? 1 : 0) >= kept.length()) {
                // The end of the line wasn't read yet: all before it goes.
                remove(isReturn ? end : kept.length());
                from = 0;
                if (more()) {
                    continue;
                }
                remove(kept.length());
                linesBefore = lines;
                return;
            }
            from = end + (isReturn && kept.charAt(end + 1) == '\n' ? 2 : 1);
            linesBefore++;
        }
        remove(from);
    }

    private void remove(int characters) {
        kept.delete(0, characters);
        at = Math.max(0, at - characters);
    }

    private boolean more() {
        try {
            int read = text.read(chunk, 0, chunk.length);
            kept.append(chunk, 0, Math.max(0, read));
            return read >= 0;
        } catch (IOException e) {
            isBroken = true;
            return false;
        }
    }

    @Override
    public int read(char[] buffer, int offset, int length) {
        while (at == kept.length()) {
            if (isBroken || !more()) {
                return -1;
            }
        }
        int count = Math.min(length, kept.length() - at);
        kept.getChars(at, at + count, buffer, offset);
        at += count;
        return count;
    }

    @Override
    public void close() {}
}
