package org.backupdoctor.internal.knowledge;

/**
 * A file of a rule set.
 *
 * @param path its place in the rule set, with slashes: {@code causes/storage/icloud-storage-full.drl}
 * @param text its text, without a byte order mark and with plain line ends
 * @param digest the SHA-256 of the text, in hexadecimal
 * @param bundled whether it came with the rules jar
 */
public record RuleFile(String path, String text, String digest, boolean bundled) {

    /** The name without folder and ending: the id of the cause or remedy that it is about. */
    public String id() {
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
