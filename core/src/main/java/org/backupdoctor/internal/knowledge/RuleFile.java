package org.backupdoctor.internal.knowledge;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file of a rule set.
 *
 * @param path its place in the rule set, with slashes: {@code causes/storage/icloud-storage-full.drl}
 * @param text its text, without a byte order mark and with plain line ends
 * @param digest the SHA-256 of the text, in hexadecimal
 * @param bundled whether it came with the rules jar
 * @param below the file of the same path that it was laid over, or null
 */
public record RuleFile(
        String path,
        String text,
        String digest,
        boolean bundled,
        @Nullable RuleFile below) {

    private static final Pattern ORIGIN =
            Pattern.compile("(?m)^(?://|#) Copied from the bundled file, sha256:([0-9a-f]{64})\\.");

    private static final Pattern ORIGIN_LINE = Pattern.compile(ORIGIN.pattern() + "\\n");

    /** The digest of the bundled file that this one was copied from, where it says so. */
    public Optional<String> copiedFrom() {
        Matcher origin = ORIGIN.matcher(text);
        return origin.find() ? Optional.of(origin.group(1)) : Optional.empty();
    }

    /** The text without the line that says what it was copied from. */
    public String content() {
        return ORIGIN_LINE.matcher(text).replaceFirst("");
    }

    /** The text with a line that says what it was copied from. */
    public String copy() {
        String line = " Copied from the bundled file, sha256:" + digest + ".\n";
        if (is(".drl")) {
            return "//" + line + text;
        }
        return is(".md") && text.startsWith("---\n") ? "---\n#" + line + text.substring(4) : "#" + line + text;
    }

    /** The name without folder and ending: the id of the cause or remedy that it is about. */
    public String id() {
        return id(path);
    }

    /** The id in a path. */
    public static String id(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    /** Whether the name ends so. */
    public boolean is(String ending) {
        return path.endsWith(ending);
    }

    /** Whether it is about a cause. */
    public boolean ofCause() {
        return path.startsWith("causes/");
    }

    /** Whether it is about a remedy. */
    public boolean ofRemedy() {
        return path.startsWith("remedies/");
    }

    /** Whether it is data. */
    public boolean ofData() {
        return path.startsWith("data/");
    }
}
