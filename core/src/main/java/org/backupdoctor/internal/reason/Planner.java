package org.backupdoctor.internal.reason;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /** Minutes of waiting in which something else can be done. */
    private static final int LONG = 120;

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
        boolean explained = beliefs.all().values().stream()
                .anyMatch(belief -> belief.confirmed() && belief.page().explains());
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
        meanwhile();
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
        Outlook outlook = new Outlook(beliefs, offers, weights);
        List<Step> ordered = Order.of(outlook.improved(List.copyOf(plan.values())));
        expectedMinutes = outlook.minutes(ordered);
        return ordered;
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

    /** Where hours have to be waited until what blocks is gone, the data can be saved meanwhile, if a rule recommends that. */
    private void meanwhile() {
        List<String> waiting = plan.values().stream()
                .filter(step -> step.cause() != null && step.page().minutes().waiting() >= LONG)
                .map(Step::cause)
                .toList();
        for (Offer offer : offers.open(Role.PROTECTS)) {
            List<Statement> said = waiting.stream()
                    .flatMap(cause -> offer.said().getOrDefault(cause, List.of()).stream())
                    .toList();
            if (!said.isEmpty() && !plan.containsKey(offer.id())) {
                plan.put(offer.id(), Step.of(offer.page(), said));
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

    /** Adds remedies of suspected causes while one is worth its cost. */
    private void suspects(List<String> causes) {
        Chances chances = new Chances(beliefs, causes, weights);
        plan.values().stream()
                .filter(step -> step.cause() != null)
                .forEach(step -> chances.assumeInVain(offer(step.id())));
        List<Offer> open = offers.open();
        while (true) {
            Offer best = null;
            double most = 0;
            for (Offer offer : open) {
                if (fits(offer)
                        && (offer.page().destructiveness() < 3 || mayDestroy(offer, open, chances))
                        && chances.areWorth(offer)) {
                    double worth = chances.worthAsTold(offer);
                    if (best == null || worth > most) {
                        best = offer;
                        most = worth;
                    }
                }
            }
            if (best == null) {
                eachSuspectItsRemedy(chances);
                return;
            }
            suggest(best, chances);
        }
    }

    /** Whether a remedy may still be suggested; nothing is reset while it is known what blocks. */
    private boolean fits(Offer offer) {
        return !plan.containsKey(offer.id())
                && !(offer.page().reset() && !beliefs.blocking().isEmpty());
    }

    /** What a rule spoke for and isn't improbable gets its best remedy, also where the step costs much. */
    private void eachSuspectItsRemedy(Chances chances) {
        String first = beliefs.listed().isEmpty() ? "" : beliefs.listed().get(0).id();
        for (Belief suspect : beliefs.listed()) {
            boolean met = plan.values().stream().anyMatch(step -> step.fixes().contains(suspect.id()));
            if (!met && !suspect.confirmed() && chances.knows(suspect.id())) {
                boolean isProbable = chances.of(suspect.id()) >= weights.worthARemedy();
                bestFor(suspect.id(), 2)
                        .filter(offer -> isProbable || (first.equals(suspect.id()) && chances.areNearlyWorth(offer)))
                        .ifPresent(offer -> suggest(offer, chances));
            }
        }
        // What is still likely after all that, at the price of what it destroys.
        for (Belief suspect : beliefs.listed()) {
            if (chances.of(suspect.id()) >= worthDestroying()) {
                bestFor(suspect.id(), 4).ifPresent(offer -> suggest(offer, chances));
            }
        }
    }

    /** Whether a cause is likely enough for it, and what is milder for another one isn't still to come. */
    private boolean mayDestroy(Offer offer, List<Offer> open, Chances chances) {
        return chances.justifyDestroying(offer, worthDestroying())
                && open.stream()
                        .noneMatch(other -> other.page().destructiveness() < 3
                                && fits(other)
                                && chances.areWorth(other)
                                && chances.beside(other, offer) >= weights.worthARemedy());
    }

    /** How likely a cause has to be for a remedy that destroys data: half as likely where they are saved. */
    private double worthDestroying() {
        return offers.isSaved() ? weights.worthDestroying() / 2 : weights.worthDestroying();
    }

    /** The remedy for a cause that is most worth its cost, of those that destroy no more than that. */
    private Optional<Offer> bestFor(String cause, int destructiveness) {
        return offers.open().stream()
                .filter(offer -> offer.efficacy(cause) > 0 && offer.page().destructiveness() <= destructiveness)
                .filter(offer -> fits(offer) && protectable(offer))
                .min(Comparator.comparingDouble((Offer offer) -> -offer.efficacy(cause) / offer.cost(weights))
                        .thenComparing(Offer::id));
    }

    private void suggest(Offer offer, Chances chances) {
        place(suspected(offer, chances));
        chances.assumeInVain(offer);
    }

    private Step suspected(Offer offer, Chances chances) {
        List<String> fixes =
                offer.efficacies().keySet().stream().filter(chances::knows).toList();
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
                        .toList(),
                false,
                List.of(),
                List.of(),
                List.of(),
                chances.of(offer),
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
