package org.backupdoctor.internal.pack;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * A zip in the one form that a pack has: nothing is compressed, entries stand in the order given, and no entry has a time, a comment or
 * anything else of its own. The same files are the same bytes everywhere; so what isn't in that form was altered, there is nothing to
 * unpack to an unforeseen size, and no two programs can see different files in it.
 */
final class Stored {

    /** All bundled rules have less than 2 MB. */
    static final int MOST_BYTES = 20_000_000;

    private static final int MOST_ENTRIES = 5_000;
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private Stored() {}

    /** What keeps a file from being a pack, for whoever made it. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        private final String entry;
        private final String hint;

        Malformed(String entry, String message, String hint) {
            super(message);
            this.entry = entry;
            this.hint = hint;
        }

        String entry() {
            return entry;
        }

        String hint() {
            return hint;
        }
    }

    static byte[] written(Map<String, byte[]> entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> each : entries.entrySet()) {
                CRC32 sum = new CRC32();
                sum.update(each.getValue());
                ZipEntry entry = new ZipEntry(each.getKey());
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(each.getValue().length);
                entry.setCompressedSize(each.getValue().length);
                entry.setCrc(sum.getValue());
                entry.setTimeLocal(NO_TIME);
                zip.putNextEntry(entry);
                zip.write(each.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The entries of a pack, in its order. */
    static Map<String, byte[]> read(byte[] pack) throws Malformed {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(pack))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName();
                if (entry.getMethod() != ZipEntry.STORED || entry.getSize() > pack.length) {
                    throw new Malformed(
                            name,
                            "Expected an entry that isn't compressed.",
                            "Maybe another program packed it: \"rules pack\" makes a pack.");
                }
                if (entries.size() == MOST_ENTRIES) {
                    throw new Malformed(
                            name, "Expected at most " + MOST_ENTRIES + " entries.", "Maybe another file was meant.");
                }
                if (entries.put(name, zip.readNBytes(pack.length)) != null) {
                    throw new Malformed(
                            name, "This entry stands in it twice.", "Maybe somebody added a file of the same name.");
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new Malformed("", "This is no zip that can be read to its end.", "Maybe it was cut off on its way.");
        }
        if (entries.isEmpty()) {
            throw new Malformed("", "This is no pack: there is nothing in it.", "Maybe another file was meant.");
        }
        if (!Arrays.equals(pack, written(entries))) {
            throw new Malformed(
                    "",
                    "This isn't as \"rules pack\" wrote it: there is more in the file than its entries.",
                    "Maybe another program packed it anew.");
        }
        return entries;
    }
}
