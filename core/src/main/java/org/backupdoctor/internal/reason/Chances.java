package org.backupdoctor.internal.reason;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.backupdoctor.internal.knowledge.Weights;
import org.jspecify.annotations.Nullable;

/**
 * How likely each cause is by now, while a plan is made: after every step on the assumption that there is still no working backup. What is
 * confirmed holds until it is cleared; of the others at most one holds, or something that no page knows. So once the remedies of what is
 * confirmed were in vain too, one of the others becomes likely again.
 */
final class Chances {

    private enum Standing {
        SUSPECTED,
        CONFIRMED,
        BLOCKING,
        ELSEWHERE
    }

    private final Map<String, Integer> numbers = new HashMap<>();
    private final Standing[] standings;
    /** By the numbers of the causes: how likely they are, and what is confirmed is still open. */
    private final double[] open;

    private final double[] told;
    private final double elsewhere;
    private final Weights weights;
    private final IdentityHashMap<Offer, Effect> effects = new IdentityHashMap<>();
    private double failing;

    /** What a remedy does to the causes, these by number, and what it costs. */
    @SuppressWarnings("ArrayRecordComponent") // it is never compared
    private record Effect(int[] causes, double[] efficacies, double cost) {}

    /** Of these causes; the others can't be met. */
    Chances(Beliefs beliefs, Collection<String> causes, Weights weights) {
        this.weights = weights;
        Map<String, Double> probabilities = beliefs.probabilities();
        this.standings = new Standing[probabilities.size()];
        this.open = new double[standings.length];
        this.told = new double[standings.length];
        Set<String> met = causes instanceof Set<String> set ? set : new HashSet<>(causes);
        double others = beliefs.noneOfThese();
        int number = 0;
        for (Map.Entry<String, Double> cause : probabilities.entrySet()) {
            String id = cause.getKey();
            numbers.put(id, number);
            told[number] = beliefs.told(id);
            if (beliefs.isConfirmed(id)) {
                standings[number] = beliefs.blocks(id) ? Standing.BLOCKING : Standing.CONFIRMED;
                open[number] = 1;
            } else if (met.contains(id)) {
                standings[number] = Standing.SUSPECTED;
                open[number] = cause.getValue();
            } else {
                standings[number] = Standing.ELSEWHERE;
                others += cause.getValue();
            }
            number++;
        }
        this.elsewhere = others;
        this.failing = failing();
    }

    boolean knows(String cause) {
        Integer number = numbers.get(cause);
        return number != null && (standings[number] == Standing.SUSPECTED || standings[number] == Standing.CONFIRMED);
    }

    double of(String cause) {
        Integer number = numbers.get(cause);
        return number == null ? 0 : of(number);
    }

    private double of(int cause) {
        return switch (standings[cause]) {
            case SUSPECTED -> open[cause] / failing;
            case CONFIRMED -> Math.min(1, open[cause] / failing);
            case BLOCKING, ELSEWHERE -> 0;
        };
    }

    /** That there is still no working backup. */
    private double failing() {
        double others = elsewhere;
        double cleared = 1;
        for (int i = 0; i < open.length; i++) {
            if (standings[i] == Standing.SUSPECTED) {
                others += open[i];
            } else if (standings[i] != Standing.ELSEWHERE) {
                cleared *= 1 - open[i];
            }
        }
        return Math.max(0.01, 1 - Math.max(0, 1 - others) * cleared);
    }

    /** That a remedy clears what it is. */
    double of(Offer offer) {
        return Math.min(0.99, sum(offer, null));
    }

    /** Whether a remedy is worth its cost against giving up. */
    boolean areWorth(Offer offer) {
        return areWorth(offer, 1);
    }

    /** Whether it would be at a quarter of its cost: nobody understands a plan without a step for what is suspected first. */
    boolean areNearlyWorth(Offer offer) {
        return areWorth(offer, 0.25);
    }

    private boolean areWorth(Offer offer, double share) {
        return of(offer) * weights.givingUp()
                >= share * weights.worthAStep() * effect(offer).cost();
    }

    /** What a remedy is worth by what somebody told: the order goes by that. */
    double worthAsTold(Offer offer) {
        return sum(offer, told) / effect(offer).cost();
    }

    /** Whether one of the causes that a remedy clears is at least so likely that data may be destroyed for it. */
    boolean justifyDestroying(Offer offer, double least) {
        Effect effect = effect(offer);
        for (int i = 0; i < effect.causes().length; i++) {
            if (effect.efficacies()[i] > 0 && of(effect.causes()[i]) >= least) {
                return true;
            }
        }
        return false;
    }

    /** That a remedy clears what it is, and that this is nothing that the other one clears. */
    double beside(Offer offer, Offer other) {
        Effect effect = effect(offer);
        double sum = 0;
        for (int i = 0; i < effect.causes().length; i++) {
            int cause = effect.causes()[i];
            if (Arrays.stream(effect(other).causes()).noneMatch(each -> each == cause)) {
                sum += of(cause) * effect.efficacies()[i];
            }
        }
        return sum;
    }

    /** From here on a remedy was in vain. */
    void assumeInVain(Offer offer) {
        Effect effect = effect(offer);
        for (int i = 0; i < effect.causes().length; i++) {
            open[effect.causes()[i]] *= 1 - effect.efficacies()[i];
        }
        failing = failing();
    }

    private double sum(Offer offer, double @Nullable [] counts) {
        Effect effect = effect(offer);
        double sum = 0;
        for (int i = 0; i < effect.causes().length; i++) {
            int cause = effect.causes()[i];
            sum += of(cause) * effect.efficacies()[i] * (counts == null ? 1 : counts[cause]);
        }
        return sum;
    }

    private Effect effect(Offer offer) {
        Effect known = effects.get(offer);
        if (known == null) {
            int[] causes = new int[offer.efficacies().size()];
            double[] efficacies = new double[causes.length];
            int count = 0;
            for (Map.Entry<String, Double> clears : offer.efficacies().entrySet()) {
                Integer number = numbers.get(clears.getKey());
                if (number != null) {
                    causes[count] = number;
                    efficacies[count++] = clears.getValue();
                }
            }
            known = new Effect(Arrays.copyOf(causes, count), Arrays.copyOf(efficacies, count), offer.cost(weights));
            effects.put(offer, known);
        }
        return known;
    }
}
