package org.backupdoctor.internal.intake.answer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.backupdoctor.Problem;
import org.backupdoctor.Report.Note;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a source holds, as maps and lists: whose answer it is isn't looked at yet.
 *
 * @param name what problems and notes call it
 * @param line the line, counted from 1, where the source holds one a line; else 0
 * @param json whether it was written as JSON, so that it may be a snapshot
 * @param tree what it holds; null when it can't be read
 * @param problems why it can't be read
 * @param notes what the reader should know of how it was written
 */
public record Part(
        String name, int line, boolean json, @Nullable Map<?, ?> tree, List<Problem> problems, List<Note> notes) {

    /** An object written as JSON. */
    public static Part json(String name, int line, Map<?, ?> tree) {
        return new Part(name, line, true, tree, List.of(), List.of());
    }

    /** A list written as JSON, which stands under the empty name. */
    public static Part list(String name, List<?> list) {
        return json(name, 0, Map.of("", list));
    }

    /** An object written in another way. */
    public static Part other(String name, Map<?, ?> tree) {
        return new Part(name, 0, false, tree, List.of(), List.of());
    }

    /** What can't be read. */
    public static Part unreadable(String name, int line, List<Problem> problems) {
        return new Part(name, line, false, null, problems, List.of());
    }

    /** Another part of the same source. */
    public Part of(String part, Map<?, ?> holds) {
        return new Part(part, line, json, holds, problems, notes);
    }

    /** The same with a note more. */
    public Part noted(Note note) {
        List<Note> all = new ArrayList<>(notes);
        all.add(note);
        return new Part(name, line, json, tree, problems, List.copyOf(all));
    }

    /** What it holds; empty when it can't be read. */
    public Map<?, ?> object() {
        return tree == null ? Map.of() : tree;
    }

    /** What it holds: an object, or the list that stands under the empty name. */
    public Object content() {
        return object().size() == 1 && object().get("") instanceof List<?> list ? list : object();
    }

    /** The keys of what it holds. */
    public Set<?> keys() {
        return object().keySet();
    }

    /** Whether it has at least one of these keys. */
    public boolean hasAny(Collection<String> names) {
        return names.stream().anyMatch(keys()::contains);
    }
}
