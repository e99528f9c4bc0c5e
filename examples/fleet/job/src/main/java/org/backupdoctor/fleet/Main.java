package org.backupdoctor.fleet;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.backupdoctor.RuleSetException;
import org.backupdoctor.fleet.intake.Received;
import org.backupdoctor.fleet.intake.Sources;
import org.backupdoctor.fleet.intake.Sources.Then;
import org.backupdoctor.fleet.output.Sinks;
import org.backupdoctor.fleet.rules.Admission;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The job as a command: by itself, in one JVM, or handed to a cluster with {@code flink run}. */
@Command(
        name = "fleet",
        mixinStandardHelpOptions = true,
        description = "Diagnoses a fleet in motion: reports in, reports, counts and alerts out.",
        sortOptions = false)
public final class Main implements Runnable {

    private static final int WRONG_USE = 2;
    private static final int FAILED = 1;
    private static final int MOST_ATTEMPTS = 10;
    private static final Duration LOOK = Duration.ofSeconds(1);

    @Mixin
    private Settings settings = new Settings();

    private Main() {}

    /** Runs the job; ends with exit code 2 when it is told something wrong, and with 1 when it fails. */
    public static void main(String... arguments) {
        int code = run(new PrintWriter(System.err, true, StandardCharsets.UTF_8), arguments);
        if (code != 0) {
            System.exit(code);
        }
    }

    /** Runs the job; gives its exit code. */
    static int run(PrintWriter err, String... arguments) {
        CommandLine command = new CommandLine(new Main());
        command.setErr(err);
        command.setCaseInsensitiveEnumValuesAllowed(true);
        command.setExecutionExceptionHandler((thrown, any, parsed) -> {
            if (thrown instanceof IllegalArgumentException || thrown instanceof RuleSetException) {
                err.println(thrown.getMessage());
                return WRONG_USE;
            }
            thrown.printStackTrace(err);
            return FAILED;
        });
        return command.execute(arguments);
    }

    @Override
    public void run() {
        Settings told = settings.checked();
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(configuration(told));
        env.setMaxParallelism(FleetJob.MOST_SUBTASKS);
        if (told.parallelism > 0) {
            env.setParallelism(told.parallelism);
        }
        Results results = results(told, env);
        if (told.outTopics != null && told.brokers != null) {
            Sinks.toTopics(results.byName(), told.brokers, told.outTopics, told.kafka);
        } else if ("-".equals(told.out)) {
            Sinks.toStandardOutput(results.byName());
        } else if (told.out != null) {
            Sinks.toFiles(results.byName(), told.out);
        }
        try {
            env.execute("Backup Doctor: fleet");
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("The job failed.", e);
        }
    }

    private static Results results(Settings told, StreamExecutionEnvironment env) {
        Then then = told.once ? Then.END : Then.WATCH;
        DataStream<Received> received = told.in != null
                ? Sources.files(env, "reports", told.in, true, then, LOOK)
                : topic(told, env, "reports", String.valueOf(told.inTopic), then);
        if (told.rules == null && told.rulesTopic == null) {
            return told.job().on(received);
        }
        DataStream<Received> packs = told.rules != null
                ? Sources.files(env, "packs", told.rules, false, then, LOOK)
                : topic(told, env, "packs", String.valueOf(told.rulesTopic), then);
        return told.job().on(received, packs, told.once ? Admission.Wait.ALL : Admission.Wait.FIRST);
    }

    private static DataStream<Received> topic(
            Settings told, StreamExecutionEnvironment env, String uid, String topic, Then then) {
        return Sources.topic(env, uid, String.valueOf(told.brokers), topic, told.group + "-" + uid, then, told.kafka);
    }

    private static Configuration configuration(Settings told) {
        Configuration configuration = new Configuration();
        configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, told.every);
        configuration.set(CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE, CheckpointingMode.EXACTLY_ONCE);
        configuration.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        // What fails again and again ends the job, so that somebody hears of it.
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_ATTEMPTS, MOST_ATTEMPTS);
        String state = told.state;
        if (state == null && told.out != null && !told.out.equals("-")) {
            state = told.out.contains("://")
                    ? told.out + "/.state"
                    : Path.of(told.out, ".state").toAbsolutePath().toUri().toString();
        } else if (state != null && !state.contains("://")) {
            state = Path.of(state).toAbsolutePath().toUri().toString();
        }
        if (state != null) {
            configuration.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
            configuration.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, state);
        }
        if (told.from != null) {
            configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, told.from);
        }
        told.flink.forEach(configuration::setString);
        configuration.addAll(FleetJob.needed());
        return configuration;
    }
}
