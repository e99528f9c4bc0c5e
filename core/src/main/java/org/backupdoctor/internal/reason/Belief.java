package org.backupdoctor.internal.reason;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.backupdoctor.fact.Fact;
import org.backupdoctor.fact.NeedsRoom;
import org.backupdoctor.internal.knowledge.CausePage;
import org.backupdoctor.internal.knowledge.CausePage.Blocks;
import org.backupdoctor.internal.knowledge.Weights;
import org.backupdoctor.internal.rules.RuleInfo;
import org.backupdoctor.internal.rules.Statement;
import org.backupdoctor.rule.Strength;
import org.backupdoctor.rule.Verb;

/**
 * What the rules say of one cause, and how much that weighs. A rule counts once however often it matches.
 *
 * @param page the cause
 * @param said what rules said of it, each rule's matches together, by rule name
 * @param prior its weight before anything is known
 * @param weight prior times the factors of the evidence
 * @param confirmed a rule proved it and none ruled it out
 * @param ruledOut a rule excluded it
 * @param contradicted a rule proved it and another excluded it
 * @param blocking it is confirmed, and which backups can't succeed while it holds
 * @param listed it belongs into the report: a rule spoke for it and none ruled it out
 */
public record Belief(
        CausePage page,
        Map<RuleInfo, List<Statement>> said,
        double prior,
        double weight,
        boolean confirmed,
        boolean ruledOut,
        boolean contradicted,
        Blocks blocking,
        boolean listed) {

    static Belief of(CausePage page, List<Statement> statements, double prior, Weights weights) {
        if (statements.isEmpty()) {
            return new Belief(page, Map.of(), prior, prior, false, false, false, Blocks.NO, false);
        }
        Map<RuleInfo, List<Statement>> said = new LinkedHashMap<>();
        for (Statement statement : Statement.sorted(statements)) {
            said.computeIfAbsent(statement.rule(), any -> new ArrayList<>()).add(statement);
        }
        double weight = prior;
        boolean proven = false;
        boolean suspected = false;
        boolean excluded = false;
        Blocks blocking = Blocks.NO;
        for (Map.Entry<RuleInfo, List<Statement>> each : said.entrySet()) {
            weight *= factor(each.getValue().get(0), weights);
            Blocks word = each.getKey().blocks() == null
                    ? page.blocks()
                    : each.getKey().blocks();
            switch (each.getKey().verb()) {
                case CONFIRM -> {
                    blocking = proven && blocking.compareTo(word) < 0 ? blocking : word;
                    proven = true;
                }
                case SUSPECT -> suspected = true;
                case RULE_OUT -> excluded = true;
                default -> {}
            }
        }
        return new Belief(
                page,
                said,
                prior,
                weight,
                proven && !excluded,
                excluded,
                proven && excluded,
                excluded ? Blocks.NO : blocking,
                !excluded && (proven || suspected));
    }

    /** The same, when a remedy that would have cleared it with this chance was tried in vain. */
    Belief afterFailedRemedy(double efficacy) {
        return new Belief(
                page, said, prior, weight * (1 - efficacy), confirmed, ruledOut, contradicted, blocking, listed);
    }

    /** The cause's id. */
    public String id() {
        return page.id();
    }

    /** Whether it would still be confirmed, or still be suspected, if rules said this of it. */
    public boolean stands(List<Statement> statements) {
        Set<Verb> verbs = EnumSet.noneOf(Verb.class);
        statements.stream()
                .filter(statement -> statement.rule().subject().equals(id()))
                .forEach(statement -> verbs.add(statement.verb()));
        return !verbs.contains(Verb.RULE_OUT)
                && (verbs.contains(Verb.CONFIRM) || (!confirmed && verbs.contains(Verb.SUSPECT)));
    }

    /** Whether it is confirmed and no backup can succeed while it holds. */
    public boolean blocks() {
        return confirmed && blocking == Blocks.YES;
    }

    /** Whether it is confirmed and keeps some backups from succeeding: then it explains the trouble. */
    boolean explains() {
        return confirmed && blocking != Blocks.NO;
    }

    /**
     * By what doubts divide the odds that it is all there is, where it is confirmed. A switch that falls back is off, but something else
     * may keep it off.
     */
    double doubt(Weights weights) {
        double doubt = 1;
        for (List<Statement> matches : said.values()) {
            double factor = factor(matches.get(0), weights);
            doubt /= factor < 1 ? factor : 1;
        }
        return doubt;
    }

    /** What speaks for it: what proves it first, then by rule name. */
    public List<Statement> speaking() {
        return said.values().stream()
                .flatMap(List::stream)
                .filter(statement -> statement.verb() == Verb.CONFIRM || statement.verb() == Verb.SUSPECT)
                .sorted(Comparator.comparingInt(statement -> statement.verb() == Verb.CONFIRM ? 0 : 1))
                .toList();
    }

    /** How many bytes of room are missing, or 0 when that isn't what it is about or isn't known. */
    public long missingBytes() {
        return speaking().stream()
                .flatMap(statement -> statement.facts().stream())
                .mapToLong(Belief::missing)
                .max()
                .orElse(0);
    }

    private static long missing(Fact fact) {
        return fact instanceof NeedsRoom room ? Math.max(0, room.missingBytes()) : 0;
    }

    /** What a piece of evidence multiplies the weight with. */
    public static double factor(Statement statement, Weights weights) {
        double factor = statement.word() instanceof Strength strength ? weights.factor(strength) : 1;
        return switch (statement.verb()) {
            case SUSPECT -> factor;
            case DOUBT -> 1 / factor;
            default -> 1;
        };
    }
}
