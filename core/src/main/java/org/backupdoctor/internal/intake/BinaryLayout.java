package org.backupdoctor.internal.intake;

import java.nio.ByteBuffer;

/**
 * Looks whether a binary property list is laid out as writers lay it out: no sets, and no two objects in the same
 * bytes. One that isn't could make a parser fill all memory from a few bytes.
 */
final class BinaryLayout {

    private static final int HEADER = 8;
    private static final int TRAILER = 32;
    private static final int MOST_OBJECTS = 1_000_000;

    private final ByteBuffer bytes;
    private int referenceSize;

    private BinaryLayout(byte[] content) {
        bytes = ByteBuffer.wrap(content);
    }

    /** Whether a parser may be let at it. @throws IndexOutOfBoundsException when it is cut off */
    static boolean isSound(byte[] content) {
        return content.length >= HEADER + TRAILER && new BinaryLayout(content).isSound();
    }

    private boolean isSound() {
        int trailer = bytes.capacity() - TRAILER;
        int offsetSize = bytes.get(trailer + 6);
        referenceSize = bytes.get(trailer + 7);
        long count = bytes.getLong(trailer + 8);
        long table = bytes.getLong(trailer + 24);
        if (offsetSize < 1
                || offsetSize > 8
                || referenceSize < 1
                || referenceSize > 8
                || count < 1
                || count > MOST_OBJECTS
                || table < HEADER
                || table > trailer
                || table + count * offsetSize > trailer) {
            return false;
        }
        long used = 0;
        for (int i = 0; i < count; i++) {
            long offset = number((int) table + i * offsetSize, offsetSize);
            if (offset < HEADER || offset >= table) {
                return false;
            }
            long extent = extent((int) offset);
            used += extent;
            if (extent < 0 || used > table - HEADER) {
                return false;
            }
        }
        return true;
    }

    /** How many bytes an object takes, or -1 when it is of a kind that device answers don't have. */
    private long extent(int offset) {
        int info = bytes.get(offset) & 0x0F;
        int type = (bytes.get(offset) & 0xF0) >> 4;
        return switch (type) {
            case 0x0 -> 1;
            case 0x1, 0x2 -> 1 + (1L << info);
            case 0x3 -> 9;
            case 0x4, 0x5 -> counted(offset, info, 1);
            case 0x6 -> counted(offset, info, 2);
            case 0x8 -> 2 + info;
            case 0xA -> counted(offset, info, referenceSize);
            case 0xD -> counted(offset, info, 2 * referenceSize);
            default -> -1;
        };
    }

    private long counted(int offset, int info, int unit) {
        if (info != 0xF) {
            return 1 + (long) info * unit;
        }
        int size = 1 << (bytes.get(offset + 1) & 0x0F);
        boolean isWhole = (bytes.get(offset + 1) & 0xF0) == 0x10 && size <= 8;
        long count = isWhole ? number(offset + 2, size) : -1;
        return count < 0 || count > bytes.capacity() ? -1 : 2 + size + count * unit;
    }

    private long number(int at, int size) {
        long number = 0;
        for (int i = 0; i < size; i++) {
            number = (number << 8) | (bytes.get(at + i) & 0xFF);
        }
        return number;
    }
}
