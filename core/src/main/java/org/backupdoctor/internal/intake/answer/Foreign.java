package org.backupdoctor.internal.intake.answer;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.backupdoctor.Problem;
import org.backupdoctor.SnapshotException;
import org.backupdoctor.internal.data.Masking;

/** Says of what isn't understood what it is, as far as that can be seen. */
public final class Foreign {

    private static final String UNPACK = "Maybe what you meant is in it: unpack it and give the files.";
    private static final String PICTURE = "Maybe it shows what the device says: write that as a snapshot's JSON.";
    private static final String EXPORT =
            "Maybe it is an export of an inventory: a mapping says what is what in it (--mapping FILE).";
    private static final String OTHER_QUESTION = "Maybe it answers another question: ask ideviceinfo for"
            + " com.apple.mobile.backup, or an MDM server for DeviceInformation.";

    private static final List<Kind> KINDS = List.of(
            new Kind("7z\u00BC\u00AF", "a 7z archive", UNPACK),
            new Kind("%PDF", "a PDF document", PICTURE),
            new Kind("\u0089PNG", "a picture", PICTURE),
            new Kind("\u00FF\u00D8\u00FF", "a picture", PICTURE),
            new Kind("GIF8", "a picture", PICTURE),
            new Kind(
                    "SQLite format 3",
                    "an SQLite database",
                    "Maybe it is part of a computer backup: ask the device itself."));

    /** Titles of at least three columns. */
    private static final Pattern TABLE = Pattern.compile("[^,;\\t]{1,60}([,;\\t])[^,;\\t]{1,60}\\1[^,;\\t].{0,2000}");

    private static final Pattern ROOT = Pattern.compile("<([A-Za-z_][\\w.:-]{0,40})");
    private static final int SHOWN_KEYS = 5;

    private Foreign() {}

    private record Kind(String start, String found, String hint) {}

    /** An error that says what was found instead of what is understood. */
    public static SnapshotException refused(String name, String found, String hint) {
        return new SnapshotException(List.of(new Problem(
                name, "", "Expected a snapshot or a kind of answer that is known but found " + found + ".", hint)));
    }

    /** Refuses what its first bytes say is of another kind. */
    public static void refuseBytes(String name, byte[] content) {
        String start = new String(Arrays.copyOf(content, Math.min(content.length, 40)), StandardCharsets.ISO_8859_1);
        for (Kind kind : KINDS) {
            if (start.startsWith(kind.start())) {
                throw refused(name, kind.found(), kind.hint());
            }
        }
        if (start.startsWith("ftyp", 4)) {
            throw refused(name, "a picture or a film", PICTURE);
        }
    }

    /** Refuses markup that isn't an XML property list. */
    public static void refuseMarkup(String name, String text) {
        String start = text.strip();
        start = start.substring(0, Math.min(start.length(), 1000)).toLowerCase(Locale.ROOT);
        if (start.startsWith("<!doctype html") || start.contains("<html")) {
            throw refused(name, "HTML", "Maybe a page for signing in was saved instead of the answer.");
        }
        if (!text.contains("<plist")) {
            Matcher root = ROOT.matcher(text);
            throw refused(
                    name,
                    root.find() ? "XML that begins with <" + root.group(1) + ">" : "markup",
                    "Maybe it is the answer to another command.");
        }
    }

    /**
     * What to say of text that is neither JSON, nor a property list, nor lines of {@code Key: value} that are known.
     */
    public static SnapshotException text(String name, String text) {
        String start = text.stripLeading();
        if (start.startsWith("-----BEGIN")) {
            return refused(
                    name,
                    "a text in PEM that is no signed profile",
                    "Maybe it is a certificate or a key: give the profile.");
        }
        if (start.startsWith("ERROR") || start.startsWith("No device found")) {
            return refused(
                    name,
                    "an error message of ideviceinfo",
                    "Maybe the device isn't connected, or doesn't trust this computer yet: unlock it and tap Trust.");
        }
        String titles = text.lines().findFirst().orElse("");
        if (TABLE.matcher(titles).matches()) {
            return refused(
                    name,
                    "what looks like a table",
                    "Maybe it is an export of an inventory: a mapping says what its columns are (--mapping FILE). One that"
                            + " was given names other columns.");
        }
        return refused(
                name,
                "text that is none of these",
                "Maybe another command printed it: ideviceinfo -x gives what is understood.");
    }

    /** What to say of an object whose keys aren't known. */
    public static SnapshotException keys(String name, Map<?, ?> tree) {
        if (tree.isEmpty()) {
            return refused(
                    name, "a property list without keys", "Maybe the device didn't trust the computer yet that asked.");
        }
        String keys = tree.keySet().stream()
                .limit(SHOWN_KEYS)
                .map(key -> visible(Masking.ofMessage(key.toString()), 40))
                .collect(Collectors.joining(", "));
        int more = tree.size() - SHOWN_KEYS;
        return refused(
                name,
                "other keys: " + keys + (more > 0 ? " and " + more + " more" : ""),
                isExport(tree) ? EXPORT : OTHER_QUESTION);
    }

    /** Whether an object holds a list of objects, as exports of inventories do. */
    public static boolean isExport(Map<?, ?> tree) {
        return tree.values().stream()
                .anyMatch(value -> value instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof Map);
    }

    /** Whether these characters are a text at all: hardly any of them controls something. */
    public static boolean isText(String text) {
        long controls = text.chars()
                .filter(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f')
                .count();
        return text.indexOf('\0') < 0 && controls * 20 <= text.length();
    }

    /** The text on one line and of at most so many characters. */
    public static String visible(String text, int most) {
        String line = text.codePoints()
                .limit(most)
                .mapToObj(c -> Character.isISOControl(c) ? " " : Character.toString(c))
                .collect(Collectors.joining());
        return text.codePointCount(0, text.length()) > most ? line + "…" : line;
    }
}
