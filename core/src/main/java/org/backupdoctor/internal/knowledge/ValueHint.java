package org.backupdoctor.internal.knowledge;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What was probably meant by a value that its field can't have. */
final class ValueHint {

    private static final Pattern NUMBER =
            Pattern.compile("(-?\\d*)(?:[.,](\\d+))?\\s*(%|min|mins|minutes|minute|h|hour|hours)?");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal MINUTES = BigDecimal.valueOf(60);

    private ValueHint() {}

    static String of(String expected, Object value) {
        if (value instanceof Map || value instanceof List) {
            return "Maybe the indentation is off, or a text with a colon needs quotation marks.";
        }
        String text = String.valueOf(value);
        if (value instanceof Number number) {
            boolean share = expected.endsWith("from 0 to 1") && number.doubleValue() > 1 && number.doubleValue() <= 100;
            return expected.equals("a text")
                    ? "Maybe you meant \"" + text + "\", in quotation marks."
                    : share ? "Maybe it is in percent: divide it by 100." : "Maybe this was meant for another field.";
        }
        if (value instanceof String && expected.contains("number")) {
            boolean plain = text.matches("-?\\d+(\\.\\d+)?");
            return number(text.strip(), expected.endsWith("from 0 to 1"))
                    .map(meant -> "Maybe you meant " + meant + (plain ? ", without quotation marks." : "."))
                    .orElse("Maybe this was meant for another field.");
        }
        return "Maybe this was meant for another field.";
    }

    /** The number in a text with a decimal comma, a percent sign or a unit of time. */
    private static Optional<String> number(String text, boolean share) {
        Matcher found = NUMBER.matcher(text);
        if (!found.matches() || (found.group(1).isEmpty() && found.group(2) == null)) {
            return Optional.empty();
        }
        String whole = found.group(1).isEmpty() ? "0" : found.group(1);
        BigDecimal number = new BigDecimal(found.group(2) == null ? whole : whole + "." + found.group(2));
        String unit = found.group(3) == null ? "" : found.group(3);
        if (unit.equals("%") && share) {
            number = number.divide(HUNDRED);
        } else if (unit.startsWith("h")) {
            number = number.multiply(MINUTES);
        }
        return Optional.of(number.toPlainString());
    }

    /** The same where true or false is expected. */
    static String ofFlag(String value) {
        return switch (value) {
            case "yes", "True", "TRUE", "on", "1" -> "Maybe you meant true.";
            case "no", "False", "FALSE", "off", "0" -> "Maybe you meant false.";
            default -> "Maybe true or false was meant.";
        };
    }
}
