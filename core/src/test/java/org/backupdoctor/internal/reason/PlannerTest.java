package org.backupdoctor.internal.reason;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.backupdoctor.Report.Effort;
import org.backupdoctor.Report.Minutes;
import org.backupdoctor.Report.Verdict;
import org.backupdoctor.Report.Who;
import org.backupdoctor.internal.knowledge.CausePage;
import org.backupdoctor.internal.knowledge.CausePage.Blocks;
import org.backupdoctor.internal.knowledge.CausePage.Missing;
import org.backupdoctor.internal.knowledge.Knowledge;
import org.backupdoctor.internal.knowledge.RemedyPage;
import org.backupdoctor.internal.knowledge.RemedyPage.Role;
import org.backupdoctor.internal.knowledge.RemedyPage.Steps;
import org.backupdoctor.internal.knowledge.RuleFiles;
import org.backupdoctor.internal.rules.Need;
import org.backupdoctor.internal.rules.RuleInfo;
import org.backupdoctor.internal.rules.SmallRules;
import org.backupdoctor.internal.rules.Statement;
import org.backupdoctor.internal.snapshot.Snapshot;
import org.backupdoctor.rule.Diagnosis;
import org.backupdoctor.rule.Efficacy;
import org.backupdoctor.rule.Verb;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On problems that are small enough to try every order, the plan's is nearly the cheapest; and what it is said to take, it takes. */
class PlannerTest {

    private static final int PROBLEMS = 2_000;

    @TempDir
    private Path directory;

    @Test
    void theOrderIsNearlyTheCheapest() {
        Knowledge parts = parts();
        double sum = 0;
        double worst = 0;
        for (int seed = 0; seed < PROBLEMS; seed++) {
            Problem problem = new Problem(parts, new Random(seed));
            double best = problem.best(new ArrayList<>(), new HashSet<>());
            double over = problem.cost(problem.planned()) / best - 1;
            assertTrue(over > -1e-9, "seed " + seed + " beats the best by " + over);
            sum += over;
            worst = Math.max(worst, over);
        }
        assertTrue(sum / PROBLEMS <= 0.02, "In the mean over the best by " + sum / PROBLEMS);
        assertTrue(worst <= 0.10, "At worst over the best by " + worst);
    }

    @Test
    void theMinutesAreThoseOfASimulation() {
        Knowledge parts = parts();
        for (int seed = 0; seed < 20; seed++) {
            Problem problem = new Problem(parts, new Random(seed));
            List<Offer> plan = problem.planned();
            double simulated = problem.simulated(plan, new Random(seed), 40_000);
            assertEquals(simulated, problem.planner.expectedMinutes(), 0.05 * simulated + 0.1, "seed " + seed);
        }
    }

    private Knowledge parts() {
        new SmallRules(directory);
        return Knowledge.of(RuleFiles.of(directory));
    }

    /** Causes with priors, and remedies with costs, each for one to three causes. */
    private static final class Problem {

        private final Knowledge knowledge;
        private final Beliefs beliefs;
        private final Offers offers;
        private final IdentityHashMap<Offer, double[]> clears = new IdentityHashMap<>();
        private final Planner planner;

        Problem(Knowledge parts, Random random) {
            Map<String, CausePage> causes = new TreeMap<>();
            int causeCount = 2 + random.nextInt(6);
            for (int i = 0; i < causeCount; i++) {
                causes.put("c" + i, cause("c" + i, 0.01 + random.nextDouble() * 0.3));
            }
            Map<String, RemedyPage> remedies = new TreeMap<>();
            List<Statement> said = new ArrayList<>();
            int remedyCount = 2 + random.nextInt(6);
            for (int i = 0; i < remedyCount; i++) {
                String id = "r" + i;
                remedies.put(id, remedy(id, 1 + random.nextInt(30), random.nextInt(3) == 0 ? random.nextInt(240) : 0));
                int fixes = 1 + random.nextInt(3);
                for (int j = 0; j < fixes; j++) {
                    Efficacy word = List.of(Efficacy.values()).get(random.nextInt(Efficacy.values().length));
                    said.add(new Statement(
                            new RuleInfo(id + "/" + j, "x.drl", 1, Verb.RECOMMEND, word.name(), "", null, Need.NOTHING),
                            Verb.RECOMMEND,
                            word,
                            List.of(new Diagnosis("c" + random.nextInt(causeCount), false)),
                            List.of(),
                            List.of()));
                }
            }
            this.knowledge = new Knowledge(
                    causes,
                    remedies,
                    parts.weights(),
                    parts.fitted(),
                    parts.releases(),
                    parts.models(),
                    parts.questions(),
                    parts.changes(),
                    parts.errors(),
                    parts.messages(),
                    parts.apps(),
                    parts.hosts(),
                    parts.faults());
            this.beliefs = Beliefs.of(knowledge, List.of(), Snapshot.fromJson("x", "{}"));
            this.offers = new Offers(knowledge, said, List.of(), Snapshot.fromJson("x", "{}"));
            this.planner = new Planner(beliefs, offers, knowledge.weights(), Verdict.FAILING);
        }

        List<Offer> planned() {
            return planner.plan().stream().map(step -> offers.open(step.id())).toList();
        }

        double cost(List<Offer> order) {
            double[] open = beliefs.probabilities().values().stream()
                    .mapToDouble(chance -> chance)
                    .toArray();
            return new Course<Offer>(0, open, beliefs.noneOfThese(), this::clears)
                    .expected(
                            order,
                            offer -> offer.cost(knowledge.weights()),
                            knowledge.weights().givingUp());
        }

        private double[] clears(Offer offer) {
            return clears.computeIfAbsent(
                    offer,
                    any -> beliefs.probabilities().keySet().stream()
                            .mapToDouble(offer::efficacy)
                            .toArray());
        }

        /** The cheapest of all orders of all choices of remedies that begin so. */
        double best(List<Offer> begun, Set<String> used) {
            double best = cost(begun);
            for (Offer offer : offers.open()) {
                if (used.add(offer.id())) {
                    begun.add(offer);
                    best = Math.min(best, best(begun, used));
                    begun.remove(begun.size() - 1);
                    used.remove(offer.id());
                }
            }
            return best;
        }

        double simulated(List<Offer> plan, Random random, int devices) {
            double minutes = 0;
            for (int device = 0; device < devices; device++) {
                String cause = drawn(random);
                for (Offer offer : plan) {
                    minutes += Offer.minutes(offer.page(), knowledge.weights());
                    if (random.nextDouble() < offer.efficacy(cause)) {
                        break;
                    }
                }
            }
            return minutes / devices;
        }

        private String drawn(Random random) {
            double left = random.nextDouble();
            for (Map.Entry<String, Double> cause : beliefs.probabilities().entrySet()) {
                left -= cause.getValue();
                if (left < 0) {
                    return cause.getKey();
                }
            }
            return "something else";
        }

        private static CausePage cause(String id, double prior) {
            Missing sentence = new Missing("x", "x");
            return new CausePage(
                    id, id, prior, Map.of(), Blocks.NO, false, true, sentence, sentence, List.of(), () -> "");
        }

        private static RemedyPage remedy(String id, int handsOn, int waiting) {
            return new RemedyPage(
                    id,
                    id,
                    id,
                    Role.FIXES,
                    new Minutes(handsOn, waiting),
                    List.of(),
                    Effort.LOW,
                    List.of(),
                    0,
                    List.of(),
                    Who.OWNER,
                    List.of(),
                    List.of(),
                    false,
                    false,
                    List.of(new Steps(null, null, null, List.of("Do it."))),
                    List.of(),
                    () -> "");
        }
    }
}
