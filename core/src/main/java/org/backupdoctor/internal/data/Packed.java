package org.backupdoctor.internal.data;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
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

    private Packed() {}

    /** The bytes of a tree. */
    public static byte[] bytes(Object tree) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            write(out, tree);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** The tree of such bytes. */
    public static Object tree(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            return read(in, 0);
        } catch (IOException e) {
            throw new UncheckedIOException("What was left by the build is damaged.", e);
        }
    }

    private static void write(DataOutputStream out, Object value) throws IOException {
        if (value instanceof Map<?, ?> map) {
            out.writeByte(MAP);
            out.writeInt(map.size());
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                text(out, entry.getKey().toString());
                write(out, entry.getValue());
            }
        } else if (value instanceof List<?> list) {
            out.writeByte(LIST);
            out.writeInt(list.size());
            for (Object element : list) {
                write(out, element);
            }
        } else if (value instanceof Boolean flag) {
            out.writeByte(flag ? YES : NO);
        } else if (value instanceof Double real) {
            out.writeByte(REAL);
            out.writeDouble(real);
        } else if (value instanceof Number whole) {
            out.writeByte(WHOLE);
            out.writeLong(whole.longValue());
        } else {
            out.writeByte(TEXT);
            text(out, value.toString());
        }
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static Object read(DataInputStream in, int depth) throws IOException {
        if (depth > MAX_DEPTH) {
            throw new IOException("It is nested too deeply.");
        }
        int kind = in.readByte();
        return switch (kind) {
            case MAP -> {
                int size = size(in);
                Map<String, Object> map = new LinkedHashMap<>(2 * size);
                for (int i = 0; i < size; i++) {
                    map.put(text(in), read(in, depth + 1));
                }
                yield map;
            }
            case LIST -> {
                int size = size(in);
                List<Object> list = new ArrayList<>(size);
                for (int i = 0; i < size; i++) {
                    list.add(read(in, depth + 1));
                }
                yield list;
            }
            case TEXT -> text(in);
            case YES -> true;
            case NO -> false;
            case WHOLE -> in.readLong();
            case REAL -> in.readDouble();
            default -> throw new IOException("There is no kind " + kind + ".");
        };
    }

    private static String text(DataInputStream in) throws IOException {
        byte[] bytes = new byte[size(in)];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** A size that what is left can hold. */
    private static int size(DataInputStream in) throws IOException {
        int size = in.readInt();
        if (size < 0 || size > in.available()) {
            throw new IOException("It ends too soon.");
        }
        return size;
    }
}
