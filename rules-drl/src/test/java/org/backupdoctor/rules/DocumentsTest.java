package org.backupdoctor.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.backupdoctor.DeviceSnapshot;
import org.backupdoctor.Diagnoser;
import org.backupdoctor.Report;
import org.backupdoctor.ReportPage;
import org.backupdoctor.RuleSet;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports as HTML and as Markdown. */
class DocumentsTest {

    private static final Path REPORTS = Path.of("src/test/resources/reports");
    private static final Diagnoser DIAGNOSER = Diagnoser.create();

    /** Every text that a device can give; the words in place of it are no words of a rule. */
    private static final String DEVICE = """
            {"id":"%1$s","takenAt":"2026-11-20T07:00:00Z","device":{"family":"IPHONE","model":"%1$s","iosVersion":"18.5"},
            "complaint":{"message":"%1$s"},"icloud":{"storageTotalBytes":5000000000,"storageFreeBytes":1,
            "backups":[{"deviceName":"%1$s","thisDevice":false,"sizeBytes":2100000000,"iosVersion":"16.1"}],
            "usage":[{"name":"%1$s","sizeBytes":500000000}]},"backup":{"nextSizeBytes":3200000000,
            "apps":[{"bundleId":"%1$s","name":"%1$s","sizeBytes":2000000000,"included":true,"inList":true,"source":"SIDELOADED"}],
            "failures":[{"domain":"%1$s","code":303,"text":"%1$s","bundleId":"%1$s"}]},"network":{"blockedHosts":["%1$s"]},
            "management":{"profiles":[{"identifier":"%1$s","name":"%1$s","organization":"%1$s","restrictions":{"allowCloudBackup":false}}]},
            "services":[{"name":"%1$s","status":"OUTAGE"}],"tried":[{"remedy":"%1$s","outcome":"NO_CHANGE"}],
            "attributes":{"%1$s":"%1$s"}}
            """.replace("\n", "");

    /** A file for each as HTML and Markdown; {@code -Dreports.write=true} writes them anew, to be looked at before they are kept. */
    @TestFactory
    Stream<DynamicTest> documentsAreAsTheyWere() throws IOException {
        try (Stream<Path> files = Files.list(REPORTS)) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList().stream()
                    .flatMap(given -> Stream.of(".html", ".md")
                            .map(ending ->
                                    dynamicTest(given.getFileName() + " as " + ending, () -> compare(given, ending))));
        }
    }

    private static void compare(Path given, String ending) throws IOException {
        Report report = DIAGNOSER.diagnose(DeviceSnapshot.fromJson(Files.readString(given)));
        Path expected = Path.of(given.toString().replace(".json", ending));
        // What was checked stands in other tests, and changes with every rule.
        String text = ending.equals(".md")
                ? report.toMarkdown().replace(report.rules().version(), "VERSION")
                : report.toHtmlFragment().replaceFirst("(?s)<section class=\"bd-checks\">.*</section>", "");
        if (Boolean.getBoolean("reports.write")) {
            Files.writeString(expected, text);
        }
        assertEquals(Files.readString(expected), text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "pt-PT", "ar", "tr"})
    void aPageIsSoundInEveryLocale(String tag) throws IOException {
        for (String given : List.of("full-icloud", "healthy", "nothing-known", "only-at-night")) {
            Report report = DIAGNOSER
                    .diagnose(DeviceSnapshot.fromJson(Files.readString(REPORTS.resolve(given + ".json"))))
                    .in(Locale.forLanguageTag(tag));
            Document page = Jsoup.parse(report.toHtml());
            assertFalse(page.select("html").attr("lang").isEmpty());
            assertEquals(
                    page.select("html").attr("lang"), page.select("article").attr("lang"));
            assertEquals(
                    0,
                    page.select("script, link, img, iframe, [style], [id], [onclick]")
                            .size());
            assertEquals(1, page.select("main > article.bd-report").size());
            headings(page);
            assertTrue(page.select("table").stream()
                    .allMatch(table -> table.select("thead th[scope=col]").size() > 1
                            && !table.select("caption").text().isBlank()));
            assertTrue(page.select(".bd-bar").stream()
                    .allMatch(bar -> !bar.select("strong").text().isBlank()));
            assertTrue(page.select("a").eachAttr("href").stream().allMatch(href -> href.startsWith("https://")));
        }
    }

    /** No heading is more than one level below the one before it, and only one is the first. */
    private static void headings(Document page) {
        int before = 0;
        for (Element heading : page.select("h1,h2,h3,h4,h5,h6")) {
            int level = heading.tagName().charAt(1) - '0';
            assertTrue(level <= before + 1, heading.toString());
            before = level;
        }
        assertEquals(1, page.select("h1").size());
    }

    @Test
    void markdownIsCommonMarkWithoutHtml() throws IOException {
        for (String given : List.of("full-icloud", "healthy", "nothing-known", "only-at-night")) {
            Report report =
                    DIAGNOSER.diagnose(DeviceSnapshot.fromJson(Files.readString(REPORTS.resolve(given + ".json"))));
            List<Node> nodes = nodes(report.toMarkdown());
            assertTrue(nodes.stream().noneMatch(node -> node instanceof HtmlBlock || node instanceof HtmlInline));
            assertTrue(nodes.get(1) instanceof Heading heading && heading.getLevel() == 1);
            report.remedies()
                    .forEach(remedy -> remedy.references()
                            .forEach(reference -> assertTrue(nodes.stream()
                                    .anyMatch(node -> node instanceof Link link
                                            && link.getDestination().equals(reference)))));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "'><img src=x onerror=alert(1)>",
                "</article></main><h1>x",
                "&lt;b&gt;&#60;b",
                "**x** _y_ `z` [a](https://b.example) ![c](d)",
                "# x",
                "- x",
                "{0} {missing} {device}",
                "$& $1",
                "<!--"
            })
    void whatADeviceSaysIsText(String hostile) {
        Report plain = DIAGNOSER.diagnose(DeviceSnapshot.fromJson(String.format(DEVICE, "Qz")));
        Report report = DIAGNOSER.diagnose(DeviceSnapshot.fromJson(String.format(DEVICE, hostile)));
        assertEquals(shape(Jsoup.parse(plain.toHtml())), shape(Jsoup.parse(report.toHtml())));
        assertTrue(Jsoup.parse(report.toHtml()).text().contains("Backup of “" + hostile + "”"));
        List<String> links = nodes(plain.toMarkdown()).stream()
                .map(node -> node.getClass().getSimpleName())
                .filter(name -> !name.matches("Text|Code"))
                .toList();
        assertEquals(
                links,
                nodes(report.toMarkdown()).stream()
                        .map(node -> node.getClass().getSimpleName())
                        .filter(name -> !name.matches("Text|Code"))
                        .toList());
    }

    @Test
    void severalDevicesAreOnePage() throws IOException {
        StringBuilder out = new StringBuilder();
        try (ReportPage page = ReportPage.begin(out, RuleSet.bundled(), Locale.ENGLISH)) {
            for (int seed = 0; seed < 5; seed++) {
                page.add(DIAGNOSER.diagnose(new RandomSnapshots(seed).next()));
            }
        }
        Document page = Jsoup.parse(out.toString());
        assertEquals(5, page.select("main > article.bd-report").size());
        headings(page);
    }

    @Test
    void everyReportIsSoundAsADocument() {
        IntStream.range(0, 60).parallel().forEach(seed -> {
            Report report = DIAGNOSER.diagnose(new RandomSnapshots(seed).next());
            Document page = Jsoup.parse(report.toHtml());
            assertEquals(report.diagnoses().size(), page.select(".bd-cause").size());
            assertEquals(
                    report.diagnoses().stream()
                            .map(diagnosis -> "bd-" + diagnosis.blocks())
                            .filter("bd-true"::equals)
                            .count(),
                    page.select(".bd-cause > p > strong").size());
            String shown = page.text();
            report.remedies()
                    .forEach(remedy -> assertTrue(
                            shown.contains(Jsoup.parse(remedy.title()).text()), seed + ": " + remedy.id()));
            report.notes()
                    .forEach(note ->
                            assertTrue(squeezed(shown).contains(squeezed(note.text())), seed + ": " + note.text()));
            assertTrue(nodes(report.toMarkdown()).stream()
                    .noneMatch(node -> node instanceof HtmlBlock || node instanceof HtmlInline));
        });
    }

    private static String squeezed(String text) {
        return text.replaceAll("[\\s\\p{Z}]+", "");
    }

    private static String shape(Element element) {
        return element.tagName()
                + element.attributes().asList().stream().map(Attribute::getKey).toList()
                + element.children().stream().map(DocumentsTest::shape).toList();
    }

    private static List<Node> nodes(String markdown) {
        List<Node> all = new ArrayList<>();
        all.add(Parser.builder().build().parse(markdown));
        for (int i = 0; i < all.size(); i++) {
            for (Node child = all.get(i).getFirstChild(); child != null; child = child.getNext()) {
                all.add(child);
            }
        }
        return all;
    }
}
