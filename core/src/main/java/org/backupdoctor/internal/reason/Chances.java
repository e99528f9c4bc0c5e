package org.backupdoctor.internal.reason;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.backupdoctor.internal.knowledge.Weights;

/**
 * How likely each cause is by now, while a plan is made: after every step on the assumption that there is still no working backup. What is
 * confirmed holds until it is cleared; of the others at most one holds, or something that no page knows. So once the remedies of what is
 * confirmed were in vain too, one of the others becomes likely again.
 */
final class Chances {

    private final Map<String, Double> suspected = new LinkedHashMap<>();
    private final Map<String, Double> confirmed = new LinkedHashMap<>();
    private final double elsewhere;
    private final Beliefs beliefs;
    private final Weights weights;

    /** Of these causes; the others can't be met. */
    Chances(Beliefs beliefs, Collection<String> causes, Weights weights) {
        this.beliefs = beliefs;
        this.weights = weights;
        double others = beliefs.noneOfThese();
        for (Map.Entry<String, Double> cause : beliefs.probabilities().entrySet()) {
            if (beliefs.isConfirmed(cause.getKey())) {
                confirmed.put(cause.getKey(), 1.0);
            } else if (causes.contains(cause.getKey())) {
                suspected.put(cause.getKey(), cause.getValue());
            } else {
                others += cause.getValue();
            }
        }
        this.elsewhere = others;
    }

    boolean knows(String cause) {
        return suspected.containsKey(cause) || (confirmed.containsKey(cause) && !beliefs.blocks(cause));
    }

    double of(String cause) {
        Double open = confirmed.get(cause);
        return open != null
                ? beliefs.blocks(cause) ? 0 : Math.min(1, open / failing())
                : suspected.getOrDefault(cause, 0d) / failing();
    }

    /** That there is still no working backup. */
    private double failing() {
        double others = elsewhere;
        for (double chance : suspected.values()) {
            others += chance;
        }
        double cleared = 1;
        for (double open : confirmed.values()) {
            cleared *= 1 - open;
        }
        return Math.max(0.01, 1 - Math.max(0, 1 - others) * cleared);
    }

    /** That a remedy clears what it is. */
    double of(Offer offer) {
        return Math.min(0.99, sum(offer, cause -> 1));
    }

    /** Whether a remedy is worth its cost against giving up. */
    boolean areWorth(Offer offer) {
        return of(offer) * weights.givingUp() >= weights.worthAStep() * offer.cost(weights);
    }

    /** What a remedy is worth by what somebody told: the order goes by that. */
    double worthAsTold(Offer offer) {
        return sum(offer, beliefs::told) / offer.cost(weights);
    }

    /** Whether one of the causes that a remedy clears is likely enough to destroy data for it. */
    boolean justifyDestroying(Offer offer) {
        return offer.efficacies().entrySet().stream()
                .anyMatch(clears -> clears.getValue() > 0 && of(clears.getKey()) >= weights.worthDestroying());
    }

    /** From here on a remedy was in vain. */
    void assumeInVain(Offer offer) {
        suspected.replaceAll((cause, chance) -> chance * (1 - offer.efficacy(cause)));
        confirmed.replaceAll((cause, open) -> open * (1 - offer.efficacy(cause)));
    }

    private double sum(Offer offer, ToDoubleFunction<String> counts) {
        double sum = 0;
        for (Map.Entry<String, Double> clears : offer.efficacies().entrySet()) {
            sum += of(clears.getKey()) * clears.getValue() * counts.applyAsDouble(clears.getKey());
        }
        return sum;
    }
}
