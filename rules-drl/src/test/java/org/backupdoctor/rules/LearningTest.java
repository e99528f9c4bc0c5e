package org.backupdoctor.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.backupdoctor.DeviceSnapshot;
import org.backupdoctor.Diagnoser;
import org.backupdoctor.Report;
import org.backupdoctor.Report.Remedy;
import org.backupdoctor.RuleSet;
import org.backupdoctor.RuleSet.Refreshed;
import org.backupdoctor.internal.SessionDiagnoser;
import org.backupdoctor.internal.cases.Case;
import org.backupdoctor.internal.cases.CaseSelection;
import org.backupdoctor.internal.knowledge.CausePage;
import org.backupdoctor.internal.knowledge.Knowledge;
import org.backupdoctor.internal.reason.Offers;
import org.backupdoctor.internal.rules.LoadedRules;
import org.backupdoctor.internal.snapshot.Snapshot;
import org.backupdoctor.rule.Efficacy;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Learning from outcomes, on outcomes of devices whose causes are known because they were drawn from known priors. */
class LearningTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final LoadedRules RULES = LoadedRules.bundled();
    private static final Knowledge KNOWLEDGE = RULES.knowledge();
    private static final Diagnoser TODAY = Diagnoser.create();
    private static final double GIVING_UP = 120;

    /** What devices look like that have a cause: the snapshots of the cases in which it comes first. */
    private static final Map<String, List<DeviceSnapshot>> LOOKS = new TreeMap<>();

    /** What the rules say of a snapshot. */
    private static final Map<DeviceSnapshot, Offers> OFFERS = new HashMap<>();

    /** Causes that are four times as frequent as the pages have it, and a quarter. */
    private static final List<String> MORE =
            List.of("slow-upload", "weak-wifi", "stale-backup", "network-filtered", "software-glitch");

    private static final List<String> LESS = List.of("not-charging", "no-wifi", "backup-off", "icloud-storage-full");

    @TempDir
    private Path directory;

    @BeforeAll
    static void looks() {
        for (Case each : CaseSelection.all(RULES).cases()) {
            String cause = each.file().replaceFirst(".*/", "").replace(".yaml", "");
            if (KNOWLEDGE.causes().containsKey(cause) && each.given().id().isEmpty()) {
                boolean listed = TODAY.diagnose(each.given()).diagnoses().stream()
                        .limit(1)
                        .anyMatch(diagnosis -> diagnosis.cause().equals(cause));
                if (listed) {
                    LOOKS.computeIfAbsent(cause, any -> new ArrayList<>()).add(each.given());
                }
            }
        }
    }

    @Test
    void withoutOutcomesNothingIsWritten() throws IOException {
        Refreshed learned = learn("\n");
        assertEquals(List.of(), learned.written());
        assertEquals(List.of("There are no outcomes, so all numbers stay as they are."), learned.sentences());
        assertFalse(Files.exists(directory.resolve("data/fitted.yaml")));
    }

    @Test
    void whatIsWrongWithALineIsToldAndNothingIsWritten() throws IOException {
        Refreshed learned = learn("""
                {"snapshot": {}, "remedy": "restart-devise", "outcome": "FIXED"}
                {"snapshot": {}, "remedy": "restart-device", "outcome": "FIXD"}
                {"snapshot": {"backup": {"enabeld": true}}, "remedy": "restart-device", "outcome": "FIXED"}
                {"snapshot": {}, "remedy": "restart-device", "result": "FIXED"}
                {"snapshot": {}, "remedy": "restart-device", "outcome": "FIXED"
                """);
        List<String> told = learned.problems().stream().map(Object::toString).toList();
        assertEquals(5, told.size(), told.toString());
        assertTrue(told.get(0).contains("restart-device"), told.get(0));
        assertTrue(told.get(1).contains("FIXED"), told.get(1));
        assertTrue(told.get(2).contains("enabled"), told.get(2));
        assertTrue(told.get(3).contains("outcome"), told.get(3));
        assertTrue(told.get(4).contains(":5"), told.get(4));
        assertEquals(List.of(), learned.written());
    }

    @Test
    void tenOutcomesMoveNoNumberByMuch() throws IOException {
        Refreshed learned = learn(outcomes(10, 1).text());
        assertEquals(1, learned.written().size());
        Knowledge fitted = LoadedRules.bundledWith(directory).knowledge();
        for (CausePage page : KNOWLEDGE.causes().values()) {
            double times = fitted.prior(page) / page.prior();
            assertTrue(times < 1.8 && times > 0.9, page.id() + " times " + times);
        }
        fitted.fitted()
                .efficacies()
                .forEach((remedy, byCause) -> byCause.forEach((cause, byWord) -> byWord.forEach((word, value) ->
                        assertEquals(KNOWLEDGE.weights().efficacy(word), value, 0.15, remedy + " for " + cause))));
    }

    @Test
    void outcomesOfManyDevicesBringThePriorsNearTheTruthAndThePlansToTheGoalSooner() throws IOException {
        learn(outcomes(4000, 2).text());
        LoadedRules learned = LoadedRules.bundledWith(directory);
        double before = 0;
        double after = 0;
        for (String cause : KNOWLEDGE.causes().keySet()) {
            CausePage page = KNOWLEDGE.causes().get(cause);
            before += Math.abs(share(page.prior(), false) - share(truth(page), true));
            after += Math.abs(share(learned.knowledge().prior(page), learned.knowledge()) - share(truth(page), true));
        }
        assertTrue(after < 0.5 * before, "The shares are off by " + after + " in all, and were by " + before + ".");
        for (String cause : MORE) {
            CausePage page = KNOWLEDGE.causes().get(cause);
            assertTrue(learned.knowledge().prior(page) > 1.7 * page.prior(), cause);
        }
        Diagnoser fitted = Diagnoser.builder().rules(directory).build();
        List<Ill> others = outcomes(3000, 3).devices();
        double minutes = played(others, TODAY);
        double then = played(others, fitted);
        assertTrue(then < minutes, then + " minutes in the mean, and " + minutes + " with the numbers of today.");
    }

    private Refreshed learn(String outcomes) throws IOException {
        Path file = directory.resolve("outcomes.ndjson");
        Files.writeString(file, outcomes);
        return RuleSet.learn(List.of(file), directory, DAY);
    }

    private static double truth(CausePage page) {
        return page.prior() * (MORE.contains(page.id()) ? 4 : LESS.contains(page.id()) ? 0.25 : 1);
    }

    private static double share(double prior, boolean shifted) {
        return prior
                / KNOWLEDGE.causes().values().stream()
                        .mapToDouble(page -> shifted ? truth(page) : page.prior())
                        .sum();
    }

    private static double share(double prior, Knowledge knowledge) {
        return prior
                / knowledge.causes().values().stream()
                        .mapToDouble(knowledge::prior)
                        .sum();
    }

    /**
     * A device.
     *
     * @param cause what is wrong
     * @param snapshot what is known
     * @param luck for each remedy, whether it helps
     */
    private record Ill(String cause, DeviceSnapshot snapshot, long luck) {

        /** Whether a remedy helps: as likely as the word says that the rules recommend it with here for the cause. */
        boolean isFixedBy(String remedy) {
            Efficacy word = offers(snapshot).words(remedy).get(cause);
            return word != null
                    && new Random(luck ^ remedy.hashCode()).nextDouble()
                            < KNOWLEDGE.weights().efficacy(word);
        }
    }

    private record Outcomes(String text, List<Ill> devices) {}

    /** Devices drawn from the shifted priors, and what became of them when somebody followed today's plans. */
    private static Outcomes outcomes(int count, long seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        List<Ill> devices = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Ill ill = ill(random);
            devices.add(ill);
            String given = ((Snapshot) ill.snapshot()).with("/id", "d" + i).toJson();
            for (Remedy remedy : TODAY.diagnose(ill.snapshot()).remedies()) {
                if (offers(ill.snapshot()).words(remedy.id()).isEmpty()) {
                    continue;
                }
                boolean fixed = ill.isFixedBy(remedy.id());
                text.append("{\"snapshot\":")
                        .append(given)
                        .append(",\"remedy\":\"")
                        .append(remedy.id());
                text.append("\",\"outcome\":\"")
                        .append(fixed ? "FIXED" : "NO_CHANGE")
                        .append("\"}\n");
                if (fixed) {
                    break;
                }
            }
        }
        return new Outcomes(text.toString(), devices);
    }

    private static Ill ill(Random random) {
        double at = random.nextDouble()
                * KNOWLEDGE.causes().values().stream()
                        .mapToDouble(LearningTest::truth)
                        .sum();
        String cause = "";
        for (CausePage page : KNOWLEDGE.causes().values()) {
            cause = page.id();
            at -= truth(page);
            if (at <= 0) {
                break;
            }
        }
        List<DeviceSnapshot> looks = LOOKS.getOrDefault(cause, List.of());
        boolean silent = looks.isEmpty() || random.nextInt(3) == 0;
        DeviceSnapshot snapshot = silent
                ? DeviceSnapshot.fromJson("{\"complaint\":{\"manualBackupFails\":true}}")
                : looks.get(random.nextInt(looks.size()));
        return new Ill(cause, snapshot, random.nextLong());
    }

    /** The mean minutes when plans are followed to their end. */
    private static double played(List<Ill> devices, Diagnoser diagnoser) {
        double minutes = 0;
        for (Ill ill : devices) {
            Report report = diagnoser.diagnose(ill.snapshot());
            boolean fixed = false;
            for (Remedy remedy : report.remedies()) {
                if (!fixed) {
                    minutes += remedy.minutes().handsOn()
                            + Math.min(40, 0.25 * remedy.minutes().waiting());
                    fixed = ill.isFixedBy(remedy.id());
                }
            }
            minutes += fixed ? 0 : GIVING_UP;
        }
        return minutes / devices.size();
    }

    private static Offers offers(DeviceSnapshot snapshot) {
        return OFFERS.computeIfAbsent(
                snapshot,
                any -> new SessionDiagnoser(RULES).conclude((Snapshot) snapshot).offers());
    }
}
