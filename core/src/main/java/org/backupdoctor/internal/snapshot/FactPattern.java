package org.backupdoctor.internal.snapshot;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.backupdoctor.FactInfo.Property;
import org.jspecify.annotations.Nullable;

/** Tells what a property's value is, by its type and by the unit that its name ends in, and makes a pattern that asks for one. */
final class FactPattern {

    private static final List<String> ENDINGS =
            List.of("bytes", "percent", "days", "minutes", "seconds", "dbm", "mbps", "count");
    private static final List<String> UNITS = List.of(
            "bytes",
            "percent",
            "whole days",
            "minutes",
            "seconds",
            "dBm, nearer 0 is stronger",
            "megabits a second",
            "how many");
    private static final List<String> SAMPLES =
            List.of("< 500 * 1000 * 1000", "< 20", "> 14", "> 60", "> 60", "< -75", "< 1", "> 2");

    private FactPattern() {}

    /** A pattern for a rule's {@code when}. */
    static String of(String fact, List<Property> properties, List<Property> derived) {
        String constraint = constraint(properties, derived);
        return "$" + fact.substring(0, 1).toLowerCase(Locale.ROOT) + fact.substring(1) + " : " + fact
                + (constraint.isEmpty() ? "()" : "( " + constraint + " )");
    }

    /** What the value of a property is, with its unit. */
    static String kind(String name, Class<?> type) {
        if (type == boolean.class) {
            return "yes or no";
        } else if (type == String.class) {
            return "text";
        } else if (type == Instant.class) {
            return "time";
        } else if (type == LocalDate.class) {
            return "day";
        } else if (type.isEnum()) {
            return "one of a few words";
        }
        int unit = unit(name);
        return unit >= 0 ? UNITS.get(unit) : type == double.class ? "number" : "whole number";
    }

    private static int unit(String name) {
        String small = name.toLowerCase(Locale.ROOT);
        for (int i = 0; i < ENDINGS.size(); i++) {
            if (small.matches(".*" + ENDINGS.get(i) + "(at|of)?")) {
                return i;
            }
        }
        return -1;
    }

    /** The first that fits: a yes, a word, a number with its unit, something that a text says. */
    private static String constraint(List<Property> properties, List<Property> derived) {
        for (Property property : properties) {
            int unit = unit(property.name());
            if (property.name().equals("yes")) {
                return "yes";
            } else if (!property.words().isEmpty()) {
                return property.name() + " == " + property.words().get(0);
            } else if (unit >= 0 && !property.kind().equals("text")) {
                return property.name() + " " + SAMPLES.get(unit);
            }
        }
        for (Property method : derived) {
            if (method.takes().equals(List.of("text")) && method.kind().equals("yes or no")) {
                return method.name() + "( \"…\" )";
            }
        }
        return properties.stream()
                .filter(property -> !property.name().equals("index"))
                .map(FactPattern::plain)
                .filter(text -> text != null)
                .findFirst()
                .orElse("");
    }

    private static @Nullable String plain(Property property) {
        return switch (property.kind()) {
            case "text" -> property.name() + " == \"…\"";
            case "yes or no" -> property.name();
            case "whole number", "number" -> property.name() + " > 0";
            default -> null;
        };
    }
}
