package org.backupdoctor.internal.document;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.backupdoctor.internal.data.Characters;
import org.backupdoctor.internal.document.Block.Bar;
import org.backupdoctor.internal.document.Block.Course;
import org.backupdoctor.internal.document.Block.Fold;
import org.backupdoctor.internal.document.Block.Items;
import org.backupdoctor.internal.document.Block.Paragraph;
import org.backupdoctor.internal.document.Block.Part;
import org.backupdoctor.internal.document.Block.Parts;
import org.backupdoctor.internal.document.Block.Section;
import org.backupdoctor.internal.document.Block.Table;

/**
 * A section as CommonMark, for tickets: headings, paragraphs, lists, emphasis, code and links, and no HTML. Tables become lists, as
 * CommonMark has none. What only some readers want is left out.
 */
public final class Markdown {

    /** What begins emphasis, code, links, HTML, entities, tables or strokes, wherever it stands. */
    private static final Pattern SIGNS = Pattern.compile("[\\\\`*_\\[\\]<>&|~$]");

    /** What begins a heading, a list, a quotation or a line across, where it stands first. */
    private static final Pattern FIRST = Pattern.compile("^[#+=-]|(?<=^\\d{1,9})[.)]");

    /** Addresses in plain text, of which trackers make links. */
    private static final Pattern ADDRESS = Pattern.compile("(?i)(?<=\\b(?:https?|ftp|mailto|xmpp)):|(?<=\\bwww)\\.");

    /** Names and numbers that trackers take for people to call and tickets to link. */
    private static final Pattern CALLS = Pattern.compile("(?<![\\w/&])(?:@\\w[\\w/-]*|[#!]\\d+)");

    private static final int LAST_LEVEL = 6;

    private final List<String> paragraphs = new ArrayList<>();

    private Markdown() {}

    /** Writes a section with all that everybody wants of it. */
    public static String of(Section section) {
        Markdown markdown = new Markdown();
        markdown.one(section, 0);
        return String.join("\n\n", markdown.paragraphs) + "\n";
    }

    private void all(List<Block> blocks, int level) {
        blocks.forEach(block -> one(block, level));
    }

    private void one(Block block, int level) {
        if (block instanceof Section section) {
            int own = Math.min(level + 1, LAST_LEVEL);
            String mark = section.mark().isEmpty() ? "" : section.mark() + " ";
            // Signs at the end of a heading would belong to its marks.
            String title = text(mark + section.title()).strip().replaceFirst("(?<!#)#+$", "\\\\$0");
            paragraphs.add("#".repeat(own) + " " + title);
            paragraph(text(section.aside()));
            all(section.content(), own);
        } else if (block instanceof Paragraph paragraph) {
            paragraph((paragraph.mark().isEmpty() ? "" : text(paragraph.mark()) + " ") + runs(paragraph.text()));
        } else if (block instanceof Items items) {
            list(items.numbered(), items.items().stream().map(Markdown::runs).toList());
        } else if (block instanceof Bar bar) {
            paragraph(text(bar.label() + ": ") + strong(bar.value()));
        } else if (block instanceof Parts parts) {
            paragraph(text(parts.label()));
            list(false, parts.parts().stream().map(Markdown::part).toList());
        } else if (block instanceof Course course) {
            // The table beside it has the values.
            paragraph(text(course.label() + ": " + course.first() + " – " + course.last() + ", " + course.top()));
            list(false, course.lines().stream().map(line -> text(line.label())).toList());
        } else if (block instanceof Table table) {
            paragraph(table.told() ? "" : text(table.caption()));
            list(
                    false,
                    table.rows().stream().map(row -> row(table.heads(), row)).toList());
        } else if (block instanceof Fold fold && fold.everywhere()) {
            paragraph(strong(fold.summary()));
            all(fold.content(), level);
        }
    }

    private static String part(Part part) {
        return text(part.label() + ": ") + strong(part.value());
    }

    /** The first cell, then the others with what they are. */
    private static String row(List<String> heads, List<List<Run>> row) {
        StringBuilder line = new StringBuilder(runs(row.get(0)));
        for (int i = 1; i < row.size(); i++) {
            if (!row.get(i).isEmpty()) {
                line.append(i == 1 ? " – " : ", ")
                        .append(text(heads.get(i) + ": "))
                        .append(runs(row.get(i)));
            }
        }
        return line.toString();
    }

    private void list(boolean numbered, List<String> items) {
        List<String> lines = new ArrayList<>();
        for (String item : items) {
            lines.add((numbered ? (lines.size() + 1) + ". " : "- ") + begun(item.isBlank() ? "–" : item.strip()));
        }
        if (!lines.isEmpty()) {
            paragraphs.add(String.join("\n", lines));
        }
    }

    private void paragraph(String text) {
        if (!text.isBlank()) {
            paragraphs.add(begun(text.strip()));
        }
    }

    /** A text that stands first on its line. */
    private static String begun(String text) {
        return FIRST.matcher(text).replaceFirst("\\\\$0");
    }

    private static String runs(List<Run> runs) {
        StringBuilder all = new StringBuilder();
        for (Run run : runs) {
            all.append(
                    switch (run.look()) {
                        case PLAIN -> text(run.text());
                        case STRONG -> strong(run.text());
                        case CODE -> code(run.text());
                        case LINK -> link(run.text());
                    });
        }
        return all.toString();
    }

    private static String strong(String text) {
        // With spaces at its ends it would be no emphasis.
        String inner = text(Characters.harmless(text).replaceAll("^[\\s\\p{Z}]+|[\\s\\p{Z}]+$", ""));
        return inner.isEmpty() ? "" : "**" + inner + "**";
    }

    /** Between as many backticks as it takes. */
    private static String code(String given) {
        String text = Characters.harmless(given);
        if (text.isBlank()) {
            return "";
        }
        String fence = "`";
        while (text.contains(fence)) {
            fence += "`";
        }
        boolean room = text.startsWith("`") || text.endsWith("`") || (text.startsWith(" ") && text.endsWith(" "));
        return fence + (room ? " " : "") + text + (room ? " " : "") + fence;
    }

    private static String link(String address) {
        return address.matches("https://[^\\s<>\\\\]+") ? "<" + address + ">" : text(address);
    }

    /** A text that is nothing but text. */
    private static String text(String given) {
        String text = Characters.harmless(given);
        StringBuilder safe = new StringBuilder();
        Matcher call = CALLS.matcher(text);
        int from = 0;
        while (call.find()) {
            safe.append(escaped(text.substring(from, call.start()))).append(code(call.group()));
            from = call.end();
        }
        return safe.append(escaped(text.substring(from))).toString();
    }

    private static String escaped(String text) {
        return ADDRESS.matcher(SIGNS.matcher(text).replaceAll("\\\\$0")).replaceAll("\\\\$0");
    }
}
