package org.backupdoctor.internal.snapshot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.backupdoctor.Problem;
import org.backupdoctor.SnapshotException;
import org.backupdoctor.internal.data.Suggestions;
import org.backupdoctor.internal.data.Trees;

/** Reads a field and its value as somebody types them: {@code icloud.storageFreeBytes} and {@code 800 MB}. */
public final class Assignment {

    private Assignment() {}

    /**
     * The tree of values that an assignment amounts to; whether a value may stand there is checked with the snapshot.
     *
     * @throws SnapshotException when there is no such field, or the value can't be read as its type
     */
    public static Map<String, Object> of(String field, String value) {
        String path = field.startsWith("/") ? field.substring(1) : field.replace('.', '/');
        String[] steps = path.split("/", -1);
        Schema.Type type = Schema.ROOT;
        for (int i = 0;
                i < steps.length && !(type instanceof Schema.Anything) && !(type instanceof Schema.Values);
                i++) {
            if (!(type instanceof Schema.Group group) || !group.fields().containsKey(steps[i])) {
                throw unknown(field, path.replace('/', '.'));
            }
            type = group.fields().get(steps[i]);
        }
        Object tree = value(field, value.strip(), type);
        for (int i = steps.length - 1; i >= 0; i--) {
            tree = Map.of(steps[i], tree);
        }
        @SuppressWarnings("unchecked")
        Map<String, Object> root = (Map<String, Object>) tree;
        return root;
    }

    private static Object value(String field, String text, Schema.Type type) {
        if (type instanceof Schema.Array
                || type instanceof Schema.Group
                || text.startsWith("{")
                || text.startsWith("[")) {
            try {
                return Trees.json(field, text);
            } catch (Trees.Unreadable e) {
                throw new SnapshotException(List.of(e.problem()));
            }
        }
        boolean free = type instanceof Schema.Anything || type instanceof Schema.Values;
        if ((free || type instanceof Schema.Flag) && (text.equals("true") || text.equals("false"))) {
            return text.equals("true");
        }
        boolean number = type instanceof Schema.Size || type instanceof Schema.Whole || type instanceof Schema.Real;
        if ((free || number) && text.matches("-?\\d{1,18}")) {
            return Long.parseLong(text);
        }
        return (free || number) && text.matches("-?\\d{1,15}\\.\\d{1,15}") ? (Object) Double.parseDouble(text) : text;
    }

    private static SnapshotException unknown(String field, String dotted) {
        List<String> known = new ArrayList<>();
        Schema.ROOT.fields().forEach((name, type) -> {
            known.add(name);
            if (type instanceof Schema.Group group) {
                group.fields().keySet().forEach(inner -> known.add(name + "." + inner));
            }
        });
        String near = Suggestions.maybe(dotted, known);
        if (near.isEmpty()) {
            String last = dotted.substring(dotted.lastIndexOf('.') + 1);
            near = known.stream()
                    .filter(name -> name.endsWith("." + last))
                    .findFirst()
                    .map(name -> "Maybe you meant \"" + name + "\".")
                    .orElse("Maybe it belongs into \"attributes\", which takes anything.");
        }
        return new SnapshotException(List.of(new Problem(field, "", "There is no such field in a snapshot.", near)));
    }
}
