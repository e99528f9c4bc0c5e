package org.backupdoctor.internal.intake;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.backupdoctor.Intake;
import org.backupdoctor.Problem;
import org.backupdoctor.Report.Note;
import org.backupdoctor.Report.NoteKind;
import org.backupdoctor.SnapshotException;
import org.backupdoctor.internal.data.Encodings;
import org.backupdoctor.internal.data.Masking;
import org.backupdoctor.internal.data.Trees;
import org.backupdoctor.internal.intake.answer.Foreign;
import org.backupdoctor.internal.intake.answer.Kind;
import org.backupdoctor.internal.intake.answer.Part;
import org.backupdoctor.internal.intake.cms.Pem;
import org.backupdoctor.internal.intake.cms.SignedContent;
import org.backupdoctor.internal.intake.log.BackupLog;
import org.backupdoctor.internal.intake.usb.Configurator;
import org.backupdoctor.internal.intake.usb.Lockdown;
import org.jspecify.annotations.Nullable;

/**
 * Finds out how a source is written (JSON, lines of JSON, a property list, plain text) and reads it into maps and
 * lists.
 */
final class Contents {

    private static final String BINARY_PLIST = "bplist";
    private static final String PROFILES = "/management/profiles";

    /** Nobody signs what is signed already. */
    private static final int MOST_ENVELOPES = 1;

    /** So much of it says whether it is a log. */
    private static final int HEAD_BYTES = 64_000;

    private static final Configurator CONFIGURATOR = new Configurator();
    private static final Kind LOCKDOWN = new Lockdown();

    private Contents() {}

    /** What the source holds: at least one part. */
    static List<Part> of(Intake.Source source) {
        try {
            return parts(source.name(), source.content(), 0).stream()
                    .flatMap(part -> CONFIGURATOR.devices(part).stream())
                    .toList();
        } catch (SnapshotException e) {
            return List.of(Part.unreadable(source.name(), 0, e.problems()));
        }
    }

    /** What a line of a source of many lines holds; one that can't be read costs that line alone. */
    static List<Part> ofLine(String name, int number, byte[] line) {
        try {
            return CONFIGURATOR.devices(JsonLines.line(name, number, Encodings.text(line, StandardCharsets.UTF_8)));
        } catch (CharacterCodingException e) {
            return List.of(
                    Part.unreadable(name + ":" + number, number, List.of(notIn(name, number, StandardCharsets.UTF_8))));
        }
    }

    /**
     * Whether a source that begins so holds lines of JSON, each to be read by itself. It is one of many lines for sure when the first one is
     * an object and another follows; else when most are.
     *
     * @param isAll whether nothing follows
     */
    static boolean isLines(String name, byte[] head, boolean isAll) {
        if (isBinaryPlist(head) || !Encodings.of(head, null).equals(StandardCharsets.UTF_8)) {
            return false;
        }
        String text = Trees.withoutMark(new String(head, StandardCharsets.UTF_8));
        String start = start(text);
        return (start.equals("{") || start.equals("[") || text.contains("\n{"))
                && !start.equals("<")
                && Foreign.isText(text.substring(0, Math.min(text.length(), HEAD_BYTES)))
                && !BackupLog.begins(text.substring(0, Math.min(text.length(), HEAD_BYTES)))
                && JsonLines.areMany(name, text, isAll);
    }

    private static List<Part> parts(String name, byte[] content, int envelopes) {
        if (content.length > SourceFile.MOST_BYTES) {
            throw new SnapshotException(List.of(SourceFile.tooLarge(name)));
        }
        if (isBinaryPlist(content)) {
            return List.of(Part.other(name, Plists.binary(name, content)));
        }
        if (SignedContent.isOne(content)) {
            return signed(name, content, envelopes);
        }
        Foreign.refuseBytes(name, content);
        Charset charset = Encodings.of(content, null);
        String head = new String(content, 0, Math.min(content.length, HEAD_BYTES), charset);
        if (Foreign.isText(head) && BackupLog.begins(Trees.withoutMark(head))) {
            return List.of(BackupLog.digest(name, reader(content, charset), Trees.withoutMark(head)));
        }
        if (Encodings.unreadableLine(content, charset) > 0 && isLines(name, content, true)) {
            return eachLine(name, content);
        }
        String text = text(name, content, charset);
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
        byte[] message = Pem.message(text);
        if (message != null) {
            return signed(name, message, envelopes);
        }
        String unwrapped = Jsonp.unwrapped(text);
        if (!unwrapped.isEmpty()) {
            return JsonLines.of(name, unwrapped);
        }
        Part plain = Part.other(name, PlainText.tree(text));
        if (LOCKDOWN.recognises(plain)) {
            return List.of(plain);
        }
        List<Part> lines = text.contains("\n{") ? JsonLines.of(name, text) : List.of();
        if (lines.size() > 1) {
            return lines;
        }
        throw Foreign.text(name, text);
    }

    private static List<Part> eachLine(String name, byte[] content) {
        List<Part> parts = new ArrayList<>();
        ByteLines lines = new ByteLines(new ByteArrayInputStream(content));
        try {
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                if (!ByteLines.isBlank(line)) {
                    parts.addAll(ofLine(name, lines.number(), line));
                }
            }
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return parts;
    }

    /** What was signed, whoever signed it. */
    private static List<Part> signed(String name, byte[] message, int envelopes) {
        if (envelopes == MOST_ENVELOPES) {
            throw Foreign.refused(
                    name,
                    "a signed message in a signed message",
                    "Maybe it was signed twice by mistake: give the profile.");
        }
        SignedContent signed = SignedContent.of(name, message);
        String by = signed.signer() == null
                ? ""
                : ", by “" + Foreign.visible(Masking.of(signed.signer()), 80) + "” as its certificate says";
        Note note = new Note(
                NoteKind.ASSUMED, name + " is signed" + by + ": the signature was not checked.", List.of(PROFILES));
        return parts(name, signed.content(), envelopes + 1).stream()
                .map(part -> part.noted(note))
                .toList();
    }

    static boolean isBinaryPlist(byte[] content) {
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

    /** Reads a log, of which a letter that can't be read spoils nothing. */
    private static Reader reader(byte[] content, Charset charset) {
        byte[] mark = "\uFEFF".getBytes(charset);
        boolean isMarked =
                content.length >= mark.length && Arrays.equals(mark, 0, mark.length, content, 0, mark.length);
        int from = isMarked ? mark.length : 0;
        return new BufferedReader(
                new InputStreamReader(new ByteArrayInputStream(content, from, content.length - from), charset));
    }

    /**
     * The text: by its byte order mark, else by where its first zero byte is, else in this encoding, or in UTF-8.
     *
     * @throws SnapshotException when it is no text
     */
    static String textOr(String name, byte[] content, @Nullable Charset otherwise) {
        return text(name, content, Encodings.of(content, otherwise));
    }

    private static String text(String name, byte[] content, Charset charset) {
        try {
            String text = Encodings.text(content, charset);
            if (Foreign.isText(text)) {
                return text;
            }
        } catch (CharacterCodingException e) {
            if (Foreign.isText(new String(content, StandardCharsets.ISO_8859_1))) {
                throw new SnapshotException(List.of(notIn(name, Encodings.unreadableLine(content, charset), charset)));
            }
        }
        throw Foreign.refused(name, "bytes of no known kind", "Maybe it is damaged, or packed: unpack it first.");
    }

    private static Problem notIn(String name, int line, Charset charset) {
        return new Problem(
                name,
                String.valueOf(line),
                "This text is not " + charset.name() + ".",
                "Maybe it was saved in another encoding: save it as UTF-8.");
    }
}
