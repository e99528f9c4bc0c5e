package org.backupdoctor;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.backupdoctor.internal.data.JsonText;
import org.backupdoctor.internal.intake.ContentIntake;
import org.jspecify.annotations.Nullable;

/**
 * Recognises by content what a device, an MDM server or somebody answered, and makes snapshots of it. Understood are a snapshot's JSON,
 * NDJSON of snapshots, and what {@code core/SOURCES.md} lists: answers by cable, MDM responses, profiles, preferences and logs of the
 * device, Apple's system status, lists of releases, exports of inventories by a mapping, and folders and archives of all of these.
 * Identifiers of devices and persons never enter a snapshot, unless {@link #keepingIdentifiers} asks for one. Immutable; can be shared
 * between threads. This interface isn't for implementing.
 */
public interface Intake {

    /**
     * What is to be read.
     *
     * @param name what problems and notes call it
     * @param content its bytes; not copied
     * @param modified when it was last written; null when that is unknown
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Source(String name, byte[] content, @Nullable Instant modified) {}

    /**
     * One thing that a source holds: either a snapshot, or at least one problem.
     *
     * @param name what it was read from: the source's name, with a number where it holds several devices and not one a line; of a folder
     *     or an archive of several devices the name of the first file
     * @param line the line, or the number of the element, counted from 1, where the source holds several; else 0
     * @param snapshot what was read; null when it could not be
     * @param problems why it could not be read
     */
    record Item(String name, int line, @Nullable DeviceSnapshot snapshot, List<Problem> problems) {

        /**
         * The problems as JSON on one line, to stand where the report would: {@code {"line": 2, "errors": […], "file": "fleet.ndjson"}}.
         * Each has a {@code path}, which is empty where it isn't about one field; the {@code line} and {@code column} are there where
         * they are known of the problem itself.
         */
        public String problemsToJson() {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("line", line);
            tree.put("errors", problems.stream().map(Item::asTree).toList());
            tree.put("file", name);
            return JsonText.of(tree);
        }

        private static Map<String, Object> asTree(Problem problem) {
            Map<String, Object> error = new LinkedHashMap<>();
            error.put("path", problem.place().startsWith("/") ? problem.place() : "");
            problem.line().ifPresent(line -> error.put("line", line));
            problem.column().ifPresent(column -> error.put("column", column));
            error.put("message", problem.message());
            error.put("hint", problem.hint());
            return error;
        }
    }

    /**
     * Something that was taken from a source and isn't understood yet: to be read on whatever thread has time, again and again if need be.
     */
    interface Entry {

        /** How much of its source has been taken with it, from 0 to 1, to tell how far it is; empty where that is unknown. */
        OptionalDouble share();

        /** What it holds: mostly one thing. What can't be read becomes an item with its problems. */
        List<Item> read();
    }

    /** The intake as it comes: an answer that doesn't say when it is from is as old as its file. */
    static Intake standard() {
        return ContentIntake.standard();
    }

    /**
     * Reads a file, without looking at what it holds.
     *
     * @throws SnapshotException when it can't be read
     */
    static Source source(Path file) {
        return ContentIntake.source(file);
    }

    /** The same with a time for answers that don't say when they are from; null takes that of their file. */
    Intake takenAt(@Nullable Instant at);

    /**
     * The same, naming devices by the identifier that they give themselves, the UDID or else the serial number, where nothing else gives
     * an id. Without it such identifiers never enter a snapshot.
     */
    Intake keepingIdentifiers(boolean keep);

    /** What names a device where nothing else gives an id. Unless it is asked for, nothing does. */
    enum Naming {
        /** Nothing. */
        NOTHING,
        /** The UDID, or else the serial number. */
        OWN,
        /** The UDID. */
        UDID,
        /** The serial number. */
        SERIAL,
        /** The name of the first file, without its folder; of a source of many lines with the line. */
        FILE
    }

    /** The same, naming devices so where nothing else gives an id. */
    Intake naming(Naming by);

    /**
     * The same with a mapping for inventory exports, as YAML. What it is for, a table (CSV) or JSON with its columns or paths, is read by
     * it, each device by itself.
     *
     * @param mapping the mapping's text and what problems call it
     * @throws SnapshotException when it can't be read; all errors are told at once, each with its line and column
     */
    Intake mappedBy(Source mapping);

    /**
     * The same with what is so for every device: Apple's system status, lists of releases. Each snapshot has what they say of it.
     *
     * @throws SnapshotException when one can't be read, or is of one device
     */
    Intake beside(List<Source> sources);

    /**
     * One snapshot of several answers of one device. Of a folder or an archive all files are looked at.
     *
     * @throws SnapshotException when some can't be read, with all their problems, or when they are of different devices
     */
    DeviceSnapshot merged(List<Path> files);

    /**
     * One snapshot of several answers of one device that were read already.
     *
     * @throws SnapshotException when some can't be read, with all their problems, or when they are of different devices
     */
    DeviceSnapshot mergedSources(List<Source> sources);

    /**
     * One snapshot of several answers of one device, of which some were read already.
     *
     * @throws SnapshotException when some can't be read, with all their problems, or when they are of different devices
     */
    DeviceSnapshot merged(List<Path> files, List<Source> sources);

    /**
     * Everything that a source holds, each by itself and in its order. What can't be read becomes an item with its problems.
     */
    List<Item> items(Source source);

    /**
     * The same of a file, or of a folder or an archive (ZIP, gzip, tar in gzip) with files of one or more devices: one item for each
     * device. Links are not followed. How many files are of no known kind is told in a note.
     *
     * @throws SnapshotException when it can't be read, or holds far more than a device's answers
     */
    List<Item> items(Path path);

    /**
     * The same as a stream, in bounded memory whatever its length: NDJSON line by line, a table by a mapping row by row. Of a folder each
     * file is read twice, as it takes all to tell which are of one device; an archive, or any other file, is read as a whole. What can't be
     * read costs its own entry; where a file can't be read to its end, the last entry says so. To be closed.
     *
     * @throws SnapshotException when it can't be opened, or holds far more than a device's answers and isn't of many
     */
    Stream<Entry> entries(Path path);

    /**
     * The same of something that is being read, such as standard input. An entry is there as soon as its line is. Closing the stream closes
     * it.
     *
     * @param name what problems and notes call it
     */
    Stream<Entry> entries(String name, InputStream in);

    /**
     * A pile of answers of many devices, grouped by device: those that have the same UDID, the same serial number or the same id are of one
     * device, also where only a third answer shows that two are. One entry for each device, in the order of the first answers, and one for
     * all that can't be read. System status and lists of releases are held beside each. All answers are gone through before the first entry
     * is there; those of files that hold one each are then read again, of all others what they say is kept in memory.
     *
     * @param unnamed hears the name of each answer that doesn't say of which device it is: it is taken as a device of its own
     * @throws SnapshotException when a file can't be opened; all errors are told at once
     */
    Stream<Entry> byDevice(List<Path> files, List<Source> sources, Consumer<String> unnamed);
}
