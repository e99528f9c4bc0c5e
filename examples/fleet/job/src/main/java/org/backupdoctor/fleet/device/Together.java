package org.backupdoctor.fleet.device;

import java.util.List;
import java.util.stream.Stream;

/**
 * When devices of a group failed together: from then on, until before the end.
 *
 * @param begins each time at which it began, in milliseconds since 1970, the oldest first
 * @param ends when it ended; one less than there are beginnings while it goes on
 */
public record Together(List<Long> begins, List<Long> ends) {

    /** Nobody did. */
    static final Together NEVER = new Together(List.of(), List.of());

    private static final int KEPT = 64;

    /** Whether they do at this time. */
    boolean at(long time) {
        for (int i = 0; i < begins.size(); i++) {
            if (begins.get(i) <= time && (i >= ends.size() || time < ends.get(i))) {
                return true;
            }
        }
        return false;
    }

    Together begin(long time) {
        return begins.size() > ends.size() ? this : new Together(with(begins, time), ends);
    }

    Together end(long time) {
        return begins.size() == ends.size() ? this : new Together(begins, with(ends, time));
    }

    Together shortened() {
        int over = Math.max(0, ends.size() - KEPT);
        return over == 0
                ? this
                : new Together(
                        List.copyOf(begins.subList(over, begins.size())), List.copyOf(ends.subList(over, ends.size())));
    }

    private static List<Long> with(List<Long> times, long time) {
        return Stream.concat(times.stream(), Stream.of(time)).toList();
    }
}
