package org.backupdoctor.internal.knowledge;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.backupdoctor.Problem;
import org.backupdoctor.rule.Efficacy;
import org.backupdoctor.rule.Strength;

/**
 * The numbers of the reasoning, as {@code data/reasoning.yaml} has them.
 *
 * @param origin where the numbers are from
 * @param factors what evidence of each strength multiplies a cause's weight with; a doubt divides
 * @param efficacies how likely a remedy clears a cause
 * @param noneOfThese the weight of all causes that no page knows
 * @param afterConfirmed what is left of the other causes' weight once a blocking cause is confirmed
 * @param waitingShare what a minute of waiting costs, in minutes of attention
 * @param waitingMost the most that waiting can cost
 * @param destruction what destructiveness 0 to 4 costs, in minutes
 * @param money what spending money costs, in minutes
 * @param mobileData what using mobile data costs, in minutes
 * @param givingUp what it costs to end without a working backup, in minutes: a step that isn't worth it against this is left out
 * @param notEnough what is left of a remedy's efficacy when it frees less than is missing
 * @param worthAStep from which share of its cost on a step is offered by what it saves in the mean
 * @param worthARemedy from which probability on a suspected cause gets a remedy, also where the step costs much
 * @param worthSaving from which probability on a cause that endangers the data has them saved first
 * @param unspoken what is left in a plan of causes that nothing speaks for, once something speaks for another
 * @param worthDestroying from which probability on a suspected cause may get a remedy that destroys data
 * @param noFailures codes of MBErrorDomain that are no failure
 * @param freshDays within how many days a success counts as fresh
 * @param staleDays from how many days on a source that is older than the snapshot is said to be
 */
public record Weights(
        String origin,
        Map<Strength, Double> factors,
        Map<Efficacy, Double> efficacies,
        double noneOfThese,
        double afterConfirmed,
        double waitingShare,
        double waitingMost,
        List<Double> destruction,
        double money,
        double mobileData,
        double givingUp,
        double notEnough,
        double worthAStep,
        double worthARemedy,
        double worthDestroying,
        double worthSaving,
        double unspoken,
        Set<Long> noFailures,
        int freshDays,
        int staleDays) {

    /** What evidence of this strength multiplies with. */
    public double factor(Strength strength) {
        return factors.getOrDefault(strength, 1d);
    }

    /** How likely a remedy of this efficacy clears a cause. */
    public double efficacy(Efficacy efficacy) {
        return efficacies.getOrDefault(efficacy, 0d);
    }

    static Weights parse(String file, Map<?, ?> data, List<Problem> problems) {
        FieldReader all = FieldReader.ofData(file, data, problems);
        FieldReader strengths = all.group("factors");
        Map<Strength, Double> factors = new EnumMap<>(Strength.class);
        for (Strength strength : Strength.values()) {
            factors.put(strength, strengths.number(strength.name(), 1, 1000, null));
        }
        strengths.nothingElse();
        FieldReader words = all.group("efficacies");
        Map<Efficacy, Double> efficacies = new EnumMap<>(Efficacy.class);
        for (Efficacy efficacy : Efficacy.values()) {
            efficacies.put(efficacy, words.number(efficacy.name(), 0, 1, null));
        }
        words.nothingElse();
        FieldReader prices = all.group("prices");
        List<Double> destruction = prices.list("destructiveness").stream()
                .filter(price -> price instanceof Number)
                .map(price -> (Double) ((Number) price).doubleValue())
                .toList();
        if (destruction.size() != 5) {
            problems.add(new Problem(
                    file,
                    "/prices/destructiveness",
                    "Expected five numbers for \"prices.destructiveness\", for 0 to 4, but here are "
                            + destruction.size() + ".",
                    "Maybe one was lost."));
            destruction = List.of(0d, 0d, 0d, 0d, 0d);
        }
        Weights weights = new Weights(
                all.text("origin", ""),
                factors,
                efficacies,
                all.number("noneOfThese", 0, 10, null),
                all.number("afterConfirmed", 0, 1, null),
                prices.number("waitingShare", 0, 1, null),
                prices.number("waitingMost", 0, 10_000, null),
                destruction,
                prices.number("money", 0, 10_000, null),
                prices.number("mobileData", 0, 10_000, null),
                prices.number("givingUp", 1, 10_000, null),
                all.number("notEnough", 0, 1, null),
                all.number("worthAStep", 0, 1, 1d),
                all.number("worthARemedy", 0, 1, null),
                all.number("worthDestroying", 0, 1, null),
                all.number("worthSaving", 0, 1, null),
                all.number("unspoken", 0, 1, null),
                all.list("noFailures").stream()
                        .filter(Long.class::isInstance)
                        .map(Long.class::cast)
                        .collect(Collectors.toUnmodifiableSet()),
                all.whole("freshDays", 1, 365, null),
                all.whole("staleDays", 1, 365, null));
        prices.nothingElse();
        all.nothingElse();
        return weights;
    }
}
