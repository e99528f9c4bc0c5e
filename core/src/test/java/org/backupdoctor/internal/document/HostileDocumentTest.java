package org.backupdoctor.internal.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.backupdoctor.internal.data.Characters;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a text says, a document is built as it is with plain words, and says what the text says. */
class HostileDocumentTest {

    private static final int DOCUMENTS = 2000;

    private static final List<String> HOSTILE = List.of(
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "' onclick='alert(1)",
            "</style></section></article><b>",
            "<!-- ",
            " -->",
            "]]>",
            "&lt;b&gt; &amp; &#60;b&#62; &copy",
            "`code` *em* _em_ **strong** __strong__ ~~gone~~",
            "``",
            "`",
            "[x](javascript:alert(1))",
            "![x](https://evil.example/x.png)",
            "[x]: https://evil.example",
            "[x]",
            "# heading",
            "#",
            "- item",
            "+ item",
            "* item",
            "-",
            "---",
            "===",
            "1. item",
            "1) item",
            "123456789. item",
            "> quotation",
            "<https://evil.example>",
            "| a | b |",
            "\\",
            "\\*",
            "**",
            "*a",
            "a*",
            "_",
            "$x$",
            "    code",
            "~~~",
            "a\nb\r\nc",
            "\u001B[2J\u202Ex\u0000",
            "🔋 é",
            "\u00a0x\u00a0",
            "{0} ''",
            "a  ");

    private static UnaryOperator<String> hostile(long seed) {
        Random random = new Random(seed);
        return word -> {
            String text = HOSTILE.get(random.nextInt(HOSTILE.size()))
                    + (random.nextInt(3) == 0 ? HOSTILE.get(random.nextInt(HOSTILE.size())) : "");
            // Numbers of tickets become code, which plain words don't: see below.
            return text.replaceAll("(?<!&)#(?=\\d)", "");
        };
    }

    @Test
    void htmlIsBuiltAsWithPlainWords() {
        for (int seed = 0; seed < DOCUMENTS; seed++) {
            AnyDocument.Made hostile = AnyDocument.of(seed, hostile(seed));
            Element body = html(hostile);
            assertEquals(shape(html(AnyDocument.of(seed, word -> word))), shape(body), "seed " + seed);
            for (String text : hostile.texts()) {
                assertTrue(squeezed(body.wholeText()).contains(squeezed(text)), "seed " + seed + ": " + text);
            }
        }
    }

    @Test
    void markdownIsBuiltAsWithPlainWords() {
        for (int seed = 0; seed < DOCUMENTS; seed++) {
            AnyDocument.Made hostile = AnyDocument.of(seed, hostile(seed));
            String markdown = Markdown.of(hostile.root());
            Node document = Parser.builder().build().parse(markdown);
            assertEquals(
                    shape(Parser.builder()
                            .build()
                            .parse(Markdown.of(
                                    AnyDocument.of(seed, word -> word).root()))),
                    shape(document),
                    "seed " + seed + "\n" + markdown);
            for (String text : hostile.texts()) {
                assertTrue(squeezed(words(document)).contains(squeezed(text)), "seed " + seed + ": " + text);
            }
        }
    }

    /** Trackers would call people, link tickets and make links of plain addresses. */
    @Test
    void markdownCallsNobody() {
        assertEquals(
                "Ask `@anna` or `@team/one` about `#12`: https\\://evil.example, www\\.evil.example; a@b.example stays.",
                Markdown.of(
                                paragraph(
                                        "Ask @anna or @team/one about #12: https://evil.example, www.evil.example; a@b.example stays."))
                        .strip()
                        .replaceFirst("(?s).*\n\n", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "http://evil.example",
                "data:text/html,x",
                "//evil.example",
                " https://evil.example"
            })
    void onlyAddressesOfHttpsAreLinks(String address) {
        Section of = new Section(address);
        assertEquals(
                0,
                Jsoup.parse(Html.article(of.root, Locale.ENGLISH)).select("a").size());
        assertTrue(!shape(Parser.builder().build().parse(Markdown.of(of.root))).contains("Link"));
    }

    @Test
    void anAddressEndsNothing() {
        Section of = new Section("https://evil.example/\"><b x='y'>");
        Element body = Jsoup.parse(Html.article(of.root, Locale.ENGLISH)).body();
        assertEquals("https://evil.example/\"><b x='y'>", body.select("a").attr("href"));
        assertEquals(0, body.select("b").size());
        assertTrue(!shape(Parser.builder().build().parse(Markdown.of(of.root))).contains("Html"));
    }

    /** A section with nothing but an address. */
    private static final class Section {
        private final Block.Section root;

        Section(String address) {
            root = new Block.Section(
                    "report", "", "Title", "", List.of(new Block.Paragraph("", "", Run.link(address))));
        }
    }

    private static Block.Section paragraph(String text) {
        return new Block.Section("report", "", "Title", "", List.of(new Block.Paragraph(text)));
    }

    private static Element html(AnyDocument.Made made) {
        return Jsoup.parse("<body>" + Html.article(made.root(), Locale.ENGLISH) + "</body>")
                .body();
    }

    /** The elements with the names of their attributes. */
    private static String shape(Element element) {
        return element.tagName()
                + element.attributes().asList().stream()
                        .map(Attribute::getKey)
                        .sorted()
                        .toList()
                + element.children().stream().map(HostileDocumentTest::shape).toList();
    }

    /** The nodes but for pieces of text. */
    private static String shape(Node node) {
        List<String> inner = new ArrayList<>();
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            if (!(child instanceof Text)) {
                inner.add(shape(child));
            }
        }
        return node.getClass().getSimpleName() + inner;
    }

    private static String words(Node document) {
        StringBuilder all = new StringBuilder();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Text text) {
                all.append(text.getLiteral());
            }

            @Override
            public void visit(Code code) {
                all.append(code.getLiteral());
            }
        });
        return all.toString();
    }

    /** Without spaces, of which HTML and Markdown take any number for one. */
    private static String squeezed(String text) {
        return Characters.harmless(text).replaceAll("[\\s\\p{Z}]+", "");
    }
}
