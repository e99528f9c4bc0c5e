package org.backupdoctor.internal.knowledge;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backupdoctor.Problem;
import org.backupdoctor.internal.snapshot.Schema;
import org.backupdoctor.internal.snapshot.SnapshotField;
import org.jspecify.annotations.Nullable;

/**
 * How it is said that a field of the snapshot has another value, as {@code data/changes.yaml} has it.
 *
 * @param sentences the sentences by field, {@code *} for any element, and by what the change is
 */
public record Changes(Map<String, Map<String, String>> sentences) {

    private static final String NEARER = "nearer";

    /** What a change can be beside one of the words of the field. */
    private static final List<String> KINDS = List.of("yes", "no", "more", "less", NEARER, "gone", "to");

    /**
     * The sentence for a change, with its placeholders {@code {from}}, {@code {to}} and {@code {by}}.
     *
     * @param to the value then, or null when it is no longer there
     */
    public Optional<String> of(String path, Object from, @Nullable Object to) {
        Map<String, String> known = sentences.getOrDefault(pattern(path), Map.of());
        String exact = known.get(known.containsKey(NEARER) && isNearer(from, to) ? NEARER : kind(from, to));
        return Optional.ofNullable(exact != null || to == null ? exact : known.get("to"));
    }

    /** Whether a number comes nearer to 0, and not past it. */
    private static boolean isNearer(Object from, @Nullable Object to) {
        return from instanceof Number before
                && to instanceof Number after
                && Math.abs(after.doubleValue()) < Math.abs(before.doubleValue())
                && after.doubleValue() * before.doubleValue() >= 0;
    }

    private static String kind(Object from, @Nullable Object to) {
        if (to == null) {
            return "gone";
        } else if (to instanceof Boolean flag) {
            return flag ? "yes" : "no";
        } else if (from instanceof Number before && to instanceof Number after) {
            return after.doubleValue() > before.doubleValue() ? "more" : "less";
        } else if (from instanceof Instant before && to instanceof Instant after) {
            return after.isAfter(before) ? "more" : "less";
        }
        return to.toString();
    }

    private static String pattern(String path) {
        return path.replaceAll("/\\d+(?=/|$)", "/*");
    }

    static Changes parse(String file, Map<?, ?> data, List<Problem> problems) {
        FieldReader all = FieldReader.ofData(file, data, problems);
        Map<String, Map<String, String>> sentences = new LinkedHashMap<>();
        FieldReader fields = all.group("changes");
        for (String path : fields.names()) {
            FieldReader field = fields.group(path);
            Schema.Type type = path.startsWith("/") ? Schema.at(path) : null;
            if (type == null) {
                fields.problem(path, "A snapshot has no field \"" + path + "\".", SnapshotField.hint(path));
                continue;
            }
            Map<String, String> said = new LinkedHashMap<>();
            for (String kind : field.names()) {
                boolean word =
                        type instanceof Schema.Word words && words.words().contains(kind);
                if (word || KINDS.contains(kind)) {
                    said.put(kind, field.text(kind, null));
                }
            }
            field.nothingElse();
            sentences.put(path, said);
        }
        all.nothingElse();
        return new Changes(Map.copyOf(sentences));
    }
}
