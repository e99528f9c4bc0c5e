package org.backupdoctor.cli;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.backupdoctor.DeviceSnapshot;
import org.backupdoctor.Intake;
import org.backupdoctor.Problem;
import org.backupdoctor.SnapshotException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options that say what is known of the device, shared by the commands that read one. */
final class Input {

    private static final int MOST_NAMED = 3;

    @Parameters(
            paramLabel = "FILE",
            description =
                    "What the device answered, or a snapshot: JSON, NDJSON, the output of ideviceinfo, pymobiledevice3 or cfgutil, an"
                            + " MDM response, a configuration profile (signed or not), a log of backupd, an export of an inventory"
                            + " (with --mapping), a folder or an archive (ZIP, tar.gz) of these, and what else core/SOURCES.md"
                            + " lists. What it is is seen from its content. \"-\" or no file: standard input.")
    private List<Path> files = new ArrayList<>();

    @Mixin
    private Said said = new Said();

    @Option(
            names = "--keep-identifiers",
            description =
                    "Name the device by its own identifier (UDID, or else serial number) when --id doesn't. Else it goes nowhere.")
    private boolean keepIdentifiers;

    @Option(
            names = "--id-from",
            paramLabel = "WHAT",
            description = "Name each device by its UDID, its SERIAL number or its FILE when nothing else does.")
    private IdFrom idFrom;

    @Option(
            names = "--by-device",
            description =
                    "The files, or lines, are answers of many devices: make one snapshot of those of each, by UDID, serial number"
                            + " or id.")
    private boolean byDevice;

    @Option(
            names = "--mapping",
            paramLabel = "FILE",
            description = "What the columns of an inventory's export are (YAML). Can be repeated.")
    private List<Path> mappings = new ArrayList<>();

    @Mixin
    private Live live = new Live();

    enum IdFrom {
        UDID,
        SERIAL,
        FILE
    }

    /** As the options are read. */
    Input() {}

    /** Of files alone. */
    Input(List<Path> files) {
        this.files = files;
    }

    /** Whether answers are to be sorted by device. */
    boolean isByDevice() {
        return byDevice;
    }

    /** Whether one thing was given, which may hold several devices. */
    boolean isOne() {
        return files.size() == 1 && !live.asksDevice();
    }

    /** Whether several things were given. */
    boolean isSeveral() {
        return files.size() + (live.asksDevice() ? 1 : 0) > 1;
    }

    /** One snapshot of all that was given. */
    DeviceSnapshot merged(Terminal terminal) {
        return merged(terminal, standardInput(terminal));
    }

    private DeviceSnapshot merged(Terminal terminal, InputStream input) {
        List<Intake.Source> sources = new ArrayList<>(input == null ? List.of() : List.of(StandardInput.source(input)));
        if (live.asksDevice()) {
            sources.addAll(live.device(terminal));
        }
        List<Path> paths = paths();
        boolean isNothing = sources.isEmpty() && paths.isEmpty();
        if (isNothing && !live.asksApple()) {
            return said.completed(DeviceSnapshot.builder().takenAt(said.time()).build());
        }
        Intake intake = intake(terminal);
        if (isNothing) {
            sources.add(new Intake.Source("nothing", "{}".getBytes(StandardCharsets.UTF_8), null));
            intake = intake.takenAt(said.time() == null ? now() : said.time());
        }
        return said.completed(intake.merged(paths, sources));
    }

    /** One snapshot of the files alone: standard input is where somebody answers. */
    DeviceSnapshot known(Terminal terminal) {
        return files.isEmpty() && !live.asksDevice()
                ? said.completed(DeviceSnapshot.builder()
                        .takenAt(said.time() == null ? now() : said.time())
                        .build())
                : merged(terminal);
    }

    /**
     * Each thing that was given, by itself, to be read when its turn comes; what a device answers by cable is one of them.
     *
     * @throws SnapshotException when a file isn't there, or an option is wrong
     */
    Stream<Intake.Entry> entries(Terminal terminal) {
        said.completed(DeviceSnapshot.builder().build());
        List<Path> paths = paths();
        InputStream input = standardInput(terminal);
        if (input == null && paths.isEmpty()) {
            return Stream.of(ReadEntry.of(named(merged(terminal, null))));
        }
        GivenFiles.refuseMissing(paths);
        Intake intake = intake(terminal);
        if (byDevice) {
            return byDevice(intake, paths, input, terminal);
        }
        List<Supplier<Stream<Intake.Entry>>> all = new ArrayList<>();
        if (live.asksDevice()) {
            DeviceSnapshot device = intake.mergedSources(live.device(terminal));
            all.add(() -> Stream.of(ReadEntry.of(named(device))));
        }
        paths.forEach(path -> all.add(() -> opened(intake, path)));
        if (input != null) {
            all.add(() -> intake.entries(StandardInput.NAME, input));
        }
        if (all.size() == 1) {
            // Whoever iterates over what is flattened has a whole source read ahead.
            return all.get(0).get().map(entry -> new SaidEntry(entry, said, 0, 1));
        }
        double part = 1.0 / all.size();
        return IntStream.range(0, all.size())
                .boxed()
                .flatMap(i -> all.get(i).get().map(entry -> new SaidEntry(entry, said, i * part, part)));
    }

    private Stream<Intake.Entry> byDevice(Intake intake, List<Path> paths, InputStream input, Terminal terminal) {
        List<Intake.Source> sources = new ArrayList<>(input == null ? List.of() : List.of(StandardInput.source(input)));
        if (live.asksDevice()) {
            sources.addAll(live.device(terminal));
        }
        List<String> unnamed = new ArrayList<>();
        Stream<Intake.Entry> entries = intake.byDevice(paths, sources, unnamed::add);
        if (!unnamed.isEmpty()) {
            String first = unnamed.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
            terminal.error((unnamed.size() == 1 ? "1 answer doesn't" : unnamed.size() + " answers don't")
                    + " say of which device; each was taken as a device of its own: " + first
                    + (unnamed.size() > MOST_NAMED ? ", …" : ""));
        }
        return entries.map(entry -> new SaidEntry(entry, said, 0, 1));
    }

    private static Intake.Item named(DeviceSnapshot device) {
        return new Intake.Item("the connected device", 0, device, List.of());
    }

    /** Of several, what can't be opened when its turn comes costs itself alone. */
    private Stream<Intake.Entry> opened(Intake intake, Path path) {
        try {
            return intake.entries(path);
        } catch (SnapshotException e) {
            if (files.size() == 1) {
                throw e;
            }
            return Stream.of(ReadEntry.of(new Intake.Item(path.toString(), 0, null, e.problems())));
        }
    }

    /** The files that were named. */
    private List<Path> paths() {
        return files.stream().filter(file -> !file.toString().equals("-")).toList();
    }

    /** What comes by standard input, if it is asked for, or nothing else says anything; else null. */
    private InputStream standardInput(Terminal terminal) {
        boolean isNamed = files.size() > paths().size();
        boolean isSomethingSaid = !said.isNothing() || live.asksApple();
        boolean isLookedAt = files.isEmpty() && !live.asksDevice() && !(isSomethingSaid && terminal.inputIsTerminal());
        if (!isNamed && !isLookedAt) {
            return null;
        }
        // What is said by options is enough by itself.
        return isNamed || !isSomethingSaid ? terminal.in() : StandardInput.notBlank(terminal.in());
    }

    private Intake intake(Terminal terminal) {
        Intake intake = Intake.standard().takenAt(said.time()).naming(naming());
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

    private Intake.Naming naming() {
        if (idFrom == null) {
            return keepIdentifiers ? Intake.Naming.OWN : Intake.Naming.NOTHING;
        }
        return Intake.Naming.valueOf(idFrom.name());
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }
}
