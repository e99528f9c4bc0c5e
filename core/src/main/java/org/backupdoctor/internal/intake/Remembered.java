package org.backupdoctor.internal.intake;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.backupdoctor.Intake;
import org.backupdoctor.Intake.Item;
import org.backupdoctor.Problem;
import org.backupdoctor.Report.Note;
import org.backupdoctor.SnapshotException;
import org.backupdoctor.internal.intake.answer.Answer;
import org.jspecify.annotations.Nullable;

/** Keeps of answers what tells devices apart, and reads the rest anew once it is wanted: many of them would fill the memory. */
final class Remembered implements Collected.Keeping {

    private final Readings readings;
    private final IdentityHashMap<Answer, Path> files = new IdentityHashMap<>();

    Remembered(Readings readings) {
        this.readings = readings;
    }

    /** What is kept of an answer that is all that its file holds: what is packed into another can't be read again. */
    @Override
    public Answer of(Intake.Source source, Answer answer) {
        Path file = file(source.name());
        if (file == null || !answer.isOfDevice()) {
            return answer;
        }
        Answer brief = answer.brief();
        files.put(brief, file);
        return brief;
    }

    /** The file of this name; null when it isn't one, as it lies in an archive. */
    private static @Nullable Path file(String name) {
        try {
            Path file = Path.of(name);
            return Files.isRegularFile(file) ? file : null;
        } catch (InvalidPathException e) {
            return null;
        }
    }

    /** What the answers of a device come to, beside those that are shared by all. */
    Item item(ContentIntake intake, String name, List<Answer> device, List<Answer> shared, List<Note> notes) {
        List<Answer> answers = new ArrayList<>();
        for (Answer answer : device) {
            try {
                answers.add(whole(answer));
            } catch (SnapshotException e) {
                return new Item(name, 0, null, e.problems());
            }
        }
        answers.addAll(shared);
        return intake.item(name, 0, answers, notes);
    }

    /** The answer as its file has it. */
    private Answer whole(Answer brief) {
        Path file = files.get(brief);
        if (file == null) {
            return brief;
        }
        List<Reading> all = readings.of(SourceFile.read(file));
        Answer again = all.size() == 1 ? all.get(0).answer() : null;
        if (again == null) {
            throw new SnapshotException(List.of(new Problem(
                    file.toString(),
                    "",
                    "This file was changed while it was read.",
                    "Maybe whoever writes it wasn't done: try again.")));
        }
        return again;
    }
}
