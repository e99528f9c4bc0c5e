package org.backupdoctor.internal.intake;

import static org.backupdoctor.internal.intake.Given.plist;
import static org.backupdoctor.internal.intake.Given.text;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.backupdoctor.Intake;
import org.backupdoctor.Intake.Source;
import org.junit.jupiter.api.Test;

final class IdentifierTest {

    private static final Source NUMBERED = plist(
            "a",
            "<key>ProductType</key><string>iPhone17,1</string>" + "<key>SerialNumber</key><string>F2LQ7X9K0P</string>");
    private static final Source BOTH = plist(
            "b",
            "<key>SerialNumber</key><string>F2LQ7X9K0P</string>" + "<key>UniqueDeviceID</key><string>" + Given.UDID
                    + "</string>");
    private static final Source BLACKENED = plist(
            "c",
            "<key>SerialNumber</key><string>XXXXXXXXXXXX</string>"
                    + "<key>UniqueDeviceID</key><string>00000000-0000000000000000</string>");

    @Test
    void theyStayOutUnlessAskedFor() {
        assertEquals(
                Optional.empty(), Intake.standard().mergedSources(List.of(BOTH)).id());
        assertEquals(
                Optional.empty(),
                Intake.standard()
                        .keepingIdentifiers(true)
                        .keepingIdentifiers(false)
                        .mergedSources(List.of(BOTH))
                        .id());
    }

    @Test
    void udidGoesBeforeSerialNumber() {
        assertEquals(Optional.of(Given.UDID), kept(BOTH));
        assertEquals(Optional.of("F2LQ7X9K0P"), kept(NUMBERED));
        assertEquals(Optional.of(Given.UDID), kept(NUMBERED, BOTH));
        assertEquals(Optional.empty(), kept(BLACKENED));
        assertEquals(
                Given.UDID, Given.snapshot(keeping().items(BOTH).get(0)).id().orElseThrow());
    }

    @Test
    void everyAnswerThatHasOneGivesIt() {
        for (Source source : List.of(
                Given.deviceInformation("<key>SerialNumber</key><string>F2LQ7X9K0P</string>"),
                text(
                        "d",
                        "{\"Command\": \"get\", \"Type\": \"CommandOutput\", \"Output\": {\"0x1\": {\"UDID\": \""
                                + Given.UDID + "\"}}}"),
                text("e", "{\"StatusItems\": {\"device\": {\"identifier\": {\"udid\": \"" + Given.UDID + "\"}}}}"),
                text("f", "ProductType: iPhone17,1\nUniqueDeviceID: " + Given.UDID + "\n"))) {
            assertEquals(Optional.of(Given.UDID), kept(source), source.name());
        }
    }

    @Test
    void rowOfAnInventoryGivesItWhereNoColumnNamesTheDevice() {
        Source table = text("a.csv", "UDID,iOS\n" + Given.UDID + ",18.5\n");
        Source mapping = text("a.yaml", "udid: UDID\nfields:\n  device.iosVersion: iOS\n");
        assertEquals(
                Optional.of(Given.UDID),
                Given.snapshot(keeping().mappedBy(mapping).items(table).get(0)).id());
        assertEquals(
                Optional.empty(),
                Given.snapshot(Intake.standard().mappedBy(mapping).items(table).get(0))
                        .id());
    }

    @Test
    void nameThatWasGivenStays() {
        assertEquals(Optional.of("A-1042"), kept(BOTH, text("g", "{\"id\": \"A-1042\"}")));
    }

    @Test
    void optionsAddUp() {
        var at = java.time.Instant.parse("2026-11-21T07:00:00Z");
        assertEquals(
                Optional.of(at),
                Intake.standard()
                        .takenAt(at)
                        .keepingIdentifiers(true)
                        .mergedSources(List.of(BOTH))
                        .takenAt());
        assertEquals(
                Optional.of(Given.UDID),
                keeping().takenAt(at).mergedSources(List.of(BOTH)).id());
    }

    private static Intake keeping() {
        return Intake.standard().keepingIdentifiers(true);
    }

    private static Optional<String> kept(Source... sources) {
        return keeping().mergedSources(List.of(sources)).id();
    }
}
