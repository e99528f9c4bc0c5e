package org.backupdoctor.cli;

import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.backupdoctor.Problem;
import org.backupdoctor.Report.Layout;

/** Where a command reads from and writes to: colours where the terminal has them, ASCII where its character set has no more. */
final class Terminal {

    private final InputStream in;
    private final PrintStream plainOut;
    private final PrintStream plainErr;
    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean ascii;
    private final boolean colours;
    private final boolean unicode;

    Terminal(InputStream in, PrintStream out, PrintStream err) {
        Charset charset = charset();
        this.in = in;
        this.plainOut = out;
        this.plainErr = err;
        this.ascii = !charset.newEncoder().canEncode('✗');
        // What isn't ASCII is only written where the character set has it, so UTF-8 is right for the rest too.
        Charset written = ascii ? StandardCharsets.US_ASCII : charset;
        this.colours = colours();
        this.unicode = charset.equals(StandardCharsets.UTF_8);
        this.out = new PrintWriter(new PlainWriter(new OutputStreamWriter(out, written), colours));
        this.err = new PrintWriter(new PlainWriter(new OutputStreamWriter(err, written), colours), true);
    }

    /** Where somebody types. */
    InputStream in() {
        return in;
    }

    PrintWriter writer() {
        return out;
    }

    PrintWriter errorWriter() {
        return err;
    }

    /** Whether somebody would have to type the input. Where that can't be seen, it is taken to be piped. */
    boolean inputIsTerminal() {
        try {
            return in.equals(System.in) && isTerminal(0);
        } catch (IOException | InvalidPathException unknown) {
            return in.equals(System.in) && isWindows();
        }
    }

    /**
     * Where to show how far something is: where errors go, if that is a terminal on which nothing else is being printed; else null. Where
     * that can't be seen, it is none.
     *
     * @param prints whether standard output is being written meanwhile
     */
    PrintStream progress(boolean prints) {
        try {
            boolean isShown = plainErr.equals(System.err) && isTerminal(2) && !(prints && isTerminal(1));
            return isShown ? plainErr : null;
        } catch (IOException | InvalidPathException unknown) {
            return null;
        }
    }

    /** Whether a file that the process has open is a terminal, on systems that tell. */
    private static boolean isTerminal(int descriptor) throws IOException {
        String path = Path.of("/proc/self/fd/" + descriptor).toRealPath().toString();
        return path.startsWith("/dev/pts") || path.startsWith("/dev/tty");
    }

    private static boolean isWindows() {
        return System.getProperty("os.name", "").startsWith("Windows");
    }

    /** Newer Java has a console although nobody looks at it, and says so. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean hasConsole() {
        Console console = System.console();
        try {
            return console != null
                    && Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (ReflectiveOperationException older) {
            return true;
        }
    }

    /** By what is agreed among programs for the terminal; else where somebody looks at a terminal that knows colours. */
    private static boolean colours() {
        String forced = System.getenv("CLICOLOR_FORCE");
        if (System.getenv("NO_COLOR") != null || "0".equals(System.getenv("CLICOLOR"))) {
            return false;
        } else if (forced != null && !forced.equals("0")) {
            return true;
        } else if (isWindows()) {
            return hasConsole()
                    && (System.getenv("WT_SESSION") != null
                            || System.getenv("ANSICON") != null
                            || "ON".equals(System.getenv("ConEmuANSI")));
        }
        try {
            return isTerminal(1);
        } catch (IOException | InvalidPathException unknown) {
            return hasConsole();
        }
    }

    Layout layout(boolean verbose) {
        return new Layout(verbose, colours, ascii);
    }

    /** A line of JSON. */
    void json(String line) {
        out.println(escaped(line));
    }

    /** A line of JSON may hold any character, so what isn't to be written as it is, is written as JSON escapes it. */
    String escaped(String line) {
        StringBuilder escaped = new StringBuilder(line.length());
        line.codePoints().forEach(c -> {
            if (c < 0x7F || !(ascii || PlainWriter.steers(c))) {
                escaped.appendCodePoint(c);
            } else {
                Character.toString(c).chars().forEach(half -> escaped.append(String.format("\\u%04x", half)));
            }
        });
        return escaped.toString();
    }

    /** Sends what was printed on its way; whether nobody takes it any more. */
    boolean isOutputClosed() {
        out.flush();
        return plainOut.checkError();
    }

    /**
     * A piece of a document that goes into a file or to another program. What the character set doesn't have is written as its number, which
     * HTML and Markdown both read; so a page is right whatever it is taken for.
     */
    void document(String text) {
        out.print(numbered(text));
    }

    /** The same text as {@link #document} writes it. */
    String numbered(String text) {
        if (unicode) {
            return text;
        }
        StringBuilder numbered = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c < 0x7F) {
                numbered.append((char) c);
            } else {
                numbered.append("&#").append(c).append(';');
            }
        });
        return numbered.toString();
    }

    /** A name on one line, whoever gave it. */
    static String oneLine(String name) {
        return name.replaceAll("\\R", " ");
    }

    void text(String text) {
        out.print(text);
    }

    void error(String line) {
        out.flush();
        err.println(line);
    }

    int failed(Exception thrown) {
        if (Main.problems(thrown).isEmpty()) {
            String message = thrown.getMessage();
            error(message == null ? thrown.toString() : message);
        } else {
            boolean first = true;
            for (Problem problem : Main.problems(thrown)) {
                error((first ? "" : "\n") + problem);
                first = false;
            }
        }
        return Main.code(thrown);
    }

    void flush() {
        out.flush();
        err.flush();
    }

    /** What the terminal shows: newer Java says it in one property, Java 17 in others. */
    private static Charset charset() {
        for (String property : new String[] {"stdout.encoding", "sun.stdout.encoding", "native.encoding"}) {
            String name = System.getProperty(property, "");
            if (!name.isEmpty() && Charset.isSupported(name)) {
                return Charset.forName(name);
            }
        }
        return StandardCharsets.UTF_8;
    }
}
