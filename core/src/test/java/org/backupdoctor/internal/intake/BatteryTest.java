package org.backupdoctor.internal.intake;

import static org.backupdoctor.internal.intake.Given.notes;
import static org.backupdoctor.internal.intake.Given.plist;
import static org.backupdoctor.internal.intake.Given.read;
import static org.backupdoctor.internal.intake.Given.text;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class BatteryTest {

    @Test
    void registryOfTheBattery() {
        var snapshot = read(text(
                "a",
                "{\"CurrentCapacity\": 37, \"MaxCapacity\": 100, \"IsCharging\": true, \"ExternalConnected\": true,"
                        + " \"FullyCharged\": false, \"Serial\": \"F5D8123456789\", \"UpdateTime\": 1747429388}"));
        assertEquals(Map.of("batteryPercent", 37L, "charging", true), snapshot.at("/power"));
        assertEquals(Instant.parse("2025-05-16T21:03:08Z"), snapshot.takenAt().orElseThrow());
    }

    @Test
    void registryInItsEnvelope() {
        assertEquals(
                Map.of("batteryPercent", 50L, "charging", false),
                read(plist(
                                "a",
                                "<key>IORegistry</key><dict><key>CurrentCapacity</key><integer>1500</integer>"
                                        + "<key>MaxCapacity</key><integer>3000</integer><key>IsCharging</key><false/></dict>"))
                        .at("/power"));
    }

    @Test
    void fullBatteryOnPowerIsNotTakenAsNotCharging() {
        String full = "<key>BatteryCurrentCapacity</key><integer>100</integer><key>BatteryIsCharging</key><false/>"
                + "<key>FullyCharged</key><true/><key>ExternalConnected</key>";
        assertEquals(
                Map.of("batteryPercent", 100L),
                read(plist("a", full + "<true/>")).at("/power"));
        assertEquals(
                List.of("a says that the battery is full, on power: that it isn't charging was left out."),
                notes(read(plist("a", full + "<true/>"))));
        assertEquals(
                Map.of("batteryPercent", 100L, "charging", false),
                read(plist("a", full + "<false/>")).at("/power"));
    }

    @Test
    void oddNumbersAreLeftOut() {
        assertEquals(
                List.of("CurrentCapacity in a was left out: expected a number from 0 to 100 but was 101."),
                notes(read(text("a", "{\"CurrentCapacity\": 101, \"MaxCapacity\": 100, \"FullyCharged\": true}"))));
        assertEquals(
                Map.of(),
                read(text("a", "{\"CurrentCapacity\": 1, \"MaxCapacity\": 0, \"FullyCharged\": true}"))
                        .tree());
    }
}
