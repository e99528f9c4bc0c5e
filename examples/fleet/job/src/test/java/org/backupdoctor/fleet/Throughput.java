package org.backupdoctor.fleet;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource.NumberSequenceSplit;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiter;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.backupdoctor.Diagnoser;
import org.backupdoctor.Fleet;
import org.backupdoctor.Intake;
import org.backupdoctor.fleet.intake.Received;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Measures, and asserts nothing: the job beside the plain loop of {@link Fleet} over the same observations, in turns, with one and with two
 * at a time; then how large a savepoint is for each device. Not part of a build, as its name doesn't end as tests do: {@code mvn -pl
 * examples/fleet/job -am test -Dtest=Throughput -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class Throughput {

    private static final int OBSERVATIONS = Integer.getInteger("fleet.observations", 20_000);
    private static final int ROUNDS = Integer.getInteger("fleet.rounds", 4);

    @TempDir
    private Path home;

    @Test
    void theJobBesideThePlainLoop() throws Exception {
        List<Received> observations = new ArrayList<>();
        for (int i = 0; i < OBSERVATIONS; i++) {
            observations.add(Events.observation(i));
        }
        for (int round = 0; round <= ROUNDS; round++) {
            double[] seconds = {loop(observations, 1), loop(observations, 2), job(1), job(2)};
            System.out.printf(
                    Locale.ROOT,
                    "%s: loop 1 %.2f s, loop 2 %.2f s, job 1 %.2f s, job 2 %.2f s; job/loop 1 %.2f, 2 %.2f; 2/1 loop %.2f, job %.2f%n",
                    round == 0 ? "to warm up" : "round " + round,
                    seconds[0],
                    seconds[1],
                    seconds[2],
                    seconds[3],
                    seconds[2] / seconds[0],
                    seconds[3] / seconds[1],
                    seconds[0] / seconds[1],
                    seconds[2] / seconds[3]);
        }
    }

    private static double loop(List<Received> observations, int threads) {
        Intake intake = Intake.standard();
        try (Fleet fleet = Fleet.of(Diagnoser.create(), threads)) {
            long before = System.nanoTime();
            long length = fleet.diagnoseEntries(
                            observations.stream().map(each -> entry(intake, each)),
                            each -> each.report() == null ? "" : each.report().toBriefJson())
                    .mapToLong(String::length)
                    .sum();
            if (length == 0) {
                throw new IllegalStateException("Nothing was said.");
            }
            return (System.nanoTime() - before) / 1e9;
        }
    }

    private static Intake.Entry entry(Intake intake, Received received) {
        return new Intake.Entry() {
            @Override
            public OptionalDouble share() {
                return OptionalDouble.empty();
            }

            @Override
            public List<Intake.Item> read() {
                return intake.items(new Intake.Source(received.name(), received.content(), null));
            }
        };
    }

    private double job(int parallelism) throws Exception {
        Configuration configuration = FleetJob.needed();
        configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(10));
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(parallelism, configuration);
        env.setMaxParallelism(FleetJob.MOST_SUBTASKS);
        results(env, OBSERVATIONS, any -> number -> CompletableFuture.completedFuture(null));
        return env.execute().getNetRuntime(TimeUnit.MILLISECONDS) / 1e3;
    }

    private static void results(
            StreamExecutionEnvironment env, long count, RateLimiterStrategy<NumberSequenceSplit> limit) {
        Run.JOB
                .on(env.fromSource(
                                new DataGeneratorSource<>(
                                        Events::observation, count, limit, TypeInformation.of(Received.class)),
                                WatermarkStrategy.noWatermarks(),
                                "observations")
                        .setParallelism(1)
                        .rebalance())
                .byName()
                .values()
                .forEach(lines -> lines.sinkTo(new DiscardingSink<>()));
    }

    @Test
    void stateOfADevice() throws Exception {
        for (int observations : new int[] {Events.DEVICES, 4 * Events.DEVICES}) {
            Path at = home.resolve(String.valueOf(observations));
            StreamExecutionEnvironment env = Run.cluster(2, at, "");
            results(env, observations + 10L, thenWait(observations));
            JobClient client = env.executeAsync();
            Thread.sleep(12_000);
            String savepoint = client.stopWithSavepoint(false, at.toUri().toString(), SavepointFormatType.CANONICAL)
                    .get(5, TimeUnit.MINUTES);
            long size = size(Path.of(URI.create(savepoint)));
            System.out.printf(
                    Locale.ROOT,
                    "%d observations of %d devices: savepoint %d bytes, %d a device; a snapshot has %.0f%n",
                    observations,
                    Events.DEVICES,
                    size,
                    size / Events.DEVICES,
                    LongStream.range(0, 1000)
                            .mapToInt(i -> Events.observation(i).content().length)
                            .average()
                            .orElse(0));
        }
    }

    /** Lets so many pass, and no more. */
    private static RateLimiterStrategy<NumberSequenceSplit> thenWait(int number) {
        return any -> new RateLimiter<>() {

            private int taken;

            @Override
            public CompletionStage<Void> acquire(int more) {
                return taken++ < number ? CompletableFuture.completedFuture(null) : new CompletableFuture<>();
            }
        };
    }

    private static long size(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(each -> each.toFile().length())
                    .sum();
        }
    }
}
