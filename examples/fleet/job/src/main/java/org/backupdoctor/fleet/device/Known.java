package org.backupdoctor.fleet.device;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.backupdoctor.fleet.output.Json;
import tools.jackson.databind.JsonNode;

/**
 * What is known of a device: for each field the newest value, and when it was observed. Of two of one time the greater text holds; arrays
 * are values, but for {@code tried}, of which each entry is kept. So it is the same in whatever order, and however often, observations come.
 * Fields that were observed too long before the newest one are forgotten. For one thread.
 */
final class Known {

    /** A field's path in the snapshot's JSON, as JSON Pointer writes it; {@code /tried/} is followed by the entry itself. */
    private static final String TRIED = "/tried/";

    private static final Set<String> ASIDE = Set.of("format", "id", "takenAt", "complete", "tried");

    private final TreeMap<String, Value> values = new TreeMap<>();
    private long newest = Long.MIN_VALUE;

    /**
     * What a field has.
     *
     * @param at when it was observed
     * @param json the value
     * @param isComplete of an array, whether it has all there is
     */
    record Value(long at, String json, boolean isComplete) {

        boolean isOver(Value other) {
            int order = Long.compare(at, other.at);
            order = order == 0 ? json.compareTo(other.json) : order;
            return order == 0 ? isComplete && !other.isComplete : order > 0;
        }
    }

    /** Each field with its value, sorted by path. */
    Map<String, Value> values() {
        return values;
    }

    /** When the newest observation was. */
    long newest() {
        return newest;
    }

    /** A text among what is known. */
    Optional<String> text(String path) {
        Value value = values.get(path);
        return value == null
                ? Optional.empty()
                : Optional.of(Json.read(value.json()))
                        .filter(JsonNode::isString)
                        .map(JsonNode::asString);
    }

    /** Whether anything is known about a field. */
    boolean has(String path) {
        return values.containsKey(path);
    }

    /**
     * Adds what was observed.
     *
     * @param at when
     * @param snapshot the snapshot's JSON
     * @param keep how long before the newest observation a field is still believed
     * @return whether more, or other things, are known now
     */
    boolean add(long at, String snapshot, Duration keep) {
        if (newest != Long.MIN_VALUE && at < newest - keep.toMillis()) {
            return false;
        }
        JsonNode tree = Json.read(snapshot);
        Set<String> complete = new HashSet<>();
        tree.path("complete").forEach(path -> complete.add(path.asString()));
        boolean isNew = at > newest;
        for (Map.Entry<String, JsonNode> field : tree.properties()) {
            if (!ASIDE.contains(field.getKey())) {
                isNew |= add("/" + escaped(field.getKey()), field.getValue(), at, complete, 1);
            }
        }
        for (JsonNode entry : tree.path("tried")) {
            isNew |= put(TRIED + entry, new Value(at, entry.toString(), false));
        }
        // A list that is complete and isn't there is known to be empty.
        for (String path : complete) {
            isNew |= put(path, new Value(at, "[]", true));
        }
        if (at > newest) {
            newest = at;
            long oldest = newest - keep.toMillis();
            values.values().removeIf(value -> value.at() < oldest);
        }
        return isNew;
    }

    /** Values are found one level down, those of restrictions two; whatever an attribute has is its value. */
    private boolean add(String path, JsonNode node, long at, Set<String> complete, int depth) {
        boolean goesOn = node.isObject() && (depth == 1 || (depth == 2 && !path.startsWith("/attributes/")));
        if (!goesOn) {
            return put(path, new Value(at, node.toString(), complete.remove(path)));
        }
        boolean isNew = false;
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            isNew |= add(path + "/" + escaped(field.getKey()), field.getValue(), at, complete, depth + 1);
        }
        return isNew;
    }

    private boolean put(String path, Value value) {
        Value before = values.get(path);
        if (before != null && !value.isOver(before)) {
            return false;
        }
        values.put(path, value);
        return before == null || !before.equals(value);
    }

    static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    static String unescaped(String name) {
        return name.replace("~1", "/").replace("~0", "~");
    }

    static boolean isTried(String path) {
        return path.startsWith(TRIED);
    }

    /** Writes it; the version of the form comes first. */
    byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 + 48 * values.size());
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(1);
            out.writeLong(newest);
            out.writeInt(values.size());
            for (Map.Entry<String, Value> each : values.entrySet()) {
                boolean isTried = isTried(each.getKey());
                Value value = each.getValue();
                text(out, isTried ? TRIED : each.getKey());
                // Most were observed at one time.
                out.writeByte((value.at() == newest ? 1 : 0) | (value.isComplete() ? 2 : 0));
                if (value.at() != newest) {
                    out.writeLong(value.at());
                }
                text(out, value.json());
            }
        } catch (IOException e) {
            throw new IllegalStateException("Nothing is written but memory.", e);
        }
        return bytes.toByteArray();
    }

    /**
     * Reads what was written.
     *
     * @throws IllegalStateException when it is of a version that isn't known here
     */
    static Known of(byte[] bytes) {
        Known known = new Known();
        if (bytes.length == 0) {
            return known;
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int version = in.readUnsignedByte();
            if (version != 1) {
                throw new IllegalStateException("Expected state of version 1 but was " + version
                        + ".\nMaybe a newer job wrote it: start that one, or without its state.");
            }
            known.newest = in.readLong();
            for (int left = in.readInt(); left > 0; left--) {
                String path = text(in);
                int flags = in.readUnsignedByte();
                long at = (flags & 1) != 0 ? known.newest : in.readLong();
                String json = text(in);
                known.values.put(path.equals(TRIED) ? path + json : path, new Value(at, json, (flags & 2) != 0));
            }
        } catch (IOException e) {
            throw new IllegalStateException("The state of a device ends too early.", e);
        }
        return known;
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        if (utf8.length < 255) {
            out.writeByte(utf8.length);
        } else {
            out.writeByte(255);
            out.writeInt(utf8.length);
        }
        out.write(utf8);
    }

    private static String text(DataInputStream in) throws IOException {
        int length = in.readUnsignedByte();
        return new String(in.readNBytes(length < 255 ? length : in.readInt()), StandardCharsets.UTF_8);
    }
}
