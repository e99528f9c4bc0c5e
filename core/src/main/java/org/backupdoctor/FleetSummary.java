package org.backupdoctor;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collector;
import org.backupdoctor.Report.Layout;
import org.backupdoctor.Report.Verdict;
import org.backupdoctor.Report.Who;
import org.backupdoctor.internal.fleet.Counting;
import org.backupdoctor.internal.render.SummaryJson;
import org.backupdoctor.internal.render.SummaryText;
import org.backupdoctor.internal.rules.LoadedRules;

/**
 * What the reports on many devices come to: which causes, which remedy helps the most of them, and which fact would be worth finding out. It
 * is counted, not estimated, in memory that doesn't grow with the number of devices; the order of the reports doesn't matter.
 *
 * @param devices how many devices there are reports on
 * @param unreadable how many more could not be read
 * @param undecided how many devices are neither known to back up nor kept from it by a confirmed cause
 * @param verdicts how many devices have each verdict, in the order of the verdicts
 * @param causes the causes, those of most devices first, then by id
 * @param remedies the remedies of causes that were found, those that are enough for most devices first, then by how many they are the
 *     first one for, by how many they help, and by id
 * @param facts what to find out about undecided devices, what saves most first, then by path; empty unless it was asked for
 */
public record FleetSummary(
        long devices,
        long unreadable,
        long undecided,
        List<VerdictCount> verdicts,
        List<CauseCount> causes,
        List<RemedyCount> remedies,
        List<FactCount> facts) {

    /**
     * How many devices have a verdict.
     *
     * @param verdict the verdict
     * @param devices how many devices have it
     */
    public record VerdictCount(Verdict verdict, long devices) {}

    /**
     * How many devices have a cause.
     *
     * @param cause its id
     * @param title its name for a reader
     * @param devices how many devices it is listed for
     * @param confirmed for how many of them the facts prove it; for the others it is suspected
     * @param blocking for how many of them no backup can succeed while it holds
     */
    public record CauseCount(String cause, String title, long devices, long confirmed, long blocking) {}

    /**
     * How many devices a remedy helps.
     *
     * @param id its id
     * @param title what to do, in a few words
     * @param enough how many devices have causes that block backups, and it is meant for all of these and enough by itself
     * @param first for how many devices it is the first one in the plan that is needed
     * @param helps how many devices have a cause that it is offered for
     */
    public record RemedyCount(String id, String title, long enough, long first, long helps) {}

    /**
     * What finding out a fact would save.
     *
     * @param path the field
     * @param text the question for it
     * @param where where to look
     * @param who who can answer it
     * @param devices for how many undecided devices it is worth asking
     * @param best for how many of them it is the question most worth asking
     * @param minutesSaved how many minutes the answers are expected to save, over all of them
     */
    public record FactCount(
            String path, String text, String where, Who who, long devices, long best, double minutesSaved) {}

    /**
     * Counts reports. For one thread; several threads count each by itself, and what they have is merged.
     */
    public interface Tally {

        /** Counts a report, but for its questions. */
        void add(Report report);

        /**
         * Counts a report and, where its device is undecided, its questions. These are found out when they are first read, which takes as
         * long as some dozens of diagnoses: a {@link Fleet} can have that done by several threads.
         */
        void addWithQuestions(Report report);

        /** Counts something that could not be read. */
        void addUnreadable();

        /** Counts what another has counted. */
        void merge(Tally other);

        /** What it comes to until now. */
        FleetSummary summary();
    }

    /** Nothing counted yet. */
    public static Tally tally() {
        return new Counting();
    }

    /** Counts the reports of a stream, but for their questions. */
    public static Collector<Report, ?, FleetSummary> ofReports() {
        return Collector.of(
                FleetSummary::tally,
                Tally::add,
                (one, other) -> {
                    one.merge(other);
                    return one;
                },
                Tally::summary,
                Collector.Characteristics.UNORDERED);
    }

    /** Whether a device is neither known to back up nor kept from it by a confirmed cause. */
    public static boolean isUndecided(Report report) {
        return report.verdict() == Verdict.FAILING || report.verdict() == Verdict.UNKNOWN;
    }

    /** The summary as JSON on one line. */
    public String toJson() {
        return SummaryJson.of(this);
    }

    /**
     * The summary as text for a person, at most 80 columns wide.
     *
     * @param rules the rule set whose languages it may be in: that of the diagnoser
     * @param locale the language and how it writes numbers, where the rule set has it, else English
     */
    public String toText(RuleSet rules, Locale locale, Layout layout) {
        return SummaryText.of(this, locale, ((LoadedRules) rules).inLanguages().of(locale), layout);
    }
}
