package org.backupdoctor.internal.intake;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a device answers by cable ({@code ideviceinfo}, pymobiledevice3): the root domain, single domains, or
 * domains within the root. Keys that name the device or its owner are never taken.
 */
final class Lockdown {

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

    private Lockdown() {}

    static boolean recognises(Map<?, ?> tree) {
        boolean isInternational = tree.containsKey("Language") && tree.containsKey("Locale");
        boolean isOfComputer = tree.containsKey("ProductBuildVersion");
        return isInternational || (!isOfComputer && tree.keySet().stream().anyMatch(KEYS::contains));
    }

    static Answer read(String name, Map<?, ?> tree, @Nullable Instant written) {
        Findings found = new Findings(name);
        DeviceKind.read(found, tree, "DeviceClass", "ProductType", "ProductVersion", "BuildVersion");
        // false only says that the device is unlocked now
        if (Boolean.TRUE.equals(found.yesNo(tree, "PasswordProtected", "/device/passcodeSet"))) {
            found.put("/device/passcodeSet", true);
        }
        Map<?, ?> backup = domain(tree, BACKUP);
        found.flag(backup, "CloudBackupEnabled", "/backup/enabled");
        found.time(backup, "LastCloudBackupDate", "/backup/lastSuccessAt");
        found.storage(domain(tree, DISK_USAGE), "TotalDiskCapacity", "TotalDataAvailable", 1);
        Map<?, ?> battery = domain(tree, BATTERY);
        found.percent(battery, "BatteryCurrentCapacity", "/power/batteryPercent", 100);
        found.flag(battery, "BatteryIsCharging", "/power/charging");
        Object device = tree.get("UniqueDeviceID");
        return found.answer(
                found.unixTime(tree, "TimeIntervalSince1970", "/takenAt"), written, Devices.key(device), true);
    }

    private static Map<?, ?> domain(Map<?, ?> tree, String name) {
        return tree.get(name) instanceof Map<?, ?> domain ? domain : tree;
    }
}
