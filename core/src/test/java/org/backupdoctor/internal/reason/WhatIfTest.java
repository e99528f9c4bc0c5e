package org.backupdoctor.internal.reason;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.function.Predicate;
import org.backupdoctor.internal.reason.WhatIf.Change;
import org.backupdoctor.internal.snapshot.Snapshot;
import org.junit.jupiter.api.Test;

class WhatIfTest {

    private static final Snapshot FULL = Snapshot.fromJson("x", """
            {
              "backup": { "enabled": false, "nextSizeBytes": 3200000000 },
              "icloud": { "account": "SIGNED_OUT", "storageTotalBytes": 5000000000, "storageFreeBytes": 800000000 },
              "network": { "uploadMbps": 0.5, "blockedHosts": [ "a.example", "gateway.icloud.com" ] },
              "device": { "iosVersion": "18.5" }
            }""");
    private static final List<String> ROOM = List.of("/backup/nextSizeBytes", "/icloud/storageFreeBytes");

    private static List<Change> smallest(Predicate<Snapshot> holds, List<String> paths) {
        return new WhatIf(FULL, holds, change -> true, WhatIfTest::texts).smallest(paths);
    }

    private static List<String> texts(String path) {
        return path.equals("/device/iosVersion") ? List.of("18.6", "26.6.2", "27.0") : List.of();
    }

    private static long number(Snapshot snapshot, String path) {
        return snapshot.at(path) instanceof Long number ? number : -1;
    }

    @Test
    void aNumberIsChangedToTheVeryFirstValueThatClears() {
        assertEquals(
                List.of(new Change("/icloud/storageFreeBytes", 800_000_000L, 3_200_000_000L)),
                smallest(then -> number(then, ROOM.get(0)) > number(then, ROOM.get(1)), ROOM));
    }

    @Test
    void ofTwoWaysTheSmallerIsTaken() {
        assertEquals(
                List.of(new Change("/backup/nextSizeBytes", 3_200_000_000L, 3_000_000_000L)),
                smallest(
                        then -> number(then, ROOM.get(0)) > 3_000_000_000L
                                && number(then, ROOM.get(1)) < 4_900_000_000L,
                        ROOM));
    }

    @Test
    void whatCannotBeIsNoWay() {
        // More can't be free than the plan has.
        assertEquals(List.of(), smallest(then -> number(then, ROOM.get(1)) <= 5_000_000_000L, List.of(ROOM.get(1))));
    }

    @Test
    void aFlagIsTurnedAndAWordTakesAnother() {
        assertEquals(
                List.of(new Change("/backup/enabled", false, true)),
                smallest(then -> Boolean.FALSE.equals(then.at("/backup/enabled")), List.of("/backup/enabled")));
        assertEquals(
                List.of(new Change("/icloud/account", "SIGNED_OUT", "SIGNED_IN")),
                smallest(then -> !"SIGNED_IN".equals(then.at("/icloud/account")), List.of("/icloud/account")));
    }

    @Test
    void aRealNumberIsFoundToAThousandth() {
        assertEquals(
                List.of(new Change("/network/uploadMbps", 0.5, 1.25)),
                smallest(
                        then -> then.at("/network/uploadMbps") instanceof Double mbps && mbps < 1.25,
                        List.of("/network/uploadMbps")));
    }

    @Test
    void theElementOfAListGoesThatMakesTheDifference() {
        assertEquals(
                List.of(new Change("/network/blockedHosts/1", "gateway.icloud.com", null)),
                smallest(
                        then -> then.at("/network/blockedHosts") instanceof List<?> hosts
                                && hosts.contains("gateway.icloud.com"),
                        List.of("/network/blockedHosts/*")));
    }

    @Test
    void aVersionRisesToTheNearestThatIsEnough() {
        assertEquals(
                List.of(new Change("/device/iosVersion", "18.5", "26.6.2")),
                smallest(
                        then -> String.valueOf(then.at("/device/iosVersion")).startsWith("18"),
                        List.of("/device/iosVersion")));
    }

    @Test
    void whereOneIsNotEnoughAllThatAreNeededAreTakenAndNoMore() {
        assertEquals(
                List.of(
                        new Change("/backup/enabled", false, true),
                        new Change("/network/blockedHosts/0", "a.example", null)),
                smallest(
                        then -> Boolean.FALSE.equals(then.at("/backup/enabled"))
                                || (then.at("/network/blockedHosts") instanceof List<?> hosts
                                        && hosts.contains("a.example")),
                        List.of("/backup/enabled", "/icloud/account", "/network/blockedHosts/*")));
    }

    @Test
    void onlyWhatSomebodyCanChangeIsChanged() {
        Predicate<Snapshot> holds = then -> number(then, ROOM.get(0)) > number(then, ROOM.get(1));
        WhatIf lessOnly = new WhatIf(FULL, holds, change -> change.growth() < 0, path -> List.of());
        assertEquals(
                List.of(new Change("/backup/nextSizeBytes", 3_200_000_000L, 800_000_000L)), lessOnly.smallest(ROOM));
    }
}
