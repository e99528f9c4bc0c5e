package org.backupdoctor.internal.document;

import java.util.List;

/**
 * A piece of text that looks the same all along.
 *
 * @param look how it looks
 * @param text what it says
 */
public record Run(Look look, String text) {

    /** How a piece of text looks. */
    public enum Look {
        PLAIN,
        STRONG,
        /** As it stands in files: paths, rules, values. */
        CODE,
        /** An address, which is where it leads too; only one of https does. */
        LINK
    }

    /** A text as it comes. */
    public static List<Run> plain(String text) {
        return List.of(new Run(Look.PLAIN, text));
    }

    /** A text that matters. */
    public static List<Run> strong(String text) {
        return List.of(new Run(Look.STRONG, text));
    }

    /** A text as it stands in files. */
    public static List<Run> code(String text) {
        return List.of(new Run(Look.CODE, text));
    }

    /** An address. */
    public static List<Run> link(String address) {
        return List.of(new Run(Look.LINK, address));
    }
}
