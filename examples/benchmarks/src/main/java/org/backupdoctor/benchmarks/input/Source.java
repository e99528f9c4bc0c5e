package org.backupdoctor.benchmarks.input;

import java.time.Duration;
import java.util.List;
import org.backupdoctor.DeviceSnapshot;
import org.backupdoctor.fact.Backup;
import org.backupdoctor.fact.Complaint;
import org.backupdoctor.fact.Device;
import org.backupdoctor.fact.Icloud;
import org.backupdoctor.fact.Icloud.AccountState;
import org.backupdoctor.fact.Management;
import org.backupdoctor.fact.Network;
import org.backupdoctor.fact.Network.WifiState;
import org.backupdoctor.fact.Observation.Outcome;
import org.backupdoctor.fact.Observation.ServiceStatus;

/** Where facts about a device come from: each knows a part, and of that part not all. */
enum Source {
    /** What a device answers to its administrator's server. */
    MDM {
        @Override
        void show(World world, DeviceSnapshot.Builder to) {
            device(world, to, 0.95, true);
            to.backup(backup -> backup.enabled(world.enabled).lastSuccessAt(success(world, 1)));
            to.power(power -> power.batteryPercent(world.chance.known(0.9, world.chance.whole(5, 100))));
            to.management(management -> managed(world, management));
            to.complete("/management/profiles");
        }
    },
    /** What a device answers to a computer that it is plugged into. */
    LOCKDOWN {
        @Override
        void show(World world, DeviceSnapshot.Builder to) {
            device(world, to, 1, true);
            to.backup(backup -> backup.enabled(world.enabled).lastSuccessAt(success(world, 1)));
            to.power(power -> power.charging(true).batteryPercent(world.chance.whole(5, 100)));
        }
    },
    /** What a person tells on the telephone. */
    WORDS {
        @Override
        void show(World world, DeviceSnapshot.Builder to) {
            to.device(device -> device.iosVersion(world.chance.known(0.5, world.release.version())));
            complaint(world, to, 0.6);
            to.backup(backup -> backup.daysSinceLastSuccess(
                    world.success
                            ? world.chance.known(
                                    0.4,
                                    Duration.between(world.lastSuccess, World.NOW)
                                            .toDays())
                            : null));
            to.network(network -> network.wifi(world.chance.known(0.3, wifi(world))));
            tried(world, to, 0.4);
        }
    },
    /** What a person reads off the screens of Settings. */
    SCREENS {
        @Override
        void show(World world, DeviceSnapshot.Builder to) {
            device(world, to, 0.5, false);
            complaint(world, to, 0.4);
            icloud(world, to, 0.7);
            to.backup(backup -> {
                backup.enabled(world.chance.known(0.9, world.enabled))
                        .nextSizeBytes(world.chance.known(0.7, world.next))
                        .lastSuccessAt(success(world, 0.8));
                apps(world, backup, 0.6);
            });
            conditions(world, to, 0.5);
            tried(world, to, 0.3);
        }
    },
    /** Everything that anybody can find out. */
    EVERYTHING {
        @Override
        void show(World world, DeviceSnapshot.Builder to) {
            device(world, to, 1, true);
            complaint(world, to, 0.9);
            icloud(world, to, 1);
            to.backup(backup -> {
                backup.enabled(world.enabled).nextSizeBytes(world.next).lastSuccessAt(success(world, 1));
                apps(world, backup, 1);
                failures(world, backup);
            });
            to.complete("/icloud/backups", "/backup/apps", "/management/profiles");
            conditions(world, to, 0.95);
            to.management(management -> managed(world, management));
            to.service("iCloud Backup", world.trouble == Trouble.APPLE ? ServiceStatus.ISSUE : ServiceStatus.UP);
            tried(world, to, 0.8);
        }
    };

    private static final List<String> REMEDIES =
            List.of("restart-device", "back-up-now", "try-another-wifi", "toggle-backup", "update-ios");

    /** Puts what this source knows of a device into a snapshot. */
    abstract void show(World world, DeviceSnapshot.Builder to);

    private static java.time.@org.jspecify.annotations.Nullable Instant success(World world, double known) {
        return world.success ? world.chance.known(known, world.lastSuccess) : null;
    }

    private static void device(World world, DeviceSnapshot.Builder to, double known, boolean exact) {
        Chance chance = world.chance;
        to.device(device -> device.family(world.pad ? Device.Family.IPAD : Device.Family.IPHONE)
                .model(exact ? world.model : null)
                .iosVersion(chance.known(known, world.release.version()))
                .iosBuild(exact ? world.release.build() : null)
                .storageTotalBytes(chance.known(known, world.deviceBytes))
                .storageFreeBytes(chance.known(known, world.deviceFree))
                .passcodeSet(exact ? chance.known(known, true) : null));
    }

    private static void complaint(World world, DeviceSnapshot.Builder to, double known) {
        if (world.trouble == Trouble.NONE) {
            return;
        }
        Chance chance = world.chance;
        to.complaint((Complaint complaint) -> {
            if (!world.trouble.messages().isEmpty() && chance.is(known)) {
                complaint.message(chance.one(world.trouble.messages())).errorShown(true);
            }
            complaint
                    .manualBackupFails(chance.known(known, world.trouble != Trouble.NEVER_IN_PEACE))
                    .otherDevicesFailToo(chance.known(known / 2, world.trouble == Trouble.APPLE))
                    .otherCloudServicesFail(chance.known(known / 2, world.trouble == Trouble.ACCOUNT))
                    .failsWithinSeconds(chance.known(known / 2, world.trouble == Trouble.ACCOUNT));
        });
    }

    private static void icloud(World world, DeviceSnapshot.Builder to, double known) {
        Chance chance = world.chance;
        to.icloud((Icloud icloud) -> {
            icloud.account(chance.known(
                            known,
                            world.trouble == Trouble.ACCOUNT ? AccountState.NEEDS_ATTENTION : AccountState.SIGNED_IN))
                    .storageTotalBytes(chance.known(known, world.plan))
                    .storageFreeBytes(chance.known(known, world.free))
                    .familySharing(chance.known(known / 2, chance.is(0.2)))
                    .photosSync(chance.known(known / 2, chance.is(0.6)));
            world.stored.forEach(stored -> icloud.backup(backup -> backup.deviceName(stored.deviceName())
                    .thisDevice(stored.thisDevice())
                    .sizeBytes(chance.known(known, stored.sizeBytes()))
                    .updatedAt(chance.known(known, stored.updatedAt()))));
            icloud.usage("Backups", "1.2 GB").usage("Photos", "2.1 GB");
        });
    }

    private static void apps(World world, Backup backup, double known) {
        for (World.App app : world.apps) {
            backup.app(entry -> entry.name(app.name())
                    .bundleId(known < 1 ? null : app.bundleId())
                    .sizeBytes(world.chance.known(known, app.sizeBytes()))
                    .included(world.chance.known(known, app.included())));
        }
    }

    private static void failures(World world, Backup backup) {
        for (long i = 0; i < world.failures; i++) {
            Duration ago = Duration.ofHours(4 + 24 * i);
            backup.failure(entry -> {
                entry.at(World.NOW.minus(ago)).domain("MBErrorDomain").code(world.trouble.code());
                if (world.chance.is(0.6)) {
                    entry.text(world.chance.one(world.trouble.texts()));
                }
            });
        }
        backup.consecutiveFailures(world.failures);
    }

    private static void conditions(World world, DeviceSnapshot.Builder to, double known) {
        Chance chance = world.chance;
        to.network((Network network) -> network.wifi(chance.known(known, wifi(world)))
                .signalDbm(chance.known(known, world.trouble == Trouble.NETWORK ? chance.whole(-85, -60) : -55L))
                .internetReachable(chance.known(known, world.wifi))
                .uploadMbps(chance.known(known, world.trouble == Trouble.NETWORK ? 0.4 : 12.5))
                .vpn(chance.known(known, chance.is(0.2)))
                .lowDataMode(chance.known(known, chance.is(0.1))));
        to.power(power -> power.charging(chance.known(known, world.charges))
                .batteryPercent(chance.known(known, chance.whole(5, 100)))
                .lowPowerMode(chance.known(known, !world.charges))
                .chargesOvernight(chance.known(known, world.charges)));
        to.screen(screen -> screen.locked(chance.known(known, world.locks)));
    }

    private static void managed(World world, Management management) {
        boolean policy = world.trouble == Trouble.POLICY;
        management.enrolled(world.managed).supervised(world.managed);
        if (world.managed) {
            management
                    .profile(profile -> profile.identifier("com.example.restrictions")
                            .name("Corporate")
                            .organization("Example")
                            .fromMdm(true)
                            .removable(false)
                            .payloadType("com.apple.applicationaccess")
                            .restriction("allowCloudBackup", !policy))
                    .restriction("allowCloudBackup", !policy);
        }
    }

    private static void tried(World world, DeviceSnapshot.Builder to, double known) {
        if (world.trouble != Trouble.NONE && world.chance.is(known)) {
            to.tried(world.chance.one(REMEDIES), Outcome.NO_CHANGE);
        }
    }

    private static WifiState wifi(World world) {
        return world.wifi ? WifiState.CONNECTED : WifiState.NOT_CONNECTED;
    }
}
