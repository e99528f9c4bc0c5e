package org.backupdoctor.internal.intake.answer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.backupdoctor.Report.Note;
import org.jspecify.annotations.Nullable;

/**
 * What one source says about a device.
 *
 * @param name what notes call it
 * @param values a checked tree of a snapshot's fields, without {@code takenAt}
 * @param notes what had to be assumed
 * @param ownTime when it was given, where it says so itself
 * @param fileTime when its file was written, where that may stand in for the time
 * @param device which device it is of
 * @param observed whether a device was looked at, rather than a file that lies around
 */
public record Answer(
        String name,
        Map<String, Object> values,
        List<Note> notes,
        @Nullable Instant ownTime,
        @Nullable Instant fileTime,
        Identity device,
        boolean observed) {

    /**
     * Whether this one, named later, counts where both disagree: the newer one, or where they don't both say when, this
     * one.
     */
    public boolean counts(Answer earlier) {
        return ownTime == null || earlier.ownTime == null || !ownTime.isBefore(earlier.ownTime);
    }

    /** The same with more notes, before its own. */
    public Answer noted(List<Note> more) {
        List<Note> all = new ArrayList<>(more);
        all.addAll(notes);
        return new Answer(name, values, List.copyOf(all), ownTime, fileTime, device, observed);
    }

    /** Whether both say when, and this one is newer. */
    public boolean isNewer(Answer other) {
        return ownTime != null && other.ownTime != null && ownTime.isAfter(other.ownTime);
    }
}
