package org.backupdoctor.internal.rules;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Says what is wrong with a pattern that a text is to match. Ours are matched in bounded time whatever they are; but rules are exported
 * to other tools too, whose matching goes back and forth, and there a repetition of what repeats itself may take years.
 */
final class PatternFault {

    private static final int LONGEST = 300;
    private static final int MOST_COUNTED = 1_000;
    private static final java.util.regex.Pattern COUNT =
            java.util.regex.Pattern.compile("\\{(\\d{1,9})(?:,(\\d{1,9})?)?}");

    private PatternFault() {}

    /** A sentence without its end, or null when nothing is wrong. */
    static @Nullable String of(String pattern) {
        if (pattern.length() > LONGEST) {
            return "it is longer than " + LONGEST + " letters";
        }
        if (repeatsRepeated(pattern)) {
            return "something in it is repeated that itself repeats or chooses";
        }
        if (counts(pattern) > MOST_COUNTED) {
            return "with its counts written out it is longer than " + MOST_COUNTED + " letters";
        }
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            return e.getDescription().toLowerCase(Locale.ROOT);
        } catch (StackOverflowError e) {
            return "it is nested too deeply";
        }
        return null;
    }

    /** How long it is once counted repetitions are written out; of a group at most, as if all of the pattern were in it. */
    private static long counts(String pattern) {
        return COUNT.matcher(pattern)
                .results()
                .mapToLong(count -> Long.parseLong(count.group(2) == null ? count.group(1) : count.group(2))
                        * (pattern.startsWith(")", count.start() - 1) ? pattern.length() : 1))
                .sum();
    }

    /** Whether a group is repeated in which there is a repetition or a choice. */
    private static boolean repeatsRepeated(String pattern) {
        Deque<Boolean> groups = new ArrayDeque<>();
        boolean inner = false;
        boolean closed = false; // a group in which there is one was closed just before
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            boolean repeats = c == '*' || c == '+' || c == '{';
            if (repeats && closed) {
                return true;
            }
            closed = false;
            if (c == '\\') {
                i++;
            } else if (c == '[') {
                i = classEnd(pattern, i);
            } else if (c == '(') {
                groups.push(inner);
                inner = false;
                // What follows "(?" is no repetition.
                i += i + 1 < pattern.length() && pattern.charAt(i + 1) == '?' ? 1 : 0;
            } else if (c == ')' && !groups.isEmpty()) {
                closed = inner;
                // What is repeated inside counts for what is around it, too.
                inner |= groups.pop();
            } else if (repeats || c == '?' || c == '|') {
                inner = true;
            }
        }
        return false;
    }

    private static int classEnd(String pattern, int start) {
        int end = start + 1;
        // A bracket that comes first is meant as it is.
        end += pattern.startsWith("^", end) ? 1 : 0;
        end += pattern.startsWith("]", end) ? 1 : 0;
        while (end < pattern.length() && pattern.charAt(end) != ']') {
            end += pattern.charAt(end) == '\\' ? 2 : 1;
        }
        return end;
    }
}
