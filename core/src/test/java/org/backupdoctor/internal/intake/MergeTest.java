package org.backupdoctor.internal.intake;

import static org.backupdoctor.internal.intake.Given.json;
import static org.backupdoctor.internal.intake.Given.notes;
import static org.backupdoctor.internal.intake.Given.plist;
import static org.backupdoctor.internal.intake.Given.problems;
import static org.backupdoctor.internal.intake.Given.read;
import static org.backupdoctor.internal.intake.Given.sample;
import static org.backupdoctor.internal.intake.Given.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.backupdoctor.Intake.Source;
import org.backupdoctor.internal.snapshot.Snapshot;
import org.junit.jupiter.api.Test;

final class MergeTest {

    @Test
    void answersOfOneDeviceAddUp() {
        Snapshot snapshot = read(
                sample("ideviceinfo_root.iphone13,2_18.4.1.redacted.plist"),
                sample("ideviceinfo_com.apple.mobile.backup.iphone13,2_18.4.1.plist"),
                sample("ideviceinfo_com.apple.disk_usage.synthetic.plist"),
                sample("ideviceinfo_com.apple.mobile.battery.synthetic.plist"),
                sample("ideviceinfo_com.apple.fmip.synthetic.plist"));
        assertEquals(read(sample("merged_domains.example.json")), snapshot);
        assertEquals(List.of(), snapshot.notes());
    }

    @Test
    void profilesOfTwoAnswersAreMatchedByIdentifier() {
        Snapshot snapshot = read(
                sample("restrictions_response.backup-blocked.synthetic.plist"),
                sample("profile_list_ios.synthetic.plist"));
        assertEquals("Corporate baseline", snapshot.at("/management/profiles/0/name"));
        assertEquals(false, snapshot.at("/management/profiles/0/restrictions/allowCloudBackup"));
        assertEquals("com.example.corp.updates", snapshot.at("/management/profiles/1/identifier"));
        assertNull(snapshot.at("/management/profiles/2"));
        assertTrue(snapshot.isComplete("/management/profiles"));
        assertEquals(
                List.of("restrictions_response.backup-blocked.synthetic.plist" + Given.FILE_TIME), notes(snapshot));
    }

    @Test
    void profilesWithoutIdentifierAreMatchedByName() {
        Snapshot snapshot = read(
                json(
                        "a",
                        "",
                        "\"management\": {\"profiles\": [{\"name\": \"VPN\"}, {\"name\": \"VPN\", \"removable\":"
                                + " true}]}"),
                json(
                        "b",
                        "",
                        "\"management\": {\"profiles\": [{\"name\": \"VPN\", \"identifier\": \"v\"}, {\"name\":"
                                + " \"Wi-Fi\"}]}"));
        assertEquals(
                List.of(
                        Map.of("name", "VPN", "identifier", "v"),
                        Map.of("name", "VPN", "removable", true),
                        Map.of("name", "Wi-Fi")),
                snapshot.at("/management/profiles"));
    }

    @Test
    void listsAreTakenWhole() {
        Source one = json(
                "a", "\"complete\": [\"/icloud/backups\"], ", "\"icloud\": {\"backups\": [{\"deviceName\": \"Old\"}]}");
        Source two = json("b", "", "\"icloud\": {\"backups\": [{\"deviceName\": \"New\"}]}");
        Snapshot snapshot = read(one, two);
        assertEquals(List.of(Map.of("deviceName", "New")), snapshot.at("/icloud/backups"));
        assertFalse(snapshot.isComplete("/icloud/backups"), "only the list that wasn't taken is complete");
        assertEquals(
                List.of("a and b disagree about /icloud/backups: b was named later and was taken."), notes(snapshot));
        assertTrue(read(two, one).isComplete("/icloud/backups"));
        assertTrue(read(one, json("c", "", "\"icloud\": {\"twoFactor\": true}")).isComplete("/icloud/backups"));
    }

    @Test
    void listThatIsCompleteAndNotThereIsEmpty() {
        Source none = json("a", "", "\"complete\": [\"/icloud/backups\", \"/services\"]");
        Source one = json("b", "", "\"icloud\": {\"backups\": [{\"deviceName\": \"New\"}]}");
        assertEquals(List.of(), read(one, none).at("/icloud/backups"));
        assertTrue(read(one, none).isComplete("/icloud/backups"));
        Snapshot snapshot = read(none, one);
        assertEquals("New", snapshot.at("/icloud/backups/0/deviceName"));
        assertFalse(snapshot.isComplete("/icloud/backups"));
        assertTrue(snapshot.isComplete("/services"));
    }

    @Test
    void ownListsOfAnOrganisationMayBeComplete() {
        Source one = json("a", "", "\"complete\": [\"/attributes/rooms/north\"]");
        Source two = json("b", "", "\"attributes\": {\"rooms\": {\"north\": [\"4\"]}}");
        assertEquals(List.of("4"), read(one, two).at("/attributes/rooms/north"));
    }

    @Test
    void triedRemediesAreJoined() {
        Snapshot snapshot = read(
                json("a", "", "\"tried\": [{\"remedy\": \"restart-device\", \"outcome\": \"NO_CHANGE\"}]"),
                json(
                        "b",
                        "",
                        "\"tried\": [{\"remedy\": \"restart-device\", \"outcome\": \"NO_CHANGE\"}, {\"remedy\":"
                                + " \"update-ios\", \"outcome\": \"WORSE\"}]"));
        assertEquals("update-ios", snapshot.at("/tried/1/remedy"));
        assertNull(snapshot.at("/tried/2"));
        assertEquals(List.of(), snapshot.notes());
    }

    @Test
    void answersOfDifferentDevicesAreRefused() {
        Source other = plist("b.plist", "<key>UniqueDeviceID</key><string>00008101-000000000000002F</string>");
        Source first = sample("not_now_response.synthetic.plist");
        assertEquals("""
            b.plist
              not_now_response.synthetic.plist and b.plist are answers of different devices.
              Maybe one of them was named by mistake.\
            """, Given.joined(problems(first, other)));
        Source same = plist("c.plist", "<key>UniqueDeviceID</key><string>00008101000000000000001e</string>");
        Source blackened = plist("d.plist", "<key>UniqueDeviceID</key><string>REDACTED</string>");
        assertEquals(Map.of(), read(first, same, blackened).tree());
    }

    @Test
    void snapshotsOfDifferentDevicesAreRefused() {
        Source first = json("a.json", "", "\"id\": \"A-1\"");
        assertEquals("""
            b.json
              a.json and b.json are answers of different devices, by their ids.
              Maybe one of them was named by mistake.\
            """, Given.joined(problems(first, json("b.json", "", "\"id\":" + " \"A-2\""))));
        assertEquals(
                "A-1", read(first, json("c.json", "", "\"id\": \"A-1\"")).id().orElseThrow());
    }

    @Test
    void problemsOfAllSourcesAreTold() {
        assertEquals(
                List.of("a.json", "b.json", "c"),
                problems(
                                json("a.json", "", "\"x\": 1"),
                                json("b.json", "", "\"id\": 1"),
                                json("ok", "", ""),
                                text("c", ""))
                        .stream()
                        .map(problem -> problem.file())
                        .toList());
    }
}
