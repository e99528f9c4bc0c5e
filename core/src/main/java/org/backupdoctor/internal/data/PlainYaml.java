package org.backupdoctor.internal.data;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.backupdoctor.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What YAML can do and rule sets don't need: directives, tags, anchors, aliases, merge keys. A value then is what is written there, and a
 * few lines can't stand for a million.
 */
final class PlainYaml {

    /** The list of all releases of ten years has some 20,000. */
    static final int MOST_VALUES = 200_000;

    private static final Pattern DIRECTIVE = Pattern.compile("(?m)^%");

    private PlainYaml() {}

    /** Refuses a text with directives, or with characters that can't be seen. */
    static void check(String name, String text) throws Trees.Unreadable {
        Problem hidden = Characters.problem(name, text).orElse(null);
        if (hidden != null) {
            throw new Trees.Unreadable(hidden);
        }
        Matcher directive = DIRECTIVE.matcher(text);
        if (directive.find()) {
            long line = text.substring(0, directive.start()).lines().count() + 1;
            throw new Trees.Unreadable(new Problem(
                    name,
                    line + ":1",
                    "Here is a directive, which is not allowed here.",
                    "Maybe a text that begins with % needs quotation marks; else delete the line."));
        }
    }

    /** What begins with this character instead of a plain value or name, such as "an anchor", or null. */
    static @Nullable String otherThanPlain(int character) {
        return switch (character) {
            case '&' -> "an anchor";
            case '*' -> "an alias";
            case '!' -> "a tag";
            default -> null;
        };
    }
}
