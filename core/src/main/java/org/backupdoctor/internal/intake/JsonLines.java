package org.backupdoctor.internal.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.backupdoctor.Problem;
import org.backupdoctor.SnapshotException;
import org.backupdoctor.internal.data.Masking;
import org.backupdoctor.internal.data.Trees;
import org.backupdoctor.internal.intake.answer.Part;
import org.backupdoctor.internal.releases.ReleaseList;

/** Reads JSON: one object, however it is broken over lines, or one object a line (NDJSON). */
final class JsonLines {

    /** So many lines say whether all are values. */
    private static final int LOOKED_AT = 1000;

    private static final int MOST_LINES = 1_000_000;

    private JsonLines() {}

    /**
     * The object, or those of the lines; a line that can't be read costs that line alone.
     *
     * @throws SnapshotException when it is neither
     */
    static List<Part> of(String name, String text) {
        if (isNamedSo(name)) {
            List<Part> lines = lines(name, text, 2);
            if (lines.size() == 1
                    && text.lines().filter(line -> !line.isBlank()).count() == 1) {
                return lines;
            }
        }
        Problem problem;
        try {
            Object root = Trees.json(name, text);
            return List.of(
                    root instanceof List<?> list && ReleaseList.recognises(list)
                            ? Part.list(name, list)
                            : Part.json(name, 0, object(name, root)));
        } catch (Trees.Unreadable e) {
            problem = e.problem();
        }
        if (text.lines().filter(line -> !line.isBlank()).count() > MOST_LINES) {
            throw new SnapshotException(List.of(SourceFile.tooLarge(name)));
        }
        if (areValues(lines(name, text, LOOKED_AT))) {
            return lines(name, text, Integer.MAX_VALUE);
        }
        throw new SnapshotException(List.of(explained(problem)));
    }

    /** Whether a file's name says that it has an object a line, even if it is one alone. */
    private static boolean isNamedSo(String name) {
        String small = name.toLowerCase(Locale.ROOT);
        return small.endsWith(".ndjson") || small.endsWith(".jsonl");
    }

    /**
     * Whether a text that begins so is of many lines, each an object.
     *
     * @param isAll whether nothing follows; else the last line may be cut off, and counts only in that there is one
     */
    static boolean areMany(String name, String text, boolean isAll) {
        List<Part> first = lines(name, text, 2);
        if (first.size() < 2) {
            return false;
        }
        if (first.get(0).tree() != null) {
            return true;
        }
        int end = isAll ? text.length() : Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r'));
        return areValues(lines(name, text.substring(0, Math.max(0, end)), LOOKED_AT));
    }

    private static boolean areValues(List<Part> lines) {
        long good = lines.stream().filter(line -> line.tree() != null).count();
        return lines.size() > 1 && (lines.get(0).tree() != null || good * 2 >= lines.size());
    }

    private static List<Part> lines(String name, String text, int most) {
        List<Part> parts = new ArrayList<>();
        int number = 0;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            number++;
            if (!line.isBlank() && parts.size() < most) {
                parts.add(line(name, number, line));
            }
        }
        return parts;
    }

    /** What a line holds. */
    static Part line(String name, int number, String line) {
        String place = name + ":" + number;
        try {
            return Part.json(place, number, object(place, Trees.json(name, line)));
        } catch (Trees.Unreadable e) {
            Problem found = explained(e.problem());
            String column = found.place().substring(found.place().indexOf(':') + 1);
            String at = column.isEmpty() ? "" + number : number + ":" + column;
            return Part.unreadable(place, number, List.of(new Problem(name, at, found.message(), found.hint())));
        } catch (SnapshotException e) {
            return Part.unreadable(place, number, e.problems());
        }
    }

    private static Map<?, ?> object(String name, Object value) {
        if (value instanceof Map<?, ?> object) {
            return object;
        }
        String found = value instanceof List ? "a list" : "a single value";
        throw new SnapshotException(List.of(new Problem(
                name,
                "",
                "Expected an object but found " + found + ".",
                "Maybe it holds several snapshots: write one a line, without square brackets around them.")));
    }

    private static Problem explained(Problem problem) {
        if (!problem.message().startsWith("More follows")) {
            return new Problem(
                    problem.file(),
                    problem.place(),
                    Masking.ofMessage(problem.message()),
                    Masking.ofMessage(problem.hint()));
        }
        return new Problem(
                problem.file(),
                problem.place(),
                "Expected the end after the first value but more follows.",
                "Maybe these are several snapshots: write each on one line, or into a file of its own.");
    }
}
