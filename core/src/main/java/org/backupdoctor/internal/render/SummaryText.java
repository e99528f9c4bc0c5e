package org.backupdoctor.internal.render;

import java.util.Locale;
import org.backupdoctor.FleetSummary;
import org.backupdoctor.FleetSummary.CauseCount;
import org.backupdoctor.FleetSummary.FactCount;
import org.backupdoctor.FleetSummary.RemedyCount;
import org.backupdoctor.FleetSummary.VerdictCount;
import org.backupdoctor.Report.Layout;
import org.backupdoctor.Report.Verdict;
import org.backupdoctor.internal.language.Language;
import org.backupdoctor.internal.render.TextPage.Style;

/** A summary as text for whoever looks after many devices: how they stand, why, what to do first, what to find out. */
public final class SummaryText {

    private static final int MOST_CAUSES = 12;
    private static final int MOST_REMEDIES = 8;
    private static final int MOST_FACTS = 5;

    private final FleetSummary summary;
    private final Wording wording;
    private final Layout layout;
    private final TextPage page;

    private SummaryText(FleetSummary summary, Wording wording, Layout layout) {
        this.summary = summary;
        this.wording = wording;
        this.layout = layout;
        this.page = new TextPage(layout);
    }

    /** The text of a summary; with a verbose layout nothing is left out. */
    public static String of(FleetSummary summary, Locale locale, Language language, Layout layout) {
        return new SummaryText(summary, new Wording(locale, language), layout).text();
    }

    private String text() {
        String unreadable = summary.unreadable() == 0 ? "" : wording.phrase("fleet.unreadable", summary.unreadable());
        page.line(Style.BOLD, wording.phrase("fleet.devices", summary.devices()), unreadable);
        summary.verdicts().stream().filter(count -> count.devices() > 0).forEach(this::verdict);
        if (!summary.causes().isEmpty()) {
            page.blank();
            page.line(Style.BOLD, wording.phrase("why"), wording.phrase("fleet.why"));
            summary.causes().stream().limit(most(MOST_CAUSES)).forEach(this::cause);
            more(summary.causes().size() - most(MOST_CAUSES));
        }
        if (!summary.remedies().isEmpty()) {
            page.blank();
            page.line(Style.BOLD, wording.phrase("what"), wording.phrase("fleet.what"));
            summary.remedies().stream().limit(most(MOST_REMEDIES)).forEach(this::remedy);
            more(summary.remedies().size() - most(MOST_REMEDIES));
        }
        if (!summary.facts().isEmpty()) {
            page.blank();
            page.line(
                    Style.BOLD, wording.phrase("fleet.facts"), wording.phrase("fleet.undecided", summary.undecided()));
            summary.facts().stream().limit(most(MOST_FACTS)).forEach(this::fact);
            more(summary.facts().size() - most(MOST_FACTS));
        }
        return page.result();
    }

    private long most(int usually) {
        return layout.verbose() ? Integer.MAX_VALUE : usually;
    }

    private void more(long left) {
        if (left > 0) {
            page.text("  ", wording.phrase("fleet.more", left));
        }
    }

    private void verdict(VerdictCount count) {
        boolean isWell = count.verdict() == Verdict.WORKING;
        String mark = isWell ? "✓ " : count.verdict() == Verdict.UNKNOWN ? "? " : "✗ ";
        Style style = isWell ? Style.GREEN : count.verdict() == Verdict.UNKNOWN ? Style.YELLOW : Style.RED;
        page.line(
                style,
                "  " + mark + wording.phrase("verdict." + count.verdict()),
                wording.phrase("fleet.share", count.devices(), (double) count.devices() / summary.devices()));
    }

    private void cause(CauseCount count) {
        page.line(
                Style.PLAIN,
                "  " + count.title(),
                wording.phrase("fleet.cause", count.devices(), count.confirmed(), count.blocking()));
    }

    private void remedy(RemedyCount count) {
        page.line(
                Style.PLAIN,
                "  " + count.title(),
                wording.phrase("fleet.remedy", count.enough(), count.first(), count.helps()));
    }

    private void fact(FactCount count) {
        page.line(
                Style.PLAIN,
                "  " + count.text(),
                wording.phrase("fleet.fact", count.devices(), Math.round(count.minutesSaved() / 60)));
    }
}
