package org.backupdoctor.internal.inventory;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backupdoctor.internal.snapshot.Schema;
import org.jspecify.annotations.Nullable;

/** Reads what a mapping says of how the times of a column are written. */
final class TimesReader {

    private final MappingReader file;

    TimesReader(MappingReader file) {
        this.file = file;
    }

    /** The times of a column; null where its field holds none. */
    @Nullable
    Times read(Schema.Type type, Map<?, ?> map, String place) {
        if (!(type instanceof Schema.Time)) {
            for (String key : List.of("format", "zone")) {
                if (map.containsKey(key)) {
                    file.problem(place + "/" + key, "This field is no time.", "Maybe it can just be deleted.");
                }
            }
            return null;
        }
        ZoneId zone = zone(place, map.get("zone"));
        List<String> texts = file.texts(place + "/format", map.get("format"));
        List<String> counts =
                texts.stream().filter(Times.COUNTS::containsKey).distinct().toList();
        if (counts.size() > 1) {
            file.problem(
                    place + "/format",
                    "A number can't be both " + counts.get(0) + " and " + counts.get(1) + ".",
                    "Maybe only one of them is meant; forms of dates can stand beside it.");
        }
        List<DateTimeFormatter> formats = new ArrayList<>();
        for (String text : texts) {
            if (!counts.contains(text)) {
                form(place, text, map.containsKey("zone")).ifPresent(formats::add);
            }
        }
        return new Times(formats, counts.isEmpty() ? "" : counts.get(0), zone);
    }

    private Optional<DateTimeFormatter> form(String place, String text, boolean hasZone) {
        try {
            DateTimeFormatter form = Times.form(text);
            if (!hasZone && !Times.hasZone(text)) {
                file.problem(
                        place,
                        "Times of the form \"" + text + "\" don't say their zone.",
                        "Maybe add zone: UTC, or zone: Europe/Prague.");
            }
            return Optional.of(form);
        } catch (IllegalArgumentException e) {
            file.problem(
                    place + "/format",
                    "\"" + text + "\" is no form of a date.",
                    "Maybe write dd.MM.yyyy HH:mm, unix-seconds, unix-milliseconds or apple-seconds.");
            return Optional.empty();
        }
    }

    private @Nullable ZoneId zone(String place, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        try {
            return ZoneId.of(value.toString().strip());
        } catch (DateTimeException e) {
            file.problem(
                    place + "/zone",
                    "There is no zone " + MappingReader.shown(value) + ".",
                    "Maybe you meant one such as UTC, +01:00 or Europe/Prague.");
            return null;
        }
    }
}
