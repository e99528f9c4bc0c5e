package org.backupdoctor.internal.reason;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.backupdoctor.internal.knowledge.RemedyPage.Role;
import org.backupdoctor.internal.knowledge.Weights;

/** What a plan comes to when it is followed, things being as they are believed to be. */
final class Outlook {

    private final Beliefs beliefs;
    private final Offers offers;
    private final Weights weights;

    Outlook(Beliefs beliefs, Offers offers, Weights weights) {
        this.beliefs = beliefs;
        this.offers = offers;
        this.weights = weights;
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
        Map<String, Double> suspected = new LinkedHashMap<>(beliefs.probabilities());
        List<String> certain =
                suspected.keySet().stream().filter(beliefs::isConfirmed).toList();
        certain.forEach(suspected::remove);
        double whole = suspected.values().stream().mapToDouble(chance -> chance).sum() + beliefs.noneOfThese();
        // What is certain explains the trouble, whether or not it keeps every backup from succeeding.
        double scale = certain.isEmpty() || whole <= weights.afterConfirmed() ? 1 : weights.afterConfirmed() / whole;
        suspected.replaceAll((cause, chance) -> chance * scale * (asTold ? beliefs.told(cause) : 1));
        return new Course<>(certain, suspected, beliefs.noneOfThese() * scale, this::efficacy);
    }

    private double efficacy(Step step, String cause) {
        if (step.page().role() == Role.PROTECTS) {
            return 0;
        }
        return cause.equals(step.cause())
                ? step.followsUp() ? 0 : step.chance()
                : offers.efficacyIfOpen(step.id(), cause);
    }
}
