package org.backupdoctor.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import org.backupdoctor.RuleSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Fits priors and efficacies to outcomes. */
@Command(
        name = "learn",
        mixinStandardHelpOptions = true,
        description = {
            "Fits how often each cause is the reason, and how likely each remedy clears it, to what became of remedies. Writes"
                    + " data/fitted.yaml in your directory of rules, with the counts; deleting it takes the numbers back.",
            "A few outcomes move a number by little: today's count as 300 devices and 20 trials.",
            "Exit codes: 0 all files were read, 2 one can't be read, and nothing was written, 3 the rules don't load."
        },
        footerHeading = "%nA line of such a file:%n",
        footer = {
            "  {\"snapshot\": {…}, \"remedy\": \"restart-device\", \"outcome\": \"NO_CHANGE\"}",
            "",
            "The outcomes are those of --tried; lines whose snapshots have the same id are of one device. For example:",
            "  backup-doctor rules learn outcomes.ndjson --in my-rules"
        })
final class LearnCommand implements Callable<Integer> {

    @ParentCommand
    private RulesCommand parent;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Outcomes, as NDJSON.")
    private List<Path> files;

    @Option(
            names = "--in",
            paramLabel = "DIR",
            required = true,
            description = "Your directory of rules; made when it isn't there.")
    private Path directory;

    @Option(
            names = "--as-of",
            paramLabel = "DAY",
            description = "The day that the numbers are of; today if nothing is said.")
    private LocalDate day;

    @Override
    public Integer call() {
        return parent.written(
                RuleSet.learn(files, directory, day == null ? LocalDate.now(ZoneOffset.UTC) : day), directory);
    }
}
