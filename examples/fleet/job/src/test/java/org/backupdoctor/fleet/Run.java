package org.backupdoctor.fleet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.backupdoctor.Intake;
import org.backupdoctor.fleet.device.Windows;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What tests need to run the job and to read what came out. */
final class Run {

    static final FleetJob JOB = new FleetJob(
            new Windows(Duration.ofHours(1), Duration.ofDays(30), Duration.ofDays(180)),
            Duration.ofMinutes(10),
            Duration.ofMinutes(5),
            Intake.Naming.NOTHING,
            List.of());

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Run() {}

    /** A cluster in this JVM for one job. */
    static StreamExecutionEnvironment cluster(int parallelism, Path state, String from) {
        Configuration configuration = FleetJob.needed();
        configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(150));
        // Where a disk is slow, not all the time goes into them; and one that never ends is given up soon.
        configuration.set(CheckpointingOptions.MIN_PAUSE_BETWEEN_CHECKPOINTS, Duration.ofMillis(100));
        configuration.set(CheckpointingOptions.CHECKPOINTING_TIMEOUT, Duration.ofMinutes(1));
        configuration.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
        configuration.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY, state.toUri().toString());
        configuration.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 100);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(50));
        if (!from.isEmpty()) {
            configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, from);
        }
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(parallelism, configuration);
        env.setMaxParallelism(FleetJob.MOST_SUBTASKS);
        return env;
    }

    /** The lines that were made fast under a name, sorted. */
    static List<String> lines(Path out, String name) {
        return written(out, name).stream().sorted().toList();
    }

    /** The same in the order in which they were written, as far as one subtask wrote them. */
    static List<String> written(Path out, String name) {
        Path directory = out.resolve(name);
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(each -> !each.getFileName().toString().startsWith("."))
                    .sorted(Comparator.comparingLong(each -> each.toFile().lastModified()))
                    .toList()) {
                lines.addAll(Files.readAllLines(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }

    /** Those that are sorted, as trees. */
    static List<JsonNode> trees(Path out, String name) {
        return lines(out, name).stream().map(MAPPER::readTree).toList();
    }

    static JsonNode tree(String line) {
        return MAPPER.readTree(line);
    }

    /** Stops a job; a task that is about to start, or has just failed, can't make a savepoint: it is asked again when it runs. */
    static String stopped(JobClient client, boolean isOver, Path savepoints) throws InterruptedException {
        for (int attempt = 0; ; attempt++) {
            try {
                return client.stopWithSavepoint(isOver, savepoints.toUri().toString(), SavepointFormatType.CANONICAL)
                        .get(5, TimeUnit.MINUTES);
            } catch (ExecutionException | TimeoutException e) {
                if (attempt == 100) {
                    throw new IllegalStateException("It can't be stopped.", e);
                }
                Thread.sleep(200);
            }
        }
    }
}
