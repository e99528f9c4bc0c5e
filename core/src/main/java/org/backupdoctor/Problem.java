package org.backupdoctor;

import java.io.Serializable;

/**
 * One thing that is wrong with an input, told to whoever can mend it.
 *
 * @param file the file or source it stands in
 * @param place where in it: a JSON path, or {@code line:column}; empty when it is the whole
 * @param message what is wrong, with the values
 * @param hint what may be meant, a sentence that begins with "Maybe"; empty when there is no guess
 */
public record Problem(String file, String place, String message, String hint) implements Serializable {

    /** A problem without a hint. */
    public Problem(String file, String place, String message) {
        this(file, place, message, "");
    }

    /** Where, what, and "Maybe …", each on a line of its own. */
    @Override
    public String toString() {
        String where = place.isEmpty() ? file : place.startsWith("/") ? file + "  " + place : file + ":" + place;
        return where + "\n  " + message + (hint.isEmpty() ? "" : "\n  " + hint);
    }
}
