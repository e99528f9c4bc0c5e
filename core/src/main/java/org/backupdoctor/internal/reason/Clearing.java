package org.backupdoctor.internal.reason;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.backupdoctor.internal.knowledge.Weights;

/**
 * How one confirmed blocking cause can be cleared: the remedies that do it alone, best first, and those that do it only together,
 * because what they free is less than what is missing.
 */
final class Clearing {

    private final Belief cause;
    private final Weights weights;
    private final List<Offer> alone = new ArrayList<>();
    private final List<Offer> followUps = new ArrayList<>();
    private final Map<Offer, List<String>> together = new LinkedHashMap<>();

    Clearing(Belief cause, List<Offer> open, Weights weights) {
        this.cause = cause;
        this.weights = weights;
        List<Offer> fitting = open.stream()
                .filter(offer -> offer.efficacy(cause.id()) > 0)
                .sorted(byWorth())
                .toList();
        List<Offer> tooLittle = new ArrayList<>();
        for (Offer offer : fitting) {
            if (follows(offer, fitting)) {
                followUps.add(offer);
            } else if (stillMissing(offer) > 0) {
                tooLittle.add(offer);
            } else {
                alone.add(offer);
            }
        }
        tooLittle.forEach(offer -> combine(offer, tooLittle));
    }

    Belief cause() {
        return cause;
    }

    /** What the cheapest way to clear it costs; causes that are cheap to clear come first. */
    double cost() {
        return alone.stream().mapToDouble(offer -> offer.cost(weights)).min().orElse(Double.MAX_VALUE);
    }

    /** The steps, best first. */
    List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        List<String> ids = alone.stream().map(Offer::id).toList();
        for (Offer offer : alone) {
            List<String> others =
                    ids.stream().filter(id -> !id.equals(offer.id())).toList();
            steps.add(step(offer, true, others, List.of(), offer.efficacy(cause.id())));
        }
        followUps.forEach(offer -> steps.add(step(
                offer,
                true,
                List.of(),
                offer.page().after().stream().filter(ids::contains).toList(),
                offer.efficacy(cause.id()))));
        together.forEach((offer, with) -> steps.add(
                step(offer, alone.isEmpty(), List.of(), with, offer.efficacy(cause.id()) * weights.notEnough())));
        return steps;
    }

    private Step step(Offer offer, boolean needed, List<String> alternatives, List<String> with, double chance) {
        return new Step(
                offer.page(),
                cause.id(),
                List.copyOf(offer.efficacies().keySet()),
                offer.said().getOrDefault(cause.id(), List.of()),
                needed,
                alternatives,
                with,
                List.of(),
                chance,
                offer.freesBytes(cause.id()),
                Math.max(0, stillMissing(offer)),
                null);
    }

    /** A remedy that only comes after another one for this cause finishes its work, it doesn't replace it. */
    private static boolean follows(Offer offer, List<Offer> fitting) {
        return fitting.stream().anyMatch(other -> offer.page().after().contains(other.id()));
    }

    private long stillMissing(Offer offer) {
        OptionalLong frees = offer.freesBytes(cause.id());
        return frees.isPresent() ? cause.missingBytes() - frees.getAsLong() : 0;
    }

    /** With what a remedy that frees too little is enough; nothing is noted when nothing makes it enough. */
    private void combine(Offer offer, List<Offer> tooLittle) {
        boolean anotherIsEnough =
                alone.stream().anyMatch(other -> other.freesBytes(cause.id()).isPresent());
        if (anotherIsEnough) {
            return;
        }
        Offer open = alone.stream()
                .filter(other -> other.page().makesRoom())
                .findFirst()
                .orElse(null);
        if (open != null) {
            together.put(offer, List.of(open.id()));
            return;
        }
        List<Offer> others = tooLittle.stream()
                .filter(other -> !other.id().equals(offer.id()))
                .sorted(Comparator.comparingLong(
                        (Offer other) -> -other.freesBytes(cause.id()).orElse(0)))
                .toList();
        long missing = stillMissing(offer);
        List<String> with = new ArrayList<>();
        for (Offer other : others) {
            if (missing > 0) {
                missing -= other.freesBytes(cause.id()).orElse(0);
                with.add(other.id());
            }
        }
        if (missing <= 0) {
            together.put(offer, List.copyOf(with));
        }
    }

    private Comparator<Offer> byWorth() {
        return Comparator.comparingDouble((Offer offer) -> -offer.efficacy(cause.id()) / offer.cost(weights))
                .thenComparing(Offer::id);
    }
}
