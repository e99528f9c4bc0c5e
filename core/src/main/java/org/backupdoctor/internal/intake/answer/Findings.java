package org.backupdoctor.internal.intake.answer;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.backupdoctor.Report.Note;
import org.backupdoctor.Report.NoteKind;
import org.backupdoctor.internal.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * Collects what an answer says. A value that can't be is left out with a note, since it is no mistake of whoever hands
 * the answer on; one that means "unknown", such as -1, is left out without.
 */
public final class Findings {

    /** Seconds from 1970 to 2001, from which Apple counts. */
    private static final long APPLE_EPOCH = 978_307_200L;

    /** Before the first iPhone nothing was observed. */
    private static final Instant EARLIEST = Instant.parse("2007-01-01T00:00:00Z");

    /** Seconds since 1970 that are taken for seconds since 2001 give later dates. */
    private static final Instant LATEST = Instant.parse("2040-01-01T00:00:00Z");

    private static final double MOST_BYTES = 1e14;
    private static final double MOST_TIMES = 1e6;

    private final String source;
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final List<Note> notes = new ArrayList<>();

    public Findings(String source) {
        this.source = source;
    }

    public static boolean isPlausible(Instant at) {
        return !at.isBefore(EARLIEST) && at.isBefore(LATEST);
    }

    /** Whether nothing was found that a snapshot holds. */
    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** Puts a value to its path, such as {@code /device/model}. */
    public void put(String path, Object value) {
        String[] steps = path.substring(1).split("/", 2);
        if (steps.length == 1) {
            values.put(steps[0], value);
        } else {
            group(steps[0]).put(steps[1], value);
        }
    }

    public void remove(String path) {
        String[] steps = path.substring(1).split("/", 2);
        Map<String, Object> group = group(steps[0]);
        group.remove(steps[1]);
        if (group.isEmpty()) {
            values.remove(steps[0]);
        }
    }

    /** Adds a sentence for the reader. */
    public void assumed(String sentence, String... paths) {
        notes.add(new Note(NoteKind.ASSUMED, sentence, List.of(paths)));
    }

    /** Adds a sentence for the reader that begins with the name of the source. */
    public void note(String says, String... paths) {
        assumed(source + " " + says, paths);
    }

    /** Puts a yes or no. */
    public void flag(Map<?, ?> from, String key, String path) {
        Boolean flag = yesNo(from, key, path);
        if (flag != null) {
            put(path, flag);
        }
    }

    /** A yes or no that isn't put anywhere yet, or null. */
    @Nullable
    public Boolean yesNo(Map<?, ?> from, String key, String path) {
        Object value = from.get(key);
        if (value instanceof Boolean flag) {
            return flag;
        }
        if (value != null) {
            leftOut(key, "expected true or false but was " + shown(value), path);
        }
        return null;
    }

    /** The object there, or an empty one. */
    public Map<?, ?> object(Map<?, ?> from, String key, String path) {
        Object value = from.get(key);
        if (value instanceof Map<?, ?> object) {
            return object;
        }
        if (value != null) {
            leftOut(key, "expected an object but was " + shown(value), path);
        }
        return Map.of();
    }

    /** A text of this form. */
    public void text(Map<?, ?> from, String key, String path, Pattern form, String example) {
        Object value = from.get(key);
        if (value instanceof String text && form.matcher(text.strip()).matches()) {
            put(path, text.strip());
        } else if (value != null && !(value instanceof String text && text.isBlank())) {
            leftOut(
                    key,
                    "expected a text such as " + example + " but was "
                            + (value instanceof String ? "another" : shown(value)),
                    path);
        }
    }

    /** A size, given in units of so many bytes. */
    @Nullable
    public Long size(Map<?, ?> from, String key, String path, double unitBytes, boolean mayBeZero) {
        Double number = number(from, key, path);
        if (number == null) {
            return null;
        }
        double bytes = number * unitBytes;
        if (bytes < 0 || bytes > MOST_BYTES || (bytes == 0 && !mayBeZero)) {
            leftOut(key, "expected a size but was " + plain(number), path);
            return null;
        }
        put(path, Math.round(bytes));
        return Math.round(bytes);
    }

    /** The total and the free storage of the device, of which the free one must be the smaller. */
    public void storage(Map<?, ?> from, String totalKey, String freeKey, double unitBytes) {
        Long total = size(from, totalKey, "/device/storageTotalBytes", unitBytes, false);
        Long free = size(from, freeKey, "/device/storageFreeBytes", unitBytes, true);
        if (total != null && free != null && free > total) {
            remove("/device/storageFreeBytes");
            leftOut(
                    freeKey,
                    "expected at most " + totalKey + ", " + total + " bytes, but was " + free,
                    "/device/storageFreeBytes");
        }
    }

    /** A share, of which {@code whole} is all, as percent. */
    public void percent(Map<?, ?> from, String key, String path, int whole) {
        Double number = number(from, key, path);
        if (number != null && (number < 0 || number > whole)) {
            leftOut(key, "expected a number from 0 to " + whole + " but was " + plain(number), path);
        } else if (number != null) {
            put(path, Math.round(number * 100 / whole));
        }
    }

    /** How many times something happened. */
    public void count(Map<?, ?> from, String key, String path) {
        Double number = number(from, key, path);
        if (number != null && (number < 0 || number > MOST_TIMES || number != Math.rint(number))) {
            leftOut(key, "expected a number of times but was " + plain(number), path);
        } else if (number != null) {
            put(path, number.longValue());
        }
    }

    /** A number, or null when there is none or it is -1, which means "unknown". */
    @Nullable
    public Double number(Map<?, ?> from, String key, String... paths) {
        Object value = from.get(key);
        if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
            return number.doubleValue() == -1 ? null : (Double) number.doubleValue();
        }
        if (value != null) {
            leftOut(key, "expected a number but was " + shown(value), paths);
        }
        return null;
    }

    /** An instant, or seconds since 2001; what isn't after the start of 2001 means "none". */
    public void time(Map<?, ?> from, String key, String path) {
        Instant at = timeOf(from, key, path);
        if (at != null) {
            put(path, at);
        }
    }

    /** Such an instant that isn't put anywhere yet, or null. */
    public @Nullable Instant timeOf(Map<?, ?> from, String key, String path) {
        Object value = from.get(key);
        Instant at = null;
        if (value instanceof Number number && Math.abs(number.doubleValue()) < 1e11) {
            at = Instant.ofEpochSecond(APPLE_EPOCH + number.longValue());
        } else if (value instanceof Instant instant) {
            at = instant;
        } else if (value instanceof String text) {
            try {
                at = OffsetDateTime.parse(text.strip()).toInstant();
            } catch (DateTimeException notATime) {
                // said below
            }
        }
        if (at != null && isPlausible(at)) {
            return at;
        }
        if (value != null && (at == null || at.getEpochSecond() > APPLE_EPOCH)) {
            leftOut(key, "expected a date but was " + (at == null ? shown(value) : at), path);
        }
        return null;
    }

    /** Seconds since 1970 as an instant that isn't put anywhere yet, or null. */
    @Nullable
    public Instant unixTime(Map<?, ?> from, String key, String path) {
        Double seconds = number(from, key, path);
        if (seconds == null) {
            return null;
        }
        Instant at = Instant.ofEpochSecond((long) Math.max(-1e11, Math.min(1e11, seconds)));
        if (!isPlausible(at)) {
            leftOut(key, "expected the seconds since 1970 but was " + plain(seconds), path);
            return null;
        }
        return at;
    }

    public void leftOut(String key, String why, String... paths) {
        assumed(key + " in " + source + " was left out: " + why + ".", paths);
    }

    /** What was found, checked. Where nothing was, nothing was observed at the time of the file. */
    public Answer answer(@Nullable Instant ownTime, @Nullable Instant fileTime, Identity device, boolean observed) {
        return new Answer(
                source,
                Snapshot.of(source, values).tree(),
                List.copyOf(notes),
                ownTime,
                isEmpty() ? null : fileTime,
                device,
                observed,
                SourceKind.DEVICE,
                null);
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> group(String name) {
        return (Map<String, Object>) values.computeIfAbsent(name, any -> new LinkedHashMap<String, Object>());
    }

    private static String shown(Object value) {
        if (value instanceof Map) {
            return "an object";
        } else if (value instanceof List) {
            return "a list";
        } else if (value instanceof byte[]) {
            return "data";
        } else if (value instanceof String) {
            return "a text";
        }
        return value instanceof Number number ? plain(number.doubleValue()) : value.toString();
    }

    private static String plain(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? String.valueOf((long) number)
                : String.valueOf(number);
    }
}
