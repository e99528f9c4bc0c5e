package org.backupdoctor.internal.reason;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.backupdoctor.internal.knowledge.Weights;

/** How likely each suspected cause is by now, while a plan is made: after every step on the assumption that it didn't help. */
final class Chances {

    private final Map<String, Double> now;
    private final Beliefs beliefs;
    private final Weights weights;

    /** Of these causes; what blocks is no matter of chance. */
    Chances(Beliefs beliefs, Collection<String> causes, Weights weights) {
        this.beliefs = beliefs;
        this.weights = weights;
        this.now = new LinkedHashMap<>(beliefs.probabilities());
        now.keySet().retainAll(causes);
        beliefs.blocking().forEach(belief -> now.remove(belief.id()));
    }

    boolean knows(String cause) {
        return now.containsKey(cause);
    }

    double of(String cause) {
        return now.getOrDefault(cause, 0d);
    }

    /** That a remedy clears what it is. */
    double of(Offer offer) {
        return Math.min(0.99, sum(offer, cause -> 1));
    }

    /** Whether a remedy is worth its cost against giving up. */
    boolean areWorth(Offer offer) {
        return of(offer) / offer.cost(weights) >= 1 / weights.givingUp();
    }

    /** What a remedy is worth by what somebody told: the order goes by that. */
    double worthAsTold(Offer offer) {
        return sum(offer, beliefs::told) / offer.cost(weights);
    }

    /** Whether one of the causes that a remedy clears is likely enough to destroy data for it. */
    boolean justifyDestroying(Offer offer) {
        return now.entrySet().stream()
                .anyMatch(entry -> entry.getValue() >= weights.worthDestroying() && offer.efficacy(entry.getKey()) > 0);
    }

    /** What is confirmed stays what it is but for the remedy's part; the others share what is left between them. */
    void assumeInVain(Offer offer) {
        double solved = now.entrySet().stream()
                .filter(entry -> !beliefs.isConfirmed(entry.getKey()))
                .mapToDouble(entry -> entry.getValue() * offer.efficacy(entry.getKey()))
                .sum();
        now.replaceAll((cause, chance) -> {
            double rest = chance * (1 - offer.efficacy(cause));
            return beliefs.isConfirmed(cause) ? rest : rest / (1 - Math.min(0.99, solved));
        });
    }

    private double sum(Offer offer, ToDoubleFunction<String> counts) {
        double sum = 0;
        for (Map.Entry<String, Double> clears : offer.efficacies().entrySet()) {
            sum += of(clears.getKey()) * clears.getValue() * counts.applyAsDouble(clears.getKey());
        }
        return sum;
    }
}
