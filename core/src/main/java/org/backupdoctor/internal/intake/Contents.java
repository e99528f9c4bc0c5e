package org.backupdoctor.internal.intake;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.backupdoctor.Intake;
import org.backupdoctor.Problem;
import org.backupdoctor.SnapshotException;
import org.backupdoctor.internal.data.Trees;
import org.jspecify.annotations.Nullable;

/**
 * Finds out how a source is written (JSON, lines of JSON, a property list, plain text) and reads it into maps and
 * lists.
 */
final class Contents {

    private static final String BINARY_PLIST = "bplist";

    private Contents() {}

    /** What the source holds: at least one part. */
    static List<Part> of(Intake.Source source) {
        try {
            return parts(source.name(), source.content());
        } catch (SnapshotException e) {
            return List.of(Part.unreadable(source.name(), 0, e.problems()));
        }
    }

    private static List<Part> parts(String name, byte[] content) {
        if (content.length > SourceFile.MOST_BYTES) {
            throw new SnapshotException(List.of(SourceFile.tooLarge(name)));
        }
        if (isBinaryPlist(content)) {
            return List.of(Part.other(name, Plists.binary(name, content)));
        }
        Foreign.refuseBytes(name, content);
        String text = text(name, content, null);
        String start = start(text);
        if (start.isEmpty()) {
            throw Foreign.refused(name, "an empty file", "Maybe the command that should fill it failed.");
        }
        if (start.equals("{") || start.equals("[")) {
            return JsonLines.of(name, text);
        }
        if (start.equals("<")) {
            Foreign.refuseMarkup(name, text);
            return List.of(Part.other(name, Plists.xml(name, text)));
        }
        String unwrapped = Jsonp.unwrapped(text);
        if (!unwrapped.isEmpty()) {
            return JsonLines.of(name, unwrapped);
        }
        Map<String, Object> plain = PlainText.tree(text);
        if (Lockdown.recognises(plain)) {
            return List.of(Part.other(name, plain));
        }
        List<Part> lines = text.contains("\n{") ? JsonLines.of(name, text) : List.of();
        if (lines.size() > 1) {
            return lines;
        }
        throw Foreign.text(name, text);
    }

    private static boolean isMarked(byte[] content) {
        return content.length > 2
                && (content[0] & 0xFF) == 0xEF
                && (content[1] & 0xFF) == 0xBB
                && (content[2] & 0xFF) == 0xBF;
    }

    private static boolean isBinaryPlist(byte[] content) {
        byte[] start = Arrays.copyOf(content, BINARY_PLIST.length());
        return new String(start, StandardCharsets.US_ASCII).equals(BINARY_PLIST);
    }

    /** The first character that isn't white; empty when there is none. */
    private static String start(String text) {
        return text.chars()
                .filter(c -> !Character.isWhitespace(c))
                .mapToObj(Character::toString)
                .findFirst()
                .orElse("");
    }

    /**
     * The text: by its byte order mark, else by where its first zero byte is, else in this encoding, or in UTF-8.
     *
     * @throws SnapshotException when it is no text
     */
    static String text(String name, byte[] content, @Nullable Charset otherwise) {
        Charset charset = otherwise == null || isMarked(content) ? StandardCharsets.UTF_8 : otherwise;
        if (content.length > 1) {
            int first = content[0] & 0xFF;
            int second = content[1] & 0xFF;
            if ((first == 0xFF && second == 0xFE) || (first != 0 && second == 0)) {
                charset = StandardCharsets.UTF_16LE;
            } else if ((first == 0xFE && second == 0xFF) || (first == 0 && second != 0)) {
                charset = StandardCharsets.UTF_16BE;
            }
        }
        try {
            String text = Trees.withoutMark(
                    charset.newDecoder().decode(ByteBuffer.wrap(content)).toString());
            if (Foreign.isText(text)) {
                return text;
            }
        } catch (CharacterCodingException e) {
            if (Foreign.isText(new String(content, StandardCharsets.ISO_8859_1))) {
                throw new SnapshotException(List.of(new Problem(
                        name,
                        "",
                        "This text is not " + charset.name() + ".",
                        "Maybe it was saved in another encoding: save it as UTF-8.")));
            }
        }
        throw Foreign.refused(name, "bytes of no known kind", "Maybe it is damaged, or packed: unpack it first.");
    }
}
