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
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options that say what is known of the device, shared by the commands that read one. */
final class Input {

    @Parameters(
            paramLabel = "FILE",
            description =
                    "What the device answered, or a snapshot: JSON, NDJSON, the output of ideviceinfo, pymobiledevice3 or cfgutil, an"
                            + " MDM response, a configuration profile (signed or not), a log of backupd, and what else"
                            + " core/SOURCES.md lists. What it is is seen from its content. \"-\" or no file: standard input.")
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

    /** As the options are read. */
    Input() {}

    /** Of files alone. */
    Input(List<Path> files) {
        this.files = files;
    }

    /** One snapshot of all that was given. */
    DeviceSnapshot merged(Terminal terminal) {
        List<Intake.Source> sources = sources(terminal);
        return completed(
                sources.isEmpty() ? DeviceSnapshot.builder().takenAt(time()).build() : intake().mergedSources(sources));
    }

    /** One snapshot of the files alone: standard input is where somebody answers. */
    DeviceSnapshot known(Terminal terminal) {
        Instant at = time();
        return completed(
                files.isEmpty()
                        ? DeviceSnapshot.builder()
                                .takenAt(at == null ? Instant.now().truncatedTo(ChronoUnit.SECONDS) : at)
                                .build()
                        : intake().mergedSources(sources(terminal)));
    }

    /** Each thing that was given, by itself. */
    List<Read> each(Terminal terminal) {
        List<Intake.Source> sources = sources(terminal);
        List<Read> all = new ArrayList<>();
        if (sources.isEmpty()) {
            all.add(new Read(
                    "", 0, completed(DeviceSnapshot.builder().takenAt(time()).build()), List.of()));
        }
        for (Intake.Source source : sources) {
            List<Intake.Item> items = intake().items(source);
            for (Intake.Item item : items) {
                DeviceSnapshot snapshot = item.snapshot();
                String name = items.size() == 1 || item.line() > 0
                        ? source.name()
                        : source.name() + ", device " + (items.indexOf(item) + 1);
                all.add(new Read(name, item.line(), snapshot == null ? null : completed(snapshot), item.problems()));
            }
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

    private List<Intake.Source> sources(Terminal terminal) {
        List<Intake.Source> sources = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        boolean somethingSaid = !set.isEmpty() || !tried.isEmpty();
        if (files.isEmpty() && !(somethingSaid && terminal.inputIsTerminal())) {
            byte[] input = terminal.input();
            // What is said by options is enough by itself.
            if (!somethingSaid || !new String(input, StandardCharsets.UTF_8).isBlank()) {
                sources.add(new Intake.Source("standard input", input, null));
            }
        }
        for (Path file : files) {
            try {
                sources.add(
                        file.toString().equals("-")
                                ? new Intake.Source("standard input", terminal.input(), null)
                                : Intake.source(file));
            } catch (SnapshotException e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new SnapshotException(problems);
        }
        return sources;
    }

    private Intake intake() {
        return Intake.standard().takenAt(time()).keepingIdentifiers(keepIdentifiers);
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
