package org.backupdoctor.internal.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes rule files that are nearly right, or nearly something else: rules of our grammar and of all of DRL, bundled rules with words
 * swapped, spliced and repeated, and noise. What it writes depends on nothing but the numbers that it is given.
 */
final class Scribbler {

    private static final Pattern PIECE =
            Pattern.compile("//[^\\n]*|\"(?:\\\\.|[^\"\\\\\\n])*\"|\\$?\\w+|\\s+|[=!<>&|:]{2}|.", Pattern.DOTALL);
    private static final int MOST_REPEATED = 3_000;

    private final List<List<String>> rules;
    private final HostileWords words;

    /**
     * @param rules the pieces of rules that are right, to begin with
     * @param below a number from 0 up to the given one
     */
    Scribbler(List<List<String>> rules, IntUnaryOperator below) {
        this.rules = rules;
        this.words = new HostileWords(below);
    }

    /** The pieces that a text is made of: all of it, in order. */
    static List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        Matcher found = PIECE.matcher(text);
        while (found.find()) {
            pieces.add(found.group());
        }
        return pieces;
    }

    /** A rule file. */
    String text() {
        return switch (words.below(16)) {
            case 0 -> noise();
            case 1, 2, 3, 4, 5, 6 -> grown();
            case 7 -> grown() + "\n" + changed(2);
            default -> changed(1 + words.below(words.once(4) ? 12 : 2));
        };
    }

    private String noise() {
        StringBuilder text = new StringBuilder();
        for (int i = words.below(60); i > 0; i--) {
            text.append(words.any()).append(words.space());
        }
        return text.toString();
    }

    /** A bundled rule with something done to it. */
    private String changed(int times) {
        List<String> pieces = new ArrayList<>(words.one(rules));
        for (int i = 0; i < times; i++) {
            change(pieces);
        }
        return String.join("", pieces);
    }

    private void change(List<String> pieces) {
        int at = words.below(pieces.size());
        int other = words.below(pieces.size());
        switch (words.below(12)) {
            case 0 -> pieces.set(at, " ");
            case 1 -> pieces.add(at, pieces.get(other));
            case 2 -> pieces.set(at, pieces.get(other));
            case 3 -> pieces.add(at, words.any());
            case 4 -> pieces.set(at, words.inside(pieces.get(at)));
            case 5 -> splice(pieces, at);
            case 6 -> pieces.set(at, pieces.get(at).repeat(repeats()));
            case 7 -> pieces.set(other, pieces.set(at, pieces.get(other)));
            case 8 -> pieces.set(at, words.space() + pieces.get(at));
            default -> {
                int word = at;
                while (pieces.get(word).isBlank() && word > 0) {
                    word--;
                }
                pieces.set(word, like(pieces.get(word)));
            }
        }
    }

    private int repeats() {
        return words.once(60) ? words.below(MOST_REPEATED) : words.below(4);
    }

    private void splice(List<String> pieces, int at) {
        List<String> others = words.one(rules);
        int from = words.below(others.size());
        pieces.addAll(at, others.subList(from, Math.min(others.size(), from + 1 + words.below(12))));
    }

    /** Another word that could stand where this one does. */
    private String like(String piece) {
        char first = piece.isEmpty() ? ' ' : piece.charAt(0);
        if (first == '"') {
            return words.one("texts");
        }
        if (Character.isDigit(first)) {
            return words.one("numbers");
        }
        if (first == '$') {
            return words.bound();
        }
        if (Character.isLetter(first)) {
            return Character.isUpperCase(first) ? words.fact() : words.property();
        }
        return Character.isWhitespace(first) ? words.space() : words.one("signs");
    }

    /** A rule that is made up. */
    private String grown() {
        StringBuilder rule = new StringBuilder(words.once(10) ? words.one("outside") + "\n" : "");
        rule.append("rule ").append(words.once(10) ? words.one("texts") : "\"plan-lapsed/hostile\"");
        rule.append(words.once(10) ? "\n    " + words.one("heads") : "");
        String when = "\nwhen\n    $a : " + fit() + "\n";
        rule.append(words.once(3) ? "\n    @because( \"It is {a." + words.property() + "}.\" )" : "")
                .append(when);
        for (int i = words.below(3); i > 0; i--) {
            rule.append("    ").append(pattern(0)).append('\n');
        }
        return rule.append("then\n    ")
                .append(words.once(10) ? words.one("statements") : words.one("verbs"))
                .append("\nend\n")
                .toString();
    }

    private String fit() {
        StringBuilder fit = new StringBuilder(words.fact()).append('(');
        for (int i = words.below(3); i > 0; i--) {
            fit.append(words.once(5) ? " " + words.bound() + " : " : " ")
                    .append(condition(0))
                    .append(i > 1 ? "," : " ");
        }
        return fit.append(')').toString();
    }

    private String pattern(int depth) {
        return switch (depth > 4 ? 9 : words.below(14)) {
            case 0, 1 -> "not " + pattern(depth + 1);
            case 2 -> "exists " + pattern(depth + 1);
            case 3 -> "( " + pattern(depth + 1) + (words.once(2) ? " and " : " or ") + pattern(depth + 1) + " )";
            case 4 ->
                "accumulate( " + fit() + "; " + words.bound() + " : " + words.one("totals") + "( " + words.bound()
                        + " ) )";
            case 5 -> words.one("conditions");
            case 6 -> words.bound() + " : " + fit();
            default -> fit();
        };
    }

    /** Something that is so or not so. */
    private String condition(int depth) {
        String property = words.property();
        return switch (depth > 4 ? 9 : words.below(14)) {
            case 0 -> "( " + condition(depth + 1) + " )";
            case 1 -> "!" + condition(depth + 1);
            case 2 -> condition(depth + 1) + (words.once(2) ? " || " : " && ") + condition(depth + 1);
            case 3 -> property + " " + words.one("signs") + " " + words.value();
            case 4 -> property + " in ( " + words.fitting(property) + ", " + words.fitting(property) + " )";
            case 5 -> property + (words.once(3) ? " not" : "") + " matches " + words.one("texts");
            case 6 -> property + "( " + words.value() + " )" + (words.once(2) ? "" : " > " + words.value());
            case 7 -> words.any();
            case 8 -> property;
            default -> property + " " + words.one("comparisons") + " " + words.fitting(property);
        };
    }
}
