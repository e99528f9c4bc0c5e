package org.backupdoctor.internal.overview;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import org.backupdoctor.Problem;
import org.backupdoctor.internal.document.Html;
import org.backupdoctor.internal.document.HtmlPage;
import org.backupdoctor.internal.render.Wording;

/** From reports to the page. */
public final class FleetDocument {

    private FleetDocument() {}

    /** Adds the reports of an input. */
    public static void read(String name, InputStream in, Fleet fleet, Consumer<Problem> problems) throws IOException {
        new ReportLines(name, fleet, problems).read(in);
    }

    /** Writes the page. */
    public static void write(Fleet fleet, Appendable out, Wording wording) throws IOException {
        String script = HtmlPage.resource(FleetDocument.class, "fleet.js");
        String title =
                fleet.size() == 1 ? wording.phrase("overview.one") : wording.phrase("overview.title", fleet.size());
        out.append(
                HtmlPage.begin(wording.spoken(), title, HtmlPage.resource(FleetDocument.class, "fleet.css"), script));
        out.append(Html.article(FleetOutline.of(fleet, wording), wording.spoken()));
        out.append(list(wording));
        out.append(HtmlPage.end(script, FleetData.of(fleet, wording)));
    }

    /** Where the script puts the list. */
    private static String list(Wording wording) {
        return Html.place("list", "report bd-list", wording.phrase("overview.noscript"));
    }
}
