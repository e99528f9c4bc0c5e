package org.backupdoctor;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.Collection;
import java.util.Set;
import org.backupdoctor.internal.knowledge.RuleFiles;
import org.backupdoctor.internal.pack.Keys;
import org.backupdoctor.internal.pack.Pack;

/**
 * A directory of rules as one file, to be handed out to many machines: a zip with a manifest that names the digest of each file, with a
 * serial number by which the newer of two sets is told, and with the signature of whoever answers for it (Ed25519, RFC 8032). The same
 * directory, serial number and key make the same bytes everywhere. Immutable; can be shared between threads.
 */
public final class RulePack {

    private final Pack pack;

    private RulePack(Pack pack) {
        this.pack = pack;
    }

    /**
     * Packs the files of a directory that {@link RuleSet#bundledWith(Path)} would read; others that lie beside them are left out. Whether
     * the rules load isn't looked at: {@link RuleSet#check} says that.
     *
     * @param serial the number of the set, at least 1; each new one needs a higher one
     * @throws RuleSetException when the directory or a file in it can't be read
     */
    public static RulePack of(Path directory, long serial) {
        Path folder = directory.toAbsolutePath().normalize().getFileName();
        return new RulePack(
                Pack.of(folder == null ? "rules" : folder.toString(), serial, RuleFiles.contents(directory)));
    }

    /**
     * Reads a pack without asking who signed it: for whoever made it.
     *
     * @throws RuleSetException when it isn't one, or a file in it isn't the one that its manifest names
     */
    public static RulePack read(Path file) {
        return new RulePack(Pack.of(file.toString(), Pack.bytes(file)));
    }

    /**
     * Reads a pack that one of these keys signed. Nothing in it is understood before the signature holds; it is refused when it was altered
     * in whatever way, when a file was added or taken out, and when nobody signed it.
     *
     * @throws RuleSetException when it is refused; it says why
     */
    public static RulePack read(Path file, Collection<PublicKey> keys) {
        return new RulePack(Pack.verified(file.toString(), Pack.bytes(file), keys));
    }

    /**
     * Reads a pack that one of these keys signed from bytes, as they come over a network.
     *
     * @param name what to call it in errors
     * @throws RuleSetException when it is refused; it says why
     */
    public static RulePack of(String name, byte[] content, Collection<PublicKey> keys) {
        return new RulePack(Pack.verified(name, content, keys));
    }

    /**
     * The same pack, signed.
     *
     * @param key an Ed25519 key
     * @throws IllegalArgumentException when it is of another kind
     */
    public RulePack signed(PrivateKey key) {
        return new RulePack(pack.signed(key));
    }

    /** What the set is called: the name of its directory. */
    public String name() {
        return pack.name();
    }

    /** Its serial number, at least 1; the set with the higher one is the newer one. */
    public long serial() {
        return pack.serial();
    }

    /** Whether somebody signed it. */
    public boolean isSigned() {
        return pack.isSigned();
    }

    /** The paths of its files, sorted. */
    public Set<String> paths() {
        return pack.files().keySet();
    }

    /** The pack as a file has it. */
    public byte[] toBytes() {
        return pack.bytes();
    }

    /** Writes it to a file, in place of one that is there. Whoever reads the file meanwhile sees the old one or the new one, whole. */
    public void write(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new FileSystemException(file.toString(), null, "it is a folder");
        }
        Path beside = file.resolveSibling(
                "." + file.getFileName() + "." + ProcessHandle.current().pid());
        try {
            Files.write(beside, toBytes());
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (NoSuchFileException e) {
            throw new NoSuchFileException(file.toString());
        } catch (AccessDeniedException e) {
            throw new AccessDeniedException(file.toString());
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    /**
     * The public key in a PEM file, as {@link #makeKeys} or {@code openssl pkey -pubout} writes it.
     *
     * @throws RuleSetException when there is no Ed25519 key in it
     */
    public static PublicKey publicKey(Path file) {
        return Keys.publicKey(file);
    }

    /**
     * The private key in a PEM file, as {@link #makeKeys} or {@code openssl genpkey -algorithm ed25519} writes it.
     *
     * @throws RuleSetException when there is no Ed25519 key in it, or one that is locked with a password
     */
    public static PrivateKey privateKey(Path file) {
        return Keys.privateKey(file);
    }

    /**
     * Makes a pair of keys. The private one can be read by its owner alone, where the file system knows owners.
     *
     * @throws RuleSetException when one of the files is there already
     */
    public static void makeKeys(Path privateKey, Path publicKey) throws IOException {
        Keys.make(privateKey, publicKey);
    }

    Pack content() {
        return pack;
    }
}
