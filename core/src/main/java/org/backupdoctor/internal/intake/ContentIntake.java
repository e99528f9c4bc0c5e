package org.backupdoctor.internal.intake;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.backupdoctor.DeviceSnapshot;
import org.backupdoctor.Intake;
import org.backupdoctor.Problem;
import org.backupdoctor.Report.Note;
import org.backupdoctor.SnapshotException;
import org.backupdoctor.internal.bundle.Bundle;
import org.backupdoctor.internal.intake.answer.Answer;
import org.backupdoctor.internal.inventory.Mapping;
import org.jspecify.annotations.Nullable;

/** The intake: of what kind a source is, is seen from its content. */
public final class ContentIntake implements Intake {

    private static final ContentIntake STANDARD = new ContentIntake(null, Naming.NOTHING, List.of(), List.of());

    private final @Nullable Instant takenAt;
    private final Naming naming;
    private final List<Mapping> mappings;
    private final List<Answer> beside;
    private final Readings readings;

    private ContentIntake(@Nullable Instant takenAt, Naming naming, List<Mapping> mappings, List<Answer> beside) {
        this.takenAt = takenAt;
        this.naming = naming;
        this.mappings = mappings;
        this.beside = beside;
        this.readings = new Readings(mappings);
    }

    /** The intake as it comes. */
    public static Intake standard() {
        return STANDARD;
    }

    /** Reads a file, without looking at what it holds. */
    public static Source source(Path file) {
        return SourceFile.read(file);
    }

    @Override
    public Intake takenAt(@Nullable Instant at) {
        return new ContentIntake(at, naming, mappings, beside);
    }

    @Override
    public Intake keepingIdentifiers(boolean keep) {
        return naming(keep ? Naming.OWN : Naming.NOTHING);
    }

    @Override
    public Intake naming(Naming by) {
        return new ContentIntake(takenAt, by, mappings, beside);
    }

    @Override
    public Intake mappedBy(Source mapping) {
        List<Mapping> more = new ArrayList<>(mappings);
        more.add(Mapping.of(mapping.name(), Contents.textOr(mapping.name(), mapping.content(), null)));
        return new ContentIntake(takenAt, naming, List.copyOf(more), beside);
    }

    @Override
    public Intake beside(List<Source> sources) {
        List<Problem> problems = new ArrayList<>();
        List<Answer> more = new ArrayList<>(beside);
        for (Source source : sources) {
            for (Reading reading : readings.of(source)) {
                Answer answer = reading.answer();
                problems.addAll(reading.problems());
                if (answer != null && answer.isOfDevice()) {
                    problems.add(new Problem(
                            source.name(),
                            "",
                            "Expected Apple's system status or a list of releases but found the answer of a device.",
                            "Maybe it was meant to be read, or merged with another."));
                } else if (answer != null) {
                    more.add(answer);
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new SnapshotException(problems);
        }
        return new ContentIntake(takenAt, naming, mappings, List.copyOf(more));
    }

    @Override
    public DeviceSnapshot merged(List<Path> files) {
        return merged(files, List.of());
    }

    @Override
    public DeviceSnapshot mergedSources(List<Source> sources) {
        return merged(List.of(), sources);
    }

    @Override
    public DeviceSnapshot merged(List<Path> files, List<Source> sources) {
        Merging merging = new Merging(readings);
        files.forEach(merging::add);
        sources.forEach(merging::add);
        return merging.snapshot(beside, takenAt, naming);
    }

    @Override
    public List<Item> items(Path path) {
        if (!Bundle.isBundle(path)) {
            return items(source(path));
        }
        Collected collected = new Collected(path.toString(), readings);
        Bundle.walk(path, collected);
        return items(collected, path.toString());
    }

    @Override
    public List<Item> items(Source source) {
        if (Bundle.isArchive(source.content())) {
            Collected collected = new Collected(source.name(), readings);
            try {
                Bundle.walk(source, collected);
                return items(collected, source.name());
            } catch (SnapshotException e) {
                return List.of(new Item(source.name(), 0, null, e.problems()));
            }
        }
        return items(source.name(), readings.of(source));
    }

    @Override
    public Stream<Entry> entries(Path path) {
        return Bundle.isBundle(path)
                ? new BundleEntries(path, this, readings).stream()
                : new Entries(this, readings).of(path);
    }

    @Override
    public Stream<Entry> entries(String name, InputStream in) {
        return new Entries(this, readings).of(name, in, null, 0);
    }

    @Override
    public Stream<Entry> byDevice(List<Path> files, List<Source> sources, Consumer<String> unnamed) {
        ByDevice devices = new ByDevice(this, readings);
        files.forEach(devices::add);
        sources.forEach(devices::add);
        return devices.stream(unnamed);
    }

    /** What the things that a source holds come to, each by itself. */
    List<Item> items(String source, List<Reading> all) {
        List<Item> items = new ArrayList<>();
        for (Reading reading : all) {
            Answer answer = reading.answer();
            String name = all.size() > 1 && reading.line() == 0 ? reading.name() : source;
            items.add(
                    answer == null
                            ? new Item(name, reading.line(), null, reading.problems())
                            : item(name, reading.line(), List.of(answer), List.of()));
        }
        return List.copyOf(items);
    }

    /** One item for each device of a bundle, and one for all that is wrong with a file of it. */
    List<Item> items(Collected collected, String name) {
        List<Answer> shared = collected.shared();
        List<List<Answer>> devices = DeviceGroups.of(collected.ofDevices());
        List<Item> items = new ArrayList<>();
        for (List<Answer> device : devices) {
            List<Answer> answers = new ArrayList<>(device);
            answers.addAll(shared);
            String named = devices.size() == 1 ? name : device.get(0).name();
            items.add(item(named, 0, answers, items.isEmpty() ? collected.notes() : List.of()));
        }
        if (devices.isEmpty() && !shared.isEmpty()) {
            items.add(item(name, 0, shared, collected.notes()));
        }
        collected.wrong().forEach(reading -> items.add(new Item(reading.name(), 0, null, reading.problems())));
        if (items.isEmpty()) {
            items.add(new Item(name, 0, null, collected.nothing().problems()));
        }
        return List.copyOf(items);
    }

    /** What answers of one device come to. */
    Item item(String name, int line, List<Answer> answers, List<Note> notes) {
        List<Answer> all = new ArrayList<>(answers);
        all.addAll(beside);
        try {
            return new Item(name, line, Assembly.of(all, takenAt, naming).withNotes(notes), List.of());
        } catch (SnapshotException e) {
            return new Item(name, line, null, e.problems());
        }
    }
}
