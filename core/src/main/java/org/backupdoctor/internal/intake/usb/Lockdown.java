package org.backupdoctor.internal.intake.usb;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.backupdoctor.internal.intake.answer.Answer;
import org.backupdoctor.internal.intake.answer.DeviceKind;
import org.backupdoctor.internal.intake.answer.Findings;
import org.backupdoctor.internal.intake.answer.Identity;
import org.backupdoctor.internal.intake.answer.Kind;
import org.backupdoctor.internal.intake.answer.Part;
import org.backupdoctor.internal.intake.answer.SourceKind;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a device answers by cable ({@code ideviceinfo}, pymobiledevice3): the root domain, single domains, or
 * domains within the root. Keys that name the device or its owner are never taken.
 */
public final class Lockdown implements Kind {

    private static final String BACKUP = "com.apple.mobile.backup";
    private static final String DISK_USAGE = "com.apple.disk_usage";
    private static final String BATTERY = "com.apple.mobile.battery";

    /** The keys by which an answer is told; some domains hold nothing for us, but are no mistake. */
    private static final Set<String> KEYS = Set.of(
            "ProductType",
            "ProductVersion",
            "BuildVersion",
            "DeviceClass",
            "UniqueDeviceID",
            "TimeIntervalSince1970",
            "CloudBackupEnabled",
            "LastCloudBackupDate",
            "RequiresEncryption",
            "WillEncrypt",
            "LastiTunesBackupDate",
            "TotalDiskCapacity",
            "TotalDataCapacity",
            "TotalDataAvailable",
            "BatteryCurrentCapacity",
            "BatteryIsCharging",
            "ExternalConnected",
            "IsAssociated",
            "EnableWifiConnections",
            "SupportsWifi",
            "SupportsWifiSyncing",
            BACKUP,
            DISK_USAGE,
            BATTERY);

    @Override
    public String title() {
        return "Lockdown domains";
    }

    @Override
    public SourceKind source() {
        return SourceKind.DEVICE;
    }

    @Override
    public boolean recognises(Part part) {
        boolean isInternational = part.keys().containsAll(List.of("Language", "Locale"));
        boolean isOfComputer = part.keys().contains("ProductBuildVersion");
        return isInternational || (!isOfComputer && part.hasAny(KEYS));
    }

    @Override
    public Answer read(Part part, @Nullable Instant written) {
        Map<?, ?> tree = part.object();
        Findings found = new Findings(part.name());
        DeviceKind.read(found, tree, "DeviceClass", "ProductType", "ProductVersion", "BuildVersion");
        // false only says that the device is unlocked now
        if (Boolean.TRUE.equals(found.yesNo(tree, "PasswordProtected", "/device/passcodeSet"))) {
            found.put("/device/passcodeSet", true);
        }
        Map<?, ?> backup = domain(tree, BACKUP);
        found.flag(backup, "CloudBackupEnabled", "/backup/enabled");
        found.time(backup, "LastCloudBackupDate", "/backup/lastSuccessAt");
        computerBackup(found, backup);
        found.storage(domain(tree, DISK_USAGE), "TotalDiskCapacity", "TotalDataAvailable", 1);
        Map<?, ?> battery = domain(tree, BATTERY);
        found.percent(battery, "BatteryCurrentCapacity", Charge.PERCENT, 100);
        Charge.read(found, battery, "BatteryIsCharging");
        Identity device = Identity.of(tree.get("UniqueDeviceID"), tree.get("SerialNumber"));
        return found.answer(found.unixTime(tree, "TimeIntervalSince1970", "/takenAt"), written, device, true);
    }

    /** It may be gone since, so that nothing is taken as done. */
    private static void computerBackup(Findings found, Map<?, ?> backup) {
        Instant at = found.timeOf(backup, "LastiTunesBackupDate", "/tried");
        if (at != null) {
            found.note(
                    "says that a computer backed up this device on " + at + ": look whether that is still there.",
                    "/tried");
        }
    }

    private static Map<?, ?> domain(Map<?, ?> tree, String name) {
        return tree.get(name) instanceof Map<?, ?> domain ? domain : tree;
    }
}
