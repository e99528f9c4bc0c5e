package org.backupdoctor.internal.inventory;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.backupdoctor.SnapshotException;
import org.jspecify.annotations.Nullable;

/**
 * Says how an inventory export is read.
 *
 * @param file the file that says so
 * @param rows the JSON path of the list of devices; empty when the export itself is the list, or is one device
 * @param charset the encoding of a table that isn't UTF-8 or UTF-16; null when it is
 * @param separator what separates its cells; null to find out
 * @param unknown words that mean "unknown", in lower case
 * @param id the caller's name for the device
 * @param udid what tells devices apart; only compared, never shown
 * @param takenAt when the device was looked at
 * @param only what has to be so for a device to be of interest
 * @param fields the fields of a snapshot
 */
public record Mapping(
        String file,
        String rows,
        @Nullable Charset charset,
        @Nullable Character separator,
        Set<String> unknown,
        @Nullable Column id,
        @Nullable Column udid,
        @Nullable Column takenAt,
        @Nullable Only only,
        List<Column> fields) {

    /**
     * Which devices of an export are of interest.
     *
     * @param column where that stands
     * @param words the words of those that are, in lower case
     */
    record Only(Column column, Set<String> words) {}

    /** So many of its columns make an export one that a mapping is for; fewer do where the mapping has no more. */
    private static final int ENOUGH = 2;

    /**
     * Reads a mapping.
     *
     * @param file what problems call it
     * @param yaml its text
     * @throws SnapshotException when it can't be read; all errors are told at once, each with its line and column
     */
    public static Mapping of(String file, String yaml) {
        return new MappingReader(file).read(yaml);
    }

    /** The titles or paths that an export has to have. */
    Set<String> sources() {
        Set<String> all = new TreeSet<>();
        for (Column column : columns()) {
            if (column.constant() == null) {
                all.add(column.from());
            }
        }
        return all;
    }

    /** All that is read from an export. */
    List<Column> columns() {
        List<Column> all = new java.util.ArrayList<>(fields);
        for (Column column : new Column[] {id, udid, takenAt, only == null ? null : only.column()}) {
            if (column != null) {
                all.add(column);
            }
        }
        return all;
    }

    /** What may have to be said here of a table in which some letters can't be read. */
    String encodingHint() {
        return charset == null
                ? "Maybe the table isn't in UTF-8: add its encoding to " + file + ", such as encoding: windows-1252."
                : "Maybe the table isn't in " + charset.name() + ", as " + file + " says.";
    }

    /** Whether an export with so many of these sources is one that the mapping is for. */
    boolean isFor(long found) {
        return found > 0 && found >= Math.min(ENOUGH, sources().size());
    }
}
