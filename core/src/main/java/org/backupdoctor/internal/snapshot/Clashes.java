package org.backupdoctor.internal.snapshot;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.backupdoctor.Report.Note;
import org.backupdoctor.Report.NoteKind;

/** Values of a snapshot that can't both be so. They are pointed out; which of them is right, nobody guesses. */
final class Clashes {

    /** Two fields with the values that exclude each other. */
    private record Clash(String path, String one, String otherPath, String other, String text) {}

    private static final List<Clash> CLASHES = List.of(
            new Clash(
                    "/complaint/manualBackupFails",
                    "true",
                    "/complaint/onlyAutomaticFails",
                    "true",
                    "Back Up Now is said to fail, and also that only the nightly backup does."),
            new Clash(
                    "/complaint/manualBackupFails",
                    "false",
                    "/complaint/onlyManualFails",
                    "true",
                    "Back Up Now is said to work, and also that only Back Up Now fails."),
            new Clash(
                    "/complaint/onlyAutomaticFails",
                    "true",
                    "/complaint/onlyManualFails",
                    "true",
                    "Only the nightly backup is said to fail, and also that only Back Up Now does."),
            new Clash(
                    "/icloud/account",
                    "SIGNED_OUT",
                    "/backup/enabled",
                    "true",
                    "iCloud Backup is said to be on, and also that nobody is signed in to iCloud."),
            new Clash(
                    "/backup/enabled",
                    "false",
                    "/backup/running",
                    "true",
                    "A backup is said to be running, and also that iCloud Backup is off."),
            new Clash(
                    "/backup/vanished",
                    "true",
                    "/backup/neverSucceeded",
                    "true",
                    "A backup is said to be gone, and also that there never was one."),
            new Clash(
                    "/restore/inProgress",
                    "false",
                    "/complaint/stuckAt",
                    "RESTORING",
                    "It is said to hang while restoring, and also that nothing is being restored."),
            new Clash(
                    "/network/captivePortal",
                    "true",
                    "/network/internetReachable",
                    "true",
                    "The Wi-Fi is said to wait for a sign-in page, and also that the internet can be reached."));

    private Clashes() {}

    /** The conflicts of a checked tree. */
    static List<Note> in(Map<String, Object> tree) {
        List<Note> conflicts = new ArrayList<>();
        if (Snapshot.at(tree, "/icloud/storageTotalBytes") instanceof Long total
                && Snapshot.at(tree, "/icloud/storageUsedBytes") instanceof Long used
                && Snapshot.at(tree, "/icloud/storageFreeBytes") instanceof Long free
                && free != Math.max(0, total - used)) {
            conflicts.add(new Note(
                    NoteKind.CONFLICT,
                    "The iCloud storage given as free isn't the total less what is used. The free storage was taken as right.",
                    List.of("/icloud/storageFreeBytes", "/icloud/storageTotalBytes", "/icloud/storageUsedBytes")));
        }
        if (Snapshot.at(tree, "/backup/lastSuccessAt") instanceof Instant success) {
            if (Snapshot.at(tree, "/takenAt") instanceof Instant taken && success.isAfter(taken)) {
                conflicts.add(new Note(
                        NoteKind.CONFLICT,
                        "The last good backup is given as later than the observation, so its age isn't known.",
                        List.of("/backup/lastSuccessAt", "/takenAt")));
            }
            if (Snapshot.at(tree, "/takenAt") instanceof Instant taken
                    && Snapshot.at(tree, "/backup/daysSinceLastSuccess") instanceof Long days
                    && Math.abs(ChronoUnit.DAYS.between(success, taken) - days) > 1) {
                conflicts.add(new Note(
                        NoteKind.CONFLICT,
                        "The last good backup is given by its date and by its age, and the two differ. The date was taken as right.",
                        List.of("/backup/lastSuccessAt", "/backup/daysSinceLastSuccess")));
            }
            if (Boolean.TRUE.equals(Snapshot.at(tree, "/backup/neverSucceeded"))) {
                conflicts.add(new Note(
                        NoteKind.CONFLICT,
                        "A date of a last good backup is given, and also that there never was one.",
                        List.of("/backup/lastSuccessAt", "/backup/neverSucceeded")));
            }
        }
        for (Clash clash : CLASHES) {
            if (clash.one().equals(String.valueOf(Snapshot.at(tree, clash.path())))
                    && clash.other().equals(String.valueOf(Snapshot.at(tree, clash.otherPath())))) {
                conflicts.add(new Note(NoteKind.CONFLICT, clash.text(), List.of(clash.path(), clash.otherPath())));
            }
        }
        return List.copyOf(conflicts);
    }
}
