package org.backupdoctor.cli;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.backupdoctor.Problem;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** All commands. */
@Command(
        name = "backup-doctor",
        mixinStandardHelpOptions = true,
        versionProvider = Commands.Version.class,
        description =
                "Says why an iPhone or iPad isn't backing up to iCloud, and what to do about it, best step first.",
        subcommands = {
            DiagnoseCommand.class,
            AskCommand.class,
            SnapshotCommand.class,
            FleetCommand.class,
            RulesCommand.class
        },
        footerHeading = "%nFor example:%n",
        footer = {
            "  ideviceinfo -x > root.plist",
            "  ideviceinfo -x -q com.apple.mobile.backup > backup.plist",
            "  backup-doctor diagnose --merge root.plist backup.plist",
            "",
            "  backup-doctor diagnose --set icloud.storageFreeBytes=\"800 MB\" --set backup.nextSizeBytes=\"3.2 GB\"",
            "",
            "  backup-doctor rules explain icloud-storage-full",
            "",
            "What a command takes: backup-doctor COMMAND --help",
            "Exit codes: 0 all is well or no cause is listed, 1 causes are listed, 2 the input or its use is wrong,",
            "3 the rules don't load, 130 it was interrupted, 141 nobody reads what it prints."
        })
final class Commands implements Runnable {

    @Spec
    private CommandSpec spec;

    private final Terminal terminal;

    private Commands(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Runs a command; gives its exit code. */
    static int run(Terminal terminal, String... arguments) {
        CommandLine line = new CommandLine(new Commands(terminal));
        line.setOut(terminal.writer());
        line.setErr(terminal.errorWriter());
        line.setUsageHelpWidth(100);
        line.setExecutionExceptionHandler((thrown, command, parsed) -> terminal.failed(thrown));
        line.setParameterExceptionHandler((thrown, given) -> wrongUse(thrown, terminal));
        return line.execute(arguments);
    }

    Terminal terminal() {
        return terminal;
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "A command is missing: diagnose, ask, snapshot, fleet or rules.");
    }

    private static int wrongUse(ParameterException thrown, Terminal terminal) {
        String name = thrown.getCommandLine().getCommandSpec().qualifiedName();
        terminal.error(
                thrown.getArgSpec() instanceof OptionSpec option
                                && thrown.getMessage().startsWith("Invalid value")
                        ? wrongValue(option, thrown.getValue()).toString()
                        : thrown.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(thrown, terminal.errorWriter());
        terminal.error("Try: " + name + " --help");
        terminal.flush();
        return Main.WRONG_INPUT;
    }

    private static Problem wrongValue(OptionSpec option, String value) {
        Class<?> type = option.auxiliaryTypes()[0];
        String expected = "a whole number";
        String hint = "Maybe it holds more than digits, or too many.";
        if (type.isEnum()) {
            expected = "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(Object::toString)
                            .collect(Collectors.joining(", "));
            hint = "Maybe it is misspelt; capitals count.";
        } else if (type.equals(LocalDate.class)) {
            expected = "a day such as 2026-11-20";
            hint = "Maybe its month has no such day, or its digits are in another order.";
        }
        return new Problem(option.longestName(), "", "Expected " + expected + " but was \"" + value + "\".", hint);
    }

    /** The version of the jar. */
    static final class Version implements CommandLine.IVersionProvider {

        @Override
        public String[] getVersion() {
            String version = Commands.class.getPackage().getImplementationVersion();
            return new String[] {"backup-doctor " + (version == null ? "development" : version)};
        }
    }
}
