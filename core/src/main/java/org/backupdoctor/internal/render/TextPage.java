package org.backupdoctor.internal.render;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.backupdoctor.Report.Layout;
import org.backupdoctor.internal.data.Characters;

/** Lines of text, at most 80 columns wide: wrapped, with something at the right margin, styled where the terminal has it. */
final class TextPage {

    static final int WIDTH = 80;
    private static final String ESC = "\u001B[";

    private final Layout layout;
    private final List<String> lines = new ArrayList<>();

    TextPage(Layout layout) {
        this.layout = layout;
    }

    /** How a piece of text looks on a terminal with colours. */
    enum Style {
        PLAIN(""),
        BOLD("1"),
        DIM("2"),
        RED("31"),
        GREEN("32"),
        YELLOW("33");

        private final String code;

        Style(String code) {
            this.code = code;
        }
    }

    void blank() {
        if (!lines.isEmpty() && !lines.get(lines.size() - 1).isEmpty()) {
            lines.add("");
        }
    }

    /** A line with a second text at the right margin, or on a line of its own where both don't fit. */
    void line(Style style, String left, String right) {
        String l = plain(left);
        String r = plain(right);
        int gap = WIDTH - width(l) - width(r);
        if (r.isEmpty()) {
            wrapped(style, indentOf(l), l.strip());
        } else if (gap >= 2) {
            lines.add(styled(style, l) + " ".repeat(gap) + styled(Style.DIM, r));
        } else {
            wrapped(style, indentOf(l), l.strip());
            lines.add(" ".repeat(Math.max(0, WIDTH - width(r))) + styled(Style.DIM, r));
        }
    }

    /** A text with this mark or number before it; what follows the first line is indented as far as the text. */
    void item(String indent, String mark, Style style, String text) {
        String first = plain(indent + mark);
        String rest = " ".repeat(width(first));
        List<String> parts = wrap(plain(text), WIDTH - width(first));
        for (int i = 0; i < parts.size(); i++) {
            lines.add((i == 0 ? styled(style, first) : rest) + styled(i == 0 ? style : Style.PLAIN, parts.get(i)));
        }
    }

    /** A text, each line indented. */
    void text(String indent, String text) {
        wrapped(Style.PLAIN, indent, plain(text));
    }

    /** How many lines there are so far. */
    int lines() {
        return lines.size();
    }

    String result() {
        int end = lines.size();
        while (end > 0 && lines.get(end - 1).isEmpty()) {
            end--;
        }
        return String.join("\n", lines.subList(0, end)) + "\n";
    }

    private void wrapped(Style style, String indent, String text) {
        wrap(text, WIDTH - indent.length()).forEach(part -> lines.add(indent + styled(style, part)));
    }

    private static List<String> wrap(String text, int width) {
        List<String> parts = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            String rest = word;
            if (line.length() > 0 && width(line.toString()) + 1 + width(rest) > width) {
                parts.add(line.toString());
                line.setLength(0);
            }
            while (width(rest) > width) {
                int cut = rest.offsetByCodePoints(0, Math.min(width, rest.codePointCount(0, rest.length())));
                parts.add(rest.substring(0, cut));
                rest = rest.substring(cut);
            }
            line.append(line.length() > 0 ? " " : "").append(rest);
        }
        parts.add(line.toString());
        return parts;
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }

    private static String indentOf(String text) {
        return text.substring(0, text.length() - text.stripLeading().length());
    }

    private String styled(Style style, String text) {
        return layout.colour() && style != Style.PLAIN && !text.isBlank()
                ? ESC + style.code + "m" + text + ESC + "0m"
                : text;
    }

    private String plain(String text) {
        String safe = Characters.harmless(text);
        if (!layout.ascii()) {
            return safe;
        }
        String near = safe.replace('✗', 'x')
                .replace('✓', '+')
                .replace('•', '*')
                .replace('“', '"')
                .replace('”', '"')
                .replace('’', '\'')
                .replace("…", "...")
                .replace('–', '-')
                .replace('−', '-')
                .replace('\u00A0', ' ')
                .replace('\u202F', ' ');
        return Normalizer.normalize(near, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^\\x20-\\x7E]", "?");
    }
}
