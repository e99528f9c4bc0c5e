package org.backupdoctor.web.edit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.backupdoctor.Problem;
import org.backupdoctor.RuleSet;
import org.backupdoctor.RuleSetException;
import org.backupdoctor.testing.CaseResults;
import org.backupdoctor.web.problem.Fault;

/**
 * What a check of edited rules found.
 *
 * @param acceptable whether they could be at work
 * @param problems errors and warnings, with file, line and column
 * @param cases what came of the cases of the changed files and of those that name what these are about
 * @param loaded the rules, when they load
 */
record Checked(boolean acceptable, List<Fault> problems, Cases cases, Optional<RuleSet> loaded) {

    /**
     * What came of cases.
     *
     * @param passed how many were as they say
     * @param failed how many weren't
     * @param skipped those that speak of what is switched off
     * @param results each, file by file
     */
    record Cases(int passed, int failed, List<String> skipped, List<Result> results) {

        static final Cases NONE = new Cases(0, 0, List.of(), List.of());

        static Cases of(CaseResults of) {
            List<Result> results = of.results().stream()
                    .map(each -> new Result(each.file(), each.number(), each.it(), each.passed(), each.unmet()))
                    .toList();
            int failed = of.failed().size();
            return new Cases(results.size() - failed, failed, of.skipped(), results);
        }
    }

    /**
     * What came of a case.
     *
     * @param file its file
     * @param number its place there, from 1
     * @param it what it shows
     * @param passed whether it is as it says
     * @param unmet what was expected, and what was instead
     */
    record Result(String file, int number, String it, boolean passed, List<String> unmet) {

        private Fault fault() {
            return new Fault(
                    file,
                    null,
                    null,
                    null,
                    null,
                    "Case " + number + ", \"" + it + "\", isn't so any more: " + String.join(" ", unmet),
                    "Maybe the change is wrong; or, if it is meant so, change the case in " + file + ".",
                    null,
                    "case");
        }
    }

    /**
     * Lays files over the bundled ones, apart from the rules at work, and checks them.
     *
     * @param files texts by path
     * @param rules the rules at work; what is the same isn't compiled again
     * @param thorough whether to look for what is probably not meant, too, which takes seconds
     */
    static Checked of(Map<String, String> files, RuleSet rules, boolean thorough) {
        try {
            Path apart = Files.createTempDirectory("backup-doctor-check");
            try {
                for (Map.Entry<String, String> file : files.entrySet()) {
                    Path target = apart.resolve(file.getKey());
                    Files.createDirectories(Objects.requireNonNull(target.getParent()));
                    Files.writeString(target, file.getValue(), StandardCharsets.UTF_8);
                }
                return of(apart, rules, thorough);
            } finally {
                delete(apart);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Checked of(Path apart, RuleSet rules, boolean thorough) {
        RuleSet edited;
        try {
            edited = rules.again(apart);
        } catch (RuleSetException e) {
            return new Checked(false, Fault.ofRules(e.problems()), Cases.NONE, Optional.empty());
        }
        try {
            Cases cases = Cases.of(CaseResults.of(edited, CaseResults.Scope.CHANGED));
            List<Problem> problems = thorough ? RuleSet.check(apart).problems() : edited.warnings();
            return new Checked(cases.failed() == 0, Fault.ofRules(problems), cases, Optional.of(edited));
        } catch (RuleSetException e) {
            return new Checked(false, Fault.ofRules(e.problems()), Cases.NONE, Optional.of(edited));
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** What keeps them from being taken over. */
    List<Fault> errors() {
        List<Fault> errors = new ArrayList<>(
                problems.stream().filter(problem -> problem.severity() == null).toList());
        cases.results().stream()
                .filter(result -> !result.passed())
                .map(Result::fault)
                .forEach(errors::add);
        return errors;
    }
}
