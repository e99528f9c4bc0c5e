package org.backupdoctor.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.backupdoctor.DeviceSnapshot;
import org.backupdoctor.Diagnoser;
import org.backupdoctor.Report;
import org.backupdoctor.RuleSet;
import org.backupdoctor.RuleSetException;
import org.backupdoctor.fact.FactAt;
import org.backupdoctor.fact.YesNo;
import org.backupdoctor.internal.knowledge.RuleFiles;
import org.backupdoctor.testing.CaseResults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A directory laid over the bundled rules. */
public class OverlayTest {

    private static final String FULL =
            "{\"icloud\":{\"storageFreeBytes\":\"800 MB\"},\"backup\":{\"nextSizeBytes\":\"3.2 GB\"}}";

    @TempDir
    private Path directory;

    /** A fact record of an organisation's own. */
    @FactAt("/attributes/kiosk")
    public record Kiosk(boolean yes) implements YesNo {}

    /** One that refers to much else. */
    @FactAt("/attributes/docked")
    public record Docked(boolean yes) implements YesNo {

        /** What no rule can use, but a compiler has to understand. */
        public boolean near(Path dock) {
            return dock.isAbsolute();
        }

        /** What a rule can. */
        public boolean near(String dock) {
            return yes && dock.equals("hall");
        }
    }

    @Test
    void bothModesKnowFactsThatReferToMuchElse() throws IOException {
        write("causes/conditions/not-charging.drl", """
                import org.backupdoctor.rules.OverlayTest.Docked;
                rule "not-charging/docked"
                when
                    $docked : Docked( near( "hall" ) )
                then
                    suspect( FAIR, $docked );
                end
                """);
        for (RuleSet.Mode mode : RuleSet.Mode.values()) {
            Diagnoser diagnoser =
                    Diagnoser.builder().rules(directory).mode(mode).build();
            Report report = diagnoser.diagnose(DeviceSnapshot.fromJson("{\"attributes\":{\"docked\":true}}"));
            assertEquals("not-charging", report.diagnoses().get(0).cause(), mode.name());
        }
    }

    @Test
    void aPageAloneReplacesThePage() throws IOException {
        RuleSet.bundled().export(directory, List.of("icloud-storage-full"));
        Path page = directory.resolve("causes/storage/icloud-storage-full.md");
        Files.writeString(
                page, Files.readString(page).replace("iCloud has too little room", "Our iCloud is too small"));
        Files.delete(directory.resolve("causes/storage/icloud-storage-full.drl"));
        assertEquals(
                "Our iCloud is too small for the next backup",
                diagnose(FULL).diagnoses().get(0).title());
    }

    @Test
    void dataAreMergedNameByName() throws IOException {
        write("data/reasoning.yaml", "prices: { money: 500 }\n");
        write(
                "data/ios-releases.yaml",
                "releases: { \"99.1\": { builds: [ 99A1 ], released: \"2026-11-01\", models: [ \"iPhone17,1\" ] } }\n");
        Report report = diagnose(
                "{\"takenAt\":\"2026-11-20T07:00:00Z\",\"device\":{\"model\":\"iPhone17,1\",\"iosVersion\":\"27.0.1\"}}");
        assertTrue(
                report.notes().get(0).text().contains("iOS 99.1 is out"),
                report.notes().toString());
        assertNotEquals(RuleSet.bundled().info().digest(), report.rules().digest());
        assertEquals(directory.getFileName().toString(), report.rules().name());
    }

    @Test
    void whatIsSwitchedOffIsGoneButItsIdStaysKnown() throws IOException {
        write("causes/storage/icloud-storage-full.off", "");
        write("remedies/system/restart-device.off", "");
        Report report = diagnose(FULL.replace(
                "{\"icloud\"", "{\"tried\":[{\"remedy\":\"upgrade-plan\",\"outcome\":\"NO_CHANGE\"}],\"icloud\""));
        assertEquals(List.of(), report.diagnoses());
        assertEquals(List.of(), report.notes());
        assertTrue(report.checks().stream().noneMatch(check -> check.rule().startsWith("icloud-storage-full/")));
        assertTrue(report.checks().stream().noneMatch(check -> check.rule().startsWith("restart-device/")));
    }

    @Test
    void whatIsSwitchedOffMakesCasesVoidAndBreaksNone() throws IOException {
        write("causes/storage/icloud-storage-full.off", "");
        CaseResults results = CaseResults.of(directory, CaseResults.Scope.DIRECTORY);
        assertEquals(List.of(), results.failed());
        assertFalse(results.results().isEmpty());
        assertTrue(
                results.skipped().stream().anyMatch(name -> !name.startsWith("causes/storage/")),
                results.skipped().toString());
        assertEquals(List.of(), RuleSet.check(directory).problems());
    }

    @Test
    void whatIsSwitchedOffCannotBeThereAsWell() throws IOException {
        RuleSet.bundled().export(directory, List.of("upgrade-plan"));
        write("remedies/storage/upgrade-plan.off", "");
        write("causes/storage/icloud-storage-fulll.off", "");
        assertEquals(
                """
                causes/storage/icloud-storage-fulll.off
                  There is nothing of this name to switch off.
                  Maybe you meant "causes/storage/icloud-storage-full.off".

                remedies/storage/upgrade-plan.off
                  remedies/storage/upgrade-plan.off and remedies/storage/upgrade-plan.drl are both here.
                  Maybe delete one of them.""",
                assertThrows(RuleSetException.class, () -> RuleSet.bundledWith(directory))
                        .getMessage());
    }

    @Test
    void aCopyInAnotherFolderIsToldOnce() throws IOException {
        RuleSet.bundled().export(directory, List.of("icloud-storage-full"));
        Files.createDirectories(directory.resolve("causes/own"));
        Files.move(
                directory.resolve("causes/storage/icloud-storage-full.drl"),
                directory.resolve("causes/own/icloud-storage-full.drl"));
        assertEquals(
                """
                causes/own/icloud-storage-full.drl:1:1
                  This is a copy of causes/storage/icloud-storage-full.drl, but in another folder.
                  Maybe move it there: to replace a bundled file it needs the same path.""",
                assertThrows(RuleSetException.class, () -> RuleSet.bundledWith(directory))
                        .getMessage());
    }

    @Test
    void aNameWithoutAllItsWordsIsFound() {
        assertEquals(
                "There is no cause and no remedy \"icloud-full\".\nMaybe you meant \"icloud-storage-full\".",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> RuleSet.bundled().explain("icloud-full"))
                        .getMessage());
    }

    @Test
    void anOrganisationHasItsOwnCausesRemediesAttributesAndFacts() throws IOException {
        write(
                "causes/own/kiosk-mode.md",
                "---\ntitle: It is a kiosk\nprior: 0.2\nblocks: yes\ngoal: Let it be\nclearsWhen: It is no kiosk any more.\n---\nOurs.\n");
        write("causes/own/kiosk-mode.drl", """
                import org.backupdoctor.rules.OverlayTest.Kiosk;

                rule "kiosk-mode/is-a-kiosk"
                    @because("It is a kiosk in {site.value}.")
                when
                    $kiosk : Kiosk( yes )
                    $site : Attribute( name == "site" )
                then
                    confirm( $kiosk, $site );
                end

                rule "ask-operator/for-kiosks"
                when
                    $diagnosis : Diagnosis( cause == "kiosk-mode" )
                then
                    recommend( CERTAIN, $diagnosis );
                end
                """);
        write(
                "remedies/own/ask-operator.md",
                "---\ntitle: Ask the operator\nminutes: { handsOn: 5 }\neffort: LOW\ndestructiveness: 0\nwho: ADMIN\n---\n## Steps\n\n1. Ask.\n");
        Report report = diagnose("{\"attributes\":{\"kiosk\":true,\"site\":\"Lisbon\"}}");
        assertEquals(
                List.of("It is a kiosk in Lisbon."), report.diagnoses().get(0).because());
        assertEquals(
                List.of("/attributes/kiosk", "/attributes/site"),
                report.diagnoses().get(0).evidence().stream()
                        .map(Report.Evidence::path)
                        .toList());
        assertEquals("ask-operator", report.remedies().get(0).id());
        Report none = diagnose("{\"attributes\":{\"kiosk\":\"perhaps\",\"site\":\"Lisbon\"}}");
        assertEquals(
                List.of("/attributes/kiosk"),
                none.checks().stream()
                        .filter(check -> check.rule().equals("kiosk-mode/is-a-kiosk"))
                        .findFirst()
                        .orElseThrow()
                        .missing());
    }

    @Test
    void aCopyRemembersWhatItWasCopiedFrom() throws IOException {
        List<Path> written = RuleSet.bundled().export(directory, List.of("upgrade-plan"));
        assertEquals(4, written.size(), "Rules, page, its translation, and cases: " + written);
        assertEquals(List.of(), RuleSet.bundledWith(directory).warnings());
        Path rules = directory.resolve("remedies/storage/upgrade-plan.drl");
        Files.writeString(
                rules, Files.readString(rules).replaceFirst("sha256:[0-9a-f]{64}", "sha256:" + "0".repeat(64)));
        assertEquals("""
                remedies/storage/upgrade-plan.drl:1:1
                  Warning: The bundled file has changed since this one was copied from it.
                  Maybe export it anew into another directory, take over what is new, and its line that says "Copied from".""", RuleSet.check(directory).problems().get(0).toString());
        assertEquals(1, RuleSet.check(directory).problems().size());
        assertEquals(List.of(), RuleSet.bundled().export(directory, List.of("upgrade-plan")));
        assertThrows(IllegalArgumentException.class, () -> RuleSet.bundled().export(directory, List.of("upgrade-pan")));
    }

    @Test
    void allThatIsExportedLoadsAgainAndChangesNothing() {
        RuleSet.bundled().export(directory, List.of());
        RuleSet copy = RuleSet.bundledWith(directory);
        assertEquals(RuleSet.bundled().info().count(), copy.info().count());
        assertTrue(copy.differences().stream()
                .allMatch(sentence -> sentence.endsWith("is the same as the bundled file.")));
    }

    @Test
    void differencesAreToldInSentences() throws IOException {
        RuleSet.bundled().export(directory, List.of("icloud-storage-full"));
        Path drl = directory.resolve("causes/storage/icloud-storage-full.drl");
        Files.writeString(
                drl, Files.readString(drl).replace("sizeBytes < 200 * 1000 * 1000", "sizeBytes < 500 * 1000 * 1000"));
        Path page = directory.resolve("causes/storage/icloud-storage-full.md");
        Files.writeString(page, Files.readString(page).replace("prior: 0.30", "prior: 0.5"));
        write("data/reasoning.yaml", "prices: { money: 60 }\n");
        write("causes/conditions/not-locked.off", "");
        assertEquals(
                List.of(
                        "causes/conditions/not-locked.drl is switched off.",
                        "causes/conditions/not-locked.md is switched off.",
                        "causes/conditions/not-locked.pt.md is switched off.",
                        "causes/conditions/not-locked.yaml is switched off.",
                        "In causes/storage/icloud-storage-full.drl the rule \"icloud-storage-full/hardly-any-room\" was "
                                + "\"$free : FreeCloudStorage( sizeBytes < 200 * 1000 * 1000 )\" and is "
                                + "\"$free : FreeCloudStorage( sizeBytes < 500 * 1000 * 1000 )\".",
                        "In causes/storage/icloud-storage-full.md the field \"prior\" was \"0.3\" and is \"0.5\".",
                        "causes/storage/icloud-storage-full.pt.md is the same as the bundled file.",
                        "causes/storage/icloud-storage-full.yaml is the same as the bundled file.",
                        "In data/reasoning.yaml the value \"prices.money\" was \"30\" and is \"60\"."),
                RuleSet.bundledWith(directory).differences());
        assertEquals(List.of(), RuleSet.bundled().differences());
    }

    @Test
    void aRuleFileInTheWrongPlaceIsToldNotIgnored() throws IOException {
        write("my-rule.drl", "rule \"x/y\"\nwhen\nthen\nend\n");
        write(".hidden/other.drl", "nothing");
        write("README.md", "notes");
        assertEquals(
                "my-rule.drl\n  Rules lie under causes/ or remedies/.\n  Maybe it belongs into causes/my-rule.drl.",
                assertThrows(RuleSetException.class, () -> RuleSet.bundledWith(directory))
                        .getMessage());
    }

    @Test
    void whatWasTriedAnswersQuestionsOfOnesOwn() throws IOException {
        String question = """
                questions:
                  /network/unstable:
                    text: "Does the connection drop?"
                    options:
                      - { label: "Yes", value: true, tried: { %s: [ HELPED_ONCE ] } }
                """;
        write("data/questions.yaml", question.formatted("restart-router"));
        Report report = diagnose("{\"tried\":[{\"remedy\":\"restart-router\",\"outcome\":\"HELPED_ONCE\"}]}");
        Report.Diagnosis weak = report.diagnoses().stream()
                .filter(each -> each.cause().equals("weak-wifi"))
                .findFirst()
                .orElseThrow();
        assertEquals("/tried/0/outcome", weak.evidence().get(0).path());
        write("data/questions.yaml", question.formatted("restart-ruter"));
        assertEquals(
                "data/questions.yaml\n  There is no remedy \"restart-ruter\".\n  Maybe you meant \"restart-router\".",
                assertThrows(RuleSetException.class, () -> RuleSet.bundledWith(directory))
                        .getMessage());
    }

    @Test
    void theBundledRulesComeCompiled() {
        assertEquals(
                RuleFiles.of(Path.of("src/main/resources", RuleFiles.BUNDLED)).digest(),
                Diagnoser.create().ruleSet().info().digest());
        assertTrue(getClass().getClassLoader().getResource("org/backupdoctor/rules/prepared.bin") != null);
    }

    private Report diagnose(String json) {
        return Diagnoser.builder().rules(directory).build().diagnose(DeviceSnapshot.fromJson(json));
    }

    private void write(String path, String text) throws IOException {
        Path file = directory.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
