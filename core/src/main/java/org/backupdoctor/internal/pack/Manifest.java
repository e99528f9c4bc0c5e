package org.backupdoctor.internal.pack;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.backupdoctor.internal.data.JsonText;
import org.backupdoctor.internal.data.Trees;

/**
 * What a pack says of itself.
 *
 * @param name what the set is called
 * @param serial its serial number
 * @param digests the digests of all files, by path
 */
record Manifest(String name, long serial, SortedMap<String, String> digests) {

    private static final long FORMAT = 1;

    static Manifest of(String name, long serial, Map<String, byte[]> files) {
        SortedMap<String, String> digests = new TreeMap<>();
        files.forEach((path, content) -> digests.put(path, digest(content)));
        return new Manifest(name, serial, digests);
    }

    /** Reads one; a pack with another is refused. */
    static Manifest read(String place, byte[] bytes) {
        Object tree;
        try {
            tree = Trees.json(Pack.MANIFEST, new String(bytes, StandardCharsets.UTF_8));
        } catch (Trees.Unreadable e) {
            throw Pack.refused(
                    place, Pack.MANIFEST, "The manifest can't be read.", "Maybe this zip is no pack of rules.");
        }
        if (!(tree instanceof Map<?, ?> map) || !(map.get("format") instanceof Long format)) {
            throw Pack.refused(place, Pack.MANIFEST, "This is no manifest.", "Maybe this zip is no pack of rules.");
        }
        if (format != FORMAT) {
            throw Pack.refused(
                    place,
                    Pack.MANIFEST,
                    "Expected format " + FORMAT + " but was " + format + ".",
                    "Maybe a newer version of this program made it.");
        }
        if (!(map.get("name") instanceof String name)
                || !(map.get("serial") instanceof Long serial)
                || serial < 1
                || !(map.get("files") instanceof Map<?, ?> files)
                || map.size() != 4) {
            throw Pack.refused(
                    place,
                    Pack.MANIFEST,
                    "Expected format, name, a serial number of at least 1 and files, and nothing else.",
                    "Maybe it was written by hand: \"rules pack\" writes it.");
        }
        SortedMap<String, String> digests = new TreeMap<>();
        files.forEach((path, digest) -> digests.put(path.toString(), String.valueOf(digest)));
        return new Manifest(name, serial, digests);
    }

    /** As the file has it, the same for the same content. */
    byte[] bytes() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("format", FORMAT);
        tree.put("name", name);
        tree.put("serial", serial);
        tree.put("files", digests);
        return (JsonText.of(tree) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    static String digest(byte[] content) {
        try {
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
