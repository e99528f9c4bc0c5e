package org.backupdoctor.internal.knowledge;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.backupdoctor.Problem;
import org.backupdoctor.Report.Certainty;
import org.backupdoctor.Report.Verdict;
import org.backupdoctor.fact.Complaint.Meaning;
import org.backupdoctor.internal.data.Suggestions;
import org.backupdoctor.internal.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * What is so when it is weighed what to ask. Data name it by a field's path, by {@code message} for what the message means, by
 * {@code verdict}, or by a cause's id for how certain that is: each holds when it is known at all, or with {@code =} behind it when it is
 * known to be that, as in {@code /backup/enabled=false} or {@code message=RESTORING}.
 *
 * @param messages what messages mean
 * @param snapshot what is known
 * @param concluded what it comes to, by {@code verdict} and the ids of causes; empty before that is worked out
 */
public record Circumstances(Messages messages, Snapshot snapshot, Map<String, ? extends Enum<?>> concluded) {

    /** The name of the verdict. */
    public static final String VERDICT = "verdict";

    private static final String MESSAGE = "message";

    /** Whether this holds. */
    boolean hold(String condition) {
        int equals = condition.indexOf('=');
        Object value = value(equals < 0 ? condition : condition.substring(0, equals));
        return value != null && (equals < 0 || condition.substring(equals + 1).equals(value.toString()));
    }

    private @Nullable Object value(String name) {
        if (name.startsWith("/")) {
            return snapshot.at(name);
        }
        return name.equals(MESSAGE)
                ? snapshot.at("/complaint/message") instanceof String text
                        ? messages.of(text).orElse(null)
                        : null
                : concluded.get(name);
    }

    /** Says what is wrong with the conditions of questions, which name these causes. */
    static void check(Map<String, Inquiry> questions, Set<String> causes, List<Problem> problems) {
        questions.forEach((path, question) -> {
            check("/questions/" + path + "/unless/", question.unless(), causes, problems);
        });
    }

    private static void check(String place, List<String> conditions, Set<String> causes, List<Problem> problems) {
        Set<String> names = new TreeSet<>(causes);
        names.addAll(List.of(MESSAGE, VERDICT));
        for (int i = 0; i < conditions.size(); i++) {
            String condition = conditions.get(i);
            int equals = condition.indexOf('=');
            String name = equals < 0 ? condition : condition.substring(0, equals);
            if (name.startsWith("/")) {
                continue;
            }
            List<String> words = words(name);
            if (!names.contains(name)) {
                String hint = Suggestions.maybe(name, names);
                problems.add(new Problem(
                        Knowledge.QUESTIONS,
                        place + i,
                        "\"" + name + "\" is no field, no cause, and not " + MESSAGE + " or " + VERDICT + ".",
                        hint.isEmpty() ? "Maybe the / before a field is missing." : hint));
            } else if (equals >= 0 && !words.contains(condition.substring(equals + 1))) {
                String hint = Suggestions.maybe(condition.substring(equals + 1), words);
                problems.add(new Problem(
                        Knowledge.QUESTIONS,
                        place + i,
                        "Expected one of " + String.join(", ", words) + " behind \"" + name + "=\" but was \""
                                + condition.substring(equals + 1) + "\".",
                        hint.isEmpty() ? "Maybe one of these was meant." : hint));
            }
        }
    }

    private static List<String> words(String name) {
        Enum<?>[] words =
                name.equals(MESSAGE) ? Meaning.values() : name.equals(VERDICT) ? Verdict.values() : Certainty.values();
        return Arrays.stream(words).map(Enum::name).toList();
    }
}
