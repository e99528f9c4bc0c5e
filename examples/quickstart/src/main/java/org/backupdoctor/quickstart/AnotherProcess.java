package org.backupdoctor.quickstart;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backupdoctor.DeviceSnapshot;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Diagnoses with rules whose authors nobody knows, in a process of its own: whatever they do, this process goes on. The other has little
 * memory, little time, no environment and an empty working directory, and can answer only so much. It still sees files and the network
 * as the user does: ANOTHER-PROCESS.md says what to run it within.
 */
public final class AnotherProcess {

    /** A report with every check is about a tenth of this. */
    static final int LONGEST_ANSWER = 1_000_000;

    private static final int OUT_OF_MEMORY = 3; // what -XX:+ExitOnOutOfMemoryError gives

    private final List<String> command;
    private final Duration limit;

    AnotherProcess(List<String> command, Duration limit) {
        this.command = List.copyOf(command);
        this.limit = limit;
    }

    /**
     * A Java like this one, with the same class path.
     *
     * @param limit how long it may take, with starting and loading the rules; a few seconds are the least
     * @param within a command that runs what follows it with fewer rights, such as {@code bwrap} and its options, or none
     */
    public static AnotherProcess ofJava(Duration limit, String... within) {
        List<String> command = new ArrayList<>(List.of(within));
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:MaxMetaspaceSize=192m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-UsePerfData",
                "-XX:+DisableAttachMechanism",
                "-Djava.io.tmpdir=.",
                "-cp",
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                        .map(entry -> Path.of(entry).toAbsolutePath().toString())
                        .collect(Collectors.joining(File.pathSeparator)),
                TheirRules.class.getName()));
        return new AnotherProcess(command, limit);
    }

    /**
     * Diagnoses a snapshot.
     *
     * @param rules a directory of rules, laid over the bundled ones
     * @return the report as JSON; what is in it is as much to be trusted as the rules are
     * @throws NoReportException when there is none, for whatever reason
     */
    public JsonNode diagnose(DeviceSnapshot snapshot, Path rules) throws NoReportException {
        try {
            Path room = Files.createTempDirectory("backup-doctor-");
            try {
                // A file, so that a process that doesn't read can't keep this one waiting.
                Path given = Files.writeString(room.resolve("snapshot.json"), snapshot.toJson());
                return answer(started(room, given, rules), rules);
            } finally {
                delete(room);
            }
        } catch (IOException e) {
            throw new NoReportException(rules, "Its working directory can't be made or deleted: " + e, "");
        }
    }

    private Process started(Path room, Path given, Path rules) throws NoReportException {
        List<String> words = new ArrayList<>(command);
        words.add(rules.toAbsolutePath().toString());
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(room.toFile())
                .redirectInput(given.toFile())
                .redirectError(Redirect.DISCARD);
        builder.environment().clear();
        try {
            return builder.start();
        } catch (IOException e) {
            throw new NoReportException(
                    rules, "No process can be started: " + e.getMessage() + ".", "Maybe there is no such program.");
        }
    }

    private JsonNode answer(Process process, Path rules) throws NoReportException {
        InputStream output = process.getInputStream();
        FutureTask<byte[]> reading = new FutureTask<>(() -> output.readNBytes(LONGEST_ANSWER + 1));
        Thread reader = new Thread(reading, "reads a report");
        reader.setDaemon(true);
        reader.start();
        long end = System.nanoTime() + limit.toNanos();
        try {
            byte[] answer = reading.get(limit.toNanos(), TimeUnit.NANOSECONDS);
            if (answer.length > LONGEST_ANSWER) {
                throw new NoReportException(
                        rules, "More came back than a report may be long, " + LONGEST_ANSWER + " bytes.", "");
            }
            if (!process.waitFor(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                throw new TimeoutException();
            }
            return report(new String(answer, StandardCharsets.UTF_8), process.exitValue(), rules);
        } catch (TimeoutException e) {
            throw new NoReportException(
                    rules,
                    "They took longer than " + limit.toMillis() + " milliseconds.",
                    "Maybe a rule goes through too many facts, or the limit is too short to load rules.");
        } catch (ExecutionException e) {
            throw new NoReportException(
                    rules, "The answer can't be read: " + e.getCause().getMessage() + ".", "");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoReportException(rules, "The diagnosis was interrupted.", "");
        } finally {
            end(process);
        }
    }

    private static JsonNode report(String answer, int code, Path rules) throws NoReportException {
        if (code == TheirRules.REFUSED) {
            throw new NoReportException(rules, "They don't load:", "", answer);
        }
        if (code != 0) {
            throw new NoReportException(
                    rules,
                    code == OUT_OF_MEMORY
                            ? "They need more memory than they may have."
                            : "The process ended with code " + code + " and without a report.",
                    code > 128 ? "Maybe something ended it: it needed too much, or did what it may not." : "");
        }
        try {
            JsonNode report = JsonMapper.shared().readTree(answer);
            if (report.path("format").asInt(0) == 1 && report.path("verdict").isString()) {
                return report;
            }
        } catch (JacksonException e) {
            // It is told below: what exactly was written instead is of no use to anybody.
        }
        throw new NoReportException(rules, "What came back is no report.", "");
    }

    /** Ends it and what it has started. These are looked for first: without their parent they can't be found any more. */
    private static void end(Process process) {
        List<ProcessHandle> started = process.descendants().toList();
        process.destroyForcibly();
        started.forEach(ProcessHandle::destroyForcibly);
        process.onExit().join();
    }

    private static void delete(Path room) throws IOException {
        try (Stream<Path> files = Files.walk(room)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
