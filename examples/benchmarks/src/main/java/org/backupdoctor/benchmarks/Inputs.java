package org.backupdoctor.benchmarks;

import java.util.ArrayList;
import java.util.List;
import org.backupdoctor.DeviceSnapshot;
import org.backupdoctor.benchmarks.input.Snapshots;
import org.backupdoctor.benchmarks.library.Library;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The library, and what is diagnosed: generated devices and the rule set's own cases. */
@State(Scope.Benchmark)
public class Inputs {

    private static final long SEED = 20261120;

    /** How many generated devices there are beside the cases. */
    @Param("10000")
    public int devices = 10_000;

    private final Library library = Library.bundled();
    private List<DeviceSnapshot> snapshots = List.of();

    /** Makes the devices. */
    @Setup
    public void make() {
        snapshots = snapshots(library, devices);
    }

    /** So many generated devices, and the cases. */
    public static List<DeviceSnapshot> snapshots(Library library, int devices) {
        List<DeviceSnapshot> all = new ArrayList<>(Snapshots.of(devices, SEED));
        all.addAll(library.cases());
        return List.copyOf(all);
    }

    Library library() {
        return library;
    }

    List<DeviceSnapshot> snapshots() {
        return snapshots;
    }
}
