package org.backupdoctor.web.knowledge;

import java.util.List;
import java.util.Locale;
import org.backupdoctor.RuleSet;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * The page of a cause or a remedy.
 *
 * @param id its id
 * @param title its name for a reader
 * @param file the file of the rule set that it is from
 * @param text what it says, as Markdown
 * @param html the same as a fragment of HTML: headings, paragraphs, lists, quotations, code, emphasis and links, and nothing else
 * @param rules the rules about it
 * @param references addresses of pages that say more
 * @param explanation all that there is to know about it, as text, for whoever edits it
 */
record PageView(
        String id,
        String title,
        String file,
        String text,
        String html,
        List<RuleSet.RuleText> rules,
        List<String> references,
        String explanation) {

    private static final Parser MARKDOWN = Parser.builder().build();

    private static final HtmlRenderer HTML =
            HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).build();

    static PageView of(RuleSet rules, String id, Locale locale) {
        RuleSet.Page page = rules.page(id, locale);
        String text = page.text().replace("{device}", "device");
        return new PageView(
                id,
                page.title(),
                page.file(),
                text,
                HTML.render(MARKDOWN.parse(text)),
                page.rules(),
                page.references(),
                rules.explain(id, locale));
    }
}
