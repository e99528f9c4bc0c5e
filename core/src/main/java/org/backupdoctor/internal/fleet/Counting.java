package org.backupdoctor.internal.fleet;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.backupdoctor.FleetSummary;
import org.backupdoctor.FleetSummary.CauseCount;
import org.backupdoctor.FleetSummary.FactCount;
import org.backupdoctor.FleetSummary.RemedyCount;
import org.backupdoctor.FleetSummary.VerdictCount;
import org.backupdoctor.Report;
import org.backupdoctor.Report.Certainty;
import org.backupdoctor.Report.Diagnosis;
import org.backupdoctor.Report.Question;
import org.backupdoctor.Report.Remedy;
import org.backupdoctor.Report.Verdict;
import org.backupdoctor.Report.Who;

/** Counts reports: whole numbers alone, so that no order of adding makes a difference. */
public final class Counting implements FleetSummary.Tally {

    private final Map<Verdict, Long> verdicts = new EnumMap<>(Verdict.class);
    private final Map<String, Count> causes = new TreeMap<>();
    private final Map<String, Count> remedies = new TreeMap<>();
    private final Map<String, Asked> facts = new TreeMap<>();
    private long devices;
    private long unreadable;
    private long undecided;

    /** Three numbers about something, and what it is called. */
    private static final class Count {

        private final Map<String, Long> titles = new TreeMap<>();
        private final long[] numbers = new long[3];

        void add(String title, boolean... which) {
            titles.merge(title, 1L, Long::sum);
            for (int i = 0; i < which.length; i++) {
                numbers[i] += which[i] ? 1 : 0;
            }
        }

        void add(Count other) {
            other.titles.forEach((title, count) -> titles.merge(title, count, Long::sum));
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] += other.numbers[i];
            }
        }

        /** What it is called most: on an iPhone it may be called otherwise than on an iPad. */
        String title() {
            return mostly(titles);
        }
    }

    /** How a question was asked, and what its answers save, in tenths of a minute. */
    private static final class Asked {

        private final Map<String, Long> texts = new TreeMap<>();
        private final Map<String, Long> places = new TreeMap<>();
        private Who who = Who.OWNER;
        private long devices;
        private long best;
        private long tenths;

        void add(Question question, boolean isBest) {
            texts.merge(question.text(), 1L, Long::sum);
            places.merge(question.where(), 1L, Long::sum);
            who = question.who();
            devices++;
            best += isBest ? 1 : 0;
            tenths += Math.round(question.minutesSaved() * 10);
        }

        void add(Asked other) {
            other.texts.forEach((text, count) -> texts.merge(text, count, Long::sum));
            other.places.forEach((place, count) -> places.merge(place, count, Long::sum));
            who = other.who;
            devices += other.devices;
            best += other.best;
            tenths += other.tenths;
        }
    }

    private static String mostly(Map<String, Long> texts) {
        return texts.entrySet().stream()
                .min(Comparator.comparingLong((Map.Entry<String, Long> each) -> -each.getValue())
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .orElse("");
    }

    @Override
    public void add(Report report) {
        devices++;
        verdicts.merge(report.verdict(), 1L, Long::sum);
        undecided += FleetSummary.isUndecided(report) ? 1 : 0;
        for (Diagnosis diagnosis : report.diagnoses()) {
            causes.computeIfAbsent(diagnosis.cause(), any -> new Count())
                    .add(diagnosis.title(), true, diagnosis.certainty() == Certainty.CONFIRMED, diagnosis.blocks());
        }
        List<String> listed = report.diagnoses().stream().map(Diagnosis::cause).toList();
        List<String> blocking = report.diagnoses().stream()
                .filter(Diagnosis::blocks)
                .map(Diagnosis::cause)
                .toList();
        boolean isFirst = true;
        for (Remedy remedy : report.remedies()) {
            if (remedy.fixes().stream().anyMatch(listed::contains)) {
                boolean isEnough = !blocking.isEmpty()
                        && remedy.with().isEmpty()
                        && remedy.fixes().containsAll(blocking);
                remedies.computeIfAbsent(remedy.id(), any -> new Count())
                        .add(remedy.title(), isEnough, isFirst && remedy.needed(), true);
            }
            isFirst &= !remedy.needed();
        }
    }

    @Override
    public void addWithQuestions(Report report) {
        add(report);
        if (FleetSummary.isUndecided(report)) {
            boolean isBest = true;
            for (Question question : report.questions()) {
                facts.computeIfAbsent(question.path(), any -> new Asked()).add(question, isBest);
                isBest = false;
            }
        }
    }

    @Override
    public void addUnreadable() {
        unreadable++;
    }

    @Override
    public void merge(FleetSummary.Tally tally) {
        Counting other = (Counting) tally;
        devices += other.devices;
        unreadable += other.unreadable;
        undecided += other.undecided;
        other.verdicts.forEach((verdict, count) -> verdicts.merge(verdict, count, Long::sum));
        other.causes.forEach(
                (id, count) -> causes.computeIfAbsent(id, any -> new Count()).add(count));
        other.remedies.forEach(
                (id, count) -> remedies.computeIfAbsent(id, any -> new Count()).add(count));
        other.facts.forEach(
                (path, asked) -> facts.computeIfAbsent(path, any -> new Asked()).add(asked));
    }

    @Override
    public FleetSummary summary() {
        return new FleetSummary(
                devices,
                unreadable,
                undecided,
                List.of(Verdict.values()).stream()
                        .map(verdict -> new VerdictCount(verdict, verdicts.getOrDefault(verdict, 0L)))
                        .toList(),
                causes.entrySet().stream()
                        .map(each -> cause(each.getKey(), each.getValue()))
                        .sorted(Comparator.comparingLong((CauseCount cause) -> -cause.devices()))
                        .toList(),
                remedies.entrySet().stream()
                        .map(each -> remedy(each.getKey(), each.getValue()))
                        .sorted(Comparator.comparingLong((RemedyCount remedy) -> -remedy.enough())
                                .thenComparingLong(remedy -> -remedy.first())
                                .thenComparingLong(remedy -> -remedy.helps()))
                        .toList(),
                facts.entrySet().stream()
                        .map(each -> fact(each.getKey(), each.getValue()))
                        .sorted(Comparator.comparingDouble((FactCount fact) -> -fact.minutesSaved()))
                        .toList());
    }

    private static CauseCount cause(String id, Count count) {
        return new CauseCount(id, count.title(), count.numbers[0], count.numbers[1], count.numbers[2]);
    }

    private static RemedyCount remedy(String id, Count count) {
        return new RemedyCount(id, count.title(), count.numbers[0], count.numbers[1], count.numbers[2]);
    }

    private static FactCount fact(String path, Asked asked) {
        return new FactCount(
                path,
                mostly(asked.texts),
                mostly(asked.places),
                asked.who,
                asked.devices,
                asked.best,
                asked.tenths / 10.0);
    }
}
