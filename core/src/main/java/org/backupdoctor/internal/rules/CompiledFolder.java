package org.backupdoctor.internal.rules;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.backupdoctor.internal.data.Packed;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what edited rule files were compiled to in a folder, so that the next process needn't compile them: each under the digest of what
 * was compiled, of our version, Drools' and Java's. What comes back is looked at as if it had just been compiled; whoever can write to the
 * folder gets no further than whoever writes rules. Whatever goes wrong with the folder, the rules are compiled then. Several processes
 * may use one folder.
 */
final class CompiledFolder {

    private static final Logger LOG = LoggerFactory.getLogger(CompiledFolder.class);
    private static final String ENDING = ".compiled";
    private static final int MOST_FILES = 500;
    private static final int MOST_BYTES = 4_000_000;
    private static final int DIGEST_BYTES = 32;

    private final Path folder;
    private final String compiler;

    CompiledFolder(Path folder) {
        this(
                folder,
                String.join(
                        "\n",
                        Versions.own(),
                        Versions.drools(),
                        Runtime.version().toString(),
                        System.getProperty("java.vm.name", "")));
    }

    /** What another compiler made isn't found. */
    CompiledFolder(Path folder, String compiler) {
        this.folder = folder;
        this.compiler = compiler;
    }

    /**
     * What a rule file was compiled to before.
     *
     * @param model the class of its model
     * @param classes all its classes by name
     */
    record Kept(String model, Map<String, byte[]> classes) {}

    /** What this text was compiled to, if it is known. */
    Optional<Kept> find(String printed) {
        Path file = folder.resolve(key(printed) + ENDING);
        try {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > MOST_BYTES) {
                return Optional.empty();
            }
            return kept(Files.readAllBytes(file));
        } catch (IOException | RuntimeException e) {
            LOG.debug("What was compiled before can't be read.", e);
            return Optional.empty();
        }
    }

    /** The digest of what follows it comes first: of what was written half, or damaged, nothing is taken. */
    private static Optional<Kept> kept(byte[] bytes) {
        if (bytes.length <= DIGEST_BYTES
                || !MessageDigest.isEqual(
                        sha256(bytes, DIGEST_BYTES, bytes.length - DIGEST_BYTES), first(bytes, DIGEST_BYTES))) {
            return Optional.empty();
        }
        byte[] tree = new byte[bytes.length - DIGEST_BYTES];
        System.arraycopy(bytes, DIGEST_BYTES, tree, 0, tree.length);
        if (Packed.tree(tree) instanceof Map<?, ?> map
                && map.get("model") instanceof String model
                && map.get("classes") instanceof Map<?, ?> texts) {
            Map<String, byte[]> classes = new TreeMap<>();
            texts.forEach((name, text) ->
                    classes.put(name.toString(), Base64.getDecoder().decode(text.toString())));
            return Optional.of(new Kept(model, classes));
        }
        return Optional.empty();
    }

    /** Keeps what a text was compiled to. */
    void keep(String printed, Kept compiled) {
        Map<String, Object> classes = new TreeMap<>();
        compiled.classes()
                .forEach((name, bytes) -> classes.put(name, Base64.getEncoder().encodeToString(bytes)));
        byte[] tree = Packed.bytes(new TreeMap<>(Map.of("model", compiled.model(), "classes", classes)));
        byte[] bytes = new byte[DIGEST_BYTES + tree.length];
        System.arraycopy(sha256(tree, 0, tree.length), 0, bytes, 0, DIGEST_BYTES);
        System.arraycopy(tree, 0, bytes, DIGEST_BYTES, tree.length);
        @Nullable Path half = null;
        try {
            makeFolder();
            half = Files.createTempFile(folder, "", ".half");
            Files.write(half, bytes);
            Files.move(
                    half,
                    folder.resolve(key(printed) + ENDING),
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.ATOMIC_MOVE);
            removeOldest();
        } catch (IOException | RuntimeException e) {
            LOG.debug("What was compiled can't be kept.", e);
            remove(half);
        }
    }

    /** A folder that only its owner writes to, where the file system knows owners. */
    private void makeFolder() throws IOException {
        if (!Files.isDirectory(folder)) {
            if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createDirectories(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            } else {
                Files.createDirectories(folder);
            }
        }
    }

    private void removeOldest() throws IOException {
        try (Stream<Path> files = Files.walk(folder, 1, new FileVisitOption[0])) {
            List<Path> kept = files.filter(file -> file.toString().endsWith(ENDING))
                    .sorted(Comparator.comparing(CompiledFolder::written).reversed())
                    .toList();
            kept.stream().skip(MOST_FILES).forEach(CompiledFolder::remove);
        }
    }

    private static FileTime written(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException gone) {
            return FileTime.fromMillis(0);
        }
    }

    private static void remove(@Nullable Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            LOG.debug("{} can't be deleted.", file, e);
        }
    }

    private String key(String printed) {
        byte[] bytes = (compiler + "\n" + printed).getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(sha256(bytes, 0, bytes.length));
    }

    private static byte[] first(byte[] bytes, int count) {
        byte[] first = new byte[count];
        System.arraycopy(bytes, 0, first, 0, count);
        return first;
    }

    private static byte[] sha256(byte[] bytes, int from, int length) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(bytes, from, length);
            return sha.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
