package org.backupdoctor.internal.document;

import java.util.List;

/** A part of a document. Kinds are names for style sheets; they are no words for a reader. */
public sealed interface Block {

    /**
     * A part with a heading, which may hold parts of the next lower level.
     *
     * @param kind what kind of section it is
     * @param about the id of what it is about, for whoever adds something to it, or nothing
     * @param mark a sign or a number before its title, or nothing
     * @param title its title
     * @param aside what is said beside the title, or nothing
     * @param content what is in it
     */
    record Section(String kind, String about, String mark, String title, String aside, List<Block> content)
            implements Block {

        /** A section about nothing that has an id. */
        public Section(String kind, String mark, String title, String aside, List<Block> content) {
            this(kind, "", mark, title, aside, content);
        }
    }

    /**
     * A paragraph.
     *
     * @param kind what kind of paragraph it is, or nothing
     * @param mark a sign before it that says no more than its words, or nothing
     * @param text its text
     */
    record Paragraph(String kind, String mark, List<Run> text) implements Block {

        /** A paragraph like others. */
        public Paragraph(String text) {
            this("", "", Run.plain(text));
        }
    }

    /**
     * A list.
     *
     * @param numbered whether its order matters
     * @param items what is in it
     */
    record Items(boolean numbered, List<List<Run>> items) implements Block {}

    /**
     * A share as a bar, with its value in words.
     *
     * @param kind what kind of bar it is
     * @param label what it is a share of
     * @param share from 0 to 1
     * @param value the share in words
     */
    record Bar(String kind, String label, double share, String value) implements Block {}

    /**
     * The parts of a whole in one bar, each with its value in words.
     *
     * @param label what the whole is
     * @param parts its parts, in order
     */
    record Parts(String label, List<Part> parts) implements Block {}

    /**
     * A part of a whole.
     *
     * @param free whether it is what is left
     * @param label what it is
     * @param share from 0 to 1
     * @param value how much it is, in words
     */
    record Part(boolean free, String label, double share, String value) {}

    /**
     * How something went over time, as lines; a table with the same values belongs beside it.
     *
     * @param label what it shows
     * @param first what the left end stands for
     * @param last what the right end stands for
     * @param top what the upper end stands for
     * @param lines at most six lines
     */
    record Course(String label, String first, String last, String top, List<Line> lines) implements Block {}

    /**
     * A line.
     *
     * @param label what it shows
     * @param heights its heights from 0 to 1, at equal distances from left to right; where it has none, no number
     */
    record Line(String label, List<Double> heights) {}

    /**
     * A table.
     *
     * @param caption what it shows
     * @param told whether what is around it says so already
     * @param heads what its columns hold
     * @param rows its rows, each with a cell for each column
     */
    record Table(String caption, boolean told, List<String> heads, List<List<List<Run>>> rows) implements Block {}

    /**
     * What is shown when somebody wants to see it.
     *
     * @param about the id of what it is about, for whoever adds something to it, or nothing
     * @param summary what it is about, in words
     * @param open whether it is shown from the start
     * @param everywhere whether it belongs into a short form of the document too
     * @param content what is in it
     */
    record Fold(String about, String summary, boolean open, boolean everywhere, List<Block> content) implements Block {

        /** What is shown about nothing that has an id. */
        public Fold(String summary, boolean open, boolean everywhere, List<Block> content) {
            this("", summary, open, everywhere, content);
        }
    }
}
