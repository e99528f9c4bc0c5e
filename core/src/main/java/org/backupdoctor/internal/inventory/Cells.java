package org.backupdoctor.internal.inventory;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.backupdoctor.internal.data.Encodings;
import org.backupdoctor.internal.data.Masking;
import org.backupdoctor.internal.data.Sizes;
import org.backupdoctor.internal.snapshot.Schema;
import org.jspecify.annotations.Nullable;

/** Makes of what stands in an export what a snapshot holds. */
final class Cells {

    private static final List<String> YES = List.of("true", "yes", "y", "1", "on");
    private static final List<String> NO = List.of("false", "no", "n", "0", "off");

    /** Before the first iPhone nothing was observed: servers write such times for "never". */
    private static final Instant EARLIEST = Instant.parse("2007-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("2040-01-01T00:00:00Z");

    /** Numbers of JSON and YAML. */
    private static final Figures POINT = new Figures(false);

    private final Mapping mapping;

    Cells(Mapping mapping) {
        this.mapping = mapping;
    }

    /** A value that isn't what its column should hold. */
    static final class Wrong extends Exception {

        private static final long serialVersionUID = 1L;

        private final String hint;

        Wrong(String message, String hint) {
            super(message);
            this.hint = hint;
        }

        String hint() {
            return hint;
        }
    }

    /** What the snapshot holds; null when it is unknown. A share of a total is still in percent. */
    @Nullable
    Object value(Column column, @Nullable Object cell) throws Wrong {
        Object given = column.constant() == null ? cell : column.constant();
        if (given == null || given instanceof Map || given instanceof List) {
            if (given != null) {
                throw wrong(column, "a single value", given instanceof Map ? "names with values" : "a list");
            }
            return null;
        }
        String text = given.toString().strip();
        if (text.indexOf(Encodings.UNREADABLE) >= 0) {
            throw new Wrong("A letter in \"" + column.from() + "\" can't be read.", mapping.encodingHint());
        }
        if (column.constant() == null && mapping.unknown().contains(text.toLowerCase(Locale.ROOT))) {
            return null;
        }
        Object meant = column.words().get(text.toLowerCase(Locale.ROOT));
        if (meant != null) {
            return meant;
        }
        String matched = column.matched(text);
        if (matched == null) {
            throw wrong(column, "a text that matches " + column.match(), quoted(text));
        }
        return typed(column, given, matched.strip());
    }

    private @Nullable Object typed(Column column, Object given, String text) throws Wrong {
        Schema.Type type = column.type();
        Figures figures = given instanceof Number ? POINT : column.figures();
        if (type instanceof Schema.Flag) {
            return flag(column, text);
        } else if (type instanceof Schema.Time) {
            return time(column, text);
        } else if (type instanceof Schema.Size) {
            return size(column, figures, text);
        } else if (type instanceof Schema.Whole) {
            return whole(column, figures, text);
        } else if (type instanceof Schema.Real) {
            return number(column, figures, text).doubleValue();
        } else if (type instanceof Schema.Word word) {
            String upper = text.toUpperCase(Locale.ROOT).replaceAll("[ -]", "_");
            if (!word.words().contains(upper)) {
                throw wrong(column, "one of " + String.join(", ", word.words()), quoted(text));
            }
            return upper;
        }
        return type instanceof Schema.Text || given instanceof String ? text : given;
    }

    private boolean flag(Column column, String text) throws Wrong {
        String lower = text.toLowerCase(Locale.ROOT);
        if (!column.words().isEmpty() || !(YES.contains(lower) || NO.contains(lower))) {
            throw wrong(column, "yes or no", quoted(text));
        }
        return YES.contains(lower);
    }

    private @Nullable Instant time(Column column, String text) throws Wrong {
        Times times = column.times() == null ? Times.ISO : column.times();
        Instant at = times.parse(text);
        if (at == null || !at.isBefore(LATEST)) {
            throw wrong(column, times.zone() == null ? "a time with its zone" : "a time", quoted(text));
        }
        return at.isBefore(EARLIEST) ? null : at;
    }

    private @Nullable Object size(Column column, Figures figures, String text) throws Wrong {
        BigDecimal unit = Units.bytes(column.unit().isEmpty() ? "B" : column.unit());
        String plain = figures.plain(text);
        OptionalLong size = plain == null
                ? OptionalLong.empty()
                : Sizes.parse(plain.replaceFirst("(?i)([kmgt]?)(i?)b$", "$1$2B").replace('k', 'K'));
        if (size.isPresent()) {
            return size.getAsLong();
        }
        BigDecimal number = number(column, figures, text);
        if (number.signum() < 0) {
            return unknownIfMinusOne(column, number);
        }
        return unit == null
                ? number
                : number.multiply(unit).setScale(0, RoundingMode.HALF_UP).longValue();
    }

    private @Nullable Long whole(Column column, Figures figures, String text) throws Wrong {
        BigDecimal number = number(column, figures, text);
        if (number.signum() < 0) {
            return unknownIfMinusOne(column, number);
        }
        boolean isShare = column.unit().equals(Units.SHARE);
        BigDecimal whole = isShare ? number.movePointRight(2) : number;
        if (isShare || column.unit().equals(Units.PERCENT)) {
            return whole.setScale(0, RoundingMode.HALF_UP).longValue();
        }
        if (whole.stripTrailingZeros().scale() > 0) {
            throw wrong(column, "a whole number", quoted(text));
        }
        return whole.longValue();
    }

    private static @Nullable Long unknownIfMinusOne(Column column, BigDecimal number) throws Wrong {
        if (number.compareTo(BigDecimal.ONE.negate()) == 0) {
            return null;
        }
        throw wrong(column, "a number from 0 on", Masking.ofMessage(number.toPlainString()));
    }

    private static BigDecimal number(Column column, Figures figures, String text) throws Wrong {
        boolean isPercent = column.unit().equals(Units.PERCENT);
        String cell = isPercent ? text.replaceFirst("[\\s\\u00A0\\u202F]*%$", "") : text;
        String plain = figures.plain(cell);
        if (figures.isEither(cell)) {
            throw new Wrong(
                    quoted(text) + " in \"" + column.from() + "\" can mean " + cell.replace(",", "") + " or "
                            + cell.replace(',', '.') + ".",
                    "Maybe say in the mapping which it is: decimalComma: false or decimalComma: true.");
        }
        if (plain != null && plain.matches("-?\\d{1,15}(\\.\\d{1,15})?([eE][+]?\\d)?")) {
            return new BigDecimal(plain);
        }
        Wrong wrong = wrong(column, "a number", quoted(text));
        String hint = figures.hint(cell);
        throw hint.isEmpty() ? wrong : new Wrong(String.valueOf(wrong.getMessage()), hint);
    }

    private static Wrong wrong(Column column, String expected, String found) {
        String known = column.words().isEmpty() ? "" : ", or one of " + String.join(", ", column.wordsKnown());
        return new Wrong(
                "Expected " + expected + known + " in \"" + column.from() + "\" but was " + found + ".",
                "Maybe add it to \"unknown\" in the mapping, or to the \"words\" of this field.");
    }

    private static String quoted(String text) {
        String masked = Masking.ofMessage(text);
        String shown = masked.codePointCount(0, masked.length()) > 40
                ? masked.substring(0, masked.offsetByCodePoints(0, 40)) + "…"
                : masked;
        return "\"" + shown + "\"";
    }
}
