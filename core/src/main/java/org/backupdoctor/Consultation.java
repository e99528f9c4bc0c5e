package org.backupdoctor;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.backupdoctor.Report.Option;
import org.backupdoctor.Report.Question;
import org.backupdoctor.Report.Who;
import org.backupdoctor.fact.Observation.Outcome;
import org.backupdoctor.internal.render.WordedReport;
import org.backupdoctor.internal.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * A diagnosis in which a person is asked: the question that is most worth its time, then the next one, until none is. Immutable, so that
 * any earlier state can be gone back to; can be shared between threads.
 *
 * <pre>{@code
 * Consultation talk = Consultation.of(diagnoser, snapshot);
 * while (talk.nextQuestion().isPresent()) {
 *     Question question = talk.nextQuestion().get();
 *     talk = talk.answer(question, chosen(question.options()));
 * }
 * Report report = talk.report();
 * }</pre>
 */
public final class Consultation {

    private final Diagnoser diagnoser;
    private final DeviceSnapshot snapshot;
    private final Set<String> skipped;
    private final Set<Who> present;
    private final Locale locale;
    private final @Nullable Consultation before;
    private volatile @Nullable Report report;

    private Consultation(
            Diagnoser diagnoser,
            DeviceSnapshot snapshot,
            Set<String> skipped,
            Set<Who> present,
            Locale locale,
            @Nullable Consultation before) {
        this.diagnoser = diagnoser;
        this.snapshot = snapshot;
        this.skipped = skipped;
        this.present = present;
        this.locale = locale;
        this.before = before;
    }

    /** Begins with what is known already; an owner and whoever runs the network are there to answer. */
    public static Consultation of(Diagnoser diagnoser, DeviceSnapshot snapshot) {
        return new Consultation(
                diagnoser, snapshot, Set.of(), EnumSet.of(Who.OWNER, Who.NETWORK), Locale.ENGLISH, null);
    }

    /** The same with others there to answer: nobody is asked what only somebody else can know. */
    public Consultation with(Set<Who> people) {
        return new Consultation(diagnoser, snapshot, skipped, Set.copyOf(people), locale, before);
    }

    /** The same worded for this locale, as {@link Report#in} does it. */
    public Consultation in(Locale other) {
        return new Consultation(diagnoser, snapshot, skipped, present, other, before);
    }

    /** What is known so far. */
    public DeviceSnapshot snapshot() {
        return snapshot;
    }

    /** What is thought so far. Worked out when first read. */
    public Report report() {
        Report known = report;
        if (known == null) {
            known = diagnoser.diagnose(snapshot).in(locale);
            report = known;
        }
        return known;
    }

    /**
     * The questions that are worth asking those who are there, most useful first. They are those of {@link #report()}, and take as long as
     * {@link Report#questions} says: a few dozen diagnoses where they weren't read before.
     */
    public List<Question> questions() {
        return report().questions().stream()
                .filter(question -> present.contains(question.who()) && !skipped.contains(question.path()))
                .toList();
    }

    /** The question that is most worth its time; empty when none is. It takes as long as {@link #questions()}. */
    public Optional<Question> nextQuestion() {
        return questions().stream().findFirst();
    }

    /**
     * The state after one of the question's options was chosen. One without a value leaves what is known as it is; the question isn't
     * asked again.
     *
     * @throws SnapshotException when its value can't be there
     */
    public Consultation answer(Question question, Option option) {
        return chosen(question.path(), option);
    }

    /**
     * The state after an answer.
     *
     * @param value any that {@link DeviceSnapshot.Builder#values} takes there; null as with {@link #dontKnow}
     * @throws SnapshotException when the value can't be there
     */
    public Consultation answer(Question question, @Nullable Object value) {
        return value == null ? dontKnow(question) : after(((Snapshot) snapshot).with(question.path(), value), skipped);
    }

    /**
     * The state after an answer that was typed, such as {@code 800 MB}, {@code 3,2 GB} or {@code 7 days}, or the label of one of the
     * question's options: in this consultation's language or in English. A size needs its unit.
     *
     * @throws SnapshotException when it can't be read as a value of that field, or the value can't be there
     */
    public Consultation answer(Question question, String typed) {
        return typed(question.path(), typed);
    }

    /**
     * The state after something became known that wasn't asked, by its name in the snapshot: {@code backup.enabled}. It may be typed
     * like the answer to a question.
     *
     * @throws SnapshotException when there is no such field, or the value can't be there
     */
    public Consultation known(String field, String typed) {
        return typed(field, typed);
    }

    /**
     * The state after something became known that wasn't asked, by its name in the snapshot.
     *
     * @param value any that {@link DeviceSnapshot.Builder#values} takes there
     * @throws SnapshotException when there is no such field, or the value can't be there
     */
    public Consultation known(String field, Object value) {
        return after(((Snapshot) snapshot).with(path(field), value), skipped);
    }

    private static String path(String field) {
        return field.startsWith("/") ? field : "/" + field.replace('.', '/');
    }

    private Consultation typed(String field, String typed) {
        String path = path(field);
        WordedReport worded = report() instanceof WordedReport known ? known : null;
        Optional<Option> option = worded == null ? Optional.empty() : worded.labelled(path, typed);
        if (option.isPresent()) {
            return chosen(path, option.get());
        }
        String plain = worded == null ? typed : worded.plain(path, typed);
        return after(snapshot.toBuilder().set(field, plain).build(), skipped);
    }

    private Consultation chosen(String asked, Option option) {
        Object value = option.value();
        DeviceSnapshot next = value == null ? snapshot : ((Snapshot) snapshot).with(option.path(), value);
        return after(next, value != null && option.path().equals(asked) ? skipped : skipping(asked));
    }

    /** The state after a question that nobody could answer; it isn't asked again. */
    public Consultation dontKnow(Question question) {
        return after(snapshot, skipping(question.path()));
    }

    private Set<String> skipping(String path) {
        Set<String> more = new TreeSet<>(skipped);
        more.add(path);
        return Set.copyOf(more);
    }

    /** The state after a remedy was tried. */
    public Consultation tried(String remedy, Outcome outcome) {
        return after(withTried(remedy, outcome), skipped);
    }

    /** The state before the last answer; this one when there was none. Who is there and the language stay as they are now. */
    public Consultation back() {
        if (before == null) {
            return this;
        }
        boolean isSame = before.present.equals(present) && before.locale.equals(locale);
        return isSame
                ? before
                : new Consultation(diagnoser, before.snapshot, before.skipped, present, locale, before.before);
    }

    private DeviceSnapshot withTried(String remedy, Outcome outcome) {
        List<Object> tried = new ArrayList<>();
        if (((Snapshot) snapshot).at("/tried") instanceof List<?> known) {
            tried.addAll(known);
        }
        tried.add(Map.of("remedy", remedy, "outcome", outcome.name()));
        return ((Snapshot) snapshot).with("/tried", tried);
    }

    private Consultation after(DeviceSnapshot next, Set<String> passedOver) {
        return new Consultation(diagnoser, next, passedOver, present, locale, this);
    }
}
