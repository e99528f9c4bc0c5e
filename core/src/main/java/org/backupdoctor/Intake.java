package org.backupdoctor;

import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.backupdoctor.internal.data.JsonText;
import org.backupdoctor.internal.intake.ContentIntake;
import org.jspecify.annotations.Nullable;

/**
 * Recognises by content what a device, an MDM server or somebody answered, and makes snapshots of it. Understood are a snapshot's JSON,
 * NDJSON of snapshots, and what {@code core/SOURCES.md} lists: answers by cable, MDM responses, profiles, preferences and logs of the
 * device. Identifiers of devices and persons never enter a snapshot, unless {@link #keepingIdentifiers} asks for one. Immutable; can be
 * shared between threads. This interface isn't for implementing.
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
     * @param line the line, counted from 1, where the source holds one a line; else 0
     * @param snapshot what was read; null when it could not be
     * @param problems why it could not be read
     */
    record Item(int line, @Nullable DeviceSnapshot snapshot, List<Problem> problems) {

        /** The problems as JSON on one line, to stand where the report would: {@code {"line": 2, "errors": […]}}. */
        public String problemsToJson() {
            return JsonText.of(problemsAsTree(line, problems));
        }

        private static Map<String, Object> problemsAsTree(int line, List<Problem> problems) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("line", line);
            tree.put(
                    "errors",
                    problems.stream()
                            .map(problem -> {
                                Map<String, Object> error = new LinkedHashMap<>();
                                error.put("path", problem.place());
                                error.put("message", problem.message());
                                error.put("hint", problem.hint());
                                return error;
                            })
                            .toList());
            return tree;
        }
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

    /**
     * One snapshot of several answers of one device.
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
     * Everything that a source holds, each by itself and in its order. What can't be read becomes an item with its problems.
     */
    List<Item> items(Source source);
}
