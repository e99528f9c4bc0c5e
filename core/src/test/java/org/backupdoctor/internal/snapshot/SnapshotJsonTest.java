package org.backupdoctor.internal.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.backupdoctor.DeviceSnapshot;
import org.backupdoctor.Problem;
import org.backupdoctor.SnapshotException;
import org.backupdoctor.fact.Icloud.AccountState;
import org.backupdoctor.fact.Icloud.FreeCloudStorage;
import org.backupdoctor.fact.Network.WifiState;
import org.backupdoctor.fact.Observation.Outcome;
import org.backupdoctor.internal.data.Trees;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SnapshotJsonTest {

    @Test
    void elementsOfALongListAreTakenAwayByTheirNumber() {
        String hosts = IntStream.range(0, 1_101).mapToObj(i -> "\"h" + i + "\"").collect(Collectors.joining(","));
        Snapshot snapshot = (Snapshot) DeviceSnapshot.fromJson("{\"network\":{\"blockedHosts\":[" + hosts + "]}}");
        Map<String, @Nullable Object> gone = new HashMap<>();
        IntStream.range(0, 1_101)
                .filter(i -> i != 99 && i != 1_000)
                .forEach(i -> gone.put("/network/blockedHosts/" + i, null));
        assertEquals(List.of("h99", "h1000"), snapshot.changed(gone).at("/network/blockedHosts"));
    }

    @Test
    void everyFieldOfTheFormatIsReadAndWrittenBack() throws Exception {
        String json = resource("/snapshot/every-field.json");
        DeviceSnapshot snapshot = DeviceSnapshot.fromJson(json);
        assertEquals(Trees.json("given", json), Trees.json("written", snapshot.toJson()));
        assertEquals(snapshot, DeviceSnapshot.fromJson(snapshot.toJson()));
    }

    @Test
    void theExampleOfTheFormatHasEveryFieldThatThereIs() throws Exception {
        Map<?, ?> example = (Map<?, ?>) Trees.json("given", resource("/snapshot/every-field.json"));
        everyField("", Schema.ROOT, example);
    }

    private static void everyField(String path, Schema.Group group, Map<?, ?> example) {
        group.fields().forEach((name, type) -> {
            Object value = example.get(name);
            assertTrue(value != null, "The example lacks " + path + "/" + name);
            if (type instanceof Schema.Group inner) {
                everyField(path + "/" + name, inner, (Map<?, ?>) value);
            } else if (type instanceof Schema.Array array && array.element() instanceof Schema.Group inner) {
                everyField(path + "/" + name + "/0", inner, (Map<?, ?>) ((List<?>) value).get(0));
            }
        });
    }

    @Test
    void anEmptyObjectKnowsNothing() {
        Snapshot snapshot = Snapshot.fromJson("snapshot", "{}");
        assertEquals(List.of(), snapshot.facts());
        assertEquals("{\"format\":1}", snapshot.toJson());
    }

    @Test
    void nullReadsAsAbsent() {
        assertEquals(
                DeviceSnapshot.fromJson("{}"), DeviceSnapshot.fromJson("{\"backup\":null,\"id\":null,\"format\":1}"));
    }

    @Test
    void whatHoldsNoValueIsNoSnapshot() {
        for (String json : List.of("", " ", "\n", "\uFEFF", "null", " null ")) {
            SnapshotException thrown = assertThrows(SnapshotException.class, () -> DeviceSnapshot.fromJson(json), json);
            assertEquals(
                    "Expected a value but there is none.\nMaybe {} is meant: an object without fields.",
                    thrown.problems().get(0).message() + "\n"
                            + thrown.problems().get(0).hint());
        }
    }

    @Test
    void byteOrderMarkAndAnyLineEndsAreRead() {
        assertEquals(
                DeviceSnapshot.fromJson("{\"id\":\"a\"}"), DeviceSnapshot.fromJson("\uFEFF{\r\n  \"id\":\r\"a\"\n}"));
    }

    @Test
    void sizesAreReadWithUnits() {
        for (String[] pair : new String[][] {
            {"\"3.2 GB\"", "3200000000"},
            {"\"3 GiB\"", "3221225472"},
            {"\"800MB\"", "800000000"},
            {"\"12 B\"", "12"},
            {"\"1.5 KiB\"", "1536"},
            {"\"2 TB\"", "2000000000000"},
            {"\"0.0004 KB\"", "0"},
            {"\"0.0005 KB\"", "1"},
            {"17", "17"}
        }) {
            DeviceSnapshot snapshot = DeviceSnapshot.fromJson("{\"backup\":{\"nextSizeBytes\":" + pair[0] + "}}");
            assertEquals("{\"format\":1,\"backup\":{\"nextSizeBytes\":" + pair[1] + "}}", snapshot.toJson(), pair[0]);
        }
    }

    @Test
    void timesWithAnyZoneAreOneInstant() {
        DeviceSnapshot snapshot = DeviceSnapshot.fromJson("{\"takenAt\":\"2026-11-20T08:00:00+01:00\"}");
        assertEquals(Instant.parse("2026-11-20T07:00:00Z"), snapshot.takenAt().orElseThrow());
    }

    @Test
    void freeStorageFollowsFromTotalAndUsed() {
        assertEquals(List.of(800L), free("{\"icloud\":{\"storageTotalBytes\":5000,\"storageUsedBytes\":4200}}"));
        assertEquals(List.of(0L), free("{\"icloud\":{\"storageTotalBytes\":5000,\"storageUsedBytes\":9000}}"));
        assertEquals(List.of(), free("{\"icloud\":{\"storageUsedBytes\":9000}}"));
    }

    @Test
    void whereTotalUsedAndFreeDisagreeFreeHoldsWithANote() {
        Snapshot snapshot = Snapshot.fromJson(
                "snapshot",
                "{\"icloud\":{\"storageTotalBytes\":5000,\"storageUsedBytes\":4200,\"storageFreeBytes\":700}}");
        assertEquals(List.of(700L), freeOf(snapshot));
        assertEquals("CONFLICT", snapshot.notes().get(0).kind().name());
    }

    @Test
    void everyErrorIsToldAtOnceWithItsPlace() {
        SnapshotException thrown = assertThrows(SnapshotException.class, () -> DeviceSnapshot.fromJson("""
                        { "format": 2,
                          "icloud": { "storageTotalBytes": 5000000000, "storageFreeBytes": 8000000000, "acount": "SIGNED_IN" },
                          "backup": { "nextSizeBytes": -1, "enabled": "yes", "lastSuccessAt": "2026-10-01T03:00:00" },
                          "network": { "wifi": "connected", "signalDbm": -300 },
                          "tried": [ { "outcome": "NO_CHANGE" } ],
                          "complete": [ "/icloud/backup" ],
                          "power": [],
                          "lastSuccessAt": "2026-10-01T03:00:00Z" }
                        """));
        assertEquals("""
                snapshot  /format
                  Expected 1 but was 2.
                  Maybe it isn't known: leave it out.

                snapshot  /icloud/acount
                  There is no field "acount" here.
                  Maybe you meant "account".

                snapshot  /backup/nextSizeBytes
                  Expected a size in bytes but was -1.
                  Maybe it isn't known: leave it out.

                snapshot  /backup/enabled
                  Expected true or false but was "yes".
                  Maybe you meant true, without quotation marks.

                snapshot  /backup/lastSuccessAt
                  Expected an instant with a zone, such as 2026-11-20T07:00:00Z but was "2026-10-01T03:00:00".
                  Maybe the zone is missing: add Z for UTC, or an offset such as +01:00.

                snapshot  /network/wifi
                  Expected one of CONNECTED, NOT_CONNECTED, OFF but was "connected".
                  Maybe you meant "CONNECTED".

                snapshot  /network/signalDbm
                  Expected a whole number from -120 to 0 but was -300.
                  Maybe it isn't known: leave it out.

                snapshot  /tried/0/remedy
                  Expected a value but there is none.
                  Maybe it was forgotten: "remedy" must be given here.

                snapshot  /power
                  Expected an object but was a list.
                  Maybe it isn't known: leave it out.

                snapshot  /lastSuccessAt
                  There is no field "lastSuccessAt" here.
                  Maybe it belongs into "backup".

                snapshot  /icloud/storageFreeBytes
                  Expected a size in bytes of at most storageTotalBytes (5000000000) but was 8000000000.
                  Maybe the unit is wrong: give bytes, or a text such as "800 MB".

                snapshot  /complete/0
                  Expected the path of a list, one of /tried, /icloud/usage, /icloud/backups, /backup/apps, /backup/failures, \
                /network/blockedHosts, /management/profiles, /services, but was "/icloud/backup".
                  Maybe you meant "/icloud/backups".""", thrown.getMessage());
    }

    @Test
    void whatIsNearlyRightIsToldAsItHasToBe() {
        SnapshotException thrown = assertThrows(SnapshotException.class, () -> DeviceSnapshot.fromJson("""
                        { "power": { "batteryPercent": "50 %" },
                          "backup": { "lastSuccessAt": "2026-10-01" },
                          "tried": [ { "remedy": "restart-device", "outcome": "worked" },
                                     { "remedy": "update-ios", "outcome": "FIXD" } ] }
                        """));
        assertEquals(
                List.of(
                        "Maybe you meant 50: it is in percent anyway.",
                        "Maybe the time is missing: 2026-10-01T00:00:00Z.",
                        "Maybe you meant \"FIXED\".",
                        "Maybe you meant \"FIXED\"."),
                thrown.problems().stream().map(Problem::hint).toList());
    }

    @Test
    void whatIsNotJsonIsToldWithItsLine() {
        SnapshotException thrown = assertThrows(
                SnapshotException.class, () -> DeviceSnapshot.fromJson("{\n  \"id\": \"a\"\n  \"backup\": {}\n}"));
        assertEquals("3:3", thrown.problems().get(0).place());
        assertTrue(thrown.getMessage().contains("a comma is missing"), thrown.getMessage());
        assertTrue(assertThrows(SnapshotException.class, () -> DeviceSnapshot.fromJson("{\"id\":\"a\",\"id\":\"b\"}"))
                .getMessage()
                .contains("Duplicate"));
        assertEquals(
                """
                snapshot:1:42
                  Here is something within more than 40 others.
                  Maybe a bracket or the indentation is wrong.""",
                assertThrows(SnapshotException.class, () -> DeviceSnapshot.fromJson("[".repeat(5000)))
                        .getMessage());
        assertTrue(assertThrows(SnapshotException.class, () -> DeviceSnapshot.fromJson("{} {}"))
                .getMessage()
                .contains("More follows"));
    }

    @Test
    void theBuilderSaysTheSameAsTheJson() {
        DeviceSnapshot built = DeviceSnapshot.builder()
                .id("A-1042")
                .takenAt(Instant.parse("2026-11-20T07:00:00Z"))
                .complete("/icloud/backups")
                .icloud(icloud -> icloud.storageFree("800 MB")
                        .backup(backup -> backup.deviceName("Old iPhone")
                                .thisDevice(false)
                                .size("2.1 GB"))
                        .usage("Photos", "1.9 GB"))
                .backup(backup -> backup.nextSizeBytes(3_200_000_000L)
                        .app(app -> app.name("Video").included(true).size("2 GB"))
                        .failure(failure -> failure.domain("MBErrorDomain").code(303L)))
                .network(network -> network.wifi(WifiState.CONNECTED).blockedHost("gateway.icloud.com"))
                .power(power -> power.charging(true))
                .screen(screen -> screen.locked(null))
                .management(management -> management
                        .restriction("allowCloudBackup", false)
                        .profile(profile -> profile.identifier("com.example").restriction("allowCloudBackup", false)))
                .tried("restart-device", Outcome.NO_CHANGE)
                .attribute("site", "Lisbon")
                .build();
        assertEquals(DeviceSnapshot.fromJson("""
                        { "id": "A-1042", "takenAt": "2026-11-20T07:00:00Z", "complete": [ "/icloud/backups" ],
                          "icloud": { "storageFreeBytes": 800000000, "usage": [ { "name": "Photos", "sizeBytes": "1.9 GB" } ],
                            "backups": [ { "deviceName": "Old iPhone", "thisDevice": false, "sizeBytes": "2.1 GB" } ] },
                          "backup": { "nextSizeBytes": "3.2 GB", "apps": [ { "name": "Video", "sizeBytes": "2 GB", "included": true } ],
                            "failures": [ { "domain": "MBErrorDomain", "code": 303 } ] },
                          "network": { "wifi": "CONNECTED", "blockedHosts": [ "gateway.icloud.com" ] },
                          "power": { "charging": true }, "screen": {},
                          "management": { "restrictions": { "allowCloudBackup": false },
                            "profiles": [ { "identifier": "com.example", "restrictions": { "allowCloudBackup": false } } ] },
                          "tried": [ { "remedy": "restart-device", "outcome": "NO_CHANGE" } ], "attributes": { "site": "Lisbon" } }
                        """), built);
    }

    @Test
    void valuesMayBeOfAnyTypeThatSaysTheSame() {
        ZonedDateTime at = ZonedDateTime.parse("2026-11-20T08:00:00+01:00[Europe/Paris]");
        DeviceSnapshot snapshot = DeviceSnapshot.fromJson("""
                { "takenAt": "2026-11-20T07:00:00Z",
                  "icloud": { "account": "SIGNED_IN", "storageFreeBytes": 800, "storageTotalBytes": 5000000000000000000 },
                  "backup": { "lastSuccessAt": "2026-11-20T07:00:00Z", "daysSinceLastSuccess": 7 },
                  "network": { "uploadMbps": 0.1 }, "power": { "batteryPercent": 80 },
                  "management": { "restrictions": { "enforcedSoftwareUpdateDelay": 30 } } }
                """);
        assertEquals(
                snapshot,
                DeviceSnapshot.builder()
                        .values(Map.of(
                                "takenAt",
                                at,
                                "icloud",
                                Map.of(
                                        "account",
                                        AccountState.SIGNED_IN,
                                        "storageFreeBytes",
                                        800,
                                        "storageTotalBytes",
                                        BigInteger.valueOf(5_000_000_000_000_000_000L)),
                                "backup",
                                Map.of("lastSuccessAt", at.toOffsetDateTime(), "daysSinceLastSuccess", (short) 7),
                                "network",
                                Map.of("uploadMbps", 0.1f),
                                "power",
                                Map.of("batteryPercent", new AtomicInteger(80)),
                                "management",
                                Map.of("restrictions", Map.of("enforcedSoftwareUpdateDelay", (byte) 30))))
                        .build());
        assertEquals(
                """
                snapshot  /power/batteryPercent
                  Expected a whole number from 0 to 100 but was 101.
                  Maybe it isn't known: leave it out.""",
                assertThrows(
                                SnapshotException.class,
                                () -> DeviceSnapshot.builder()
                                        .values(Map.of("power", Map.of("batteryPercent", 101)))
                                        .build())
                        .getMessage());
    }

    @ParameterizedTest
    @MethodSource("attributes")
    void anAttributeIsKeptAsItsJsonIsRead(Object given, Object kept) {
        Snapshot snapshot =
                (Snapshot) DeviceSnapshot.builder().attribute("given", given).build();
        assertEquals(kept, snapshot.at("/attributes/given"));
        DeviceSnapshot read = DeviceSnapshot.fromJson(snapshot.toJson());
        assertEquals(snapshot, read);
        assertEquals(snapshot.toJson(), read.toJson());
    }

    static List<Arguments> attributes() {
        List<@Nullable Object> holes = new ArrayList<>();
        holes.add(1);
        holes.add(null);
        return List.of(
                arguments(5, 5L),
                arguments((short) 3, 3L),
                arguments(Long.MIN_VALUE, Long.MIN_VALUE),
                arguments(BigInteger.TEN.pow(30), 1e30),
                arguments(1.5f, 1.5),
                arguments(1.0, 1.0),
                arguments(new BigDecimal("1.50"), 1.5),
                arguments(true, true),
                arguments("12", "12"),
                arguments(AccountState.SIGNED_IN, "SIGNED_IN"),
                arguments(Instant.EPOCH, "1970-01-01T00:00:00Z"),
                arguments(holes, List.of(1L)),
                arguments(Map.of("a", List.of(Map.of(7, 2.5f))), Map.of("a", List.of(Map.of("7", 2.5)))));
    }

    @Test
    void whatJsonCannotHoldIsNoAttribute() {
        for (Object value : List.of(
                Double.NaN,
                Float.POSITIVE_INFINITY,
                Locale.ROOT,
                new int[0],
                Optional.of(1),
                new AtomicReference<>(1),
                'c')) {
            String shown = value instanceof Number
                    ? value.toString()
                    : "a " + value.getClass().getTypeName();
            String maybe = value instanceof Number ? "it isn't known: leave it out." : "give it as a text.";
            for (Object given : List.of(value, List.of(value), Map.of("0", value))) {
                assertEquals(
                        "snapshot  /attributes/given" + (given.equals(value) ? "" : "/0")
                                + "\n  Expected a text, a number, true or false, a list or an object but was " + shown
                                + ".\n  Maybe " + maybe,
                        assertThrows(
                                        SnapshotException.class,
                                        () -> DeviceSnapshot.builder()
                                                .attribute("given", given)
                                                .build())
                                .getMessage());
            }
        }
    }

    @Test
    void theBuilderTellsAllErrorsAtOnce() {
        SnapshotException thrown = assertThrows(
                SnapshotException.class,
                () -> DeviceSnapshot.builder()
                        .icloud(icloud -> icloud.storageFree("plenty"))
                        .power(power -> power.batteryPercent(101L))
                        .build());
        assertEquals(2, thrown.problems().size());
    }

    @Test
    void fieldsCanBeSetAsTheyAreTyped() {
        DeviceSnapshot snapshot = DeviceSnapshot.builder()
                .set("icloud.storageFreeBytes", "800 MB")
                .set("/backup/enabled", "true")
                .set("device.iosVersion", "18.5")
                .set("network.uploadMbps", "8.5")
                .set("backup.daysSinceLastSuccess", "50")
                .set("attributes.kiosk", "true")
                .set("network.blockedHosts", "[\"gateway.icloud.com\"]")
                .build();
        assertEquals(
                "{\"format\":1,\"device\":{\"iosVersion\":\"18.5\"},\"icloud\":{\"storageFreeBytes\":800000000},"
                        + "\"backup\":{\"enabled\":true,\"daysSinceLastSuccess\":50},"
                        + "\"network\":{\"uploadMbps\":8.5,\"blockedHosts\":[\"gateway.icloud.com\"]},\"attributes\":{\"kiosk\":true}}",
                snapshot.toJson());
        assertEquals(
                "icloud.storageFree\n  There is no such field in a snapshot.\n  Maybe you meant \"icloud.storageFreeBytes\".",
                assertThrows(
                                SnapshotException.class,
                                () -> DeviceSnapshot.builder().set("icloud.storageFree", "1"))
                        .getMessage());
        assertEquals(
                "/icloud/storageFree\n  There is no such field in a snapshot.\n  Maybe you meant \"icloud.storageFreeBytes\".",
                assertThrows(
                                SnapshotException.class,
                                () -> DeviceSnapshot.builder().set("/icloud/storageFree", "1"))
                        .getMessage());
    }

    private static List<Long> free(String json) {
        return freeOf(Snapshot.fromJson("snapshot", json));
    }

    private static List<Long> freeOf(Snapshot snapshot) {
        return snapshot.facts().stream()
                .map(Observed::fact)
                .filter(FreeCloudStorage.class::isInstance)
                .map(fact -> ((FreeCloudStorage) fact).sizeBytes())
                .toList();
    }

    static String resource(String path) throws IOException {
        try (InputStream in = SnapshotJsonTest.class.getResourceAsStream(path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
