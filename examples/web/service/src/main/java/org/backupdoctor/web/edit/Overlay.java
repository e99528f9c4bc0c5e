package org.backupdoctor.web.edit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.backupdoctor.web.problem.RequestException;
import org.springframework.http.HttpStatus;

/** The directory of rules that is laid over the bundled ones. No path leads out of it. For one thread at a time. */
final class Overlay {

    private static final String WORD = "[a-z0-9]+(?:-[a-z0-9]+){0,20}";
    private static final Pattern PATH = Pattern.compile(
            "(?:causes|remedies|data)/(?:" + WORD + "/){0,6}" + WORD + "\\.(?:drl|md|yaml|off|(?:drl|md|yaml)\\.off)");
    private static final int LONGEST_PATH = 200;
    private static final int DEPTH = 8;
    private static final int MOST_FILES = 2_000;

    private final Path directory;

    Overlay(Path directory) {
        this.directory = directory;
    }

    /**
     * A path within a set of rules, as a client named it.
     *
     * @throws RequestException when no file of a set of rules can be called so
     */
    static String path(String given) {
        String path = given.startsWith("/") ? given.substring(1) : given;
        if (path.length() > LONGEST_PATH || !PATH.matcher(path).matches()) {
            throw new RequestException(
                    HttpStatus.BAD_REQUEST,
                    "Expected the path of a file under causes/, remedies/ or data/, in small letters, digits and single hyphens,"
                            + " that ends in .drl, .md, .yaml or .off. Maybe GET /rules/files shows what was meant.");
        }
        return path;
    }

    /** The texts of its files by path, sorted. Links count where they stay within; hidden files don't. */
    Map<String, String> files() {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(directory, DEPTH)) {
            Path root = directory.toRealPath();
            for (Path file : (Iterable<Path>) walk.limit(MOST_FILES * 2L)::iterator) {
                String path = directory.relativize(file).toString().replace('\\', '/');
                if (PATH.matcher(path).matches()
                        && Files.isRegularFile(file)
                        && file.toRealPath().startsWith(root)) {
                    files.put(path, Files.readString(file, StandardCharsets.UTF_8));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    /** The text of a file, if it is there. */
    Optional<String> text(String path) {
        Path file = directory.resolve(path);
        try {
            return Files.isRegularFile(file) && file.toRealPath().startsWith(directory.toRealPath())
                    ? Optional.of(Files.readString(file, StandardCharsets.UTF_8))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a file: whoever reads it sees the old text or the new one, and nothing between. */
    void write(String path, String text) {
        Path file = directory.resolve(path);
        try {
            Path folder = folder(file);
            // Its name begins with a dot, so that no rule set counts it.
            Path beside = Files.createTempFile(folder, ".", ".tmp");
            try {
                Files.writeString(beside, text, StandardCharsets.UTF_8);
                replace(beside, file);
            } finally {
                Files.deleteIfExists(beside);
            }
        } catch (IOException e) {
            throw unwritable();
        }
    }

    private static void replace(Path beside, Path file) throws IOException {
        try {
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Takes a file away. */
    void delete(String path) {
        try {
            folder(directory.resolve(path));
            Files.deleteIfExists(directory.resolve(path));
        } catch (IOException e) {
            throw unwritable();
        }
    }

    private Path folder(Path file) throws IOException {
        Path folder = Objects.requireNonNull(file.getParent());
        Path there = folder;
        while (!Files.exists(there)) {
            there = Objects.requireNonNull(there.getParent());
        }
        if (!there.toRealPath().startsWith(directory.toRealPath())) {
            throw new RequestException(
                    HttpStatus.CONFLICT, "A folder of this path is a link that leads out of the directory.");
        }
        return Files.createDirectories(folder);
    }

    private static RequestException unwritable() {
        return new RequestException(
                HttpStatus.CONFLICT,
                "The directory of rules can't be written. Maybe it is mounted to be read only, or belongs to somebody else.");
    }
}
