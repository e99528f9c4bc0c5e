package org.backupdoctor.internal.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.backupdoctor.Problem;
import org.backupdoctor.Report;
import org.backupdoctor.SnapshotException;
import org.backupdoctor.internal.data.Suggestions;
import org.backupdoctor.internal.data.Trees;
import org.backupdoctor.internal.knowledge.RuleFile;
import org.backupdoctor.internal.snapshot.Snapshot;

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

    /** Reads the cases of a file; what is wrong goes to the list. */
    public static List<Case> read(RuleFile file, List<Problem> problems) {
        List<Case> cases = new ArrayList<>();
        Object tree;
        try {
            tree = Trees.yaml(file.path(), file.text());
        } catch (Trees.Unreadable e) {
            problems.add(e.problem());
            return cases;
        }
        if (!(tree instanceof List<?> list)) {
            problems.add(new Problem(
                    file.path(), "", "Expected a list of cases.", "Maybe the hyphen before \"it:\" is missing."));
            return cases;
        }
        for (Object element : list) {
            int number = cases.size() + 1;
            if (element instanceof Map<?, ?> fields
                    && fields.get("it") != null
                    && fields.get("expect") instanceof Map<?, ?> expected) {
                fields.keySet().stream()
                        .filter(key -> !FIELDS.contains(key))
                        .forEach(key -> problems.add(new Problem(
                                file.path(),
                                "",
                                "Case " + number + " has no \"" + key + "\".",
                                Suggestions.maybe(key.toString(), FIELDS))));
                Expectations.check(file.path(), number, expected, problems);
                try {
                    Object given = fields.get("given");
                    cases.add(new Case(
                            file.path(),
                            number,
                            fields.get("it").toString(),
                            Snapshot.of(file.path() + ", case " + number, given == null ? Map.of() : given),
                            expected));
                } catch (SnapshotException e) {
                    problems.addAll(e.problems());
                }
            } else {
                problems.add(new Problem(
                        file.path(),
                        "",
                        "Case " + number + " needs \"it\", a sentence, and \"expect\".",
                        "Maybe the indentation is off."));
            }
        }
        return cases;
    }

    /** Whether what is expected names this cause or remedy, or a rule about it. */
    boolean names(String id) {
        return names(expected, id);
    }

    private static boolean names(Object value, String id) {
        if (value instanceof Map<?, ?> map) {
            return map.values().stream().anyMatch(inner -> names(inner, id));
        }
        if (value instanceof List<?> list) {
            return list.stream().anyMatch(inner -> names(inner, id));
        }
        String text = value.toString();
        return text.equals(id) || text.startsWith(id + "/");
    }

    /** What of the expectations isn't so in a report; empty when all are. */
    public List<String> unmet(Report report) {
        return Expectations.unmet(expected, report);
    }

    /** File, number and sentence. */
    public String name() {
        return file + ", case " + number + ": " + it;
    }
}
