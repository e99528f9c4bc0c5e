package org.backupdoctor.internal.intake;

import static org.backupdoctor.internal.intake.Given.at;
import static org.backupdoctor.internal.intake.Given.deviceInformation;
import static org.backupdoctor.internal.intake.Given.known;
import static org.backupdoctor.internal.intake.Given.notes;
import static org.backupdoctor.internal.intake.Given.read;
import static org.backupdoctor.internal.intake.Given.sample;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.backupdoctor.Intake.Source;
import org.backupdoctor.internal.snapshot.Snapshot;
import org.junit.jupiter.api.Test;

final class DeviceInformationTest {

    private static final Map<String, Object> ENROLLED = Map.of("management", Map.of("enrolled", true));

    @Test
    void deviceInformationWithAStaleBackup() {
        Source source = sample("device_information_response.backup-stale.synthetic.plist");
        Snapshot snapshot = read(source);
        assertEquals(
                Map.of(
                        "device",
                        Map.of(
                                "family", "IPHONE",
                                "model", "iPhone17,1",
                                "iosVersion", "18.5",
                                "iosBuild", "22F76",
                                "storageTotalBytes", 256000000000L,
                                "storageFreeBytes", 1200000000L,
                                "sharedIpad", false),
                        "backup",
                        Map.of("enabled", true, "lastSuccessAt", Instant.parse("2025-05-15T20:37:27Z")),
                        "power",
                        Map.of("batteryPercent", 18L),
                        "management",
                        Map.of("enrolled", true, "supervised", false)),
                known(snapshot));
        assertEquals(List.of(source.name() + Given.FILE_TIME), notes(snapshot));
        assertEquals(snapshot, read(Given.asBinary(source)));
    }

    @Test
    void deviceInformationAsAppleShowsIt() {
        Snapshot snapshot = read(sample("device_information_response.apple-docs-shape.plist"));
        assertEquals(230265518188L, snapshot.at("/device/storageTotalBytes"));
        assertEquals(225241333008L, snapshot.at("/device/storageFreeBytes"));
        assertEquals(100L, snapshot.at("/power/batteryPercent"));
        assertEquals(false, snapshot.at("/backup/enabled"));
        assertEquals(true, snapshot.at("/management/supervised"));
        assertNull(snapshot.at("/network"));
        assertNull(snapshot.at("/icloud"));
    }

    @Test
    void unknownBatteryIsLeftOut() {
        Snapshot snapshot = read(deviceInformation("<key>BatteryLevel</key><real>-1.0</real>"));
        assertEquals(ENROLLED, snapshot.tree());
        assertEquals(List.of(), snapshot.notes());
    }

    @Test
    void batteryAbove100PercentIsLeftOutWithANote() {
        assertEquals(
                List.of("BatteryLevel in mdm.plist was left out: expected a number from 0 to 1 but was 2.5."),
                notes(read(deviceInformation("<key>BatteryLevel</key><real>2.5</real>"))));
    }

    @Test
    void endsOfTheBattery() {
        assertEquals(0L, at(deviceInformation("<key>BatteryLevel</key><real>0.0</real>"), "/power/batteryPercent"));
        assertEquals(
                100L, at(deviceInformation("<key>BatteryLevel</key><integer>1</integer>"), "/power/batteryPercent"));
    }

    @Test
    void notANumberIsLeftOut() {
        Snapshot snapshot = read(deviceInformation(
                "<key>DeviceCapacity</key><real>nan</real><key>AvailableDeviceCapacity</key><real>+infinity</real>"));
        assertEquals(ENROLLED, snapshot.tree());
        assertEquals(2, snapshot.notes().size());
    }

    @Test
    void storeAccountIsNotTheIcloudAccount() {
        assertEquals(
                ENROLLED,
                read(deviceInformation("<key>iTunesStoreAccountIsActive</key><true/>"))
                        .tree());
    }

    @Test
    void radioSaysNothingButThatThereIsNone() {
        assertEquals(
                "NONE",
                at(deviceInformation("<key>CellularTechnology</key><integer>0</integer>"), "/network/cellular"));
        for (int kind = 1; kind <= 3; kind++) {
            String entry = "<key>CellularTechnology</key><integer>" + kind + "</integer>";
            assertNull(at(deviceInformation(entry), "/network/cellular"));
        }
    }

    @Test
    void waitingInSetupAssistant() {
        assertEquals(false, at(deviceInformation("<key>AwaitingConfiguration</key><true/>"), "/device/setupFinished"));
        assertNull(at(deviceInformation("<key>AwaitingConfiguration</key><false/>"), "/device/setupFinished"));
    }

    @Test
    void sharedIpad() {
        assertEquals(true, at(deviceInformation("<key>IsMultiUser</key><true/>"), "/device/sharedIpad"));
    }

    @Test
    void neverBackedUpIsNotSaidByAMissingDate() {
        Snapshot snapshot = read(deviceInformation("<key>IsCloudBackupEnabled</key><true/>"));
        assertEquals(Map.of("enabled", true), snapshot.at("/backup"));
    }

    @Test
    void macsAreNeitherIphoneNorIpad() {
        Snapshot snapshot = read(deviceInformation(
                "<key>ModelName</key><string>MacBook Pro</string><key>ProductName</key><string>Mac14,9</string>"
                        + "<key>OSVersion</key><string>15.5</string>"));
        assertEquals(ENROLLED, snapshot.tree());
        assertEquals(
                List.of("mdm.plist is the answer of another kind of device (MacBook Pro), not of an iPhone or iPad:"
                        + " its model and version were left out."),
                notes(snapshot));
    }
}
