package org.backupdoctor.internal.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.tools.ToolProvider;
import org.backupdoctor.DeviceSnapshot;
import org.backupdoctor.Diagnoser;
import org.backupdoctor.Report;
import org.backupdoctor.Report.Certainty;
import org.backupdoctor.Report.Check;
import org.backupdoctor.Report.State;
import org.backupdoctor.Report.Verdict;
import org.backupdoctor.RuleSet;
import org.backupdoctor.RuleSetException;
import org.backupdoctor.internal.SessionDiagnoser;
import org.backupdoctor.internal.data.Crew;
import org.backupdoctor.internal.knowledge.RuleFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleSetTest {

    private static final String FLAT = "{\"power\":{\"charging\":false,\"batteryPercent\":9}}";

    @TempDir
    private Path directory;

    @Test
    void rulesFireAndTheirSentencesAreFilledIn() {
        Report report = new SmallRules(directory).diagnose(FLAT);
        assertEquals(Verdict.BLOCKED, report.verdict());
        Report.Diagnosis flat = report.diagnoses().get(0);
        assertEquals(Certainty.CONFIRMED, flat.certainty());
        assertEquals(List.of("It has 9 % left."), flat.because());
        assertEquals(
                List.of("/power/batteryPercent", "/power/charging"),
                flat.evidence().stream().map(Report.Evidence::path).toList());
        assertEquals("charge-it", report.remedies().get(0).id());
        assertTrue(report.remedies().get(0).needed());
    }

    @Test
    void aRuleIsFiredClearOrUnknown() {
        SmallRules rules = new SmallRules(directory);
        assertEquals(new Check("flat/not-charging", State.FIRED, List.of(), ""), check(rules.diagnose(FLAT)));
        assertEquals(
                new Check("flat/not-charging", State.CLEAR, List.of(), ""),
                check(rules.diagnose("{\"power\":{\"charging\":true}}")));
        assertEquals(
                new Check("flat/not-charging", State.UNKNOWN, List.of("/power/batteryPercent"), ""),
                check(rules.diagnose("{\"power\":{\"charging\":false}}")));
        assertEquals(
                new Check("flat/not-charging", State.UNKNOWN, List.of("/power/batteryPercent", "/power/charging"), ""),
                check(rules.diagnose("{}")));
    }

    @Test
    void noneIsOnlyBelievedOfAnArrayOfWhichAllIsKnown() {
        SmallRules rules = new SmallRules(directory).drl("causes/flat.drl", """
                        rule "flat/not-charging"
                        when
                            $backup : StoredBackupSize( sizeBytes > 10 )
                        then
                            suspect( FAIR, $backup );
                        end
                        """);
        assertEquals(List.of("/icloud/backups"), check(rules.diagnose("{}")).missing());
        assertEquals(
                State.CLEAR,
                check(rules.diagnose("{\"complete\":[\"/icloud/backups\"]}")).state());
        String small = "\"icloud\":{\"backups\":[{\"thisDevice\":true,\"sizeBytes\":5}]}";
        assertEquals(
                List.of("/icloud/backups"),
                check(rules.diagnose("{" + small + "}")).missing());
        assertEquals(
                State.CLEAR,
                check(rules.diagnose("{\"complete\":[\"/icloud/backups\"]," + small + "}"))
                        .state());
        assertEquals(
                List.of("/icloud/backups/0/sizeBytes"),
                check(
                                rules.diagnose(
                                        "{\"complete\":[\"/icloud/backups\"],\"icloud\":{\"backups\":[{\"thisDevice\":true}]}}"))
                        .missing());
    }

    @Test
    void whatWasRuledOutIsNotConfirmed() {
        Report report = new SmallRules(directory)
                .drl(
                        "causes/more.drl",
                        "rule \"flat/but-new\"\nwhen\n    $p : PasscodeSet( yes )\nthen\n    ruleOut( $p );\nend\n")
                .diagnose("{\"device\":{\"passcodeSet\":true},\"power\":{\"charging\":false,\"batteryPercent\":9}}");
        assertEquals(List.of(), report.diagnoses());
        assertEquals(
                List.of(
                        "The facts about “It is flat” contradict each other: one rule proves it and another excludes it. It was left out."),
                report.notes().stream().map(Report.Note::text).toList());
    }

    @Test
    void aRuleThatThrowsFailsAlone() {
        SmallRules rules = new SmallRules(directory).drl("causes/noisy.drl", """
                        rule "noisy/bad-condition"
                        when
                            $message : ComplaintMessage( text.substring( 5 ) == "x" )
                        then
                            suspect( STRONG, $message );
                        end
                        rule "noisy/good"
                        when
                            $message : ComplaintMessage()
                        then
                            suspect( FAIR, $message );
                        end
                        """);
        Diagnoser diagnoser = new SessionDiagnoser(rules.load());
        Report report = diagnoser.diagnose(DeviceSnapshot.fromJson(
                "{\"complaint\":{\"message\":\"no\"},\"power\":{\"charging\":false,\"batteryPercent\":9}}"));
        assertEquals(
                "It threw StringIndexOutOfBoundsException.",
                check(report, "noisy/bad-condition").reason());
        assertEquals(State.FIRED, check(report, "noisy/good").state());
        assertEquals(
                List.of("flat", "noisy"),
                report.diagnoses().stream().map(Report.Diagnosis::cause).toList());
        Report next = diagnoser.diagnose(DeviceSnapshot.fromJson("{\"complaint\":{\"message\":\"no noise\"}}"));
        assertEquals(State.CLEAR, check(next, "noisy/bad-condition").state());
    }

    @Test
    void aListenerHearsOfRulesThatFailOften() {
        SmallRules rules = new SmallRules(directory).drl("causes/noisy.drl", """
                        rule "noisy/bad-condition"
                        when
                            $message : ComplaintMessage( text.substring( 5 ) == "x" )
                        then
                            suspect( STRONG, $message );
                        end
                        """);
        List<Map<String, Integer>> heard = new ArrayList<>();
        Diagnoser diagnoser = new SessionDiagnoser(
                rules.load(),
                new Diagnoser.Listener() {
                    @Override
                    public void failing(RuleSet set, Map<String, Integer> failures) {
                        heard.add(failures);
                        throw new IllegalStateException("a listener's own fault");
                    }
                },
                Set.of(),
                Crew.ALONE);
        for (int i = 0; i < 300; i++) {
            String message = i < 109 && i % 10 == 0 ? "no" : "long enough";
            diagnoser.diagnose(DeviceSnapshot.fromJson("{\"complaint\":{\"message\":\"" + message + "\"}}"));
        }
        assertEquals(List.of(Map.of("noisy/bad-condition", 10)), heard);
    }

    @Test
    void aDirectoryReplacesAddsAndSwitchesOff(@TempDir Path overlay) throws IOException {
        new SmallRules(directory);
        RuleFiles below = RuleFiles.of(directory);
        Files.createDirectories(overlay.resolve("causes"));
        Files.writeString(
                overlay.resolve("causes/flat.drl"),
                "\uFEFFrule \"flat/any\"\r\nwhen\r\n    $b : Battery()\r\nthen\r\n    suspect( FAIR, $b );\r\nend\r\n");
        Files.writeString(overlay.resolve("causes/noisy.off"), "");
        Files.writeString(
                overlay.resolve("causes/new.md"), "---\ntitle: New\nprior: 0.1\ngoal: x\nclearsWhen: y\n---\n");
        Files.writeString(overlay.resolve("README.txt"), "not a rule");
        RuleFiles files = below.with(overlay);
        assertEquals(
                List.of(
                        "causes/flat.drl",
                        "causes/flat.md",
                        "causes/new.md",
                        "data/ios-releases.yaml",
                        "data/models.yaml",
                        "data/questions.yaml",
                        "data/reasoning.yaml",
                        "remedies/charge-it.drl",
                        "remedies/charge-it.md"),
                files.all().stream().map(file -> file.path()).toList());
        assertNotEquals(below.digest(), files.digest());
        Files.writeString(overlay.resolve("causes/flatt.off"), "");
        assertEquals(
                "causes/flatt.off\n  There is nothing of this name to switch off.\n  Maybe you meant \"causes/flat.off\".",
                below.with(overlay).problems().get(0).toString());
    }

    @Test
    void withoutARulesJarItIsSaidWhichDependencyToAdd() {
        RuleSetException thrown = assertThrows(RuleSetException.class, Diagnoser::create);
        assertTrue(thrown.getMessage().contains("org.backupdoctor:backup-doctor-rules"), thrown.getMessage());
    }

    @Test
    void rulesCompileOnARuntimeWithoutACompiler() throws Exception {
        new SmallRules(directory);
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "--limit-modules",
                        "java.se,jdk.unsupported",
                        "-classpath",
                        System.getProperty("java.class.path"),
                        RuleSetTest.class.getName(),
                        directory.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(2, TimeUnit.MINUTES));
        assertTrue(output.contains("compiler: null, rules: 3"), output);
    }

    /** What runs without a compiler. */
    public static void main(String[] arguments) {
        LoadedRules rules = LoadedRules.of(Path.of(arguments[0]));
        System.out.println("compiler: " + ToolProvider.getSystemJavaCompiler() + ", rules: "
                + rules.info().count());
    }

    private static Check check(Report report) {
        return check(report, "flat/not-charging");
    }

    private static Check check(Report report, String rule) {
        return report.checks().stream()
                .filter(check -> check.rule().equals(rule))
                .findFirst()
                .orElseThrow();
    }
}
