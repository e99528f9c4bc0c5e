package org.backupdoctor.internal.intake;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.backupdoctor.DeviceSnapshot;
import org.backupdoctor.Intake;
import org.backupdoctor.Intake.Source;
import org.backupdoctor.Problem;
import org.backupdoctor.Report.Note;
import org.backupdoctor.SnapshotException;
import org.backupdoctor.internal.bundle.Bundle;
import org.backupdoctor.internal.intake.answer.Answer;
import org.jspecify.annotations.Nullable;

/** Collects what is to become one snapshot of one device, and all that is wrong with it. */
final class Merging {

    private final Readings readings;
    private final List<Answer> answers = new ArrayList<>();
    private final List<Note> notes = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    Merging(Readings readings) {
        this.readings = readings;
    }

    void add(Path file) {
        try {
            if (Bundle.isBundle(file)) {
                Collected collected = new Collected(file.toString(), readings);
                Bundle.walk(file, collected);
                add(collected);
            } else {
                add(SourceFile.read(file));
            }
        } catch (SnapshotException e) {
            problems.addAll(e.problems());
        }
    }

    void add(Source source) {
        if (Bundle.isArchive(source.content())) {
            try {
                Collected collected = new Collected(source.name(), readings);
                Bundle.walk(source, collected);
                add(collected);
            } catch (SnapshotException e) {
                problems.addAll(e.problems());
            }
            return;
        }
        List<Reading> read = readings.of(source);
        if (read.size() > 1) {
            problems.add(new Problem(
                    source.name(),
                    "",
                    "Expected one answer of one device but found " + read.size()
                            + (read.get(0).line() > 0 ? ", one a line." : "."),
                    "Maybe they are of several devices: read them one by one."));
            return;
        }
        for (Reading reading : read) {
            problems.addAll(reading.problems());
            if (reading.answer() != null) {
                answers.add(reading.answer());
            }
        }
    }

    private void add(Collected collected) {
        collected.wrong().forEach(reading -> problems.addAll(reading.problems()));
        if (collected.answers().isEmpty() && collected.wrong().isEmpty()) {
            throw collected.nothing();
        }
        answers.addAll(collected.answers());
        notes.addAll(collected.notes());
    }

    DeviceSnapshot snapshot(List<Answer> beside, @Nullable Instant takenAt, Intake.Naming naming) {
        if (!problems.isEmpty()) {
            throw new SnapshotException(problems);
        }
        answers.addAll(beside);
        if (answers.isEmpty()) {
            throw new IllegalArgumentException("Expected at least one source but there was none.");
        }
        return Assembly.of(answers, takenAt, naming).withNotes(notes);
    }
}
