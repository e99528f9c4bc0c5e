package org.backupdoctor.internal.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.backupdoctor.Problem;
import org.backupdoctor.RuleSetException;
import org.backupdoctor.internal.cases.KnownMutants.Known;
import org.backupdoctor.internal.cases.Mutants.Fate;
import org.backupdoctor.internal.cases.Mutants.Mutant;
import org.backupdoctor.internal.rules.LoadedRules;
import org.backupdoctor.internal.rules.SmallRules;
import org.backupdoctor.internal.rules.text.Mutation.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which changes of rules the cases beside them notice. */
class MutantsTest {

    private static final String FIRES = """
            - it: is confirmed at nine percent
              given: { power: { charging: false, batteryPercent: 9 } }
              expect: { confirmed: [ flat ] }
            """;

    private static final String SILENT = """
            - it: stays clear at ten percent
              given: { power: { charging: false, batteryPercent: 10 } }
              expect: { EXPECTED }
            """;

    @TempDir
    private Path directory;

    @Test
    void whatNoCaseNoticesSurvivesWithACaseThatCouldSaySo() {
        List<Mutant> survivors =
                survivors(FIRES + SILENT.replace("EXPECTED", "absent: [ noisy ]"), "flat/not-charging");
        assertEquals(
                List.of(
                        "Battery( percent <= 10 ): Maybe say \"clear: [ flat/not-charging ]\" in causes/flat.yaml, case 2.",
                        "Battery( percent < 11 ): Maybe say \"clear: [ flat/not-charging ]\" in causes/flat.yaml, case 2."),
                survivors.stream()
                        .filter(mutant -> mutant.mutation().kind() == Kind.COMPARISON
                                || mutant.mutation().kind() == Kind.NUMBER)
                        .map(mutant -> mutant.mutation().to() + ": " + mutant.hint())
                        .toList());
    }

    @Test
    void bothSidesOfAnEdgeNoticeAllThatIsDoneToItsNumber() {
        List<Mutant> survivors = survivors(FIRES + SILENT.replace("EXPECTED", "absent: [ flat ]"), "flat/not-charging");
        assertEquals(
                List.of("Charging()"),
                survivors.stream().map(mutant -> mutant.mutation().to()).toList());
        assertEquals(
                "Maybe a case is missing in causes/flat.yaml in which nothing else makes a difference.",
                survivors.get(0).hint());
    }

    @Test
    void aStrengthIsNoticedWhereACaseSaysIt() {
        String noisy = """
                - it: is suspected when it says so
                  given: { complaint: { message: A noise } }
                  expect: { fired: [ WORD ] }
                """;
        SmallRules rules = new SmallRules(directory).file("causes/noisy.yaml", noisy.replace("WORD", "noisy/says-so"));
        assertEquals(
                List.of("Maybe say \"fired: [ noisy/says-so: STRONG ]\" in causes/noisy.yaml, case 1."),
                of(rules.load(), "noisy/says-so").stream()
                        .filter(mutant -> mutant.fate() == Fate.SURVIVES
                                && mutant.mutation().kind() == Kind.WORD)
                        .map(Mutant::hint)
                        .toList());
        rules.file("causes/noisy.yaml", noisy.replace("WORD", "noisy/says-so: STRONG"));
        assertTrue(of(rules.load(), "noisy/says-so").stream()
                .noneMatch(mutant ->
                        mutant.fate() == Fate.SURVIVES && mutant.mutation().kind() == Kind.WORD));
        rules.file("causes/noisy.yaml", noisy.replace("WORD", "noisy/says-so: FAIR"));
        String told = assertThrows(RuleSetException.class, () -> of(rules.load(), "noisy/says-so"))
                .getMessage();
        assertTrue(
                told.contains(
                        "isn't so before anything is changed: Expected noisy/says-so to say FAIR but got STRONG."),
                told);
    }

    @Test
    void aWordThatThereIsNotIsToldWhereItStands() {
        SmallRules rules = new SmallRules(directory).file("causes/noisy.yaml", """
                - it: is suspected when it says so
                  given: { complaint: { message: A noise } }
                  expect: { fired: [ noisy/says-so: STRONK ] }
                """);
        assertEquals(
                List.of(
                        "Expected one of SLIGHT, FAIR, STRONG, CERTAIN, LIKELY, POSSIBLE, LONG_SHOT, TIP, ASSUMED, CONFLICT,"
                                + " OUTDATED, POLICY after \"noisy/says-so:\" but was \"STRONK\"."),
                CaseSelection.all(rules.load()).problems().stream()
                        .map(Problem::message)
                        .toList());
    }

    @Test
    void aKnownSurvivorNeedsAReason() {
        List<Problem> problems = new ArrayList<>();
        List<Known> known = KnownMutants.read("mutants.yaml", """
                - rule: flat/not-charging
                  from: Charging( no )
                  to: Charging()
                  reason: The rule is for show.
                - rule: flat/not-charging
                  from: Battery( percent < 10 )
                  reason: ""
                """, problems);
        assertEquals(
                List.of("This entry has no \"reason\"."),
                problems.stream().map(Problem::message).toList());
        List<Mutant> survivors = survivors(FIRES + SILENT.replace("EXPECTED", "absent: [ flat ]"), "flat/not-charging");
        assertTrue(known.get(0).is(survivors.get(0).mutation()));
    }

    private List<Mutant> survivors(String cases, String rule) {
        return of(new SmallRules(directory).file("causes/flat.yaml", cases).load(), rule).stream()
                .filter(mutant -> mutant.fate() == Fate.SURVIVES)
                .toList();
    }

    private static List<Mutant> of(LoadedRules rules, String rule) {
        return Mutants.of(
                rules,
                rules.files().all().stream().filter(file -> file.is(".drl")).toList(),
                mutation -> mutation.rule().equals(rule));
    }
}
