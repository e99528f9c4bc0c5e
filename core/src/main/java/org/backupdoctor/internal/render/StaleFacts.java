package org.backupdoctor.internal.render;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.backupdoctor.Report.Confidence;
import org.backupdoctor.Report.Note;
import org.backupdoctor.Report.NoteKind;
import org.backupdoctor.Report.Provenance;
import org.backupdoctor.internal.snapshot.Provenances;
import org.backupdoctor.internal.snapshot.Snapshot;

/** Says which sources of a snapshot are much older than the snapshot itself. */
final class StaleFacts {

    private StaleFacts() {}

    /** A note for each source that is. What was only assumed wasn't observed at any time. */
    static List<Note> notes(Case about, Wording wording) {
        Snapshot snapshot = about.snapshot();
        Instant taken = snapshot.takenAt().orElse(null);
        if (taken == null || snapshot.provenances() == Provenances.NONE) {
            return List.of();
        }
        Duration most = Duration.ofDays(about.knowledge().weights().staleDays());
        List<Note> notes = new ArrayList<>();
        snapshot.provenances().paths().forEach((from, paths) -> {
            List<String> leaves = leaves(snapshot, from, paths);
            Duration age = from.at().map(at -> Duration.between(at, taken)).orElse(Duration.ZERO);
            if (age.compareTo(most) > 0 && from.confidence() != Confidence.ASSUMED && !leaves.isEmpty()) {
                Instant day = from.at().orElse(taken).truncatedTo(ChronoUnit.SECONDS);
                notes.add(new Note(
                        NoteKind.OUTDATED,
                        wording.phrase("note.stale", from.name(), wording.date(day), wording.days(age.toDays())),
                        leaves));
            }
        });
        return notes;
    }

    /** The paths of values that are from there, leaving out those that only hold others. */
    private static List<String> leaves(Snapshot snapshot, Provenance from, List<String> paths) {
        return paths.stream()
                .filter(path -> !path.isEmpty()
                        && snapshot.at(path) != null
                        && paths.stream().noneMatch(other -> other.startsWith(path + "/"))
                        && snapshot.provenance(path).filter(from::equals).isPresent())
                .sorted()
                .toList();
    }
}
