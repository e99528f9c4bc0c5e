package org.backupdoctor.internal.rules;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether something holds, when not all is known. The order matters: "and" is the least, "or" the greatest.
 *
 * @param value how it stands
 * @param missing the paths without which it can't be told; only when unknown
 */
record Truth(Value value, Set<String> missing) {

    enum Value {
        FALSE,
        UNKNOWN,
        /** The facts are there and don't contradict; whether they fit together isn't known here. */
        POSSIBLE,
        TRUE
    }

    static final Truth FALSE = new Truth(Value.FALSE, Set.of());
    static final Truth POSSIBLE = new Truth(Value.POSSIBLE, Set.of());
    static final Truth TRUE = new Truth(Value.TRUE, Set.of());

    static Truth unknown(Collection<String> missing) {
        return new Truth(Value.UNKNOWN, new TreeSet<>(missing));
    }

    Truth and(Truth other) {
        return value.compareTo(other.value) < 0 ? this : value == other.value ? withMissing(other) : other;
    }

    Truth or(Truth other) {
        return value.compareTo(other.value) > 0 ? this : value == other.value ? withMissing(other) : other;
    }

    Truth not() {
        return switch (value) {
            case FALSE -> TRUE;
            case TRUE -> FALSE;
            case UNKNOWN, POSSIBLE -> this;
        };
    }

    private Truth withMissing(Truth other) {
        if (other.missing.isEmpty() || missing.equals(other.missing)) {
            return this;
        }
        Set<String> both = new TreeSet<>(missing);
        both.addAll(other.missing);
        return new Truth(value, both);
    }
}
