package org.backupdoctor.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.backupdoctor.Diagnoser;
import org.backupdoctor.Intake;
import org.backupdoctor.Problem;
import org.backupdoctor.Report;
import org.backupdoctor.Report.Remedy;
import org.backupdoctor.Report.Verdict;
import org.backupdoctor.Report.Who;
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
            "  backup-doctor diagnose fleet.ndjson --summary",
            "  backup-doctor diagnose answers/ --by-device --id-from SERIAL",
            "  backup-doctor diagnose iphone.json --format html > iphone.html",
            "  backup-doctor diagnose inventory.csv --mapping inventory.yaml",
            "  backup-doctor diagnose --usb --status",
            "",
            "Exit codes: 0 it works or no cause is listed, 1 causes are listed, 2 the input is wrong, 3 the rules don't load,",
            "130 it was interrupted, 141 nobody reads what it prints."
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

    enum Reader {
        owner,
        admin
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

    @Mixin
    private ReaderLocale language;

    @Option(names = "--verbose", description = "With all steps, the evidence, and every check.")
    private boolean verbose;

    @Option(
            names = "--full",
            description =
                    "With questions and checks in the JSON of NDJSON input too, and with what to find out in the summary: that"
                            + " takes some dozens of times as long.")
    private boolean full;

    @Option(
            names = "--summary",
            description =
                    "Only what all devices come to: how many there are, which causes they have, which remedy helps most of them.")
    private boolean summary;

    @Option(
            names = "--for",
            paramLabel = "WHO",
            description = "Who reads it: owner (if nothing is said) or admin, whoever manages the device.")
    private Reader reader = Reader.owner;

    @Option(
            names = "--intended",
            paramLabel = "CAUSE",
            description =
                    "A cause that your organisation means to be so: it is noted, and the report is as it would be without it. Can be"
                            + " repeated.")
    private List<String> intended = new ArrayList<>();

    @Option(
            names = "--threads",
            paramLabel = "N",
            description =
                    "How many devices of many are diagnosed at a time; as many as there are processors if nothing is said.")
    private int threads = Runtime.getRuntime().availableProcessors();

    /** As it is found among the commands. */
    DiagnoseCommand() {}

    /** Of files, without options. */
    DiagnoseCommand(Terminal terminal, List<Path> files) {
        this.terminal = terminal;
        this.input = new Input(files);
        this.rules = new OwnRules();
        this.format = Format.text;
        this.language = new ReaderLocale();
    }

    @Override
    public Integer call() {
        terminal = main == null ? terminal : main.terminal();
        Locale wanted = language.locale();
        if (threads < 1) {
            throw new SnapshotException(List.of(new Problem(
                    "--threads",
                    "",
                    "Expected at least 1 but was " + threads + ".",
                    "Maybe leave it out: then it is as many as there are processors.")));
        }
        if (merge && input.isByDevice()) {
            throw new SnapshotException(List.of(new Problem(
                    "--merge",
                    "",
                    "Expected --merge or --by-device but both are given.",
                    "Maybe only --by-device is meant: it merges what is of one device.")));
        } else if (merge) {
            Supplier<Diagnoser> diagnoser = rules.forOne(intended);
            return one(diagnoser, new Intake.Item("", 0, input.merged(terminal), List.of()), wanted);
        }
        if (summary && format.isDocument()) {
            throw new SnapshotException(List.of(new Problem(
                    "--summary",
                    "",
                    "Expected a summary as text or json but was " + format + ".",
                    "Maybe a page is meant: print reports with --format json, and give them to \"fleet\".")));
        }
        if (summary || input.isByDevice() || input.isSeveral()) {
            return many(() -> rules.diagnoser(intended), input.entries(terminal), wanted, true);
        }
        Supplier<Diagnoser> diagnoser = rules.forOne(intended);
        Stream<Intake.Entry> entries = input.entries(terminal);
        Iterator<Intake.Entry> each = entries.iterator();
        Intake.Entry first = each.hasNext() ? each.next() : new ReadEntry(OptionalDouble.empty(), List.of());
        if (each.hasNext()) {
            Stream<Intake.Entry> all = Stream.concat(Stream.of(first), FleetRun.rest(each));
            return many(diagnoser, all.onClose(entries::close), wanted, true);
        }
        entries.close();
        List<Intake.Item> items = first.read();
        return items.size() == 1 && items.get(0).line() == 0
                ? one(diagnoser, items.get(0), wanted)
                : many(diagnoser, Stream.of(new ReadEntry(first.share(), items)), wanted, items.size() > 1);
    }

    private Integer many(Supplier<Diagnoser> diagnoser, Stream<Intake.Entry> entries, Locale wanted, boolean several) {
        FleetRun run = new FleetRun(
                terminal,
                new FleetRun.Words(
                        format,
                        wanted,
                        who(),
                        verbose,
                        full,
                        several,
                        summary,
                        input.isByDevice(),
                        undecided -> language.said("find", undecided)));
        return run.diagnose(diagnoser.get(), threads, entries);
    }

    private Integer one(Supplier<Diagnoser> diagnoser, Intake.Item item, Locale wanted) {
        if (item.snapshot() == null) {
            throw new SnapshotException(item.problems());
        }
        Report report = diagnoser.get().diagnose(item.snapshot()).in(wanted).forReader(who());
        if (format == Format.json) {
            terminal.json(report.toJson());
        } else if (format.isDocument()) {
            terminal.document(format == Format.html ? report.toHtml() : report.toMarkdown());
        } else {
            terminal.text(report.toText(terminal.layout(verbose)));
            report.remedies().stream()
                    .filter(Remedy::needed)
                    .findFirst()
                    .ifPresent(remedy -> terminal.text("\n  " + language.said("luck", remedy.id()) + "\n"));
        }
        return hasCauses(report) ? Main.CAUSES : Main.FINE;
    }

    private Who who() {
        return reader == Reader.admin ? Who.ADMIN : Who.OWNER;
    }

    static boolean hasCauses(Report report) {
        return report.verdict() != Verdict.WORKING && !report.diagnoses().isEmpty();
    }
}
