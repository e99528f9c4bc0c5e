package org.backupdoctor;

import java.io.IOException;
import java.util.Locale;
import org.backupdoctor.internal.document.HtmlPage;
import org.backupdoctor.internal.render.Wording;
import org.backupdoctor.internal.rules.LoadedRules;

/**
 * One page of reports on several devices, each in a part of its own, as HTML in one file. Reports are written as they are added, so that
 * any number of them takes the memory of one. It is for use by one thread.
 */
public final class ReportPage implements AutoCloseable {

    private final Appendable out;
    private final Locale locale;

    private ReportPage(Appendable out, Locale locale) {
        this.out = out;
        this.locale = locale;
    }

    /**
     * Begins a page.
     *
     * @param out what it is written to, which isn't closed
     * @param rules the rule set whose languages it may be in: that of the diagnoser
     * @param locale the locale that all of it is worded for
     * @throws IOException when it can't be written
     */
    public static ReportPage begin(Appendable out, RuleSet rules, Locale locale) throws IOException {
        Wording wording = Wording.of(((LoadedRules) rules).inLanguages(), locale);
        out.append(HtmlPage.begin(wording.spoken(), wording.phrase("page.titles"), "", ""));
        return new ReportPage(out, locale);
    }

    /**
     * Adds a report.
     *
     * @throws IOException when it can't be written
     */
    public void add(Report report) throws IOException {
        out.append(report.in(locale).toHtmlFragment());
    }

    /** Ends the page. */
    @Override
    public void close() throws IOException {
        out.append(HtmlPage.end("", ""));
    }

    /** The style sheet for {@link Report#toHtmlFragment}: all that it says is about classes that begin with {@code bd-}. */
    public static String style() {
        return HtmlPage.style();
    }
}
