package org.backupdoctor.internal.intake.log;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads lines as {@code log show} (styles default, compact and syslog), Console, {@code idevicesyslog} and pymobiledevice3 print them,
 * and such from which somebody cut the beginning.
 */
final class LineForm {

    private static final Pattern DATE_AND_TIME = Pattern.compile(
            "(?:[A-Za-z]{1,12}[ \\t]+)?(\\d{4}-\\d{2}-\\d{2})[ T](\\d{2}:\\d{2}:\\d{2})(?:[.,](\\d{1,9}))?(?: ?(Z|[+-]\\d{2}:?\\d{2}))?(?=\\s)");
    private static final Pattern OTHER_TIME = Pattern.compile(
            "(?:[A-Za-z]{1,12}\\t)?\\d{2}:\\d{2}:\\d{2}[.,]\\d{1,9}(?:[+-]\\d{4})?(?=\\s)|[A-Z][a-z]{2} [ \\d]\\d \\d{2}:\\d{2}:\\d{2}(?:\\.\\d{1,9})?(?=\\s)");

    /** A word with a colon or a process number behind it, after columns that have none. */
    private static final Pattern PROCESS = Pattern.compile(
            "(?:\\s{1,20}[^\\s:\\[\\](){}<>]{1,80}){0,6}?\\s{1,20}([A-Za-z][\\w.\\-]{0,60})"
                    + "(?:(?:\\([^()]{0,80}\\)|\\{[^{}]{0,80}\\})?\\[\\d{1,7}(?::[0-9a-f]{1,16})?\\](?: ?<[A-Za-z]{1,12}>)?:?|:)\\s");

    private static final Pattern COLUMN = Pattern.compile("\\s{1,4}([A-Za-z][\\w.\\-]{0,60})\\t");
    private static final Pattern AGENT = Pattern.compile("\\s{0,20}(backupd)(?:\\[\\d{1,7}\\])?:\\s");
    private static final Pattern LIBRARY = Pattern.compile("\\s*\\(([^()]{1,80})\\)\\s");
    private static final Pattern SUBSYSTEM = Pattern.compile("\\s*\\[([A-Za-z0-9.\\-]{1,100}):[^\\[\\]]{0,100}\\]\\s");
    private static final Pattern TAG = Pattern.compile("\\s*=([a-z][a-z-]{0,30})=\\s");

    private static final String TIME_MACHINE = "TimeMachine";

    private LineForm() {}

    static LogLine parse(String line) {
        Matcher stamp = DATE_AND_TIME.matcher(line);
        if (stamp.lookingAt()) {
            return rest(time(stamp), line.substring(stamp.end()), true);
        }
        Matcher other = OTHER_TIME.matcher(line);
        return other.lookingAt() ? rest(null, line.substring(other.end()), true) : rest(null, line, false);
    }

    private static LogLine rest(@Nullable Instant at, String rest, boolean stamped) {
        String process = "";
        String left = rest;
        Pattern form = !stamped ? AGENT : COLUMN.matcher(rest).lookingAt() ? COLUMN : PROCESS;
        Matcher found = form.matcher(left);
        if (found.lookingAt()) {
            process = found.group(1);
            left = left.substring(found.end());
        }
        return withoutOrigin(at, process, left, stamped);
    }

    /** A message without library, subsystem and tag in front of it. */
    static LogLine withoutOrigin(@Nullable Instant at, String process, String text, boolean stamped) {
        String left = text;
        String by = process;
        Matcher library = LIBRARY.matcher(left);
        if (stamped && library.lookingAt()) {
            left = left.substring(library.end());
            by = library.group(1).equals(TIME_MACHINE) ? TIME_MACHINE : process;
        }
        String subsystem = "";
        Matcher named = SUBSYSTEM.matcher(left);
        if (named.lookingAt()) {
            subsystem = named.group(1).toLowerCase(Locale.ROOT);
            left = left.substring(named.end());
        }
        String tag = "";
        Matcher tagged = TAG.matcher(left);
        if (tagged.lookingAt()) {
            tag = tagged.group(1);
            left = left.substring(tagged.end());
        }
        return new LogLine(at, by, subsystem, tag, left.strip(), stamped);
    }

    /** The instant that a text begins with, when its zone is given; null otherwise. */
    static @Nullable Instant time(String text) {
        Matcher stamp = DATE_AND_TIME.matcher(text + " ");
        return stamp.lookingAt() ? time(stamp) : null;
    }

    private static @Nullable Instant time(Matcher stamp) {
        String zone = stamp.group(4);
        if (zone == null) {
            return null;
        }
        String offset = zone.length() == 5 ? zone.substring(0, 3) + ":" + zone.substring(3) : zone;
        String fraction = stamp.group(3) == null ? "" : "." + stamp.group(3);
        try {
            return OffsetDateTime.parse(stamp.group(1) + "T" + stamp.group(2) + fraction + offset)
                    .toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
