package org.backupdoctor.internal.intake;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.backupdoctor.Intake;
import org.backupdoctor.Report.Note;
import org.backupdoctor.Report.NoteKind;
import org.backupdoctor.Report.Provenance;
import org.backupdoctor.SnapshotException;
import org.backupdoctor.internal.intake.answer.Answer;
import org.backupdoctor.internal.intake.answer.Identity;
import org.backupdoctor.internal.intake.answer.SourceKind;
import org.backupdoctor.internal.intake.feed.ReleaseLists;
import org.backupdoctor.internal.snapshot.Provenances;
import org.backupdoctor.internal.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;

/** Makes one snapshot of the answers of one device. */
final class Assembly {

    private Assembly() {}

    /**
     * The snapshot, with a note on all that had to be assumed or decided.
     *
     * @param takenAt the time where no answer says when it is from; null takes that of the files
     * @param naming what names the device where nothing else does
     * @throws SnapshotException when the answers are of different devices
     */
    static Snapshot of(List<Answer> given, @Nullable Instant takenAt, Intake.Naming naming) {
        Devices.same(given);
        List<Note> onTime = new ArrayList<>();
        Instant time = ownTime(given);
        if (time == null) {
            time = takenAt == null ? fileTime(given, onTime) : takenAt;
        }
        List<Answer> answers = completed(given, time);
        Map<String, Object> tree = new LinkedHashMap<>(answers.get(0).values());
        List<Note> notes = new ArrayList<>();
        answers.forEach(answer -> notes.addAll(answer.notes()));
        Map<String, Answer> from = Map.of("", answers.get(0));
        if (answers.size() > 1) {
            Merge merge = new Merge(answers);
            tree = merge.tree();
            notes.addAll(merge.notes());
            from = merge.takenFrom();
        }
        String own = name(answers, naming);
        if (own != null) {
            tree.putIfAbsent("id", own);
        }
        notes.addAll(onTime);
        if (time != null) {
            tree.put("takenAt", time);
        }
        return Snapshot.of(answers.get(0).name(), tree)
                .withNotes(notes)
                .withProvenances(provenances(answers, from, takenAt));
    }

    /** The answers, those that aren't of one device as they are beside what the others say. */
    private static List<Answer> completed(List<Answer> given, @Nullable Instant time) {
        if (given.stream().allMatch(Answer::isOfDevice)) {
            return given;
        }
        if (given.stream().allMatch(each -> each.kind() == SourceKind.RELEASES)) {
            throw ReleaseLists.alone(given.get(0).name());
        }
        List<Answer> plain = given.stream().filter(Answer::isOfDevice).toList();
        Map<String, Object> known = plain.size() > 1
                ? new Merge(plain).tree()
                : plain.isEmpty() ? Map.of() : plain.get(0).values();
        List<Answer> completed = new ArrayList<>();
        for (Answer answer : given) {
            if (answer.beside() == null) {
                completed.add(answer);
            } else {
                completed.add(answer.beside().of(known, time));
            }
        }
        return completed;
    }

    /** Where the values are from; of a snapshot that is given by itself that is known anyway. */
    private static Provenances provenances(List<Answer> answers, Map<String, Answer> from, @Nullable Instant takenAt) {
        if (answers.size() == 1 && answers.get(0).kind() == SourceKind.SNAPSHOT) {
            return Provenances.NONE;
        }
        IdentityHashMap<Answer, Provenance> known = new IdentityHashMap<>();
        Map<String, Provenance> byPath = new LinkedHashMap<>();
        from.forEach((path, answer) ->
                byPath.put(path, known.computeIfAbsent(answer, any -> described(answer, takenAt))));
        return Provenances.of(byPath);
    }

    private static Provenance described(Answer answer, @Nullable Instant takenAt) {
        Instant at = answer.ownTime() != null ? answer.ownTime() : takenAt != null ? takenAt : answer.fileTime();
        return new Provenance(
                answer.name(),
                answer.kind().words(),
                Optional.ofNullable(at).map(time -> time.truncatedTo(ChronoUnit.SECONDS)),
                answer.kind().confidence());
    }

    private static @Nullable String name(List<Answer> answers, Intake.Naming naming) {
        return switch (naming) {
            case NOTHING -> null;
            case UDID -> first(answers, Identity::udid);
            case SERIAL -> first(answers, Identity::serial);
            case FILE -> {
                String file = answers.get(0).name().replace('\\', '/');
                yield file.substring(file.lastIndexOf('/') + 1);
            }
            case OWN -> {
                // A UDID rather than a serial number, as it is what all kinds of answers have.
                String udid = first(answers, Identity::udid);
                yield udid == null ? first(answers, Identity::serial) : udid;
            }
        };
    }

    private static @Nullable String first(List<Answer> answers, Function<Identity, @Nullable String> identifier) {
        for (Answer answer : answers) {
            String found = identifier.apply(answer.device());
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** The newest time that an answer gives itself. */
    private static @Nullable Instant ownTime(List<Answer> answers) {
        Instant newest = null;
        for (Answer answer : answers) {
            Instant time = answer.ownTime();
            newest = newest == null || (time != null && time.isAfter(newest)) ? time : newest;
        }
        return newest;
    }

    /** The newest time of a file, preferably of one that holds what was observed. */
    private static @Nullable Instant fileTime(List<Answer> answers, List<Note> notes) {
        Instant newest = null;
        Answer of = null;
        for (Answer answer : answers) {
            Instant time = answer.fileTime();
            if (time != null
                    && (newest == null
                            || of == null
                            || (answer.observed() && !of.observed())
                            || (answer.observed() == of.observed() && time.isAfter(newest)))) {
                newest = time;
                of = answer;
            }
        }
        if (newest == null || of == null) {
            return null;
        }
        Instant seconds = newest.truncatedTo(ChronoUnit.SECONDS);
        String text = of.name() + " was taken as observed on " + seconds + ", the time of its file.";
        notes.add(new Note(NoteKind.ASSUMED, text, List.of("/takenAt")));
        return seconds;
    }
}
