package org.backupdoctor.internal.knowledge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.backupdoctor.Problem;
import org.backupdoctor.internal.data.Characters;
import org.backupdoctor.internal.data.Once;
import org.backupdoctor.internal.data.Trees;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Block;
import org.commonmark.node.Heading;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.renderer.text.LineBreakRendering;
import org.commonmark.renderer.text.TextContentRenderer;

/** A page as it is written: front matter between two lines of {@code ---}, then Markdown. */
public final class Page {

    /** Made when a text is asked for: most pages are read without theirs. */
    private static final class Rendering {
        static final TextContentRenderer PLAIN = TextContentRenderer.builder()
                .lineBreakRendering(LineBreakRendering.COMPACT)
                .build();
    }

    private final Map<?, ?> front;
    private final Map<String, List<String>> lists;
    private final Supplier<String> plainText;
    private final boolean isRead;

    private Page(Map<?, ?> front, Map<String, List<String>> lists, Supplier<String> plainText, boolean isRead) {
        this.front = front;
        this.lists = lists;
        this.plainText = plainText;
        this.isRead = isRead;
    }

    private Page(Map<?, ?> front, Node body, boolean isRead) {
        this(front, lists(body), Once.of(() -> Rendering.PLAIN.render(body).strip()), isRead);
    }

    /** A page of which all but its text is known. */
    static Page prepared(Map<?, ?> front, Map<String, List<String>> lists, RuleFile file) {
        return new Page(
                front,
                lists,
                Once.of(() -> parsed(file, new ArrayList<>()).plainText().get()),
                true);
    }

    /** Reads a page; what is wrong goes to the list. */
    public static Page parse(RuleFile file, List<Problem> problems) {
        Prepared prepared = file.prepared();
        Page known = prepared == null ? null : prepared.page(file);
        return known == null ? parsed(file, problems) : known;
    }

    private static Page parsed(RuleFile file, List<Problem> problems) {
        String text = file.text();
        Problem hidden = Characters.problem(file.path(), text).orElse(null);
        if (hidden != null) {
            problems.add(hidden);
            return new Page(Map.of(), Markup.parsed(""), false);
        }
        boolean begins = text.startsWith("---\n");
        int end = end(text);
        if (!begins || end < 0) {
            problems.add(new Problem(
                    file.path(),
                    "1:1",
                    begins ? "The front matter that begins here isn't closed." : "The page has no front matter.",
                    begins
                            ? "Maybe the second line of three dashes is missing."
                            : "Maybe one of the two lines of three dashes is missing at its top."));
            return new Page(Map.of(), Markup.parsed(""), false);
        }
        String marked = text.substring(Math.min(text.length(), end + 5));
        Node body = Markup.parsed(marked);
        int firstLine =
                (int) text.substring(0, text.length() - marked.length()).lines().count() + 1;
        Markup.check(file.path(), firstLine, body, problems);
        try {
            Object front = Trees.yaml(file.path(), front(text));
            if (front instanceof Map<?, ?> fields) {
                Markup.checkTexts(file.path(), fields, problems);
                return new Page(fields, body, true);
            }
            problems.add(new Problem(
                    file.path(),
                    "2:1",
                    "Expected lines of \"name: value\" as front matter.",
                    "Maybe the space after a colon is missing."));
        } catch (Trees.Unreadable e) {
            problems.add(e.problem());
        }
        return new Page(Map.of(), body, false);
    }

    /** The front matter of a page, with the line numbers of the file. */
    public static String front(String text) {
        int end = end(text);
        return text.startsWith("---\n") && end >= 0 ? "\n" + text.substring(4, end + 1) : "";
    }

    /** Whether its front matter could be read. */
    public boolean isRead() {
        return isRead;
    }

    /** Where problems with the fields go: nowhere when the front matter can't be read, as then every field seems to be missing. */
    List<Problem> heard(List<Problem> problems) {
        return isRead ? problems : new ArrayList<>();
    }

    /** Whether it is the page of the other kind, which is told then: it has these fields, and not one that its own kind needs. */
    boolean isOf(String kind, List<String> fields, String needed, RuleFile file, List<Problem> problems) {
        boolean other = front.keySet().containsAll(fields) && !front.containsKey(needed);
        if (other) {
            String folder = kind.equals("cause") ? "causes/" : "remedies/";
            problems.add(new Problem(
                    file.path(),
                    "1:1",
                    "This is the page of a " + kind + ".",
                    "Maybe you meant \"" + folder
                            + file.path().substring(file.path().indexOf('/') + 1) + "\"."));
        }
        return other;
    }

    private static int end(String text) {
        int end = text.indexOf("\n---\n", 3);
        return end < 0 && text.endsWith("\n---") ? text.length() - 4 : end;
    }

    /** The front matter. */
    public Map<?, ?> front() {
        return front;
    }

    /** The numbered lists of the page, each under the heading it follows; steps as plain text. */
    public Map<String, List<String>> lists() {
        return lists;
    }

    /** The headings of a page as it is written, each with its line in the file. */
    public static Map<String, Integer> headings(RuleFile file) {
        Map<String, Integer> headings = new LinkedHashMap<>();
        eachHeading(file, headings::put);
        return headings;
    }

    /** Hears of each heading of a page as it is written, with its line in the file. */
    static void eachHeading(RuleFile file, BiConsumer<String, Integer> heard) {
        String text = file.text();
        int begin = Math.min(text.length(), Math.max(0, end(text) + 5));
        int before = (int) text.substring(0, begin).lines().count();
        Markup.parsed(text.substring(begin)).accept(new AbstractVisitor() {
            @Override
            public void visit(Heading node) {
                heard.accept(plain(node), before + node.getSourceSpans().get(0).getLineIndex() + 1);
            }
        });
    }

    private static Map<String, List<String>> lists(Node body) {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        body.accept(new AbstractVisitor() {
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
    public Supplier<String> plainText() {
        return plainText;
    }

    private static String plain(Node node) {
        StringBuilder text = new StringBuilder();
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            text.append(child instanceof Block ? Rendering.PLAIN.render(child) + " " : Rendering.PLAIN.render(child));
        }
        return text.toString().replaceAll("\\s+", " ").strip();
    }
}
