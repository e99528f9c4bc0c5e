package org.backupdoctor.internal.data;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes as people write them: {@code 3.2 GB} is decimal (10^9 bytes a GB), {@code 3 GiB} is binary (2^30). */
public final class Sizes {

    private static final Pattern SIZE = Pattern.compile("(\\d{1,18}(?:\\.\\d{1,18})?) ?(?:([KMGT])(i)?)?B");

    private static final Pattern WHOLE = Pattern.compile("(\\d{1,9}) ?([kKMGT])B");

    private Sizes() {}

    /** The bytes, rounded to whole ones, or nothing when the text isn't a size or too large to count. */
    public static OptionalLong parse(String text) {
        Matcher size = SIZE.matcher(text.strip());
        if (!size.matches()) {
            return OptionalLong.empty();
        }
        BigDecimal unit = BigDecimal.ONE;
        if (size.group(2) != null) {
            int power = "KMGT".indexOf(size.group(2)) + 1;
            unit = BigDecimal.valueOf(size.group(3) == null ? 1000 : 1024).pow(power);
        }
        BigDecimal bytes = new BigDecimal(size.group(1)).multiply(unit).setScale(0, RoundingMode.HALF_UP);
        return bytes.precision() > 18 ? OptionalLong.empty() : OptionalLong.of(bytes.longValueExact());
    }

    /** A size as a rule writes it, {@code 500 * 1000 * 1000} for {@code 500 MB}; nothing when the text isn't such a size. */
    public static Optional<String> asProduct(String text) {
        Matcher size = WHOLE.matcher(text);
        if (!size.matches()) {
            return Optional.empty();
        }
        int power = "KMGT".indexOf(size.group(2).toUpperCase(Locale.ROOT)) + 1;
        return Optional.of(size.group(1) + (power > 2 ? "L" : "") + " * 1000".repeat(power));
    }
}
