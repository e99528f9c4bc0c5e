package org.backupdoctor.internal.intake.usb;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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

/**
 * Reads what Apple Configurator's {@code cfgutil} prints with {@code --format JSON} or {@code plist}. The names of its keys are known
 * from programs that read it, not from Apple.
 */
public final class Configurator implements Kind {

    private static final String PROFILES = "/management/profiles";

    @Override
    public String title() {
        return "Apple Configurator";
    }

    @Override
    public SourceKind source() {
        return SourceKind.DEVICE;
    }

    @Override
    public boolean recognises(Part part) {
        return part.keys().containsAll(List.of("Command", "Type"));
    }

    /** The parts, one for each device; an answer of one device, or of none, stays as it is. */
    public List<Part> devices(Part part) {
        List<Part> devices = new ArrayList<>();
        if (recognises(part) && part.object().get("Output") instanceof Map<?, ?> output) {
            output.forEach((key, value) -> {
                if (value instanceof Map<?, ?> fields && isDevice(key.toString())) {
                    Map<Object, Object> alone = new LinkedHashMap<>(part.object());
                    alone.put("Output", Map.of(key, fields));
                    devices.add(part.of(part.name() + ", device " + (devices.size() + 1), alone));
                }
            });
        }
        return devices.size() < 2 ? List.of(part) : devices;
    }

    @Override
    public Answer read(Part part, @Nullable Instant written) {
        Map<?, ?> tree = part.object();
        if ("Error".equals(tree.get("Type"))) {
            throw Foreign.refused(
                    part.name(),
                    "an error message of cfgutil" + message(tree),
                    "Maybe the device isn't connected, or doesn't trust this computer yet: unlock it and tap Trust.");
        }
        Findings found = new Findings(part.name());
        Map<?, ?> device = Map.of();
        for (Map.Entry<?, ?> entry : found.object(tree, "Output", "/device").entrySet()) {
            if (isDevice(entry.getKey().toString()) && entry.getValue() instanceof Map<?, ?> fields) {
                device = fields;
            }
        }
        if (device.isEmpty()) {
            found.note("has no answer of a device.", "/device");
        }
        read(found, device);
        return found.answer(null, written, Identity.of(device.get("UDID"), device.get("serialNumber")), true);
    }

    private static void read(Findings found, Map<?, ?> device) {
        DeviceKind.read(found, device, "deviceClass", "deviceType", "firmwareVersion", "buildVersion");
        String free = device.containsKey("freeDiskSpace") ? "freeDiskSpace" : "totalSpaceAvailable";
        found.storage(device, "totalDiskCapacity", free, 1);
        // false only says that the device is unlocked now
        if (Boolean.TRUE.equals(found.yesNo(device, "passcodeProtected", "/device/passcodeSet"))) {
            found.put("/device/passcodeSet", true);
        }
        found.flag(device, "cloudBackupsAreEnabled", "/backup/enabled");
        found.percent(device, "batteryCurrentCapacity", Charge.PERCENT, 100);
        Charge.read(found, device, "batteryIsCharging");
        found.flag(device, "isSupervised", "/management/supervised");
        profiles(found, device.get("configurationProfiles"));
    }

    /** What one of them has isn't described anywhere: whatever isn't an identifier or a name is left. */
    private static void profiles(Findings found, @Nullable Object listed) {
        if (!(listed instanceof List<?> list)) {
            if (listed != null) {
                found.leftOut("configurationProfiles", "expected a list", PROFILES);
            }
            return;
        }
        List<Map<String, Object>> profiles = new ArrayList<>();
        for (Object each : list) {
            Map<String, Object> profile = new LinkedHashMap<>();
            if (each instanceof Map<?, ?> fields) {
                text(fields, "identifier", profile, "identifier");
                text(fields, "displayName", profile, "name");
                Boolean managed = found.yesNo(fields, "isManaged", PROFILES);
                if (managed != null && !profile.isEmpty()) {
                    profile.put("fromMdm", managed);
                }
            }
            if (!profile.isEmpty()) {
                profiles.add(profile);
            }
        }
        if (!profiles.isEmpty()) {
            found.put(PROFILES, profiles);
            found.note("lists profiles without what they set, and maybe not all: none was taken as missing.", PROFILES);
        }
    }

    private static void text(Map<?, ?> from, String key, Map<String, Object> to, String name) {
        if (from.get(key) instanceof String text && !text.isBlank()) {
            to.put(name, Masking.ofName(text.strip()));
        }
    }

    private static boolean isDevice(String key) {
        return key.matches("(?i)0x[0-9a-f]{1,16}");
    }

    private static String message(Map<?, ?> tree) {
        return tree.get("Message") instanceof String text && !text.isBlank()
                ? " (" + Foreign.visible(Masking.of(text.strip()).replaceAll("\\.+$", ""), 200) + ")"
                : "";
    }
}
