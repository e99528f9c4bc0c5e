package org.backupdoctor.fleet.device;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.backupdoctor.DeviceSnapshot;
import org.junit.jupiter.api.Test;

/** What is known of a device, whatever comes in which order and how often. */
class KnownTest {

    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final Duration KEEP = Duration.ofDays(30);
    private static final long NOW = Instant.parse("2026-11-20T07:00:00Z").toEpochMilli();

    private record Seen(long at, String json) {}

    @Test
    void theNewerValueHoldsFieldByField() {
        Known known = new Known();
        add(known, NOW, "{'icloud':{'storageFreeBytes':5,'photosSync':true}}");
        add(known, NOW - DAY, "{'icloud':{'storageFreeBytes':7,'messagesSync':true},'device':{'iosVersion':'18.5'}}");
        assertEquals(
                "{'id':'A','takenAt':'2026-11-20T07:00:00Z','device':{'iosVersion':'18.5'},"
                        + "'icloud':{'storageFreeBytes':5,'photosSync':true,'messagesSync':true}}",
                merged(known));
    }

    @Test
    void everyOrderAndAnyRepetitionGivesTheSame() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            List<Seen> seen = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                seen.add(new Seen(NOW - random.nextInt(50) * DAY, some(random)));
            }
            byte[] inOrder = known(seen);
            seen.addAll(seen.subList(0, random.nextInt(12)));
            Collections.shuffle(seen, random);
            assertArrayEquals(inOrder, known(seen), "seed " + seed);
            assertArrayEquals(inOrder, Known.of(inOrder).toBytes());
            merged(Known.of(inOrder));
        }
    }

    private static String some(Random random) {
        List<String> all = List.of(
                "'icloud':{'storageTotalBytes':" + random.nextInt(9) + "}",
                "'backup':{'enabled':" + random.nextBoolean() + ",'apps':[{'bundleId':'com.example.x','sizeBytes':"
                        + random.nextInt(3) + "}]}",
                "'tried':[{'remedy':'restart-device','outcome':'" + (random.nextBoolean() ? "NO_CHANGE" : "FIXED")
                        + "'}]",
                "'complete':['/icloud/backups'],'icloud':{'backups':[{'sizeBytes':" + random.nextInt(3) + "}]}",
                "'complete':['/icloud/backups']",
                "'icloud':{'storageFreeBytes':" + random.nextInt(9) + "}",
                "'management':{'restrictions':{'allowCloudBackup':" + random.nextBoolean() + "}}",
                "'attributes':{'a/b~c':" + random.nextInt(3) + ",'deep':{'er':[" + random.nextInt(3) + "]}}");
        return "{" + all.get(random.nextInt(all.size())) + "}";
    }

    @Test
    void aRepetitionIsNoNews() {
        Known known = new Known();
        assertTrue(add(known, NOW, "{'backup':{'enabled':true}}"));
        assertFalse(add(known, NOW, "{'backup':{'enabled':true}}"));
        assertFalse(add(known, NOW - DAY, "{'backup':{'enabled':false}}"));
        assertTrue(add(known, NOW + DAY, "{'backup':{'enabled':true}}"), "It is known to be so for longer.");
    }

    @Test
    void ofTwoOfOneTimeTheGreaterTextHolds() {
        Known known = new Known();
        add(known, NOW, "{'device':{'iosVersion':'18.5'}}");
        add(known, NOW, "{'device':{'iosVersion':'18.4'}}");
        assertEquals("18.5", known.text("/device/iosVersion").orElseThrow());
    }

    @Test
    void whatIsOldIsForgottenOnItsLastDayNotBefore() {
        Known known = new Known();
        add(known, NOW - 30 * DAY, "{'device':{'iosVersion':'18.5'}}");
        add(known, NOW, "{'backup':{'enabled':true}}");
        assertTrue(known.has("/device/iosVersion"));
        add(known, NOW + 1, "{'backup':{'enabled':true}}");
        assertFalse(known.has("/device/iosVersion"));
        assertFalse(add(known, NOW - 30 * DAY, "{'device':{'iosVersion':'18.5'}}"));
    }

    @Test
    void allThatWasTriedIsKept() {
        Known known = new Known();
        add(known, NOW, "{'tried':[{'remedy':'restart-device','outcome':'NO_CHANGE'}]}");
        add(known, NOW + DAY, "{'tried':[{'remedy':'toggle-backup','outcome':'NO_CHANGE'}]}");
        String merged = merged(known);
        assertTrue(merged.contains("restart-device") && merged.contains("toggle-backup"), merged);
    }

    @Test
    void aListIsCompleteAsLongAsItIsTheNewest() {
        Known known = new Known();
        add(known, NOW, "{'complete':['/icloud/backups']}");
        assertTrue(merged(known).contains("'complete':['/icloud/backups']"), merged(known));
        add(known, NOW + DAY, "{'icloud':{'backups':[{'sizeBytes':3}]}}");
        assertFalse(merged(known).contains("complete"), merged(known));
    }

    @Test
    void whatContradictsNewerValuesIsLeftOut() {
        Known known = new Known();
        add(known, NOW, "{'icloud':{'storageTotalBytes':5},'device':{'iosVersion':'18.5'}}");
        add(known, NOW + DAY, "{'icloud':{'storageFreeBytes':7}}");
        assertTrue(merged(known).contains("'storageFreeBytes':7"), merged(known));
        assertFalse(merged(known).contains("storageTotalBytes"), merged(known));
        Known atOnce = new Known();
        add(atOnce, NOW, "{'icloud':{'storageTotalBytes':5},'device':{'iosVersion':'18.5'}}");
        add(atOnce, NOW, "{'icloud':{'storageFreeBytes':7}}");
        assertFalse(merged(atOnce).contains("storageFreeBytes"), merged(atOnce));
        assertTrue(merged(atOnce).contains("18.5"), merged(atOnce));
    }

    @Test
    void stateOfANewerVersionIsRefused() {
        byte[] state = new Known().toBytes();
        state[0] = 9;
        assertEquals(
                "Expected state of version 1 but was 9.\nMaybe a newer job wrote it: start that one, or without its state.",
                assertThrows(IllegalStateException.class, () -> Known.of(state)).getMessage());
    }

    private static boolean add(Known known, long at, String json) {
        return known.add(at, json.replace('\'', '"'), KEEP);
    }

    private static byte[] known(List<Seen> seen) {
        Known known = new Known();
        seen.forEach(each -> add(known, each.at(), each.json()));
        return known.toBytes();
    }

    private static String merged(Known known) {
        DeviceSnapshot snapshot = new Merged().of("A", known);
        return snapshot.toJson().replace('"', '\'').replace("'format':1,", "");
    }
}
