package org.backupdoctor.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
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
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options that say what is known of the device, shared by the commands that read one. */
final class Input {

    @Parameters(
            paramLabel = "FILE",
            description =
                    "What the device answered, or a snapshot: JSON, NDJSON, the output of ideviceinfo, pymobiledevice3 or cfgutil, an"
                            + " MDM response, a configuration profile (signed or not), a log of backupd, an export of an inventory"
                            + " (with --mapping), a folder or an archive (ZIP, tar.gz) of these, and what else core/SOURCES.md"
                            + " lists. What it is is seen from its content. \"-\" or no file: standard input.")
    private List<Path> files = new ArrayList<>();

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

    @Option(
            names = "--keep-identifiers",
            description =
                    "Name the device by its own identifier (UDID, or else serial number) when --id doesn't. Else it goes nowhere.")
    private boolean keepIdentifiers;

    @Option(
            names = "--mapping",
            paramLabel = "FILE",
            description = "What the columns of an inventory's export are (YAML). Can be repeated.")
    private List<Path> mappings = new ArrayList<>();

    @Mixin
    private Live live = new Live();

    /** As the options are read. */
    Input() {}

    /** Of files alone. */
    Input(List<Path> files) {
        this.files = files;
    }

    /** Whether one thing was given, which may hold several devices. */
    boolean isOne() {
        return files.size() == 1 && !live.asksDevice();
    }

    /** One snapshot of all that was given. */
    DeviceSnapshot merged(Terminal terminal) {
        List<Intake.Source> sources = standardInput(terminal);
        if (live.asksDevice()) {
            sources.addAll(live.device(terminal));
        }
        List<Path> paths = paths();
        boolean isNothing = sources.isEmpty() && paths.isEmpty();
        if (isNothing && !live.asksApple()) {
            return completed(DeviceSnapshot.builder().takenAt(time()).build());
        }
        Intake intake = intake(terminal);
        if (isNothing) {
            sources.add(new Intake.Source("nothing", "{}".getBytes(StandardCharsets.UTF_8), null));
            intake = intake.takenAt(time() == null ? now() : time());
        }
        return completed(intake.merged(paths, sources));
    }

    /** One snapshot of the files alone: standard input is where somebody answers. */
    DeviceSnapshot known(Terminal terminal) {
        return files.isEmpty() && !live.asksDevice()
                ? completed(DeviceSnapshot.builder()
                        .takenAt(time() == null ? now() : time())
                        .build())
                : merged(terminal);
    }

    /** Each thing that was given, by itself; what a device answers by cable is one of them. */
    List<Read> each(Terminal terminal) {
        List<Read> all = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        List<Intake.Source> sources = standardInput(terminal);
        List<Path> paths = paths();
        if (sources.isEmpty() && paths.isEmpty()) {
            return List.of(new Read("", 0, merged(terminal), List.of()));
        }
        Intake intake = intake(terminal);
        if (live.asksDevice()) {
            all.add(new Read(
                    "the connected device", 0, completed(intake.mergedSources(live.device(terminal))), List.of()));
        }
        for (Path path : paths) {
            try {
                all.addAll(read(intake.items(path)));
            } catch (SnapshotException e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new SnapshotException(problems);
        }
        sources.forEach(source -> all.addAll(read(intake.items(source))));
        return all;
    }

    private List<Read> read(List<Intake.Item> items) {
        List<Read> all = new ArrayList<>();
        for (Intake.Item item : items) {
            DeviceSnapshot snapshot = item.snapshot();
            all.add(new Read(item.name(), item.line(), snapshot == null ? null : completed(snapshot), item.problems()));
        }
        return all;
    }

    /**
     * Something that was read.
     *
     * @param name the file's name
     * @param line its line in the file, from 1, or 0 when it is the whole
     * @param snapshot the snapshot, or null when it can't be read
     * @param problems why it can't be
     */
    record Read(String name, int line, DeviceSnapshot snapshot, List<Problem> problems) {}

    /** The files that were named. */
    private List<Path> paths() {
        return files.stream().filter(file -> !file.toString().equals("-")).toList();
    }

    /** What comes by standard input, if it is asked for, or nothing else says anything. */
    private List<Intake.Source> standardInput(Terminal terminal) {
        List<Intake.Source> sources = new ArrayList<>();
        boolean isNamed = files.size() > paths().size();
        boolean isSomethingSaid = !set.isEmpty() || !tried.isEmpty() || live.asksApple();
        boolean isLookedAt = files.isEmpty() && !live.asksDevice() && !(isSomethingSaid && terminal.inputIsTerminal());
        if (isNamed || isLookedAt) {
            byte[] input = terminal.input();
            // What is said by options is enough by itself.
            if (isNamed || !isSomethingSaid || !new String(input, StandardCharsets.UTF_8).isBlank()) {
                sources.add(new Intake.Source("standard input", input, null));
            }
        }
        return sources;
    }

    private Intake intake(Terminal terminal) {
        Intake intake = Intake.standard().takenAt(time()).keepingIdentifiers(keepIdentifiers);
        List<Problem> problems = new ArrayList<>();
        for (Path mapping : mappings) {
            try {
                intake = intake.mappedBy(Intake.source(mapping));
            } catch (SnapshotException e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new SnapshotException(problems);
        }
        return live.asksApple() ? live.beside(intake, terminal) : intake;
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }

    private Instant time() {
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

    private DeviceSnapshot completed(DeviceSnapshot snapshot) {
        if (set.isEmpty() && tried.isEmpty() && id == null) {
            return snapshot;
        }
        DeviceSnapshot.Builder builder = snapshot.toBuilder();
        set.forEach(builder::set);
        for (String attempt : tried) {
            int equals = attempt.indexOf('=');
            String remedy = equals < 0 ? attempt : attempt.substring(0, equals);
            builder.tried(remedy, equals < 0 ? Outcome.NO_CHANGE : outcome(attempt.substring(equals + 1)));
        }
        if (id != null) {
            builder.id(id);
        }
        return builder.build();
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
