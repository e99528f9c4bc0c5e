package org.backupdoctor.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.backupdoctor.DeviceSnapshot;
import org.backupdoctor.Intake;
import org.backupdoctor.Problem;
import org.backupdoctor.SnapshotException;

/** Asks the device on the cable, with a program that is installed: each domain that says something about backups. */
final class Cable {

    private static final List<Tool> TOOLS = List.of(
            new Tool("ideviceinfo", List.of("-x"), List.of(List.of("-x", "-q"))),
            // older releases take the domain without an option
            new Tool(
                    "pymobiledevice3",
                    List.of("lockdown", "info"),
                    List.of(List.of("lockdown", "get", "--domain"), List.of("lockdown", "get"))));
    private static final List<String> DOMAINS =
            List.of("com.apple.mobile.backup", "com.apple.disk_usage", "com.apple.mobile.battery");

    /** Less than this can come from the time that the question takes. */
    private static final long SKEW_SECONDS = 3;

    private final Consumer<String> told;

    Cable(Consumer<String> told) {
        this.told = told;
    }

    /** A program and how it is asked: for all, or, with its name behind, for one domain, in one way or another. */
    private record Tool(String name, List<String> all, List<List<String>> one) {

        Optional<byte[]> about(Path program, String domain) {
            for (List<String> way : one) {
                List<String> arguments = new ArrayList<>(way);
                arguments.add(domain);
                Command.Result result = Command.run(program, arguments);
                if (result.isFine() && result.output().length > 0) {
                    return Optional.of(result.output());
                }
                if (result.isLate()) {
                    return Optional.empty();
                }
            }
            return Optional.empty();
        }
    }

    /**
     * The answers. A domain that the device keeps to itself is told, and stays unknown.
     *
     * @throws SnapshotException when no program is installed, no device is connected, or it doesn't answer
     */
    List<Intake.Source> answers() {
        for (Tool tool : TOOLS) {
            Optional<Path> program = Command.find(tool.name());
            if (program.isPresent()) {
                return answers(tool, program.get());
            }
        }
        throw refused(
                "Neither ideviceinfo nor pymobiledevice3 is on the PATH.",
                "Maybe install libimobiledevice (ideviceinfo) or pymobiledevice3, or give the device's answers as files.");
    }

    private List<Intake.Source> answers(Tool tool, Path program) {
        List<Intake.Source> sources = new ArrayList<>();
        Instant before = Instant.now();
        Command.Result root = Command.run(program, tool.all());
        Instant after = Instant.now();
        if (!root.isFine()) {
            throw explained(tool, root);
        }
        Instant now = after.truncatedTo(ChronoUnit.SECONDS);
        Intake.Source answer = new Intake.Source(tool.name(), root.output(), now);
        sources.add(answer);
        skew(answer, before.plus(Duration.between(before, after).dividedBy(2))).ifPresent(sources::add);
        for (String domain : DOMAINS) {
            Optional<byte[]> said = tool.about(program, domain);
            if (said.isPresent()) {
                sources.add(new Intake.Source(tool.name() + " " + domain, said.get(), now));
            } else {
                told.accept(tool.name() + " says nothing of " + domain + ": what is in it stays unknown.");
            }
        }
        return sources;
    }

    /** How far the device's clock is off, against this computer's: only known while it answers. */
    private static Optional<Intake.Source> skew(Intake.Source root, Instant asked) {
        for (Intake.Item item : Intake.standard().items(new Intake.Source(root.name(), root.content(), null))) {
            DeviceSnapshot snapshot = item.snapshot();
            if (snapshot != null && snapshot.takenAt().isPresent()) {
                long seconds = Duration.between(asked, snapshot.takenAt().get()).toSeconds();
                String json =
                        "{\"device\":{\"clockSkewSeconds\":" + (Math.abs(seconds) < SKEW_SECONDS ? 0 : seconds) + "}}";
                return Optional.of(
                        new Intake.Source("this computer's clock", json.getBytes(StandardCharsets.UTF_8), null));
            }
        }
        return Optional.empty();
    }

    private static SnapshotException explained(Tool tool, Command.Result result) {
        String said = result.said().toLowerCase(Locale.ROOT);
        if (result.isLate()) {
            return refused(
                    tool.name() + " didn't answer within " + Command.seconds() + " seconds.",
                    "Maybe the device waits for somebody to tap Trust, or the cable has to be plugged in again.");
        }
        if (result.isTooLong()) {
            return refused(
                    tool.name() + " prints far more than a device answers.",
                    "Maybe another program of this name is on the PATH.");
        }
        if (said.contains("no device found") || said.contains("device is not connected") || said.contains("nodevice")) {
            return refused(
                    "No device is connected.",
                    "Maybe the cable only charges, or the device has to be unlocked: plug it in again.");
        }
        if (said.contains("trust")
                || said.contains("pair")
                || said.contains("lockdownd")
                || said.contains("password")) {
            return refused(
                    "The device doesn't trust this computer yet.",
                    "Maybe it is locked: unlock it, tap Trust, and enter the passcode.");
        }
        return refused(
                tool.name() + " failed"
                        + (result.said().isBlank() ? "." : ": " + Terminal.oneLine(result.said()) + "."),
                "Maybe the device has to be unlocked, or the cable plugged in again.");
    }

    private static SnapshotException refused(String message, String hint) {
        return new SnapshotException(List.of(new Problem("--usb", "", message, hint)));
    }
}
