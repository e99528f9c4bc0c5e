package org.backupdoctor.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.backupdoctor.testing.CaseResults.Scope;
import org.backupdoctor.testing.MutationResults;
import org.backupdoctor.testing.MutationResults.Fate;
import org.backupdoctor.testing.MutationResults.Mutant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Changes rules on purpose and says which changes no case notices. */
@Command(
        name = "mutate",
        mixinStandardHelpOptions = true,
        description = {
            "Changes rules on purpose, one small step at a time, and says which changes no case notices: a comparison flipped, a"
                    + " number one up or down, not and exists or yes and no swapped, another strength,"
                    + " efficacy or verb.",
            "With a directory, its rules, laid over the bundled ones; else the bundled ones. With names, only those.",
            "A change that no case has to notice stands in DIR/mutants.yaml, with the reason: --list prints entries to copy.",
            "Exit codes: 0 each change is noticed or listed, 3 one isn't, a case fails as it is, or the rules don't load."
        },
        footerHeading = "%nFor example:%n",
        footer = {
            "  backup-doctor rules mutate my-rules",
            "  backup-doctor rules mutate my-rules icloud-storage-full",
            "  backup-doctor rules mutate my-rules icloud-storage-full/smallest-plan"
        })
final class MutateCommand implements Callable<Integer> {

    @ParentCommand
    private RulesCommand parent;

    @Parameters(
            arity = "0..*",
            paramLabel = "[DIR] [ID]",
            hideParamSyntax = true,
            description = "A directory of rules, and then causes, remedies or single rules.")
    private List<String> words = new ArrayList<>();

    @Option(names = "--all", description = "Change all rules, the bundled ones too.")
    private boolean all;

    @Option(
            names = "--rules-only-changed",
            description = "Leave out files of the directory that are still as the bundled ones.")
    private boolean onlyChanged;

    @Option(names = "--thorough", description = "Leave out single constraints as well.")
    private boolean thorough;

    @Option(
            names = "--list",
            description = "Print what survives as entries of mutants.yaml, for a reason to be filled in.")
    private boolean list;

    @Override
    public Integer call() {
        long begin = System.nanoTime();
        MutationResults results = results();
        List<Mutant> surviving = results.surviving();
        Terminal terminal = parent.terminal();
        if (list) {
            surviving.forEach(mutant -> terminal.text(entry(mutant)));
            return surviving.isEmpty() ? Main.FINE : Main.WRONG_RULES;
        }
        surviving.forEach(mutant -> terminal.text(mutant.problem() + "\n\n"));
        results.outdated().forEach(problem -> terminal.text(problem + "\n\n"));
        if (!surviving.isEmpty()) {
            Map<String, Long> kinds = surviving.stream()
                    .collect(Collectors.groupingBy(Mutant::kind, TreeMap::new, Collectors.counting()));
            terminal.text("Surviving by kind: "
                    + kinds.entrySet().stream()
                            .map(kind -> kind.getKey() + " " + kind.getValue())
                            .collect(Collectors.joining(", "))
                    + ".\n");
        }
        terminal.text(TestCommand.counted(results.mutants().size(), "change") + " of "
                + TestCommand.counted(results.count(), "rule") + ": " + count(results, Fate.NOTICED)
                + " noticed by cases, " + count(results, Fate.REFUSED) + " refused as errors, "
                + count(results, Fate.LISTED) + " listed with a reason, " + surviving.size() + " surviving ("
                + TestCommand.seconds(System.nanoTime() - begin) + ").\n");
        return surviving.isEmpty() ? Main.FINE : Main.WRONG_RULES;
    }

    private MutationResults results() {
        boolean directory = !words.isEmpty() && Files.isDirectory(Path.of(words.get(0)));
        List<String> names = words.subList(directory ? 1 : 0, words.size());
        return directory
                ? MutationResults.of(
                        Path.of(words.get(0)),
                        all ? Scope.ALL : onlyChanged ? Scope.CHANGED : Scope.DIRECTORY,
                        names,
                        thorough)
                : MutationResults.bundled(names, thorough);
    }

    private static long count(MutationResults results, Fate fate) {
        return results.mutants().stream()
                .filter(mutant -> mutant.fate() == fate)
                .count();
    }

    private static String entry(Mutant mutant) {
        return "- rule: " + mutant.rule() + "\n  from: " + quoted(mutant.from()) + "\n  to: " + quoted(mutant.to())
                + "\n  reason:\n";
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
