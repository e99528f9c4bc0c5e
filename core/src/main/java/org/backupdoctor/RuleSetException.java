package org.backupdoctor;

import java.util.List;
import java.util.stream.Collectors;

/** A rule set that does not load. Whoever wrote it must act; all that is wrong with it is told at once. */
public final class RuleSetException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Problem[] problems;

    /** One or more problems. */
    public RuleSetException(List<Problem> problems) {
        this.problems = problems.stream().sorted(Problem.BY_PLACE).toArray(Problem[]::new);
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
