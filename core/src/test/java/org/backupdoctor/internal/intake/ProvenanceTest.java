package org.backupdoctor.internal.intake;

import static org.backupdoctor.internal.intake.Given.json;
import static org.backupdoctor.internal.intake.Given.notes;
import static org.backupdoctor.internal.intake.Given.read;
import static org.backupdoctor.internal.intake.Given.sample;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backupdoctor.DeviceSnapshot;
import org.backupdoctor.Intake;
import org.backupdoctor.Intake.Source;
import org.backupdoctor.Report.Confidence;
import org.backupdoctor.Report.Evidence;
import org.backupdoctor.Report.Provenance;
import org.backupdoctor.internal.snapshot.Provenances;
import org.backupdoctor.internal.snapshot.Snapshot;
import org.junit.jupiter.api.Test;

final class ProvenanceTest {

    private static final Source ROOT = sample("ideviceinfo_root.iphone13,2_18.4.1.redacted.plist");
    private static final Source BATTERY = sample("ideviceinfo_com.apple.mobile.battery.synthetic.plist");
    private static final Source MDM = sample("device_information_response.backup-stale.synthetic.plist");
    private static final Source PROFILE = sample("deny_icloud_backup.synthetic.mobileconfig");

    @Test
    void everyValueKnowsItsSource() {
        Snapshot snapshot = read(ROOT, BATTERY, PROFILE);
        assertEquals(
                Optional.of(new Provenance(
                        ROOT.name(),
                        "answer of the device",
                        Optional.of(Instant.parse("2025-05-16T21:03:08Z")),
                        Confidence.OBSERVED)),
                snapshot.provenance("/device/model"));
        assertEquals(
                Optional.of(new Provenance(
                        BATTERY.name(), "answer of the device", Optional.of(Given.WRITTEN), Confidence.OBSERVED)),
                snapshot.provenance("/power/charging"));
        assertEquals(
                Confidence.ASSUMED,
                snapshot.provenance("/management/profiles/0/restrictions/allowCloudBackup")
                        .orElseThrow()
                        .confidence());
        assertEquals(
                "MDM answer",
                read(MDM).provenance("/backup/enabled").orElseThrow().kind());
    }

    @Test
    void whatIsUnknownHasNoSource() {
        assertEquals(Optional.empty(), read(ROOT).provenance("/icloud/storageFreeBytes"));
        assertEquals(Optional.empty(), read(ROOT).provenance("/nowhere"));
    }

    @Test
    void snapshotByItselfCarriesNone() {
        assertSame(
                Provenances.NONE,
                read(json("a", "", "\"backup\": {\"enabled\": true}")).provenances());
        assertSame(
                Provenances.NONE,
                ((Snapshot) DeviceSnapshot.builder()
                                .backup(b -> b.enabled(true))
                                .build())
                        .provenances());
        assertEquals(
                "a",
                read(json("a", "", "\"backup\": {\"enabled\": true}"), BATTERY)
                        .provenance("/backup/enabled")
                        .orElseThrow()
                        .name());
    }

    @Test
    void timeThatIsGivenIsThatOfWhatSaysNone() {
        Instant given = Instant.parse("2026-11-21T07:00:00Z");
        DeviceSnapshot snapshot = Intake.standard().takenAt(given).mergedSources(List.of(ROOT, BATTERY));
        assertEquals(
                given, snapshot.provenance("/power/charging").orElseThrow().at().orElseThrow());
    }

    @Test
    void valueThatSomebodyChangesIsNoLongerOfTheSource() {
        Snapshot snapshot = read(ROOT, BATTERY).changed(Map.of("/power/charging", false));
        assertEquals(Optional.empty(), snapshot.provenance("/power/charging"));
        assertEquals(
                BATTERY.name(),
                snapshot.provenance("/power/batteryPercent").orElseThrow().name());
        assertEquals(
                ROOT.name(), snapshot.provenance("/device/model").orElseThrow().name());
    }

    @Test
    void whatIsSetLaterIsNobodysButTheRestStays() {
        DeviceSnapshot read = read(BATTERY);
        DeviceSnapshot set = read.toBuilder()
                .id("A-1")
                .set("power.charging", "true")
                .set("backup.enabled", "true")
                .build();
        assertEquals(Optional.empty(), set.provenance("/power/charging"));
        assertEquals(Optional.empty(), set.provenance("/backup/enabled"));
        assertEquals(read.provenance("/power/batteryPercent"), set.provenance("/power/batteryPercent"));
        assertEquals(read.notes(), set.notes());
        assertEquals(
                List.of(), read.toBuilder().takenAt(Instant.EPOCH).build().notes(), "that note was about the time");
    }

    @Test
    void fieldsAreGivenTheirSources() {
        Evidence field = new Evidence("/device/model", "iPhone13,2");
        Snapshot snapshot = read(ROOT);
        assertEquals(
                List.of(new Evidence("/device/model", "iPhone13,2", snapshot.provenance("/device/model"))),
                snapshot.provenances().sourced(List.of(field)));
        assertEquals(List.of(field), Provenances.NONE.sourced(List.of(field)));
    }

    @Test
    void surerOneHoldsWhereTheyDoNotSayWhen() {
        Intake intake = Intake.standard()
                .mappedBy(Given.text("m.yaml", "fields: { backup.enabled: /on, device.iosVersion: /os }\n"));
        Source export = Given.text("e.json", "{\"on\": true, \"os\": \"17.0\"}");
        Source answer = Given.plist("a.plist", "<key>CloudBackupEnabled</key><false/>");
        for (List<Source> order : List.of(List.of(export, answer), List.of(answer, export))) {
            DeviceSnapshot snapshot = intake.mergedSources(order);
            assertEquals(false, ((Snapshot) snapshot).at("/backup/enabled"));
            assertEquals(
                    "a.plist",
                    snapshot.provenance("/backup/enabled").orElseThrow().name());
            assertEquals(
                    "a.plist is surer (answer of the device) and was taken.",
                    notes(snapshot).get(0).replaceFirst(".*: ", ""));
        }
    }

    @Test
    void newerOneHoldsHoweverSureItIs() {
        Intake intake =
                Intake.standard().mappedBy(Given.text("m.yaml", "takenAt: /at\nfields: { device.iosVersion: /os }\n"));
        Source export = Given.text("e.json", "{\"at\": \"2026-11-20T07:00:00Z\", \"os\": \"18.5\"}");
        assertEquals("18.5", ((Snapshot) intake.mergedSources(List.of(export, ROOT))).at("/device/iosVersion"));
    }

    @Test
    void nameOfASourceSteersNoTerminal() {
        assertEquals("a [2J", new Provenance("a\u001B[2J", "k", Optional.empty(), Confidence.ASSUMED).name());
    }
}
