package org.backupdoctor.rules;

import java.util.List;
import java.util.stream.LongStream;
import org.backupdoctor.internal.snapshot.Snapshot;

/** Snapshots for tests of other packages. */
public final class Snapshots {

    private Snapshots() {}

    /** So many random ones, always the same. */
    public static List<Snapshot> random(int count) {
        return LongStream.range(0, count)
                .mapToObj(seed -> new RandomSnapshots(seed).next())
                .toList();
    }
}
