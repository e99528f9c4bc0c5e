package org.backupdoctor;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.backupdoctor.internal.inventory.SiteTable;
import org.backupdoctor.internal.overview.Fleet;
import org.backupdoctor.internal.overview.FleetDocument;
import org.backupdoctor.internal.render.Wording;
import org.backupdoctor.internal.rules.LoadedRules;

/**
 * One page on many devices, as HTML in one file: how many have which cause, by version of iOS and by site; what to do first and how many
 * devices it helps; what isn't known; how it went; and a list of all devices to filter, sort and search. It is made of the JSON of reports,
 * brief or not, which are read one after the other. A device that is reported on several times counts as its newest report has it, and
 * its older ones tell how it went. It is for use by one thread.
 */
public final class FleetPage {

    private final Fleet fleet;

    private FleetPage(Fleet fleet) {
        this.fleet = fleet;
    }

    /** An empty one. */
    public static FleetPage create() {
        return new FleetPage(new Fleet(Map.of()));
    }

    /**
     * An empty one that knows where devices belong whose reports don't say it.
     *
     * @param sites a table (CSV, in UTF-8, or in UTF-16 with its mark) with the columns id and site
     * @throws SnapshotException when it can't be read; all errors are told at once
     */
    public static FleetPage create(Intake.Source sites) {
        return new FleetPage(new Fleet(SiteTable.of(sites)));
    }

    /**
     * Reads reports, one a line (NDJSON), as {@link Report#toJson} and {@link Report#toBriefJson} write them. It takes memory for each
     * device and each day of a device, not for each report.
     *
     * @param name what problems call it, and devices without an id
     * @param in UTF-8, or UTF-16 with its mark; it isn't closed
     * @param problems is told what is wrong with lines that are no report; each costs that line alone
     * @throws IOException when it can't be read
     */
    public void read(String name, InputStream in, Consumer<Problem> problems) throws IOException {
        FleetDocument.read(name, in, fleet, problems);
    }

    /** How many devices there are so far. */
    public int devices() {
        return fleet.size();
    }

    /** How many lines were no report so far. */
    public long unreadable() {
        return fleet.unreadable();
    }

    /**
     * Writes the page, worded for a locale; causes and remedies are called as the reports call them. Its script stands in it, needs nothing
     * from elsewhere, and may do nothing but show the list.
     *
     * @param rules the rule set whose languages it may be in
     * @throws IOException when it can't be written
     */
    public void writeTo(Appendable out, RuleSet rules, Locale locale) throws IOException {
        FleetDocument.write(fleet, out, Wording.of(((LoadedRules) rules).inLanguages(), locale));
    }
}
