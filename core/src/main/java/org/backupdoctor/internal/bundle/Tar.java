package org.backupdoctor.internal.bundle;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads tar as POSIX lays it out (ustar and pax) and as GNU does. Only plain files are looked at; links aren't followed. */
final class Tar {

    static final int BLOCK = 512;

    private static final int LONGEST_NAME = 4096;
    private static final Pattern PAX_PATH = Pattern.compile("(?m)^\\d{1,6} path=(.{1,4096})$");

    private Tar() {}

    static boolean recognises(byte[] start) {
        return start.length == BLOCK && text(start, 257, 5).equals("ustar");
    }

    static void unpack(String name, InputStream in, Walk walk) throws IOException {
        String given = "";
        for (byte[] header = in.readNBytes(BLOCK); isEntry(header); header = in.readNBytes(BLOCK)) {
            walk.begin();
            long size = octal(header, 124, 12);
            char type = (char) (header[156] & 0xFF);
            if (type == 'x' || type == 'L') {
                String told = new String(in.readNBytes((int) Math.min(size, LONGEST_NAME)), StandardCharsets.UTF_8);
                in.skipNBytes(padded(size) - Math.min(size, LONGEST_NAME));
                Matcher path = PAX_PATH.matcher(told);
                given = type == 'L' ? told.replace("\0", "") : path.find() ? path.group(1) : "";
                continue;
            }
            String path = given.isEmpty() ? path(header) : given;
            given = "";
            Part content = new Part(in, size);
            if ((type == '0' || type == 0) && !path.endsWith("/") && !Walk.isLitter(path)) {
                walk.file(name + "/" + path, content, Instant.ofEpochSecond(octal(header, 136, 12)));
            }
            in.skipNBytes(content.rest + padded(size) - size);
        }
    }

    private static boolean isEntry(byte[] header) throws IOException {
        if (header.length == BLOCK && header[0] == 0) {
            return false;
        }
        if (header.length == BLOCK && text(header, 257, 5).equals("ustar")) {
            return true;
        }
        throw new EOFException("The archive ends within a file.");
    }

    private static String path(byte[] header) {
        boolean isPosix = header[262] == 0;
        String prefix = isPosix ? text(header, 345, 155) : "";
        return prefix.isEmpty() ? text(header, 0, 100) : prefix + "/" + text(header, 0, 100);
    }

    private static String text(byte[] header, int from, int most) {
        int end = from;
        while (end < from + most && header[end] != 0) {
            end++;
        }
        return new String(header, from, end - from, StandardCharsets.UTF_8);
    }

    private static long octal(byte[] header, int from, int most) throws IOException {
        String digits = text(header, from, most).strip();
        if (!digits.matches("[0-7]{0,11}")) {
            throw new IOException("An entry has no size.");
        }
        return digits.isEmpty() ? 0 : Long.parseLong(digits, 8);
    }

    private static long padded(long size) {
        return (size + BLOCK - 1) / BLOCK * BLOCK;
    }

    /** So many bytes of a stream. */
    private static final class Part extends InputStream {

        private final InputStream in;
        private long rest;

        Part(InputStream in, long size) {
            this.in = in;
            this.rest = size;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (rest == 0) {
                return -1;
            }
            int read = in.read(buffer, offset, (int) Math.min(length, rest));
            if (read < 0) {
                throw new EOFException("The archive ends within a file.");
            }
            rest -= read;
            return read;
        }
    }
}
