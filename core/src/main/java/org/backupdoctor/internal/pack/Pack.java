package org.backupdoctor.internal.pack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.backupdoctor.Problem;
import org.backupdoctor.RuleSetException;
import org.jspecify.annotations.Nullable;

/**
 * The files of a directory of rules as one file: a manifest with the serial number of the set and the digest of each file, its signature,
 * and the files. The signature is over the manifest, and the manifest over everything else.
 */
public final class Pack {

    static final String MANIFEST = "manifest.json";
    static final String SIGNATURE = "manifest.sig";

    /** What is signed begins so: a signature of something else by the same key can't be taken for one of a rule set. */
    private static final byte[] PURPOSE = "Backup Doctor rules 1\n".getBytes(StandardCharsets.US_ASCII);

    private final String name;
    private final long serial;
    private final SortedMap<String, byte[]> files;
    private final byte @Nullable [] signature;

    private Pack(String name, long serial, SortedMap<String, byte[]> files, byte @Nullable [] signature) {
        this.name = name;
        this.serial = serial;
        this.files = Collections.unmodifiableSortedMap(files);
        this.signature = signature;
    }

    /**
     * Of files, not signed.
     *
     * @param name what the set is called
     * @param serial its number: of two sets the one with the higher is the newer one; at least 1
     */
    public static Pack of(String name, long serial, Map<String, byte[]> files) {
        if (serial < 1) {
            throw new IllegalArgumentException("The serial number of a rule set is at least 1, not " + serial + ".");
        }
        return new Pack(name, serial, new TreeMap<>(files), null);
    }

    /** What the set is called. */
    public String name() {
        return name;
    }

    /** Its serial number. */
    public long serial() {
        return serial;
    }

    /** The files, by path. */
    public SortedMap<String, byte[]> files() {
        return files;
    }

    /** Whether somebody signed it; by whom, {@link #verified} finds out. */
    public boolean isSigned() {
        return signature != null;
    }

    /** The same signed with an Ed25519 key. */
    public Pack signed(PrivateKey key) {
        try {
            Signature signing = Signature.getInstance("Ed25519");
            signing.initSign(key);
            signing.update(PURPOSE);
            signing.update(manifest());
            return new Pack(name, serial, files, signing.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("Expected an Ed25519 key: " + e.getMessage(), e);
        }
    }

    /** As bytes, the same for the same files, name, serial number and key. */
    public byte[] bytes() {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put(MANIFEST, manifest());
        if (signature != null) {
            entries.put(SIGNATURE, signature);
        }
        entries.putAll(files);
        return Stored.written(entries);
    }

    /**
     * The bytes of a file, no more than a pack may have and one.
     *
     * @throws RuleSetException when there is no such file
     */
    public static byte[] bytes(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(Stored.MOST_BYTES + 1);
        } catch (NoSuchFileException e) {
            throw refused(
                    file.toString(), "", "There is no such file.", "Maybe the path is relative to another directory.");
        } catch (IOException e) {
            throw refused(
                    file.toString(), "", "This file can't be read.", "Maybe it is a directory, or belongs to another.");
        }
    }

    /**
     * Reads a pack from bytes.
     *
     * @param place what to call it in errors
     * @throws RuleSetException when it isn't one, or isn't whole
     */
    public static Pack of(String place, byte[] bytes) {
        return of(place, bytes, null);
    }

    /**
     * Reads a pack that one of these keys signed. Nothing of it is understood before that is known.
     *
     * @param place what to call it in errors
     * @throws RuleSetException when it isn't one, isn't whole, or none of the keys signed it
     */
    public static Pack verified(String place, byte[] bytes, Collection<PublicKey> keys) {
        return of(place, bytes, List.copyOf(keys));
    }

    private static Pack of(String place, byte[] bytes, @Nullable List<PublicKey> keys) {
        if (bytes.length > Stored.MOST_BYTES) {
            throw refused(
                    place,
                    "",
                    "Expected at most " + Stored.MOST_BYTES / 1_000_000 + " MB but there is more.",
                    "Maybe another file was meant.");
        }
        try {
            Map<String, byte[]> entries = Stored.read(bytes);
            byte[] manifest = entries.remove(MANIFEST);
            byte[] signature = entries.remove(SIGNATURE);
            if (manifest == null) {
                throw refused(place, MANIFEST, "This entry is missing.", "Maybe this zip is no pack of rules.");
            }
            if (keys != null) {
                check(place, manifest, signature, keys);
            }
            Manifest read = Manifest.read(place, manifest);
            Pack pack = new Pack(read.name(), read.serial(), new TreeMap<>(entries), signature);
            pack.check(place, read.digests());
            return pack;
        } catch (Stored.Malformed e) {
            throw refused(place, e.entry(), String.valueOf(e.getMessage()), e.hint());
        }
    }

    private static void check(String place, byte[] manifest, byte @Nullable [] signature, List<PublicKey> keys) {
        if (signature == null) {
            throw refused(
                    place, "", "Nobody signed this pack.", "Maybe \"rules sign\" was forgotten, or was taken out.");
        }
        for (PublicKey key : keys) {
            try {
                Signature check = Signature.getInstance("Ed25519");
                check.initVerify(key);
                check.update(PURPOSE);
                check.update(manifest);
                if (check.verify(signature)) {
                    return;
                }
            } catch (GeneralSecurityException e) {
                // Not by this key.
            }
        }
        throw refused(
                place,
                MANIFEST,
                "None of the known keys signed this pack: " + String.join(", ", Keys.prints(keys)) + ".",
                "Maybe it was altered after it was signed, or another key signed it.");
    }

    /** All problems of all files at once. */
    private void check(String place, Map<String, String> digests) {
        List<Problem> problems = new ArrayList<>();
        TreeSet<String> paths = new TreeSet<>(files.keySet());
        paths.addAll(digests.keySet());
        for (String path : paths) {
            byte[] content = files.get(path);
            String digest = digests.get(path);
            if (digest == null) {
                problems.add(problem(
                        place, path, "The manifest doesn't name this file.", "Maybe somebody added it afterwards."));
            } else if (content == null) {
                problems.add(problem(
                        place, path, "The manifest names this file, but it isn't there.", "Maybe it was taken out."));
            } else if (!digest.equals(Manifest.digest(content))) {
                problems.add(problem(
                        place, path, "This file isn't the one that the manifest names.", "Maybe it was altered."));
            }
        }
        if (!problems.isEmpty()) {
            throw new RuleSetException(problems);
        }
    }

    private byte[] manifest() {
        return Manifest.of(name, serial, files).bytes();
    }

    static RuleSetException refused(String place, String entry, String message, String hint) {
        return new RuleSetException(List.of(problem(place, entry, message, hint)));
    }

    private static Problem problem(String place, String entry, String message, String hint) {
        return new Problem(entry.isEmpty() ? place : place + "!" + entry, "", message, hint);
    }
}
