package org.backupdoctor.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.backupdoctor.fleet.intake.Received;
import org.backupdoctor.fleet.output.Line;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever takes reports slowly slows down who reads, so that nothing piles up in between. */
class BackPressureTest {

    private static final long EVENTS = 30_000;
    private static final AtomicLong MADE = new AtomicLong();
    private static final AtomicLong TAKEN = new AtomicLong();
    private static final CountDownLatch OPEN = new CountDownLatch(1);

    @TempDir
    private Path home;

    @Test
    void aSinkThatStandsStillStopsTheSource() throws Exception {
        StreamExecutionEnvironment env = Run.cluster(1, home, "");
        Results results = Run.JOB.on(env.fromSource(
                new DataGeneratorSource<>(
                        number -> {
                            MADE.incrementAndGet();
                            return Events.observation(number);
                        },
                        EVENTS,
                        TypeInformation.of(Received.class)),
                WatermarkStrategy.noWatermarks(),
                "events"));
        results.reports()
                .map(line -> {
                    OPEN.await();
                    TAKEN.incrementAndGet();
                    return line;
                })
                .returns(Line.class)
                .sinkTo(new DiscardingSink<>());
        JobClient client = env.executeAsync();
        long made = standstill();
        assertTrue(made < EVENTS / 2, made + " events were read while nobody took reports.");
        assertEquals(0, TAKEN.get());
        OPEN.countDown();
        client.getJobExecutionResult().get();
        assertEquals(EVENTS, MADE.get());
        assertTrue(TAKEN.get() > 0);
    }

    /** How many were made when for three seconds none was. */
    private static long standstill() throws InterruptedException {
        long made = MADE.get();
        for (int still = 0; still < 15; ) {
            Thread.sleep(200);
            still = MADE.get() == made && made > 0 ? still + 1 : 0;
            made = MADE.get();
        }
        return made;
    }
}
