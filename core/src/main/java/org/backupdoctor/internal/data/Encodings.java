package org.backupdoctor.internal.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Finds out in which encoding a text is, and where it isn't in that. */
public final class Encodings {

    /** Stands where bytes aren't in the encoding of the text. No text has this character of its own. */
    public static final char UNREADABLE = '\uFFFF';

    private Encodings() {}

    /** By the byte order mark, else by where the first zero byte is, else this one, or UTF-8. */
    public static Charset of(byte[] content, @Nullable Charset otherwise) {
        if (content.length > 1) {
            int first = content[0] & 0xFF;
            int second = content[1] & 0xFF;
            if ((first == 0xFF && second == 0xFE) || (first != 0 && second == 0)) {
                return StandardCharsets.UTF_16LE;
            } else if ((first == 0xFE && second == 0xFF) || (first == 0 && second != 0)) {
                return StandardCharsets.UTF_16BE;
            }
        }
        return otherwise == null || isMarked(content) ? StandardCharsets.UTF_8 : otherwise;
    }

    /** Whether it begins with the byte order mark of UTF-8. */
    public static boolean isMarked(byte[] content) {
        return content.length > 2
                && (content[0] & 0xFF) == 0xEF
                && (content[1] & 0xFF) == 0xBB
                && (content[2] & 0xFF) == 0xBF;
    }

    /** How a text begins of which these are the first bytes. */
    public static String beginning(byte[] head, Charset charset) {
        return Trees.withoutMark(new String(head, charset));
    }

    /**
     * The text, without a byte order mark.
     *
     * @throws CharacterCodingException when it isn't in this encoding
     */
    public static String text(byte[] content, Charset charset) throws CharacterCodingException {
        return Trees.withoutMark(
                charset.newDecoder().decode(ByteBuffer.wrap(content)).toString());
    }

    /** Reads a text, without a byte order mark; what isn't in this encoding is {@link #UNREADABLE}. */
    public static Reader reader(InputStream in, Charset charset) throws IOException {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE)
                .replaceWith(String.valueOf(UNREADABLE));
        BufferedReader reader = new BufferedReader(new InputStreamReader(in, decoder), 1 << 16);
        reader.mark(1);
        if (reader.read() != '\uFEFF') {
            reader.reset();
        }
        return reader;
    }

    /** The number of the first line that isn't in this encoding, from 1; 0 when all are. */
    public static int unreadableLine(byte[] content, Charset charset) {
        CharsetDecoder decoder = charset.newDecoder();
        ByteBuffer bytes = ByteBuffer.wrap(content);
        CharBuffer text = CharBuffer.allocate(1 << 13);
        while (true) {
            var result = decoder.decode(bytes, text, true);
            if (result.isUnderflow()) {
                return 0;
            } else if (result.isError()) {
                String before = new String(content, 0, bytes.position(), charset);
                return (int) (before + "x").lines().count();
            }
            text.clear();
        }
    }
}
