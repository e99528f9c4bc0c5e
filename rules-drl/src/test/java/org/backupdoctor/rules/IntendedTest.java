package org.backupdoctor.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.backupdoctor.DeviceSnapshot;
import org.backupdoctor.Diagnoser;
import org.backupdoctor.Report;
import org.backupdoctor.Report.Diagnosis;
import org.backupdoctor.Report.Note;
import org.backupdoctor.Report.NoteKind;
import org.backupdoctor.RuleSet;
import org.backupdoctor.internal.data.Trees;
import org.backupdoctor.internal.snapshot.Snapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Causes that are what an organisation wants. */
class IntendedTest {

    private static final int RANDOM_REPORTS = Integer.getInteger("reports.random", 3000) / 10;
    private static final Diagnoser DIAGNOSER = Diagnoser.create();
    private static final List<String> CAUSES =
            RuleSet.bundled().causes().stream().map(RuleSet.Entry::id).toList();

    @TempDir
    private Path directory;

    @Test
    void whatIsIntendedIsANote() {
        DeviceSnapshot device = DeviceSnapshot.fromJson(
                "{\"takenAt\":\"2026-11-20T07:00:00Z\",\"backup\":{\"lastSuccessAt\":\"2026-11-19T03:00:00Z\"},"
                        + "\"management\":{\"restrictions\":{\"allowCloudBackup\":false}}}");
        assertEquals(List.of("restricted-by-profile"), causes(DIAGNOSER.diagnose(device)));
        Report report =
                Diagnoser.builder().intended("restricted-by-profile").build().diagnose(device);
        assertEquals(Report.Verdict.WORKING, report.verdict());
        assertEquals(List.of(), causes(report));
        assertEquals(List.of(), report.remedies());
        assertEquals(
                List.of(new Note(
                        NoteKind.POLICY,
                        "Intended, as was said, and so no trouble: A configuration profile forbids iCloud Backup. A"
                                + " configuration profile or device management (MDM) forbids iCloud Backup on this iPhone.",
                        List.of("/management/restrictions/allowCloudBackup"))),
                report.notes().stream()
                        .filter(note -> note.kind() == NoteKind.POLICY)
                        .toList());
        assertTrue(
                report.explain("restricted-by-profile").contains("its probability: it was said to be intended"),
                report.explain("restricted-by-profile"));
    }

    @Test
    void aCauseThatNobodyKnowsIsAnError() throws IOException {
        Diagnoser.Builder builder = Diagnoser.builder().intended("restricted-by-profil");
        String message = "There is no cause \"restricted-by-profil\" that could be intended.\n"
                + "Maybe you meant \"restricted-by-profile\".";
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, builder::build).getMessage());
        builder.rules(Files.createDirectories(directory.resolve("none")));
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, builder::live).getMessage());
    }

    @Test
    void aLiveDiagnoserKnowsItToo() throws IOException {
        try (Diagnoser.Live live = Diagnoser.builder()
                .rules(Files.createDirectories(directory.resolve("own")))
                .intended("backup-off")
                .live()) {
            DeviceSnapshot off = DeviceSnapshot.fromJson("{\"backup\":{\"enabled\":false}}");
            assertEquals(List.of(), causes(live.diagnose(off)));
            Files.writeString(directory.resolve("own/weak-wifi.off"), "");
            Files.createDirectories(directory.resolve("own/causes/network"));
            Files.writeString(directory.resolve("own/causes/network/weak-wifi.off"), "");
            Files.delete(directory.resolve("own/weak-wifi.off"));
            assertTrue(live.reload());
            assertEquals(List.of(), causes(live.diagnose(off)));
        }
    }

    @Test
    void aBackupThatIsMeantToBeOffIsNoTrouble() {
        DeviceSnapshot off = DeviceSnapshot.fromJson("{\"backup\":{\"enabled\":false,\"daysSinceLastSuccess\":3}}");
        assertEquals(
                Report.Verdict.WORKING,
                Diagnoser.builder().intended("backup-off").build().diagnose(off).verdict());
        assertEquals(
                Report.Verdict.BLOCKED,
                Diagnoser.builder().build().diagnose(off).verdict());
    }

    /** The nine rules hold whatever is intended. */
    @Test
    void everyRankingKeepsToTheNineRules() {
        Map<String, Diagnoser> diagnosers = new HashMap<>();
        List<String> broken = new ArrayList<>();
        int moved = 0;
        for (int seed = 0; seed < RANDOM_REPORTS; seed++) {
            Snapshot snapshot = new RandomSnapshots(seed).next();
            List<String> listed = causes(DIAGNOSER.diagnose(snapshot));
            List<String> choices = listed.isEmpty() ? CAUSES : listed;
            String cause = choices.get(new Random(seed).nextInt(choices.size()));
            Report report = diagnosers
                    .computeIfAbsent(
                            cause, any -> Diagnoser.builder().intended(cause).build())
                    .diagnose(snapshot);
            for (String what : NineRules.broken(tree(snapshot.toJson()), tree(report.toBriefJson()))) {
                broken.add(what + ", " + cause + ", seed " + seed + ": " + snapshot.toJson());
            }
            if (causes(report).contains(cause)
                    || report.remedies().stream().anyMatch(each -> each.fixes().contains(cause))) {
                broken.add(cause + " is intended and treated, seed " + seed);
            }
            moved += listed.isEmpty() ? 0 : 1;
        }
        assertEquals(List.of(), broken);
        assertTrue(moved > RANDOM_REPORTS / 2, moved + " were listed");
    }

    /** As if the rules had no such cause. */
    @ParameterizedTest
    @CsvSource({"storage/icloud-storage-full", "network/no-wifi", "account/backup-off"})
    void verdictAndPlanAreThoseWithoutIt(String path) throws IOException {
        String cause = path.substring(path.indexOf('/') + 1);
        Path off = directory.resolve("causes/" + path + ".off");
        Files.createDirectories(off.getParent());
        Files.writeString(off, "");
        Diagnoser without = Diagnoser.builder().rules(directory).build();
        Diagnoser intended = Diagnoser.builder().intended(cause).build();
        for (int seed = 0; seed < 150; seed++) {
            Snapshot snapshot = new RandomSnapshots(seed).next();
            Report one = without.diagnose(snapshot);
            Report other = intended.diagnose(snapshot);
            assertEquals(one.verdict(), other.verdict());
            assertEquals(one.diagnoses(), other.diagnoses());
            assertEquals(one.remedies(), other.remedies(), "seed " + seed);
            assertEquals(one.expectedMinutes(), other.expectedMinutes());
        }
    }

    private static List<String> causes(Report report) {
        return report.diagnoses().stream().map(Diagnosis::cause).toList();
    }

    private static Map<?, ?> tree(String json) {
        try {
            return (Map<?, ?>) Trees.json("test", json);
        } catch (Trees.Unreadable impossible) {
            throw new AssertionError(impossible);
        }
    }
}
