package org.backupdoctor.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.backupdoctor.Problem;
import org.backupdoctor.Report;
import org.backupdoctor.ReportPage;
import org.backupdoctor.RuleSet;
import org.backupdoctor.SnapshotException;

/** Reports as documents: HTML or Markdown. */
final class Documents {

    private Documents() {}

    /** How a page of several reports begins. */
    static String begin(RuleSet rules, Locale locale) {
        StringBuilder begin = new StringBuilder();
        try {
            ReportPage.begin(begin, rules, locale);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return begin.toString();
    }

    /** How it ends. */
    static String end(RuleSet rules, Locale locale) {
        StringBuilder page = new StringBuilder();
        try {
            ReportPage begun = ReportPage.begin(page, rules, locale);
            page.setLength(0);
            begun.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return page.toString();
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
}
