package org.backupdoctor.internal.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.backupdoctor.Problem;
import org.backupdoctor.internal.data.Characters;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * What Markdown may hold: headings, lists, quotations, code, emphasis and links to https. Whoever shows a page as HTML then shows no more
 * than that. What nests deeper than the limits stays text, so no reader of the tree runs out of stack.
 */
public final class Markup {

    private static final int MOST_NESTED = 12;
    private static final int MOST_TOLD = 20;
    private static final String NO_HTML = "Maybe write the sign < as \\<, or put the text between backticks.";

    private static final Parser PARSER = Parser.builder()
            .maxOpenBlockParsers(2 * MOST_NESTED)
            .maxInlineNesting(2 * MOST_NESTED)
            .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
            .build();

    private final String file;
    private final int firstLine;
    private final List<Problem> problems;
    private final int most;

    private Markup(String file, int firstLine, List<Problem> problems) {
        this.file = file;
        this.firstLine = firstLine;
        this.problems = problems;
        this.most = problems.size() + MOST_TOLD;
    }

    static Node parsed(String text) {
        return PARSER.parse(text);
    }

    /**
     * Checks a page.
     *
     * @param firstLine the line of the file that it begins in
     */
    static void check(String file, int firstLine, Node page, List<Problem> problems) {
        new Markup(file, firstLine, problems).look(page, 0, "");
    }

    /** Checks the texts of front matter or data, which stand in pages too: each is a text on one line. */
    static void checkTexts(String file, Map<?, ?> values, List<Problem> problems) {
        new Markup(file, 0, problems).values("", values);
    }

    /** What is wrong with a rule's sentence, which stands in pages too. */
    public static List<Problem> problems(String file, String place, String sentence) {
        List<Problem> problems = new ArrayList<>();
        new Markup(file, 0, problems).text(place, sentence);
        return problems;
    }

    private void values(String path, Object value) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, inner) -> {
                text(path + "/" + name, name.toString());
                values(path + "/" + name, inner);
            });
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                values(path + "/" + i, list.get(i));
            }
        } else if (value instanceof String text) {
            text(path, text);
        }
    }

    private void text(String path, String text) {
        if (text.strip().indexOf('\n') >= 0) {
            problem(
                    path,
                    "Expected a text on one line.",
                    "Maybe it was meant as one paragraph: begin it with > instead of |.");
        } else if (text.indexOf('<') >= 0 || text.indexOf('&') >= 0 || text.contains("](") || text.contains("]:")) {
            look(parsed(text), 0, path);
        }
    }

    private void look(Node node, int depth, String path) {
        String place = path.isEmpty() ? place(node) : path;
        if (node instanceof HtmlBlock || node instanceof HtmlInline) {
            problem(place, "Here is HTML, but pages and data hold none.", NO_HTML);
        } else if (node instanceof Image) {
            problem(place, "Here is a picture, but pages and data hold none.", "Maybe a link to it will do.");
        } else if (node instanceof LinkReferenceDefinition) {
            problem(
                    place,
                    "Here an address is given to a name in brackets, which is not allowed.",
                    "Maybe write the address where the link is: [name](https://…).");
        } else if (node instanceof Link link) {
            Links.problem(file, place, link.getDestination()).ifPresent(this::problem);
            letters(place, String.valueOf(link.getTitle()));
        } else {
            letters(place, literal(node));
        }
        if (depth > MOST_NESTED) {
            problem(
                    place,
                    "Here is something within more than " + MOST_NESTED + " others.",
                    "Maybe signs such as > or * were repeated by mistake.");
            return;
        }
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            look(child, depth + 1, path);
        }
    }

    /** What stands there once entities, which name a letter by its number, are resolved. */
    private void letters(String place, String text) {
        int at = Characters.firstSteering(text);
        if (at >= 0) {
            problem(Characters.hidden(file, place, text.codePointAt(at)));
        }
    }

    private static String literal(Node node) {
        if (node instanceof Text text) {
            return text.getLiteral();
        } else if (node instanceof Code code) {
            return code.getLiteral();
        } else if (node instanceof FencedCodeBlock block) {
            return block.getLiteral() + block.getInfo();
        }
        return node instanceof IndentedCodeBlock block ? block.getLiteral() : "";
    }

    private String place(Node node) {
        for (Node near = node; near != null; near = near.getParent()) {
            if (!near.getSourceSpans().isEmpty()) {
                SourceSpan span = near.getSourceSpans().get(0);
                return firstLine + span.getLineIndex() + ":" + (span.getColumnIndex() + 1);
            }
        }
        return firstLine + ":1";
    }

    private void problem(String place, String message, String hint) {
        problem(new Problem(file, place, message, hint));
    }

    private void problem(Problem problem) {
        if (problems.size() < most && !problems.contains(problem)) {
            problems.add(problem);
        }
    }
}
