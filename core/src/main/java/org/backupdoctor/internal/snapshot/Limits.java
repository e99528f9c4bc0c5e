package org.backupdoctor.internal.snapshot;

import java.util.List;
import java.util.Map;

/** How much one snapshot may hold. The most that devices really answer is a tenth of it; rules needn't be ready for more. */
final class Limits {

    /** A device with a thousand apps is rare. */
    static final int MOST_ELEMENTS = 5_000;

    static final int MOST_VALUES = 200_000;

    /** A whole log fits. */
    static final int LONGEST_TEXT = 100_000;

    /** Nobody reads more. */
    static final int MOST_PROBLEMS = 1_000;

    private Limits() {}

    /** How many values there are in a tree. */
    static int count(Object value) {
        int inner = 0;
        if (value instanceof Map<?, ?> object) {
            for (Object each : object.values()) {
                inner += each == null ? 0 : count(each);
            }
        } else if (value instanceof List<?> list) {
            for (Object each : list) {
                inner += each == null ? 0 : count(each);
            }
        }
        return 1 + inner;
    }

    /** What is longer than a text or a list may be, or an empty text. */
    static String excess(Object value) {
        if (value instanceof String text && text.length() > LONGEST_TEXT) {
            return "a text of at most " + LONGEST_TEXT + " characters but it has " + text.length();
        }
        return value instanceof List<?> list && list.size() > MOST_ELEMENTS
                ? "at most " + MOST_ELEMENTS + " elements but there are " + list.size()
                : "";
    }
}
