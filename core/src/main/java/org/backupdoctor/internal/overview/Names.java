package org.backupdoctor.internal.overview;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives each different thing a number, from 0 in the order in which they come.
 *
 * @param <T> what is numbered
 */
final class Names<T> {

    private final Map<T, Integer> numbers = new HashMap<>();
    private final List<T> all = new ArrayList<>();

    /** Its number. */
    int of(T thing) {
        Integer known = numbers.putIfAbsent(thing, all.size());
        if (known != null) {
            return known;
        }
        all.add(thing);
        return all.size() - 1;
    }

    /** All of them, by their numbers. */
    List<T> all() {
        return all;
    }
}
