package org.backupdoctor.cli;

import java.io.BufferedInputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.backupdoctor.FleetPage;
import org.backupdoctor.Intake;
import org.backupdoctor.Problem;
import org.backupdoctor.RuleSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Makes one page of reports on many devices. */
@Command(
        name = "fleet",
        mixinStandardHelpOptions = true,
        description =
                "Makes one page of the reports on many devices: causes, releases, sites, what to do first, how it went.",
        footerHeading = "%nFor example:%n",
        footer = {
            "  backup-doctor diagnose fleet.ndjson --format json > reports.ndjson",
            "  backup-doctor fleet reports.ndjson --output fleet.html",
            "  backup-doctor fleet monday.ndjson tuesday.ndjson --sites sites.csv --output fleet.html",
            "",
            "A device that is reported on several times counts as its newest report has it. Its site is what attributes.site of its",
            "snapshot says, else what --sites says.",
            "Exit codes: 0 all lines were reports, 2 some were not, or the input is wrong."
        })
final class FleetCommand implements Callable<Integer> {

    /** So many bad lines are told of one by one. */
    private static final int MOST_TOLD = 20;

    @ParentCommand
    private Commands main;

    @Parameters(
            paramLabel = "REPORTS",
            description =
                    "Reports, one a line (NDJSON), as diagnose --format json writes them. \"-\" or nothing: standard input.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--output", paramLabel = "FILE", description = "Where to write the page; else to standard output.")
    private Path output;

    @Option(
            names = "--sites",
            paramLabel = "FILE",
            description =
                    "Where devices belong whose reports don't say it: a table (CSV) with the columns id and site.")
    private Path sites;

    @Mixin
    private ReaderLocale language;

    private Terminal terminal;
    private int told;

    @Override
    public Integer call() throws IOException {
        terminal = main.terminal();
        Locale wanted = language.locale();
        GivenFiles.refuseAllButFiles(
                files.stream().filter(file -> !file.toString().equals("-")).toList());
        FileTrouble.refuseUnwritable(output);
        RuleSet rules = RuleSet.bundled();
        FleetPage page = sites == null ? FleetPage.create() : FleetPage.create(Intake.source(sites));
        for (Path file : files.isEmpty() ? List.of(Path.of("-")) : files) {
            read(file, page);
        }
        if (told > MOST_TOLD) {
            terminal.error((told - MOST_TOLD) + " more like these aren't shown.");
        }
        if (output == null) {
            StringBuilder written = new StringBuilder();
            page.writeTo(written, rules, wanted);
            terminal.document(written.toString());
        } else {
            try (Writer out = new BufferedWriter(Files.newBufferedWriter(output))) {
                page.writeTo(out, rules, wanted);
            }
        }
        return page.unreadable() > 0 ? Main.WRONG_INPUT : Main.FINE;
    }

    private void read(Path file, FleetPage page) throws IOException {
        if (file.toString().equals("-")) {
            page.read("standard input", terminal.in(), this::tell);
            return;
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            page.read(file.toString(), in, this::tell);
        }
    }

    private void tell(Problem problem) {
        told++;
        if (told <= MOST_TOLD) {
            terminal.error(problem.toString());
        }
    }
}
