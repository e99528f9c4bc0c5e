package org.backupdoctor.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.backupdoctor.Intake;
import org.backupdoctor.RulePack;
import org.backupdoctor.fleet.device.Windows;
import org.backupdoctor.fleet.intake.Sources;
import org.backupdoctor.fleet.intake.Sources.Then;
import org.backupdoctor.fleet.output.Sinks;
import org.backupdoctor.fleet.rules.Admission;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules that come into a watched directory while the job runs, and a job that goes on with them. */
class LiveRulesTest {

    private static final Duration LOOK = Duration.ofMillis(100);
    private static final FleetJob JOB = new FleetJob(
            new Windows(Duration.ofHours(1), Duration.ofDays(30), Duration.ofDays(180)),
            Duration.ofMinutes(10),
            Duration.ofMillis(300),
            Intake.Naming.NOTHING,
            List.of(Packs.KEY.getPublic()));

    @TempDir
    private Path home;

    private Path rules;
    private Path in;
    private Path out;

    @BeforeEach
    void directories() throws Exception {
        rules = Files.createDirectories(home.resolve("packs"));
        in = Files.createDirectories(home.resolve("in"));
        out = home.resolve("out");
    }

    @Test
    void aNewRuleIsLiveForADeviceThatIsQuiet() throws Exception {
        Files.writeString(
                in.resolve("a.ndjson"),
                "{\"id\":\"A\",\"takenAt\":\"2026-11-20T07:00:00Z\",\"complaint\":{\"manualBackupFails\":true}}\n");
        put("1.zip", Packs.suspecting(home, "SLIGHT", 5));
        JobClient client = job("").executeAsync();
        until(() -> said("reports").size() == 1, "a first report with the first rules");
        assertTrue(said("reports").get(0).contains("\"cause\":\"ours\""));
        put("2.zip", Packs.suspecting(home, "STRONG", 6));
        until(() -> said("reports").size() == 2, "a second report with the second rules");
        put("3.zip", Packs.suspecting(home, "FAIR", 4));
        until(() -> said("refused").size() == 1, "a refusal of the older rules");
        assertEquals(
                "{\"kind\":\"rules\",\"name\":\"3.zip\",\"errors\":[{\"path\":\"\",\"message\":\"The serial number of these rules is 4, but 6 is at work.\","
                        + "\"hint\":\"Maybe an older file was put here by mistake: a newer set needs a higher number.\"}]}",
                said("refused").get(0));
        String savepoint = client.stopWithSavepoint(
                        false, home.resolve("savepoints").toUri().toString(), SavepointFormatType.CANONICAL)
                .get(1, TimeUnit.MINUTES);

        client = job(savepoint).executeAsync();
        put("4.zip", Packs.suspecting(home, "FAIR", 5));
        until(() -> said("refused").size() == 2, "a refusal of older rules after the restart");
        Files.writeString(
                in.resolve("b.ndjson"),
                "{\"id\":\"B\",\"takenAt\":\"2026-11-20T07:01:00Z\",\"complaint\":{\"manualBackupFails\":true}}\n");
        until(() -> said("reports").size() == 3, "a report with the rules of before");
        List<String> digests = Run.trees(out, "reports").stream()
                .filter(each -> each.path("id").asString().equals("B")
                        || each.path("diagnoses")
                                .path(0)
                                .path("certainty")
                                .asString()
                                .equals("LIKELY"))
                .map(each -> each.path("rules").path("digest").asString())
                .distinct()
                .toList();
        assertEquals(1, digests.size(), "The rules of the second pack hold after the restart too.");
        client.cancel().get(1, TimeUnit.MINUTES);
    }

    /** Nobody waits for more from a quiet directory, but the time in the fleet goes on with the next file. */
    @Test
    void aQuietDirectoryGivesItsLastReportAndGoesOn() throws Exception {
        StreamExecutionEnvironment env = Run.cluster(2, home.resolve("state"), "");
        Sinks.toFiles(
                JOB.on(Sources.files(env, "reports", in.toUri().toString(), true, Then.WATCH, LOOK))
                        .byName(),
                out.toUri().toString());
        JobClient client = env.executeAsync();
        for (int hour = 7; hour < 10; hour++) {
            Path hidden = Files.writeString(
                    in.resolve("." + hour),
                    "{\"id\":\"A\",\"takenAt\":\"2026-11-20T0" + hour + ":00:00Z\",\"backup\":{\"neverSucceeded\":"
                            + (hour % 2 == 0) + "}}\n");
            Files.move(hidden, in.resolve(hour + ".ndjson"), StandardCopyOption.ATOMIC_MOVE);
            int reports = hour - 6;
            until(() -> said("reports").size() == reports, "a report of " + hour + " o'clock");
        }
        client.cancel().get(1, TimeUnit.MINUTES);
        assertEquals(List.of(), said("late"));
        assertEquals(2, said("causes").size(), said("causes").toString());
    }

    private StreamExecutionEnvironment job(String from) {
        StreamExecutionEnvironment env = Run.cluster(2, home.resolve("state"), from);
        Results results = JOB.on(
                Sources.files(env, "reports", in.toUri().toString(), true, Then.WATCH, LOOK),
                Sources.files(env, "packs", rules.toUri().toString(), false, Then.WATCH, LOOK),
                Admission.Wait.FIRST);
        Sinks.toFiles(results.byName(), out.toUri().toString());
        return env;
    }

    private void put(String name, RulePack pack) throws Exception {
        Path hidden = Files.write(rules.resolve("_" + name), Packs.signed(pack).toBytes());
        Files.move(hidden, rules.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    private List<String> said(String name) {
        return Run.lines(out, name);
    }

    private void until(BooleanSupplier so, String what) throws InterruptedException {
        for (int i = 0; i < 1200; i++) {
            if (so.getAsBoolean()) {
                return;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("There wasn't " + what + ": " + said("reports") + said("refused"));
    }
}
