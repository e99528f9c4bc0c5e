package org.backupdoctor.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.backupdoctor.Problem;
import org.backupdoctor.testing.CaseResults;
import org.backupdoctor.testing.CaseResults.Result;
import org.backupdoctor.testing.CaseResults.Scope;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Runs the cases of rules. */
@Command(
        name = "test",
        mixinStandardHelpOptions = true,
        description = {
            "Runs the cases of a directory of rules, laid over the bundled ones: those of its files, and the bundled ones that"
                    + " name what its files are about; all, where it switches something off. Says of each that fails what was"
                    + " expected and what it got.",
            "Exit codes: 0 all cases pass, 3 one fails or the rules don't load."
        })
final class TestCommand implements Callable<Integer> {

    @ParentCommand
    private RulesCommand parent;

    @Parameters(paramLabel = "DIR", description = "The directory.")
    private Path directory;

    @Option(names = "--all", description = "Run all cases, the bundled ones too.")
    private boolean all;

    @Option(
            names = "--rules-only-changed",
            description = "Leave out files of the directory that are still as the bundled ones.")
    private boolean onlyChanged;

    @Option(
            names = "--proofs",
            description = {
                "Say as well which rules of the directory the cases don't prove: each has to fire in one and stay clear in another,"
                        + " and each number needs its last silent and its first firing value."
            })
    private boolean proofs;

    @Override
    public Integer call() {
        long begin = System.nanoTime();
        CaseResults results =
                CaseResults.of(directory, all ? Scope.ALL : onlyChanged ? Scope.CHANGED : Scope.DIRECTORY);
        Terminal terminal = parent.terminal();
        List<Result> failed = results.failed();
        failed.forEach(result -> tell(result, terminal));
        if (!results.skipped().isEmpty()) {
            terminal.text(counted(results.skipped().size(), "case") + " left out, about what is switched off.\n");
        }
        int count = results.results().size();
        if (count == 0) {
            terminal.error(
                    "There is no case to run for " + directory + ".\n"
                            + "Maybe its cases are missing: a cause or a remedy has them beside it, in a file that ends in .yaml.");
            return Main.WRONG_RULES;
        }
        terminal.text(counted(count, "case") + ", "
                + (failed.isEmpty() ? "all as expected" : failed.size() + " not as expected") + " ("
                + seconds(System.nanoTime() - begin) + ").\n");
        List<Problem> unproven = proofs ? CaseResults.unproven(directory) : List.of();
        unproven.forEach(problem -> terminal.text("\n" + problem + "\n"));
        return failed.isEmpty() && unproven.isEmpty() ? Main.FINE : Main.WRONG_RULES;
    }

    private void tell(Result result, Terminal terminal) {
        terminal.text((terminal.layout(false).ascii() ? "x " : "✗ ") + result.file() + ", case " + result.number()
                + ": " + result.it() + "\n");
        result.unmet().forEach(sentence -> terminal.text("    " + sentence + "\n"));
        if (result.bundled()) {
            String name = Path.of(result.file()).getFileName().toString();
            terminal.text("    Maybe the case has to change with the rule: rules export " + directory + " "
                    + name.substring(0, name.lastIndexOf('.')) + "\n    copies it.\n");
        }
        terminal.text("\n");
    }

    static String counted(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%.1f s", nanos / (double) TimeUnit.SECONDS.toNanos(1));
    }
}
