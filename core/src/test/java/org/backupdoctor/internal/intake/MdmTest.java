package org.backupdoctor.internal.intake;

import static org.backupdoctor.internal.intake.Given.at;
import static org.backupdoctor.internal.intake.Given.notes;
import static org.backupdoctor.internal.intake.Given.plist;
import static org.backupdoctor.internal.intake.Given.read;
import static org.backupdoctor.internal.intake.Given.sample;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.backupdoctor.Intake.Source;
import org.backupdoctor.Report.NoteKind;
import org.backupdoctor.internal.snapshot.Snapshot;
import org.junit.jupiter.api.Test;

final class MdmTest {

    private static final Map<String, Object> ENROLLED = Map.of("management", Map.of("enrolled", true));

    @Test
    void securityInfo() {
        Source source = plist(
                "security.plist",
                "<key>Status</key><string>Acknowledged</string><key>CommandUUID</key><string>c</string>"
                        + "<key>SecurityInfo</key><dict><key>PasscodePresent</key><false/>"
                        + "<key>ManagementStatus</key><dict><key>IsUserEnrollment</key><true/></dict></dict>");
        assertEquals(
                Map.of(
                        "device", Map.of("passcodeSet", false),
                        "management", Map.of("enrolled", true, "userEnrollment", true)),
                read(source).tree());
    }

    @Test
    void restrictionsAndTheProfilesThatSetThem() {
        Snapshot snapshot = read(sample("restrictions_response.backup-blocked.synthetic.plist"));
        assertEquals(
                Map.of(
                        "allowCloudBackup", false,
                        "allowAccountModification", false,
                        "forceEncryptedBackup", true,
                        "allowManagedAppsCloudSync", false,
                        "enforcedSoftwareUpdateDelay", 60L),
                snapshot.at("/management/restrictions"));
        assertEquals(
                List.of(
                        Map.of(
                                "identifier",
                                "com.example.corp.restrictions",
                                "restrictions",
                                Map.of("allowCloudBackup", false, "forceEncryptedBackup", true)),
                        Map.of(
                                "identifier",
                                "com.example.corp.updates",
                                "restrictions",
                                Map.of("enforcedSoftwareUpdateDelay", 60L))),
                snapshot.at("/management/profiles"));
        assertTrue(!snapshot.isComplete("/management/profiles"));
    }

    @Test
    void restrictionsAsAppleShowsThem() {
        assertEquals(
                Map.of("enrolled", true, "restrictions", Map.of("allowCamera", false)),
                at(sample("restrictions_response.apple-docs-shape.plist"), "/management"));
    }

    @Test
    void oddRestrictionIsLeftOutAndTheRestKept() {
        String odd = "<key>restrictedBool</key><dict><key>allowCloudBackup</key><dict><key>value</key><false/></dict>"
                + "<key>allowCamera</key><dict><key>value</key><string>no</string></dict></dict>";
        Snapshot snapshot = read(plist(
                "mdm.plist",
                "<key>Status</key><string>Acknowledged</string><key>CommandUUID</key><string>c</string>"
                        + "<key>GlobalRestrictions</key><dict>" + odd + "</dict>"
                        + "<key>ProfileRestrictions</key><dict><key>com.example.a</key><dict>" + odd
                        + "</dict></dict>"));
        assertEquals(Map.of("allowCloudBackup", false), snapshot.at("/management/restrictions"));
        assertEquals(Map.of("allowCloudBackup", false), snapshot.at("/management/profiles/0/restrictions"));
        assertEquals(
                List.of("/management/profiles", "/management/restrictions"),
                snapshot.notes().stream()
                        .filter(
                                note -> note.text()
                                        .equals(
                                                "allowCamera in mdm.plist was left out: expected true or false but was a text."))
                        .flatMap(note -> note.paths().stream())
                        .toList());
    }

    @Test
    void profileListIsComplete() {
        Snapshot snapshot = read(sample("profile_list_ios.synthetic.plist"));
        assertEquals(
                List.of(Map.of(
                        "identifier",
                        "com.example.corp.restrictions",
                        "name",
                        "Corporate baseline",
                        "organization",
                        "Example Corp",
                        "fromMdm",
                        true,
                        "removable",
                        false,
                        "payloadTypes",
                        List.of(
                                "com.apple.applicationaccess",
                                "com.apple.proxy.http.global",
                                "com.apple.vpn.managed"))),
                snapshot.at("/management/profiles"));
        assertTrue(snapshot.isComplete("/management/profiles"));
        assertNull(snapshot.at("/network"), "a payload that is installed says that it may be in use, not that it is");
    }

    @Test
    void profileListOfAMac() {
        Snapshot snapshot = read(sample("profile_list.zentral-trimmed.plist"));
        assertEquals("Zentral - MDM enrollment", snapshot.at("/management/profiles/1/name"));
        assertEquals(true, snapshot.at("/management/profiles/1/removable"));
        assertEquals(
                List.of("com.apple.mdm", "com.apple.security.scep", "com.apple.security.pem"),
                snapshot.at("/management/profiles/1/payloadTypes"));
        assertNull(snapshot.at("/management/profiles/0/fromMdm"));
    }

    @Test
    void emptyProfileListSaysThatThereIsNone() {
        Snapshot snapshot = read(
                plist("mdm.plist", "<key>Status</key><string>Acknowledged</string><key>ProfileList</key><array/>"));
        assertTrue(snapshot.isComplete("/management/profiles"));
        assertNull(snapshot.at("/management/profiles"));
    }

    @Test
    void notNowGivesNoFacts() {
        assertSilent(
                "not_now_response.synthetic.plist gives no facts: the device put the command off, maybe because it was"
                        + " locked.",
                sample("not_now_response.synthetic.plist"));
    }

    @Test
    void errorGivesNoFactsButItsReason() {
        assertSilent(
                "command_error_response.synthetic.plist gives no facts: the device refused the command"
                        + " (“DeviceInformation” is not a valid request type).",
                sample("command_error_response.synthetic.plist"));
    }

    @Test
    void formatErrorAndIdleGiveNoFacts() {
        assertSilent(
                "a.plist gives no facts: the device could not make sense of the command.",
                status("CommandFormatError"));
        assertSilent("a.plist gives no facts: the device only said that it is idle.", status("Idle"));
    }

    @Test
    void answerToAnotherCommandSaysOnlyThatTheDeviceIsManaged() {
        Snapshot snapshot = read(status("Acknowledged"));
        assertEquals(ENROLLED, snapshot.tree());
        assertEquals(
                List.of("a.plist says only that the device is managed: the answers to DeviceInformation, SecurityInfo,"
                        + " ProfileList and Restrictions say more."),
                notes(snapshot));
    }

    @Test
    void wrongTypesOfWholePartsAreLeftOut() {
        Source source = plist(
                "mdm.plist",
                "<key>Status</key><string>Acknowledged</string><key>QueryResponses</key><string>none</string>"
                        + "<key>ProfileList</key><dict/><key>GlobalRestrictions</key><array/>");
        assertEquals(
                List.of(
                        "QueryResponses in mdm.plist was left out: expected an object but was a text.",
                        "ProfileList in mdm.plist was left out: expected a list.",
                        "GlobalRestrictions in mdm.plist was left out: expected an object but was a list."),
                notes(read(source)));
        assertEquals(ENROLLED, read(source).tree());
    }

    private static Source status(String status) {
        return plist(
                "a.plist", "<key>Status</key><string>" + status + "</string><key>CommandUUID</key><string>c</string>");
    }

    private static void assertSilent(String note, Source source) {
        Snapshot snapshot = read(source);
        assertEquals(Map.of(), snapshot.tree());
        assertEquals(List.of(note), notes(snapshot));
        assertEquals(NoteKind.ASSUMED, snapshot.notes().get(0).kind());
    }
}
