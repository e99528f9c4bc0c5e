package org.backupdoctor.internal.reason;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.backupdoctor.internal.knowledge.CausePage;
import org.backupdoctor.internal.knowledge.Knowledge;
import org.backupdoctor.internal.knowledge.Weights;
import org.backupdoctor.internal.rules.Statement;
import org.backupdoctor.internal.snapshot.Snapshot;
import org.backupdoctor.rule.Diagnosis;
import org.backupdoctor.rule.Verb;

/**
 * What is thought of all causes: confirmed ones have probability 1; of the others the probability is proportional to prior times the
 * factors of the evidence, with a share kept for "none of these".
 */
public final class Beliefs {

    private final Map<String, Belief> byCause;
    private final Map<String, Belief> intended;
    private final Weights weights;
    private final Map<String, Double> probabilities;
    private final List<Belief> listed;

    private Beliefs(Map<String, Belief> byCause, Map<String, Belief> intended, Weights weights) {
        this.byCause = byCause;
        this.intended = intended;
        this.weights = weights;
        this.probabilities = Collections.unmodifiableMap(workedOut());
        this.listed = byCause.values().stream()
                .filter(Belief::listed)
                .sorted(Comparator.comparingInt((Belief belief) -> belief.blocks() ? 0 : 1)
                        .thenComparingLong(belief -> -Math.round(10_000 * probabilities.getOrDefault(belief.id(), 0d)))
                        .thenComparing(Belief::id))
                .toList();
    }

    /** Beliefs from what rules said before there were diagnoses. */
    public static Beliefs of(Knowledge knowledge, List<Statement> statements, Snapshot snapshot) {
        return of(knowledge, statements, snapshot, Set.of());
    }

    /** The same, where some causes are what somebody wants: they explain nothing, and nothing is to be done about them. */
    static Beliefs of(Knowledge knowledge, List<Statement> statements, Snapshot snapshot, Set<String> intendedCauses) {
        Map<String, List<Statement>> said = new TreeMap<>();
        for (Statement statement : statements) {
            if (statement.verb() != Verb.NOTE) {
                said.computeIfAbsent(statement.rule().subject(), any -> new ArrayList<>())
                        .add(statement);
            }
        }
        Map<String, Belief> beliefs = new LinkedHashMap<>();
        Map<String, Belief> intended = new LinkedHashMap<>();
        knowledge.causes().forEach((id, page) -> {
            Belief belief = Belief.of(
                    page, said.getOrDefault(id, List.of()), prior(page, knowledge, snapshot), knowledge.weights());
            (intendedCauses.contains(id) ? intended : beliefs).put(id, belief);
        });
        return new Beliefs(beliefs, intended, knowledge.weights());
    }

    /** Diagnoses for the remedy rules: every cause that isn't ruled out, by id. */
    public List<Diagnosis> diagnoses() {
        return byCause.values().stream()
                .filter(belief -> !belief.ruledOut())
                .map(belief -> new Diagnosis(belief.id(), belief.confirmed()))
                .toList();
    }

    /** These beliefs after remedies were tried in vain; the function gives a remedy's efficacy for a cause, 0 where it has none. */
    public Beliefs afterFailed(List<String> remedies, BiFunction<String, String, Double> efficacy) {
        if (remedies.isEmpty()) {
            return this;
        }
        Map<String, Belief> lowered = new LinkedHashMap<>();
        byCause.forEach((id, belief) -> {
            Belief now = belief;
            for (String remedy : remedies) {
                now = now.afterFailedRemedy(efficacy.apply(remedy, id));
            }
            lowered.put(id, now);
        });
        return new Beliefs(lowered, intended, weights);
    }

    /** The probability of each cause that isn't ruled out, by id. */
    public Map<String, Double> probabilities() {
        return probabilities;
    }

    /** What the causes weigh together that are neither confirmed nor ruled out, and what no page knows. */
    public double suspectedWeight() {
        double sum = weights.noneOfThese();
        for (Belief belief : byCause.values()) {
            sum += belief.ruledOut() || belief.confirmed() ? 0 : belief.weight();
        }
        return sum;
    }

    /**
     * What these share between them: all, or what is left when a confirmed cause explains the trouble; the more, the more speaks against
     * that.
     */
    public double suspectedShare() {
        double doubt = byCause.values().stream()
                .filter(Belief::explains)
                .mapToDouble(belief -> belief.doubt(weights))
                .min()
                .orElse(Double.POSITIVE_INFINITY);
        double left = weights.afterConfirmed();
        return Double.isInfinite(doubt) ? 1 : left * doubt / (left * doubt + 1 - left);
    }

    private Map<String, Double> workedOut() {
        double sum = suspectedWeight();
        double left = suspectedShare();
        Map<String, Double> probabilities = new LinkedHashMap<>();
        for (Belief belief : byCause.values()) {
            if (!belief.ruledOut()) {
                probabilities.put(belief.id(), belief.confirmed() ? 1 : sum <= 0 ? 0 : left * belief.weight() / sum);
            }
        }
        return probabilities;
    }

    /** What all causes that aren't ruled out weigh together. */
    double weight() {
        return weights.noneOfThese()
                + byCause.values().stream()
                        .filter(belief -> !belief.ruledOut())
                        .mapToDouble(belief -> belief.confirmed() ? Math.max(1, belief.weight()) : belief.weight())
                        .sum();
    }

    /** The chance that it is something that no page knows. */
    double noneOfThese() {
        double known = probabilities.entrySet().stream()
                .filter(entry -> !isConfirmed(entry.getKey()))
                .mapToDouble(Map.Entry::getValue)
                .sum();
        return Math.max(0, suspectedShare() - known);
    }

    /** Whether a cause is proven. */
    boolean isConfirmed(String cause) {
        Belief belief = byCause.get(cause);
        return belief != null && belief.confirmed();
    }

    /** Whether a cause is proven, and no backup can succeed while it holds. */
    boolean blocks(String cause) {
        Belief belief = byCause.get(cause);
        return belief != null && belief.blocks();
    }

    /**
     * How much a cause counts when suspects are put in order: who tells something mostly tells what there is to tell, so what nothing
     * speaks for counts less beside what something speaks for.
     */
    double told(String cause) {
        Belief belief = byCause.get(cause);
        return listed.isEmpty() || (belief != null && belief.listed()) ? 1 : weights.unspoken();
    }

    /** Whether a confirmed cause explains the trouble. */
    boolean explained() {
        return byCause.values().stream().anyMatch(Belief::explains);
    }

    /** The confirmed causes that keep every backup from succeeding, by id. */
    public List<Belief> blocking() {
        return byCause.values().stream().filter(Belief::blocks).toList();
    }

    /** Those a rule spoke for and none ruled out: blocking first, then most probable, then by id. */
    public List<Belief> listed() {
        return listed;
    }

    /** All causes but those that are intended, by id. */
    public Map<String, Belief> all() {
        return byCause;
    }

    /** The causes that are intended, whether anything speaks for them or not, by id. */
    public Map<String, Belief> intended() {
        return intended;
    }

    private static double prior(CausePage page, Knowledge knowledge, Snapshot snapshot) {
        return page.priorWhen().entrySet().stream()
                .filter(entry -> Boolean.TRUE.equals(snapshot.at(entry.getKey())))
                .mapToDouble(Map.Entry::getValue)
                .max()
                .orElseGet(() -> knowledge.prior(page));
    }
}
