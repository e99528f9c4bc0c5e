package org.backupdoctor.internal.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.backupdoctor.Intake;
import org.backupdoctor.Intake.Entry;
import org.backupdoctor.Intake.Item;
import org.backupdoctor.Problem;
import org.backupdoctor.Report.Note;
import org.backupdoctor.SnapshotException;
import org.backupdoctor.internal.bundle.Bundle;
import org.backupdoctor.internal.intake.answer.Answer;

/** Sorts a pile of answers by the devices that they are of. */
final class ByDevice {

    private final ContentIntake intake;
    private final Readings readings;
    private final Remembered remembered;
    private final List<Answer> answers = new ArrayList<>();
    private final List<Item> wrong = new ArrayList<>();
    private final List<Note> notes = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    ByDevice(ContentIntake intake, Readings readings) {
        this.intake = intake;
        this.readings = readings;
        this.remembered = new Remembered(readings);
    }

    void add(Path path) {
        try {
            if (Bundle.isBundle(path)) {
                Collected collected = new Collected(path.toString(), readings, remembered);
                Bundle.walk(path, collected);
                add(collected);
            } else if (!addLines(path)) {
                add(SourceFile.read(path));
            }
        } catch (SnapshotException e) {
            problems.addAll(e.problems());
        }
    }

    /** A file of many lines may be larger than what is read as a whole; whether it is one. */
    private boolean addLines(Path path) {
        String name = path.toString();
        SourceFile.Opened file = SourceFile.open(path);
        try (InputStream in = file.content()) {
            byte[] head = in.readNBytes(Entries.HEAD_BYTES);
            if (head.length < Entries.HEAD_BYTES || !Contents.isLines(name, head, false)) {
                return false;
            }
            LineEntries lines = Entries.lines(name, head, in, intake, file.modified(), file.size());
            lines.eachReading(reading -> add(name, reading));
            return true;
        } catch (IOException e) {
            throw new SnapshotException(List.of(SourceFile.unreadable(name)));
        }
    }

    void add(Intake.Source source) {
        if (Bundle.isArchive(source.content())) {
            Collected collected = new Collected(source.name(), readings, remembered);
            Bundle.walk(source, collected);
            add(collected);
            return;
        }
        List<Reading> all = readings.of(source);
        for (Reading reading : all) {
            Answer answer = reading.answer();
            if (all.size() == 1 && answer != null) {
                answers.add(remembered.of(source, answer));
            } else {
                add(source.name(), reading);
            }
        }
    }

    private void add(String source, Reading reading) {
        if (reading.answer() == null) {
            String name = reading.line() == 0 ? reading.name() : source;
            wrong.add(new Item(name, reading.line(), null, reading.problems()));
        } else {
            answers.add(reading.answer());
        }
    }

    private void add(Collected collected) {
        if (collected.answers().isEmpty() && collected.wrong().isEmpty()) {
            throw collected.nothing();
        }
        collected.wrong().forEach(reading -> add(reading.name(), reading));
        answers.addAll(collected.answers());
        notes.addAll(collected.notes());
    }

    Stream<Entry> stream(Consumer<String> unnamed) {
        if (!problems.isEmpty()) {
            throw new SnapshotException(problems);
        }
        List<Answer> shared =
                answers.stream().filter(answer -> !answer.isOfDevice()).toList();
        List<Answer> ofDevices = answers.stream().filter(Answer::isOfDevice).toList();
        ofDevices.stream()
                .filter(answer -> DeviceGroups.keys(answer).isEmpty())
                .forEach(answer -> unnamed.accept(answer.name()));
        if (ofDevices.isEmpty() && !shared.isEmpty()) {
            Item item = intake.item(shared.get(0).name(), 0, shared, notes);
            return Stream.concat(Stream.of(item), wrong.stream())
                    .map(each -> new Entries.Waiting(OptionalDouble.of(1), () -> List.of(each)));
        }
        List<List<Answer>> devices = DeviceGroups.byIdentity(ofDevices);
        Stream<Entry> good = IntStream.range(0, devices.size()).mapToObj(i -> {
            List<Answer> device = devices.get(i);
            OptionalDouble share = OptionalDouble.of((i + 1.0) / devices.size());
            return new Entries.Waiting(
                    share,
                    () -> List.of(
                            remembered.item(intake, device.get(0).name(), device, shared, i == 0 ? notes : List.of())));
        });
        return Stream.concat(
                good, wrong.stream().map(item -> new Entries.Waiting(OptionalDouble.of(1), () -> List.of(item))));
    }
}
