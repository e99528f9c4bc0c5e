package org.backupdoctor.internal.learn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.backupdoctor.Problem;
import org.backupdoctor.SnapshotException;
import org.backupdoctor.fact.Observation.Outcome;
import org.backupdoctor.internal.data.Suggestions;
import org.backupdoctor.internal.data.Trees;
import org.backupdoctor.internal.knowledge.Knowledge;
import org.backupdoctor.internal.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;

/** Reads what became of remedies: NDJSON, each line an object with the snapshot, the remedy and the outcome. */
final class Outcomes {

    private final Knowledge knowledge;
    private final List<Problem> problems;

    /**
     * What became of a remedy.
     *
     * @param snapshot the device before it was tried
     * @param remedy the remedy
     * @param outcome what became of it
     */
    record Line(Snapshot snapshot, String remedy, Outcome outcome) {}

    Outcomes(Knowledge knowledge, List<Problem> problems) {
        this.knowledge = knowledge;
        this.problems = problems;
    }

    /** The lines; what is wrong with one goes to the problems. */
    List<Line> read(String file, String text) {
        List<Line> lines = new ArrayList<>();
        int number = 0;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            number++;
            if (!line.isBlank()) {
                Line read = line(file, number, line);
                if (read != null) {
                    lines.add(read);
                }
            }
        }
        return lines;
    }

    private @Nullable Line line(String file, int number, String line) {
        String place = file + ":" + number;
        try {
            if (!(Trees.json(place, line) instanceof Map<?, ?> fields)) {
                problem(file, number, "Expected an object but found something else.", "Maybe this isn't NDJSON.");
                return null;
            }
            for (Object name : fields.keySet()) {
                if (!List.of("snapshot", "remedy", "outcome").contains(name)) {
                    problem(
                            file,
                            number,
                            "An outcome has no field \"" + name + "\".",
                            Suggestions.maybe(name.toString(), List.of("snapshot", "remedy", "outcome")));
                    return null;
                }
            }
            String remedy = String.valueOf(fields.get("remedy"));
            if (!knowledge.remedies().containsKey(remedy)) {
                problem(
                        file,
                        number,
                        "There is no remedy \"" + remedy + "\".",
                        Suggestions.maybe(remedy, knowledge.remedies().keySet()));
                return null;
            }
            String word = String.valueOf(fields.get("outcome"));
            List<String> words = Arrays.stream(Outcome.values()).map(Enum::name).toList();
            if (!words.contains(word)) {
                problem(
                        file,
                        number,
                        "Expected one of " + String.join(", ", words) + " for \"outcome\" but was \"" + word + "\".",
                        Suggestions.maybe(word, words));
                return null;
            }
            Object snapshot = fields.get("snapshot");
            return new Line(Snapshot.of(place, snapshot == null ? Map.of() : snapshot), remedy, Outcome.valueOf(word));
        } catch (Trees.Unreadable e) {
            problems.add(e.problem());
        } catch (SnapshotException e) {
            problems.addAll(e.problems());
        }
        return null;
    }

    private void problem(String file, int line, String message, String hint) {
        problems.add(new Problem(file, String.valueOf(line), message, hint));
    }
}
