package org.backupdoctor.internal.intake;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
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
import org.jspecify.annotations.Nullable;

/**
 * The devices of a folder or an archive. It takes all files to tell which are of one device; what those of a folder say is then forgotten but
 * for what tells devices apart, and read anew, device by device.
 */
final class BundleEntries {

    private final Path path;
    private final ContentIntake intake;
    private final Readings readings;

    /** The files of which what they say can be read again. */
    private final Map<Answer, Path> files = new IdentityHashMap<>();

    BundleEntries(Path path, ContentIntake intake, Readings readings) {
        this.path = path;
        this.intake = intake;
        this.readings = readings;
    }

    Stream<Entry> stream() {
        String name = path.toString();
        Collected collected = new Collected(name, readings, this::remember);
        Bundle.walk(path, collected);
        List<Answer> shared = collected.shared();
        List<List<Answer>> devices = DeviceGroups.of(collected.ofDevices());
        if (devices.isEmpty()) {
            return Entries.of(intake.items(collected, name));
        }
        Stream<Entry> good = IntStream.range(0, devices.size()).mapToObj(i -> {
            List<Answer> device = devices.get(i);
            List<Note> notes = i == 0 ? collected.notes() : List.of();
            String named = devices.size() == 1 ? name : device.get(0).name();
            OptionalDouble share = OptionalDouble.of((i + 1.0) / devices.size());
            return new Entries.Waiting(share, () -> List.of(read(named, device, shared, notes)));
        });
        Stream<Entry> wrong = collected.wrong().stream()
                .map(reading -> new Item(reading.name(), 0, null, reading.problems()))
                .map(item -> new Entries.Waiting(OptionalDouble.of(1), () -> List.of(item)));
        return Stream.concat(good, wrong);
    }

    /** Of an answer that is all that its file holds, only what tells devices apart. */
    private Answer remember(Intake.Source source, Answer answer) {
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

    private Item read(String name, List<Answer> device, List<Answer> shared, List<Note> notes) {
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
