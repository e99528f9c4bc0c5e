package org.backupdoctor.internal.reason;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.backupdoctor.fact.Fact;
import org.backupdoctor.fact.FreesRoom;
import org.backupdoctor.internal.knowledge.Knowledge;
import org.backupdoctor.internal.knowledge.RemedyPage;
import org.backupdoctor.internal.knowledge.Weights;
import org.backupdoctor.internal.rules.Statement;
import org.backupdoctor.rule.Diagnosis;
import org.backupdoctor.rule.Efficacy;

/**
 * A remedy that rules recommend, with its efficacy for each cause: of several rules for one cause the highest counts.
 *
 * @param page the remedy
 * @param efficacies how likely it clears each cause, given that the cause holds
 * @param said what rules said of it, by cause
 */
public record Offer(RemedyPage page, Map<String, Double> efficacies, Map<String, List<Statement>> said) {

    static Offer of(RemedyPage page, List<Statement> recommendations, Knowledge knowledge) {
        Map<String, Double> efficacies = new TreeMap<>();
        Map<String, List<Statement>> said = new TreeMap<>();
        for (Statement statement : Statement.sorted(recommendations)) {
            if (statement.facts().get(0) instanceof Diagnosis diagnosis && statement.word() instanceof Efficacy word) {
                double efficacy = page.role() == RemedyPage.Role.PROTECTS
                        ? 0
                        : knowledge.efficacy(page.id(), diagnosis.cause(), word);
                efficacies.merge(diagnosis.cause(), efficacy, Math::max);
                said.computeIfAbsent(diagnosis.cause(), any -> new ArrayList<>())
                        .add(statement);
            }
        }
        return new Offer(page, efficacies, said);
    }

    /** The same without the causes that it is offered for only while they are listed first. */
    Offer whileFirst(String first) {
        if (page.whileFirst().isEmpty()) {
            return this;
        }
        Map<String, Double> left = new TreeMap<>(efficacies);
        page.whileFirst().stream().filter(cause -> !cause.equals(first)).forEach(left::remove);
        return left.size() == efficacies.size() ? this : new Offer(page, left, said);
    }

    /** The words that rules recommend it with, the strongest for each cause. */
    Map<String, Efficacy> words() {
        Map<String, Efficacy> words = new TreeMap<>();
        said.forEach((cause, statements) -> statements.stream()
                .map(statement -> (Efficacy) statement.word())
                .min(Comparator.naturalOrder())
                .ifPresent(word -> words.put(cause, word)));
        return words;
    }

    /** The remedy's id. */
    public String id() {
        return page.id();
    }

    /** A remedy is offered once: its id tells it apart, and all that was said of it need not be looked through. */
    @Override
    public int hashCode() {
        return page.id().hashCode();
    }

    /** How likely it clears a cause, given that the cause holds; 0 when it isn't for that cause. */
    public double efficacy(String cause) {
        return efficacies.getOrDefault(cause, 0d);
    }

    /** What its rules were given that can be freed towards a cause; each thing, which is one fact, once. */
    Set<FreesRoom> frees(String cause) {
        Set<FreesRoom> distinct = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Statement statement : said.getOrDefault(cause, List.of())) {
            for (Fact fact : statement.facts()) {
                if (fact instanceof FreesRoom room) {
                    distinct.add(room);
                }
            }
        }
        return distinct;
    }

    /** How many bytes it frees towards a cause, where its rules were given what it frees. */
    public OptionalLong freesBytes(String cause) {
        Set<FreesRoom> freeing = frees(cause);
        return freeing.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(
                        freeing.stream().mapToLong(FreesRoom::freesBytes).sum());
    }

    /** Minutes of somebody's time, waiting counted in part. */
    static double minutes(RemedyPage page, Weights weights) {
        return page.minutes().handsOn()
                + Math.min(
                        weights.waitingMost(),
                        weights.waitingShare() * page.minutes().waiting());
    }

    /** What it costs in all, in minutes: time, and the prices of money, mobile data and what it destroys. */
    double cost(Weights weights) {
        return cost(page, weights);
    }

    static double cost(RemedyPage page, Weights weights) {
        double prices = weights.destruction().get(page.destructiveness());
        for (var cost : page.costs()) {
            prices += switch (cost) {
                case MONEY -> weights.money();
                case MOBILE_DATA -> weights.mobileData();
            };
        }
        return Math.max(0.5, minutes(page, weights) + prices);
    }
}
