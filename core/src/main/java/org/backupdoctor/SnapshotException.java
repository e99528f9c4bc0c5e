package org.backupdoctor;

import java.util.List;
import java.util.stream.Collectors;

/** A snapshot, or a device's answer, that can't be read. Whoever gave it must act; all that is wrong with it is told at once. */
public final class SnapshotException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Problem[] problems;

    /** One or more problems. */
    public SnapshotException(List<Problem> problems) {
        this.problems = problems.toArray(Problem[]::new);
    }

    /** All problems, one below the other. */
    @Override
    public String getMessage() {
        return problems().stream().map(Problem::toString).collect(Collectors.joining("\n\n"));
    }

    /** What is wrong, in the order of the input. */
    public List<Problem> problems() {
        return List.of(problems);
    }
}
