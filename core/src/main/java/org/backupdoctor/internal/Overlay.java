package org.backupdoctor.internal;

import java.nio.file.Path;
import java.util.List;
import org.backupdoctor.Problem;
import org.backupdoctor.RuleSetException;
import org.backupdoctor.internal.knowledge.RuleFiles;
import org.backupdoctor.internal.pack.Pack;

/**
 * What is laid over the bundled rules, as it was when it was looked at.
 *
 * @param place where it is from, for errors
 * @param serial its serial number; 0 when it has none
 */
public record Overlay(String place, long serial, Laying laying) {

    /** Lays it over rules. */
    @FunctionalInterface
    public interface Laying {

        /**
         * The rules with this laid over them.
         *
         * @throws RuleSetException when a file of it can't be one of a rule set
         */
        RuleFiles over(RuleFiles bundled);
    }

    /** The files of a directory; they are read when they are laid over rules. */
    public static Overlay of(Path directory) {
        return new Overlay(directory.toString(), 0, bundled -> bundled.with(directory));
    }

    /** The files of a pack. */
    public static Overlay of(String place, Pack pack) {
        return new Overlay(place, pack.serial(), bundled -> bundled.with(pack.name(), pack.files()));
    }

    /**
     * Sees that this may take the place of another.
     *
     * @param isSame whether the files are the same
     * @throws RuleSetException when the other one is newer, or is another one of the same number
     */
    void follow(long before, boolean isSame) {
        if (serial < before || (serial == before && serial > 0 && !isSame)) {
            throw new RuleSetException(List.of(new Problem(
                    place,
                    "",
                    serial < before
                            ? "The serial number of these rules is " + serial + ", but " + before + " is at work."
                            : "These rules have the serial number " + serial + " of other rules that are at work.",
                    serial < before
                            ? "Maybe an older file was put here by mistake: a newer set needs a higher number."
                            : "Maybe they were packed again after a change: that needs a higher number.")));
        }
    }
}
