package org.backupdoctor.internal.document;

import java.util.ArrayDeque;
import java.util.Deque;
import org.backupdoctor.internal.data.Characters;

/**
 * Writes HTML tag by tag. Names of tags and attributes are the program's own; every text and every value is escaped, so that nothing a
 * device or a rule says can begin or end anything.
 */
final class Tags {

    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /** Begins an element. Attributes are names and values by turns; one with an empty value is left out. */
    Tags open(String tag, String... attributes) {
        begin(tag, attributes);
        out.append('>');
        open.push(tag);
        return this;
    }

    /** An element that has no content. */
    Tags empty(String tag, String... attributes) {
        begin(tag, attributes);
        out.append('>');
        return this;
    }

    /** An element that has no content, of a picture within the page, where it has to be ended. */
    Tags shape(String tag, String... attributes) {
        begin(tag, attributes);
        out.append("/>");
        return this;
    }

    /** An element with an attribute that is there or isn't, before others. */
    Tags flagged(String tag, String flag, boolean is, String... attributes) {
        begin(is ? tag + " " + flag : tag, attributes);
        out.append('>');
        open.push(tag);
        return this;
    }

    Tags text(String text) {
        out.append(escaped(text));
        return this;
    }

    Tags close() {
        out.append("</").append(open.pop()).append('>');
        return this;
    }

    /** An element with nothing but text in it. */
    Tags element(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close();
    }

    Tags line() {
        out.append('\n');
        return this;
    }

    String result() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("Still open: " + open + ".");
        }
        return out.toString();
    }

    /** The text as it stands in HTML, between tags and in quoted values, on one line. */
    static String escaped(String given) {
        String text = Characters.harmless(given);
        StringBuilder safe = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.append(c);
            }
        }
        return safe.toString();
    }

    private void begin(String tag, String... attributes) {
        out.append('<').append(tag);
        for (int i = 0; i + 1 < attributes.length; i += 2) {
            if (!attributes[i + 1].isEmpty()) {
                out.append(' ')
                        .append(attributes[i])
                        .append("=\"")
                        .append(escaped(attributes[i + 1]))
                        .append('"');
            }
        }
    }
}
