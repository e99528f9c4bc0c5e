package org.backupdoctor;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.backupdoctor.internal.fleet.Workers;
import org.jspecify.annotations.Nullable;

/**
 * Diagnoses many devices: several at a time, in bounded memory, the reports in the order of the devices. With more threads the reports are
 * the same as with one.
 *
 * <p>Make one of a {@link Diagnoser}, give it streams, and close it: it has threads of its own, daemons all. It can be shared between
 * threads; a stream that it gives is for one thread. Each stream that is given is read by a further thread, as far ahead as there are
 * devices under way, and closed by it. Close a stream that isn't read to its end. What a stream, or a function, throws is thrown to whoever
 * reads the results, in its place: after everything that came before it.
 */
public final class Fleet implements AutoCloseable {

    private final Diagnoser diagnoser;
    private final Workers workers;

    private Fleet(Diagnoser diagnoser, int threads) {
        this.diagnoser = diagnoser;
        this.workers = new Workers(threads);
    }

    /** With a thread for each processor. */
    public static Fleet of(Diagnoser diagnoser) {
        return of(diagnoser, Runtime.getRuntime().availableProcessors());
    }

    /**
     * With so many threads.
     *
     * @throws IllegalArgumentException when it is less than one
     */
    public static Fleet of(Diagnoser diagnoser, int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("Expected at least 1 thread but was " + threads + ".");
        }
        return new Fleet(diagnoser, threads);
    }

    /**
     * Something that was read, and its report.
     *
     * @param entry what it was read from
     * @param item what was read
     * @param report the report on it; null when it could not be read
     */
    public record Diagnosed(
            Intake.Entry entry, Intake.Item item, @Nullable Report report) {}

    /** The reports on devices, in their order. */
    public Stream<Report> diagnose(Stream<DeviceSnapshot> devices) {
        return diagnose(devices, report -> report);
    }

    /**
     * What a function makes of the reports on devices, in their order. It is called on the threads that diagnose, several at a time: what
     * takes long, such as writing a report as JSON, is best done there.
     */
    public <R> Stream<R> diagnose(Stream<DeviceSnapshot> devices, Function<? super Report, ? extends R> then) {
        return workers.inOrder(devices, device -> then.apply(diagnoser.diagnose(device)));
    }

    /**
     * What a function makes of the reports on all that an {@link Intake} reads, and of what it can't read, in their order. Reading, too, is
     * done on the threads that diagnose, and so is the function.
     */
    public <R> Stream<R> diagnoseEntries(Stream<Intake.Entry> entries, Function<? super Diagnosed, ? extends R> then) {
        return workers.<Intake.Entry, List<R>>inOrder(entries, entry -> results(entry, then))
                .flatMap(List::stream);
    }

    private <R> List<R> results(Intake.Entry entry, Function<? super Diagnosed, ? extends R> then) {
        return entry.read().stream()
                .<R>map(item -> {
                    DeviceSnapshot device = item.snapshot();
                    return then.apply(new Diagnosed(entry, item, device == null ? null : diagnoser.diagnose(device)));
                })
                .toList();
    }

    /** Ends the threads; what is under way is dropped. */
    @Override
    public void close() {
        workers.close();
    }
}
