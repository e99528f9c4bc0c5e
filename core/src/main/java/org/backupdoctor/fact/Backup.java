package org.backupdoctor.fact;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** iCloud Backup on this device: the group {@code backup}. */
public final class Backup extends Group<Backup> {

    /** Where an app came from. {@code SIDELOADED}: TrollStore, a jailbreak and the like. */
    public enum AppOrigin {
        APP_STORE,
        ENTERPRISE,
        SIDELOADED
    }

    /** What kind of thing an error code speaks of, as {@code data/errors.yaml} sorts them. */
    public enum ErrorKind {
        /** No failure. */
        FINE,
        /** Something went wrong, and the code doesn't say what. */
        GENERIC,
        /** Several things went wrong: the codes inside tell. */
        SEVERAL,
        /** Something is there already. */
        CONFLICT,
        /** Something that should be there isn't. */
        NOT_FOUND,
        /** A file of an app can't be used. */
        FILE,
        /** A file can't be read from the device's storage. */
        READING,
        /** Protected data couldn't be read, or backup was busy elsewhere. */
        LOCKED,
        /** The connection between two programs of the device broke. */
        AGENT,
        /** The server asks to come back later. */
        THROTTLED,
        /** A policy forbids it. */
        POLICY,
        /** The device itself is full. */
        DEVICE_STORAGE,
        /** Somebody or the system cancelled. */
        CANCELLED,
        /** The system put it off: a condition was lost on the way. */
        DEFERRED,
        /** What is stored comes from a newer iOS. */
        NEWER_BACKUP,
        /** There is no backup, or it was deleted. */
        NO_BACKUP,
        /** Backing up to or restoring from a computer. */
        COMPUTER,
        /** Keys of files are missing. */
        KEYS,
        /** Nobody is signed in. */
        NO_ACCOUNT,
        /** The connection failed. */
        NETWORK,
        /** There was no connection. */
        OFFLINE,
        /** A name couldn't be looked up. */
        DNS,
        /** A secure connection couldn't be made. */
        TLS,
        /** The server refused. */
        REFUSED,
        /** The server failed. */
        SERVER,
        /** iCloud has too little room. */
        QUOTA,
        /** The sign-in wasn't accepted. */
        SIGN_IN,
        /** The account was moved. */
        ACCOUNT_MOVED,
        /** Nobody knows. */
        UNKNOWN
    }

    /** What is known of an app in backups. */
    public enum Trouble {
        /** It makes backups larger than they should be. */
        INFLATES,
        /** One of its files breaks backups. */
        UNREADABLE,
        /** It breaks the program that backs up. */
        BREAKS
    }

    /** "Back Up This iPhone" is on. */
    @FactAt("/backup/enabled")
    public record BackupEnabled(boolean yes) implements YesNo {}

    /** The switch is grey. */
    @FactAt("/backup/switchGreyedOut")
    public record SwitchGreyedOut(boolean yes) implements YesNo {}

    /** The button Back Up Now is grey. */
    @FactAt("/backup/backUpNowGreyedOut")
    public record BackUpNowGreyedOut(boolean yes) implements YesNo {}

    /** The size of the next backup in bytes. */
    @FactAt("/backup/nextSizeBytes")
    public record NextBackup(long sizeBytes) implements Fact {}

    /** When the last backup succeeded. */
    @FactAt("/backup/lastSuccessAt")
    public record LastSuccess(Instant at) implements Fact {

        /** Whether that is more than so many days ago, to the second. */
        public boolean olderThan(long days, Observation.TakenAt taken) {
            return at.isBefore(taken.at().minus(Duration.ofDays(days)));
        }
    }

    /** How many whole days ago the last backup succeeded: from its date and the snapshot's, else as it was given. */
    @FactAt({"/backup/lastSuccessAt", "/backup/daysSinceLastSuccess"})
    public record BackupAge(long days) implements Fact {}

    /** There never was a backup. */
    @FactAt("/backup/neverSucceeded")
    public record NeverSucceeded(boolean yes) implements YesNo {}

    /** The backup was there and is gone. */
    @FactAt("/backup/vanished")
    public record BackupVanished(boolean yes) implements YesNo {}

    /** A backup is running. */
    @FactAt("/backup/running")
    public record BackupRunning(boolean yes) implements YesNo {}

    /** "Back Up Over Cellular" is on. */
    @FactAt("/backup/overCellular")
    public record OverCellular(boolean yes) implements YesNo {}

    /** How many runs in a row failed. */
    @FactAt("/backup/consecutiveFailures")
    public record ConsecutiveFailures(long count) implements Fact {}

    /** The device waits until then before it tries again. */
    @FactAt("/backup/retryAt")
    public record RetryAt(Instant at) implements Fact {

        /** Whether it is still waiting. */
        public boolean isAfter(Observation.TakenAt taken) {
            return at.isAfter(taken.at());
        }
    }

    /** The photo library is inside the backup. */
    @FactAt("/backup/includesPhotoLibrary")
    public record IncludesPhotoLibrary(boolean yes) implements YesNo {}

    /** An app in the list of the next backup, and how many bytes of its data would be backed up. */
    @FactAt("/backup/apps/*")
    public record AppSize(
            int index,

            @Field(
                    value = {"name", "bundleId"},
                    unnamed = "an app")
            String name,

            long sizeBytes)
            implements FreesRoom {

        @Override
        public long freesBytes() {
            return sizeBytes;
        }
    }

    /** An app is switched on in the list of the next backup. */
    @FactAt("/backup/apps/*")
    public record AppIncluded(int index, @Field("included") boolean yes) implements YesNo {}

    /** An app is shown in the list that lets the owner leave it out. */
    @FactAt("/backup/apps/*")
    public record AppInList(int index, @Field("inList") boolean yes) implements YesNo {}

    /** Where an app came from. */
    @FactAt("/backup/apps/*")
    public record AppSource(
            int index,

            @Field(
                    value = {"name", "bundleId"},
                    unnamed = "an app")
            String name,

            @Field("source") AppOrigin origin)
            implements Fact {}

    /** The bundle identifier of an app. */
    @FactAt("/backup/apps/*")
    public record AppBundle(int index, String bundleId) implements Fact {}

    /** A failed run's error code; index 0 is the newest failure. */
    @FactAt("/backup/failures/*")
    public record Failure(int index, String domain, long code) implements Fact {}

    /**
     * What went wrong in the newest failed run: its code, the codes inside its text, and those of other entries of the same time. There
     * is none when a later run succeeded. Runs that were cancelled or put off since hide it not; the codes of the newest of these are there
     * too, as no root. {@code root}: no code says it more exactly. {@code meaning} is a half sentence of
     * {@code data/errors.yaml}, {@code passing} whether such an error often goes by itself, {@code counts} whether the device counts it
     * when it decides how long to wait.
     */
    @FactAt(value = "/backup/failures", from = Failure.class)
    public record NewestError(
            String domain, long code, ErrorKind kind, String meaning, boolean passing, boolean counts, boolean root)
            implements Fact {}

    /** An app that {@code data/apps.yaml} knows to trouble backups, and the version that mended it, where one did. */
    @FactAt(value = "/backup/apps/*", from = AppSize.class)
    public record KnownApp(int index, String name, Trouble trouble, String mendedIn) implements Fact {}

    /** A failed run's error text. */
    @FactAt("/backup/failures/*")
    public record FailureText(int index, String text) implements Fact {

        /** Whether the text holds these words, whatever their case. */
        public boolean mentions(String words) {
            return text.toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT));
        }
    }

    /** When a run failed. */
    @FactAt("/backup/failures/*")
    public record FailureDate(int index, Instant at) implements Fact {}

    /** The app that a failed run names, by itself or in its text. */
    @FactAt("/backup/failures/*")
    public record FailureApp(int index, String bundleId) implements Fact {}

    /** How many different apps the failed runs name. */
    @FactAt(value = "/backup/failures", from = FailureApp.class)
    public record FailingApps(long count) implements Fact {}

    /** How many whole hours before the snapshot the newest run failed. */
    @FactAt(
            value = {"/backup/failures", "/takenAt"},
            from = {FailureDate.class, Observation.TakenAt.class})
    public record FailureAge(long hours) implements Fact {}

    /** How many whole hours after the first use of the device the last good backup was made; 0 when it was made before. */
    @FactAt(
            value = {"/backup/lastSuccessAt", "/device/firstUsedAt"},
            from = {LastSuccess.class, Device.FirstUsed.class})
    public record SuccessAfterFirstUse(long hours) implements Fact {}

    /** An app in the list of the next backup. */
    public static final class AppEntry extends Group<AppEntry> {

        /** See {@link AppBundle}. */
        public AppEntry bundleId(@Nullable String bundleId) {
            return set("bundleId", bundleId);
        }

        /** See {@link AppSize}. */
        public AppEntry name(@Nullable String name) {
            return set("name", name);
        }

        /** Bytes, 0 or more; see {@link AppSize}. */
        public AppEntry sizeBytes(@Nullable Long bytes) {
            return set("sizeBytes", bytes);
        }

        /** A size with its unit, such as {@code "3.2 GB"}; see {@link AppSize}. */
        public AppEntry size(@Nullable String size) {
            return set("sizeBytes", size);
        }

        /** See {@link AppIncluded}. */
        public AppEntry included(@Nullable Boolean yes) {
            return set("included", yes);
        }

        /** See {@link AppInList}. */
        public AppEntry inList(@Nullable Boolean yes) {
            return set("inList", yes);
        }

        /** See {@link AppSource}. */
        public AppEntry source(@Nullable AppOrigin origin) {
            return set("source", origin);
        }
    }

    /** A failed run. */
    public static final class FailureEntry extends Group<FailureEntry> {

        /** See {@link FailureDate}. */
        public FailureEntry at(@Nullable Instant at) {
            return set("at", at);
        }

        /** See {@link Failure}. */
        public FailureEntry domain(@Nullable String domain) {
            return set("domain", domain);
        }

        /** See {@link Failure}. */
        public FailureEntry code(@Nullable Long code) {
            return set("code", code);
        }

        /** See {@link FailureText}. */
        public FailureEntry text(@Nullable String text) {
            return set("text", text);
        }

        /** See {@link FailureApp}. */
        public FailureEntry bundleId(@Nullable String bundleId) {
            return set("bundleId", bundleId);
        }
    }

    /** See {@link BackupEnabled}. */
    public Backup enabled(@Nullable Boolean yes) {
        return set("enabled", yes);
    }

    /** See {@link SwitchGreyedOut}. */
    public Backup switchGreyedOut(@Nullable Boolean yes) {
        return set("switchGreyedOut", yes);
    }

    /** See {@link BackUpNowGreyedOut}. */
    public Backup backUpNowGreyedOut(@Nullable Boolean yes) {
        return set("backUpNowGreyedOut", yes);
    }

    /** Bytes, 0 or more; see {@link NextBackup}. */
    public Backup nextSizeBytes(@Nullable Long bytes) {
        return set("nextSizeBytes", bytes);
    }

    /** A size with its unit, such as {@code "3.2 GB"}; see {@link NextBackup}. */
    public Backup nextSize(@Nullable String size) {
        return set("nextSizeBytes", size);
    }

    /** See {@link LastSuccess}. */
    public Backup lastSuccessAt(@Nullable Instant at) {
        return set("lastSuccessAt", at);
    }

    /** Whole days, 0 or more; see {@link BackupAge}. */
    public Backup daysSinceLastSuccess(@Nullable Long days) {
        return set("daysSinceLastSuccess", days);
    }

    /** See {@link NeverSucceeded}. */
    public Backup neverSucceeded(@Nullable Boolean yes) {
        return set("neverSucceeded", yes);
    }

    /** See {@link BackupVanished}. */
    public Backup vanished(@Nullable Boolean yes) {
        return set("vanished", yes);
    }

    /** See {@link BackupRunning}. */
    public Backup running(@Nullable Boolean yes) {
        return set("running", yes);
    }

    /** See {@link OverCellular}. */
    public Backup overCellular(@Nullable Boolean yes) {
        return set("overCellular", yes);
    }

    /** 0 or more; see {@link ConsecutiveFailures}. */
    public Backup consecutiveFailures(@Nullable Long count) {
        return set("consecutiveFailures", count);
    }

    /** See {@link RetryAt}. */
    public Backup retryAt(@Nullable Instant at) {
        return set("retryAt", at);
    }

    /** See {@link IncludesPhotoLibrary}. */
    public Backup includesPhotoLibrary(@Nullable Boolean yes) {
        return set("includesPhotoLibrary", yes);
    }

    /** Adds an app to the list of the next backup. */
    public Backup app(Consumer<AppEntry> app) {
        return add("apps", new AppEntry(), app);
    }

    /** Adds a failed run, the newest first. */
    public Backup failure(Consumer<FailureEntry> failure) {
        return add("failures", new FailureEntry(), failure);
    }
}
