package org.backupdoctor.internal.intake;

import static org.backupdoctor.internal.intake.Given.notes;
import static org.backupdoctor.internal.intake.Given.plist;
import static org.backupdoctor.internal.intake.Given.read;
import static org.backupdoctor.internal.intake.Given.sample;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.Map;
import org.backupdoctor.internal.snapshot.Snapshot;
import org.junit.jupiter.api.Test;

final class ConfigurationTest {

    private static final String HEAD = "<key>PayloadType</key><string>Configuration</string>";
    private static final String RESTRICTIONS = "<key>PayloadType</key><string>com.apple.applicationaccess</string>";

    @Test
    void profileIsTakenAsInstalled() {
        String name = "deny_icloud_backup.synthetic.mobileconfig";
        Snapshot snapshot = read(sample(name));
        assertEquals(
                Map.of(
                        "profiles",
                        List.of(Map.of(
                                "identifier",
                                "com.example.backup",
                                "name",
                                "No iCloud Backup",
                                "organization",
                                "Example Corp",
                                "removable",
                                false,
                                "payloadTypes",
                                List.of("com.apple.applicationaccess"),
                                "restrictions",
                                Map.of(
                                        "allowCloudBackup", false,
                                        "forceEncryptedBackup", true,
                                        "allowManagedAppsCloudSync", false,
                                        "allowEnterpriseBookBackup", false)))),
                snapshot.at("/management"));
        assertEquals(
                List.of(
                        "The profile “No iCloud Backup” was taken as installed, because its file was given.",
                        name + Given.FILE_TIME),
                notes(snapshot));
    }

    @Test
    void missingKeysAreUnknown() {
        Snapshot snapshot = read(plist("a", HEAD + "<key>PayloadIdentifier</key><string>com.example.a</string>"));
        assertEquals(List.of(Map.of("identifier", "com.example.a")), snapshot.at("/management/profiles"));
        assertNull(snapshot.at("/management/enrolled"));
    }

    @Test
    void onlySimpleRestrictionsOfTheRightPayloadAreTaken() {
        Snapshot snapshot = read(plist(
                "a",
                HEAD + "<key>PayloadContent</key><array><dict>" + RESTRICTIONS
                        + "<key>PayloadEnabled</key><true/><key>enforcedSoftwareUpdateDelay</key><integer>30</integer>"
                        + "<key>ratingRegion</key><string>us</string>"
                        + "<key>whitelistedAppBundleIDs</key><array><string>a</string></array>"
                        + "</dict><dict><key>PayloadType</key><string>com.apple.wifi.managed</string>"
                        + "<key>AutoJoin</key><true/></dict></array>"));
        assertEquals(
                Map.of("enforcedSoftwareUpdateDelay", 30L, "ratingRegion", "us"),
                snapshot.at("/management/profiles/0/restrictions"));
        assertEquals(
                List.of("com.apple.applicationaccess", "com.apple.wifi.managed"),
                snapshot.at("/management/profiles/0/payloadTypes"));
    }

    @Test
    void oddValueIsLeftOutAndTheRestKept() {
        Snapshot snapshot = read(plist(
                "a",
                HEAD + "<key>PayloadContent</key><array><dict>" + RESTRICTIONS
                        + "<key>allowCloudBackup</key><false/><key>allowCamera</key><string>no</string>"
                        + "<key>forceEncryptedBackup</key><integer>0</integer><key>allowChat</key><array/>"
                        + "</dict></array>"));
        assertEquals(Map.of("allowCloudBackup", false), snapshot.at("/management/profiles/0/restrictions"));
        assertEquals(
                List.of(
                        "allowCamera in a was left out: expected true or false but was a text.",
                        "forceEncryptedBackup in a was left out: expected true or false but was 0.",
                        "allowChat in a was left out: expected true or false but was a list."),
                notes(snapshot).subList(0, 3));
    }

    @Test
    void ofTwoPayloadsTheStricterCounts() {
        Snapshot snapshot = read(plist(
                "a",
                HEAD + "<key>PayloadContent</key><array><dict>" + RESTRICTIONS
                        + "<key>allowCloudBackup</key><false/><key>forceEncryptedBackup</key><false/></dict><dict>"
                        + RESTRICTIONS
                        + "<key>allowCloudBackup</key><true/><key>forceEncryptedBackup</key><true/></dict></array>"));
        assertEquals(
                Map.of("allowCloudBackup", false, "forceEncryptedBackup", true),
                snapshot.at("/management/profiles/0/restrictions"));
    }

    @Test
    void encryptedProfileIsTold() {
        Snapshot snapshot = read(plist("a.mobileconfig", HEAD + "<key>EncryptedPayloadContent</key><data>AAAA</data>"));
        assertEquals(
                List.of(
                        "The profile in a.mobileconfig was taken as installed, because its file was given.",
                        "a.mobileconfig is encrypted: what the profile sets is unknown."),
                notes(snapshot));
    }
}
