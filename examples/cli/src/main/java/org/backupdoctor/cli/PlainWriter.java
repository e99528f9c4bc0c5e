package org.backupdoctor.cli;

import java.io.IOException;
import java.io.Writer;
import java.util.regex.Pattern;

/**
 * Lets through what is read, and our own colours: whatever else steers a terminal, or turns the direction of a text, becomes a space. It
 * stands behind everything that the commands print, so that no name of a file, a field or a device can do more than be read.
 */
final class PlainWriter extends Writer {

    private static final char ESCAPE = '\u001B';
    private static final Pattern COLOUR = Pattern.compile("\u001B\\[(?:[0-3]|2[1-3]|3[1-39])?m");
    private static final int LONGEST_COLOUR = 5;

    private final Writer out;
    private final boolean colours;

    /** What may become a colour, a pair or the end of a line. */
    private final StringBuilder begun = new StringBuilder();

    PlainWriter(Writer out, boolean colours) {
        this.out = out;
        this.colours = colours;
    }

    @Override
    public void write(char[] text, int from, int length) throws IOException {
        int at = from;
        while (at < from + length) {
            int end = at;
            while (begun.isEmpty()
                    && end < from + length
                    && (text[end] == '\n' || (text[end] >= ' ' && text[end] <= '~'))) {
                end++;
            }
            if (end > at) {
                out.write(text, at, end - at);
                at = end;
            } else {
                next(text[at]);
                at++;
            }
        }
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private void next(char c) throws IOException {
        if (begun.isEmpty()) {
            if (c == '\r' || (c == ESCAPE && colours) || Character.isHighSurrogate(c)) {
                begun.append(c);
            } else {
                one(c);
            }
            return;
        }
        char first = begun.charAt(0);
        if (first == ESCAPE) {
            colour(c);
            return;
        }
        begun.setLength(0);
        if (first == '\r' && c == '\n') {
            out.write("\r\n");
        } else if (Character.isSurrogatePair(first, c)) {
            one(Character.toCodePoint(first, c));
        } else {
            one(first);
            next(c);
        }
    }

    private void colour(char c) throws IOException {
        begun.append(c);
        String text = begun.toString();
        if (COLOUR.matcher(text).matches()) {
            begun.setLength(0);
            out.write(text);
        } else if (text.length() > LONGEST_COLOUR || !(c == '[' || Character.isDigit(c))) {
            begun.setLength(0);
            out.write(' ');
            for (char each : text.substring(1).toCharArray()) {
                next(each);
            }
        }
    }

    private void one(int character) throws IOException {
        if (character != '\n' && character != '\t' && steers(character)) {
            out.write(' ');
        } else {
            out.write(Character.toString(character));
        }
    }

    /** Controls, formats, separators of lines and halves of pairs. */
    static boolean steers(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> false;
        };
    }
}
