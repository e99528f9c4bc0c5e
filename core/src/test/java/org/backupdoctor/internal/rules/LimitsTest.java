package org.backupdoctor.internal.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.backupdoctor.Report;
import org.backupdoctor.Report.Check;
import org.backupdoctor.Report.State;
import org.backupdoctor.RuleSetException;
import org.backupdoctor.fact.Fact;
import org.backupdoctor.fact.FactAt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a rule may take while it is fired: beyond that it fails alone. */
public class LimitsTest {

    private final SmallRules rules;

    LimitsTest(@TempDir Path directory) {
        rules = new SmallRules(directory);
    }

    /** An organisation's own fact whose answer takes its time. */
    @FactAt("/attributes/slow")
    public record Slow(boolean value) implements Fact {

        /** Takes longer than a whole run may. */
        public boolean said() {
            long start = System.nanoTime();
            while (System.nanoTime() - start < 3_200_000_000L) {
                Thread.onSpinWait();
            }
            return value;
        }
    }

    @Test
    void aRuleThatWouldJoinTooMuchFails() {
        Report report = apps(300, """
                $a : AppSize()
                $b : AppSize()
                $c : AppSize( sizeBytes < $a.sizeBytes )
                """, "$a, $b, $c");
        assertFailed(report, "It would have to look at too many combinations of facts.");
    }

    @Test
    void whatIsOnlyLookedAtCountsToo() {
        Report report = apps(900, """
                $a : AppSize()
                not AppSize( sizeBytes > $a.sizeBytes )
                """, "$a");
        assertFailed(report, "It would have to look at too many combinations of facts.");
    }

    @Test
    void whatIsFoundByItsIndexIsNoCrowd() {
        Report report = apps(1_500, """
                $a : AppSize( sizeBytes == 1007 )
                AppSize( index == $a.index, $i : index )
                $b : AppSize( index == $i )
                """, "$a, $b");
        assertEquals(State.FIRED, check(report).state());
    }

    @Test
    void aRuleThatFiresAgainAndAgainFails() {
        assertFailed(apps(2_100, "$a : AppSize()", "$a"), "It fires too often: more than 2000 times.");
        assertEquals(State.FIRED, check(apps(1_900, "$a : AppSize()", "$a")).state());
    }

    /** Beside one that is left out for another reason, too. */
    @Test
    void aRuleThatTakesTooLongFailsAndTheOthersStand() {
        rule("import " + Slow.class.getCanonicalName() + ";\n", "$slow : Slow( said )", "$slow");
        rules.drl("causes/crowd.drl", """
                rule "flat/crowd"
                when
                    $a : AppSize()
                    $b : AppSize()
                    $c : AppSize()
                then
                    suspect( FAIR, $a, $b, $c );
                end
                """);
        Report report = rules.diagnose("{\"attributes\":{\"slow\":true},\"complaint\":{\"message\":\"noise\"},"
                + "\"backup\":{\"apps\":[" + appSizes(100) + "]}}");
        assertFailed(report, "It takes too long.");
        assertEquals(
                List.of("flat/crowd", "flat/hungry"),
                report.checks().stream()
                        .filter(check -> check.state() == State.FAILED)
                        .map(Check::rule)
                        .toList());
        assertEquals(1, report.diagnoses().size());
    }

    /** Each of these keeps matching that goes back and forth busy for longer than anybody lives. */
    @ParameterizedTest
    @ValueSource(strings = {".*a.*a.*a.*a.*a.*a.*a.*a.*x", "a*a*a*a*a*a*a*a*a*a*x", "(?s).*.*.*.*.*.*.*.*.*x"})
    void aPatternTakesTimeByTheLengthOfTheText(String pattern) {
        rule("", "$m : ComplaintMessage( text matches \"" + pattern + "\" )", "$m");
        Report report = rules.diagnose("{\"complaint\":{\"message\":\"" + "a".repeat(2_000) + "\"}}");
        assertEquals(State.CLEAR, check(report).state());
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a+)+x", "(a|aa)+x", "(a*)*x", "((a?){9}){9}x", "(.*a){20}x", "([ab]*c)*d"})
    void aPatternThatRepeatsWhatRepeatsIsRefused(String pattern) {
        rule("", "$m : ComplaintMessage( text matches \"" + pattern + "\" )", "$m");
        RuleSetException refused = assertThrows(RuleSetException.class, () -> rules.load());
        assertTrue(refused.getMessage().contains("something in it is repeated that itself repeats or chooses"));
    }

    private Report apps(int count, String when, String evidence) {
        rule("", when, evidence);
        return rules.diagnose("{\"backup\":{\"apps\":[" + appSizes(count) + "]}}");
    }

    private static String appSizes(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{\"name\":\"App " + i + "\",\"sizeBytes\":" + (1000 + i) + "}")
                .collect(Collectors.joining(","));
    }

    private void rule(String imports, String when, String evidence) {
        rules.drl("causes/flat.drl", imports + """
                rule "flat/hungry"
                when
                    %s
                then
                    suspect( FAIR, %s );
                end
                """.formatted(when, evidence));
    }

    private static Check check(Report report) {
        return report.checks().stream()
                .filter(check -> check.rule().equals("flat/hungry"))
                .findFirst()
                .orElseThrow();
    }

    private static void assertFailed(Report report, String reason) {
        assertEquals(State.FAILED, check(report).state());
        assertEquals(reason, check(report).reason());
    }
}
