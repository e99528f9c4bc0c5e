package org.backupdoctor;

import java.io.Serializable;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.backupdoctor.internal.data.Characters;

/**
 * One thing that is wrong with an input, told to whoever can mend it. It may quote names and values of strangers: what could steer a
 * terminal, or break a line, stands in it as JSON escapes it.
 *
 * @param file the file or source it stands in
 * @param place where in it: a JSON path, or {@code line:column}, which the rule or the case may follow; empty when it is the whole
 * @param message what is wrong, with the values
 * @param hint what may be meant, a sentence that begins with "Maybe"; empty when there is no guess
 * @param severity whether it keeps the input from being used
 * @param kind a short name of what is wrong, the same for all problems of a kind, such as {@code unused-remedy}
 */
public record Problem(String file, String place, String message, String hint, Severity severity, String kind)
        implements Serializable {

    /** By file, line and column; what has no line comes first. */
    static final Comparator<Problem> BY_PLACE = Comparator.comparing(Problem::file)
            .thenComparingInt(problem -> problem.line().orElse(0))
            .thenComparingInt(problem -> problem.column().orElse(0));

    private static final Pattern PLACE = Pattern.compile("(\\d{1,9}):(\\d{1,9})(?:  rule (.+))?.*");

    /** Whether a problem keeps an input from being used. */
    public enum Severity {
        /** The input can't be used. */
        ERROR,
        /** It can be used, but is probably not what was meant. */
        WARNING
    }

    /** Escapes what could steer a terminal or break a line. */
    public Problem {
        file = Characters.visible(file);
        place = Characters.visible(place);
        message = Characters.visible(message);
        hint = Characters.visible(hint);
    }

    /** An error. */
    public Problem(String file, String place, String message, String hint) {
        this(file, place, message, hint, Severity.ERROR, kindOf(file));
    }

    /** An error without a hint. */
    public Problem(String file, String place, String message) {
        this(file, place, message, "");
    }

    /** The line it stands in, from 1. */
    public OptionalInt line() {
        return number(1);
    }

    /** The column it begins at, from 1. */
    public OptionalInt column() {
        return number(2);
    }

    /** The rule it is about. */
    public Optional<String> rule() {
        Matcher found = PLACE.matcher(place);
        return found.matches() ? Optional.ofNullable(found.group(3)) : Optional.empty();
    }

    /** Where, what, and "Maybe …", each on a line of its own. */
    @Override
    public String toString() {
        String where = place.isEmpty() ? file : place.startsWith("/") ? file + "  " + place : file + ":" + place;
        String what = severity == Severity.WARNING ? "Warning: " + message : message;
        return where + "\n  " + what + (hint.isEmpty() ? "" : "\n  " + hint);
    }

    private OptionalInt number(int group) {
        Matcher found = PLACE.matcher(place);
        return found.matches() ? OptionalInt.of(Integer.parseInt(found.group(group))) : OptionalInt.empty();
    }

    private static String kindOf(String file) {
        if (file.endsWith(".off")) {
            return "off";
        }
        if (file.endsWith(".drl")) {
            return "rule";
        }
        if (file.endsWith(".md")) {
            return "page";
        }
        if (file.startsWith("data/")) {
            return "data";
        }
        return file.startsWith("causes/") || file.startsWith("remedies/") ? "case" : "input";
    }
}
