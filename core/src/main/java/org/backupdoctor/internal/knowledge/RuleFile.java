package org.backupdoctor.internal.knowledge;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.backupdoctor.internal.data.Once;
import org.jspecify.annotations.Nullable;

/** A file of a rule set. What came with the rules jar is read when its text is asked for. */
public final class RuleFile {

    private static final Pattern ORIGIN =
            Pattern.compile("(?m)^(?://|#) Copied from the bundled file, sha256:([0-9a-f]{64})\\.");

    private static final Pattern ORIGIN_LINE = Pattern.compile(ORIGIN.pattern() + "\\n");

    private final String path;
    private final Supplier<String> text;
    private final String digest;
    private final @Nullable Supplier<Prepared> prepared;
    private final boolean bundled;
    private final @Nullable RuleFile below;

    private RuleFile(
            String path,
            Supplier<String> text,
            String digest,
            @Nullable Supplier<Prepared> prepared,
            boolean bundled,
            @Nullable RuleFile below) {
        this.path = path;
        this.text = text;
        this.digest = digest;
        this.prepared = prepared;
        this.bundled = bundled;
        this.below = below;
    }

    /** A file that was read. */
    static RuleFile read(String path, String text, String digest, boolean bundled) {
        return new RuleFile(path, () -> text, digest, null, bundled, null);
    }

    /** A file of the rules jar, of which something was made when that was built; it is read when it is asked for. */
    static RuleFile prepared(String path, Supplier<String> text, String digest, Supplier<Prepared> prepared) {
        return new RuleFile(path, Once.of(text), digest, prepared, true, null);
    }

    /** The same, laid over another file of the same path, or over none. */
    RuleFile over(@Nullable RuleFile other) {
        return new RuleFile(path, text, digest, prepared, bundled, other);
    }

    /** Its place in the rule set, with slashes: {@code causes/storage/icloud-storage-full.drl}. */
    public String path() {
        return path;
    }

    /** Its text, without a byte order mark and with plain line ends. */
    public String text() {
        return text.get();
    }

    /** The SHA-256 of the text, in hexadecimal. */
    public String digest() {
        return digest;
    }

    /** What was made of it when the rules jar was built, or null. */
    @Nullable
    Prepared prepared() {
        return prepared == null ? null : prepared.get();
    }

    /** Whether it came with the rules jar. */
    public boolean bundled() {
        return bundled;
    }

    /** Whether it is as it came with the rules jar: a copy that nobody changed is. */
    public boolean isAsBundled() {
        RuleFile lowest = this;
        while (lowest.below != null) {
            lowest = lowest.below;
        }
        return bundled || (lowest.bundled && lowest.content().equals(content()));
    }

    /** The file of the same path that it was laid over, or null. */
    public @Nullable RuleFile below() {
        return below;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RuleFile file
                && path.equals(file.path)
                && digest.equals(file.digest)
                && bundled == file.bundled
                && Objects.equals(below, file.below);
    }

    @Override
    public int hashCode() {
        return digest.hashCode();
    }

    /** The digest of the bundled file that this one was copied from, where it says so. */
    public Optional<String> copiedFrom() {
        Matcher origin = ORIGIN.matcher(text());
        return origin.find() ? Optional.of(origin.group(1)) : Optional.empty();
    }

    /** The text without the line that says what it was copied from. */
    public String content() {
        return ORIGIN_LINE.matcher(text()).replaceFirst("");
    }

    /** The text with a line that says what it was copied from. */
    public String copy() {
        String line = " Copied from the bundled file, sha256:" + digest + ".\n";
        if (path.endsWith(".drl")) {
            return "//" + line + text();
        }
        return path.endsWith(".md") && text().startsWith("---\n")
                ? "---\n#" + line + text().substring(4)
                : "#" + line + text();
    }

    /** The name without folder and ending: the id of the cause or remedy that it is about. */
    public String id() {
        return id(path);
    }

    /** The id in a path. */
    public static String id(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    /** Whether the name ends so, and it is the thing itself and no translation. */
    public boolean is(String ending) {
        return path.endsWith(ending) && !isTranslation();
    }

    /** Whether it says in another language what a file beside it says: {@code icloud-storage-full.pt.md}. */
    public boolean isTranslation() {
        return isTranslation(path);
    }

    /** The same of a path. */
    public static boolean isTranslation(String path) {
        return RuleNames.language(path).isPresent();
    }

    /** The language of a translation, such as {@code pt}; empty for all else. */
    public Optional<String> language() {
        return RuleNames.language(path);
    }

    /** The path without language and ending: {@code causes/storage/icloud-storage-full}. */
    public String stem() {
        return stem(path);
    }

    static String stem(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1) + id(path);
    }

    /** Whether it is about a cause. */
    public boolean ofCause() {
        return path.startsWith("causes/");
    }

    /** Whether it is about a remedy. */
    public boolean ofRemedy() {
        return path.startsWith("remedies/");
    }

    /** Whether it is data, or a translation of data. */
    public boolean ofData() {
        return path.startsWith("data/");
    }
}
