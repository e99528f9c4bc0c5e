package org.backupdoctor.benchmarks.input;

import java.util.ArrayList;
import java.util.List;
import org.backupdoctor.DeviceSnapshot;

/** Devices as they come to a helpdesk: of some much is known, of most little. The same seed gives the same ones. */
public final class Snapshots {

    private static final List<Source> SOURCES = List.of(Source.values());

    private Snapshots() {}

    /** A device whose account is full, with so many apps in the next backup and so many backups of other devices. */
    public static DeviceSnapshot full(int apps, int backups) {
        DeviceSnapshot.Builder builder = DeviceSnapshot.builder()
                .takenAt(World.NOW)
                .icloud(icloud -> icloud.storageTotalBytes(5_000_000_000L).storageFreeBytes(800_000_000L))
                .backup(backup -> backup.enabled(true).nextSizeBytes(3_200_000_000L));
        builder.backup(backup -> {
            for (int i = 0; i < apps; i++) {
                long size = 1_000_000L * (1 + i % 900);
                String name = "App " + i;
                backup.app(app -> app.name(name).sizeBytes(size).included(true));
            }
        });
        builder.icloud(icloud -> {
            for (int i = 0; i < backups; i++) {
                String name = "Old iPhone " + i;
                long size = 1_000_000L * (100 + i % 900);
                icloud.backup(
                        backup -> backup.deviceName(name).thisDevice(false).sizeBytes(size));
            }
        });
        return builder.build();
    }

    /** So many snapshots, of all sources in turn. */
    public static List<DeviceSnapshot> of(int count, long seed) {
        List<DeviceSnapshot> snapshots = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            Chance chance = new Chance(seed * 1_000_003 + i);
            DeviceSnapshot.Builder builder =
                    DeviceSnapshot.builder().id("D-" + i).takenAt(World.NOW);
            SOURCES.get(i % SOURCES.size()).show(new World(chance), builder);
            snapshots.add(builder.build());
        }
        return List.copyOf(snapshots);
    }
}
