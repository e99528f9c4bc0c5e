package org.backupdoctor.internal.intake.answer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A kind of source: tells by content whether something is of it, and reads what that says about a device. Has no state. */
public interface Kind {

    /** What it is called where all sources are described. */
    String title();

    /** What is said of where its facts are from. */
    SourceKind source();

    /** Whether it is of this kind; asked only of a part that could be read. */
    boolean recognises(Part part);

    /**
     * Whether it is of this kind for sure, so that what is wrong with it is worth telling even where most files are of other kinds.
     *
     * @param part what can't be read; where it is damaged, the names in it alone, each with {@code true}
     */
    default boolean isClaimed(Part part) {
        return recognises(part);
    }

    /**
     * What it says.
     *
     * @param written when its file was written, where that can be a time of observation
     * @throws org.backupdoctor.SnapshotException when it is of this kind, and still says nothing that can be read
     */
    Answer read(Part part, @Nullable Instant written);
}
