package org.backupdoctor.internal.reason;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.backupdoctor.Report.Verdict;
import org.backupdoctor.internal.knowledge.RemedyPage.Role;
import org.backupdoctor.internal.knowledge.Weights;
import org.backupdoctor.internal.reason.Step.Unprotected;
import org.backupdoctor.internal.rules.Statement;
import org.jspecify.annotations.Nullable;

/**
 * Puts remedies in order. Every confirmed blocking cause is cleared first, each by its best alternative, the cheapest cause first; then
 * come remedies of suspected causes by chance over cost, the chances worked out anew after every step on the assumption that it didn't
 * help (Heckerman, Breese and Rommelse 1995). A step that isn't worth its cost against giving up is left out.
 */
final class Planner {

    private final Beliefs beliefs;
    private final Offers offers;
    private final Weights weights;
    private final Verdict verdict;
    private final Map<String, Step> plan = new LinkedHashMap<>();
    private double expectedMinutes;

    Planner(Beliefs beliefs, Offers offers, Weights weights, Verdict verdict) {
        this.beliefs = beliefs;
        this.offers = offers;
        this.weights = weights;
        this.verdict = verdict;
    }

    /** The steps in their order. */
    List<Step> plan() {
        if (verdict == Verdict.WORKING) {
            suspects(beliefs.all().values().stream()
                    .filter(belief -> belief.confirmed() && belief.page().working())
                    .map(Belief::id)
                    .toList());
            return List.copyOf(plan.values());
        }
        boolean explained =
                beliefs.explained() || beliefs.all().values().stream().anyMatch(Belief::confirmed);
        if (!explained) {
            standard(Role.TELLS);
        }
        List<Clearing> clearings = beliefs.blocking().stream()
                .map(belief -> new Clearing(belief, offers.open(), weights))
                .sorted(Comparator.comparingDouble(Clearing::cost)
                        .thenComparing(clearing -> clearing.cause().id()))
                .toList();
        clearings.forEach(clearing -> clearing.steps().forEach(this::place));
        standIns();
        boolean stuck = clearings.stream().anyMatch(clearing -> clearing.steps().isEmpty());
        if (stuck) {
            // Nothing that can be offered clears it, so Back Up Now can't work either: at least the data are saved.
            standard(Role.PROTECTS);
        } else if (!plan.isEmpty() && explained) {
            standard(Role.TESTS);
        }
        suspects(suspectedCauses(explained));
        if (!stuck) {
            standard(Role.TESTS);
        }
        standard(Role.LAST_RESORT);
        List<Step> ordered = Order.of(improved(List.copyOf(plan.values())));
        expectedMinutes = expectedMinutes(ordered);
        return ordered;
    }

    /** Suspects' harmless steps in the order that is expected to cost least; the others keep their places. */
    private List<Step> improved(List<Step> steps) {
        List<Step> free = steps.stream().filter(Planner::mayMove).toList();
        List<Step> better = new ArrayList<>(
                course(true).improved(free, step -> offer(step.id()).cost(weights)));
        List<Step> all = new ArrayList<>();
        for (Step step : steps) {
            all.add(mayMove(step) ? better.remove(0) : step);
        }
        return all;
    }

    private static boolean mayMove(Step step) {
        return step.cause() == null
                && step.page().role() == Role.FIXES
                && step.page().destructiveness() < 3;
    }

    /** The mean time until a backup works; one run has to be waited for in any case. */
    private double expectedMinutes(List<Step> steps) {
        Course<Step> course = course(false);
        double minutes = 0;
        for (Step step : steps) {
            minutes += (step.page().role() == Role.TESTS ? 1 : course.done(step))
                    * offer(step.id()).minutes(weights);
            course.after(step);
        }
        return minutes;
    }

    /** What following a plan costs, prices of money and of what is destroyed included, when things are as in a conclusion. */
    static double cost(List<Step> plan, Conclusion then, Weights weights) {
        Planner planner = new Planner(then.beliefs(), then.offers(), weights, then.verdict());
        return planner.course(false).expected(plan, step -> Offer.cost(step.page(), weights), weights.givingUp());
    }

    private Course<Step> course(boolean asTold) {
        Map<String, Double> suspected = new LinkedHashMap<>(beliefs.probabilities());
        List<String> certain =
                suspected.keySet().stream().filter(this::isConfirmed).toList();
        certain.forEach(suspected::remove);
        double left = suspected.values().stream().mapToDouble(chance -> chance).sum();
        double whole = left + beliefs.noneOfThese();
        // What is certain explains the trouble, whether or not it keeps every backup from succeeding.
        double scale = certain.isEmpty() || whole <= weights.afterConfirmed() ? 1 : weights.afterConfirmed() / whole;
        suspected.replaceAll((cause, chance) -> chance * scale);
        if (asTold) {
            suspected.putAll(told(suspected));
        }
        return new Course<>(certain, suspected, beliefs.noneOfThese() * scale, (step, cause) -> efficacy(step, cause));
    }

    private double efficacy(Step step, String cause) {
        if (step.page().role() == Role.PROTECTS) {
            return 0;
        }
        return cause.equals(step.cause())
                ? step.followsUp() ? 0 : step.chance()
                : offers.efficacyIfOpen(step.id(), cause);
    }

    /**
     * A remedy that protects can be recommended for itself: it stands in where the cause may well not be cleared, and comes first where
     * what it saves is in danger.
     */
    private void standIns() {
        List<String> causes = new ArrayList<>();
        beliefs.blocking().forEach(blocking -> causes.add(blocking.id()));
        beliefs.probabilities().forEach((cause, chance) -> {
            if (chance >= weights.worthSaving() && !causes.contains(cause)) {
                causes.add(cause);
            }
        });
        for (Offer offer : offers.open(Role.PROTECTS)) {
            for (String cause : causes) {
                List<Statement> said = offer.said().getOrDefault(cause, List.of());
                boolean doubtful = plan.values().stream()
                        .noneMatch(step -> cause.equals(step.cause()) && !step.followsUp() && step.chance() >= 0.5);
                if (doubtful && !said.isEmpty() && !plan.containsKey(offer.id())) {
                    plan.put(offer.id(), Step.of(offer.page(), said));
                }
            }
        }
    }

    /** Where the trouble is explained, only what a rule spoke for is worth a step; else every cause that isn't ruled out. */
    private List<String> suspectedCauses(boolean explained) {
        return explained
                ? beliefs.listed().stream().map(Belief::id).toList()
                : List.copyOf(beliefs.all().keySet());
    }

    /** The mean time to a working backup, in minutes. */
    double expectedMinutes() {
        return expectedMinutes;
    }

    /**
     * Adds remedies of suspected causes while one is worth its cost. In which order, is weighed by what somebody told: what nothing
     * speaks for counts less beside what something speaks for.
     */
    private void suspects(List<String> causes) {
        Map<String, Double> chances = new LinkedHashMap<>(beliefs.probabilities());
        chances.keySet().retainAll(causes);
        beliefs.blocking().forEach(belief -> chances.remove(belief.id()));
        while (true) {
            Map<String, Double> told = told(chances);
            Offer best = null;
            for (Offer offer : offers.open()) {
                if (mayBeSuggested(offer, chances)
                        && worth(offer, chances) >= 1 / weights.givingUp()
                        && (best == null || worth(offer, told) > worth(best, told))) {
                    best = offer;
                }
            }
            if (best == null) {
                eachSuspectItsRemedy(chances);
                return;
            }
            suggest(best, chances);
        }
    }

    private boolean mayBeSuggested(Offer offer, Map<String, Double> chances) {
        return !plan.containsKey(offer.id())
                && !(offer.page().reset() && !beliefs.blocking().isEmpty())
                && (offer.page().destructiveness() < 3 || isForTheLikely(offer, chances));
    }

    /** Who tells something mostly tells what there is to tell. */
    private Map<String, Double> told(Map<String, Double> chances) {
        List<String> listed = beliefs.listed().stream().map(Belief::id).toList();
        Map<String, Double> told = new LinkedHashMap<>(chances);
        if (!listed.isEmpty()) {
            told.replaceAll((cause, chance) -> listed.contains(cause) ? chance : chance * weights.unspoken());
        }
        return told;
    }

    /** What a rule spoke for and isn't improbable gets its best remedy, also where the step costs much. */
    private void eachSuspectItsRemedy(Map<String, Double> chances) {
        for (Belief suspect : beliefs.listed()) {
            boolean met = plan.values().stream().anyMatch(step -> step.fixes().contains(suspect.id()));
            double probability = chances.getOrDefault(suspect.id(), 0d);
            boolean enough = met || suspect.confirmed() || probability < weights.worthARemedy();
            Offer best = enough ? null : bestFor(suspect.id(), 2);
            if (best != null) {
                suggest(best, chances);
            }
        }
        // What is still likely after all that, at the price of what it destroys.
        for (Belief suspect : beliefs.listed()) {
            double probability = chances.getOrDefault(suspect.id(), 0d);
            Offer best = probability < weights.worthDestroying() ? null : bestFor(suspect.id(), 4);
            if (best != null) {
                suggest(best, chances);
            }
        }
    }

    /** The remedy for a cause that is most worth its cost, of those that destroy no more than that. */
    private @Nullable Offer bestFor(String cause, int destructiveness) {
        return offers.open().stream()
                .filter(offer -> offer.efficacy(cause) > 0)
                .filter(offer -> offer.page().destructiveness() <= destructiveness)
                .filter(this::protectable)
                .filter(offer -> !plan.containsKey(offer.id()))
                .filter(offer -> !(offer.page().reset() && !beliefs.blocking().isEmpty()))
                .min(Comparator.comparingDouble((Offer offer) -> -offer.efficacy(cause) / offer.cost(weights))
                        .thenComparing(Offer::id))
                .orElse(null);
    }

    /** What destroys data is only for a cause that is likely. */
    private boolean isForTheLikely(Offer offer, Map<String, Double> chances) {
        return chances.entrySet().stream()
                .anyMatch(entry -> entry.getValue() >= weights.worthDestroying() && offer.efficacy(entry.getKey()) > 0);
    }

    private void suggest(Offer offer, Map<String, Double> chances) {
        place(suspected(offer, chances, chance(offer, chances)));
        assumeInVain(offer, chances);
    }

    private double chance(Offer offer, Map<String, Double> chances) {
        double chance = chances.entrySet().stream()
                .mapToDouble(entry -> entry.getValue() * offer.efficacy(entry.getKey()))
                .sum();
        return Math.min(0.99, chance);
    }

    private double worth(Offer offer, Map<String, Double> chances) {
        return chance(offer, chances) / offer.cost(weights);
    }

    /** What is confirmed stays what it is but for the remedy's part; the others share what is left between them. */
    private void assumeInVain(Offer offer, Map<String, Double> chances) {
        double solved = chances.entrySet().stream()
                .filter(entry -> !isConfirmed(entry.getKey()))
                .mapToDouble(entry -> entry.getValue() * offer.efficacy(entry.getKey()))
                .sum();
        chances.replaceAll((cause, now) -> {
            double rest = now * (1 - offer.efficacy(cause));
            return isConfirmed(cause) ? rest : rest / (1 - Math.min(0.99, solved));
        });
    }

    private boolean isConfirmed(String cause) {
        Belief belief = beliefs.all().get(cause);
        return belief != null && belief.confirmed();
    }

    private Step suspected(Offer offer, Map<String, Double> chances, double chance) {
        List<String> fixes = offer.efficacies().keySet().stream()
                .filter(chances::containsKey)
                .toList();
        List<String> listed = beliefs.listed().stream()
                .map(Belief::id)
                .filter(fixes::contains)
                .toList();
        List<String> named = listed.isEmpty() ? fixes : listed;
        return new Step(
                offer.page(),
                null,
                named.stream().sorted().toList(),
                named.stream()
                        .flatMap(cause -> offer.said().getOrDefault(cause, List.of()).stream())
                        .distinct()
                        .toList(),
                false,
                List.of(),
                List.of(),
                List.of(),
                chance,
                named.stream()
                        .map(offer::freesBytes)
                        .filter(OptionalLong::isPresent)
                        .findFirst()
                        .orElse(OptionalLong.empty()),
                0,
                null);
    }

    private void standard(Role role) {
        for (Offer offer : offers.open(role)) {
            if (!plan.containsKey(offer.id())) {
                place(Step.of(offer.page(), List.of()));
            }
        }
    }

    /** Places a step, and before one that destroys data the remedy that saves it. */
    private void place(Step step) {
        if (plan.containsKey(step.id()) || !protectable(offer(step.id()))) {
            return;
        }
        if (step.page().destructiveness() >= 3) {
            standard(Role.PROTECTS);
        }
        plan.put(step.id(), step.page().destructiveness() >= 3 ? marked(step) : step);
    }

    private boolean unprotected(Offer offer) {
        return offer.page().destructiveness() >= 3 && offers.open(Role.PROTECTS).isEmpty();
    }

    /** A step that destroys data is only offered where the data can be saved before, or needn't be. */
    private boolean protectable(Offer offer) {
        return !unprotected(offer) || offers.protectionSettled();
    }

    private Step marked(Step step) {
        @Nullable
        Unprotected why = offers.protectionImpossible()
                ? Unprotected.NOT_POSSIBLE
                : offers.protectionWaived() ? Unprotected.WAIVED : offers.protectionSettled() ? Unprotected.DONE : null;
        return new Step(
                step.page(),
                step.cause(),
                step.fixes(),
                step.said(),
                step.needed(),
                step.alternatives(),
                step.with(),
                step.after(),
                step.chance(),
                step.freesBytes(),
                step.stillMissingBytes(),
                why);
    }

    private Offer offer(String id) {
        return offers.open(id);
    }
}
