package org.backupdoctor.internal.snapshot;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.backupdoctor.Report.Evidence;
import org.backupdoctor.fact.Backup.BackupAge;
import org.backupdoctor.fact.Backup.FailingApps;
import org.backupdoctor.fact.Backup.FailureAge;
import org.backupdoctor.fact.Backup.FailureApp;
import org.backupdoctor.fact.Backup.FailureDate;
import org.backupdoctor.fact.Backup.FailureText;
import org.backupdoctor.fact.Backup.LastSuccess;
import org.backupdoctor.fact.Backup.NextBackup;
import org.backupdoctor.fact.Backup.SuccessAfterFirstUse;
import org.backupdoctor.fact.Device.DeviceAge;
import org.backupdoctor.fact.Device.FirstUsed;
import org.backupdoctor.fact.Fact;
import org.backupdoctor.fact.Icloud.CloudStorage;
import org.backupdoctor.fact.Icloud.FreeCloudStorage;
import org.backupdoctor.fact.Icloud.ListedBackups;
import org.backupdoctor.fact.Icloud.RoomForBackup;
import org.backupdoctor.fact.Icloud.StoredBackupSize;
import org.backupdoctor.fact.Icloud.UsedCloudStorage;
import org.backupdoctor.fact.Network.UploadSpeed;
import org.backupdoctor.fact.Network.UploadTime;
import org.backupdoctor.fact.Observation.TakenAt;
import org.jspecify.annotations.Nullable;

/** Adds to the facts that stand in a snapshot those that follow from several of them. */
final class DerivedFacts {

    private final Map<String, Object> root;
    private final List<Observed> facts;

    DerivedFacts(Map<String, Object> root, List<Observed> facts) {
        this.root = root;
        this.facts = facts;
    }

    void add() {
        failures();
        cloudStorage();
        roomForBackup();
        uploadTime();
        backupAge();
        firstUse();
        if (at("/icloud/backups") instanceof List<?> backups) {
            add(new ListedBackups(backups.size()), new Evidence("/icloud/backups", (long) backups.size()));
        }
    }

    /** An app that only the text of a failure names. */
    private void failureApps() {
        for (Observed observed : List.copyOf(facts)) {
            if (observed.fact() instanceof FailureText failure
                    && at("/backup/failures/" + failure.index() + "/bundleId") == null) {
                ErrorText.app(failure.text())
                        .ifPresent(app ->
                                facts.add(new Observed(new FailureApp(failure.index(), app), observed.sources())));
            }
        }
    }

    /** The app that another entry of the newest run names, where the newest entry names none: an error inside has its own entry. */
    private void appOfTheNewestRun() {
        Map<Integer, Instant> dates = new HashMap<>();
        List<Observed> apps = new ArrayList<>();
        for (Observed each : facts) {
            if (each.fact() instanceof FailureDate date) {
                dates.putIfAbsent(date.index(), date.at());
            } else if (each.fact() instanceof FailureApp) {
                apps.add(each);
            }
        }
        Instant newest = dates.get(0);
        boolean named = apps.stream().anyMatch(each -> ((FailureApp) each.fact()).index() == 0);
        for (Observed each : newest == null || named ? List.<Observed>of() : apps) {
            FailureApp app = (FailureApp) each.fact();
            if (newest.equals(dates.get(app.index()))) {
                facts.add(new Observed(new FailureApp(0, app.bundleId()), each.sources()));
                return;
            }
        }
    }

    private void failures() {
        failureApps();
        appOfTheNewestRun();
        List<Observed> apps =
                facts.stream().filter(each -> each.fact() instanceof FailureApp).toList();
        if (!apps.isEmpty()) {
            long count = apps.stream()
                    .map(each -> ((FailureApp) each.fact()).bundleId())
                    .distinct()
                    .count();
            facts.add(new Observed(
                    new FailingApps(count),
                    apps.stream().flatMap(each -> each.sources().stream()).toList()));
        }
        Observed taken = first(TakenAt.class);
        facts.stream()
                .filter(each -> each.fact() instanceof FailureDate date && date.index() == 0)
                .findFirst()
                .ifPresent(failed -> {
                    Instant at = ((FailureDate) failed.fact()).at();
                    if (taken != null && !at.isAfter(((TakenAt) taken.fact()).at())) {
                        long hours = Duration.between(at, ((TakenAt) taken.fact()).at())
                                .toHours();
                        facts.add(new Observed(new FailureAge(hours), sources(List.of(failed, taken))));
                    }
                });
    }

    private void uploadTime() {
        Observed next = first(NextBackup.class);
        Observed speed = first(UploadSpeed.class);
        if (next != null && speed != null && ((UploadSpeed) speed.fact()).mbps() > 0) {
            double bits = ((NextBackup) next.fact()).sizeBytes() * 8.0;
            double minutes = bits / (((UploadSpeed) speed.fact()).mbps() * 1_000_000) / 60;
            facts.add(new Observed(new UploadTime((long) Math.min(minutes, 1e12)), sources(List.of(next, speed))));
        }
    }

    private void firstUse() {
        Observed success = first(LastSuccess.class);
        Observed used = first(FirstUsed.class);
        if (success != null && used != null) {
            Duration between = Duration.between(((FirstUsed) used.fact()).at(), ((LastSuccess) success.fact()).at());
            facts.add(new Observed(
                    new SuccessAfterFirstUse(Math.max(0, between.toHours())), sources(List.of(success, used))));
        }
        Observed taken = first(TakenAt.class);
        if (used != null && taken != null && !((FirstUsed) used.fact()).at().isAfter(((TakenAt) taken.fact()).at())) {
            long days = ((TakenAt) taken.fact()).daysSince(((FirstUsed) used.fact()).at());
            facts.add(new Observed(new DeviceAge(days), sources(List.of(used, taken))));
        }
    }

    private void cloudStorage() {
        Observed total = first(CloudStorage.class);
        Observed used = first(UsedCloudStorage.class);
        Observed free = first(FreeCloudStorage.class);
        if (total == null) {
            return;
        }
        long whole = ((CloudStorage) total.fact()).totalBytes();
        if (free == null && used != null) {
            long rest = Math.max(0, whole - ((UsedCloudStorage) used.fact()).sizeBytes());
            facts.add(new Observed(new FreeCloudStorage(rest), sources(List.of(total, used))));
        } else if (used == null && free != null) {
            long rest = whole - ((FreeCloudStorage) free.fact()).sizeBytes();
            facts.add(new Observed(new UsedCloudStorage(rest), sources(List.of(total, free))));
        }
    }

    private void roomForBackup() {
        Observed next = first(NextBackup.class);
        Observed free = first(FreeCloudStorage.class);
        if (next != null && free != null) {
            long nextBytes = ((NextBackup) next.fact()).sizeBytes();
            long freeBytes = ((FreeCloudStorage) free.fact()).sizeBytes();
            List<Observed> from = new ArrayList<>(List.of(next, free));
            Observed total = first(CloudStorage.class);
            List<Observed> used = total == null || freeBytes > 0 ? List.of() : used();
            long overBytes = total == null ? 0 : Math.max(0, bytes(used) - ((CloudStorage) total.fact()).totalBytes());
            if (overBytes > 0) {
                from.add(total);
                from.addAll(used);
            }
            facts.add(new Observed(new RoomForBackup(nextBytes, freeBytes, overBytes), sources(from)));
        }
    }

    /** What takes room in iCloud: what is said to be used, or the stored backups where these are more. */
    private List<Observed> used() {
        List<Observed> said = all(UsedCloudStorage.class);
        List<Observed> stored = all(StoredBackupSize.class);
        return bytes(stored) > bytes(said) ? stored : said;
    }

    private static long bytes(List<Observed> observed) {
        return observed.stream()
                .mapToLong(each -> each.fact() instanceof StoredBackupSize stored
                        ? stored.sizeBytes()
                        : ((UsedCloudStorage) each.fact()).sizeBytes())
                .sum();
    }

    private void backupAge() {
        Observed success = first(LastSuccess.class);
        Observed taken = first(TakenAt.class);
        if (success != null && taken != null) {
            long days = ((TakenAt) taken.fact()).daysSince(((LastSuccess) success.fact()).at());
            if (!((LastSuccess) success.fact()).at().isAfter(((TakenAt) taken.fact()).at())) {
                facts.add(new Observed(new BackupAge(days), sources(List.of(success, taken))));
            }
        } else if (success == null && at("/backup/daysSinceLastSuccess") instanceof Long days) {
            add(new BackupAge(days), new Evidence("/backup/daysSinceLastSuccess", days));
        }
    }

    private @Nullable Observed first(Class<? extends Fact> type) {
        return all(type).stream().findFirst().orElse(null);
    }

    private List<Observed> all(Class<? extends Fact> type) {
        return facts.stream()
                .filter(observed -> type.isInstance(observed.fact()))
                .toList();
    }

    private @Nullable Object at(String path) {
        return Snapshot.at(root, path);
    }

    private void add(Fact fact, Evidence source) {
        facts.add(new Observed(fact, List.of(source)));
    }

    /** Each place once; told apart by its path, as a record's own hash code takes five milliseconds to begin with. */
    private static List<Evidence> sources(List<Observed> from) {
        Map<String, Evidence> sources = new LinkedHashMap<>();
        from.forEach(fact -> fact.sources().forEach(source -> sources.putIfAbsent(source.path(), source)));
        return List.copyOf(sources.values());
    }
}
