package org.backupdoctor.internal.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How people write: in any case, with or without apostrophes, with "isn't" for "is not", denying what they name, or cut off. */
final class Phrasing {

    /** More phrases than anybody means with one. */
    static final int MOST = 500;

    private static final Pattern CHOICE = Pattern.compile("\\(([^()|]*(?:\\|[^()|]*)+)\\)");
    private static final Pattern APOSTROPHES = Pattern.compile("['‘’´`ʼ′]");
    private static final Pattern QUOTATION_MARKS = Pattern.compile("[“”„«»]");
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern CANNOT = Pattern.compile("\\b(?:cant|can not)\\b");
    private static final Pattern WILL_NOT = Pattern.compile("\\bwont\\b");
    private static final Pattern SHORT_NOT =
            Pattern.compile("\\b(is|are|was|were|do|does|did|could|would|should|has|have|had)nt\\b");
    private static final String OWN = "(?: (?:there is|it is|its|theres|the|this|that|my|our|your))*";

    /** What stands right before words that aren't meant: "not that", "isn't because", "if", "can't be". */
    private static final Pattern DENIED_BEFORE =
            Pattern.compile("(?:(?:^|[.,;:!?(-] ?|\\b(?:is|was|its) )not (?:that|because|about|due to)" + OWN
                    + "|\\b(?:if|whether)" + OWN + "|\\b(?:not|cannot)(?: be)?) $");

    /** What stands right after words that aren't meant: "? No, …", "? It isn't." */
    private static final Pattern DENIED_AFTER =
            Pattern.compile("^ ?\\?+ ?(?:no|nope|nah)(?:[.,;:!]| [-–—]|$)|^ ?[.?!]+ ?(?:no, )?it is not(?:[.,;!]|$)");

    private static final Pattern CUT_OFF = Pattern.compile("[\\s.…\"]+$");
    private static final int LETTERS = 3;

    private Phrasing() {}

    /** In lower case, without apostrophes, with plain quotation marks, single spaces and "not" as a word. */
    static String plain(String text) {
        String even = APOSTROPHES.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("");
        even = QUOTATION_MARKS.matcher(even).replaceAll("\"");
        even = SPACES.matcher(even).replaceAll(" ").strip();
        even = SHORT_NOT.matcher(even).replaceAll("$1 not");
        even = CANNOT.matcher(even).replaceAll("cannot");
        return WILL_NOT.matcher(even).replaceAll("will not");
    }

    /** How many phrases a text stands for. */
    static long count(String text) {
        long count = 1;
        Matcher choices = CHOICE.matcher(text);
        while (choices.find() && count <= MOST) {
            count *= choices.group(1).chars().filter(c -> c == '|').count() + 1;
        }
        return count;
    }

    /** The phrases that a text stands for: "icloud is (almost |)full" for two. */
    static List<String> phrases(String text) {
        Matcher choice = CHOICE.matcher(text);
        if (!choice.find()) {
            return List.of(text);
        }
        List<String> phrases = new ArrayList<>();
        for (String one : choice.group(1).split("\\|", -1)) {
            phrases.addAll(phrases(text.substring(0, choice.start()) + one + text.substring(choice.end())));
        }
        return phrases;
    }

    /** Whether the words of a plain message from here to there are meant, and not denied. */
    static boolean isMeant(String message, int from, int to) {
        return !DENIED_BEFORE.matcher(message.substring(0, from)).find()
                && !DENIED_AFTER.matcher(message.substring(to)).find();
    }

    /** A plain message without what stands at its end where a screen had no room for it all. */
    static String cutOff(String message) {
        return CUT_OFF.matcher(message).replaceFirst("");
    }

    /** Whether what was cut off ends within the last word of these, of which there have to be three. */
    static boolean endsWithin(String cut, String words) {
        int begun = cut.length() - (cut.lastIndexOf(' ') + 1);
        int last = words.lastIndexOf(' ') + 1;
        return begun >= LETTERS
                && begun < words.length() - last
                && words.indexOf(' ') != last - 1
                && words.startsWith(cut.substring(cut.length() - begun), last)
                && cut.endsWith(words.substring(0, last + begun));
    }
}
