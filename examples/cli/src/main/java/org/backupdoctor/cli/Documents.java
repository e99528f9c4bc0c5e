package org.backupdoctor.cli;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.backupdoctor.Problem;
import org.backupdoctor.Report;
import org.backupdoctor.ReportPage;
import org.backupdoctor.SnapshotException;

/** Prints reports as one document: as HTML or as Markdown. */
final class Documents implements AutoCloseable {

    private final Terminal terminal;
    private final Locale locale;
    private final boolean html;
    private final boolean several;
    private final StringWriter written = new StringWriter();
    private ReportPage page;
    private boolean first = true;

    /** @param several whether there may be more than one report */
    Documents(Terminal terminal, Locale locale, boolean html, boolean several) {
        this.terminal = terminal;
        this.locale = locale;
        this.html = html;
        this.several = several;
    }

    void print(Report report) {
        if (!html) {
            terminal.document((first ? "" : "\n---\n\n") + report.toMarkdown());
        } else if (several) {
            onPage(report);
        } else {
            terminal.document(report.toHtml());
        }
        first = false;
    }

    /** A report as the name of its file wants it. */
    static String forFile(Report report, Path file) {
        String name = file.toString();
        if (name.endsWith(".html")) {
            return report.toHtml();
        }
        return name.endsWith(".md")
                ? report.toMarkdown()
                : name.endsWith(".json") ? report.toJson() + "\n" : report.toText();
    }

    /** Whether the name of a file says what is to be in it. */
    static void check(Path file) {
        if (file != null && !file.toString().matches("(?s).*\\.(html|md|json|txt)")) {
            throw new SnapshotException(List.of(new Problem(
                    "--report",
                    "",
                    "Expected a name that ends in .html, .md, .json or .txt but was \"" + file + "\".",
                    "Maybe write " + file + ".html.")));
        }
    }

    private void onPage(Report report) {
        try {
            page = page == null ? ReportPage.begin(written, locale) : page;
            page.add(report);
            flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void flush() {
        terminal.document(written.toString());
        written.getBuffer().setLength(0);
    }

    @Override
    public void close() {
        try {
            if (page != null) {
                page.close();
                flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
