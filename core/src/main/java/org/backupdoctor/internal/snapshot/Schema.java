package org.backupdoctor.internal.snapshot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.backupdoctor.fact.Backup.AppOrigin;
import org.backupdoctor.fact.Complaint.Event;
import org.backupdoctor.fact.Complaint.Stage;
import org.backupdoctor.fact.Device.Family;
import org.backupdoctor.fact.Device.ThermalState;
import org.backupdoctor.fact.Icloud.AccountState;
import org.backupdoctor.fact.Icloud.AccountType;
import org.backupdoctor.fact.Network.CellularKind;
import org.backupdoctor.fact.Network.Kind;
import org.backupdoctor.fact.Network.WifiState;
import org.backupdoctor.fact.Observation.Outcome;
import org.backupdoctor.fact.Observation.ServiceStatus;
import org.jspecify.annotations.Nullable;

/** The fields of a snapshot's JSON, in the order in which they are written: what may stand where, and of which type it is. */
public final class Schema {

    /** What may stand in one place. */
    public sealed interface Type permits Text, Flag, Size, Whole, Real, Time, Word, Group, Array, Values, Anything {}

    /** A text that isn't empty. */
    public record Text() implements Type {}

    /** True or false. */
    public record Flag() implements Type {}

    /** A size in bytes. */
    public record Size() implements Type {}

    /** A whole number from {@code least} to {@code most}. */
    public record Whole(long least, long most) implements Type {}

    /** A number that is 0 or more. */
    public record Real() implements Type {}

    /** An instant with its zone. */
    public record Time() implements Type {}

    /** One of a few words. */
    public record Word(List<String> words) implements Type {}

    /** An object with these fields, of which some must be there. */
    public record Group(Map<String, Type> fields, List<String> needed) implements Type {}

    /** A list. */
    public record Array(Type element) implements Type {}

    /** An object of whatever names, with simple values or lists of texts. */
    public record Values() implements Type {}

    /** Whatever an organisation puts there. */
    public record Anything() implements Type {}

    private static final Type TEXT = new Text();
    private static final Type FLAG = new Flag();
    private static final Type SIZE = new Size();
    private static final Type TIME = new Time();
    private static final Type COUNT = new Whole(0, 1_000_000_000L);

    private static final Group BACKUP_ENTRY = group().texts("deviceName")
            .flags("thisDevice")
            .sizes("sizeBytes")
            .times("updatedAt")
            .texts("iosVersion")
            .make();
    private static final Group APP = group().texts("bundleId", "name")
            .sizes("sizeBytes")
            .flags("included", "inList")
            .put("source", word(AppOrigin.values()))
            .make();
    private static final Group FAILURE = group().times("at")
            .texts("domain")
            .put("code", new Whole(-1_000_000_000L, 1_000_000_000L))
            .texts("text", "bundleId")
            .make();
    private static final Group PROFILE = group().texts("identifier", "name", "organization")
            .flags("fromMdm", "removable")
            .put("payloadTypes", new Array(TEXT))
            .put("restrictions", new Values())
            .make();

    /** The whole snapshot. */
    public static final Group ROOT = group().put("format", new Whole(1, 1))
            .texts("id")
            .times("takenAt")
            .put("complete", new Array(TEXT))
            .put("complaint", complaint())
            .put(
                    "tried",
                    new Array(group().texts("remedy")
                            .put("outcome", word(Outcome.values()))
                            .needs("remedy", "outcome")))
            .put("device", device())
            .put("icloud", icloud())
            .put("backup", backup())
            .put("restore", group().flags("inProgress").make())
            .put("network", network())
            .put(
                    "power",
                    group().flags("charging")
                            .put("batteryPercent", new Whole(0, 100))
                            .flags("lowPowerMode", "chargesOvernight")
                            .make())
            .put("screen", group().flags("locked").make())
            .put("management", management())
            .put(
                    "services",
                    new Array(group().texts("name")
                            .put("status", word(ServiceStatus.values()))
                            .times("since")
                            .needs("name", "status")))
            .put("attributes", new Anything())
            .make();

    private Schema() {}

    /** The paths of all arrays, such as {@code /icloud/backups}: what {@code complete} may name. */
    public static List<String> arrays() {
        List<String> paths = new ArrayList<>();
        ROOT.fields().forEach((name, type) -> {
            if (type instanceof Array && !name.equals("complete")) {
                paths.add("/" + name);
            } else if (type instanceof Group group) {
                group.fields().forEach((field, inner) -> {
                    if (inner instanceof Array) {
                        paths.add("/" + name + "/" + field);
                    }
                });
            }
        });
        return paths;
    }

    /** What may stand at a path, or null when nothing may. */
    public static @Nullable Type at(String path) {
        Type type = ROOT;
        for (String step : path.substring(1).split("/", -1)) {
            type = type instanceof Group group
                    ? group.fields().get(step)
                    : type instanceof Array array ? array.element() : type instanceof Values ? new Anything() : null;
        }
        return type;
    }

    /** Whether what has this name among values of whatever names is true or false. */
    public static boolean isFlag(String name) {
        return name.startsWith("allow") || name.startsWith("force");
    }

    private static Group complaint() {
        return group().texts("message")
                .flags("errorShown", "manualBackupFails", "onlyAutomaticFails", "onlyManualFails", "turningOnFails")
                .put("stuckAt", word(Stage.values()))
                .put("minutesStuck", COUNT)
                .flags("failsWithinSeconds")
                .put("beganAfter", word(Event.values()))
                .flags("otherDevicesFailToo", "otherDevicesOfPersonFail", "otherDevicesOnNetworkFail")
                .flags("otherDevicesOnReleaseFail", "otherCloudServicesFail", "computerBackupFailsToo")
                .make();
    }

    private static Group device() {
        return group().put("family", word(Family.values()))
                .texts("model")
                .times("firstUsedAt")
                .texts("iosVersion", "iosBuild")
                .flags("prerelease")
                .sizes("storageTotalBytes", "storageFreeBytes")
                .flags("storageLow", "jailbroken", "passcodeSet", "setupFinished", "sharedIpad")
                .put("thermalState", word(ThermalState.values()))
                .put("clockSkewSeconds", new Whole(-100_000_000_000L, 100_000_000_000L))
                .make();
    }

    private static Group icloud() {
        return group().put("account", word(AccountState.values()))
                .put("accountKind", word(AccountType.values()))
                .flags("twoFactor", "advancedDataProtection")
                .sizes("storageTotalBytes", "storageFreeBytes", "storageUsedBytes")
                .flags("familySharing")
                .sizes("familyUsedBytes")
                .flags("planLapsed", "photosSync", "messagesSync")
                .put("usage", new Array(group().texts("name").sizes("sizeBytes").make()))
                .put("backups", new Array(BACKUP_ENTRY))
                .make();
    }

    private static Group backup() {
        return group().flags("enabled", "switchGreyedOut", "backUpNowGreyedOut")
                .sizes("nextSizeBytes")
                .times("lastSuccessAt")
                .put("daysSinceLastSuccess", COUNT)
                .flags("neverSucceeded", "vanished", "running", "overCellular")
                .put("consecutiveFailures", COUNT)
                .times("retryAt")
                .flags("includesPhotoLibrary")
                .put("apps", new Array(APP))
                .put("failures", new Array(FAILURE))
                .make();
    }

    private static Group network() {
        return group().put("wifi", word(WifiState.values()))
                .flags("ethernet", "airplaneMode")
                .put("signalDbm", new Whole(-120, 0))
                .put("kind", word(Kind.values()))
                .flags("internetReachable", "captivePortal", "unstable")
                .put("uploadMbps", new Real())
                .flags("sharedUpload", "lowDataMode", "vpn", "proxy", "dnsFilter", "contentFilter", "tlsInspection")
                .put("blockedHosts", new Array(TEXT))
                .put("cellular", word(CellularKind.values()))
                .make();
    }

    private static Group management() {
        return group().flags("enrolled", "supervised", "userEnrollment", "accountChangesBlockedByScreenTime")
                .put("profiles", new Array(PROFILE))
                .put("restrictions", new Values())
                .make();
    }

    private static Word word(Enum<?>[] constants) {
        return new Word(Arrays.stream(constants).map(Enum::name).toList());
    }

    private static Fields group() {
        return new Fields();
    }

    private static final class Fields {

        private final Map<String, Type> fields = new LinkedHashMap<>();

        Fields put(String name, Type type) {
            fields.put(name, type);
            return this;
        }

        Fields texts(String... names) {
            return all(TEXT, names);
        }

        Fields flags(String... names) {
            return all(FLAG, names);
        }

        Fields sizes(String... names) {
            return all(SIZE, names);
        }

        Fields times(String... names) {
            return all(TIME, names);
        }

        Group make() {
            return needs();
        }

        Group needs(String... names) {
            return new Group(Collections.unmodifiableMap(fields), List.of(names));
        }

        private Fields all(Type type, String... names) {
            for (String name : names) {
                fields.put(name, type);
            }
            return this;
        }
    }
}
