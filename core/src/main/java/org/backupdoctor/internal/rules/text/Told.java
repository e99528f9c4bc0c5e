package org.backupdoctor.internal.rules.text;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.backupdoctor.Problem;

/** Tells what is wrong with a rule file, with line, column and rule. */
public final class Told {

    /** Nobody reads more of one file. */
    private static final int MOST = 100;

    private final String path;
    private final String text;
    private final List<Problem> problems;
    private String rule = "";
    private final int[] lineStarts;
    private int count;

    /** Problems go to the list. */
    public Told(String path, String text, List<Problem> problems) {
        this.path = path;
        this.text = text;
        this.problems = problems;
        this.lineStarts = IntStream.concat(
                        IntStream.of(0),
                        IntStream.range(0, text.length())
                                .filter(i -> text.charAt(i) == '\n')
                                .map(i -> i + 1))
                .toArray();
    }

    /** What follows is about this rule; about none when empty. */
    public void about(String name) {
        this.rule = name;
    }

    /** An error that begins at this offset of the file. */
    public void at(int offset, String message, String hint) {
        count++;
        if (count <= MOST) {
            problems.add(new Problem(path, place(offset), message, hint));
        } else if (count == MOST + 1) {
            problems.add(new Problem(
                    path,
                    place(offset),
                    "More is wrong from here on.",
                    "Maybe mend what stands before: more may follow from it."));
        }
    }

    /** Errors that somebody else found. */
    public void all(List<Problem> found) {
        problems.addAll(found);
        count += found.size();
    }

    /** A warning that begins at this offset of the file. */
    public void warn(int offset, String kind, String message, String hint) {
        problems.add(new Problem(path, place(offset), message, hint, Problem.Severity.WARNING, kind));
    }

    /** How many errors were told. */
    public int count() {
        return count;
    }

    /** The line of an offset, from 1. */
    public int line(int offset) {
        int found = Arrays.binarySearch(lineStarts, offset);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** What stands between two offsets, on one line. */
    public String written(int start, int end) {
        return text.substring(start, end).replaceAll("\\s+", " ");
    }

    /** Line and column of an offset, and the rule. */
    public String place(int offset) {
        int line = line(offset);
        int column = offset - lineStarts[line - 1] + 1;
        return line + ":" + column + (rule.isEmpty() ? "" : "  rule " + rule);
    }
}
