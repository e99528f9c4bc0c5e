package org.backupdoctor.internal.reason;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.backupdoctor.fact.Observation.Outcome;
import org.backupdoctor.fact.Observation.Tried;
import org.backupdoctor.internal.knowledge.Knowledge;
import org.backupdoctor.internal.knowledge.RemedyPage;
import org.backupdoctor.internal.knowledge.RemedyPage.Role;
import org.backupdoctor.internal.rules.Statement;
import org.backupdoctor.internal.snapshot.Snapshot;
import org.backupdoctor.rule.Efficacy;
import org.backupdoctor.rule.Verb;

/** The remedies that rules recommend, less those that a rule vetoes or that were tried in vain. */
public final class Offers {

    private static final Set<Outcome> OVER =
            Set.of(Outcome.NO_CHANGE, Outcome.WORSE, Outcome.NOT_POSSIBLE, Outcome.DONE, Outcome.FIXED, Outcome.WAIVED);
    /** What an attempt without effect ends with. */
    static final Set<Outcome> INEFFECTIVE = Set.of(Outcome.NO_CHANGE, Outcome.WORSE);

    private final List<Tried> tried;
    private final Map<String, Offer> recommended = new LinkedHashMap<>();
    private final Map<String, Offer> open = new LinkedHashMap<>();
    private final Map<String, List<Statement>> vetoes = new TreeMap<>();
    private final List<RemedyPage> protecting;
    private final boolean protectionImpossible;
    private final boolean protectionSettled;

    Offers(Knowledge knowledge, List<Statement> statements, List<Tried> tried, Snapshot snapshot) {
        this.tried = tried;
        Map<String, List<Statement>> recommendations = new TreeMap<>();
        for (Statement statement : statements) {
            if (statement.verb() == Verb.RECOMMEND) {
                recommendations
                        .computeIfAbsent(statement.rule().subject(), any -> new ArrayList<>())
                        .add(statement);
            } else if (statement.verb() == Verb.VETO) {
                vetoes.computeIfAbsent(statement.rule().subject(), any -> new ArrayList<>())
                        .add(statement);
            }
        }
        this.protecting = knowledge.withRole(Role.PROTECTS);
        this.protectionImpossible = protecting.stream().anyMatch(this::protectionImpossible);
        this.protectionSettled = protectionImpossible
                || protecting.stream().anyMatch(page -> outcomeOf(page.id(), Set.of(Outcome.DONE, Outcome.WAIVED)));
        knowledge.remedies().forEach((id, page) -> {
            if (recommendations.containsKey(id) || page.role() != Role.FIXES) {
                recommended.put(
                        id, Offer.of(page.on(snapshot), recommendations.getOrDefault(id, List.of()), knowledge));
            }
        });
        recommended.forEach((id, offer) -> {
            if (isOpen(offer.page())) {
                open.put(id, offer);
            }
        });
    }

    /** Leaves out what is offered for a cause only while it is listed first. */
    void whileFirst(String first) {
        open.replaceAll((id, offer) -> offer.whileFirst(first));
        open.values()
                .removeIf(offer ->
                        offer.page().role() == Role.FIXES && offer.efficacies().isEmpty());
    }

    /** What may be offered, by id. */
    List<Offer> open() {
        return List.copyOf(open.values());
    }

    /** A remedy that may be offered. */
    Offer open(String remedy) {
        Offer offer = open.get(remedy);
        if (offer == null) {
            throw new IllegalStateException("\"" + remedy + "\" may not be offered.");
        }
        return offer;
    }

    /** How likely a remedy clears each cause that it is for; none where it may not be offered. */
    Map<String, Double> efficaciesIfOpen(String remedy) {
        Offer offer = open.get(remedy);
        return offer == null ? Map.of() : offer.efficacies();
    }

    /** The remedies with a role that may be offered. */
    List<Offer> open(Role role) {
        return open.values().stream()
                .filter(offer -> offer.page().role() == role)
                .toList();
    }

    /** How likely a remedy clears a cause, whether it may be offered or not. */
    public double efficacy(String remedy, String cause) {
        Offer offer = recommended.get(remedy);
        return offer == null ? 0 : offer.efficacy(cause);
    }

    /** The words that rules recommend a remedy with, the strongest for each cause, whether it may be offered or not. */
    public Map<String, Efficacy> words(String remedy) {
        Offer offer = recommended.get(remedy);
        return offer == null ? Map.of() : offer.words();
    }

    /** The remedies that were tried without effect, each once, as often as they count. */
    public List<String> failed() {
        return tried.isEmpty()
                ? List.of()
                : List.copyOf(new TreeSet<>(tried.stream()
                        .filter(attempt -> INEFFECTIVE.contains(attempt.outcome()))
                        .map(Tried::remedy)
                        .toList()));
    }

    /** Whether a computer backup can't be made first, or needn't: it was done, is waived, or isn't possible. */
    boolean protectionSettled() {
        return protectionSettled;
    }

    /** Whether the snapshot says that no computer backup can be made. */
    boolean protectionImpossible() {
        return protectionImpossible;
    }

    /** Whether a computer backup was made, so that nothing is lost for good. */
    boolean isSaved() {
        return protecting.stream().anyMatch(page -> outcomeOf(page.id(), Set.of(Outcome.DONE)));
    }

    /** Whether the person does without a computer backup. */
    boolean protectionWaived() {
        return protecting.stream().anyMatch(page -> outcomeOf(page.id(), Set.of(Outcome.WAIVED)));
    }

    private boolean protectionImpossible(RemedyPage page) {
        return vetoes.containsKey(page.id()) || outcomeOf(page.id(), Set.of(Outcome.NOT_POSSIBLE));
    }

    private boolean isOpen(RemedyPage page) {
        if (vetoes.containsKey(page.id())) {
            return false;
        }
        if (page.role() == Role.PROTECTS) {
            return !protectionSettled();
        }
        return page.repeatable() || !outcomeOf(page.id(), OVER);
    }

    private boolean outcomeOf(String remedy, Set<Outcome> outcomes) {
        return !tried.isEmpty()
                && tried.stream()
                        .anyMatch(attempt -> attempt.remedy().equals(remedy) && outcomes.contains(attempt.outcome()));
    }
}
