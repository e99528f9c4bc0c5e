package org.backupdoctor.internal.reason;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.backupdoctor.fact.FreesRoom;
import org.backupdoctor.internal.knowledge.RemedyPage;
import org.backupdoctor.internal.knowledge.Weights;

/**
 * How one confirmed blocking cause can be cleared: the remedies that do it alone, best first, and those that do it only together,
 * because what they free is less than what is missing. What destroys data is left out where something milder is known to free enough.
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
        if (mildlyEnough()) {
            alone.removeIf(offer -> destroys(offer.page()));
        }
        List<Offer> worthwhile =
                tooLittle.stream().filter(offer -> !milderIsEnough(offer)).toList();
        worthwhile.forEach(offer -> combine(offer, worthwhile));
        dropWithoutPartners();
    }

    Belief cause() {
        return cause;
    }

    /** What the cheapest way to clear it costs; causes that are cheap to clear come first. */
    double cost() {
        return alone.stream().mapToDouble(offer -> offer.cost(weights)).min().orElse(Double.MAX_VALUE);
    }

    /** The steps, best first; what destroys data comes after all that doesn't, also after what is enough only together with it. */
    List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        List<String> ids = alone.stream().map(Offer::id).toList();
        for (Offer offer : alone) {
            steps.add(step(offer, without(ids, List.of(offer.id())), List.of(), offer.efficacy(cause.id())));
        }
        followUps.forEach(offer -> steps.add(step(
                offer,
                List.of(),
                offer.page().after().stream().filter(ids::contains).toList(),
                offer.efficacy(cause.id()))));
        together.forEach((offer, with) ->
                steps.add(step(offer, without(ids, with), with, offer.efficacy(cause.id()) * weights.notEnough())));
        steps.sort(Comparator.comparing(step -> destroys(step.page())));
        return steps;
    }

    private static List<String> without(List<String> ids, List<String> others) {
        return ids.stream().filter(id -> !others.contains(id)).toList();
    }

    private Step step(Offer offer, List<String> alternatives, List<String> with, double chance) {
        return new Step(
                offer.page(),
                cause.id(),
                List.copyOf(offer.efficacies().keySet()),
                offer.said().getOrDefault(cause.id(), List.of()),
                true,
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

    /** With what a remedy that frees too little is enough; it is left out when nothing makes it so, or what does needs it not. */
    private void combine(Offer offer, List<Offer> tooLittle) {
        Optional<Offer> open = alone.stream()
                .filter(other ->
                        other.page().makesRoom() && other.freesBytes(cause.id()).isEmpty())
                .findFirst();
        if (open.isPresent()) {
            together.put(offer, List.of(open.get().id()));
            return;
        }
        List<Offer> partners = new ArrayList<>();
        tooLittle.stream()
                .filter(other -> !other.id().equals(offer.id()))
                .sorted(Comparator.comparingLong((Offer other) -> -freed(List.of(other)))
                        .thenComparing(Offer::id))
                .forEach(other -> {
                    if (freed(with(offer, partners)) < cause.missingBytes()) {
                        partners.add(other);
                    }
                });
        for (Offer partner : List.copyOf(partners)) {
            List<Offer> fewer = partners.stream()
                    .filter(other -> !other.id().equals(partner.id()))
                    .toList();
            if (freed(with(offer, fewer)) >= cause.missingBytes()) {
                partners.remove(partner);
            }
        }
        if (freed(with(offer, partners)) >= cause.missingBytes() && freed(partners) < cause.missingBytes()) {
            together.put(offer, partners.stream().map(Offer::id).toList());
        }
    }

    /** Whether it is known that something frees enough and destroys no data. Money frees an unknown amount, and may not be there. */
    private boolean mildlyEnough() {
        return cause.missingBytes() > 0
                && alone.stream()
                        .anyMatch(offer -> !destroys(offer.page())
                                && offer.freesBytes(cause.id()).isPresent());
    }

    private static boolean destroys(RemedyPage page) {
        return page.destructiveness() >= 3;
    }

    private boolean milderIsEnough(Offer offer) {
        return alone.stream()
                .anyMatch(other -> other.freesBytes(cause.id()).isPresent()
                        && other.page().destructiveness() <= offer.page().destructiveness());
    }

    /** A combination counts only as long as all of it is in the plan. */
    private void dropWithoutPartners() {
        Set<String> there = new HashSet<>();
        alone.forEach(offer -> there.add(offer.id()));
        together.keySet().forEach(offer -> there.add(offer.id()));
        if (together.entrySet().removeIf(entry -> !there.containsAll(entry.getValue()))) {
            dropWithoutPartners();
        }
    }

    /** What remedies free together; what two of them would free counts once. */
    private long freed(List<Offer> offers) {
        Set<FreesRoom> things = Collections.newSetFromMap(new IdentityHashMap<>());
        offers.forEach(offer -> things.addAll(offer.frees(cause.id())));
        return things.stream().mapToLong(FreesRoom::freesBytes).sum();
    }

    private static List<Offer> with(Offer offer, List<Offer> partners) {
        List<Offer> all = new ArrayList<>(partners);
        all.add(offer);
        return all;
    }

    /** What destroys data comes last, however much it is worth. */
    private Comparator<Offer> byWorth() {
        return Comparator.comparing((Offer offer) -> destroys(offer.page()))
                .thenComparingDouble(offer -> -offer.efficacy(cause.id()) / offer.cost(weights))
                .thenComparing(Offer::id);
    }
}
