package org.backupdoctor.internal.intake;

import static org.backupdoctor.internal.intake.Given.assertProblem;
import static org.backupdoctor.internal.intake.Given.known;
import static org.backupdoctor.internal.intake.Given.notes;
import static org.backupdoctor.internal.intake.Given.read;
import static org.backupdoctor.internal.intake.Given.sample;
import static org.backupdoctor.internal.intake.Given.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Map;
import org.backupdoctor.Intake;
import org.backupdoctor.Intake.Item;
import org.backupdoctor.internal.snapshot.Snapshot;
import org.junit.jupiter.api.Test;

final class ConfiguratorTest {

    private static final String GET_ALL = "cfgutil_get_all.shape.synthetic.json";

    @Test
    void allOfADevice() {
        Snapshot snapshot = read(sample(GET_ALL));
        assertEquals(
                Map.of(
                        "device",
                        Map.of(
                                "family", "IPHONE",
                                "model", "iPhone17,1",
                                "iosVersion", "18.5",
                                "iosBuild", "22F76",
                                "passcodeSet", true,
                                "storageTotalBytes", 255852544000L,
                                "storageFreeBytes", 101000000000L),
                        "backup",
                        Map.of("enabled", true),
                        "power",
                        Map.of("batteryPercent", 18L, "charging", false),
                        "management",
                        Map.of(
                                "supervised",
                                false,
                                "profiles",
                                List.of(Map.of(
                                        "identifier", "com.example.corp.restrictions",
                                        "name", "Corporate baseline",
                                        "fromMdm", true)))),
                known(snapshot));
        assertEquals(
                List.of(
                        GET_ALL
                                + " lists profiles without what they set, and maybe not all: none was taken as missing.",
                        GET_ALL + Given.FILE_TIME),
                notes(snapshot));
        assertFalse(snapshot.isComplete("/management/profiles"));
    }

    @Test
    void severalDevicesAreAPartEach() {
        String both = answer("\"0x1A\": {\"deviceType\": \"iPhone17,1\"}, \"Errors\": {\"0x1A\": {}},"
                + " \"0X2B\": {\"deviceType\": \"iPad13,4\", \"cloudBackupsAreEnabled\": false}");
        List<Item> items = Intake.standard().items(text("a", both));
        assertEquals(
                List.of(
                        "{\"format\":1,\"device\":{\"family\":\"IPHONE\",\"model\":\"iPhone17,1\"}}",
                        "{\"format\":1,\"device\":{\"family\":\"IPAD\",\"model\":\"iPad13,4\"},\"backup\":{\"enabled\":false}}"),
                items.stream().map(item -> Given.snapshot(item).toJson()).toList());
        assertEquals("""
            a
              Expected one answer of one device but found 2.
              Maybe they are of several devices: read them one by one.\
            """, Given.joined(Given.problems(text("a", both))));
    }

    @Test
    void errorIsTold() {
        assertProblem("""
            cfgutil_error.shape.synthetic.json
              Expected a snapshot or a kind of answer that is known but found an error message of cfgutil (No devices found).
              Maybe the device isn't connected, or doesn't trust this computer yet: unlock it and tap Trust.
            """, sample("cfgutil_error.shape.synthetic.json"));
    }

    @Test
    void wrongShapesAreLeftOut() {
        assertEquals(
                List.of(
                        "totalDiskCapacity in a was left out: expected a number but was a text.",
                        "cloudBackupsAreEnabled in a was left out: expected true or false but was 1.",
                        "batteryCurrentCapacity in a was left out: expected a number from 0 to 100 but was 180.",
                        "configurationProfiles in a was left out: expected a list."),
                notes(read(text(
                        "a",
                        answer("\"0x1A\": {\"totalDiskCapacity\": \"256 GB\", \"cloudBackupsAreEnabled\": 1,"
                                + " \"batteryCurrentCapacity\": 180, \"configurationProfiles\": {}}")))));
        assertEquals(List.of("a has no answer of a device."), notes(read(text("a", answer("\"0x1A\": []")))));
        assertEquals(
                List.of("Output in a was left out: expected an object but was a list.", "a has no answer of a device."),
                notes(read(text("a", "{\"Command\": \"get\", \"Type\": \"CommandOutput\", \"Output\": []}"))));
    }

    @Test
    void propertyListSaysTheSame() {
        Snapshot snapshot = read(Given.plist(
                "a",
                "<key>Command</key><string>get</string><key>Type</key><string>CommandOutput</string><key>Output</key>"
                        + "<dict><key>0x1A</key><dict><key>cloudBackupsAreEnabled</key><true/></dict></dict>"));
        assertEquals(Map.of("backup", Map.of("enabled", true)), snapshot.tree());
    }

    private static String answer(String output) {
        return "{\"Command\": \"get\", \"Type\": \"CommandOutput\", \"Output\": {" + output + "}}";
    }
}
