package org.backupdoctor.internal.intake.log;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that a process logged.
 *
 * @param at when, where date and zone are given too
 * @param process which process, or empty when it isn't said
 * @param subsystem which subsystem, or empty when it isn't said
 * @param tag the word that the backup agent puts in front between equals signs, such as {@code scheduler}, or empty
 * @param message what it says, without all these
 * @param stamped whether it begins with a date or a time of whatever form, so that it isn't the rest of another
 */
record LogLine(@Nullable Instant at, String process, String subsystem, String tag, String message, boolean stamped) {

    private static final String AGENT = "backupd";
    private static final String SUBSYSTEM = "com.apple.mobilebackup";

    /**
     * Whether the backup agent of an iPhone or iPad wrote it; that of a Mac, Time Machine's, has the same name. A line that doesn't say
     * who did is taken by what only backups say.
     */
    boolean isOfBackup() {
        if (!subsystem.isEmpty()) {
            return subsystem.startsWith(SUBSYSTEM);
        }
        if (process.equals(AGENT)) {
            return true;
        }
        return process.isEmpty() && (!tag.isEmpty() || message.contains("MBErrorDomain"));
    }

    /** The same, with the message going on. */
    LogLine continued(String rest, int most) {
        String longer = message.length() >= most ? message : message + " " + rest.strip();
        return new LogLine(
                at, process, subsystem, tag, longer.length() > most ? longer.substring(0, most) : longer, stamped);
    }
}
