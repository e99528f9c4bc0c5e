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
 * @param kind what the source is
 * @param beside what it says of whatever device it is given beside; null for the answer of one device
 */
public record Answer(
        String name,
        Map<String, Object> values,
        List<Note> notes,
        @Nullable Instant ownTime,
        @Nullable Instant fileTime,
        Identity device,
        boolean observed,
        SourceKind kind,
        @Nullable Beside beside) {

    /** Says of a device what a source holds that isn't about one device alone. */
    public interface Beside {

        /**
         * What it says.
         *
         * @param known what is known of the device
         * @param at when the device was looked at; null when that is unknown
         */
        Answer of(Map<String, Object> known, @Nullable Instant at);
    }

    /** Something that is so for every device, to be held beside what is known of one. */
    public static Answer beside(String name, @Nullable Instant fileTime, SourceKind kind, Beside beside) {
        return new Answer(name, Map.of(), List.of(), null, fileTime, Identity.NONE, false, kind, beside);
    }

    /** The same, of a source of this kind. */
    public Answer from(SourceKind other) {
        return new Answer(name, values, notes, ownTime, fileTime, device, observed, other, beside);
    }

    /** Whether it is the answer of a device. */
    public boolean isOfDevice() {
        return beside == null;
    }

    /**
     * Whether this one, named later, counts where both disagree: the newer one; where they don't both say when, the surer
     * one; else this one.
     */
    public boolean counts(Answer earlier) {
        return isNewer(earlier) || (!earlier.isNewer(this) && !earlier.isSurer(this));
    }

    /** Only what tells of which device it is. */
    public Answer brief() {
        Map<String, Object> id = values.containsKey("id") ? Map.of("id", values.get("id")) : Map.of();
        return new Answer(name, id, List.of(), null, null, device, observed, kind, beside);
    }

    /** The same with more notes, before its own. */
    public Answer noted(List<Note> more) {
        List<Note> all = new ArrayList<>(more);
        all.addAll(notes);
        return new Answer(name, values, List.copyOf(all), ownTime, fileTime, device, observed, kind, beside);
    }

    /** Whether both say when, and this one is newer. */
    public boolean isNewer(Answer other) {
        return ownTime != null && other.ownTime != null && ownTime.isAfter(other.ownTime);
    }

    /** Whether this one knows better. */
    public boolean isSurer(Answer other) {
        return kind.confidence().compareTo(other.kind.confidence()) < 0;
    }
}
