package org.backupdoctor.internal.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A tree of maps, lists, texts, booleans and numbers as bytes that are read fast: for what a build or a process leaves for itself. What
 * somebody else put there instead takes no more memory than a few times its bytes, and ends in an exception where it is none.
 *
 * <p>All texts come first, each once, and then the tree, which names them by number. A whole number takes seven bits of each byte, the
 * lowest first; the eighth says that more follow.
 */
public final class Packed {

    private static final int MAP = 'm';
    private static final int LIST = 'l';
    private static final int TEXT = 't';
    private static final int YES = 'y';
    private static final int NO = 'n';
    private static final int WHOLE = 'w';
    private static final int REAL = 'r';
    private static final int MAX_DEPTH = 100;

    private static final int BITS = 7;
    private static final int MORE = 1 << BITS;

    private Packed() {}

    /** The bytes of a tree. */
    public static byte[] bytes(Object tree) {
        return new Writer().bytes(tree);
    }

    /**
     * The tree of such bytes.
     *
     * @throws UncheckedIOException when they are none
     */
    public static Object tree(byte[] bytes) {
        try {
            return new Reader(bytes).tree();
        } catch (IndexOutOfBoundsException e) {
            throw Reader.damaged("it ends too soon");
        }
    }

    private static final class Writer {

        private final Map<String, Integer> texts = new LinkedHashMap<>();
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        byte[] bytes(Object tree) {
            write(tree);
            byte[] written = out.toByteArray();
            out.reset();
            number(texts.size());
            for (String text : texts.keySet()) {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                number(bytes.length);
                out.writeBytes(bytes);
            }
            out.writeBytes(written);
            return out.toByteArray();
        }

        private void write(Object value) {
            if (value instanceof Map<?, ?> map) {
                out.write(MAP);
                number(map.size());
                map.forEach((key, inner) -> {
                    text(key.toString());
                    write(inner);
                });
            } else if (value instanceof List<?> list) {
                out.write(LIST);
                number(list.size());
                list.forEach(this::write);
            } else if (value instanceof Boolean flag) {
                out.write(flag ? YES : NO);
            } else if (value instanceof Double real) {
                out.write(REAL);
                number(Double.doubleToRawLongBits(real));
            } else if (value instanceof Number whole) {
                out.write(WHOLE);
                number(whole.longValue());
            } else {
                out.write(TEXT);
                text(value.toString());
            }
        }

        private void text(String text) {
            number(texts.computeIfAbsent(text, any -> texts.size()));
        }

        private void number(long number) {
            long left = number;
            while ((left & -MORE) != 0) {
                out.write((int) (left & (MORE - 1)) | MORE);
                left >>>= BITS;
            }
            out.write((int) left);
        }
    }

    /** Reads on from a place in the bytes. */
    private static final class Reader {

        private final byte[] bytes;
        private int at;
        private String[] texts = new String[0];

        Reader(byte[] bytes) {
            this.bytes = bytes;
        }

        Object tree() {
            String[] all = new String[size()];
            for (int i = 0; i < all.length; i++) {
                int size = size();
                all[i] = new String(bytes, at, size, StandardCharsets.UTF_8);
                at += size;
            }
            texts = all;
            return read(0);
        }

        private Object read(int depth) {
            if (depth > MAX_DEPTH) {
                throw damaged("it is nested too deeply");
            }
            int kind = bytes[at++];
            return switch (kind) {
                case MAP -> {
                    int entries = size();
                    Map<String, Object> map = new LinkedHashMap<>(2 * entries);
                    for (int i = 0; i < entries; i++) {
                        map.put(text(), read(depth + 1));
                    }
                    yield map;
                }
                case LIST -> {
                    int size = size();
                    List<Object> list = new ArrayList<>(size);
                    for (int i = 0; i < size; i++) {
                        list.add(read(depth + 1));
                    }
                    yield list;
                }
                case TEXT -> text();
                case YES -> true;
                case NO -> false;
                case WHOLE -> number();
                case REAL -> Double.longBitsToDouble(number());
                default -> throw damaged("there is no kind " + kind);
            };
        }

        private String text() {
            long number = number();
            if (number < 0 || number >= texts.length) {
                throw damaged("there is no text " + number);
            }
            return texts[(int) number];
        }

        /** A size that what is left can hold. */
        private int size() {
            long size = number();
            if (size < 0 || size > bytes.length - at) {
                throw damaged("it ends too soon");
            }
            return (int) size;
        }

        private long number() {
            int first = bytes[at++];
            if (first >= 0) {
                return first;
            }
            long number = first & (MORE - 1);
            for (int shift = BITS; ; shift += BITS) {
                if (shift >= Long.SIZE) {
                    throw damaged("a number is too long");
                }
                int next = bytes[at++];
                number |= (long) (next & (MORE - 1)) << shift;
                if (next >= 0) {
                    return number;
                }
            }
        }

        static UncheckedIOException damaged(String how) {
            return new UncheckedIOException(new IOException("What was left by the build is damaged: " + how + "."));
        }
    }
}
