package org.backupdoctor.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource.NumberSequenceSplit;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiter;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.backupdoctor.RulePack;
import org.backupdoctor.fleet.intake.Received;
import org.backupdoctor.fleet.output.Line;
import org.backupdoctor.fleet.output.Sinks;
import org.backupdoctor.fleet.rules.Admission;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Tasks fail, jobs are stopped and go on with more or fewer subtasks: what was made fast is the same as if nothing had happened, line by
 * line. {@code -Dfleet.events} says of how many events.
 */
class FaultsTest {

    private static final long EVENTS = Long.getLong("fleet.events", 10_000);
    private static final int FAULTS = (int) Math.max(12, EVENTS / 5000);
    private static final List<String> NAMES = List.of("reports", "causes", "remedies", "alerts", "refused", "late");
    private static final Progress PROGRESS = new Progress();

    @TempDir
    private static Path undisturbed;

    @TempDir
    private Path home;

    /** How many events this JVM has made, and who waits for that. */
    private static final class Progress {

        private final TreeMap<Long, CompletableFuture<Void>> waiting = new TreeMap<>();
        private long made;
        private long limit = Long.MAX_VALUE;
        private CompletableFuture<Void> gate = new CompletableFuture<>();

        synchronized void reset() {
            made = 0;
            waiting.clear();
            limit(Long.MAX_VALUE);
        }

        /** Makes no more than about so many until another limit is set. */
        synchronized void limit(long number) {
            limit = number;
            gate.complete(null);
            gate = new CompletableFuture<>();
        }

        synchronized CompletableFuture<Void> next() {
            return made < limit ? CompletableFuture.completedFuture(null) : gate;
        }

        synchronized void made(long number) {
            made = Math.max(made, number + 1);
            while (!waiting.isEmpty() && waiting.firstKey() <= made) {
                waiting.pollFirstEntry().getValue().complete(null);
            }
        }

        synchronized CompletableFuture<Void> until(long number) {
            return made >= number
                    ? CompletableFuture.completedFuture(null)
                    : waiting.computeIfAbsent(number, any -> new CompletableFuture<>());
        }
    }

    @BeforeAll
    static void nothingHappens() throws Exception {
        Stumble.LEFT.set(0);
        Stumble.gap = Integer.MAX_VALUE;
        job(2, undisturbed, "", Run.JOB, List.of()).execute();
        assertTrue(Run.lines(undisturbed, "reports").size() > EVENTS / 20);
        assertTrue(Run.lines(undisturbed, "refused").size() > EVENTS / 50);
        assertTrue(
                Run.lines(undisturbed, "alerts").stream().anyMatch(each -> each.contains("\"network\":\"n3\"")),
                "The network n3 has an outage.");
        assertTrue(Run.lines(undisturbed, "reports").stream()
                .anyMatch(each -> each.contains("/complaint/otherDevicesOnNetworkFail")));
        assertEquals(List.of(), Run.lines(undisturbed, "late"));
    }

    @BeforeEach
    void anew() {
        PROGRESS.reset();
        Stumble.LEFT.set(0);
        Stumble.gap = (int) (EVENTS / FAULTS / 2);
    }

    @Test
    void tasksThatFailLeaveNoTrace() throws Exception {
        Stumble.LEFT.set(FAULTS);
        job(2, home, "", Run.JOB, List.of()).execute();
        assertTrue(Stumble.LEFT.get() <= 0, Stumble.LEFT + " failures didn't come.");
        assertSame();
    }

    @Test
    void aSavepointGoesOnWithMoreSubtasksAndWithFewer() throws Exception {
        String first = stoppedAt(EVENTS / 3, 2, "");
        String second = stoppedAt(2 * EVENTS / 3, 3, first);
        PROGRESS.limit(Long.MAX_VALUE);
        job(2, home, second, Run.JOB, List.of()).execute();
        assertSame();
    }

    private String stoppedAt(long number, int parallelism, String from) throws Exception {
        PROGRESS.limit(number + EVENTS / 20);
        JobClient client = job(parallelism, home, from, Run.JOB, List.of()).executeAsync();
        PROGRESS.until(number).get(10, TimeUnit.MINUTES);
        String savepoint = Run.stopped(client, false, home.resolve("savepoints"));
        assertFalse(PROGRESS.until(EVENTS).isDone(), "It was stopped too late to show anything.");
        return savepoint;
    }

    @Test
    void aCheckpointGoesOnWithMoreSubtasks() throws Exception {
        Stumble.LEFT.set(FAULTS / 2);
        PROGRESS.limit(3 * EVENTS / 4);
        JobClient client = job(2, home, "", Run.JOB, List.of()).executeAsync();
        PROGRESS.until(2 * EVENTS / 3).get(10, TimeUnit.MINUTES);
        // Where all goes fast, the first one is still on its way.
        for (int i = 0; i < 600 && checkpoint().isEmpty(); i++) {
            Thread.sleep(100);
        }
        CompletableFuture<Boolean> over = client.getJobExecutionResult().handle((result, thrown) -> true);
        client.cancel().get(1, TimeUnit.MINUTES);
        assertTrue(over.get(1, TimeUnit.MINUTES));
        assertFalse(PROGRESS.until(EVENTS).isDone(), "It was ended too late to show anything.");
        PROGRESS.limit(Long.MAX_VALUE);
        job(3, home, checkpoint().orElseThrow(), Run.JOB, List.of()).execute();
        assertSame();
    }

    /** The newest one that is complete; others come and go meanwhile. */
    private Optional<String> checkpoint() {
        return files(home.resolve("state").toFile())
                .flatMap(FaultsTest::files)
                .filter(each -> new File(each, "_metadata").exists())
                .max(Comparator.comparingInt(
                        each -> Integer.parseInt(each.getName().substring(4))))
                .map(each -> each.toURI().toString());
    }

    private static Stream<File> files(File directory) {
        File[] files = directory.listFiles();
        return files == null ? Stream.empty() : Stream.of(files);
    }

    private void assertSame() {
        for (String name : NAMES) {
            assertSame(name, Run.lines(undisturbed, name), Run.lines(home, name));
        }
    }

    /** Says which lines are missing, and which are too many, each as often as it is. */
    static void assertSame(String name, List<String> expected, List<String> actual) {
        Map<String, Integer> more = new TreeMap<>();
        expected.forEach(line -> more.merge(line, 1, Integer::sum));
        actual.forEach(line -> more.merge(line, -1, Integer::sum));
        List<String> missing = some(more, count -> count > 0);
        List<String> tooMany = some(more, count -> count < 0);
        assertTrue(
                missing.isEmpty() && tooMany.isEmpty(),
                () -> expected.size() + " " + name + " became " + actual.size() + "\nmissing: " + missing
                        + "\ntoo many: " + tooMany);
    }

    private static List<String> some(Map<String, Integer> counts, Predicate<Integer> which) {
        return counts.entrySet().stream()
                .filter(each -> which.test(each.getValue()))
                .map(Map.Entry::getKey)
                .limit(3)
                .toList();
    }

    /**
     * Which reports are made before a set of rules comes and which after it is up to chance. What isn't: what is said of each device in the
     * end, with which rules, how many devices were observed and failed and which bundled causes they have, and what was refused.
     */
    @Test
    void rulesThatComeMeanwhileAreTheSameInTheEnd() throws Exception {
        RulePack third = Packs.signed(Packs.suspecting(home, "STRONG", 3));
        RulePack second = Packs.signed(Packs.suspecting(home, "SLIGHT", 2));
        RulePack broken = Packs.signed(Packs.with(home, "rule \"ours/x\" when Nothing() then confirm(); end", 5));
        RulePack other = Packs.signed(Packs.suspecting(home, "FAIR", 3));
        RulePack unsigned = Packs.suspecting(home, "FAIR", 6);
        RulePack first = Packs.signed(Packs.suspecting(home, "FAIR", 1));
        List<Received> packs = List.of(
                Packs.received("first", first),
                Packs.received("unsigned", unsigned),
                Packs.received("third", third),
                Packs.received("second", second),
                Packs.received("broken", broken),
                Packs.received("other", other),
                Packs.received("third again", third));
        FleetJob signed = new FleetJob(
                Run.JOB.windows(),
                Run.JOB.outOfOrder(),
                Run.JOB.quiet(),
                Run.JOB.naming(),
                List.of(Packs.KEY.getPublic()));
        Path calm = home.resolve("calm");
        job(2, calm, "", signed, packs).execute();
        PROGRESS.reset();
        Stumble.LEFT.set(FAULTS);
        Path stormy = home.resolve("stormy");
        job(2, stormy, "", signed, packs).execute();
        assertTrue(Stumble.LEFT.get() <= 0, Stumble.LEFT + " failures didn't come.");

        assertSame("refused", Run.lines(calm, "refused"), Run.lines(stormy, "refused"));
        List<String> refusedRules = Run.trees(stormy, "refused").stream()
                .filter(each -> each.path("kind").asString().equals("rules"))
                .map(each -> each.path("name").asString())
                .toList();
        assertEquals(List.of("broken", "other", "second", "unsigned"), refusedRules);
        Map<String, String> said = saidInTheEnd(calm);
        Map<String, String> stormily = saidInTheEnd(stormy);
        assertEquals(said.keySet(), stormily.keySet());
        said.forEach((id, each) -> assertEquals(
                each, stormily.get(id), () -> id + "\n" + ofDevice(calm, id) + "\n" + ofDevice(stormy, id)));
        assertTrue(said.values().stream().anyMatch(each -> each.contains("ours")), "Nobody has our cause.");
        assertEquals(counted(calm), counted(stormy));
        assertEquals(counted(undisturbed), counted(calm), "Our rules don't change who fails.");
    }

    private static Map<String, String> saidInTheEnd(Path out) {
        Map<String, JsonNode> last = new TreeMap<>();
        for (String line : Run.written(out, "reports")) {
            JsonNode report = Run.tree(line);
            last.put(report.path("id").asString(), report);
        }
        Map<String, String> said = new TreeMap<>();
        last.forEach((id, report) -> {
            String verdict = report.path("verdict").asString();
            said.put(
                    id,
                    verdict
                            + report.path("diagnoses").findValuesAsString("cause")
                            + report.path("diagnoses").findValuesAsString("certainty")
                            + report.path("remedies").findValuesAsString("id"));
        });
        return said;
    }

    private static String ofDevice(Path out, String id) {
        return Run.trees(out, "reports").stream()
                .filter(each -> each.path("id").asString().equals(id))
                .map(each -> each.path("takenAt").asString() + " " + isTogether(each) + " "
                        + each.path("verdict").asString()
                        + each.path("diagnoses").findValuesAsString("cause")
                        + each.path("remedies").findValuesAsString("id"))
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    private static boolean isTogether(JsonNode report) {
        return report.path("diagnoses").findValuesAsString("path").stream()
                .anyMatch(path -> path.startsWith("/complaint/otherDevicesOn"));
    }

    private static List<String> counted(Path out) {
        return Run.trees(out, "causes").stream()
                .map(each -> {
                    Map<String, Long> causes = new TreeMap<>();
                    each.path("causes")
                            .forEach(cause -> causes.put(
                                    cause.path("cause").asString(),
                                    cause.path("devices").asLong()));
                    causes.remove("ours");
                    return each.path("from").asString() + each.path("site").asString("")
                            + each.path("model").asString("") + " " + each.path("devices")
                            + " " + each.path("failing") + " " + causes;
                })
                .sorted()
                .toList();
    }

    private static StreamExecutionEnvironment job(
            int parallelism, Path out, String from, FleetJob job, List<Received> packs) {
        StreamExecutionEnvironment env = Run.cluster(parallelism, out.resolve("state"), from);
        DataStream<Received> events = env.fromSource(
                        new DataGeneratorSource<>(
                                number -> {
                                    PROGRESS.made(number);
                                    return Events.event(number);
                                },
                                EVENTS,
                                any -> number -> PROGRESS.next(),
                                TypeInformation.of(Received.class)),
                        WatermarkStrategy.noWatermarks(),
                        "events")
                .uid("events")
                .setParallelism(1)
                .rebalance()
                .map(new Stumble<>())
                .returns(Received.class)
                .uid("stumble");
        Results results = packs.isEmpty() ? job.on(events) : job.on(events, packs(env, packs), Admission.Wait.FIRST);
        DataStream<Line> reports =
                results.reports().map(new Stumble<>()).returns(Line.class).uid("stumble-late");
        Sinks.toFiles(
                new Results(
                                reports,
                                results.causes(),
                                results.remedies(),
                                results.alerts(),
                                results.refused(),
                                results.late())
                        .byName(),
                out.toUri().toString());
        return env;
    }

    /** The first at once, the others one after the other while events come. */
    private static DataStream<Received> packs(StreamExecutionEnvironment env, List<Received> packs) {
        List<Received> all = List.copyOf(packs);
        RateLimiterStrategy<NumberSequenceSplit> slowly = any -> new RateLimiter<>() {

            private int next;

            @Override
            public CompletionStage<Void> acquire(int number) {
                int share = Math.min(next++, all.size() - 1);
                return PROGRESS.until(EVENTS * share / all.size());
            }
        };
        return env.fromSource(
                        new DataGeneratorSource<>(
                                number -> all.get(Math.toIntExact(number)),
                                all.size(),
                                slowly,
                                TypeInformation.of(Received.class)),
                        WatermarkStrategy.noWatermarks(),
                        "packs")
                .uid("packs")
                .setParallelism(1);
    }
}
