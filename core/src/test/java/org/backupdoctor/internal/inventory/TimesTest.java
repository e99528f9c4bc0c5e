package org.backupdoctor.internal.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class TimesTest {

    @Test
    void dayThatIsNotThereIsNone() {
        for (String form : List.of("dd.MM.yyyy HH:mm", "dd.MM.uuuu HH:mm", "d.M.yyyy HH:mm")) {
            assertEquals(Instant.parse("2026-11-30T08:15:00Z"), parsed("30.11.2026 08:15", form), form);
            assertNull(parsed("31.11.2026 08:15", form), form);
        }
        assertEquals(Instant.parse("2024-02-29T00:00:00Z"), parsed("02/29/2024", "MM/dd/yyyy"));
        assertNull(parsed("02/29/2026", "MM/dd/yyyy"));
        assertNull(parsed("02/30/2026", "MM/dd/yyyy"));
        assertEquals(Instant.parse("2026-02-28T08:15:00Z"), parsed("2026-02-28 08:15"));
        assertNull(parsed("2026-02-30 08:15"));
        assertNull(parsed("2026-02-30T08:15:00"));
    }

    @Test
    void otherFormsOfYearsGoOn() {
        assertEquals(Instant.parse("2026-12-31T08:15:00Z"), parsed("31.12.26 08:15", "dd.MM.yy HH:mm"));
        assertEquals(Instant.parse("2026-12-31T00:00:00Z"), parsed("31 Dec 2026 AD", "d MMM yyyy G"));
        assertEquals(Instant.parse("2026-12-31T00:00:00Z"), parsed("2026-365", "yyyy-DDD"));
        assertEquals(Instant.parse("2026-12-28T00:00:00Z"), parsed("2027-W01-2", "YYYY-'W'ww-e"));
        assertNull(parsed("2026-366", "yyyy-DDD"));
        assertEquals(
                Instant.parse("2026-12-31T20:05:00Z"), parsed("Thu, 31 Dec 2026 08:05 PM", "EEE, dd MMM yyyy hh:mm a"));
        assertEquals(Instant.parse("2026-12-31T07:05:00Z"), parsed("20261231080500+0100", "yyyyMMddHHmmssZ"));
    }

    @Test
    void numberIsACountUnlessAFormFits() {
        Times times =
                new Times(List.of(Times.form("dd.MM.yyyy"), Times.form("yyyyMMdd")), "unix-seconds", ZoneOffset.UTC);
        assertEquals(Instant.parse("2026-11-30T00:00:00Z"), times.parse("30.11.2026"));
        assertEquals(Instant.parse("2026-11-30T00:00:00Z"), times.parse("20261130"));
        assertEquals(Instant.ofEpochSecond(1_790_000_000), times.parse("1790000000"));
        assertNull(times.parse("31.11.2026"));
        assertNull(times.parse("2026-11-30T00:00:00Z"));
    }

    private static @Nullable Instant parsed(String text, String... forms) {
        return new Times(Arrays.stream(forms).map(Times::form).toList(), "", ZoneOffset.UTC).parse(text);
    }
}
