package org.backupdoctor.internal.intake;

import java.io.IOException;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.backupdoctor.Intake.Entry;
import org.backupdoctor.Problem;
import org.jspecify.annotations.Nullable;

/** The lines of a source of many lines, blank ones left out: read when somebody wants to know what they hold. */
final class LineEntries implements Iterator<Entry> {

    private final String name;
    private final ByteLines lines;
    private final ContentIntake intake;
    private final @Nullable Instant modified;
    private final long size;
    private @Nullable Entry next;
    private boolean isOver;

    LineEntries(String name, ByteLines lines, ContentIntake intake, @Nullable Instant modified, long size) {
        this.name = name;
        this.lines = lines;
        this.intake = intake;
        this.modified = modified;
        this.size = size;
    }

    /** Reads what is left right here, before anything is made of it. */
    void eachReading(Consumer<Reading> reader) {
        while (!isOver) {
            List<Reading> all = readings();
            all.forEach(reader);
        }
    }

    @Override
    public boolean hasNext() {
        while (next == null && !isOver) {
            next = found();
        }
        return next != null;
    }

    @Override
    public Entry next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        Entry entry = next;
        next = null;
        return entry;
    }

    /** The next line, or why there is none; null for a blank line, and at the end. */
    private @Nullable Entry found() {
        Supplier<List<Reading>> line = line();
        return line == null ? null : new Entries.Waiting(share(), () -> intake.items(name, line.get()));
    }

    private List<Reading> readings() {
        Supplier<List<Reading>> line = line();
        return line == null ? List.of() : line.get();
    }

    private @Nullable Supplier<List<Reading>> line() {
        try {
            byte[] line = lines.next();
            if (line == null) {
                isOver = true;
                return null;
            }
            int number = lines.number();
            if (lines.isTooLong()) {
                return wrong(
                        number,
                        "Expected at most " + ByteLines.LONGEST / 1_000_000 + " MB in a line but there is more.",
                        "Maybe it isn't of one device.");
            }
            return ByteLines.isBlank(line) ? null : () -> Readings.ofLine(name, number, line, modified);
        } catch (IOException e) {
            isOver = true;
            return wrong(
                    lines.number() + 1,
                    "From here on it can't be read.",
                    "Maybe its disk was removed, or whoever writes it has stopped.");
        }
    }

    private OptionalDouble share() {
        return size > 0 ? OptionalDouble.of(Math.min(1, (double) lines.taken() / size)) : OptionalDouble.empty();
    }

    private Supplier<List<Reading>> wrong(int number, String message, String hint) {
        Problem problem = new Problem(name, String.valueOf(number), message, hint);
        return () -> List.of(new Reading(name, number, null, List.of(problem), true));
    }
}
