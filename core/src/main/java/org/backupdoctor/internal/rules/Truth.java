package org.backupdoctor.internal.rules;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BinaryOperator;

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

    static Truth all(List<Truth> parts) {
        return parts.stream().reduce(TRUE, (a, b) -> of(a, b, (x, y) -> x.compareTo(y) <= 0 ? x : y));
    }

    static Truth any(List<Truth> parts) {
        return parts.stream().reduce(FALSE, (a, b) -> of(a, b, (x, y) -> x.compareTo(y) >= 0 ? x : y));
    }

    Truth not() {
        return switch (value) {
            case FALSE -> TRUE;
            case TRUE -> FALSE;
            case UNKNOWN, POSSIBLE -> this;
        };
    }

    private static Truth of(Truth a, Truth b, BinaryOperator<Value> choice) {
        Value value = choice.apply(a.value, b.value);
        if (value != Value.UNKNOWN) {
            return new Truth(value, Set.of());
        }
        Set<String> missing = new TreeSet<>();
        missing.addAll(a.value == Value.UNKNOWN ? a.missing : Set.of());
        missing.addAll(b.value == Value.UNKNOWN ? b.missing : Set.of());
        return new Truth(value, missing);
    }
}
