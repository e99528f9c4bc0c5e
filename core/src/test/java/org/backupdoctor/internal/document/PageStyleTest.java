package org.backupdoctor.internal.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** The style sheet: who sees little can read it, it stays within its classes and fetches nothing. */
class PageStyleTest {

    private static final Pattern COLOUR = Pattern.compile("--(\\w+): (#[0-9a-f]{6});");

    /** WCAG 2.2, 1.4.3 and 1.4.11, level AA: 4.5 for text, 3 for what shows something. */
    @Test
    void coloursDifferEnough() {
        List<Map<String, String>> palettes = palettes();
        assertEquals(3, palettes.size(), "light, dark, printed");
        for (Map<String, String> palette : palettes) {
            for (String text : List.of("ink", "soft", "link", "bad", "good", "warn")) {
                differ(palette, text, "paper", 4.5);
                differ(palette, text, "sheet", 4.5);
            }
            for (int part = 0; part < 6; part++) {
                differ(palette, "part" + part, "paper", 3);
            }
        }
    }

    @Test
    void itStaysWithinItsClassesAndFetchesNothing() {
        String style = HtmlPage.style();
        assertFalse(style.contains("url(") || style.contains("@import") || style.contains("</"), style);
        Pattern.compile("(?m)^(?: {2})?([^@{}\\s-][^{}]*?)\\s*\\{")
                .matcher(style)
                .results()
                .forEach(rule -> assertTrue(rule.group(1).startsWith(".bd-"), rule.group(1)));
    }

    @Test
    void aPageMayUseNothingButItself() {
        String page = HtmlPage.begin(Locale.ENGLISH, "a </title><b>", "", "") + HtmlPage.end("", "");
        Document document = Jsoup.parse(page);
        assertEquals("a </title><b>", document.title());
        assertEquals(0, document.select("b, script, link, img").size());
        assertTrue(
                document.select("meta[http-equiv=Content-Security-Policy]")
                        .attr("content")
                        .matches(
                                "default-src 'none'; style-src 'sha256-[\\w+/]{43}='; base-uri 'none'; form-action 'none'"),
                page);
        assertEquals("a </title><b>", document.select("h1").text());
        assertEquals(1, document.select("main").size());
    }

    private static List<Map<String, String>> palettes() {
        List<Map<String, String>> palettes = new ArrayList<>();
        for (String block : HtmlPage.style().split("}", -1)) {
            Map<String, String> palette = new TreeMap<>();
            Matcher colour = COLOUR.matcher(block);
            while (colour.find()) {
                palette.put(colour.group(1), colour.group(2));
            }
            if (!palette.isEmpty()) {
                palettes.add(palette);
            }
        }
        return palettes;
    }

    private static void differ(Map<String, String> palette, String one, String other, double least) {
        double a = luminance(palette.getOrDefault(one, "?"));
        double b = luminance(palette.getOrDefault(other, "?"));
        double contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
        assertTrue(contrast >= least, one + " on " + other + " has " + contrast + " in " + palette);
    }

    private static double luminance(String colour) {
        return 0.2126 * channel(colour, 1) + 0.7152 * channel(colour, 3) + 0.0722 * channel(colour, 5);
    }

    private static double channel(String colour, int at) {
        double value = Integer.parseInt(colour.substring(at, at + 2), 16) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
