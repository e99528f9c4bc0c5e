package org.backupdoctor.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.backupdoctor.DeviceSnapshot;
import org.backupdoctor.Intake;
import org.backupdoctor.Problem;
import org.backupdoctor.SnapshotException;
import org.backupdoctor.fact.Observation.Outcome;
import picocli.CommandLine.Option;

/** The options that say something of every device that is read. */
final class Said {

    @Option(
            names = "--set",
            paramLabel = "FIELD=VALUE",
            description =
                    "Something you know yourself, by its name in the snapshot: --set icloud.storageFreeBytes=\"800 MB\". Can be repeated.")
    private Map<String, String> set = new LinkedHashMap<>();

    @Option(
            names = "--tried",
            paramLabel = "ID[=OUTCOME]",
            description =
                    "A remedy that was tried: FIXED, NO_CHANGE (if nothing is said), HELPED_ONCE, WORSE, NOT_POSSIBLE, DONE or"
                            + " WAIVED. Can be repeated.")
    private List<String> tried = new ArrayList<>();

    @Option(
            names = "--taken-at",
            paramLabel = "TIME",
            description = "When it was observed, for what doesn't say so: 2026-11-20T07:00:00Z.")
    private String takenAt;

    @Option(names = "--id", paramLabel = "NAME", description = "Your name for the device; the report repeats it.")
    private String id;

    /** Whether nothing is said that could be diagnosed. */
    boolean isNothing() {
        return set.isEmpty() && tried.isEmpty();
    }

    /** An item with what is said. */
    Intake.Item completed(Intake.Item item) {
        DeviceSnapshot device = item.snapshot();
        if (device == null) {
            return item;
        }
        try {
            return new Intake.Item(item.name(), item.line(), completed(device), List.of());
        } catch (SnapshotException e) {
            return new Intake.Item(item.name(), item.line(), null, e.problems());
        }
    }

    /** When it was observed, as somebody says; null when nobody does. */
    Instant time() {
        if (takenAt == null) {
            return null;
        }
        try {
            return OffsetDateTime.parse(takenAt).toInstant();
        } catch (DateTimeException e) {
            throw new SnapshotException(List.of(new Problem(
                    "--taken-at",
                    "",
                    "Expected an instant with a zone but was \"" + takenAt + "\".",
                    "Maybe write 2026-11-20T07:00:00Z.")));
        }
    }

    /** A snapshot with what is said. */
    DeviceSnapshot completed(DeviceSnapshot snapshot) {
        if (isNothing() && id == null) {
            return snapshot;
        }
        DeviceSnapshot.Builder builder = snapshot.toBuilder();
        List<Problem> problems = new ArrayList<>();
        set.forEach((field, value) -> told(problems, () -> builder.set(field, value)));
        for (String attempt : tried) {
            int equals = attempt.indexOf('=');
            String remedy = equals < 0 ? attempt : attempt.substring(0, equals);
            told(
                    problems,
                    () -> builder.tried(
                            remedy, equals < 0 ? Outcome.NO_CHANGE : outcome(attempt.substring(equals + 1))));
        }
        if (id != null) {
            builder.id(id);
        }
        List<DeviceSnapshot> built = new ArrayList<>();
        told(problems, () -> built.add(builder.build()));
        if (!problems.isEmpty()) {
            throw new SnapshotException(problems.stream().distinct().toList());
        }
        return built.get(0);
    }

    /** Does something; what is wrong with it is told with all else that is. */
    private static void told(List<Problem> problems, Runnable work) {
        try {
            work.run();
        } catch (SnapshotException e) {
            problems.addAll(e.problems());
        }
    }

    private static Outcome outcome(String word) {
        try {
            return Outcome.valueOf(word.strip().toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException e) {
            throw new SnapshotException(List.of(new Problem(
                    "--tried",
                    "",
                    "Expected one of " + List.of(Outcome.values()) + " but was \"" + word + "\".",
                    "Maybe leave it out: what was tried without effect is NO_CHANGE.")));
        }
    }
}
