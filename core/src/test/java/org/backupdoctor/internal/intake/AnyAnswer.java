package org.backupdoctor.internal.intake;

import java.util.List;
import org.backupdoctor.DeviceSnapshot;
import org.backupdoctor.Intake;
import org.backupdoctor.Intake.Item;
import org.backupdoctor.Intake.Source;
import org.backupdoctor.SnapshotException;
import org.backupdoctor.internal.snapshot.Snapshot;

/** Reads whatever bytes, and looks that nothing comes of it but snapshots that are sound and problems that say something. */
final class AnyAnswer {

    private AnyAnswer() {}

    /**
     * Reads them as a whole and one by one.
     *
     * @throws AssertionError when something else comes of it
     */
    static void read(byte[] bytes) {
        Source source = new Source("any", bytes, Given.WRITTEN);
        List<Item> items = Intake.standard().keepingIdentifiers(true).items(source);
        require(!items.isEmpty(), "There is neither a snapshot nor a problem.");
        for (Item item : items) {
            DeviceSnapshot snapshot = item.snapshot();
            require((snapshot == null) != item.problems().isEmpty(), "There is a snapshot and a problem, or neither.");
            item.problems().forEach(problem -> {
                require(!problem.message().isBlank() && problem.hint().startsWith("Maybe"), problem.toString());
                require(problem.toString().length() < 20_000, "The problem is longer than anybody reads.");
            });
            if (snapshot != null) {
                sound(snapshot);
            }
        }
        try {
            Intake.standard().mergedSources(List.of(source, source));
        } catch (SnapshotException expected) {
            require(!expected.problems().isEmpty(), "There is no problem.");
        }
    }

    private static void sound(DeviceSnapshot snapshot) {
        require(DeviceSnapshot.fromJson(snapshot.toJson()).equals(snapshot), "Its JSON gives another snapshot.");
        ((Snapshot) snapshot).facts();
        DeviceSnapshot redacted = snapshot.redacted();
        require(DeviceSnapshot.fromJson(redacted.toJson()).equals(redacted), "What is redacted isn't a snapshot.");
        snapshot.notes()
                .forEach(note -> require(note.text().length() < 20_000, "The note is longer than anybody reads."));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
