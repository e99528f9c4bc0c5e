package org.backupdoctor.internal.intake;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what {@code ideviceinfo} prints without {@code -x}: lines of {@code Key: value}; what is nested begins with a
 * space.
 */
final class PlainText {

    private static final Pattern LINE = Pattern.compile("([A-Za-z][A-Za-z0-9_.-]*):[ \\t]+(.*)");

    /** The form doesn't tell texts from numbers, and 18.10 is no number. */
    private static final Set<String> TEXTS =
            Set.of("ProductVersion", "BuildVersion", "ProductType", "DeviceClass", "UniqueDeviceID");

    private PlainText() {}

    /** The values that aren't nested; none of those are of use here. */
    static Map<String, Object> tree(String text) {
        Map<String, Object> tree = new LinkedHashMap<>();
        text.lines().forEach(line -> {
            Matcher parts = LINE.matcher(line);
            if (parts.matches() && !parts.group(2).isBlank()) {
                String value = parts.group(2).strip();
                tree.put(parts.group(1), TEXTS.contains(parts.group(1)) ? value : typed(value));
            }
        });
        return tree;
    }

    private static Object typed(String value) {
        if (value.equals("true") || value.equals("false")) {
            return value.equals("true");
        }
        if (value.matches("-?\\d{1,18}")) {
            return Long.valueOf(value);
        }
        return value.matches("-?\\d{1,18}\\.\\d{1,18}") ? Double.valueOf(value) : value;
    }
}
