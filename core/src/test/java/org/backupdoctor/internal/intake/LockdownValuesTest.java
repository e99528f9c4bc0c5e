package org.backupdoctor.internal.intake;

import static org.backupdoctor.internal.intake.Given.at;
import static org.backupdoctor.internal.intake.Given.notes;
import static org.backupdoctor.internal.intake.Given.plist;
import static org.backupdoctor.internal.intake.Given.read;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.backupdoctor.Intake.Source;
import org.backupdoctor.internal.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class LockdownValuesTest {

    @Test
    void dateOfTheLastBackupCountsFrom2001() {
        assertEquals(Instant.parse("2025-05-15T20:37:27Z"), lastSuccess("<integer>769034247</integer>"));
        assertEquals(Instant.parse("2025-05-15T20:37:27Z"), lastSuccess("<real>769034247.25</real>"));
        assertEquals(Instant.parse("2025-05-15T20:37:27Z"), lastSuccess("<date>2025-05-15T20:37:27Z</date>"));
    }

    @Test
    void noDateIsNoDate() {
        for (String none :
                List.of("<integer>0</integer>", "<integer>-1</integer>", "<date>2001-01-01T00:00:00Z</date>")) {
            Source source = backup(none);
            assertNull(at(source, "/backup/lastSuccessAt"), none);
            assertEquals(List.of(), notes(read(source)), none);
        }
    }

    @Test
    void secondsSince1970AreNoDate() {
        assertEquals(
                List.of("LastCloudBackupDate in backup.plist was left out: expected a date but was"
                        + " 2056-05-15T20:37:27Z."),
                notes(read(backup("<integer>1747341447</integer>"))));
    }

    @Test
    void zoneOfTheLastBackupIsNotAdded() {
        Source source = plist(
                "backup.plist",
                "<key>LastCloudBackupDate</key><integer>769034247</integer>"
                        + "<key>LastCloudBackupTZ</key><string>GMT-4</string>");
        assertEquals(Instant.parse("2025-05-15T20:37:27Z"), at(source, "/backup/lastSuccessAt"));
    }

    @Test
    void passcodeIsKnownOnlyWhenItProtects() {
        assertEquals(
                true,
                at(
                        plist("a", "<key>PasswordProtected</key><true/><key>DeviceClass</key><string>iPad</string>"),
                        "/device/passcodeSet"));
        assertNull(at(
                plist("a", "<key>PasswordProtected</key><false/><key>DeviceClass</key><string>iPad</string>"),
                "/device/passcodeSet"));
    }

    @Test
    void beingConnectedIsNotCharging() {
        assertEquals(
                Map.of(),
                read(plist("a", "<key>ExternalConnected</key><true/>")).tree());
    }

    @Test
    void wifiSyncIsNotWifi() {
        assertEquals(
                Map.of(),
                read(plist("a", "<key>EnableWifiConnections</key><true/>")).tree());
    }

    @Test
    void kindOfDevice() {
        assertEquals("IPHONE", family("<key>DeviceClass</key><string>iPhone</string>"));
        assertEquals("IPAD", family("<key>DeviceClass</key><string>iPad</string>"));
        assertEquals("IPOD", family("<key>DeviceClass</key><string>iPod</string>"));
        assertEquals("IPAD", family("<key>ProductType</key><string>iPad13,4</string>"));
    }

    @Test
    void otherDevicesAreNeitherIphoneNorIpad() {
        Snapshot snapshot = read(plist(
                "tv.plist",
                "<key>DeviceClass</key><string>AppleTV</string><key>ProductType</key><string>AppleTV14,1</string>"
                        + "<key>ProductVersion</key><string>18.5</string>"));
        assertEquals(Map.of(), snapshot.tree());
        assertEquals(
                List.of("tv.plist is the answer of another kind of device (AppleTV), not of an iPhone or iPad: its"
                        + " model and version were left out."),
                notes(snapshot));
    }

    @Test
    void impossibleValuesAreLeftOutWithANote() {
        Snapshot snapshot = read(plist("odd.plist", """
            <key>ProductVersion</key><integer>18</integer>
            <key>BuildVersion</key><string>no build</string>
            <key>CloudBackupEnabled</key><string>yes</string>
            <key>BatteryCurrentCapacity</key><integer>250</integer>
            <key>BatteryIsCharging</key><integer>1</integer>
            <key>TotalDiskCapacity</key><integer>9000000000000000000</integer>
            <key>TotalDataAvailable</key><string>plenty</string>
            <key>TimeIntervalSince1970</key><real>5.0</real>
            """));
        assertEquals(Map.of(), snapshot.tree());
        assertEquals(
                List.of(
                        "ProductVersion in odd.plist was left out: expected a text such as 18.5 but was 18.",
                        "BuildVersion in odd.plist was left out: expected a text such as 22F76 but was another.",
                        "CloudBackupEnabled in odd.plist was left out: expected true or false but was a text.",
                        "TotalDiskCapacity in odd.plist was left out: expected a size but was 9.0E18.",
                        "TotalDataAvailable in odd.plist was left out: expected a number but was a text.",
                        "BatteryCurrentCapacity in odd.plist was left out: expected a number from 0 to 100 but was"
                                + " 250.",
                        "BatteryIsCharging in odd.plist was left out: expected true or false but was 1.",
                        "TimeIntervalSince1970 in odd.plist was left out: expected the seconds since 1970 but was 5."),
                notes(snapshot));
        assertEquals(List.of("/device/iosVersion"), snapshot.notes().get(0).paths());
    }

    @Test
    void moreFreeThanThereIsIsLeftOut() {
        Snapshot snapshot = read(plist(
                "disk.plist",
                "<key>TotalDiskCapacity</key><integer>64000000000</integer>"
                        + "<key>TotalDataAvailable</key><integer>64000000001</integer>"));
        assertEquals(Map.of("device", Map.of("storageTotalBytes", 64000000000L)), snapshot.tree());
        assertEquals(
                List.of("TotalDataAvailable in disk.plist was left out: expected at most TotalDiskCapacity,"
                        + " 64000000000 bytes, but was 64000000001."),
                notes(snapshot));
    }

    @Test
    void asMuchFreeAsThereIsStays() {
        Source source = plist(
                "disk.plist",
                "<key>TotalDiskCapacity</key><integer>64000000000</integer>"
                        + "<key>TotalDataAvailable</key><integer>64000000000</integer>");
        assertEquals(64000000000L, at(source, "/device/storageFreeBytes"));
    }

    private static @Nullable Object family(String entry) {
        return at(plist("a", entry), "/device/family");
    }

    private static Source backup(String date) {
        return plist("backup.plist", "<key>LastCloudBackupDate</key>" + date);
    }

    private static @Nullable Object lastSuccess(String date) {
        return at(backup(date), "/backup/lastSuccessAt");
    }
}
