package org.backupdoctor.internal.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Map;
import org.backupdoctor.DeviceSnapshot;
import org.junit.jupiter.api.Test;

class RedactionTest {

    @Test
    void namesGoAndFiguresStay() {
        assertRedacted("""
                {"format":1,"takenAt":"2026-11-20T07:00:00Z",\
                "complaint":{"message":"[text]","errorShown":true},\
                "device":{"family":"IPHONE","model":"iPhone17,1","iosVersion":"18.5","iosBuild":"22F76","storageFreeBytes":900},\
                "icloud":{"usage":[{"name":"Photos","sizeBytes":19},{"name":"Use 1","sizeBytes":5}],\
                "backups":[{"deviceName":"Device 1","sizeBytes":21},{"deviceName":"Device 2"},{"deviceName":"Device 1"}]}}\
                """, """
                {"id":"A-1042","takenAt":"2026-11-20T07:00:00Z",
                "complaint":{"message":"Anna says it never worked","errorShown":true},
                "device":{"family":"IPHONE","model":"iPhone17,1","iosVersion":"18.5","iosBuild":"22F76","storageFreeBytes":900},
                "icloud":{"usage":[{"name":"Photos","sizeBytes":19},{"name":"Anna's Diary","sizeBytes":5}],
                "backups":[{"deviceName":"Anna's iPhone","sizeBytes":21},{"deviceName":"iPad von Bob"},{"deviceName":"Anna's iPhone"}]}}
                """);
    }

    @Test
    void failuresKeepTheirCodesAndApps() {
        assertRedacted("""
                {"format":1,"backup":{"apps":[{"bundleId":"com.example.video","name":"App 1","sizeBytes":20}],\
                "failures":[{"domain":"MBErrorDomain","code":100,"text":"[text] (MBErrorDomain/100) (CKErrorDomain/16)",\
                "bundleId":"com.example.video"},{"domain":"[text]","code":1}]}}\
                """, """
                {"backup":{"apps":[{"bundleId":"com.example.video","name":"Video","sizeBytes":20}],
                "failures":[{"domain":"MBErrorDomain","code":100,
                "text":"Anna's file (MBErrorDomain/100). Underlying error: gone (CKErrorDomain/16)","bundleId":"com.example.video"},
                {"domain":"Anna's own","code":1}]}}
                """);
    }

    @Test
    void profilesKeepWhatTheySet() {
        assertRedacted("""
                {"format":1,"complete":["/management/profiles"],"tried":[{"remedy":"restart-device","outcome":"NO_CHANGE"},\
                {"remedy":"[text]","outcome":"DONE"}],\
                "network":{"blockedHosts":["gateway.icloud.com","Host 1"]},\
                "management":{"profiles":[{"identifier":"profile 1","name":"Profile 1","organization":"Organization 1",\
                "removable":false,"payloadTypes":["com.apple.applicationaccess","payload 1"],\
                "restrictions":{"allowCloudBackup":false,"ratingRegion":"[text]","apps":["[text]"]}},\
                {"name":"Profile 2","organization":"Organization 1"}],"restrictions":{"delay":60,"who":"[text]"}}}\
                """, """
                {"complete":["/management/profiles"],"tried":[{"remedy":"restart-device","outcome":"NO_CHANGE"},
                {"remedy":"Ask Anna","outcome":"DONE"}],
                "network":{"blockedHosts":["gateway.icloud.com","anna.example.com"]},
                "management":{"profiles":[{"identifier":"com.example.annas-mac","name":"Example Corp VPN","organization":"Example",
                "removable":false,"payloadTypes":["com.apple.applicationaccess","com.example.agent"],
                "restrictions":{"allowCloudBackup":false,"ratingRegion":"pt","apps":["com.example.a"]}},
                {"name":"Wi-Fi of Anna","organization":"Example"}],"restrictions":{"delay":60,"who":"Anna"}}}
                """);
    }

    @Test
    void ofAttributesOnlyYesAndNoStay() {
        assertRedacted("""
                {"format":1,"attributes":{"site":"[text]","kiosk":true,"badge":"[number]","more":{"who":["[text]",false]}}}\
                """, """
                {"attributes":{"site":"Lisbon","kiosk":true,"badge":4711,"more":{"who":["Anna",false]}}}
                """);
    }

    @Test
    void oddFormsGo() {
        assertRedacted(
                "{\"format\":1,\"device\":{\"model\":\"[text]\",\"iosBuild\":\"[text]\"}}",
                "{\"device\":{\"model\":\"Anna's\",\"iosBuild\":\"of Anna\"}}");
    }

    @Test
    void notesGoAndRedactingTwiceChangesNothing() {
        Snapshot noted = Snapshot.of("a", Map.of("id", "Anna"))
                .withNotes(List.of(new org.backupdoctor.Report.Note(
                        org.backupdoctor.Report.NoteKind.ASSUMED, "annas.plist was read.", List.of())));
        assertEquals(List.of(), noted.redacted().notes());
        assertFalse(noted.redacted().id().isPresent());
        DeviceSnapshot once = DeviceSnapshot.fromJson("{\"icloud\":{\"backups\":[{\"deviceName\":\"Anna's iPhone\"}]}}")
                .redacted();
        assertEquals(once, once.redacted());
    }

    private static void assertRedacted(String expected, String json) {
        assertEquals(expected, DeviceSnapshot.fromJson(json).redacted().toJson());
    }
}
