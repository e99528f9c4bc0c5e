package org.backupdoctor.internal.inventory;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How numbers are written in a column. Between groups of exactly three digits the mark that isn't the decimal one may stand.
 *
 * @param decimalComma whether the decimal mark is a comma; null when nobody said, and it is a point
 */
record Figures(@Nullable Boolean decimalComma) {

    /** A number and its unit, or its power of ten. */
    private static final Pattern LEADING = Pattern.compile("(-?)([\\d.,]*\\d)(\\s?[A-Za-z]{0,3}|[eE][+]?\\d)");

    private static final Pattern POINT = Pattern.compile("\\d+(\\.\\d+)?");
    private static final Pattern COMMA = Pattern.compile("\\d+(,\\d+)?");
    private static final Pattern GROUPED_POINT = Pattern.compile("[1-9]\\d{0,2}(,\\d{3})+(\\.\\d+)?");
    private static final Pattern GROUPED_COMMA = Pattern.compile("[1-9]\\d{0,2}(\\.\\d{3})+(,\\d+)?");
    private static final Pattern ONE_COMMA = Pattern.compile("[1-9]\\d{0,2},\\d{3}");

    /** The same text, its number written with a point and without groups; null where its marks aren't those of this column. */
    @Nullable
    String plain(String text) {
        Matcher parts = LEADING.matcher(text);
        if (!parts.matches()) {
            return text;
        }
        boolean isComma = Boolean.TRUE.equals(decimalComma);
        String number = parts.group(2);
        return isWritten(number, isComma) && !isEither(text)
                ? parts.group(1) + number.replace(isComma ? "." : ",", "").replace(',', '.') + parts.group(3)
                : null;
    }

    /** Whether its comma may stand before decimals as well as between groups: nobody said, and there is no other sign of it. */
    boolean isEither(String text) {
        Matcher parts = LEADING.matcher(text);
        return decimalComma == null
                && parts.matches()
                && ONE_COMMA.matcher(parts.group(2)).matches();
    }

    /** What to do about a number that can't be read; empty where that isn't due to its marks. */
    String hint(String text) {
        Matcher parts = LEADING.matcher(text);
        boolean isComma = Boolean.TRUE.equals(decimalComma);
        if (!parts.matches() || isWritten(parts.group(2), isComma) || !isWritten(parts.group(2), !isComma)) {
            return "";
        } else if (decimalComma == null) {
            return "Maybe add decimalComma: true to the mapping.";
        }
        return "Maybe this column has decimal " + (isComma ? "points" : "commas") + ": add decimalComma: " + !isComma
                + " to it in the mapping.";
    }

    private static boolean isWritten(String number, boolean withComma) {
        return (withComma ? COMMA : POINT).matcher(number).matches()
                || (withComma ? GROUPED_COMMA : GROUPED_POINT).matcher(number).matches();
    }
}
