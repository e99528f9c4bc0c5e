package org.backupdoctor.internal.rules.text;

import java.util.List;
import org.backupdoctor.Problem;

/** Tells what is wrong with a rule file, with line, column and rule. */
public final class Told {

    private final String path;
    private final String text;
    private final List<Problem> problems;
    private String rule = "";
    private int count;

    /** Problems go to the list. */
    public Told(String path, String text, List<Problem> problems) {
        this.path = path;
        this.text = text;
        this.problems = problems;
    }

    /** What follows is about this rule; about none when empty. */
    public void about(String name) {
        this.rule = name;
    }

    /** An error that begins at this offset of the file. */
    public void at(int offset, String message, String hint) {
        problems.add(new Problem(path, place(offset), message, hint));
        count++;
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
        return 1
                + (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
    }

    /** What stands between two offsets, on one line. */
    public String written(int start, int end) {
        return text.substring(start, end).replaceAll("\\s+", " ");
    }

    /** Line and column of an offset, and the rule. */
    public String place(int offset) {
        int column = offset - text.lastIndexOf('\n', offset - 1);
        return line(offset) + ":" + column + (rule.isEmpty() ? "" : "  rule " + rule);
    }
}
