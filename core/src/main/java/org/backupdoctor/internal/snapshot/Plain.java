package org.backupdoctor.internal.snapshot;

import java.time.OffsetDateTime;
import java.time.ZonedDateTime;

/** Values as programs have them, made what a reader of JSON makes of the same. */
final class Plain {

    private Plain() {}

    /**
     * A number as {@link Long} if it is written without a point and fits, else as {@link Double}; a constant's name; a time with its zone
     * as an instant. Anything else is left as it is.
     */
    static Object of(Object value) {
        if (value instanceof Number number && !(value instanceof Long || value instanceof Double)) {
            return number(number);
        } else if (value instanceof Enum<?> word) {
            return word.name();
        } else if (value instanceof OffsetDateTime at) {
            return at.toInstant();
        }
        return value instanceof ZonedDateTime at ? at.toInstant() : value;
    }

    private static Number number(Number number) {
        String written = number.toString();
        try {
            return written.matches("-?\\d{1,19}") ? (Number) Long.valueOf(written) : Double.valueOf(written);
        } catch (NumberFormatException tooLong) {
            return number.doubleValue();
        }
    }
}
