package org.backupdoctor.fact;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the person sees and says: the group {@code complaint}. */
public final class Complaint extends Group<Complaint> {

    /** Where a run seems to stand still. */
    public enum Stage {
        TURNING_ON,
        ESTIMATING,
        UPLOADING,
        RESTORING
    }

    /** After what the trouble began. */
    public enum Event {
        IOS_UPDATE,
        NEW_DEVICE,
        APP_INSTALLED,
        LARGE_DOWNLOAD,
        NEW_NETWORK,
        ACCOUNT_CHANGE,
        PLAN_CHANGE
    }

    /** What a message speaks of, as {@code data/messages.yaml} sorts them. */
    public enum Meaning {
        /** iCloud has too little room. */
        ICLOUD_FULL,
        /** The device itself has too little room. */
        DEVICE_FULL,
        /** The connection was poor. */
        POOR_NETWORK,
        /** A restore still runs. */
        RESTORING,
        /** It wasn't backed up for long: a condition was missing. */
        NOT_BACKED_UP,
        /** The last run failed, and the message doesn't say why. */
        COULD_NOT_COMPLETE,
        /** The last run failed with the message of old releases, which named an app now and then. */
        PROBLEM_COMPLETING,
        /** An app can't be backed up. */
        APP_NOT_SUPPORTED,
        /** Setup isn't finished. */
        SETUP_UNFINISHED,
        /** Changes to the account are locked. */
        ACCOUNT_LOCKED,
        /** It is too hot. */
        TOO_HOT,
        /** iCloud Backup couldn't be turned on. */
        CANNOT_TURN_ON,
        /** An unexpected error on turning it on. */
        UNEXPECTED,
        /** A policy forbids it. */
        NOT_ALLOWED,
        /** The account needs something. */
        ACCOUNT,
        /** Some files couldn't be read. */
        FILES_UNAVAILABLE,
        /** Keys of files are missing. */
        KEYS_MISSING,
        /** What is stored comes from a newer iOS. */
        NEWER_BACKUP,
        /** There never was a backup. */
        NEVER,
        /** A backup that was there is gone. */
        GONE,
        /** The plan's payment failed, or the plan ended. */
        PAYMENT,
        /** It is working on it. */
        WORKING;

        /** Whether only a run of the backup that began shows such a message. */
        public boolean ofARun() {
            return switch (this) {
                case ICLOUD_FULL,
                        POOR_NETWORK,
                        COULD_NOT_COMPLETE,
                        PROBLEM_COMPLETING,
                        FILES_UNAVAILABLE,
                        KEYS_MISSING,
                        NEWER_BACKUP -> true;
                default -> false;
            };
        }
    }

    /**
     * What the message that was shown means, where {@code data/messages.yaml} knows its words. {@code ofARun}: only a run that began shows
     * it, so iCloud Backup was on.
     */
    @FactAt(value = "/complaint/message", from = ComplaintMessage.class)
    public record ShownMessage(Meaning meaning, String text, boolean ofARun) implements Fact {}

    /** The message that was shown, verbatim, in any language. */
    @FactAt("/complaint/message")
    public record ComplaintMessage(String text) implements Fact {

        /** Whether the message holds these words, whatever their case. */
        public boolean mentions(String words) {
            return text.toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT));
        }
    }

    /** An error was shown, whatever its words: a run did start. */
    @FactAt("/complaint/errorShown")
    public record ErrorShown(boolean yes) implements YesNo {}

    /** Back Up Now was tried and failed. */
    @FactAt("/complaint/manualBackupFails")
    public record ManualBackupFails(boolean yes) implements YesNo {}

    /** Back Up Now works, the nightly run doesn't. */
    @FactAt("/complaint/onlyAutomaticFails")
    public record OnlyAutomaticFails(boolean yes) implements YesNo {}

    /** The nightly run works, Back Up Now doesn't. */
    @FactAt("/complaint/onlyManualFails")
    public record OnlyManualFails(boolean yes) implements YesNo {}

    /** The switch can't be turned on, or falls back. */
    @FactAt("/complaint/turningOnFails")
    public record TurningOnFails(boolean yes) implements YesNo {}

    /** Where it hangs. */
    @FactAt("/complaint/stuckAt")
    public record StuckAt(Stage stage) implements Fact {}

    /** For how many minutes it has hung. */
    @FactAt("/complaint/minutesStuck")
    public record StuckFor(long minutes) implements Fact {}

    /** A run stops seconds after it starts. */
    @FactAt("/complaint/failsWithinSeconds")
    public record FailsWithinSeconds(boolean yes) implements YesNo {}

    /** After what the trouble began. */
    @FactAt("/complaint/beganAfter")
    public record BeganAfter(Event event) implements Fact {}

    /** Other devices fail too: of the same person, on the same network or of the same release. */
    @FactAt("/complaint/otherDevicesFailToo")
    public record OtherDevicesFailToo(boolean yes) implements YesNo {}

    /** Other devices of the same person fail. */
    @FactAt("/complaint/otherDevicesOfPersonFail")
    public record OtherDevicesOfPersonFail(boolean yes) implements YesNo {}

    /** Other devices on the same network fail. */
    @FactAt("/complaint/otherDevicesOnNetworkFail")
    public record OtherDevicesOnNetworkFail(boolean yes) implements YesNo {}

    /** Other devices of the same iOS release fail. */
    @FactAt("/complaint/otherDevicesOnReleaseFail")
    public record OtherDevicesOnReleaseFail(boolean yes) implements YesNo {}

    /** Other iCloud services fail as well: sync, sign-in, photos. */
    @FactAt("/complaint/otherCloudServicesFail")
    public record OtherCloudServicesFail(boolean yes) implements YesNo {}

    /** A backup to a computer was tried and fails. */
    @FactAt("/complaint/computerBackupFailsToo")
    public record ComputerBackupFailsToo(boolean yes) implements YesNo {}

    /** See {@link ComplaintMessage}. */
    public Complaint message(@Nullable String text) {
        return set("message", text);
    }

    /** See {@link ErrorShown}. */
    public Complaint errorShown(@Nullable Boolean yes) {
        return set("errorShown", yes);
    }

    /** See {@link ManualBackupFails}. */
    public Complaint manualBackupFails(@Nullable Boolean yes) {
        return set("manualBackupFails", yes);
    }

    /** See {@link OnlyAutomaticFails}. */
    public Complaint onlyAutomaticFails(@Nullable Boolean yes) {
        return set("onlyAutomaticFails", yes);
    }

    /** See {@link OnlyManualFails}. */
    public Complaint onlyManualFails(@Nullable Boolean yes) {
        return set("onlyManualFails", yes);
    }

    /** See {@link TurningOnFails}. */
    public Complaint turningOnFails(@Nullable Boolean yes) {
        return set("turningOnFails", yes);
    }

    /** See {@link StuckAt}. */
    public Complaint stuckAt(@Nullable Stage stage) {
        return set("stuckAt", stage);
    }

    /** Minutes, 0 or more; see {@link StuckFor}. */
    public Complaint minutesStuck(@Nullable Long minutes) {
        return set("minutesStuck", minutes);
    }

    /** See {@link FailsWithinSeconds}. */
    public Complaint failsWithinSeconds(@Nullable Boolean yes) {
        return set("failsWithinSeconds", yes);
    }

    /** See {@link BeganAfter}. */
    public Complaint beganAfter(@Nullable Event event) {
        return set("beganAfter", event);
    }

    /** See {@link OtherDevicesFailToo}. */
    public Complaint otherDevicesFailToo(@Nullable Boolean yes) {
        return set("otherDevicesFailToo", yes);
    }

    /** See {@link OtherDevicesOfPersonFail}. */
    public Complaint otherDevicesOfPersonFail(@Nullable Boolean yes) {
        return set("otherDevicesOfPersonFail", yes);
    }

    /** See {@link OtherDevicesOnNetworkFail}. */
    public Complaint otherDevicesOnNetworkFail(@Nullable Boolean yes) {
        return set("otherDevicesOnNetworkFail", yes);
    }

    /** See {@link OtherDevicesOnReleaseFail}. */
    public Complaint otherDevicesOnReleaseFail(@Nullable Boolean yes) {
        return set("otherDevicesOnReleaseFail", yes);
    }

    /** See {@link OtherCloudServicesFail}. */
    public Complaint otherCloudServicesFail(@Nullable Boolean yes) {
        return set("otherCloudServicesFail", yes);
    }

    /** See {@link ComputerBackupFailsToo}. */
    public Complaint computerBackupFailsToo(@Nullable Boolean yes) {
        return set("computerBackupFailsToo", yes);
    }
}
