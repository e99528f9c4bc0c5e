package org.backupdoctor.internal.reason;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.backupdoctor.internal.knowledge.RemedyPage.Role;
import org.backupdoctor.internal.knowledge.Weights;

/** What a plan comes to when it is followed, things being as they are believed to be. */
final class Outlook {

    private final Beliefs beliefs;
    private final Offers offers;
    private final Weights weights;

    /** Those that are certain first. */
    private final List<String> causes = new ArrayList<>();

    private final int certain;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final IdentityHashMap<Step, double[]> clears = new IdentityHashMap<>();

    Outlook(Beliefs beliefs, Offers offers, Weights weights) {
        this.beliefs = beliefs;
        this.offers = offers;
        this.weights = weights;
        beliefs.probabilities().keySet().stream().filter(beliefs::isConfirmed).forEach(causes::add);
        this.certain = causes.size();
        for (String cause : beliefs.probabilities().keySet()) {
            if (!beliefs.isConfirmed(cause)) {
                causes.add(cause);
            }
        }
        for (int i = 0; i < causes.size(); i++) {
            numbers.put(causes.get(i), i);
        }
    }

    /** What following a plan costs, prices of money and of what is destroyed included; what may not be offered has no effect. */
    double cost(List<Step> plan) {
        return course(false).expected(plan, step -> Offer.cost(step.page(), weights), weights.givingUp());
    }

    /** The mean time until a backup works; one run has to be waited for in any case. */
    double minutes(List<Step> plan) {
        Course<Step> course = course(false);
        double minutes = 0;
        for (Step step : plan) {
            minutes += (step.page().role() == Role.TESTS ? 1 : course.done(step)) * Offer.minutes(step.page(), weights);
            course.after(step);
        }
        return minutes;
    }

    /** Suspects' harmless steps in the order that is expected to cost least; the others keep their places. */
    List<Step> improved(List<Step> plan) {
        List<Step> free = plan.stream().filter(Outlook::mayMove).toList();
        List<Step> better = new ArrayList<>(course(true).improved(free, step -> Offer.cost(step.page(), weights)));
        List<Step> all = new ArrayList<>();
        for (Step step : plan) {
            all.add(mayMove(step) ? better.remove(0) : step);
        }
        return all;
    }

    private static boolean mayMove(Step step) {
        return step.cause() == null
                && step.page().role() == Role.FIXES
                && step.page().destructiveness() < 3;
    }

    private Course<Step> course(boolean asTold) {
        double[] chances = new double[causes.size() - certain];
        for (int i = 0; i < chances.length; i++) {
            chances[i] = beliefs.probabilities().getOrDefault(causes.get(certain + i), 0d);
        }
        double whole = DoubleStream.of(chances).sum() + beliefs.noneOfThese();
        // What is certain explains the trouble, whether or not it keeps every backup from succeeding.
        double left = beliefs.explained() ? beliefs.suspectedShare() : weights.afterConfirmed();
        double scale = certain == 0 || whole <= left ? 1 : left / whole;
        double[] open = new double[causes.size()];
        Arrays.fill(open, 0, certain, 1);
        for (int i = 0; i < chances.length; i++) {
            open[certain + i] = chances[i] * scale * (asTold ? beliefs.told(causes.get(certain + i)) : 1);
        }
        return new Course<>(certain, open, beliefs.noneOfThese() * scale, this::clears);
    }

    /** How likely a step clears each of the causes. */
    private double[] clears(Step step) {
        double[] known = clears.get(step);
        if (known == null) {
            known = new double[causes.size()];
            if (step.page().role() != Role.PROTECTS) {
                for (Map.Entry<String, Double> each :
                        offers.efficaciesIfOpen(step.id()).entrySet()) {
                    put(each.getKey(), each.getValue(), known);
                }
                if (step.cause() != null) {
                    put(step.cause(), step.followsUp() ? 0 : step.chance(), known);
                }
            }
            clears.put(step, known);
        }
        return known;
    }

    private void put(String cause, double efficacy, double[] clears) {
        Integer number = numbers.get(cause);
        if (number != null) {
            clears[number] = efficacy;
        }
    }
}
