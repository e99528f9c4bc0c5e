package org.backupdoctor.benchmarks.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.backupdoctor.DeviceSnapshot;
import org.backupdoctor.Diagnoser;
import org.backupdoctor.Report.Verdict;
import org.junit.jupiter.api.Test;

class SnapshotsTest {

    @Test
    void theSameSeedGivesTheSame() {
        assertEquals(Snapshots.of(50, 7), Snapshots.of(50, 7));
        assertNotEquals(Snapshots.of(50, 7), Snapshots.of(50, 8));
    }

    @Test
    void aLongerListBeginsLikeAShorterOne() {
        assertEquals(Snapshots.of(20, 7), Snapshots.of(50, 7).subList(0, 20));
    }

    @Test
    void everySourceKnowsSomethingAndEverythingKnowsMost() {
        int sources = Source.values().length;
        List<DeviceSnapshot> snapshots = Snapshots.of(100 * sources, 1);
        int[] letters = new int[sources];
        for (int i = 0; i < snapshots.size(); i++) {
            letters[i % sources] += snapshots.get(i).toJson().length();
        }
        assertTrue(Arrays.stream(letters).allMatch(sum -> sum > 10_000), Arrays.toString(letters));
        assertEquals(
                Arrays.stream(letters).max().orElse(0),
                letters[List.of(Source.values()).indexOf(Source.EVERYTHING)]);
    }

    @Test
    void allVerdictsComeOfThem() {
        Diagnoser diagnoser = Diagnoser.create();
        Set<Verdict> verdicts = Snapshots.of(100, 1).stream()
                .map(snapshot -> diagnoser.diagnose(snapshot).verdict())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Verdict.class)));
        assertEquals(EnumSet.allOf(Verdict.class), verdicts);
    }
}
