package org.backupdoctor.internal.intake;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.backupdoctor.Intake;
import org.backupdoctor.Intake.Entry;
import org.backupdoctor.Intake.Item;
import org.backupdoctor.SnapshotException;
import org.backupdoctor.internal.data.Encodings;
import org.jspecify.annotations.Nullable;

/** Reads a source entry by entry where it holds many, else as a whole. */
final class Entries {

    /** What isn't larger is read as a whole anyway; of what is larger, so much shows whether it holds many entries. */
    static final int HEAD_BYTES = 1_000_000;

    private final ContentIntake intake;
    private final Readings readings;

    Entries(ContentIntake intake, Readings readings) {
        this.intake = intake;
        this.readings = readings;
    }

    /**
     * An entry.
     *
     * @param share how much of its source has been taken with it
     * @param reading reads it
     */
    record Waiting(OptionalDouble share, Supplier<List<Item>> reading) implements Entry {

        @Override
        public List<Item> read() {
            return reading.get();
        }
    }

    /** What has been read already. */
    static Stream<Entry> of(List<Item> items) {
        return Stream.of(new Waiting(OptionalDouble.of(1), () -> items));
    }

    Stream<Entry> of(Path path) {
        SourceFile.Opened file = SourceFile.open(path);
        return of(path.toString(), file.content(), file.modified(), file.size());
    }

    /**
     * The entries of what is being read.
     *
     * @param size how many bytes it has; 0 when that is unknown
     */
    Stream<Entry> of(String name, InputStream in, @Nullable Instant modified, long size) {
        try {
            ByteArrayOutputStream first = new ByteArrayOutputStream();
            byte[] buffer = new byte[1 << 16];
            int seen = 0;
            int read = 0;
            while (read >= 0 && first.size() < HEAD_BYTES) {
                read = in.read(buffer, 0, buffer.length);
                first.write(buffer, 0, Math.max(0, read));
                // Whoever writes line by line may want what comes of one before writing the next.
                if (size == 0 && read >= 0 && first.size() >= 2 * seen) {
                    seen = first.size();
                    if (Contents.isLines(name, first.toByteArray(), false)) {
                        return lines(name, first.toByteArray(), in, modified, size);
                    }
                }
            }
            byte[] head = first.toByteArray();
            if (read >= 0) {
                if (Contents.isLines(name, head, false)) {
                    return lines(name, head, in, modified, size);
                }
                Optional<Stream<Entry>> rows = rows(name, head, in, modified);
                if (rows.isPresent()) {
                    return rows.get();
                }
            }
            try (in) {
                first.write(in.readNBytes(Math.max(0, SourceFile.MOST_BYTES + 1 - head.length)));
            }
            return of(intake.items(new Intake.Source(name, first.toByteArray(), modified)));
        } catch (IOException e) {
            throw new SnapshotException(List.of(SourceFile.unreadable(name)));
        }
    }

    private Stream<Entry> lines(String name, byte[] head, InputStream in, @Nullable Instant modified, long size) {
        return stream(lines(name, head, in, intake, modified, size), in);
    }

    /** The lines of a source that begins so. */
    static LineEntries lines(
            String name, byte[] head, InputStream rest, ContentIntake intake, @Nullable Instant modified, long size) {
        InputStream whole = new SequenceInputStream(new ByteArrayInputStream(withoutMark(head)), rest);
        return new LineEntries(name, new ByteLines(whole), intake, modified, size);
    }

    private static byte[] withoutMark(byte[] head) {
        return Encodings.isMarked(head) ? Arrays.copyOfRange(head, 3, head.length) : head;
    }

    /** The rows of a table, each read here: it takes no longer than to find where it ends. */
    private Optional<Stream<Entry>> rows(String name, byte[] head, InputStream in, @Nullable Instant modified)
            throws IOException {
        InputStream whole = new SequenceInputStream(new ByteArrayInputStream(head), in);
        return readings.rows(new Intake.Source(name, head, modified), whole).map(rows -> {
            Iterator<Entry> entries = new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return rows.hasNext();
                }

                @Override
                public Entry next() {
                    Reading row = rows.next();
                    return new Waiting(OptionalDouble.empty(), () -> intake.items(name, List.of(row)));
                }
            };
            return stream(entries, in);
        });
    }

    private static Stream<Entry> stream(Iterator<Entry> entries, InputStream in) {
        int traits = Spliterator.ORDERED | Spliterator.NONNULL;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(entries, traits), false)
                .onClose(() -> close(in));
    }

    private static void close(InputStream in) {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
