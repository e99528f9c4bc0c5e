package org.backupdoctor.internal.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.backupdoctor.Problem;
import org.backupdoctor.RuleSetException;

/**
 * What a directory of rules holds: its files by path, and what is wrong with their names and kinds. Nothing is opened, so that nothing
 * hangs. A link counts as what it leads to when that lies in the directory too, as in a mounted ConfigMap; the directory itself may be a
 * link to anywhere.
 */
public final class RuleDirectory {

    private static final int DEPTH = 8;
    private static final int MOST_FILES = 2_000;
    private static final int MOST_ENTRIES = 50_000;

    private final Path root;
    private final Map<String, Entry> files = new TreeMap<>();
    private final List<String> others = new ArrayList<>();
    private final Set<Path> folders = new TreeSet<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Deque<Path> within = new ArrayDeque<>();
    private int entries;

    /**
     * A file that counts.
     *
     * @param real where it really is
     * @param state what changes when it is written: its time, its size and its key
     */
    public record Entry(Path real, String state) {

        static Entry of(Path real) throws IOException {
            BasicFileAttributes now = Files.readAttributes(real, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (!now.isRegularFile()) {
                throw new NoSuchFileException(real.toString());
            }
            return new Entry(real, now.lastModifiedTime() + " " + now.size() + " " + now.fileKey());
        }
    }

    private RuleDirectory(Path root) {
        this.root = root;
    }

    /** Looks at a directory. */
    public static RuleDirectory of(Path directory) {
        RuleDirectory found = new RuleDirectory(directory);
        try {
            Path real = directory.toRealPath();
            RuleDirectory inside = new RuleDirectory(real);
            if (Files.isDirectory(real)) {
                inside.look(real, "", 0);
                return inside;
            }
        } catch (IOException e) {
            // said below
        }
        boolean file = Files.isRegularFile(directory);
        found.problems.add(new Problem(
                directory.toString(),
                "",
                file ? "This is a file, not a directory of rules." : "There is no such directory of rules.",
                !file
                        ? "Maybe the path is relative to another directory."
                        : directory.toString().matches("(?i).*\\.(zip|tar|tgz|gz)")
                                ? "Maybe unpack it first, and give the directory."
                                : "Maybe the directory that it lies in was meant."));
        return found;
    }

    /** A file by itself, or nothing where there is none. */
    public static Optional<Entry> entry(Path file) {
        try {
            return Optional.of(Entry.of(file.toRealPath()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The files by path, sorted. */
    public Map<String, Entry> files() {
        return files;
    }

    /** The paths of files that don't count, sorted within each folder. */
    List<String> others() {
        return others;
    }

    /** The folders, itself among them, where they really are. */
    public Set<Path> folders() {
        return folders;
    }

    /** What can't be part of a rule set. */
    public List<Problem> problems() {
        return problems;
    }

    /**
     * Writes a file of a directory of rules; a link of that name is replaced, not followed.
     *
     * @throws RuleSetException when a folder on the way is a link that leads out of the directory
     */
    public static void write(Path directory, Path file, String text) {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        try {
            Files.createDirectories(folder);
            if (!folder.toRealPath().startsWith(directory.toRealPath())) {
                throw new RuleSetException(List.of(new Problem(
                        file.toString(), "", "This link leads out of the directory.", "Maybe copy what it leads to.")));
            }
            Files.deleteIfExists(file);
            Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void look(Path folder, String prefix, int depth) {
        folders.add(folder);
        within.push(folder);
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            List<Path> members = new ArrayList<>();
            for (Path member : stream) {
                entries++;
                if (entries > MOST_ENTRIES) {
                    break;
                }
                members.add(member);
            }
            members.sort(null);
            for (Path member : members) {
                String name = member.getFileName().toString();
                if (!isHidden(name)) {
                    member(member, prefix + name, depth);
                }
            }
        } catch (IOException e) {
            unreadable(prefix, e);
        }
        within.pop();
        if (depth == 0) {
            checkCounts();
        }
    }

    private void member(Path member, String path, int depth) {
        boolean counts = RuleNames.counts(path);
        try {
            Path real = member.toRealPath();
            boolean folder = Files.isDirectory(real, LinkOption.NOFOLLOW_LINKS);
            if (!real.startsWith(root)) {
                if (folder || counts) {
                    refuse(path, "This link leads out of the directory.", "Maybe copy what it leads to.");
                }
            } else if (folder) {
                folder(real, path, depth);
            } else if (!counts) {
                others.add(path);
            } else if (Files.isRegularFile(real, LinkOption.NOFOLLOW_LINKS)) {
                RuleNames.problem(path).ifPresentOrElse(problems::add, () -> add(path, real));
            } else {
                refuse(path, "This is no ordinary file.", "Maybe a pipe or a device was put here by mistake.");
            }
        } catch (IOException e) {
            if (counts) {
                unreadable(path, e);
            }
        }
    }

    private void folder(Path real, String path, int depth) {
        if (within.contains(real)) {
            refuse(path, "This link leads back to a folder that it is in.", "Maybe it can just be deleted.");
        } else if (depth + 1 < DEPTH) {
            look(real, path + "/", depth + 1);
        } else if (RuleNames.isPlaced(path)) {
            refuse(path, "Folders lie at most " + DEPTH + " deep.", "Maybe move its files up.");
        }
    }

    private void add(String path, Path real) {
        try {
            files.put(path, Entry.of(real));
        } catch (IOException e) {
            unreadable(path, e);
        }
    }

    private void checkCounts() {
        if (entries > MOST_ENTRIES) {
            refuse(
                    root.toString(),
                    "Expected at most " + MOST_ENTRIES + " files and folders but there are more.",
                    "Maybe another directory was meant.");
        } else if (files.size() > MOST_FILES) {
            refuse(
                    root.toString(),
                    "Expected at most " + MOST_FILES + " files of rules, pages and data but there are " + files.size()
                            + ".",
                    "Maybe another directory was meant, or copies lie in it.");
        }
    }

    private void unreadable(String path, IOException thrown) {
        refuse(
                path.isEmpty() ? root.toString() : path,
                thrown instanceof AccessDeniedException ? "This must not be read." : "This can't be read.",
                thrown instanceof AccessDeniedException
                        ? "Maybe it belongs to somebody else: ask for the right to read it."
                        : "Maybe it is a link to something that is gone, or it was moved just now.");
    }

    private void refuse(String path, String message, String hint) {
        problems.add(new Problem(path, "", message, hint));
    }

    /** Files of editors and version control. */
    private static boolean isHidden(String name) {
        return name.startsWith(".") || name.startsWith("#");
    }
}
