package org.backupdoctor.internal.data;

import java.util.Map;
import java.util.Optional;
import org.backupdoctor.Problem;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** What the readers of JSON and YAML say, in words for who writes pages, cases and snapshots. */
final class ReaderWords {

    private static final String JSON = "JSON";

    private ReaderWords() {}

    static Problem problem(String name, String place, String kind, JacksonException thrown) {
        String message = thrown.getOriginalMessage();
        var plain =
                kind.equals(JSON) ? JsonWords.of(String.valueOf(message)) : Optional.<Map.Entry<String, String>>empty();
        if (plain.isPresent()) {
            return new Problem(
                    name,
                    place,
                    "This is not " + kind + ": " + plain.get().getKey(),
                    plain.get().getValue());
        }
        return new Problem(name, place, what(kind, message), hint(String.valueOf(message)));
    }

    private static String firstLine(@Nullable String message) {
        String line = message == null
                ? "it can't be read"
                : message.lines().findFirst().orElse("it can't be read");
        // Where the reader says which file it reads, it doesn't know.
        line = line.replaceFirst(" \\(start marker at \\[Source.*", "");
        return line.endsWith(".") ? line : line + ".";
    }

    private static String what(String kind, @Nullable String message) {
        String first = firstLine(message);
        String all = String.valueOf(message);
        if (message != null && message.startsWith("Number value length")) {
            return "This number has more than " + Trees.MAX_DIGITS + " digits.";
        }
        if (message != null && message.startsWith("Name length")) {
            return "This name has more than " + Trees.MAX_NAME + " characters.";
        }
        if (message != null && message.startsWith("Document nesting depth")) {
            return "Here is something within more than " + Trees.MAX_DEPTH + " others.";
        }
        if (message != null && message.startsWith("Expected a property name")) {
            return "This is not " + kind + ": a name is expected here.";
        }
        String plain = all.contains("found character '\\t")
                ? "here is a tab, where only spaces may be."
                : first.startsWith("mapping values are not allowed")
                        ? "here is a colon that isn't allowed."
                        : first.startsWith("while scanning a quoted scalar")
                                ? "the text in quotation marks doesn't end."
                                : first.startsWith("while parsing a flow")
                                        ? "what stands in brackets doesn't end, or lacks a comma."
                                        : first.startsWith("while parsing a block")
                                                ? "this line doesn't go with the one above."
                                                : first;
        return "This is not " + kind + ": " + plain;
    }

    private static String hint(String message) {
        if (message.contains("found character '\\t")) {
            return "Maybe an editor put it there: replace it by two spaces.";
        }
        if (message.startsWith("Number value length")) {
            return "Maybe a digit is too many.";
        }
        if (message.startsWith("Name length")) {
            return "Maybe a colon or a quotation mark is missing.";
        }
        if (message.startsWith("Document nesting depth") || message.startsWith("Expected a property name")) {
            return "Maybe a bracket or the indentation is wrong.";
        }
        if (message.startsWith("mapping values are not allowed")) {
            return "Maybe a text that holds a colon needs quotation marks.";
        }
        if (message.startsWith("while scanning a quoted scalar")) {
            return "Maybe a quotation mark is missing, or one inside the text needs a backslash.";
        }
        if (message.startsWith("while parsing a flow")) {
            return "Maybe a bracket is missing: each [ needs its ], each { its }.";
        }
        if (message.startsWith("while parsing a block")) {
            return message.contains("found '<scalar>'")
                    ? "Maybe the indentation is off, or an apostrophe ends a text too early: \"It's on\" needs double quotation marks."
                    : "Maybe the indentation is off.";
        }
        if (message.startsWith("Duplicate")) {
            return message.contains("\"it\"") || message.contains("'it'")
                    ? "Maybe the hyphen before the second one is missing: - it: …"
                    : "Maybe one of the two is left over: keep the right one.";
        }
        if (message.contains("end-of-input")) {
            return "Maybe the file is cut off, or a bracket is missing.";
        }
        return "Maybe a comma, a quotation mark or a bracket is missing.";
    }
}
