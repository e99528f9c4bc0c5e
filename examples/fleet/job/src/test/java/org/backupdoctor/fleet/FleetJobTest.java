package org.backupdoctor.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource.NumberSequenceSplit;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiter;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.backupdoctor.Intake;
import org.backupdoctor.fleet.device.Windows;
import org.backupdoctor.fleet.intake.Received;
import org.backupdoctor.fleet.output.Line;
import org.backupdoctor.fleet.output.Sinks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The job on a small cluster in this JVM, with the bundled rules. */
class FleetJobTest {

    private static final Instant BEGIN = Events.BEGIN;

    @TempDir
    private Path home;

    private final List<Received> received = new ArrayList<>();

    @Test
    void aReportGoesOutWhenItSaysSomethingElse() throws Exception {
        give(0, "{'id':'A','takenAt':'@','backup':{'enabled':true,'lastSuccessAt':'2026-10-31T20:00:00Z'}}");
        give(60, "{'id':'A','takenAt':'@','backup':{'enabled':true,'lastSuccessAt':'2026-10-31T20:00:00Z'}}");
        give(
                120,
                "{'id':'A','takenAt':'@','icloud':{'storageFreeBytes':800000000},'backup':{'nextSizeBytes':3200000000}}");
        give(
                120,
                "{'id':'A','takenAt':'@','icloud':{'storageFreeBytes':800000000},'backup':{'nextSizeBytes':3200000000}}");
        give(180, "{'id':'A','takenAt':'@','icloud':{'storageFreeBytes':4800000000}}");
        run();
        assertEquals(
                List.of("2026-11-01T00:00:00Z WORKING", "2026-11-01T02:00:00Z BLOCKED", "2026-11-01T03:00:00Z WORKING"),
                Run.trees(home, "reports").stream()
                        .map(each -> each.path("takenAt").asString() + " "
                                + each.path("verdict").asString())
                        .toList());
    }

    @Test
    void whatIsSaidDoesNotDependOnTheOrderOfArrival() throws Exception {
        for (int i = 0; i < 400; i++) {
            received.add(Events.event(i));
        }
        run();
        List<String> inOrder = Run.lines(home, "reports");
        List<String> causes = Run.lines(home, "causes");
        assertTrue(inOrder.size() > 200, inOrder.size() + " reports");
        // Nothing is pushed further back than may be: all of it is within ten minutes.
        for (int i = 0; i + 60 <= received.size(); i += 60) {
            Collections.shuffle(received.subList(i, i + 60), new Random(i));
        }
        home = home.resolve("other");
        run();
        assertEquals(inOrder, Run.lines(home, "reports"));
        assertEquals(causes, Run.lines(home, "causes"));
        assertEquals(List.of(), Run.lines(home, "late"));
    }

    @Test
    void whatCannotBeReadIsNamedWithItsReason() throws Exception {
        give(0, "{'id':'A','takenAt':'@','backup':{'enabled':'maybe'}}");
        give(1, "{'takenAt':'@','backup':{'enabled':true}}");
        give(2, "{'id':'A','takenAt':'2026-11-04T00:00:00Z'}");
        give(3, "not JSON");
        received.add(new Received("no.ndjson:5", "", new byte[0], 0, "It is too long."));
        received.add(new Received(
                "topic-0@7", "by-key", "{\"backup\":{\"enabled\":true}}".getBytes(StandardCharsets.UTF_8), at(4)));
        run();
        List<String> refused = Run.lines(home, "refused");
        assertEquals(5, refused.size(), refused.toString());
        assertTrue(
                refused.contains(
                        "{\"kind\":\"unreadable\",\"name\":\"line 1\",\"errors\":[{\"path\":\"/id\","
                                + "\"message\":\"Nothing says of which device this is.\","
                                + "\"hint\":\"Maybe give it an \\\"id\\\", or its record a key; --naming takes what answers say themselves.\"}]}"),
                refused.toString());
        assertTrue(
                refused.contains("{\"kind\":\"unreadable\",\"name\":\"line 2\",\"errors\":[{\"path\":\"/takenAt\","
                        + "\"message\":\"Expected a time of at most a day after it was received (2026-11-01T00:02:00Z) but was 2026-11-04T00:00:00Z.\","
                        + "\"hint\":\"Maybe the clock of whoever wrote it is wrong.\"}]}"),
                refused.toString());
        assertEquals(
                List.of("by-key"),
                Run.trees(home, "reports").stream()
                        .map(each -> each.path("id").asString())
                        .toList());
    }

    @Test
    void eachDeviceIsCountedOnceAWindow() throws Exception {
        give(
                1,
                "{'id':'fine','takenAt':'@','backup':{'lastSuccessAt':'2026-10-31T20:00:00Z'},'attributes':{'site':'Lisbon'}}");
        for (int hour = 0; hour < 3; hour++) {
            for (int minute = 0; minute < 60; minute += 20) {
                give(
                        hour * 60 + minute,
                        "{'id':'full','takenAt':'@','device':{'model':'iPhone17,1'},'icloud':{'storageFreeBytes':800000000},"
                                + "'backup':{'nextSizeBytes':3200000000},'attributes':{'site':'Lisbon'}}");
            }
        }
        run();
        assertEquals(
                List.of("2026-11-01T01:00:00Z 2 1", "2026-11-01T02:00:00Z 1 1", "2026-11-01T03:00:00Z 1 1"),
                Run.trees(home, "causes").stream()
                        .filter(each -> each.path("site").asString("").equals("Lisbon"))
                        .map(each -> each.path("to").asString() + " "
                                + each.path("devices").asLong() + " "
                                + each.path("failing").asLong())
                        .toList());
        JsonNode remedies = Run.trees(home, "remedies").stream()
                .filter(each -> each.has("site"))
                .findFirst()
                .orElseThrow();
        assertEquals(1, remedies.path("remedies").path(0).path("enough").asLong(), remedies.toString());
    }

    @Test
    void devicesOfANetworkThatFailTogetherAreEvidenceForEachOther() throws Exception {
        for (int hour = 0; hour < 10; hour++) {
            for (int device = 0; device < 24; device++) {
                boolean fails = hour >= 6 && hour < 8 && device < 12;
                give(
                        hour * 60 + device,
                        "{'id':'D-" + device + "','takenAt':'@','attributes':{'network':'"
                                + (device < 12 ? "north" : "south")
                                + "'},'network':{'wifi':'CONNECTED'},'complaint':{'manualBackupFails':" + fails
                                + "},'backup':{'lastSuccessAt':'"
                                + (fails ? "2026-10-10T00:00:00Z" : "2026-10-31T20:00:00Z") + "'}}");
            }
        }
        run();
        List<String> alerts = Run.lines(home, "alerts");
        assertTrue(
                alerts.contains("{\"kind\":\"rise\",\"to\":\"2026-11-01T07:00:00Z\",\"network\":\"north\","
                        + "\"devices\":12,\"affected\":12,\"expected\":0.0}"),
                alerts.toString());
        assertTrue(
                alerts.contains("{\"kind\":\"end\",\"to\":\"2026-11-01T09:00:00Z\",\"network\":\"north\","
                        + "\"devices\":12,\"affected\":0,\"expected\":0.0}"),
                alerts.toString());
        List<JsonNode> reports = Run.trees(home, "reports");
        for (int device = 0; device < 24; device++) {
            String id = "D-" + device;
            List<JsonNode> ofDevice = reports.stream()
                    .filter(each -> each.path("id").asString().equals(id))
                    .toList();
            assertEquals(device < 12, ofDevice.stream().anyMatch(FleetJobTest::isOnNetwork), id);
            JsonNode last = ofDevice.stream()
                    .max((one, other) -> one.path("takenAt")
                            .asString()
                            .compareTo(other.path("takenAt").asString()))
                    .orElseThrow();
            assertFalse(isOnNetwork(last), id);
        }
        JsonNode alone = first(reports, false);
        JsonNode together = first(reports, true);
        assertTrue(
                probability(together, "network-filtered") > probability(alone, "network-filtered"),
                alone + "\n" + together);
    }

    @Test
    void devicesOfAReleaseThatFailTogetherAreEvidenceForEachOther() throws Exception {
        for (int hour = 0; hour < 8; hour++) {
            for (int device = 0; device < 24; device++) {
                boolean fails = hour >= 6 && device < 12;
                give(
                        hour * 60 + device,
                        "{'id':'D-" + device + "','takenAt':'@','device':{'iosVersion':'"
                                + (device < 12 ? "27.0" : "26.6.2") + "'},'complaint':{'manualBackupFails':" + fails
                                + "},'backup':{'lastSuccessAt':'"
                                + (fails ? "2026-10-10T00:00:00Z" : "2026-10-31T20:00:00Z") + "'}}");
            }
        }
        run();
        assertTrue(
                Run.lines(home, "alerts")
                        .contains("{\"kind\":\"rise\",\"to\":\"2026-11-01T07:00:00Z\",\"release\":\"27.0\","
                                + "\"devices\":12,\"affected\":12,\"expected\":0.0}"),
                Run.lines(home, "alerts").toString());
        Set<String> told = Run.trees(home, "reports").stream()
                .filter(each -> each.path("diagnoses")
                        .findValuesAsString("path")
                        .contains("/complaint/otherDevicesOnReleaseFail"))
                .map(each -> each.path("id").asString())
                .collect(Collectors.toSet());
        assertEquals(IntStream.range(0, 12).mapToObj(device -> "D-" + device).collect(Collectors.toSet()), told);
    }

    @Test
    void aDeviceThatIsSilentForLongIsForgotten() throws Exception {
        String working = "{'id':'A','takenAt':'@','backup':{'lastSuccessAt':'2026-10-31T20:00:00Z'}}";
        give(0, working);
        for (int hour = 0; hour < 96; hour += 6) {
            give(hour * 60 + 1, working.replace("'A'", "'B'"));
        }
        give(96 * 60, working);
        run(new FleetJob(
                new Windows(Duration.ofHours(1), Duration.ofDays(1), Duration.ofDays(3)),
                Duration.ofMinutes(10),
                Duration.ofMinutes(5),
                Intake.Naming.NOTHING,
                List.of()));
        assertEquals(
                List.of("A", "A", "B"),
                Run.trees(home, "reports").stream()
                        .map(each -> each.path("id").asString())
                        .sorted()
                        .toList(),
                "What was said of it is said again.");
    }

    private static JsonNode first(List<JsonNode> reports, boolean onNetwork) {
        return reports.stream()
                .filter(each -> each.path("id").asString().equals("D-1"))
                .filter(each -> each.path("verdict").asString().equals("FAILING"))
                .filter(each -> isOnNetwork(each) == onNetwork)
                .findFirst()
                .orElseThrow();
    }

    private static double probability(JsonNode report, String cause) {
        return StreamSupport.stream(report.path("diagnoses").spliterator(), false)
                .filter(each -> each.path("cause").asString().equals(cause))
                .mapToDouble(each -> each.path("probability").asDouble())
                .findFirst()
                .orElse(0);
    }

    private static boolean isOnNetwork(JsonNode report) {
        return report.path("diagnoses").findValuesAsString("path").contains("/complaint/otherDevicesOnNetworkFail");
    }

    @Test
    void whatComesTooLateIsTakenInAndNamed() throws Exception {
        give(0, "{'id':'A','takenAt':'@','backup':{'lastSuccessAt':'2026-10-31T20:00:00Z'}}");
        for (int minute = 60; minute < 240; minute++) {
            give(minute, "{'id':'B','takenAt':'@','backup':{'lastSuccessAt':'2026-10-31T20:00:00Z'}}");
        }
        give(
                30,
                "{'id':'A','takenAt':'@','icloud':{'storageFreeBytes':800000000},'backup':{'nextSizeBytes':3200000000}}");
        Patient source = new Patient(received.size() - 1);
        StreamExecutionEnvironment env = Run.cluster(1, home.resolve("state"), "");
        List<Received> all = List.copyOf(received);
        Results results = Run.JOB.on(env.fromSource(
                new DataGeneratorSource<>(
                        number -> all.get(Math.toIntExact(number)),
                        all.size(),
                        source,
                        TypeInformation.of(Received.class)),
                WatermarkStrategy.noWatermarks(),
                "received"));
        Map<String, DataStream<Line>> lines = results.byName();
        lines.put(
                "reports",
                results.reports()
                        .map(line -> {
                            if (line.key().equals("B")) {
                                Patient.REPORTED.complete(null);
                            }
                            return line;
                        })
                        .returns(Line.class));
        Sinks.toFiles(lines, home.toUri().toString());
        env.execute();
        assertEquals(
                List.of("{\"kind\":\"late\",\"device\":\"A\",\"at\":\"2026-11-01T00:30:00Z\"}"),
                Run.lines(home, "late"));
        assertTrue(Run.trees(home, "reports").stream()
                .anyMatch(each -> each.path("id").asString().equals("A")
                        && each.path("verdict").asString().equals("BLOCKED")));
    }

    private void give(int minute, String json) {
        String text = json.replace('\'', '"').replace("\"@\"", "\"" + BEGIN.plusSeconds(60L * minute) + "\"");
        received.add(new Received("line " + minute, "", text.getBytes(StandardCharsets.UTF_8), at(minute)));
    }

    private static long at(int minute) {
        return BEGIN.plusSeconds(60L * minute).toEpochMilli();
    }

    /** Gives so many, and the rest when a report has come out: then the time in the fleet is past what it is about. */
    private record Patient(int many) implements RateLimiterStrategy<NumberSequenceSplit> {

        static final CompletableFuture<Void> REPORTED = new CompletableFuture<>();

        @Override
        public RateLimiter<NumberSequenceSplit> createRateLimiter(int parallelism) {
            AtomicInteger given = new AtomicInteger();
            return number -> given.getAndIncrement() < many ? CompletableFuture.completedFuture(null) : REPORTED;
        }
    }

    private void run() throws Exception {
        run(Run.JOB);
    }

    private void run(FleetJob job) throws Exception {
        StreamExecutionEnvironment env = Run.cluster(2, home.resolve("state"), "");
        Sinks.toFiles(
                job.on(env.fromData(received).rebalance()).byName(),
                home.toUri().toString());
        env.execute();
    }
}
