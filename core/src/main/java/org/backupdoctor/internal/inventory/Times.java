package org.backupdoctor.internal.inventory;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How times are written in a column.
 *
 * @param formats the forms, of which one has to fit; none for ISO 8601
 * @param count the unit of a count since an epoch, for what none of the forms fits; empty where there is none
 * @param zone the zone of times that don't say theirs; null when they do
 */
record Times(
        List<DateTimeFormatter> formats,
        String count,
        @Nullable ZoneId zone) {

    /** Forms that count, with the second that they count from. */
    static final Map<String, Long> COUNTS =
            Map.of("unix-seconds", 0L, "unix-milliseconds", 0L, "apple-seconds", 978_307_200L);

    static final Times ISO = new Times(List.of(), "", null);

    private static final List<DateTimeFormatter> PLAIN = List.of(
            DateTimeFormatter.ISO_DATE_TIME,
            form("uuuu-MM-dd HH:mm[:ss][.SSSSSSS][.SSSSSS][.SSS][ ][XXX][VV]"),
            DateTimeFormatter.ISO_LOCAL_DATE);

    /**
     * A form of Java's, for days that there are.
     *
     * @throws IllegalArgumentException when it is none
     */
    static DateTimeFormatter form(String pattern) {
        return new DateTimeFormatterBuilder()
                .appendPattern(pattern)
                // a year that doesn't say its era, as yyyy has it, is one of ours
                .parseDefaulting(ChronoField.ERA, 1)
                .toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    /** Whether a form tells the zone itself. */
    static boolean hasZone(String pattern) {
        return pattern.replaceAll("'[^']*'", "").matches(".*[VvzOXxZ].*");
    }

    /** The instant, or null when it is none of these forms. */
    @Nullable
    Instant parse(String text) {
        for (DateTimeFormatter format : formats.isEmpty() && count.isEmpty() ? PLAIN : formats) {
            try {
                Instant at = instant(format.parseBest(
                        text, ZonedDateTime::from, OffsetDateTime::from, LocalDateTime::from, LocalDate::from));
                if (at != null) {
                    return at;
                }
            } catch (DateTimeException another) {
                // the next form may fit
            }
        }
        boolean isCount = !count.isEmpty() && text.matches("-?\\d{1,15}(\\.\\d{1,9})?");
        return isCount ? counted(Double.parseDouble(text)) : null;
    }

    private Instant counted(double number) {
        double seconds = count.equals("unix-milliseconds") ? number / 1000 : number;
        return Instant.ofEpochSecond((long) Math.min(seconds, 1e11) + COUNTS.getOrDefault(count, 0L));
    }

    private @Nullable Instant instant(TemporalAccessor parsed) {
        if (parsed instanceof ZonedDateTime zoned) {
            return zoned.toInstant();
        } else if (parsed instanceof OffsetDateTime offset) {
            return offset.toInstant();
        } else if (zone == null) {
            return null;
        }
        LocalDateTime local = parsed instanceof LocalDate day ? day.atStartOfDay() : LocalDateTime.from(parsed);
        return local.atZone(zone).withZoneSameInstant(ZoneOffset.UTC).toInstant();
    }
}
