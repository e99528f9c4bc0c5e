package org.backupdoctor.fleet.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.connector.file.src.util.CheckpointedPosition;
import org.apache.flink.connector.file.src.util.RecordAndPosition;
import org.apache.flink.connector.file.src.util.SingletonResultIterator;
import org.apache.flink.core.fs.FSDataInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Files as they are received: of NDJSON ({@code .ndjson}, {@code .jsonl}) a record for each line, of anything else one for the whole file.
 * After a restart reading goes on at the byte where it was.
 */
public final class Files implements BulkFormat<Received, FileSourceSplit> {

    /** Longer than this no answer of a device is; it is refused without being read. */
    static final int LONGEST = 50_000_000;

    private final boolean byLine;

    /**
     * Reads files.
     *
     * @param byLine whether a line of NDJSON is a record; else every file is one
     */
    public Files(boolean byLine) {
        this.byLine = byLine;
    }

    @Override
    public Reader<Received> createReader(Configuration config, FileSourceSplit split) throws IOException {
        return reader(split, 0, 0);
    }

    @Override
    public Reader<Received> restoreReader(Configuration config, FileSourceSplit split) throws IOException {
        CheckpointedPosition position = split.getReaderPosition().orElseThrow();
        return reader(split, position.getOffset(), position.getRecordsAfterOffset());
    }

    private Reader<Received> reader(FileSourceSplit split, long offset, long line) throws IOException {
        String name = split.path().getName();
        String small = name.toLowerCase(Locale.ROOT);
        FSDataInputStream in = split.path().getFileSystem().open(split.path());
        in.seek(offset);
        return byLine && (small.endsWith(".ndjson") || small.endsWith(".jsonl"))
                ? new Lines(in, name, split.fileModificationTime(), offset, line)
                : new Whole(in, name, split.fileModificationTime(), split.fileSize(), offset);
    }

    @Override
    public boolean isSplittable() {
        return false;
    }

    @Override
    public TypeInformation<Received> getProducedType() {
        return TypeInformation.of(Received.class);
    }

    private static String tooLong() {
        return "Expected at most " + LONGEST + " bytes, but it is longer.";
    }

    /** One record after the other, each with where to go on after it. */
    private abstract static class OneByOne implements Reader<Received> {

        private final InputStream in;

        OneByOne(InputStream in) {
            this.in = in;
        }

        abstract @Nullable RecordAndPosition<Received> next() throws IOException;

        @Override
        public @Nullable RecordIterator<Received> readBatch() throws IOException {
            RecordAndPosition<Received> next = next();
            if (next == null) {
                return null;
            }
            SingletonResultIterator<Received> one = new SingletonResultIterator<>();
            one.set(next.getRecord(), next.getOffset(), next.getRecordSkipCount());
            return one;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }

    /** A whole file. */
    private static final class Whole extends OneByOne {

        private final InputStream in;
        private final String name;
        private final long modified;
        private final long size;
        private boolean isRead;

        Whole(InputStream in, String name, long modified, long size, long offset) {
            super(in);
            this.in = in;
            this.name = name;
            this.modified = modified;
            this.size = size;
            this.isRead = offset > 0 || size == 0;
        }

        @Override
        @Nullable
        RecordAndPosition<Received> next() throws IOException {
            if (isRead) {
                return null;
            }
            isRead = true;
            boolean isTooLong = size > LONGEST;
            byte[] content = isTooLong ? new byte[0] : in.readNBytes(LONGEST);
            Received file = new Received(name, "", content, modified, isTooLong ? tooLong() : "");
            return new RecordAndPosition<>(file, size, 0);
        }
    }

    /** A file line by line. Empty lines aren't records. */
    private static final class Lines extends OneByOne {

        private final InputStream in;
        private final String name;
        private final long modified;
        private final byte[] buffer = new byte[1 << 16];
        private int next;
        private int filled;
        private long offset;
        private long line;

        Lines(InputStream in, String name, long modified, long offset, long line) {
            super(in);
            this.in = in;
            this.name = name;
            this.modified = modified;
            this.offset = offset;
            this.line = line;
        }

        @Override
        @Nullable
        RecordAndPosition<Received> next() throws IOException {
            ByteArrayOutputStream text = new ByteArrayOutputStream(512);
            while (true) {
                long length = line(text);
                if (length < 0) {
                    return null;
                }
                String where = name + ":" + line;
                // A reader goes on after so many bytes, and so many lines.
                if (length > LONGEST) {
                    return new RecordAndPosition<>(
                            new Received(where, "", new byte[0], modified, tooLong()), offset, line);
                } else if (!text.toString(StandardCharsets.UTF_8).isBlank()) {
                    return new RecordAndPosition<>(new Received(where, "", text.toByteArray(), modified), offset, line);
                }
            }
        }

        /** Takes the next line; its length, or -1 when there is none. */
        private long line(ByteArrayOutputStream text) throws IOException {
            text.reset();
            long length = 0;
            while (true) {
                if (next == filled) {
                    next = 0;
                    filled = Math.max(0, in.read(buffer));
                    if (filled == 0) {
                        line++;
                        return length == 0 ? -1 : length;
                    }
                }
                int end = next;
                while (end < filled && buffer[end] != '\n') {
                    end++;
                }
                length += end - next;
                if (length <= LONGEST) {
                    text.write(buffer, next, end - next);
                }
                boolean isWhole = end < filled;
                offset += end - next + (isWhole ? 1 : 0);
                next = end + (isWhole ? 1 : 0);
                if (isWhole) {
                    line++;
                    return length;
                }
            }
        }
    }
}
