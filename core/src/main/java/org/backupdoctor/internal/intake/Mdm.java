package org.backupdoctor.internal.intake;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what a device answers to its MDM server. */
final class Mdm {

    private static final double GIGABYTE = 1e9;

    private static final Map<String, String> SILENT = Map.of(
            "NotNow", "the device put the command off, maybe because it was locked",
            "Idle", "the device only said that it is idle",
            "CommandFormatError", "the device could not make sense of the command",
            "Error", "the device refused the command");

    private static final List<String> TOLD =
            List.of("QueryResponses", "SecurityInfo", "ProfileList", "GlobalRestrictions", "ProfileRestrictions");

    /** DeviceInformation without its envelope, as some servers hand it on. */
    private static final List<String> BARE = List.of("IsCloudBackupEnabled", "AvailableDeviceCapacity");

    private Mdm() {}

    static boolean recognises(Map<?, ?> tree) {
        Object status = tree.get("Status");
        boolean isStatus = "Acknowledged".equals(status) || (status instanceof String word && SILENT.containsKey(word));
        boolean isEnvelope = Stream.of("UDID", "EnrollmentID", "CommandUUID").anyMatch(tree::containsKey);
        return (isStatus && isEnvelope)
                || TOLD.stream().anyMatch(tree::containsKey)
                || BARE.stream().anyMatch(tree::containsKey);
    }

    static Answer read(String name, Map<?, ?> tree, @Nullable Instant written) {
        Findings found = new Findings(name);
        boolean isBare = BARE.stream().anyMatch(tree::containsKey);
        Map<?, ?> queried = isBare ? tree : found.object(tree, "QueryResponses", "/device");
        Object identifier = tree.containsKey("UDID") ? tree.get("UDID") : queried.get("UDID");
        if (tree.get("Status") instanceof String status && SILENT.containsKey(status)) {
            found.note("gives no facts: " + SILENT.get(status) + reason(tree, identifier) + ".");
        } else {
            acknowledged(found, tree, queried);
            if (!isBare && TOLD.stream().noneMatch(tree::containsKey)) {
                found.note(
                        "says only that the device is managed: the answers to DeviceInformation, SecurityInfo,"
                                + " ProfileList and Restrictions say more.",
                        "/management/enrolled");
            }
        }
        return found.answer(null, written, Devices.key(identifier), true);
    }

    private static void acknowledged(Findings found, Map<?, ?> tree, Map<?, ?> queried) {
        deviceInformation(found, queried);
        Map<?, ?> security = found.object(tree, "SecurityInfo", "/device/passcodeSet");
        found.flag(security, "PasscodePresent", "/device/passcodeSet");
        Map<?, ?> status = found.object(security, "ManagementStatus", "/management/userEnrollment");
        found.flag(status, "IsUserEnrollment", "/management/userEnrollment");
        found.put("/management/enrolled", true);
        List<Map<String, Object>> profiles =
                Profiles.restricting(found.object(tree, "ProfileRestrictions", "/management/profiles"));
        if (tree.get("ProfileList") instanceof List<?> list) {
            profiles = Profiles.installed(found, list);
            found.put("/complete", List.of("/management/profiles"));
        } else if (tree.containsKey("ProfileList")) {
            found.leftOut("ProfileList", "expected a list", "/management/profiles");
        }
        if (!profiles.isEmpty()) {
            found.put("/management/profiles", profiles);
        }
        Map<String, Object> effective =
                Profiles.effective(found.object(tree, "GlobalRestrictions", "/management/restrictions"));
        if (!effective.isEmpty()) {
            found.put("/management/restrictions", effective);
        }
    }

    private static void deviceInformation(Findings found, Map<?, ?> queried) {
        DeviceKind.read(found, queried, "ModelName", "ProductName", "OSVersion", "BuildVersion");
        found.storage(queried, "DeviceCapacity", "AvailableDeviceCapacity", GIGABYTE);
        found.flag(queried, "IsMultiUser", "/device/sharedIpad");
        // false doesn't say that the setup was finished
        if (Boolean.TRUE.equals(found.yesNo(queried, "AwaitingConfiguration", "/device/setupFinished"))) {
            found.put("/device/setupFinished", false);
        }
        found.flag(queried, "IsCloudBackupEnabled", "/backup/enabled");
        found.time(queried, "LastCloudBackupDate", "/backup/lastSuccessAt");
        found.percent(queried, "BatteryLevel", "/power/batteryPercent", 1);
        found.flag(queried, "IsSupervised", "/management/supervised");
        // 1 to 3 are kinds of radio that don't say LTE or 5G
        Double radio = found.number(queried, "CellularTechnology", "/network/cellular");
        if (radio != null && radio == 0) {
            found.put("/network/cellular", "NONE");
        }
    }

    private static String reason(Map<?, ?> tree, @Nullable Object identifier) {
        if (tree.get("ErrorChain") instanceof List<?> chain) {
            for (Object error : chain) {
                if (error instanceof Map<?, ?> fields
                        && fields.get("USEnglishDescription") instanceof String text
                        && !text.isBlank()) {
                    String told =
                            identifier instanceof String known && !known.isEmpty() ? text.replace(known, "…") : text;
                    return " (" + Foreign.visible(told.strip().replaceAll("\\.+$", ""), 200) + ")";
                }
            }
        }
        return "";
    }
}
