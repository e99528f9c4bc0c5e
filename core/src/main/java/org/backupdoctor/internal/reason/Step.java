package org.backupdoctor.internal.reason;

import java.util.List;
import java.util.OptionalLong;
import org.backupdoctor.internal.knowledge.RemedyPage;
import org.backupdoctor.internal.rules.Statement;
import org.jspecify.annotations.Nullable;

/**
 * A remedy in its place in the plan.
 *
 * @param page the remedy
 * @param cause the blocking cause that it is there to clear, or null when it isn't there for one
 * @param fixes the causes that it may clear, sorted
 * @param said why it is recommended
 * @param needed the blocking cause stands until this or an alternative is done
 * @param alternatives any one of these can be done instead
 * @param with it is enough only together with these
 * @param after remedies of this plan that must stand before it
 * @param chance that it clears what it is for, given that the steps before it did not help
 * @param freesBytes how much it frees, where that is known
 * @param stillMissingBytes how much would still be missing after it alone; 0 when it is enough or when that isn't what it is about
 * @param unprotected why it stands without a computer backup before it, or null
 */
public record Step(
        RemedyPage page,
        @Nullable String cause,
        List<String> fixes,
        List<Statement> said,
        boolean needed,
        List<String> alternatives,
        List<String> with,
        List<String> after,
        double chance,
        OptionalLong freesBytes,
        long stillMissingBytes,
        @Nullable Unprotected unprotected) {

    /** Why a destructive step stands without a computer backup before it. */
    public enum Unprotected {
        WAIVED,
        NOT_POSSIBLE,
        DONE
    }

    /** A remedy that stands in the plan for what it is, not for a cause. */
    static Step of(RemedyPage page, List<Statement> said) {
        return new Step(
                page, null, List.of(), said, false, List.of(), List.of(), List.of(), 0, OptionalLong.empty(), 0, null);
    }

    /** Whether it finishes what the remedy before it began. */
    public boolean followsUp() {
        return cause != null && !with.isEmpty() && stillMissingBytes == 0;
    }

    /** The remedy's id. */
    public String id() {
        return page.id();
    }

    Step withAfter(List<String> before) {
        return new Step(
                page,
                cause,
                fixes,
                said,
                needed,
                alternatives,
                with,
                before,
                chance,
                freesBytes,
                stillMissingBytes,
                unprotected);
    }
}
