package org.backupdoctor.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.backupdoctor.DeviceSnapshot;
import org.backupdoctor.Problem;
import org.backupdoctor.RuleSet;
import org.backupdoctor.RuleSet.Entry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Shows, copies and checks rules. */
@Command(
        name = "rules",
        mixinStandardHelpOptions = true,
        description =
                "Lists, explains, copies, checks and tests the rules, starts new ones, brings the list of iOS releases up to date, learns from outcomes, and makes signed files of rules to hand out.",
        subcommands = {
            FactsCommand.class,
            NewCommand.class,
            ReleasesCommand.class,
            TestCommand.class,
            MutateCommand.class,
            LearnCommand.class,
            PackCommand.class,
            PackCommand.Sign.class,
            PackCommand.Verify.class,
            PackCommand.MakeKey.class
        },
        footerHeading = "%nTo change a rule:%n",
        footer = {
            "  backup-doctor rules export my-rules icloud-storage-full   # copies its rules, page and cases",
            "  # edit my-rules/causes/storage/icloud-storage-full.drl",
            "  backup-doctor rules check my-rules",
            "  backup-doctor diagnose iphone.json --rules my-rules"
        })
final class RulesCommand implements Runnable {

    @ParentCommand
    private Commands main;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "A command is missing: list, facts, explain, index, new, export, check, test, mutate, releases, learn, pack, sign, verify or key.");
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists all causes and remedies.")
    int list(@Mixin ReaderLocale reader, @Mixin OwnRules rules) {
        RuleSet set = rules.set();
        Terminal terminal = main.terminal();
        terminal.text("Rules: " + set.info().name() + " " + set.info().version() + ", "
                + set.info().count() + " rules\n\nCauses\n");
        set.causes(reader.locale()).forEach(entry -> line(terminal, entry));
        terminal.text("\nRemedies\n");
        set.remedies(reader.locale()).forEach(entry -> line(terminal, entry));
        return Main.FINE;
    }

    @Command(
            name = "explain",
            mixinStandardHelpOptions = true,
            description =
                    "Prints the page of a cause or a remedy, with its rules; or how a report came to what it thinks of a cause.")
    int explain(
            @Parameters(paramLabel = "ID", description = "The cause or remedy, as \"rules list\" shows it.") String id,
            @Option(
                            names = "--for",
                            paramLabel = "FILE",
                            description =
                                    "A device's answer or a snapshot: prints the prior, each piece of evidence with its factor and rule, the"
                                            + " result, and what would put another cause first.")
                    Path device,
            @Mixin ReaderLocale reader,
            @Mixin OwnRules rules) {
        main.terminal()
                .text(
                        device == null
                                ? rules.set().explain(id, reader.locale())
                                : rules.diagnoser()
                                        .diagnose(DeviceSnapshot.read(device))
                                        .explain(id));
        return Main.FINE;
    }

    @Command(
            name = "index",
            mixinStandardHelpOptions = true,
            description =
                    "Prints a page of Markdown: every cause and remedy with its rules, what they look at, and what helps.")
    int index(@Mixin OwnRules rules) {
        main.terminal().text(rules.set().index());
        return Main.FINE;
    }

    @Command(
            name = "export",
            mixinStandardHelpOptions = true,
            description =
                    "Copies bundled rules, pages, cases and data for editing. Files that are there already are left alone.")
    int export(
            @Parameters(index = "0", paramLabel = "DIR", description = "Where to.") Path directory,
            @Parameters(index = "1..*", paramLabel = "ID", description = "Causes and remedies; none means everything.")
                    List<String> ids) {
        List<Path> written = RuleSet.bundled().export(directory, ids == null ? new ArrayList<>() : ids);
        written.forEach(file -> main.terminal().text(file + "\n"));
        if (written.isEmpty()) {
            main.terminal().error("Nothing was written: all of these files are there already.");
        }
        return Main.FINE;
    }

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description =
                    "Compiles and checks a directory of rules, laid over the bundled ones; says what is wrong and where.")
    int check(
            @Parameters(paramLabel = "DIR", description = "The directory.") Path directory,
            @Option(
                            names = "--format",
                            paramLabel = "FORMAT",
                            defaultValue = "text",
                            description = "How to print what was found: ${COMPLETION-CANDIDATES}.")
                    CheckFormat format) {
        RuleSet.Findings found = RuleSet.check(directory);
        List<Problem> problems = found.problems();
        String text = format.of(problems, directory);
        Terminal terminal = main.terminal();
        if (format != CheckFormat.text) {
            terminal.json(text);
        } else if (!problems.isEmpty()) {
            terminal.error(text);
        }
        boolean wrong = problems.stream().anyMatch(problem -> problem.severity() == Problem.Severity.ERROR);
        if (!wrong && format == CheckFormat.text) {
            found.rules()
                    .ifPresent(set -> terminal.text((problems.isEmpty()
                                    ? "All is well: "
                                    : "These rules load, with " + problems.size()
                                            + (problems.size() == 1 ? " warning: " : " warnings: "))
                            + set.info().count() + " rules, "
                            + set.causes().size() + " causes, " + set.remedies().size() + " remedies.\n"));
        }
        return wrong ? Main.WRONG_RULES : Main.FINE;
    }

    @Command(
            name = "diff",
            mixinStandardHelpOptions = true,
            description = "Says what a directory of rules changes against the bundled ones.")
    int diff(@Parameters(paramLabel = "DIR", description = "The directory.") Path directory) {
        List<String> differences = RuleSet.bundledWith(directory).differences();
        differences.forEach(sentence -> main.terminal().text(sentence + "\n"));
        if (differences.isEmpty()) {
            main.terminal().text("It changes nothing.\n");
        }
        return Main.FINE;
    }

    /** Says what was written, or what is wrong. */
    int written(RuleSet.Refreshed refreshed, Path directory) {
        Terminal terminal = terminal();
        if (!refreshed.problems().isEmpty()) {
            terminal.error(CheckFormat.text.of(refreshed.problems(), directory));
            return Main.WRONG_INPUT;
        }
        refreshed.written().forEach(file -> terminal.text(file + "\n"));
        refreshed.sentences().forEach(sentence -> terminal.text(sentence + "\n"));
        return Main.FINE;
    }

    Terminal terminal() {
        return main.terminal();
    }

    private static void line(Terminal terminal, Entry entry) {
        terminal.text(String.format("  %-26s %s%n", entry.id(), entry.title()));
    }
}
