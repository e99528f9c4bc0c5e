package org.backupdoctor.internal.reason;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backupdoctor.Report.Certainty;
import org.backupdoctor.Report.LastSuccess;
import org.backupdoctor.Report.Verdict;
import org.backupdoctor.internal.rules.Statement;

/**
 * What reasoning comes to, in no language yet.
 *
 * @param verdict how it stands with backups
 * @param mended the remedy since which backups work again, if one is known
 * @param lastSuccess the last success, if one is known
 * @param beliefs what is thought of all causes
 * @param listed the causes that belong into the report, in its order
 * @param probabilities the probability of each cause that isn't ruled out
 * @param offers the remedies that may be offered
 * @param plan what to do, in this order
 * @param notes what rules noted
 * @param unknownTried remedies that were tried and that the rule set doesn't know
 * @param expectedMinutes the mean time to a working backup
 */
public record Conclusion(
        Verdict verdict,
        Optional<String> mended,
        Optional<LastSuccess> lastSuccess,
        Beliefs beliefs,
        List<Belief> listed,
        Map<String, Double> probabilities,
        Offers offers,
        List<Step> plan,
        List<Statement> notes,
        List<String> unknownTried,
        double expectedMinutes) {

    /** How certain a cause is. */
    public Certainty certainty(Belief belief) {
        boolean isLikely = Math.round(10_000 * probabilities.getOrDefault(belief.id(), 0d)) >= 5_000;
        return belief.confirmed() ? Certainty.CONFIRMED : isLikely ? Certainty.LIKELY : Certainty.POSSIBLE;
    }
}
