package org.backupdoctor.fact;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** The device itself: the group {@code device}. */
public final class Device extends Group<Device> {

    /** What kind of device it is. */
    public enum Family {
        IPHONE,
        IPAD,
        IPOD
    }

    /** How warm the device says it is. */
    public enum ThermalState {
        NOMINAL,
        FAIR,
        SERIOUS,
        CRITICAL
    }

    /** Whether what a fault shows is seen on the device. */
    public enum Symptom {
        SHOWN,
        NOT_SHOWN,
        NOT_KNOWN
    }

    /** What kind of device it is. */
    @FactAt("/device/family")
    public record DeviceFamily(Family family) implements Fact {}

    /** The product type, as the device reports it, such as {@code iPhone17,1}. */
    @FactAt("/device/model")
    public record DeviceModel(String productType) implements Fact {}

    /** When the device was first used. */
    @FactAt("/device/firstUsedAt")
    public record FirstUsed(Instant at) implements Fact {}

    /** For how many whole days the device is in use. */
    @FactAt(
            value = {"/device/firstUsedAt", "/takenAt"},
            from = {FirstUsed.class, Observation.TakenAt.class})
    public record DeviceAge(long days) implements Fact {}

    /** The iOS or iPadOS version; where only a build is known, the version which the release list gives for it. */
    @FactAt("/device/iosVersion")
    public record IosVersion(String version) implements Fact {

        /** Whether this version is older than that one; numbers are compared part by part, so 9.3 is older than 16.1. */
        public boolean olderThan(String other) {
            return Versions.compare(version, other) < 0;
        }

        /** Whether this version is that one or newer. */
        public boolean atLeast(String other) {
            return !olderThan(other);
        }

        /** Whether this version is that one; 18 is the same as 18.0. */
        public boolean sameAs(String other) {
            return Versions.compare(version, other) == 0;
        }

        /** Whether this version is newer than that one. */
        public boolean newerThan(String other) {
            return Versions.compare(version, other) > 0;
        }

        /** Whether the first number of this version is smaller than that of the other one. */
        public boolean majorOlderThan(String other) {
            return Versions.major(version) < Versions.major(other);
        }
    }

    /** The build, such as {@code 22F76}. */
    @FactAt("/device/iosBuild")
    public record IosBuild(String build) implements Fact {

        /** Whether this build comes after that one in the order of builds; no, where one of them can't be placed in it. */
        public boolean newerThan(String other) {
            return Builds.newer(build, other);
        }
    }

    /** The installed release is a beta; where only a build is known, what the release list says of it. */
    @FactAt("/device/prerelease")
    public record Prerelease(boolean yes) implements YesNo {}

    /**
     * The newest release that the release list gives for this model, and the day the list is of. It isn't certain that a device with this
     * version has the newest where the list is stale for the snapshot, or where the device runs a beta.
     */
    @FactAt("/device/model")
    public record NewestIos(String version, String build, LocalDate listedOn, boolean certain) implements Fact {

        /** Whether this version is that one or newer; numbers are compared part by part. */
        public boolean atLeast(String other) {
            return Versions.compare(version, other) >= 0;
        }
    }

    /**
     * The release list: the newest version and the newest build that it has for this model, betas too, or for any model where it
     * doesn't have this one; the day it is of, and after how many days newer releases may well be out.
     */
    @FactAt(value = "/device/model", from = DeviceModel.class)
    public record ReleaseList(String version, String build, LocalDate listedOn, int staleAfterDays) implements Fact {

        /** How many days after the day of the list the snapshot was taken; less than 0 when it was before. */
        public long ageDaysAt(Observation.TakenAt taken) {
            return ChronoUnit.DAYS.between(listedOn, taken.day());
        }

        /** Whether newer releases may well have been out when the snapshot was taken. */
        public boolean staleAt(Observation.TakenAt taken) {
            return ageDaysAt(taken) > staleAfterDays;
        }
    }

    /**
     * A fault of exactly this release that {@code data/faults} knows: the cause that it belongs to, what it is in half a sentence, whether
     * its symptom is there, and the release that mended it, or an empty text.
     */
    @FactAt(value = "/device/iosVersion", from = IosVersion.class)
    public record KnownFault(String cause, String title, Symptom symptom, String mendedIn) implements Fact {}

    /** A remedy that helped with a known fault of this release. */
    @FactAt(value = "/device/iosVersion", from = IosVersion.class)
    public record FaultWorkaround(String remedy, String title, Symptom symptom) implements Fact {}

    /** The size of the device's own storage in bytes. */
    @FactAt("/device/storageTotalBytes")
    public record DeviceStorage(long totalBytes) implements Fact {}

    /** Free bytes of the device's own storage. */
    @FactAt("/device/storageFreeBytes")
    public record FreeDeviceStorage(long sizeBytes) implements Fact {

        /** What of the device's storage is free, in percent. */
        public double percentOf(DeviceStorage whole) {
            return whole.totalBytes() == 0 ? 0 : 100.0 * sizeBytes / whole.totalBytes();
        }
    }

    /** The device says that its storage is almost full, without a figure. */
    @FactAt("/device/storageLow")
    public record DeviceStorageLow(boolean yes) implements YesNo {}

    /** The device is jailbroken. */
    @FactAt("/device/jailbroken")
    public record Jailbroken(boolean yes) implements YesNo {}

    /** A passcode is set. */
    @FactAt("/device/passcodeSet")
    public record PasscodeSet(boolean yes) implements YesNo {}

    /** Setup Assistant is through. */
    @FactAt("/device/setupFinished")
    public record SetupFinished(boolean yes) implements YesNo {}

    /** A Shared iPad. */
    @FactAt("/device/sharedIpad")
    public record SharedIpad(boolean yes) implements YesNo {}

    /** How warm the device is. */
    @FactAt("/device/thermalState")
    public record DeviceHeat(ThermalState state) implements Fact {}

    /** The device's clock minus true time, in seconds. */
    @FactAt("/device/clockSkewSeconds")
    public record ClockSkew(long seconds) implements Fact {

        /** How far off the clock is, in seconds, early or late. */
        public long distanceSeconds() {
            return Math.abs(seconds);
        }
    }

    /** See {@link DeviceFamily}. */
    public Device family(@Nullable Family family) {
        return set("family", family);
    }

    /** See {@link DeviceModel}. */
    public Device model(@Nullable String productType) {
        return set("model", productType);
    }

    /** See {@link FirstUsed}. */
    public Device firstUsedAt(@Nullable Instant at) {
        return set("firstUsedAt", at);
    }

    /** See {@link IosVersion}. */
    public Device iosVersion(@Nullable String version) {
        return set("iosVersion", version);
    }

    /** See {@link IosBuild}. */
    public Device iosBuild(@Nullable String build) {
        return set("iosBuild", build);
    }

    /** See {@link Prerelease}. */
    public Device prerelease(@Nullable Boolean yes) {
        return set("prerelease", yes);
    }

    /** Bytes; see {@link DeviceStorage}. */
    public Device storageTotalBytes(@Nullable Long bytes) {
        return set("storageTotalBytes", bytes);
    }

    /** A size with its unit, such as {@code "128 GB"}; see {@link DeviceStorage}. */
    public Device storageTotal(@Nullable String size) {
        return set("storageTotalBytes", size);
    }

    /** Bytes; see {@link FreeDeviceStorage}. */
    public Device storageFreeBytes(@Nullable Long bytes) {
        return set("storageFreeBytes", bytes);
    }

    /** A size with its unit, such as {@code "900 MB"}; see {@link FreeDeviceStorage}. */
    public Device storageFree(@Nullable String size) {
        return set("storageFreeBytes", size);
    }

    /** See {@link DeviceStorageLow}. */
    public Device storageLow(@Nullable Boolean yes) {
        return set("storageLow", yes);
    }

    /** See {@link Jailbroken}. */
    public Device jailbroken(@Nullable Boolean yes) {
        return set("jailbroken", yes);
    }

    /** See {@link PasscodeSet}. */
    public Device passcodeSet(@Nullable Boolean yes) {
        return set("passcodeSet", yes);
    }

    /** See {@link SetupFinished}. */
    public Device setupFinished(@Nullable Boolean yes) {
        return set("setupFinished", yes);
    }

    /** See {@link SharedIpad}. */
    public Device sharedIpad(@Nullable Boolean yes) {
        return set("sharedIpad", yes);
    }

    /** See {@link DeviceHeat}. */
    public Device thermalState(@Nullable ThermalState state) {
        return set("thermalState", state);
    }

    /** Seconds, early or late; see {@link ClockSkew}. */
    public Device clockSkewSeconds(@Nullable Long seconds) {
        return set("clockSkewSeconds", seconds);
    }
}
