package org.backupdoctor.internal.intake;

import java.util.List;
import java.util.Map;
import org.backupdoctor.Problem;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a source holds, as maps and lists: whose answer it is isn't looked at yet.
 *
 * @param name what problems and notes call it
 * @param line the line, counted from 1, where the source holds one a line; else 0
 * @param json whether it was written as JSON, so that it may be a snapshot
 * @param tree what it holds; null when it can't be read
 * @param problems why it can't be read
 */
record Part(String name, int line, boolean json, @Nullable Map<?, ?> tree, List<Problem> problems) {

    static Part json(String name, int line, Map<?, ?> tree) {
        return new Part(name, line, true, tree, List.of());
    }

    /** A list stands under the empty name. */
    static Part list(String name, List<?> list) {
        return json(name, 0, Map.of("", list));
    }

    /** What a part's tree holds: an object, or the list that stands under the empty name. */
    static Object content(Map<?, ?> tree) {
        return tree.size() == 1 && tree.get("") instanceof List<?> list ? list : tree;
    }

    static Part other(String name, Map<?, ?> tree) {
        return new Part(name, 0, false, tree, List.of());
    }

    static Part unreadable(String name, int line, List<Problem> problems) {
        return new Part(name, line, false, null, problems);
    }
}
