package org.backupdoctor.internal.intake;

import static org.backupdoctor.internal.intake.Given.json;
import static org.backupdoctor.internal.intake.Given.notes;
import static org.backupdoctor.internal.intake.Given.read;
import static org.backupdoctor.internal.intake.Given.sample;
import static org.backupdoctor.internal.intake.Given.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.backupdoctor.Intake.Source;
import org.backupdoctor.internal.snapshot.Snapshot;
import org.junit.jupiter.api.Test;

final class SystemStatusTest {

    private static final Source OK = sample("status/current_shape.all_ok.synthetic.json");
    private static final Source ONGOING = sample("status/current_shape.backup_ongoing.synthetic.json");
    private static final Source RESOLVED = sample("status/current_shape.backup_resolved.synthetic.json");
    private static final Source JSONP = sample("status/developer_jsonp_shape.synthetic.js");
    private static final Source OLD = sample("status/shape_of_2012.retyped.json");

    @Test
    void aloneItIsASnapshotOfServicesOnly() {
        Snapshot snapshot = read(OK);
        assertEquals(List.of("services", "complete").stream().sorted().toList(), keys(snapshot));
        assertEquals(Map.of("name", "iCloud Backup", "status", "UP"), service(snapshot, "iCloud Backup"));
        assertTrue(snapshot.isComplete("/services"));
        assertEquals(List.of(OK.name() + Given.FILE_TIME), notes(snapshot));
    }

    @Test
    void whatGoesOnIsTold() {
        Map<String, Object> outage =
                Map.of("name", "iCloud Backup", "status", "OUTAGE", "since", Instant.parse("2026-11-20T04:00:00Z"));
        assertEquals(outage, service(read(ONGOING), "iCloud Backup"));
        assertEquals(outage, service(read(JSONP), "iCloud Backup"));
        assertEquals(outage, service(read(at("2026-11-20T04:00:00Z"), ONGOING), "iCloud Backup"));
    }

    @Test
    void whatBeganLaterDidNotGoOnThen() {
        assertEquals("UP", status(read(at("2026-11-20T03:59:59Z"), ONGOING), "iCloud Backup"));
        assertEquals("UP", status(read(ONGOING, at("2026-11-20T03:59:59Z")), "iCloud Backup"));
    }

    @Test
    void whatIsOverDidGoOnThen() {
        assertEquals("UP", status(read(RESOLVED), "iCloud Backup"));
        assertEquals("ISSUE", status(read(at("2026-11-18T04:00:00Z"), RESOLVED), "iCloud Backup"));
        assertEquals("ISSUE", status(read(at("2026-11-18T05:59:59Z"), RESOLVED), "iCloud Backup"));
        assertEquals("UP", status(read(at("2026-11-18T06:00:00Z"), RESOLVED), "iCloud Backup"));
    }

    @Test
    void plannedMaintenanceCountsWhenItsTimeHasCome() {
        String feed = feed("""
            {"statusType": "Maintenance", "eventStatus": "upcoming", "epochStartDate": 1795334400000, "epochEndDate": 1795341600000}""");
        assertEquals("UP", status(read(at("2026-11-22T07:59:59Z"), text("f", feed)), "iCloud Backup"));
        assertEquals("MAINTENANCE", status(read(at("2026-11-22T08:00:00Z"), text("f", feed)), "iCloud Backup"));
        assertEquals("UP", status(read(at("2026-11-22T10:00:00Z"), text("f", feed)), "iCloud Backup"));
        assertEquals("UP", status(read(text("f", feed)), "iCloud Backup"), "without a time its word counts");
    }

    @Test
    void withoutATimeTheWordOfTheEventCounts() {
        for (String word : List.of("resolved", "completed", "upcoming", "Resolved")) {
            assertEquals("UP", status(read(text("f", event("Issue", word, "null"))), "iCloud Backup"), word);
        }
        assertEquals("ISSUE", status(read(text("f", event("Issue", "ongoing", "null"))), "iCloud Backup"));
        assertEquals("ISSUE", status(read(text("f", event("Issue", "", "null"))), "iCloud Backup"));
        assertEquals("UP", status(read(text("f", event("Issue", "", "1795334400000"))), "iCloud Backup"));
    }

    @Test
    void worstOfSeveralCounts() {
        String feed = feed("""
            {"statusType": "Maintenance", "eventStatus": "ongoing", "epochStartDate": 1794974400000},
            {"statusType": "Outage", "eventStatus": "ongoing", "epochStartDate": 1795147200000},
            {"statusType": "Outage", "eventStatus": "ongoing", "epochStartDate": 1795140000000},
            {"statusType": "Issue", "eventStatus": "ongoing", "epochStartDate": 1794974400000}""");
        assertEquals(
                Map.of("name", "iCloud Backup", "status", "OUTAGE", "since", Instant.ofEpochMilli(1795140000000L)),
                service(read(text("f", feed)), "iCloud Backup"));
    }

    @Test
    void wordsOfOtherLanguagesAreAtLeastAnIssue() {
        Snapshot snapshot = read(text("f", event("Störung", "ongoing", "null")));
        assertEquals("ISSUE", status(snapshot, "iCloud Backup"));
        assertEquals(
                List.of("f calls what goes on with iCloud Backup “störung”, which was taken as an issue."),
                notes(snapshot));
    }

    @Test
    void shapeOf2012HasNamesOfToday() {
        Snapshot snapshot = read(at("2012-12-18T18:00:00Z"), OLD);
        assertEquals("ISSUE", status(snapshot, "iCloud Mail"));
        assertEquals("UP", status(snapshot, "iCloud Backup"));
        assertEquals("UP", status(snapshot, "Apple ID"));
        assertEquals("UP", status(snapshot, "iCloud.com"));
        assertEquals("UP", status(read(at("2012-12-18T21:05:00Z"), OLD), "iCloud Mail"));
    }

    @Test
    void itAddsServicesToADevice() {
        Snapshot snapshot = read(sample("ideviceinfo_root.iphone13,2_18.4.1.redacted.plist"), ONGOING);
        assertEquals("iPhone13,2", snapshot.at("/device/model"));
        assertEquals("UP", status(snapshot, "iCloud Backup"), "it was in May 2025 that the device was asked");
    }

    @Test
    void feedsForUsersAndDevelopersAddUp() {
        Source developers =
                text("d", "jsonCallback({\"services\": [{\"serviceName\": \"TestFlight\", \"events\": []}]});");
        Snapshot snapshot = read(at("2026-11-20T07:00:00Z"), OK, developers);
        assertEquals("UP", status(snapshot, "TestFlight"));
        assertEquals("UP", status(snapshot, "iCloud Backup"));
        assertEquals(List.of(), snapshot.notes());
        assertEquals(
                "d",
                snapshot.provenance("/services/" + index(snapshot, "TestFlight") + "/status")
                        .orElseThrow()
                        .name());
        assertEquals(
                OK.name(), snapshot.provenance("/services/0/name").orElseThrow().name());
    }

    @Test
    void feedsThatDisagreeAreTold() {
        Snapshot snapshot = read(at("2026-11-20T07:00:00Z"), OK, ONGOING);
        assertEquals("OUTAGE", status(snapshot, "iCloud Backup"));
        int index = index(snapshot, "iCloud Backup");
        assertEquals(
                List.of(OK.name() + " and " + ONGOING.name() + " disagree about /services/" + index
                        + "/status (UP and OUTAGE): " + ONGOING.name() + " was named later and was taken."),
                notes(snapshot));
    }

    @Test
    void eventsWithoutSenseAreNoOutage() {
        assertEquals(
                "UP",
                status(
                        read(text("f", "{\"services\": [{\"serviceName\": \"iCloud Backup\", \"events\": 7}]}")),
                        "iCloud Backup"));
        assertEquals(
                "UP",
                status(
                        read(
                                text(
                                        "f",
                                        "{\"services\": [{\"serviceName\": \"iCloud Backup\", \"events\": [1, null, []]}, 3]}")),
                        "iCloud Backup"));
        assertFalse(read(text("f", "{\"services\": [{\"serviceName\": \" \", \"events\": []}]}"))
                .isComplete("/services"));
    }

    @Test
    void snapshotWithServicesIsASnapshot() {
        Source own = json("a", "", "\"services\": [{\"name\": \"iCloud Backup\", \"status\": \"ISSUE\"}]");
        assertEquals("ISSUE", status(read(own), "iCloud Backup"));
    }

    private static Source at(String time) {
        return json("a.json", "\"takenAt\": \"" + time + "\", ", "\"device\": {\"model\": \"iPhone17,1\"}");
    }

    private static String event(String type, String state, String end) {
        return feed("{\"statusType\": \"" + type + "\", \"eventStatus\": \"" + state
                + "\", \"epochStartDate\": 1794974400000, \"epochEndDate\": " + end + "}");
    }

    private static String feed(String events) {
        return "{\"services\": [{\"serviceName\": \"iCloud Backup\", \"redirectUrl\": null, \"events\": [" + events
                + "]}]}";
    }

    private static List<String> keys(Snapshot snapshot) {
        return Given.known(snapshot).keySet().stream().sorted().toList();
    }

    private static String status(Snapshot snapshot, String name) {
        return String.valueOf(service(snapshot, name).get("status"));
    }

    private static Map<?, ?> service(Snapshot snapshot, String name) {
        return (Map<?, ?>) services(snapshot).get(index(snapshot, name));
    }

    private static int index(Snapshot snapshot, String name) {
        List<?> services = services(snapshot);
        for (int i = 0; i < services.size(); i++) {
            if (name.equals(((Map<?, ?>) services.get(i)).get("name"))) {
                return i;
            }
        }
        throw new AssertionError(name + " isn't in " + services);
    }

    private static List<?> services(Snapshot snapshot) {
        return (List<?>) Objects.requireNonNull(snapshot.tree().get("services"));
    }
}
