package org.backupdoctor.internal.intake;

import static org.backupdoctor.internal.intake.Given.at;
import static org.backupdoctor.internal.intake.Given.known;
import static org.backupdoctor.internal.intake.Given.notes;
import static org.backupdoctor.internal.intake.Given.read;
import static org.backupdoctor.internal.intake.Given.sample;
import static org.backupdoctor.internal.intake.Given.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.backupdoctor.Intake.Source;
import org.backupdoctor.internal.snapshot.Snapshot;
import org.junit.jupiter.api.Test;

final class LockdownTest {

    private static final Map<String, Object> ROOT = Map.of(
            "device", Map.of("family", "IPHONE", "model", "iPhone13,2", "iosVersion", "18.4.1", "iosBuild", "22E252"));

    @Test
    void rootDomainOfARealDevice() {
        Snapshot snapshot = read(sample("ideviceinfo_root.iphone13,2_18.4.1.redacted.plist"));
        assertEquals(ROOT, known(snapshot));
        assertEquals(Instant.parse("2025-05-16T21:03:08Z"), snapshot.takenAt().orElseThrow());
        assertEquals(List.of(), notes(snapshot));
    }

    @Test
    void binaryPropertyListSaysTheSame() {
        Source xml = sample("ideviceinfo_root.iphone13,2_18.4.1.redacted.plist");
        assertEquals(read(xml), read(Given.asBinary(xml)));
    }

    @Test
    void plainTextSaysTheSame() {
        assertEquals(
                read(sample("ideviceinfo_root.iphone13,2_18.4.1.redacted.plist")),
                read(sample("ideviceinfo_plain_text.example.txt")));
    }

    @Test
    void backupDomainOfARealDevice() {
        Snapshot snapshot = read(sample("ideviceinfo_com.apple.mobile.backup.iphone13,2_18.4.1.plist"));
        assertEquals(
                Map.of("backup", Map.of("enabled", true, "lastSuccessAt", Instant.parse("2025-05-15T20:37:27Z"))),
                known(snapshot));
        assertEquals(
                List.of("ideviceinfo_com.apple.mobile.backup.iphone13,2_18.4.1.plist" + Given.FILE_TIME),
                notes(snapshot));
    }

    @Test
    void diskUsage() {
        assertEquals(
                Map.of("device", Map.of("storageTotalBytes", 255852544000L, "storageFreeBytes", 101000000000L)),
                known(read(sample("ideviceinfo_com.apple.disk_usage.synthetic.plist"))));
    }

    @Test
    void battery() {
        assertEquals(
                Map.of("power", Map.of("charging", false, "batteryPercent", 18L)),
                known(read(sample("ideviceinfo_com.apple.mobile.battery.synthetic.plist"))));
    }

    @Test
    void domainsWithoutFactsAreNoMistake() {
        for (String domain : List.of("fmip", "international", "mobile.wireless_lockdown")) {
            Snapshot snapshot = read(sample("ideviceinfo_com.apple." + domain + ".synthetic.plist"));
            assertEquals(Map.of(), snapshot.tree(), domain);
            assertEquals(List.of(), snapshot.notes(), domain);
        }
    }

    @Test
    void domainsWithinTheRoot() {
        Snapshot snapshot = read(sample("merged_domains.example.json"));
        assertEquals("iPhone13,2", snapshot.at("/device/model"));
        assertEquals(Instant.parse("2025-05-15T20:37:27Z"), snapshot.at("/backup/lastSuccessAt"));
        assertEquals(101000000000L, snapshot.at("/device/storageFreeBytes"));
        assertEquals(18L, snapshot.at("/power/batteryPercent"));
        assertEquals(List.of(), snapshot.notes());
    }

    @Test
    void plainTextOfADomain() {
        Source source =
                text("backup.txt", "CloudBackupEnabled: true\r\nLastCloudBackupDate: 812806913\r\nVersion: 2.0\r\n");
        assertEquals(
                Map.of("backup", Map.of("enabled", true, "lastSuccessAt", Instant.parse("2026-10-04T11:41:53Z"))),
                known(read(source)));
    }

    @Test
    void plainTextKeepsVersionsAsTexts() {
        assertEquals("18.10", at(text("a.txt", "ProductVersion: 18.10\n"), "/device/iosVersion"));
    }

    @Test
    void plainTextLeavesOutWhatIsNested() {
        String nested =
                "NonVolatileRAM: \n auto-boot: dHJ1ZQ==\n ProductVersion: 1.0\nSupportedDeviceFamilies[1]: \n 0: 1\n";
        assertEquals("18.5", at(text("a.txt", "ProductVersion: 18.5\n" + nested), "/device/iosVersion"));
    }

    @Test
    void plainTextOfPowerShell() {
        byte[] utf16 = "\uFEFFCloudBackupEnabled: false\r\n".getBytes(StandardCharsets.UTF_16LE);
        assertEquals(false, at(new Source("a.txt", utf16, null), "/backup/enabled"));
    }

    @Test
    void nothingThatNamesTheDeviceIsTaken() {
        for (String name : List.of(
                "ideviceinfo_root.iphone13,2_18.4.1.redacted.plist",
                "merged_domains.example.json",
                "ideviceinfo_plain_text.example.txt",
                "device_information_response.apple-docs-shape.plist",
                "profile_list_ios.synthetic.plist",
                "command_error_response.synthetic.plist")) {
            Snapshot snapshot = read(sample(name));
            String all = snapshot.toJson() + snapshot.notes();
            assertFalse(all.contains("001E") || all.contains("XXXX") || all.contains("CommandUUID"), name);
        }
    }
}
