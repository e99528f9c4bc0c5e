package org.backupdoctor.internal.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.backupdoctor.Report.Note;
import org.backupdoctor.Report.NoteKind;
import org.backupdoctor.internal.intake.answer.Answer;

/** Remembers which answers disagree about which field, and says so once a field. */
final class Disagreements {

    private final Map<String, List<Opinion>> byPath = new LinkedHashMap<>();

    private record Opinion(Answer answer, Object value) {}

    /**
     * Adds what the later answer says to what was taken until now; the same is no news unless others disagreed before.
     */
    void compare(String path, Answer earlier, Object old, Answer later, Object value) {
        List<Opinion> opinions = byPath.get(path);
        if (opinions == null && !old.equals(value)) {
            opinions = new ArrayList<>(List.of(new Opinion(earlier, old)));
            byPath.put(path, opinions);
        }
        if (opinions != null) {
            opinions.add(new Opinion(later, value));
        }
    }

    /** One note a field. */
    List<Note> notes(Map<String, Answer> takenFrom) {
        List<Note> notes = new ArrayList<>();
        byPath.forEach((path, opinions) -> {
            Answer taken = takenFrom.getOrDefault(path, opinions.get(0).answer());
            String text = listed(opinions.stream()
                            .map(opinion -> opinion.answer().name())
                            .toList()) + " disagree about " + path + values(path, opinions) + ": " + taken.name()
                    + why(taken, opinions) + ".";
            notes.add(new Note(NoteKind.CONFLICT, text, List.of(path)));
        });
        return notes;
    }

    private static String why(Answer taken, List<Opinion> opinions) {
        List<Answer> others = opinions.stream()
                .map(Opinion::answer)
                .filter(answer -> !answer.equals(taken))
                .toList();
        if (others.stream().allMatch(taken::isNewer)) {
            return " is newer and was taken";
        }
        if (others.stream().allMatch(taken::isSurer)) {
            return " is surer (" + taken.kind().words() + ") and was taken";
        }
        return opinions.get(opinions.size() - 1).answer().equals(taken)
                ? " was named later and was taken"
                : " was taken";
    }

    /** The values, unless one is a list, or a text that is nobody's business but the reader's. */
    private static String values(String path, List<Opinion> opinions) {
        boolean isPrivate = path.startsWith("/complaint/") || path.startsWith("/attributes/");
        boolean isShown = opinions.stream()
                .map(Opinion::value)
                .allMatch(value -> value instanceof Boolean
                        || value instanceof Number
                        || value instanceof Instant
                        || (value instanceof String text && !isPrivate && text.length() <= 40));
        return isShown
                ? " ("
                        + listed(opinions.stream()
                                .map(opinion -> opinion.value().toString())
                                .toList()) + ")"
                : "";
    }

    private static String listed(List<String> names) {
        int last = names.size() - 1;
        return String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }
}
