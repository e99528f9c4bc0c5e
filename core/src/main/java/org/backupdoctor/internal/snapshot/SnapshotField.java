package org.backupdoctor.internal.snapshot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.backupdoctor.Problem;
import org.backupdoctor.internal.data.Suggestions;
import org.jspecify.annotations.Nullable;

/** A field of a snapshot that data name, such as {@code /backup/enabled}. */
public final class SnapshotField {

    private static final String OWN = "/attributes/";

    private SnapshotField() {}

    /** Whether a snapshot may have a value at a path; one inside a list has no path of its own. */
    public static boolean isKnown(String path) {
        return path.startsWith(OWN) ? path.length() > OWN.length() : path.startsWith("/") && Schema.at(path) != null;
    }

    /** What was probably meant by a path that isn't known. */
    public static String hint(String path) {
        String plain = "/" + path.replaceFirst("^[/.]", "").replace('.', '/');
        List<String> known = known();
        if (isKnown(plain)) {
            return meant(plain);
        }
        String group = plain.substring(0, plain.lastIndexOf('/') + 1);
        String name = plain.substring(group.length());
        List<String> siblings =
                known.stream().filter(each -> each.startsWith(group)).toList();
        return Suggestions.nearest(
                        name,
                        siblings.stream()
                                .map(each -> each.substring(group.length()))
                                .toList())
                .map(near -> group + near)
                .or(() ->
                        known.stream().filter(each -> each.endsWith("/" + name)).findFirst())
                .or(() -> Suggestions.nearest(plain, known))
                .map(SnapshotField::meant)
                .orElse("Maybe \"rules facts\" has it by another name.");
    }

    /**
     * A value as a snapshot has it in this field.
     *
     * @param wrong hears what is wrong with the value
     * @return the value, or null when something is
     */
    public static @Nullable Object value(String path, Object value, Consumer<Problem> wrong) {
        String[] steps = path.substring(1).split("/", -1);
        Object tree = value;
        for (int i = steps.length - 1; i >= 0; i--) {
            tree = Map.of(steps[i], tree);
        }
        Validator validator = new Validator("");
        Object checked = validator.check(tree);
        validator.problems().forEach(wrong);
        for (String step : steps) {
            checked = checked instanceof Map<?, ?> group ? group.get(step) : null;
        }
        return validator.problems().isEmpty() ? checked : null;
    }

    private static List<String> known() {
        List<String> known = new ArrayList<>();
        collect("", Schema.ROOT, known);
        return known;
    }

    private static void collect(String path, Schema.Group group, List<String> known) {
        group.fields().forEach((name, type) -> {
            if (type instanceof Schema.Group inner) {
                collect(path + "/" + name, inner, known);
            } else {
                known.add(path + "/" + name);
            }
        });
    }

    private static String meant(String path) {
        return "Maybe you meant \"" + path + "\".";
    }
}
