package org.backupdoctor.internal.knowledge;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.backupdoctor.Problem;
import org.backupdoctor.Report.Certainty;
import org.backupdoctor.Report.Verdict;
import org.backupdoctor.fact.Complaint.Meaning;
import org.backupdoctor.internal.data.Suggestions;
import org.backupdoctor.internal.knowledge.Inquiry.Answer;
import org.backupdoctor.internal.snapshot.SnapshotField;

/** Says what is wrong with questions: fields that there aren't, values that they can't have, and conditions that can't hold. */
final class QuestionCheck {

    private final Set<String> causes;
    private final List<Problem> problems;

    /**
     * A check of questions.
     *
     * @param causes the causes that they may name
     */
    QuestionCheck(Set<String> causes, List<Problem> problems) {
        this.causes = causes;
        this.problems = problems;
    }

    void check(Map<String, Inquiry> questions) {
        questions.forEach((path, question) -> {
            String place = "/questions/" + path;
            field(place, path);
            for (int i = 0; i < question.unless().size(); i++) {
                condition(place + "/unless/" + i, question.unless().get(i));
            }
            answers(place + "/options/", path, question.answers());
        });
    }

    private boolean field(String place, String path) {
        boolean known = SnapshotField.isKnown(path);
        if (!known) {
            problem(place, "A snapshot has no field \"" + path + "\".", SnapshotField.hint(path));
        }
        return known;
    }

    private void value(String place, String path, Object value) {
        SnapshotField.value(path, value, wrong -> problem(place, path + ": " + wrong.message(), wrong.hint()));
    }

    private void answers(String place, String asked, List<Answer> answers) {
        Map<List<?>, String> seen = new HashMap<>();
        for (int i = 0; i < answers.size(); i++) {
            Answer answer = answers.get(i);
            Object value = answer.value();
            boolean known = answer.path().equals(asked)
                    ? SnapshotField.isKnown(asked)
                    : field(place + i + "/path", answer.path());
            if (known && value != null) {
                value(place + i + "/value", answer.path(), value);
            }
            int at = i;
            answer.triedWhile().keySet().forEach(condition -> condition(place + at + "/triedWhile", condition));
            String same = value == null ? null : seen.put(List.of(answer.path(), value), answer.label());
            if (same != null) {
                problem(
                        place + i + "/value",
                        "\"" + answer.label() + "\" has the value of \"" + same + "\".",
                        "Maybe one of them was copied.");
            }
        }
    }

    private void condition(String place, String condition) {
        String[] parts = condition.split("=", 2);
        if (parts[0].startsWith("/")) {
            if (field(place, parts[0]) && parts.length > 1) {
                value(place, parts[0], typed(parts[1]));
            }
            return;
        }
        Set<String> names = new TreeSet<>(causes);
        names.addAll(List.of(Circumstances.MESSAGE, Circumstances.VERDICT));
        List<String> words = words(parts[0]);
        if (!names.contains(parts[0])) {
            String hint = Suggestions.maybe(parts[0], names);
            problem(
                    place,
                    "\"" + parts[0] + "\" is no field, no cause, and not message or verdict.",
                    hint.isEmpty() ? "Maybe the / before a field is missing." : hint);
        } else if (parts.length > 1 && !words.contains(parts[1])) {
            String hint = Suggestions.maybe(parts[1], words);
            problem(
                    place,
                    "Expected one of " + String.join(", ", words) + " behind \"" + parts[0] + "=\" but was \""
                            + parts[1] + "\".",
                    hint.isEmpty() ? "Maybe one of these was meant." : hint);
        }
    }

    /** A value as YAML would have read it. */
    private static Object typed(String text) {
        return text.equals("true") || text.equals("false")
                ? (Object) text.equals("true")
                : text.matches("-?\\d{1,18}") ? (Object) Long.parseLong(text) : text;
    }

    private static List<String> words(String name) {
        Enum<?>[] words = name.equals(Circumstances.MESSAGE)
                ? Meaning.values()
                : name.equals(Circumstances.VERDICT) ? Verdict.values() : Certainty.values();
        return Arrays.stream(words).map(Enum::name).toList();
    }

    private void problem(String place, String message, String hint) {
        problems.add(new Problem(Knowledge.QUESTIONS, place, message, hint));
    }
}
