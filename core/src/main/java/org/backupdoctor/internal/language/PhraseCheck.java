package org.backupdoctor.internal.language;

import java.text.MessageFormat;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.Optional;

/** Tells whether a phrase can be filled in. */
final class PhraseCheck {

    private PhraseCheck() {}

    /** What is wrong with it. */
    static Optional<String> problem(String key, String pattern) {
        boolean date = key.startsWith("date");
        try {
            if (date) {
                new DateTimeFormatterBuilder().appendPattern(pattern);
                return Optional.empty();
            }
            new MessageFormat(pattern, Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return Optional.of("\"" + pattern + "\" can't be filled in: " + e.getMessage());
        }
        // A single mark begins a quotation, in which nothing is filled in.
        return pattern.replace("''", "").contains("'")
                ? Optional.of("\"" + pattern + "\" has a single quotation mark, and nothing behind it is filled in.")
                : Optional.empty();
    }
}
