package org.backupdoctor.cli;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs another program: without a shell, without input, and neither for long nor with much to say. */
final class Command {

    private static final String SEARCHED = "backup-doctor.path";
    private static final String SECONDS = "backup-doctor.usb.seconds";
    private static final int MOST_BYTES = 10_000_000;
    private static final int MOST_SAID = 400;

    private Command() {}

    /**
     * What a program did.
     *
     * @param code its exit code; -1 when it had to be stopped
     * @param output what it printed
     * @param said what it said of what is wrong
     * @param isLate whether it took too long
     * @param isTooLong whether it printed too much
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Result(int code, byte[] output, String said, boolean isLate, boolean isTooLong) {

        boolean isFine() {
            return code == 0 && !isLate && !isTooLong;
        }
    }

    /** How long a program may take. */
    static int seconds() {
        return Integer.getInteger(SECONDS, 30);
    }

    /** The program of this name in the folders of the PATH; those that depend on where one is are left out. */
    static Optional<Path> find(String name) {
        boolean isWindows =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
        String path = System.getProperty(SEARCHED, String.valueOf(System.getenv("PATH")));
        for (String folder : path.split(File.pathSeparator, -1)) {
            try {
                Path file = Path.of(folder, isWindows ? name + ".exe" : name);
                if (file.isAbsolute() && Files.isRegularFile(file) && Files.isExecutable(file)) {
                    return Optional.of(file);
                }
            } catch (InvalidPathException e) {
                // no folder of this name
            }
        }
        return Optional.empty();
    }

    static Result run(Path program, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(arguments);
        Process process;
        try {
            process = new ProcessBuilder(command).start();
        } catch (IOException e) {
            return new Result(-1, new byte[0], "it can't be started", false, false);
        }
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // it has ended already
        }
        CompletableFuture<byte[]> output = read(process.getInputStream(), MOST_BYTES, process);
        CompletableFuture<byte[]> errors = read(process.getErrorStream(), MOST_BYTES, process);
        boolean isLate = true;
        try {
            isLate = !process.waitFor(seconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (isLate) {
            stop(process);
        }
        byte[] printed = got(output);
        byte[] said = got(errors);
        boolean isTooLong = printed.length > MOST_BYTES || said.length > MOST_BYTES;
        return new Result(isLate ? -1 : process.exitValue(), printed, said(said, printed), isLate, isTooLong);
    }

    private static CompletableFuture<byte[]> read(InputStream from, int most, Process process) {
        CompletableFuture<byte[]> read = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try (InputStream in = from) {
                        byte[] content = in.readNBytes(most + 1);
                        read.complete(content);
                        if (content.length > most) {
                            stop(process);
                        }
                    } catch (IOException e) {
                        read.complete(new byte[0]);
                    }
                },
                "read");
        thread.setDaemon(true);
        thread.start();
        return read;
    }

    private static byte[] got(CompletableFuture<byte[]> read) {
        try {
            return read.get(2, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            return new byte[0];
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new byte[0];
        }
    }

    private static void stop(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** Some programs say on standard output what is wrong. */
    private static String said(byte[] errors, byte[] output) {
        byte[] said = errors.length > 0 ? errors : output;
        return new String(said, 0, Math.min(MOST_SAID, said.length), StandardCharsets.UTF_8).strip();
    }
}
