package org.backupdoctor.cli;

import java.nio.file.Path;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.backupdoctor.Diagnoser;
import org.backupdoctor.Intake;
import org.backupdoctor.Problem;
import org.backupdoctor.Report;
import org.backupdoctor.Report.Remedy;
import org.backupdoctor.Report.Verdict;
import org.backupdoctor.SnapshotException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Diagnoses what is given. */
@Command(
        name = "diagnose",
        mixinStandardHelpOptions = true,
        description = "Says why a device isn't backing up and what to do about it.",
        footerHeading = "%nFor example:%n",
        footer = {
            "  backup-doctor diagnose iphone.json",
            "  backup-doctor diagnose --merge device-information.plist restrictions.plist",
            "  backup-doctor diagnose iphone.json --tried restart-device --tried back-up-to-computer=DONE",
            "  backup-doctor diagnose fleet.ndjson --format json > reports.ndjson",
            "  backup-doctor diagnose iphone.json --format html > iphone.html",
            "  backup-doctor diagnose inventory.csv --mapping inventory.yaml",
            "  backup-doctor diagnose --usb --status",
            "",
            "Exit codes: 0 it works or no cause is listed, 1 causes are listed, 2 the input is wrong, 3 the rules don't load."
        })
final class DiagnoseCommand implements Callable<Integer> {

    enum Format {
        text,
        json,
        html,
        markdown;

        boolean isDocument() {
            return this == html || this == markdown;
        }
    }

    @ParentCommand
    private Commands main;

    private Terminal terminal;

    @Mixin
    private Input input;

    @Option(names = "--merge", description = "All files are answers of one device: make one snapshot of them.")
    private boolean merge;

    @Option(
            names = "--format",
            defaultValue = "text",
            description =
                    "text (for a person), json (one report a line), html (a page in one file) or markdown (for a ticket).")
    private Format format;

    @Mixin
    private OwnRules rules;

    @Option(
            names = "--locale",
            paramLabel = "TAG",
            defaultValue = "en",
            description = "Language, numbers and dates, such as pt-PT.")
    private String locale;

    @Option(names = "--verbose", description = "With all steps, the evidence, and every check.")
    private boolean verbose;

    @Option(names = "--full", description = "With questions and checks in the JSON of NDJSON input too.")
    private boolean full;

    /** As it is found among the commands. */
    DiagnoseCommand() {}

    /** Of files, without options. */
    DiagnoseCommand(Terminal terminal, List<Path> files) {
        this.terminal = terminal;
        this.input = new Input(files);
        this.rules = new OwnRules();
        this.format = Format.text;
        this.locale = "en";
    }

    @Override
    public Integer call() {
        terminal = main == null ? terminal : main.terminal();
        Locale wanted = wanted(locale);
        List<Input.Read> given =
                merge ? List.of(new Input.Read("", 0, input.merged(terminal), List.of())) : input.each(terminal);
        if (given.size() == 1
                && given.get(0).line() == 0
                && !given.get(0).problems().isEmpty()) {
            throw new SnapshotException(given.get(0).problems());
        }
        Diagnoser diagnoser = rules.diagnoser();
        int code = Main.FINE;
        boolean first = true;
        Documents documents =
                format.isDocument() ? new Documents(terminal, wanted, format == Format.html, given.size() > 1) : null;
        for (Input.Read each : given) {
            if (each.snapshot() == null) {
                unreadable(terminal, each);
                code = Main.WRONG_INPUT;
            } else {
                Report report = diagnoser.diagnose(each.snapshot()).in(wanted);
                if (documents != null) {
                    documents.print(report);
                } else {
                    print(terminal, report, each, given.size() > 1, first);
                }
                if (code == Main.FINE
                        && report.verdict() != Verdict.WORKING
                        && !report.diagnoses().isEmpty()) {
                    code = Main.CAUSES;
                }
            }
            first = false;
        }
        if (documents != null) {
            documents.close();
        }
        return code;
    }

    private void print(Terminal terminal, Report report, Input.Read each, boolean several, boolean first) {
        if (format == Format.json) {
            terminal.json(each.line() > 0 && !full ? report.toBriefJson() : report.toJson());
            return;
        }
        if (several) {
            String name = report.id().orElse(each.name() + (each.line() > 0 ? ", line " + each.line() : ""));
            terminal.text((first ? "" : "\n") + "== " + Terminal.oneLine(name) + " ==\n\n");
        }
        terminal.text(report.toText(terminal.layout(verbose)));
        if (!several) {
            report.remedies().stream()
                    .filter(Remedy::needed)
                    .findFirst()
                    .ifPresent(remedy -> terminal.text(
                            "\n  No luck with step 1?  Diagnose again with --tried " + remedy.id() + "\n"));
        }
    }

    private void unreadable(Terminal terminal, Input.Read each) {
        if (format == Format.json && each.line() > 0) {
            terminal.json(new Intake.Item(each.name(), each.line(), null, each.problems()).problemsToJson());
        } else {
            each.problems().forEach(problem -> terminal.error(problem.toString()));
        }
    }

    /** The locale that is asked for. */
    static Locale wanted(String locale) {
        try {
            return new Locale.Builder().setLanguageTag(locale.replace('_', '-')).build();
        } catch (IllformedLocaleException e) {
            throw new SnapshotException(List.of(new Problem(
                    "--locale",
                    "",
                    "Expected a language tag but was \"" + locale + "\".",
                    "Maybe write en, pt or pt-PT.")));
        }
    }
}
