package org.backupdoctor.benchmarks.input;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A device with everything about it, known or not. What is drawn hangs together: a plan that is full has no room for the next backup. */
final class World {

    static final Instant NOW = Instant.parse("2026-11-20T07:00:00Z");

    private static final long GB = 1_000_000_000L;

    private static final List<String> PHONES =
            List.of("iPhone13,2", "iPhone14,5", "iPhone15,2", "iPhone16,1", "iPhone17,1", "iPhone18,1");
    private static final List<String> PADS = List.of("iPad13,18", "iPad14,3", "iPad16,3");
    private static final List<Release> RELEASES = List.of(
            new Release("27.0.1", "24A446"),
            new Release("26.6.2", "23G90"),
            new Release("26.6.1", "23G83"),
            new Release("18.5", "22F76"));
    private static final List<String> APPS = List.of(
            "Photo Library",
            "WhatsApp",
            "Video",
            "Voice Memos",
            "Maps",
            "Games",
            "Notes",
            "Podcasts",
            "Scanner",
            "Bank");

    /** A release and its build. */
    record Release(String version, String build) {}

    /** An app in the next backup. */
    record App(String name, String bundleId, long sizeBytes, boolean included) {}

    /** A backup in the account. */
    record Stored(String deviceName, boolean thisDevice, long sizeBytes, Instant updatedAt) {}

    final Chance chance;
    final Trouble trouble;
    final boolean pad;
    final String model;
    final Release release;
    final long deviceBytes;
    final long deviceFree;
    final long plan;
    final long free;
    final long next;
    final boolean success;
    final Instant lastSuccess;
    final long failures;
    final List<App> apps = new ArrayList<>();
    final List<Stored> stored = new ArrayList<>();
    final boolean managed;
    final boolean enabled;
    final boolean wifi;
    final boolean charges;
    final boolean locks;

    World(Chance chance) {
        this.chance = chance;
        this.trouble = chance.one(List.of(Trouble.values()));
        this.pad = chance.is(0.25);
        this.model = chance.one(pad ? PADS : PHONES);
        this.release = chance.one(RELEASES);
        this.deviceBytes = chance.one(List.of(64L, 128L, 256L, 512L)) * GB;
        this.deviceFree = trouble == Trouble.DEVICE_FULL
                ? chance.bytes(10_000_000, 900_000_000)
                : chance.bytes(6 * GB, deviceBytes / 2);
        for (long i = chance.whole(3, APPS.size()); i > 0; i--) {
            String name = APPS.get((int) i - 1);
            apps.add(new App(
                    name,
                    "com.example." + name.toLowerCase(java.util.Locale.ROOT).replace(' ', '-'),
                    chance.bytes(1_000_000, 4 * GB),
                    chance.is(0.85)));
        }
        this.next =
                apps.stream().filter(App::included).mapToLong(App::sizeBytes).sum() + chance.bytes(50_000_000, GB);
        boolean full = trouble == Trouble.ICLOUD_FULL;
        this.plan = full ? 5 * GB : chance.one(List.of(50L, 200L, 2_000L)) * GB;
        this.free =
                full ? chance.bytes(1_000_000, Math.min(next, plan - 1)) : chance.bytes(Math.min(next, plan / 2), plan);
        boolean healthy = trouble == Trouble.NONE;
        this.success = healthy || chance.is(0.8);
        this.lastSuccess =
                NOW.minus(Duration.ofMinutes(healthy ? chance.whole(60, 2_800) : chance.whole(12_000, 250_000)));
        this.failures = trouble.fails() ? chance.whole(1, 5) : 0;
        stored(chance.is(0.5));
        this.managed = trouble == Trouble.POLICY || chance.is(0.2);
        this.enabled = trouble != Trouble.SWITCHED_OFF && trouble != Trouble.POLICY;
        this.wifi = trouble != Trouble.NETWORK || chance.is(0.7);
        this.charges = trouble != Trouble.NEVER_IN_PEACE || chance.is(0.4);
        this.locks = trouble != Trouble.NEVER_IN_PEACE || chance.is(0.4);
    }

    private void stored(boolean others) {
        if (success) {
            stored.add(new Stored(pad ? "iPad" : "iPhone", true, chance.bytes(next / 2, next), lastSuccess));
        }
        for (long i = others ? chance.whole(1, 2) : 0; i > 0; i--) {
            stored.add(new Stored(
                    "Old iPhone " + i,
                    false,
                    chance.bytes(200_000_000, 3 * GB),
                    NOW.minus(Duration.ofDays(chance.whole(30, 700)))));
        }
    }
}
