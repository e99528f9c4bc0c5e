package org.backupdoctor.internal.intake.mdm;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.backupdoctor.internal.data.Masking;
import org.backupdoctor.internal.intake.answer.Answer;
import org.backupdoctor.internal.intake.answer.DeviceKind;
import org.backupdoctor.internal.intake.answer.Findings;
import org.backupdoctor.internal.intake.answer.Foreign;
import org.backupdoctor.internal.intake.answer.Identity;
import org.backupdoctor.internal.intake.answer.Kind;
import org.backupdoctor.internal.intake.answer.Part;
import org.backupdoctor.internal.intake.answer.SourceKind;
import org.jspecify.annotations.Nullable;

/** Reads what a device answers to its MDM server. */
public final class Mdm implements Kind {

    private static final String RESTRICTIONS = "/management/restrictions";
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

    @Override
    public String title() {
        return "MDM responses";
    }

    @Override
    public SourceKind source() {
        return SourceKind.MDM;
    }

    @Override
    public boolean recognises(Part part) {
        Object status = part.object().get("Status");
        boolean isStatus = "Acknowledged".equals(status) || (status instanceof String word && SILENT.containsKey(word));
        boolean isEnvelope = part.hasAny(List.of("UDID", "EnrollmentID", "CommandUUID"));
        return (isStatus && isEnvelope) || part.hasAny(TOLD) || part.hasAny(BARE);
    }

    @Override
    public Answer read(Part part, @Nullable Instant written) {
        Map<?, ?> tree = part.object();
        Findings found = new Findings(part.name());
        boolean isBare = part.hasAny(BARE);
        Map<?, ?> queried = isBare ? tree : found.object(tree, "QueryResponses", "/device");
        Object identifier = tree.containsKey("UDID") ? tree.get("UDID") : queried.get("UDID");
        if (tree.get("Status") instanceof String status && SILENT.containsKey(status)) {
            found.note("gives no facts: " + SILENT.get(status) + reason(tree, identifier) + ".");
        } else {
            acknowledged(found, tree, queried);
            if (!isBare && !part.hasAny(TOLD)) {
                found.note(
                        "says only that the device is managed: the answers to DeviceInformation, SecurityInfo,"
                                + " ProfileList and Restrictions say more.",
                        "/management/enrolled");
            }
        }
        return found.answer(null, written, Identity.of(identifier, queried.get("SerialNumber")), true);
    }

    private static void acknowledged(Findings found, Map<?, ?> tree, Map<?, ?> queried) {
        deviceInformation(found, queried);
        Map<?, ?> security = found.object(tree, "SecurityInfo", "/device/passcodeSet");
        found.flag(security, "PasscodePresent", "/device/passcodeSet");
        Map<?, ?> status = found.object(security, "ManagementStatus", "/management/userEnrollment");
        found.flag(status, "IsUserEnrollment", "/management/userEnrollment");
        found.put("/management/enrolled", true);
        List<Map<String, Object>> profiles =
                Profiles.restricting(found, found.object(tree, "ProfileRestrictions", Profiles.PROFILES));
        if (tree.get("ProfileList") instanceof List<?> list) {
            profiles = Profiles.installed(found, list);
            found.put("/complete", List.of(Profiles.PROFILES));
        } else if (tree.containsKey("ProfileList")) {
            found.leftOut("ProfileList", "expected a list", Profiles.PROFILES);
        }
        if (!profiles.isEmpty()) {
            found.put(Profiles.PROFILES, profiles);
        }
        Map<String, Object> effective =
                Profiles.effective(found, found.object(tree, "GlobalRestrictions", RESTRICTIONS), RESTRICTIONS);
        if (!effective.isEmpty()) {
            found.put(RESTRICTIONS, effective);
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
                    return " (" + Foreign.visible(Masking.of(told.strip()).replaceAll("\\.+$", ""), 200) + ")";
                }
            }
        }
        return "";
    }
}
