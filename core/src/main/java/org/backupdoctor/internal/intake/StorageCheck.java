package org.backupdoctor.internal.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.backupdoctor.Report.Note;
import org.backupdoctor.Report.NoteKind;
import org.backupdoctor.internal.intake.answer.Answer;

/** Finds free storage of one answer that is larger than the total of another, and leaves the older of the two out. */
final class StorageCheck {

    private final List<Answer> answers;
    private final Map<String, Answer> takenFrom;

    StorageCheck(List<Answer> answers, Map<String, Answer> takenFrom) {
        this.answers = answers;
        this.takenFrom = takenFrom;
    }

    /** Checks a merged tree, and says what was left out of it. */
    List<Note> notes(Map<String, Object> tree) {
        List<Note> notes = new ArrayList<>();
        for (String name : List.of("icloud", "device")) {
            Answer totalFrom = takenFrom.get("/" + name + "/storageTotalBytes");
            Answer freeFrom = takenFrom.get("/" + name + "/storageFreeBytes");
            if (totalFrom != null
                    && freeFrom != null
                    && tree.get(name) instanceof Map<?, ?> group
                    && group.get("storageTotalBytes") instanceof Long total
                    && group.get("storageFreeBytes") instanceof Long free
                    && free > total) {
                boolean isFreeKept = isAfter(freeFrom, totalFrom);
                group.remove(isFreeKept ? "storageTotalBytes" : "storageFreeBytes");
                Answer older = isFreeKept ? totalFrom : freeFrom;
                boolean isKnownOlder = freeFrom.isNewer(totalFrom) || totalFrom.isNewer(freeFrom);
                notes.add(new Note(
                        NoteKind.CONFLICT,
                        freeFrom.name() + " gives more free storage (" + free + " bytes) than " + totalFrom.name()
                                + " in total ("
                                + total + " bytes): " + older.name() + (isKnownOlder ? " is older" : " was named first")
                                + " and was left out.",
                        List.of("/" + name + "/storageFreeBytes", "/" + name + "/storageTotalBytes")));
            }
        }
        return notes;
    }

    private boolean isAfter(Answer one, Answer other) {
        return one.isNewer(other) || (!other.isNewer(one) && answers.indexOf(one) > answers.indexOf(other));
    }
}
