package org.backupdoctor.cli;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.backupdoctor.Diagnoser;
import org.backupdoctor.Fleet;
import org.backupdoctor.FleetSummary;
import org.backupdoctor.Intake;
import org.backupdoctor.Report;
import org.backupdoctor.Report.Who;
import org.backupdoctor.RuleSet;

/** Diagnoses many devices, and prints what comes of each when it is its turn. */
final class FleetRun {

    private final Terminal terminal;
    private final Words words;
    private int code = Main.FINE;

    FleetRun(Terminal terminal, Words words) {
        this.terminal = terminal;
        this.words = words;
    }

    /**
     * How reports are worded.
     *
     * @param reader who reads them
     * @param several whether each has to be told from the others
     * @param summary whether only what they all come to is wanted
     * @param brief whether reports in JSON are brief, whatever they are of
     * @param find how a summary says that more could be found out of so many devices
     */
    record Words(
            DiagnoseCommand.Format format,
            Locale locale,
            Who reader,
            boolean verbose,
            boolean full,
            boolean several,
            boolean summary,
            boolean brief,
            LongFunction<String> find) {

        boolean json() {
            return format == DiagnoseCommand.Format.json;
        }

        /** Whether all reports are one page. */
        boolean page() {
            return format == DiagnoseCommand.Format.html && several && !summary;
        }

        /** What stands between two reports. */
        String between() {
            return switch (format) {
                case text -> several ? "\n" : "";
                case markdown -> "\n---\n\n";
                case json, html -> "";
            };
        }
    }

    /** What is left of an iteration. */
    static Stream<Intake.Entry> rest(Iterator<Intake.Entry> entries) {
        int traits = Spliterator.ORDERED | Spliterator.NONNULL;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(entries, traits), false);
    }

    /**
     * What is to be printed of a device.
     *
     * @param share how much of all has been taken with it
     * @param text what goes to standard output
     * @param errors what goes to standard error
     * @param code what the exit code would be for it alone
     * @param report the report to be counted; null when there is none
     */
    private record Told(OptionalDouble share, String text, List<String> errors, int code, Report report) {}

    /** Diagnoses all, until nobody wants more; gives the exit code. */
    int diagnose(Diagnoser diagnoser, int threads, Stream<Intake.Entry> entries) {
        FleetSummary.Tally tally = FleetSummary.tally();
        try (Fleet fleet = Fleet.of(diagnoser, threads);
                Stream<Told> told = fleet.diagnoseEntries(entries, this::told);
                Printing printing = new Printing(terminal, !words.summary())) {
            RuleSet rules = diagnoser.ruleSet();
            if (words.page() && !printing.isPrinted(terminal.numbered(Documents.begin(rules, words.locale())))) {
                return Main.OUTPUT_CLOSED;
            }
            Iterator<Told> each = told.iterator();
            while (each.hasNext()) {
                Told next = each.next();
                count(tally, next);
                boolean isApart = printing.count() > 0 && !next.text().isEmpty();
                if (!printing.print((isApart ? words.between() : "") + next.text(), next.errors(), next.share())) {
                    return Main.OUTPUT_CLOSED;
                }
            }
            String last = words.summary()
                    ? summary(tally.summary(), rules)
                    : words.page() ? Documents.end(rules, words.locale()) : "";
            return printing.isPrinted(last) ? code : Main.OUTPUT_CLOSED;
        }
    }

    private void count(FleetSummary.Tally tally, Told told) {
        code = code == Main.WRONG_INPUT || told.code() == Main.WRONG_INPUT
                ? Main.WRONG_INPUT
                : Math.max(code, told.code());
        if (told.report() == null) {
            tally.addUnreadable();
        } else if (words.full()) {
            tally.addWithQuestions(told.report());
        } else {
            tally.add(told.report());
        }
    }

    private String summary(FleetSummary summary, RuleSet rules) {
        return words.json()
                ? line(summary.toJson())
                : summary.toText(rules, words.locale(), terminal.layout(words.verbose())) + find(summary);
    }

    private String find(FleetSummary summary) {
        return words.full() || summary.undecided() == 0
                ? ""
                : "\n" + words.find().apply(summary.undecided()) + "\n";
    }

    /** On one of the threads that diagnose: wording takes as long as diagnosing. */
    private Told told(Fleet.Diagnosed diagnosed) {
        Intake.Item item = diagnosed.item();
        OptionalDouble share = diagnosed.entry().share();
        if (diagnosed.report() == null) {
            boolean isLine = words.json() && item.line() > 0 && !words.summary();
            List<String> errors = isLine
                    ? List.of()
                    : item.problems().stream().map(Object::toString).toList();
            return new Told(share, isLine ? line(item.problemsToJson()) : "", errors, Main.WRONG_INPUT, null);
        }
        Report report = diagnosed.report().in(words.locale()).forReader(words.reader());
        int one = DiagnoseCommand.hasCauses(report) ? Main.CAUSES : Main.FINE;
        if (!words.summary()) {
            return new Told(share, text(report, item), List.of(), one, report);
        }
        // What is counted is worked out here.
        report.remedies();
        if (words.full() && FleetSummary.isUndecided(report)) {
            report.questions();
        }
        return new Told(share, "", List.of(), one, report);
    }

    private String text(Report report, Intake.Item item) {
        if (words.json()) {
            boolean isBrief = words.brief() || item.line() > 0;
            return line(isBrief && !words.full() ? report.toBriefJson() : report.toJson());
        }
        if (words.format().isDocument()) {
            return terminal.numbered(
                    words.page()
                            ? report.toHtmlFragment()
                            : words.format() == DiagnoseCommand.Format.html ? report.toHtml() : report.toMarkdown());
        }
        List<String> parts = new ArrayList<>();
        if (words.several()) {
            String name = report.id().orElse(item.name() + (item.line() > 0 ? ", line " + item.line() : ""));
            parts.add("== " + Terminal.oneLine(name) + " ==\n\n");
        }
        parts.add(report.toText(terminal.layout(words.verbose())));
        return String.join("", parts);
    }

    private String line(String json) {
        return terminal.escaped(json) + System.lineSeparator();
    }
}
