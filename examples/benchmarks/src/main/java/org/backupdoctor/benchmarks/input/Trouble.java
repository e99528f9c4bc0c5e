package org.backupdoctor.benchmarks.input;

import java.util.List;

/** What keeps a device from backing up, with the codes that its runs end with and the words that its screen has for it. */
@SuppressWarnings("ImmutableEnumChecker") // its lists are those of List.of
enum Trouble {
    NONE(0, List.of(), List.of()),
    ICLOUD_FULL(303, List.of("Not Enough iCloud Storage"), List.of("MBErrorDomain/303: not enough quota")),
    NETWORK(
            300,
            List.of("The last backup could not be completed.", "Poor network connection"),
            List.of("NSURLErrorDomain/-1005: the connection was lost", "NSURLErrorDomain/-1001: timed out")),
    NEVER_IN_PEACE(218, List.of("This iPhone hasn't been backed up in 3 weeks."), List.of("MBErrorDomain/218")),
    POLICY(22, List.of("Restricted"), List.of("Cloud backup is disabled by MDM")),
    ACCOUNT(305, List.of("Update Apple Account Settings", "Verification Required"), List.of("MBErrorDomain/305")),
    APPLE(304, List.of("The last backup could not be completed."), List.of("HTTP 503 Service Unavailable")),
    DEVICE_FULL(105, List.of("Not enough free cache space"), List.of("MBErrorDomain/105")),
    APP_FILE(
            100,
            List.of("The last backup could not be completed."),
            List.of("Failed to upload AppDomain-com.example.video:Library/x.db (MBErrorDomain/100)")),
    KEYS(209, List.of("An unexpected error occurred."), List.of("MBErrorDomain/209: missing encryption key")),
    SWITCHED_OFF(0, List.of(), List.of());

    private final long code;
    private final List<String> messages;
    private final List<String> texts;

    Trouble(long code, List<String> messages, List<String> texts) {
        this.code = code;
        this.messages = messages;
        this.texts = texts;
    }

    /** The code of failed runs; 0 where none fails. */
    long code() {
        return code;
    }

    List<String> messages() {
        return messages;
    }

    List<String> texts() {
        return texts;
    }

    /** Whether runs begin and fail. */
    boolean fails() {
        return code != 0;
    }
}
