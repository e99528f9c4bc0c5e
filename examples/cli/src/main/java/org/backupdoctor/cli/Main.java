package org.backupdoctor.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.backupdoctor.Problem;
import org.backupdoctor.RuleSetException;
import org.backupdoctor.SnapshotException;

/**
 * The command line. Exit codes: 0 all is well, 1 causes are listed, 2 the input or its use is wrong, 3 the rules don't load, 130 it was
 * interrupted, 141 nobody reads what it prints. What is asked for most, {@code diagnose FILE}, starts without what only other commands need: that alone takes several times as long as the JVM.
 */
public final class Main {

    static final int FINE = 0;
    static final int CAUSES = 1;
    static final int WRONG_INPUT = 2;
    static final int WRONG_RULES = 3;

    /** As shells have it of a program that was ended by SIGPIPE. */
    static final int OUTPUT_CLOSED = 141;

    private static final String LOGGING = "slf4j.provider";

    private Main() {}

    /** Runs a command and ends with its exit code. */
    public static void main(String[] arguments) {
        if ((isPlainDiagnosis(arguments) || isCheck(arguments)) && System.getProperty(LOGGING) == null) {
            // There is nothing to log that the report or the check doesn't tell.
            System.setProperty(LOGGING, "org.slf4j.helpers.NOP_FallbackServiceProvider");
            System.setProperty("slf4j.internal.verbosity", "WARN");
        }
        int code = run(System.in, System.out, System.err, arguments);
        Archive.keep();
        System.exit(code);
    }

    /** Runs a command; gives its exit code. */
    static int run(InputStream in, PrintStream out, PrintStream err, String... arguments) {
        Terminal terminal = new Terminal(in, out, err);
        int code =
                isPlainDiagnosis(arguments) ? plainDiagnosis(terminal, arguments) : Commands.run(terminal, arguments);
        terminal.flush();
        return code;
    }

    /** Whether it is {@code diagnose} with files and without options. */
    private static boolean isPlainDiagnosis(String... arguments) {
        return arguments.length > 1
                && arguments[0].equals("diagnose")
                && Arrays.stream(arguments).noneMatch(argument -> argument.startsWith("-") || argument.startsWith("@"));
    }

    private static boolean isCheck(String... arguments) {
        return arguments.length > 1 && arguments[0].equals("rules") && arguments[1].equals("check");
    }

    private static int plainDiagnosis(Terminal terminal, String... arguments) {
        try {
            List<Path> files = Arrays.stream(arguments).skip(1).map(Path::of).toList();
            return new DiagnoseCommand(terminal, files).call();
        } catch (RuntimeException e) {
            return terminal.failed(e);
        }
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
        return thrown instanceof RuleSetException rules
                ? rules.problems()
                : FileTrouble.of(thrown).stream().toList();
    }
}
