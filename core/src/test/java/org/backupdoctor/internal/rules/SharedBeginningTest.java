package org.backupdoctor.internal.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.backupdoctor.Report.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules that begin alike don't silence each other; Drools loses one of them where they share their joins. */
class SharedBeginningTest {

    @TempDir
    private Path directory;

    @Test
    void aRuleFiresBesideOneThatGoesOnTheOtherWay() {
        assertEquals(
                State.FIRED,
                states("not Battery( percent < 5 )", "Battery( percent < 5 )").get("charge-it/a"));
        assertEquals(
                State.FIRED,
                states("Battery( percent < 5 )", "not Battery( percent < 5 )").get("charge-it/b"));
        assertEquals(
                State.FIRED,
                states("not Battery( percent < 5 )", "( Battery( percent < 5 ) or ScreenLocked( no ) )")
                        .get("charge-it/a"));
    }

    private Map<String, State> states(String first, String second) {
        SmallRules rules = new SmallRules(directory);
        rules.drl("remedies/charge-it.drl", rule("a", first) + rule("b", second));
        Map<String, State> states = new TreeMap<>();
        rules.diagnose("{\"power\":{\"charging\":false}}")
                .checks()
                .forEach(check -> states.put(check.rule(), check.state()));
        return states;
    }

    private static String rule(String name, String last) {
        return String.join(
                "\n",
                List.of(
                        "rule \"charge-it/" + name + "\"",
                        "when",
                        "    $diagnosis : Diagnosis( cause == \"flat\" )",
                        "    $charging : Charging( no )",
                        "    " + last,
                        "then",
                        "    recommend( LIKELY, $diagnosis, $charging );",
                        "end",
                        "",
                        ""));
    }
}
