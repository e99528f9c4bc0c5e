package org.backupdoctor.internal.reason;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.backupdoctor.Report.Check;
import org.backupdoctor.Report.State;
import org.backupdoctor.SnapshotException;
import org.backupdoctor.internal.data.Crew;
import org.backupdoctor.internal.knowledge.Circumstances;
import org.backupdoctor.internal.knowledge.Inquiry;
import org.backupdoctor.internal.knowledge.Inquiry.Answer;
import org.backupdoctor.internal.knowledge.Knowledge;
import org.backupdoctor.internal.snapshot.Snapshot;

/**
 * What to find out next. For each field that isn't known and that a person can find out, every answer is diagnosed; the question is worth
 * what the plan made with the answer saves against going on with today's plan, in the mean over the answers (Howard 1966; Heckerman,
 * Breese and Rommelse 1995). A question that can't change the plan saves nothing.
 */
public final class Questions {

    /** Of more fields than these the most promising are weighed. */
    private static final int MOST = 16;

    private final Knowledge knowledge;
    private final Snapshot snapshot;
    private final Conclusion now;
    private final List<Check> checks;
    private final Circumstances circumstances;
    private final WhatThen conclude;
    private final Crew crew;

    /** What other snapshots would come to. */
    @FunctionalInterface
    public interface WhatThen {

        /** Makes ready to conclude what each of these comes to; gives what concludes it, in their order. */
        List<? extends Supplier<Conclusion>> of(List<Snapshot> snapshots);
    }

    /** An answer, and what the snapshot with it comes to: what it came to without it when the answer leaves all as unknown as it was. */
    private record Answered(Answer answer, Supplier<Conclusion> then) {}

    /**
     * A question with its worth.
     *
     * @param inquiry the question
     * @param minutesSaved how many minutes the answer is expected to save
     */
    public record Weighed(Inquiry inquiry, double minutesSaved) {}

    /** Questions about one snapshot. */
    public Questions(
            Knowledge knowledge, Snapshot snapshot, Conclusion now, List<Check> checks, WhatThen conclude, Crew crew) {
        this.knowledge = knowledge;
        this.snapshot = snapshot;
        this.now = now;
        this.circumstances = new Circumstances(knowledge.messages(), snapshot, concluded(now));
        this.checks = checks;
        this.conclude = conclude;
        this.crew = crew;
    }

    private static Map<String, Enum<?>> concluded(Conclusion now) {
        Map<String, Enum<?>> concluded = new LinkedHashMap<>();
        concluded.put(Circumstances.VERDICT, now.verdict());
        now.listed().forEach(belief -> concluded.put(belief.id(), now.certainty(belief)));
        return concluded;
    }

    /** The questions that are worth their time, most useful first. */
    public List<Weighed> best() {
        Map<Inquiry, List<Answered>> answered = answered();
        List<Supplier<Worth>> works = new ArrayList<>();
        answered.values().forEach(answers -> answers.forEach(each -> works.add(() -> worth(each))));
        Iterator<Worth> worths = crew.all(works).iterator();
        List<Weighed> weighed = new ArrayList<>();
        answered.forEach((inquiry, answers) -> {
            double saved = saved(answers.stream().map(each -> worths.next()).toList());
            if (saved >= inquiry.minutes()) {
                weighed.add(new Weighed(inquiry, Math.round(saved * 10) / 10.0));
            }
        });
        weighed.sort(Comparator.comparingDouble((Weighed each) -> each.inquiry().minutes() - each.minutesSaved())
                .thenComparing(each -> each.inquiry().path()));
        return List.copyOf(weighed);
    }

    /**
     * An answer that would put another cause first.
     *
     * @param inquiry the question
     * @param answer the answer
     * @param first the cause that would come first then, or an empty text when none would be left
     */
    public record Turn(Inquiry inquiry, Answer answer, String first) {}

    /** The answers to open questions that would put another cause first, the most frequent answers first. */
    public List<Turn> turns() {
        String before = first(now);
        List<Turn> turns = new ArrayList<>();
        answered()
                .forEach((inquiry, answers) -> answers.forEach(each -> {
                    String then = first(each.then().get());
                    if (!then.equals(before)) {
                        turns.add(new Turn(inquiry, each.answer(), then));
                    }
                }));
        turns.sort(Comparator.comparingDouble((Turn turn) -> -turn.answer().share()));
        return List.copyOf(turns);
    }

    private static String first(Conclusion conclusion) {
        return conclusion.listed().isEmpty() ? "" : conclusion.listed().get(0).id();
    }

    /** The questions about fields that rules miss, by how probable the causes are that these rules are about. */
    private List<Inquiry> promising() {
        Map<String, Double> weight = new LinkedHashMap<>();
        for (Check check : checks) {
            if (check.state() == State.UNKNOWN) {
                String subject = check.rule().substring(0, check.rule().indexOf('/'));
                double probability = now.probabilities().getOrDefault(subject, 0.001);
                check.missing().forEach(path -> weight.merge(path, probability, Double::sum));
            }
        }
        return knowledge.questions().values().stream()
                .filter(inquiry -> inquiry.answers().size() > 1 && weight.containsKey(inquiry.path()))
                .filter(inquiry -> snapshot.at(inquiry.path()) == null)
                .filter(inquiry -> inquiry.isOpen(circumstances))
                .sorted(Comparator.comparingDouble((Inquiry inquiry) -> -weight.getOrDefault(inquiry.path(), 0d))
                        .thenComparing(Inquiry::path))
                .limit(MOST)
                .toList();
    }

    /** The promising questions, each with the answers that what is known doesn't exclude. */
    private Map<Inquiry, List<Answered>> answered() {
        List<Inquiry> asked = promising();
        List<Answer> said =
                asked.stream().flatMap(inquiry -> inquiry.answers().stream()).toList();
        List<Optional<Snapshot>> snapshots = crew.all(said.stream()
                .<Supplier<Optional<Snapshot>>>map(answer -> () -> with(answer))
                .toList());
        Iterator<? extends Supplier<Conclusion>> then = conclude.of(
                        snapshots.stream().flatMap(Optional::stream).toList())
                .iterator();
        Iterator<Optional<Snapshot>> next = snapshots.iterator();
        Map<Inquiry, List<Answered>> all = new LinkedHashMap<>();
        for (Inquiry inquiry : asked) {
            List<Answered> answers = new ArrayList<>();
            for (Answer answer : inquiry.answers()) {
                boolean isPossible = next.next().isPresent();
                if (answer.value() == null) {
                    answers.add(new Answered(answer, () -> now));
                } else if (isPossible) {
                    answers.add(new Answered(answer, then.next()));
                }
            }
            all.put(inquiry, answers);
        }
        return all;
    }

    /** The snapshot with an answer; none where the answer leaves all as it is, or what is known excludes it. */
    private Optional<Snapshot> with(Answer answer) {
        try {
            return answer.value() == null
                    ? Optional.empty()
                    : Optional.of(snapshot.with(answer.path(), answer.value()));
        } catch (SnapshotException impossible) {
            return Optional.empty();
        }
    }

    /**
     * What an answer is worth.
     *
     * @param share how often it is the answer, among those to its question
     * @param minutes how many minutes the plan that is made with it takes less
     */
    private record Worth(double share, double minutes) {}

    private Worth worth(Answered each) {
        if (each.answer().share() <= 0) {
            return new Worth(0, 0);
        }
        Conclusion then = each.then().get();
        return new Worth(
                each.answer().share() * likelihood(then),
                Math.max(0, cost(now.plan(), then) - cost(then.plan(), then)));
    }

    private static double saved(List<Worth> answers) {
        double saved = 0;
        double shares = 0;
        for (Worth each : answers) {
            shares += each.share();
            saved += each.share() * each.minutes();
        }
        return shares <= 0 ? 0 : saved / shares;
    }

    /** How much better than before the answer goes with what is known: the causes that are left weigh more or less. */
    private double likelihood(Conclusion then) {
        double before = now.beliefs().weight();
        return before <= 0 ? 1 : Math.max(0.1, Math.min(10, then.beliefs().weight() / before));
    }

    /** What following a plan costs when things are as in a conclusion. */
    private double cost(List<Step> plan, Conclusion then) {
        return new Outlook(then.beliefs(), then.offers(), knowledge.weights()).cost(plan);
    }
}
