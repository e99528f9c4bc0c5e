package org.backupdoctor.internal.bundle;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/** How files are packed. */
enum Archive {
    ZIP {
        @Override
        void unpack(String name, InputStream packed, @Nullable Instant modified, Walk walk) throws IOException {
            Counted counted = new Counted(packed);
            try (ZipInputStream zip = new ZipInputStream(counted)) {
                for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                    walk.begin();
                    if (!entry.isDirectory() && !Walk.isLitter(entry.getName())) {
                        InputStream content = new Limited(zip, counted, walk);
                        walk.file(name + "/" + entry.getName(), content, time(entry, modified));
                    }
                    drain(new Limited(zip, counted, walk));
                }
                drain(counted);
                if (!counted.isEnded) {
                    throw new IOException("The list of its files is missing at its end.");
                }
            } catch (IllegalArgumentException e) {
                throw new IOException("A name in it is in no known encoding.", e);
            }
        }
    },
    GZIP {
        @Override
        void unpack(String name, InputStream packed, @Nullable Instant modified, Walk walk) throws IOException {
            Counted counted = new Counted(packed);
            try (InputStream in =
                    new BufferedInputStream(new Limited(new GZIPInputStream(counted), counted, walk), Tar.BLOCK)) {
                in.mark(Tar.BLOCK);
                byte[] start = in.readNBytes(Tar.BLOCK);
                in.reset();
                if (Tar.recognises(start)) {
                    Tar.unpack(name, in, walk);
                } else {
                    walk.begin();
                    walk.file(name.replaceFirst("(?i)\\.gz$", ""), in, modified);
                }
            }
        }
    };

    /** Extra data of an entry that hold its time in UTC; the other time is in whatever zone it was packed. */
    private static final int TIME_IN_UTC = 0x5455;

    abstract void unpack(String name, InputStream packed, @Nullable Instant modified, Walk walk) throws IOException;

    /** How these bytes are packed, by how they begin; null when they aren't. */
    static @Nullable Archive of(byte[] content) {
        if (content.length >= 4 && content[0] == 'P' && content[1] == 'K' && content[2] == 3 && content[3] == 4) {
            return ZIP;
        }
        return content.length >= 3 && content[0] == 0x1F && (content[1] & 0xFF) == 0x8B && content[2] == 8
                ? GZIP
                : null;
    }

    private static void drain(InputStream in) throws IOException {
        byte[] buffer = new byte[1 << 16];
        while (in.read(buffer) >= 0) {
            // only counted
        }
    }

    private static @Nullable Instant time(ZipEntry entry, @Nullable Instant otherwise) {
        byte[] extra = entry.getExtra();
        for (int i = 0; extra != null && i + 4 <= extra.length; ) {
            int id = (extra[i] & 0xFF) | (extra[i + 1] & 0xFF) << 8;
            int size = (extra[i + 2] & 0xFF) | (extra[i + 3] & 0xFF) << 8;
            if (id == TIME_IN_UTC && size >= 5 && i + 9 <= extra.length && (extra[i + 4] & 1) != 0) {
                long seconds = 0;
                for (int j = 3; j >= 0; j--) {
                    seconds = seconds << 8 | (extra[i + 5 + j] & 0xFF);
                }
                return Instant.ofEpochSecond(seconds);
            }
            i += 4 + size;
        }
        return otherwise;
    }

    /** Counts what is read of an archive, and what comes out of it. */
    private static final class Counted extends FilterInputStream {

        /** What the list at the end of a ZIP archive ends with. */
        private static final int END = 0x504B0506;

        private long count;
        private long out;
        private int last;
        private boolean isEnded;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            count += Math.max(0, read);
            for (int i = offset; i < offset + read; i++) {
                last = last << 8 | (buffer[i] & 0xFF);
                isEnded |= last == END;
            }
            return read;
        }
    }

    /** Stops when more comes out than may. Closing it closes nothing. */
    private static final class Limited extends FilterInputStream {

        private final Counted packed;
        private final Walk walk;

        Limited(InputStream in, Counted packed, Walk walk) {
            super(in);
            this.packed = packed;
            this.walk = walk;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            took(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            took(Math.max(0, read));
            return read;
        }

        @Override
        public long skip(long most) throws IOException {
            return Math.max(0, read(new byte[(int) Math.max(0, Math.min(most, 1 << 13))]));
        }

        private void took(int bytes) {
            packed.out += bytes;
            walk.took(bytes);
            walk.cameOut(packed.out, packed.count);
        }

        @Override
        public void close() {}
    }
}
