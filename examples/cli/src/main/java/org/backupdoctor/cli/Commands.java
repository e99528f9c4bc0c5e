package org.backupdoctor.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import org.backupdoctor.Problem;
import org.backupdoctor.RuleSetException;
import org.backupdoctor.SnapshotException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line. Exit codes: 0 all is well, 1 causes are listed, 2 the input or its use is wrong, 3 the rules don't load. */
@Command(
        name = "backup-doctor",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description =
                "Says why an iPhone or iPad isn't backing up to iCloud, and what to do about it, best step first.",
        subcommands = {DiagnoseCommand.class, AskCommand.class, SnapshotCommand.class, RulesCommand.class},
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
            "3 the rules don't load."
        })
public final class Main implements Runnable {

    static final int FINE = 0;
    static final int CAUSES = 1;
    static final int WRONG_INPUT = 2;
    static final int WRONG_RULES = 3;

    @Spec
    private CommandSpec spec;

    private final Terminal terminal;

    private Main(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Runs a command and ends with its exit code. */
    public static void main(String[] arguments) {
        System.exit(run(System.in, System.out, System.err, arguments));
    }

    /** Runs a command; gives its exit code. */
    static int run(InputStream in, PrintStream out, PrintStream err, String... arguments) {
        Terminal terminal = new Terminal(in, out, err);
        CommandLine line = new CommandLine(new Main(terminal));
        line.setOut(terminal.writer());
        line.setErr(terminal.errorWriter());
        line.setUsageHelpWidth(100);
        line.setExecutionExceptionHandler((thrown, command, parsed) -> terminal.failed(thrown));
        line.setParameterExceptionHandler((thrown, given) -> wrongUse(thrown, terminal));
        int code = line.execute(arguments);
        terminal.flush();
        return code;
    }

    Terminal terminal() {
        return terminal;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "A command is missing: diagnose, snapshot or rules.");
    }

    private static int wrongUse(ParameterException thrown, Terminal terminal) {
        String name = thrown.getCommandLine().getCommandSpec().qualifiedName();
        terminal.error(thrown.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(thrown, terminal.errorWriter());
        terminal.error("Try: " + name + " --help");
        terminal.flush();
        return WRONG_INPUT;
    }

    /** What an exception means for whoever called. */
    static int code(Exception thrown) {
        return thrown instanceof RuleSetException ? WRONG_RULES : WRONG_INPUT;
    }

    /** The problems that an exception tells of. */
    static List<Problem> problems(Exception thrown) {
        if (thrown instanceof SnapshotException snapshot) {
            return snapshot.problems();
        }
        return thrown instanceof RuleSetException rules ? rules.problems() : List.of();
    }

    /** The version of the jar. */
    static final class Version implements CommandLine.IVersionProvider {

        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"backup-doctor " + (version == null ? "development" : version)};
        }
    }
}
