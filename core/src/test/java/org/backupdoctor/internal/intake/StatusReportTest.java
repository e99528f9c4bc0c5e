package org.backupdoctor.internal.intake;

import static org.backupdoctor.internal.intake.Given.known;
import static org.backupdoctor.internal.intake.Given.notes;
import static org.backupdoctor.internal.intake.Given.read;
import static org.backupdoctor.internal.intake.Given.sample;
import static org.backupdoctor.internal.intake.Given.text;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.backupdoctor.Intake.Source;
import org.junit.jupiter.api.Test;

final class StatusReportTest {

    @Test
    void whatAPhoneReports() {
        Source report = text(
                "a",
                "{\"StatusItems\": {\"device\": {\"model\": {\"family\": \"iPhone\", \"identifier\": \"iPhone17,1\"},"
                        + " \"operating-system\": {\"family\": \"iOS\", \"version\": \"18.5\", \"build-version\": \"22F76\"}},"
                        + " \"passcode\": {\"is-present\": true, \"is-compliant\": true}}, \"Errors\": []}");
        assertEquals(
                Map.of(
                        "device",
                        Map.of(
                                "family", "IPHONE",
                                "model", "iPhone17,1",
                                "iosVersion", "18.5",
                                "iosBuild", "22F76",
                                "passcodeSet", true),
                        "management",
                        Map.of("enrolled", true)),
                read(report).tree());
        assertEquals(List.of(), notes(read(report)));
    }

    @Test
    void macIsAnotherKindOfDevice() {
        String name = "declarative_status_report.zentral.json";
        assertEquals(Map.of("management", Map.of("enrolled", true)), known(read(sample(name))));
        assertEquals(
                List.of(
                        name + " is the answer of another kind of device (Mac), not of an iPhone or iPad: its model and"
                                + " version were left out.",
                        name + Given.FILE_TIME),
                notes(read(sample(name))));
    }

    @Test
    void wrongShapesAreLeftOut() {
        assertEquals(
                List.of("StatusItems in a was left out: expected an object but was a list."),
                notes(read(text("a", "{\"StatusItems\": []}"))));
        assertEquals(
                List.of(
                        "device in a was left out: expected an object but was a text.",
                        "is-present in a was left out: expected true or false but was a text."),
                notes(read(
                        text("a", "{\"StatusItems\": {\"device\": \"x\", \"passcode\": {\"is-present\": \"yes\"}}}"))));
    }
}
