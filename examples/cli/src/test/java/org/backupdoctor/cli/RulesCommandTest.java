package org.backupdoctor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.backupdoctor.internal.SessionDiagnoser;
import org.backupdoctor.internal.cases.CaseRunner;
import org.backupdoctor.internal.cases.CaseSelection;
import org.backupdoctor.internal.rules.LoadedRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands for whoever writes rules. */
class RulesCommandTest {

    @TempDir
    private Path directory;

    @Test
    void factsAreListedByGroupEachWithAPatternToCopy() {
        Cli all = Cli.run("rules", "facts");
        assertEquals(Main.FINE, all.code(), all.err());
        assertTrue(all.out().contains("BACKUP\n") && all.out().contains("NETWORK\n"), all.out());
        assertEquals("""
                POWER
                  /power/charging          Charging          yes|no   $charging : Charging( yes )
                  /power/batteryPercent    Battery           percent  $battery : Battery( percent < 20 )
                  /power/lowPowerMode      LowPowerMode      yes|no   $lowPowerMode : LowPowerMode( yes )
                  /power/chargesOvernight  ChargesOvernight  yes|no   $chargesOvernight : ChargesOvernight( yes )
                """, Cli.run("rules", "facts", "power").out());
    }

    @Test
    void aFactIsShownWithWhatItHoldsAndWorksOut() {
        String text = """
                FreeDeviceStorage
                  Free bytes of the device's own storage.

                  Read from
                    /device/storageFreeBytes

                  Holds
                    sizeBytes: bytes

                  Works out
                    percentOf( $deviceStorage ): percent
                      What of the device's storage is free, in percent.

                  To copy
                    $freeDeviceStorage : FreeDeviceStorage( sizeBytes < 500 * 1000 * 1000 )
                """;
        assertEquals(text, Cli.run("rules", "facts", "FreeDeviceStorage").out());
        assertEquals(text, Cli.run("rules", "facts", "/device/storageFreeBytes").out());
        assertEquals(text, Cli.run("rules", "facts", "device.storageFreeBytes").out());
    }

    @Test
    void anUnknownFactIsToldWithTheNearestName() {
        Cli fact = Cli.run("rules", "facts", "Batery");
        assertEquals(Main.WRONG_INPUT, fact.code());
        assertEquals("There is no fact, no path and no group \"Batery\".\nMaybe you meant \"Battery\".\n", fact.err());
        assertEquals(
                "There is no fact, no path and no group \"/power/chargin\".\nMaybe you meant \"/power/charging\".\n",
                Cli.run("rules", "facts", "/power/chargin").err());
        assertEquals(
                "There is no fact, no path and no group \"zzzzzz\".\nMaybe \"rules facts\" without a name shows it.\n",
                Cli.run("rules", "facts", "zzzzzz").err());
    }

    @Test
    void casesOfADirectoryAreRunWithThoseThatNameItsCauses() throws IOException {
        Path rules = exported("icloud-storage-full");
        Cli test = Cli.run("rules", "test", rules.toString());
        assertEquals(Main.FINE, test.code(), test.out() + test.err());
        assertTrue(test.out().matches("\\d+ cases, all as expected \\(\\d+\\.\\d s\\)\\.\n"), test.out());
        int some = number(test.out());
        int all = number(Cli.run("rules", "test", rules.toString(), "--all").out());
        assertTrue(some >= 15 && some < all, some + " of " + all);
        Cli none = Cli.run("rules", "test", rules.toString(), "--rules-only-changed");
        assertEquals(Main.WRONG_RULES, none.code());
        assertTrue(none.err().startsWith("There is no case to run for "), none.err());
    }

    @Test
    void aCaseThatFailsIsToldWithWhatWasExpectedAndWhatItGot() throws IOException {
        Path rules = exported("icloud-storage-full");
        Path file = rules.resolve("causes/storage/icloud-storage-full.drl");
        Files.writeString(file, Files.readString(file).replaceFirst("200 (\\* 1000 \\* 1000)", "100 $1"));
        Cli test = Cli.run("rules", "test", rules.toString(), "--rules-only-changed");
        assertEquals(Main.WRONG_RULES, test.code(), test.err());
        assertTrue(
                test.out()
                        .startsWith(
                                "✗ causes/storage/icloud-storage-full.yaml, case 9: is suspected when just under 200 MB is free\n    Expected icloud-storage-full suspected but got "),
                test.out());
        assertTrue(
                test.out().contains("Expected icloud-storage-full/hardly-any-room FIRED but got CLEAR."), test.out());
        assertTrue(test.out().contains(" cases, 2 not as expected ("), test.out());
    }

    @Test
    void aBundledCaseThatFailsSaysHowToChangeIt() throws IOException {
        Path rules = exported("icloud-storage-full");
        Files.delete(rules.resolve("causes/storage/icloud-storage-full.yaml"));
        Path file = rules.resolve("causes/storage/icloud-storage-full.drl");
        Files.writeString(file, Files.readString(file).replaceFirst("200 (\\* 1000 \\* 1000)", "100 $1"));
        Cli test = Cli.run("rules", "test", rules.toString());
        assertEquals(Main.WRONG_RULES, test.code());
        assertTrue(
                test.out()
                        .contains("    Maybe the case has to change with the rule: rules export " + rules
                                + " icloud-storage-full\n    copies it.\n"),
                test.out());
    }

    @Test
    void aRuleForABundledRemedyIsHeldAgainstItsCases() throws IOException {
        Path rules = directory.resolve("my-rules");
        Cli.run("rules", "new", "cause", "counter-device", "--in", rules.toString());
        Path cases = rules.resolve("causes/counter-device.yaml");
        long own = Files.readAllLines(cases).stream()
                .filter(line -> line.startsWith("- it:"))
                .count();
        Cli test = Cli.run("rules", "test", rules.toString());
        assertEquals(Main.FINE, test.code(), test.out() + test.err());
        assertTrue(number(test.out()) > own, "Those of restart-device as well: " + test.out());
    }

    @Test
    void aChangeThatNoCaseNoticesIsToldOrListedWithAReason() throws IOException {
        Path rules = directory.resolve("my-rules");
        Files.createDirectories(rules.resolve("causes"));
        Files.writeString(rules.resolve("causes/counter-device.md"), """
                ---
                title: It shows the slide show
                prior: 0.01
                blocks: automatic
                goal: Lock it
                clearsWhen: It is locked.
                ---
                A page.
                """);
        Files.writeString(rules.resolve("causes/counter-device.drl"), """
                rule "counter-device/nearly-empty"
                when
                    $battery : Battery( percent < 10 )
                then
                    suspect( FAIR, $battery );
                end
                """);
        Files.writeString(rules.resolve("causes/counter-device.yaml"), """
                - it: is suspected at nine percent
                  given: { power: { batteryPercent: 9 } }
                  expect: { fired: [ counter-device/nearly-empty ] }
                - it: stays clear at ten percent
                  given: { power: { batteryPercent: 10 } }
                  expect: { clear: [ counter-device/nearly-empty ] }
                """);
        Cli found = Cli.run("rules", "mutate", rules.toString());
        assertEquals(Main.WRONG_RULES, found.code(), found.err());
        assertTrue(found.out().startsWith("""
                causes/counter-device.drl:5:14  rule counter-device/nearly-empty
                  No case notices "suspect( STRONG )" in place of "suspect( FAIR )".
                  Maybe say "fired: [ counter-device/nearly-empty: FAIR ]" in causes/counter-device.yaml, case 1.

                Surviving by kind: strength and efficacy 1.
                4 changes of 1 rule: 3 noticed by cases, 0 refused as errors, 0 listed with a reason, 1 surviving ("""), found.out());
        String entry = Cli.run("rules", "mutate", rules.toString(), "--list").out();
        assertEquals("""
                - rule: counter-device/nearly-empty
                  from: 'suspect( FAIR )'
                  to: 'suspect( STRONG )'
                  reason:
                """, entry);
        Files.writeString(rules.resolve("mutants.yaml"), entry);
        Cli without = Cli.run("rules", "mutate", rules.toString());
        assertEquals(Main.WRONG_RULES, without.code());
        assertTrue(without.err().contains("This entry has no \"reason\"."), without.err());
        Files.writeString(
                rules.resolve("mutants.yaml"), entry.replace("reason:", "reason: The word doesn't matter here."));
        Cli listed = Cli.run("rules", "mutate", rules.toString(), "counter-device/nearly-empty");
        assertEquals(Main.FINE, listed.code(), listed.out() + listed.err());
        Files.writeString(
                rules.resolve("mutants.yaml"),
                entry.replace("reason:", "reason: It was once.").replace("counter-device/", "counter-device/no-"));
        assertTrue(
                Cli.run("rules", "mutate", rules.toString())
                        .out()
                        .contains(
                                "No change that survives is \"suspect( STRONG )\" in place of \"suspect( FAIR )\".\n  Maybe the entry can be deleted"));
        Cli unknown = Cli.run("rules", "mutate", "icloud-storage-ful");
        assertEquals(Main.WRONG_INPUT, unknown.code());
        assertEquals(
                "There is no directory, no cause, no remedy and no rule \"icloud-storage-ful\".\nMaybe you meant \"icloud-storage-full\".\n",
                unknown.err());
    }

    @Test
    void casesAboutWhatIsSwitchedOffAreLeftOut() throws IOException {
        Path rules = directory.resolve("my-rules");
        Files.createDirectories(rules.resolve("remedies/storage"));
        Files.writeString(rules.resolve("remedies/storage/upgrade-plan.off"), "");
        Cli test = Cli.run("rules", "test", rules.toString());
        assertEquals(Main.FINE, test.code(), test.out() + test.err());
        assertTrue(test.out().contains(" left out, about what is switched off.\n"), test.out());
    }

    @Test
    void whatIsStartedAnewLoadsAndPassesAsItIs() throws IOException {
        Path rules = directory.resolve("my-rules");
        for (String kind : List.of("cause", "remedy", "fault")) {
            String[] start = {"rules", "new", kind, "my-" + kind, "--in", rules.toString()};
            Cli started = Cli.run(start);
            assertEquals(Main.FINE, started.code(), started.err());
            assertEquals(7, started.out().lines().count(), started.out());
            Cli again = Cli.run(start);
            assertEquals(Main.WRONG_INPUT, again.code());
            assertTrue(
                    again.err().contains("is there already, and isn't replaced.\nMaybe give the new one another name."),
                    again.err());
        }
        Cli check = Cli.run("rules", "check", rules.toString());
        assertEquals(Main.FINE, check.code(), check.err());
        Cli own = Cli.run("rules", "test", rules.toString());
        assertEquals(Main.FINE, own.code(), own.out() + own.err());
        Cli all = Cli.run("rules", "test", rules.toString(), "--all");
        assertEquals(Main.FINE, all.code(), all.out() + all.err());

        LoadedRules loaded = LoadedRules.bundledWith(rules);
        CaseSelection selection = CaseSelection.all(loaded);
        assertEquals(List.of(), selection.problems());
        assertEquals(List.of(), new CaseRunner(loaded, new SessionDiagnoser(loaded), selection.cases()).unproven());
    }

    @Test
    void aNewOneNeedsANameOfItsOwnInTheRightForm() {
        Cli form = Cli.run("rules", "new", "cause", "Too_Hot", "--in", directory.toString());
        assertEquals(Main.WRONG_INPUT, form.code());
        assertEquals(
                "Expected small letters, digits and single hyphens as the name of a cause but was \"Too_Hot\".\nMaybe you meant \"too-hot\".\n",
                form.err());
        Cli bundled = Cli.run("rules", "new", "remedy", "upgrade-plan", "--in", "my-rules");
        assertEquals(Main.WRONG_INPUT, bundled.code());
        assertEquals(
                "There is one with the name \"upgrade-plan\" already.\nMaybe change that one, or give the new one another name.\n",
                bundled.err());
        assertEquals(Main.WRONG_INPUT, Cli.run("rules", "new", "thing", "x").code());
    }

    @Test
    void anExplanationHasThePageTheRulesAsTheyAreWrittenAndWhatHelps() throws IOException {
        assertEquals("""
                upgrade-plan: Take a larger iCloud+ plan
                ========================================

                PAGE  remedies/storage/upgrade-plan.md
                """, beginning(Cli.run("rules", "explain", "upgrade-plan").out(), 4));
        String remedy = Cli.run("rules", "explain", "upgrade-plan").out();
        assertTrue(remedy.contains("""

                        RULES  remedies/storage/upgrade-plan.drl

                        rule "upgrade-plan/for-a-full-plan"
                            @because("A larger plan has room for the whole backup.")
                        when
                            $diagnosis : Diagnosis( cause == "icloud-storage-full" )
                        """), remedy);
        assertTrue(remedy.contains("""

                RULES AT A GLANCE

                upgrade-plan/for-a-full-plan: recommend CERTAIN. A larger plan has room for the whole backup.
                """), remedy);
        assertTrue(
                remedy.contains("\nicloud-storage-full: iCloud has too little room for the next backup (CERTAIN"),
                remedy);
        Path rules = directory.resolve("my-rules");
        Cli.run("rules", "new", "cause", "our-own", "--in", rules.toString());
        String own = Cli.run("rules", "explain", "our-own", "--rules", rules.toString())
                .out();
        assertTrue(own.contains("\n// A number stands here, where it is easily changed."), own);
        assertTrue(own.contains("\nWHAT HELPS\n\nrestart-device: "), own);
    }

    private static String beginning(String text, int lines) {
        return text.lines().limit(lines).map(line -> line + "\n").collect(Collectors.joining());
    }

    private Path exported(String... ids) {
        Path rules = directory.resolve("my-rules");
        List<String> words = new ArrayList<>(List.of("rules", "export", rules.toString()));
        words.addAll(List.of(ids));
        assertEquals(Main.FINE, Cli.run(words.toArray(String[]::new)).code());
        return rules;
    }

    private static int number(String text) {
        return Integer.parseInt(text.substring(0, text.indexOf(' ')));
    }

    @Test
    void aPageIsExplainedInPortuguese() {
        Cli explained = Cli.run("rules", "explain", "icloud-storage-full", "--locale", "pt");
        assertTrue(explained.out().startsWith("icloud-storage-full: O iCloud tem pouco espaço"), explained.out());
        assertTrue(explained.out().contains("PAGE  causes/storage/icloud-storage-full.pt.md"), explained.out());
        assertTrue(explained.out().contains("rule \"icloud-storage-full/hardly-any-room\""), explained.out());
    }
}
