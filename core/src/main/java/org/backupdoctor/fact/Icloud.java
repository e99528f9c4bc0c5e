package org.backupdoctor.fact;

import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The account and its storage: the group {@code icloud}. */
public final class Icloud extends Group<Icloud> {

    /** Whether an iCloud account is there. {@code NEEDS_ATTENTION}: a password, terms or a verification is pending. */
    public enum AccountState {
        SIGNED_IN,
        SIGNED_OUT,
        NEEDS_ATTENTION
    }

    /** Whose kind of account it is. */
    public enum AccountType {
        PERSONAL,
        MANAGED,
        CHILD
    }

    /** Whether an iCloud account is there. */
    @FactAt("/icloud/account")
    public record Account(AccountState state) implements Fact {}

    /** Whose kind of account it is. */
    @FactAt("/icloud/accountKind")
    public record AccountKind(AccountType kind) implements Fact {}

    /** Two-factor authentication is on. */
    @FactAt("/icloud/twoFactor")
    public record TwoFactor(boolean yes) implements YesNo {}

    /** Advanced Data Protection is on. */
    @FactAt("/icloud/advancedDataProtection")
    public record AdvancedDataProtection(boolean yes) implements YesNo {}

    /** The plan's size in bytes; with family sharing that of the shared pool. */
    @FactAt("/icloud/storageTotalBytes")
    public record CloudStorage(long totalBytes) implements Fact {}

    /** Free bytes in iCloud; worked out from total and used where it isn't given. */
    @FactAt("/icloud/storageFreeBytes")
    public record FreeCloudStorage(long sizeBytes) implements Fact {

        /** What of the plan is free, in percent. */
        public double percentOf(CloudStorage plan) {
            return plan.totalBytes() == 0 ? 0 : 100.0 * sizeBytes / plan.totalBytes();
        }
    }

    /** Used bytes in iCloud; worked out from total and free where it isn't given. */
    @FactAt("/icloud/storageUsedBytes")
    public record UsedCloudStorage(long sizeBytes) implements Fact {}

    /**
     * The next backup against the free room: there as soon as both are known. Apple compares the two before a run and refuses it when
     * the backup is larger (support.apple.com/108366). More can be stored than the plan has room for once a plan has ended or shrunk:
     * that has to go before anything is free.
     */
    @FactAt(
            value = {"/backup/nextSizeBytes", "/icloud/storageFreeBytes"},
            from = {Backup.NextBackup.class, FreeCloudStorage.class})
    public record RoomForBackup(long nextBytes, long freeBytes, long overBytes) implements NeedsRoom {

        @Override
        public long missingBytes() {
            long missing = nextBytes - freeBytes;
            return missing > Long.MAX_VALUE - overBytes ? Long.MAX_VALUE : missing + overBytes;
        }

        /** The free room in percent of what the next backup needs; 100 when it just fits, 0 when more is stored than the plan holds. */
        public double fillPercent() {
            return overBytes > 0 ? 0 : nextBytes == 0 ? Double.MAX_VALUE : 100.0 * freeBytes / nextBytes;
        }
    }

    /** The plan is shared with a family. */
    @FactAt("/icloud/familySharing")
    public record FamilySharing(boolean yes) implements YesNo {}

    /** Bytes used by the other members of the family. */
    @FactAt("/icloud/familyUsedBytes")
    public record FamilyUsage(long sizeBytes) implements Fact {}

    /** A paid plan ended, or its payment failed. */
    @FactAt("/icloud/planLapsed")
    public record PlanLapsed(boolean yes) implements YesNo {}

    /** iCloud Photos is on: photos are outside the backup (support.apple.com/108770). */
    @FactAt("/icloud/photosSync")
    public record PhotosSync(boolean yes) implements YesNo {}

    /** Messages in iCloud is on: messages are outside the backup (support.apple.com/108770). */
    @FactAt("/icloud/messagesSync")
    public record MessagesSync(boolean yes) implements YesNo {}

    /** One entry of the storage graph: what takes how many bytes of iCloud. */
    @FactAt("/icloud/usage/*")
    public record CloudUsage(int index, String name, long sizeBytes) implements FreesRoom {

        @Override
        public long freesBytes() {
            return sizeBytes;
        }
    }

    /** How many stored backups are named; where the list isn't complete, there may be more. */
    @FactAt(value = "/icloud/backups", from = StoredBackup.class)
    public record ListedBackups(long count) implements Fact {}

    /** A backup that is stored in this account. */
    @FactAt("/icloud/backups/*")
    public record StoredBackup(int index, boolean thisDevice) implements Fact {}

    /** The size of a backup that is stored in this account. */
    @FactAt("/icloud/backups/*")
    public record StoredBackupSize(
            int index,
            boolean thisDevice,

            @Field(value = "deviceName", unnamed = "another device")
            String deviceName,

            long sizeBytes)
            implements FreesRoom {

        @Override
        public long freesBytes() {
            return sizeBytes;
        }

        /** What would still be missing if this backup alone were deleted, in bytes; less than 0 when there is room to spare. */
        public long stillMissingBytes(RoomForBackup room) {
            return room.missingBytes() - sizeBytes;
        }
    }

    /** When a backup that is stored in this account was last updated. */
    @FactAt("/icloud/backups/*")
    public record StoredBackupDate(
            int index,
            boolean thisDevice,
            @Field("updatedAt") Instant at) implements Fact {

        /** How old it is, in whole days. */
        public long ageDaysAt(Observation.TakenAt taken) {
            return taken.daysSince(at);
        }
    }

    /** The iOS version that wrote a backup which is stored in this account. */
    @FactAt("/icloud/backups/*")
    public record StoredBackupSystem(
            int index,
            boolean thisDevice,
            @Field("iosVersion") String version) implements Fact {}

    /** A backup that is stored in this account. */
    public static final class StoredBackupEntry extends Group<StoredBackupEntry> {

        /** See {@link StoredBackupSize}. */
        public StoredBackupEntry deviceName(@Nullable String name) {
            return set("deviceName", name);
        }

        /** See {@link StoredBackup}. */
        public StoredBackupEntry thisDevice(@Nullable Boolean yes) {
            return set("thisDevice", yes);
        }

        /** Bytes, 0 or more; see {@link StoredBackupSize}. */
        public StoredBackupEntry sizeBytes(@Nullable Long bytes) {
            return set("sizeBytes", bytes);
        }

        /** A size with its unit, such as {@code "3.2 GB"}; see {@link StoredBackupSize}. */
        public StoredBackupEntry size(@Nullable String size) {
            return set("sizeBytes", size);
        }

        /** See {@link StoredBackupDate}. */
        public StoredBackupEntry updatedAt(@Nullable Instant at) {
            return set("updatedAt", at);
        }

        /** See {@link StoredBackupSystem}. */
        public StoredBackupEntry iosVersion(@Nullable String version) {
            return set("iosVersion", version);
        }
    }

    /** See {@link Account}. */
    public Icloud account(@Nullable AccountState state) {
        return set("account", state);
    }

    /** See {@link AccountKind}. */
    public Icloud accountKind(@Nullable AccountType kind) {
        return set("accountKind", kind);
    }

    /** See {@link TwoFactor}. */
    public Icloud twoFactor(@Nullable Boolean yes) {
        return set("twoFactor", yes);
    }

    /** See {@link AdvancedDataProtection}. */
    public Icloud advancedDataProtection(@Nullable Boolean yes) {
        return set("advancedDataProtection", yes);
    }

    /** Bytes, 0 or more; see {@link CloudStorage}. */
    public Icloud storageTotalBytes(@Nullable Long bytes) {
        return set("storageTotalBytes", bytes);
    }

    /** A size with its unit, such as {@code "3.2 GB"}; see {@link CloudStorage}. */
    public Icloud storageTotal(@Nullable String size) {
        return set("storageTotalBytes", size);
    }

    /** Bytes, 0 or more; see {@link FreeCloudStorage}. */
    public Icloud storageFreeBytes(@Nullable Long bytes) {
        return set("storageFreeBytes", bytes);
    }

    /** A size with its unit, such as {@code "3.2 GB"}; see {@link FreeCloudStorage}. */
    public Icloud storageFree(@Nullable String size) {
        return set("storageFreeBytes", size);
    }

    /** Bytes, 0 or more; see {@link UsedCloudStorage}. */
    public Icloud storageUsedBytes(@Nullable Long bytes) {
        return set("storageUsedBytes", bytes);
    }

    /** A size with its unit, such as {@code "3.2 GB"}; see {@link UsedCloudStorage}. */
    public Icloud storageUsed(@Nullable String size) {
        return set("storageUsedBytes", size);
    }

    /** See {@link FamilySharing}. */
    public Icloud familySharing(@Nullable Boolean yes) {
        return set("familySharing", yes);
    }

    /** Bytes, 0 or more; see {@link FamilyUsage}. */
    public Icloud familyUsedBytes(@Nullable Long bytes) {
        return set("familyUsedBytes", bytes);
    }

    /** A size with its unit, such as {@code "3.2 GB"}; see {@link FamilyUsage}. */
    public Icloud familyUsed(@Nullable String size) {
        return set("familyUsedBytes", size);
    }

    /** See {@link PlanLapsed}. */
    public Icloud planLapsed(@Nullable Boolean yes) {
        return set("planLapsed", yes);
    }

    /** See {@link PhotosSync}. */
    public Icloud photosSync(@Nullable Boolean yes) {
        return set("photosSync", yes);
    }

    /** See {@link MessagesSync}. */
    public Icloud messagesSync(@Nullable Boolean yes) {
        return set("messagesSync", yes);
    }

    /** Adds an entry of the storage graph; the size in bytes, or a text such as {@code "1.9 GB"}. See {@link CloudUsage}. */
    public Icloud usage(String name, String size) {
        return add("usage", Map.of("name", name, "sizeBytes", size));
    }

    /** Adds a backup that is stored in this account. See {@link StoredBackup}. */
    public Icloud backup(Consumer<StoredBackupEntry> backup) {
        return add("backups", new StoredBackupEntry(), backup);
    }
}
