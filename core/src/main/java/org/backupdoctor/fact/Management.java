package org.backupdoctor.fact;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Who else has a say about the device: the group {@code management}. */
public final class Management extends Group<Management> {

    /** A device management (MDM) server manages the device. */
    @FactAt("/management/enrolled")
    public record Enrolled(boolean yes) implements YesNo {}

    /** The device is supervised. */
    @FactAt("/management/supervised")
    public record Supervised(boolean yes) implements YesNo {}

    /** It is enrolled as somebody's own device (User Enrollment). */
    @FactAt("/management/userEnrollment")
    public record UserEnrollment(boolean yes) implements YesNo {}

    /** Screen Time forbids changes of the account. */
    @FactAt("/management/accountChangesBlockedByScreenTime")
    public record AccountChangesBlockedByScreenTime(boolean yes) implements YesNo {}

    /** A configuration profile that is installed. */
    @FactAt("/management/profiles/*")
    public record Profile(
            int index,

            @Field(
                    value = {"name", "identifier"},
                    unnamed = "a profile without a name")
            String name)
            implements Fact {}

    /** The identifier of a profile. */
    @FactAt("/management/profiles/*")
    public record ProfileIdentifier(int index, String identifier) implements Fact {}

    /** Who a profile says it is from. */
    @FactAt("/management/profiles/*")
    public record ProfileOrganization(int index, String organization) implements Fact {}

    /** A profile came from a device management server. */
    @FactAt("/management/profiles/*")
    public record ProfileFromMdm(
            int index, @Field("fromMdm") boolean yes) implements YesNo {}

    /** A profile can be removed on the device. */
    @FactAt("/management/profiles/*")
    public record ProfileRemovable(
            int index, @Field("removable") boolean yes) implements YesNo {}

    /** A type of payload that a profile holds. */
    @FactAt("/management/profiles/*/payloadTypes/*")
    public record ProfilePayload(int index, String profile, String type) implements Fact {}

    /** A restriction that a profile sets, by Apple's key, such as {@code allowCloudBackup}. */
    @FactAt("/management/profiles/*/restrictions/*")
    public record ProfileRestriction(int index, String profile, String key, String value) implements Value {}

    /**
     * A restriction as it holds on the device: of the effective value and those of all profiles the most restrictive. Keys are Apple's
     * (github.com/apple/device-management, {@code com.apple.applicationaccess}).
     */
    @FactAt({"/management/restrictions/*", "/management/profiles/*/restrictions/*"})
    public record Restriction(String key, String value) implements Value {}

    /** A value that may be of any simple type. */
    public interface Value extends Fact {

        /** The value as a text; {@code true} and {@code false} for a yes or a no. */
        String value();

        /** Whether it is a yes. */
        default boolean yes() {
            return value().equals("true");
        }

        /** Whether it is a no. */
        default boolean no() {
            return value().equals("false");
        }

        /** The value as a number; 0 where it isn't one. */
        default double number() {
            try {
                return Double.parseDouble(value());
            } catch (NumberFormatException notANumber) {
                return 0;
            }
        }
    }

    /** A configuration profile that is installed. */
    public static final class ProfileEntry extends Group<ProfileEntry> {

        /** See {@link ProfileIdentifier}. */
        public ProfileEntry identifier(@Nullable String identifier) {
            return set("identifier", identifier);
        }

        /** See {@link Profile}. */
        public ProfileEntry name(@Nullable String name) {
            return set("name", name);
        }

        /** See {@link ProfileOrganization}. */
        public ProfileEntry organization(@Nullable String organization) {
            return set("organization", organization);
        }

        /** See {@link ProfileFromMdm}. */
        public ProfileEntry fromMdm(@Nullable Boolean yes) {
            return set("fromMdm", yes);
        }

        /** See {@link ProfileRemovable}. */
        public ProfileEntry removable(@Nullable Boolean yes) {
            return set("removable", yes);
        }

        /** Adds a type of payload. */
        public ProfileEntry payloadType(String type) {
            return add("payloadTypes", type);
        }

        /** Sets a restriction to a yes or a no. */
        public ProfileEntry restriction(String key, boolean value) {
            return put("restrictions", key, value);
        }

        /** Sets a restriction to a number. */
        public ProfileEntry restriction(String key, long value) {
            return put("restrictions", key, value);
        }
    }

    /** See {@link Enrolled}. */
    public Management enrolled(@Nullable Boolean yes) {
        return set("enrolled", yes);
    }

    /** See {@link Supervised}. */
    public Management supervised(@Nullable Boolean yes) {
        return set("supervised", yes);
    }

    /** See {@link UserEnrollment}. */
    public Management userEnrollment(@Nullable Boolean yes) {
        return set("userEnrollment", yes);
    }

    /** See {@link AccountChangesBlockedByScreenTime}. */
    public Management accountChangesBlockedByScreenTime(@Nullable Boolean yes) {
        return set("accountChangesBlockedByScreenTime", yes);
    }

    /** Adds a configuration profile. */
    public Management profile(Consumer<ProfileEntry> profile) {
        return add("profiles", new ProfileEntry(), profile);
    }

    /** Sets an effective restriction to a yes or a no, whichever profile set it. */
    public Management restriction(String key, boolean value) {
        return put("restrictions", key, value);
    }

    /** Sets an effective restriction to a number, whichever profile set it. */
    public Management restriction(String key, long value) {
        return put("restrictions", key, value);
    }
}
