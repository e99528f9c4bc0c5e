package org.backupdoctor.internal.intake;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.backupdoctor.Intake.Entry;
import org.backupdoctor.Intake.Item;
import org.backupdoctor.Report.Note;
import org.backupdoctor.internal.bundle.Bundle;
import org.backupdoctor.internal.intake.answer.Answer;

/**
 * The devices of a folder or an archive. It takes all files to tell which are of one device; what those of a folder say is then forgotten but
 * for what tells devices apart, and read anew, device by device.
 */
final class BundleEntries {

    private final Path path;
    private final ContentIntake intake;
    private final Readings readings;

    private final Remembered remembered;

    BundleEntries(Path path, ContentIntake intake, Readings readings) {
        this.path = path;
        this.intake = intake;
        this.readings = readings;
        this.remembered = new Remembered(readings);
    }

    Stream<Entry> stream() {
        String name = path.toString();
        Collected collected = new Collected(name, readings, remembered);
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
            return new Entries.Waiting(share, () -> List.of(remembered.item(intake, named, device, shared, notes)));
        });
        Stream<Entry> wrong = collected.wrong().stream()
                .map(reading -> new Item(reading.name(), 0, null, reading.problems()))
                .map(item -> new Entries.Waiting(OptionalDouble.of(1), () -> List.of(item)));
        return Stream.concat(good, wrong);
    }
}
