package org.backupdoctor.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.backupdoctor.Intake;
import org.backupdoctor.Problem;
import org.backupdoctor.SnapshotException;

/** The files that were named. */
final class GivenFiles {

    private GivenFiles() {}

    /** All that can't be opened is told at once. */
    static void refuseMissing(List<Path> paths) {
        refuse(paths, path -> !Files.isDirectory(path) && !Files.isReadable(path));
    }

    /** The same, folders too. */
    static void refuseAllButFiles(List<Path> paths) {
        refuse(paths, path -> Files.isDirectory(path) || !Files.isReadable(path));
    }

    private static void refuse(List<Path> paths, Predicate<Path> isRefused) {
        List<Problem> problems = new ArrayList<>();
        for (Path path : paths) {
            if (isRefused.test(path)) {
                try {
                    Intake.source(path);
                } catch (SnapshotException e) {
                    problems.addAll(e.problems());
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new SnapshotException(problems);
        }
    }
}
