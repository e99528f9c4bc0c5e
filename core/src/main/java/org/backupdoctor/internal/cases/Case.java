package org.backupdoctor.internal.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.backupdoctor.Problem;
import org.backupdoctor.Report;
import org.backupdoctor.SnapshotException;
import org.backupdoctor.internal.data.Places;
import org.backupdoctor.internal.data.Suggestions;
import org.backupdoctor.internal.data.Trees;
import org.backupdoctor.internal.knowledge.RuleFile;
import org.backupdoctor.internal.rules.LoadedRules;
import org.backupdoctor.internal.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot with what the report on it must and must not say.
 *
 * @param file the file it stands in
 * @param number its place there, from 1
 * @param it what it shows, a sentence
 * @param given the snapshot
 * @param expected what to expect of the report, by kind of expectation
 */
public record Case(String file, int number, String it, Snapshot given, Map<?, ?> expected) {

    /** What a case can expect of a report. */
    public static final List<String> KINDS = Expectations.KINDS;

    private static final List<String> FIELDS = List.of("it", "given", "expect");

    /** Reads the cases of a file; what is wrong goes to the list, with names that there aren't, if those that are were given. */
    public static List<Case> read(RuleFile file, @Nullable Names names, List<Problem> problems) {
        return new Reader(file, names, problems).cases();
    }

    /** Whether an expectation names this cause or remedy, or a rule about it. */
    boolean names(String id) {
        return expected.entrySet().stream()
                .anyMatch(entry -> !entry.getKey().equals("says") && names(entry.getValue(), id));
    }

    private static boolean names(Object value, String id) {
        if (value instanceof List<?> list) {
            return list.stream().anyMatch(inner -> names(inner, id));
        }
        if (value instanceof Map<?, ?> withWords) {
            return withWords.keySet().stream().anyMatch(rule -> names(rule, id));
        }
        String text = value.toString();
        return text.equals(id) || text.startsWith(id + "/");
    }

    /** What of the expectations isn't so in a report that these rules made; empty when all are. */
    public List<String> unmet(Report report, LoadedRules rules) {
        return Expectations.unmet(expected, report, rules.rules().rules());
    }

    /** File, number and sentence. */
    public String name() {
        return file + ", case " + number + ": " + it;
    }

    /** Reads one file. Where something stands is looked up only when something is wrong. */
    private static final class Reader {

        /** They are run when rules are edited; bundled files have 80 at most. */
        private static final int MOST = 500;

        private final RuleFile file;
        private final @Nullable Names names;
        private final List<Problem> problems;
        private @Nullable Places places;

        Reader(RuleFile file, @Nullable Names names, List<Problem> problems) {
            this.file = file;
            this.names = names;
            this.problems = problems;
        }

        List<Case> cases() {
            List<Case> cases = new ArrayList<>();
            try {
                if (Trees.yaml(file.path(), file.text()) instanceof List<?> list) {
                    for (int i = 0; i < Math.min(list.size(), MOST); i++) {
                        read(i, list.get(i), cases);
                    }
                    if (list.size() > MOST) {
                        problem(
                                MOST,
                                "",
                                "This file has " + list.size() + " cases, but " + MOST + " is the most.",
                                "Maybe several show the same.");
                    }
                } else {
                    problems.add(new Problem(
                            file.path(),
                            "1:1",
                            "Expected a list of cases.",
                            "Maybe the hyphen before \"it:\" is missing."));
                }
            } catch (Trees.Unreadable e) {
                problems.add(e.problem());
            }
            return cases;
        }

        private void read(int index, Object element, List<Case> cases) {
            if (!(element instanceof Map<?, ?> fields)) {
                problem(index, "", "A case has \"it\", \"given\" and \"expect\".", "Maybe the indentation is off.");
                return;
            }
            int before = problems.size();
            fields.keySet().stream()
                    .filter(key -> !FIELDS.contains(key))
                    .forEach(key -> problem(
                            index,
                            "/" + key,
                            "A case has no \"" + key + "\", only it, given and expect.",
                            Suggestions.maybe(key.toString(), FIELDS)));
            if (!(fields.get("it") instanceof String)) {
                problem(
                        index,
                        "/it",
                        fields.containsKey("it")
                                ? "Expected a sentence for \"it\"."
                                : "This case has no \"it\", the sentence that says what it shows.",
                        fields.containsKey("it") ? "Maybe quotation marks are missing." : "Maybe it was forgotten.");
            }
            Map<?, ?> expected = Map.of();
            if (fields.get("expect") instanceof Map<?, ?> map && !map.isEmpty()) {
                expected = map;
                new ExpectationsCheck(names, (path, message, hint) -> problem(index, "/expect" + path, message, hint))
                        .check(map);
            } else {
                problem(
                        index,
                        "/expect",
                        "This case expects nothing.",
                        fields.containsKey("expect")
                                ? "Maybe you meant expect: { confirmed: [ … ] }."
                                : "Maybe \"expect\" was forgotten, or the indentation is off.");
            }
            Snapshot given = given(index, fields.get("given"));
            if (given != null && problems.size() == before) {
                cases.add(new Case(file.path(), index + 1, String.valueOf(fields.get("it")), given, expected));
            }
        }

        private @Nullable Snapshot given(int index, @Nullable Object given) {
            try {
                return Snapshot.of(file.path(), given == null ? Map.of() : given);
            } catch (SnapshotException e) {
                e.problems()
                        .forEach(problem -> problems.add(new Problem(
                                file.path(),
                                (place(index, "/given" + problem.place()) + "  " + problem.place()).strip(),
                                problem.message(),
                                problem.hint())));
                return null;
            }
        }

        private void problem(int index, String path, String message, String hint) {
            problems.add(new Problem(file.path(), place(index, path), message, hint));
        }

        private String place(int index, String path) {
            Places known = places;
            if (known == null) {
                known = Places.ofYaml(file.text());
                places = known;
            }
            return known.of("/" + index + path) + "  case " + (index + 1);
        }
    }
}
