package org.backupdoctor.internal.data;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a reader of JSON says, in words for people who write it by hand or have it from a program that writes something like it. */
final class JsonWords {

    /** What other languages write for what JSON has a word for. */
    private static final Map<String, String> MEANT = Map.of(
            "yes",
            "true",
            "on",
            "true",
            "true",
            "true",
            "no",
            "false",
            "off",
            "false",
            "false",
            "false",
            "none",
            "null",
            "nil",
            "null",
            "undefined",
            "null");

    private static final List<Words> ALL = List.of(
            words(
                    "ALLOW_COMMENTS",
                    "a name or a value is expected here, and JSON has no comments.",
                    "Maybe delete the comment; a text that begins with a slash needs quotation marks."),
            words(
                    "Non-standard token '(\\w+)'",
                    "\"$1\" is no number that JSON knows.",
                    "Maybe leave the field out: what isn't known is left out."),
            words("Unrecognized token '(.*?)'", "\"$1\" is no value.", "Maybe quotation marks are missing around it."),
            words(
                    "Unexpected character \\('''",
                    "here is a single quotation mark.",
                    "Maybe all of them have to be double ones: that is how JSON writes names and texts."),
            words(
                    "Unexpected character \\('[\\]}]'.*(?:double-quote to start|expected a valid value)",
                    "something is expected after the comma.",
                    "Maybe the comma is one too many."),
            words(
                    "Unexpected character \\('(.)'.*double-quote to start",
                    "a name in double quotation marks is expected here.",
                    "Maybe its quotation marks are missing."),
            words(
                    "Unexpected character \\('\\.'.*valid value",
                    "a number can't begin with a point.",
                    "Maybe the 0 before it is missing."),
            words("plus signs", "a number can't begin with a plus sign.", "Maybe delete it."),
            words(
                    "Leading zeroes",
                    "a number can't begin with 0.",
                    "Maybe delete the zeros before it, or put quotation marks around it when it is a text."),
            words(
                    "Unexpected character.*expected a (?:valid )?value",
                    "a value is expected here.",
                    "Maybe it is missing, or a text lacks its quotation marks."),
            words(
                    "was expecting comma",
                    "a comma is missing before this.",
                    "Maybe it belongs at the end of the line above."),
            words(
                    "Illegal unquoted character",
                    "a line break or another control character stands within a text.",
                    "Maybe a quotation mark is missing; a line break in a text is written \\n."),
            words(
                    "Unrecognized character escape '(.)'",
                    "\\$1 means nothing in a text.",
                    "Maybe the backslash has to be doubled."));

    private record Words(Pattern said, String what, String hint) {}

    private JsonWords() {}

    private static Words words(String said, String what, String hint) {
        return new Words(Pattern.compile(said), what, hint);
    }

    /**
     * What is wrong and what may be meant, by what the reader says; empty for what it says seldom.
     *
     * @return two sentences, the first of which begins small
     */
    static Optional<Map.Entry<String, String>> of(String message) {
        for (Words words : ALL) {
            Matcher found = words.said().matcher(message);
            if (found.find()) {
                String token = found.groupCount() > 0 ? found.group(1) : "";
                String meant = MEANT.get(token.toLowerCase(Locale.ROOT));
                return Optional.of(Map.entry(
                        words.what().replace("$1", token),
                        meant == null ? words.hint() : "Maybe you meant " + meant + "."));
            }
        }
        return Optional.empty();
    }
}
