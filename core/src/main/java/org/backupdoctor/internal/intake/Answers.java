package org.backupdoctor.internal.intake;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.backupdoctor.SnapshotException;
import org.backupdoctor.internal.snapshot.Schema;
import org.backupdoctor.internal.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;

/** Recognises by its keys whose answer a tree is. */
final class Answers {

    /** An object of more keys than this, of which a snapshot has none, isn't a misspelt snapshot. */
    private static final int MISSPELT_KEYS = 3;

    private Answers() {}

    /**
     * What the tree says.
     *
     * @throws SnapshotException when it is of no known kind, or is a snapshot with errors
     */
    static Answer of(Part part, @Nullable Instant modified) {
        Map<?, ?> tree = part.tree() == null ? Map.of() : part.tree();
        Instant written = modified != null && Findings.isPlausible(modified) ? modified : null;
        long known =
                tree.keySet().stream().filter(Schema.ROOT.fields()::containsKey).count();
        if (SystemStatus.recognises(tree)) {
            return SystemStatus.read(part.name(), tree, written);
        } else if (NewestRelease.recognises(tree)) {
            return NewestRelease.read(part.name(), tree, written);
        }
        if (part.json()) {
            Foreign.refuseFeeds(part.name(), tree);
        }
        if (part.json() && (tree.isEmpty() || known > 0)) {
            return snapshot(part.name(), tree, written);
        } else if (Mdm.recognises(tree)) {
            return Mdm.read(part.name(), tree, written).from(SourceKind.MDM);
        } else if (Configuration.recognises(tree)) {
            return Configuration.read(part.name(), tree, written).from(SourceKind.PROFILE);
        } else if (Lockdown.recognises(tree)) {
            return Lockdown.read(part.name(), tree, written);
        } else if (part.json() && tree.size() <= MISSPELT_KEYS && !Foreign.isExport(tree)) {
            return snapshot(part.name(), tree, written);
        }
        throw Foreign.keys(part.name(), tree);
    }

    private static Answer snapshot(String name, Map<?, ?> tree, @Nullable Instant written) {
        Map<String, Object> values = new LinkedHashMap<>(Snapshot.of(name, tree).tree());
        Instant ownTime = (Instant) values.remove("takenAt");
        return new Answer(name, values, List.of(), ownTime, written, null, true, SourceKind.SNAPSHOT, null);
    }
}
