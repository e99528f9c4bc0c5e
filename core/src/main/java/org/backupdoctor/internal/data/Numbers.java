package org.backupdoctor.internal.data;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers as text, for people who read data. */
public final class Numbers {

    private Numbers() {}

    /** Three digits that count, and no exponent: 0.0311, 132, 0. */
    public static String plain(double value) {
        return value == 0
                ? "0"
                : BigDecimal.valueOf(value)
                        .round(new MathContext(3))
                        .stripTrailingZeros()
                        .toPlainString();
    }
}
