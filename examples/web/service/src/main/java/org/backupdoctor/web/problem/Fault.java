package org.backupdoctor.web.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.backupdoctor.Problem;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong.
 *
 * @param file the file it stands in, where several were given or it is a rule's
 * @param pointer the JSON pointer of what is wrong in the body, where that is JSON
 * @param line the line, from 1
 * @param column the column, from 1
 * @param rule the rule it is about
 * @param detail what is wrong
 * @param maybe what may be meant
 * @param severity WARNING where it can be used all the same; else nothing
 * @param kind a short name, the same for all of a kind
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Fault(
        @Nullable String file,
        @Nullable String pointer,
        @Nullable Integer line,
        @Nullable Integer column,
        @Nullable String rule,
        String detail,
        String maybe,
        @Nullable String severity,
        @Nullable String kind) {

    /** Something wrong with a field of the body. */
    public static Fault at(String pointer, String detail, String maybe) {
        return new Fault(null, pointer, null, null, null, detail, maybe, null, null);
    }

    /** What the library found wrong with a body, or with a part of it. */
    public static List<Fault> of(List<Problem> problems, String prefix) {
        return problems.stream().map(problem -> of(problem, prefix)).toList();
    }

    /** What the library found wrong with rules. */
    public static List<Fault> ofRules(List<Problem> problems) {
        return problems.stream().map(problem -> of(problem, "")).toList();
    }

    private static Fault of(Problem problem, String prefix) {
        boolean isPointer = problem.place().startsWith("/");
        Integer line = problem.line().isPresent() ? problem.line().getAsInt() : null;
        Integer column = problem.column().isPresent() ? problem.column().getAsInt() : null;
        return new Fault(
                problem.file(),
                isPointer ? prefix + problem.place() : prefix.isEmpty() ? null : prefix,
                line,
                column,
                problem.rule().orElse(null),
                problem.message(),
                problem.hint(),
                problem.severity() == Problem.Severity.WARNING ? "WARNING" : null,
                problem.kind());
    }
}
