package org.backupdoctor.internal.reason;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.backupdoctor.Report.LastSuccess;
import org.backupdoctor.Report.Verdict;
import org.backupdoctor.fact.Backup.BackupAge;
import org.backupdoctor.fact.Fact;
import org.backupdoctor.fact.Observation.Mended;
import org.backupdoctor.fact.Observation.Tried;
import org.backupdoctor.internal.knowledge.Knowledge;
import org.backupdoctor.internal.rules.Statement;
import org.backupdoctor.internal.snapshot.Snapshot;
import org.backupdoctor.rule.Diagnosis;
import org.backupdoctor.rule.Verb;
import org.jspecify.annotations.Nullable;

/** From what rules said to verdict, probabilities and plan. Depends on nothing but the snapshot and the knowledge. */
public final class Reasoning {

    private final Knowledge knowledge;
    private final Snapshot snapshot;
    private final List<Fact> facts;

    private final Set<String> intended;

    /**
     * Reasoning about one snapshot.
     *
     * @param intended the causes that are what somebody wants
     */
    public Reasoning(Knowledge knowledge, Snapshot snapshot, List<Fact> facts, Set<String> intended) {
        this.intended = intended;
        this.knowledge = knowledge;
        this.snapshot = snapshot;
        this.facts = facts;
    }

    /** What the first statements make of the causes. */
    public Beliefs beliefs(List<Statement> said) {
        return Beliefs.of(knowledge, said, snapshot, intended);
    }

    /** What all statements come to. */
    public Conclusion conclude(Beliefs first, List<Statement> said, List<Statement> saidThen) {
        List<Statement> all = new ArrayList<>(said);
        all.addAll(saidThen);
        List<Tried> tried = facts(Tried.class);
        Offers offers = new Offers(knowledge, all, tried, snapshot);
        Beliefs beliefs = first.afterFailed(offers.failed(), offers::efficacy);
        offers.whileFirst(
                beliefs.listed().isEmpty() ? "" : beliefs.listed().get(0).id());
        Optional<String> mended =
                facts(Mended.class).stream().map(Mended::remedy).findFirst();
        Verdict verdict = mended.isPresent() ? Verdict.WORKING : verdict(beliefs);
        Planner planner = new Planner(beliefs, offers, knowledge.weights(), verdict);
        List<Belief> listed = beliefs.listed().stream()
                .filter(belief -> verdict != Verdict.WORKING || belief.confirmed())
                .filter(belief ->
                        mended.isEmpty() || !(belief.blocks() || offers.efficacy(mended.get(), belief.id()) > 0))
                .toList();
        List<Step> plan = mended.isPresent() && listed.isEmpty() ? List.of() : planner.plan();
        List<Statement> notes = all.stream()
                .filter(statement -> statement.verb() == Verb.NOTE)
                .filter(note -> isAboutListed(note, listed))
                .toList();
        List<String> unknown = tried.stream()
                .map(Tried::remedy)
                .filter(id -> !knowledge.remedies().containsKey(id))
                .distinct()
                .toList();
        return new Conclusion(
                verdict,
                mended,
                lastSuccess(),
                beliefs,
                listed,
                beliefs.probabilities(),
                offers,
                plan,
                Statement.sorted(notes),
                unknown,
                planner.expectedMinutes());
    }

    /** What is said of a cause belongs into a report that names the cause. */
    private static boolean isAboutListed(Statement note, List<Belief> listed) {
        return note.facts().stream()
                .allMatch(fact -> !(fact instanceof Diagnosis diagnosis)
                        || listed.stream().anyMatch(belief -> belief.id().equals(diagnosis.cause())));
    }

    /** The first that holds: blocked, working, failing; else nothing can be said. */
    private Verdict verdict(Beliefs beliefs) {
        if (!beliefs.blocking().isEmpty()) {
            return Verdict.BLOCKED;
        }
        if (beliefs.all().values().stream()
                .anyMatch(belief -> belief.confirmed() && belief.page().working())) {
            return Verdict.WORKING;
        }
        boolean trouble = complained() || triedInVain() || failedSince() || cannotRun(beliefs);
        OptionalLong age = age();
        boolean fresh = age.isPresent()
                && age.getAsLong() <= knowledge.weights().freshDays()
                && !isPast(Duration.ofDays(knowledge.weights().freshDays()));
        if (fresh && !trouble) {
            return Verdict.WORKING;
        }
        boolean never = Boolean.TRUE.equals(snapshot.at("/backup/neverSucceeded"));
        return trouble || never || (age.isPresent() && !fresh) ? Verdict.FAILING : Verdict.UNKNOWN;
    }

    /** Any field of the complaint that is true, a text, a word or a number; a "no" is no complaint. */
    private boolean complained() {
        return complaint().stream().anyMatch(value -> !Boolean.FALSE.equals(value));
    }

    /** Who tries a remedy has trouble, and still had it afterwards, unless asked about trouble they said no. */
    private boolean triedInVain() {
        return !complaint().contains(false)
                && facts(Tried.class).stream().map(Tried::outcome).anyMatch(Offers.INEFFECTIVE::contains);
    }

    private Collection<?> complaint() {
        return snapshot.at("/complaint") instanceof Map<?, ?> complaint ? complaint.values() : List.of();
    }

    /** Whether a control shows that no backup can run, unless that is intended. */
    private boolean cannotRun(Beliefs beliefs) {
        return (Boolean.FALSE.equals(snapshot.at("/backup/enabled"))
                        || Boolean.TRUE.equals(snapshot.at("/backup/backUpNowGreyedOut")))
                && beliefs.intended().values().stream().noneMatch(Belief::confirmed);
    }

    private boolean failedSince() {
        if (snapshot.at("/backup/consecutiveFailures") instanceof Long count && count > 0) {
            return true;
        }
        if (!(snapshot.at("/backup/failures") instanceof List<?> failures) || failures.isEmpty()) {
            return false;
        }
        Instant success = snapshot.at("/backup/lastSuccessAt") instanceof Instant at ? at : null;
        return failures.stream()
                .anyMatch(failure ->
                        failure instanceof Map<?, ?> run && isFailure(run) && isNewer(run.get("at"), success));
    }

    private boolean isFailure(Map<?, ?> run) {
        return !(Objects.equals(run.get("domain"), "MBErrorDomain")
                && run.get("code") instanceof Long code
                && knowledge.weights().noFailures().contains(code));
    }

    private static boolean isNewer(@Nullable Object failedAt, @Nullable Instant success) {
        return success == null || !(failedAt instanceof Instant at) || at.isAfter(success);
    }

    private Optional<LastSuccess> lastSuccess() {
        Optional<Instant> at = Optional.ofNullable((Instant) snapshot.at("/backup/lastSuccessAt"));
        OptionalLong age = age();
        return at.isEmpty() && age.isEmpty() ? Optional.empty() : Optional.of(new LastSuccess(at, age));
    }

    /** Whether the last success is known to be longer ago, to the second: iOS warns just then. */
    private boolean isPast(Duration duration) {
        return snapshot.at("/backup/lastSuccessAt") instanceof Instant success
                && snapshot.at("/takenAt") instanceof Instant taken
                && Duration.between(success, taken).compareTo(duration) > 0;
    }

    private OptionalLong age() {
        return facts(BackupAge.class).stream().mapToLong(BackupAge::days).findFirst();
    }

    private <F extends Fact> List<F> facts(Class<F> type) {
        return facts.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
