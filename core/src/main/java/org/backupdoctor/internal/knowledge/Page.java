package org.backupdoctor.internal.knowledge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.backupdoctor.Problem;
import org.backupdoctor.internal.data.Trees;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Block;
import org.commonmark.node.Heading;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.LineBreakRendering;
import org.commonmark.renderer.text.TextContentRenderer;

/**
 * A page as it is written: front matter between two lines of {@code ---}, then Markdown.
 *
 * @param front the front matter
 * @param body the Markdown
 */
record Page(Map<?, ?> front, String body) {

    private static final Parser MARKDOWN = Parser.builder().build();
    private static final TextContentRenderer PLAIN = TextContentRenderer.builder()
            .lineBreakRendering(LineBreakRendering.COMPACT)
            .build();

    static Page parse(RuleFile file, List<Problem> problems) {
        String text = file.text();
        int end = text.startsWith("---\n") ? text.indexOf("\n---\n", 3) : -1;
        if (end < 0) {
            problems.add(new Problem(
                    file.path(),
                    "1:1",
                    "The page has no front matter.",
                    "Maybe one of the two lines of three dashes is missing at its top."));
            return new Page(Map.of(), text);
        }
        String body = text.substring(end + 5);
        try {
            // A leading line break keeps the line numbers of errors those of the file.
            Object front = Trees.yaml(file.path(), "\n" + text.substring(4, end + 1));
            if (front instanceof Map<?, ?> fields) {
                return new Page(fields, body);
            }
            problems.add(new Problem(file.path(), "2:1", "Expected lines of \"name: value\" as front matter."));
        } catch (Trees.Unreadable e) {
            problems.add(e.problem());
        }
        return new Page(Map.of(), body);
    }

    /** The numbered lists of the page, each under the heading it follows; steps as plain text. */
    Map<String, List<String>> lists() {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        MARKDOWN.parse(body).accept(new AbstractVisitor() {
            private String heading = "";

            @Override
            public void visit(Heading node) {
                heading = plain(node);
            }

            @Override
            public void visit(OrderedList list) {
                List<String> steps = lists.computeIfAbsent(heading, any -> new ArrayList<>());
                for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
                    if (item instanceof ListItem) {
                        steps.add(plain(item));
                    }
                }
            }
        });
        return lists;
    }

    /** The page as plain text, without its headings' marks. */
    String plainText() {
        return PLAIN.render(MARKDOWN.parse(body)).strip();
    }

    private static String plain(Node node) {
        StringBuilder text = new StringBuilder();
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            text.append(child instanceof Block ? PLAIN.render(child) + " " : PLAIN.render(child));
        }
        return text.toString().replaceAll("\\s+", " ").strip();
    }
}
