package org.backupdoctor.internal.document;

import java.util.List;
import java.util.Locale;
import org.backupdoctor.internal.document.Block.Bar;
import org.backupdoctor.internal.document.Block.Course;
import org.backupdoctor.internal.document.Block.Fold;
import org.backupdoctor.internal.document.Block.Items;
import org.backupdoctor.internal.document.Block.Paragraph;
import org.backupdoctor.internal.document.Block.Parts;
import org.backupdoctor.internal.document.Block.Section;
import org.backupdoctor.internal.document.Block.Table;

/**
 * A section as an HTML {@code article} to put into a page. It has classes that begin with {@code bd-}, headings from the second level on,
 * no ids, no scripts and no style attributes, so that a page may have it as often as it likes, under the strictest policy.
 */
public final class Html {

    private static final String ABOUT = "data-about";
    private static final int FIRST_LEVEL = 2;
    private static final int LAST_LEVEL = 6;

    private final Tags tags = new Tags();

    private Html() {}

    /**
     * Writes a section with all that is in it.
     *
     * @param language the language of its words
     */
    public static String article(Section section, Locale language) {
        Html html = new Html();
        html.tags.open(
                "article",
                "class",
                "bd-" + section.kind(),
                "lang",
                language.toLanguageTag(),
                "aria-label",
                section.title());
        html.head(section, FIRST_LEVEL);
        html.all(section.content(), FIRST_LEVEL);
        html.tags.close();
        return html.tags.line().result();
    }

    /**
     * A place that a script fills.
     *
     * @param id what the script finds it by
     * @param kind what kind of section it is
     * @param otherwise what it says where scripts don't run
     */
    public static String place(String id, String kind, String otherwise) {
        return new Tags()
                .open("section", "id", id, "class", "bd-" + kind)
                .open("noscript")
                .element("p", otherwise)
                .close()
                .close()
                .line()
                .result();
    }

    private void all(List<Block> blocks, int level) {
        blocks.forEach(block -> one(block, level));
    }

    private void one(Block block, int level) {
        tags.line();
        if (block instanceof Section section) {
            tags.open("section", "class", "bd-" + section.kind(), ABOUT, section.about());
            head(section, Math.min(level + 1, LAST_LEVEL));
            all(section.content(), Math.min(level + 1, LAST_LEVEL));
            tags.close();
        } else if (block instanceof Paragraph paragraph) {
            tags.open("p", "class", paragraph.kind().isEmpty() ? "" : "bd-" + paragraph.kind());
            mark(paragraph.mark());
            runs(paragraph.text());
            tags.close();
        } else if (block instanceof Items items) {
            tags.open(items.numbered() ? "ol" : "ul");
            items.items().forEach(item -> {
                tags.open("li");
                runs(item);
                tags.close();
            });
            tags.close();
        } else if (block instanceof Bar bar) {
            Pictures.bar(tags, bar);
        } else if (block instanceof Parts parts) {
            Pictures.parts(tags, parts);
        } else if (block instanceof Course course) {
            Pictures.course(tags, course);
        } else if (block instanceof Table table) {
            table(table);
        } else if (block instanceof Fold fold) {
            tags.flagged("details", "open", fold.open(), ABOUT, fold.about()).element("summary", fold.summary());
            all(fold.content(), level);
            tags.close();
        }
    }

    private void head(Section section, int level) {
        tags.line().open("h" + level);
        if (!section.mark().isEmpty()) {
            tags.element("span", section.mark(), "class", "bd-mark").text(" ");
        }
        tags.text(section.title()).close();
        if (!section.aside().isEmpty()) {
            tags.element("p", section.aside(), "class", "bd-aside");
        }
    }

    private void mark(String mark) {
        if (!mark.isEmpty()) {
            tags.element("span", mark, "class", "bd-mark", "aria-hidden", "true")
                    .text(" ");
        }
    }

    private void runs(List<Run> runs) {
        for (Run run : runs) {
            switch (run.look()) {
                case PLAIN -> tags.text(run.text());
                case STRONG -> tags.element("strong", run.text());
                case CODE -> tags.element("code", run.text());
                case LINK -> link(run.text());
            }
        }
    }

    private void link(String address) {
        if (address.startsWith("https://")) {
            tags.element("a", address, "href", address, "rel", "noreferrer");
        } else {
            tags.text(address);
        }
    }

    private void table(Table table) {
        tags.open("div", "class", "bd-table", "role", "region", "tabindex", "0", "aria-label", table.caption())
                .open("table")
                .element("caption", table.caption(), "class", table.told() ? "bd-hidden" : "")
                .open("thead")
                .open("tr");
        table.heads().forEach(head -> tags.element("th", head, "scope", "col"));
        tags.close().close().open("tbody");
        for (List<List<Run>> row : table.rows()) {
            tags.line().open("tr");
            for (int i = 0; i < row.size(); i++) {
                tags.open(i == 0 ? "th" : "td", "scope", i == 0 ? "row" : "");
                runs(row.get(i));
                tags.close();
            }
            tags.close();
        }
        tags.close().close().close();
    }
}
