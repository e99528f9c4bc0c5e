package org.backupdoctor.internal.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.backupdoctor.fact.Backup.BackupAge;
import org.backupdoctor.fact.Backup.Failure;
import org.backupdoctor.fact.Fact;
import org.backupdoctor.fact.Icloud.FreeCloudStorage;
import org.backupdoctor.fact.Icloud.RoomForBackup;
import org.backupdoctor.fact.Management.Restriction;
import org.backupdoctor.fact.Observation.Collected;
import org.junit.jupiter.api.Test;

class FactsTest {

    @Test
    void everyFieldOfASnapshotBecomesAFact() throws Exception {
        Snapshot snapshot = Snapshot.fromJson("snapshot", SnapshotJsonTest.resource("/snapshot/every-field.json"));
        Set<String> read = new TreeSet<>();
        snapshot.facts().forEach(observed -> observed.sources().forEach(source -> read.add(source.path())));
        Set<String> unread = new TreeSet<>(leaves("", snapshot.tree()));
        unread.removeAll(read);
        // Rules can't see the caller's name for the device, the format is no fact, and a date says more than a number
        // of days.
        assertEquals(Set.of("/format", "/id", "/backup/daysSinceLastSuccess"), unread);
    }

    @Test
    void noComponentOfAFactIsEverNull() throws Exception {
        Snapshot snapshot = Snapshot.fromJson("snapshot", SnapshotJsonTest.resource("/snapshot/every-field.json"));
        assertFalse(snapshot.facts().isEmpty());
        for (Observed observed : snapshot.facts()) {
            for (RecordComponent component : observed.fact().getClass().getRecordComponents()) {
                assertTrue(component.getAccessor().invoke(observed.fact()) != null, observed.fact() + " " + component);
            }
        }
    }

    @Test
    void everyKindOfFactHasANameOfItsOwn() {
        Set<String> names = new HashSet<>();
        FactType.all()
                .forEach(type -> assertTrue(
                        names.add(type.type().getSimpleName()), type.type().getName()));
        assertTrue(names.size() > 90);
    }

    @Test
    void twoEqualFailuresStayTwo() {
        List<Fact> facts =
                facts("{\"backup\":{\"failures\":[{\"domain\":\"D\",\"code\":1},{\"domain\":\"D\",\"code\":1}]}}");
        assertEquals(List.of(new Failure(0, "D", 1), new Failure(1, "D", 1)), facts);
    }

    @Test
    void anElementWithoutWhatAFactNeedsIsNone() {
        assertEquals(List.of(), facts("{\"backup\":{\"failures\":[{\"code\":1}]}}"));
    }

    @Test
    void aCompleteArrayIsCollected() {
        assertEquals(List.of(new Collected("/icloud/backups")), facts("{\"complete\":[\"/icloud/backups\"]}"));
    }

    @Test
    void ageIsWholeDaysAndNeedsBothTimes() {
        assertTrue(
                facts("{\"takenAt\":\"2026-11-20T07:00:00Z\",\"backup\":{\"lastSuccessAt\":\"2026-11-06T07:00:01Z\"}}")
                        .contains(new BackupAge(13)));
        assertTrue(
                facts("{\"takenAt\":\"2026-11-20T07:00:00Z\",\"backup\":{\"lastSuccessAt\":\"2026-11-06T07:00:00Z\"}}")
                        .contains(new BackupAge(14)));
        assertTrue(facts("{\"backup\":{\"daysSinceLastSuccess\":50}}").contains(new BackupAge(50)));
        assertTrue(facts("{\"backup\":{\"lastSuccessAt\":\"2026-11-06T07:00:00Z\"}}").stream()
                .noneMatch(BackupAge.class::isInstance));
    }

    @Test
    void roomIsTheNextBackupAgainstWhatIsFree() {
        assertTrue(facts(
                        "{\"icloud\":{\"storageTotalBytes\":5000,\"storageUsedBytes\":4200},\"backup\":{\"nextSizeBytes\":3200}}")
                .containsAll(List.of(new FreeCloudStorage(800), new RoomForBackup(3200, 800, 0))));
    }

    @Test
    void ofSeveralRestrictionsTheStrictestHolds() {
        String json = """
                {"management":{"restrictions":{"allowCloudBackup":true,"forceEncryptedBackup":false,"delay":30},
                 "profiles":[{"name":"P","restrictions":{"allowCloudBackup":false,"forceEncryptedBackup":true,"delay":60}}]}}
                """;
        assertTrue(facts(json)
                .containsAll(List.of(
                        new Restriction("allowCloudBackup", "false"),
                        new Restriction("forceEncryptedBackup", "true"),
                        new Restriction("delay", "60"))));
        Snapshot snapshot = Snapshot.fromJson("snapshot", json);
        List<String> paths = snapshot.facts().stream()
                .filter(observed -> observed.fact().equals(new Restriction("allowCloudBackup", "false")))
                .flatMap(observed -> observed.sources().stream())
                .map(source -> source.path())
                .toList();
        assertEquals(List.of("/management/profiles/0/restrictions/allowCloudBackup"), paths);
    }

    private static List<Fact> facts(String json) {
        return Snapshot.fromJson("snapshot", json).facts().stream()
                .map(Observed::fact)
                .toList();
    }

    private static List<String> leaves(String path, Object value) {
        List<String> leaves = new ArrayList<>();
        if (value instanceof Map<?, ?> object) {
            object.forEach((key, inner) -> leaves.addAll(leaves(path + "/" + key, inner)));
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                leaves.addAll(leaves(path + "/" + i, list.get(i)));
            }
        } else {
            leaves.add(path);
        }
        return leaves;
    }

    @Test
    void whatIsStoredBeyondThePlanIsMissingToo() {
        assertEquals(7, new RoomForBackup(5, 0, 2).missingBytes());
        assertEquals(Long.MAX_VALUE, new RoomForBackup(Long.MAX_VALUE, 0, Long.MAX_VALUE).missingBytes());
        assertEquals(-3, new RoomForBackup(5, 8, 0).missingBytes());
    }
}
