package org.backupdoctor.rules.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backupdoctor.DeviceSnapshot;
import org.backupdoctor.Problem;
import org.backupdoctor.Report;
import org.backupdoctor.Report.Check;
import org.backupdoctor.Report.State;
import org.backupdoctor.RuleSetException;
import org.backupdoctor.internal.SessionDiagnoser;
import org.backupdoctor.internal.rules.LoadedRules;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Rule files that try to do what rules must not: each is laid over the bundled rules alone, and nothing of it runs. */
class HostileRulesTest {

    private static final String PATH = "causes/storage/hostile.drl";
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final Pattern RAW = Pattern.compile("\\w(Exception|Error)\\b: |threw|\\[ERR |Stack trace");
    private static final LoadedRules BUNDLED = LoadedRules.bundled();

    @TempDir
    private Path directory;

    @TestFactory
    Stream<DynamicTest> whatIsRefused() {
        return HostileFile.all("rules").stream().map(file -> file.test(this::isRefused));
    }

    /** What looks hostile and is none: it loads, and what it says is printed as it stands there. */
    @TestFactory
    Stream<DynamicTest> whatIsOnlyText() {
        return HostileFile.all("harmless").stream().map(file -> file.test(this::isOnlyText));
    }

    /** What can't be told from its text: it costs its own result, and that soon. */
    @TestFactory
    Stream<DynamicTest> whatFailsWhenItRuns() {
        return HostileFile.all("runtime").stream().map(file -> file.test(this::fails));
    }

    /** The canary can sing: what these files try does happen where Drools has its way. */
    @TestFactory
    Stream<DynamicTest> whatWouldHappen() {
        return Stream.of("rules", "harmless")
                .flatMap(folder -> HostileFile.all(folder).stream())
                .filter(file -> !file.header("Otherwise").isEmpty())
                .map(file -> file.test(HostileRulesTest::happensInPlainDrools));
    }

    @Test
    void aRuleThatIsNotHostileLoads() throws IOException {
        Report report = diagnose(load("""
                rule "plan-lapsed/hostile"
                when
                    $lapsed : PlanLapsed( yes )
                then
                    suspect( STRONG, $lapsed );
                end
                """));
        assertEquals(State.FIRED, own(report).get(0).state());
    }

    private void isRefused(HostileFile file) throws Exception {
        try (Canary canary = new Canary(directory.resolve("sung"))) {
            String text = canary.placed(file.text());
            RuleSetException refused = assertThrows(RuleSetException.class, () -> load(text));
            for (Problem problem : refused.problems()) {
                assertEquals(PATH, problem.file(), problem::toString);
                assertFalse(RAW.matcher(problem.message()).find(), problem::toString);
            }
            String told = refused.problems().get(0).message();
            assertTrue(told.startsWith(file.header("Refused")), told);
            assertEquals(List.of(), canary.heard());
        }
    }

    private void isOnlyText(HostileFile file) throws Exception {
        try (Canary canary = new Canary(directory.resolve("sung"))) {
            Report report = diagnose(load(canary.placed(file.text())));
            assertTrue(
                    own(report).stream().allMatch(check -> check.state() == State.FIRED),
                    () -> own(report).toString());
            String said = report.diagnoses().stream()
                    .filter(diagnosis -> diagnosis.cause().equals("plan-lapsed"))
                    .flatMap(diagnosis -> diagnosis.because().stream())
                    .collect(Collectors.joining("\n"));
            assertTrue(said.contains(file.header("Says")), said);
            assertEquals(List.of(), canary.heard());
        }
    }

    private void fails(HostileFile file) throws Exception {
        Report before = diagnose(BUNDLED);
        Report report = diagnose(load(file.text()));
        assertEquals(State.FAILED, own(report).get(0).state());
        assertEquals(
                before.checks(),
                report.checks().stream().filter(check -> !isOwn(check)).toList());
    }

    private static void happensInPlainDrools(HostileFile file) throws Exception {
        Path written = Files.createTempDirectory("hostile").resolve("sung");
        try (Canary canary = new Canary(written)) {
            try {
                PlainDrools.run(canary.placed(file.text()));
            } catch (RuntimeException stopped) {
                // By a verb, which has nobody to speak to here, or by an error of the compiler, which has run code all
                // the same.
            }
            List<String> heard = canary.heardSoon();
            assertTrue(heard.contains(file.header("Otherwise")), heard::toString);
        }
    }

    private static List<Check> own(Report report) {
        return report.checks().stream().filter(HostileRulesTest::isOwn).toList();
    }

    private static boolean isOwn(Check check) {
        return check.rule().startsWith("plan-lapsed/hostile");
    }

    private LoadedRules load(String text) throws IOException {
        Path file = directory.resolve("rules").resolve(PATH);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return assertTimeoutPreemptively(LONGEST, () -> BUNDLED.again(directory.resolve("rules")));
    }

    private static Report diagnose(LoadedRules rules) {
        String backups = Stream.iterate(0, i -> i < 300, i -> i + 1)
                .map(i -> "{\"deviceName\":\"" + "a".repeat(40) + i + "!\",\"sizeBytes\":1000,\"thisDevice\":false}")
                .collect(Collectors.joining(","));
        DeviceSnapshot snapshot = DeviceSnapshot.fromJson(
                "{\"takenAt\":\"2026-11-20T07:00:00Z\",\"power\":{\"batteryPercent\":80},\"icloud\":{\"planLapsed\":true,\"backups\":["
                        + backups + "]},\"attributes\":{\"word\":\"" + "a".repeat(40) + "!\"}}");
        return assertTimeoutPreemptively(LONGEST, () -> new SessionDiagnoser(rules).diagnose(snapshot));
    }
}
