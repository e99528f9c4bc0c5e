package org.backupdoctor.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.backupdoctor.Diagnoser;
import org.backupdoctor.Report;
import org.backupdoctor.internal.SessionDiagnoser;
import org.backupdoctor.internal.cases.Case;
import org.backupdoctor.internal.cases.CaseSelection;
import org.backupdoctor.internal.rules.LoadedRules;
import org.junit.jupiter.api.Test;

/** No text that can be printed holds a telephone number, or a link to anybody but Apple and the source of a fact. */
class PrintedTextsTest {

    private static final LoadedRules RULES = LoadedRules.bundled();
    private static final Map<String, String> TEXTS = made();

    /** Groups of digits as numbers are dialled; dates, sizes, versions, builds and codes aren't. */
    private static final List<Pattern> NUMBERS = List.of(
            Pattern.compile("(?<![\\w.:-])\\+\\d{1,3}[ .()/-]{0,2}\\d[\\d ().-]{5,}\\d"),
            Pattern.compile("\\(\\d{2,5}\\) ?\\d{3,}[ -]?\\d*"),
            Pattern.compile("(?<![\\d.,:-])\\d{3}[ .-]\\d{3}[ .-]\\d{4}(?![\\d-])"),
            Pattern.compile("(?<![\\w.-])1[ .-]\\d{3}[ .-]\\d{3}[ .-]\\d{4}"),
            Pattern.compile("(?<![\\w./:-])0\\d{2,4}[ /-]\\d{3,}(?![\\d-])"),
            Pattern.compile("(?i)\\b(?:tel|phone|call|hotline)[.: ]{1,3}\\+?\\d[\\d -]{5,}"));

    private static final Pattern LINKS = Pattern.compile(
            "(?i)\\b(?:https?://)?((?:[a-z0-9-]+\\.)+(?:com|org|net|de|fr|cz|io|dev|info|support))\\b(/\\S*)?");

    /** Where facts come from that aren't Apple's own. */
    private static final List<String> SOURCES = List.of(
            "github.com",
            "heise.de",
            "sixcolors.com",
            "macrumors.com",
            "hi-news.com",
            "api.appledb.dev",
            "api.ipsw.me",
            "redmondpie.com",
            "letemsvetemapplem.eu",
            "ghacks.net",
            "iphon.fr");

    @Test
    void noTextHoldsATelephoneNumber() {
        assertEquals("", found(NUMBERS.stream().toList()));
    }

    @Test
    void whatWouldBeATelephoneNumberIsFound() {
        // Made of zeros, so that not even a test holds one that could be dialled.
        Stream.of(
                        "+0 NNN NNN NNNN",
                        "(NNN) NNN-NNNN",
                        "call NNN-NNN-NNNN now",
                        "1-NNN-NNN-NNNN",
                        "0NN NNNNNNN",
                        "Phone: NNNNNNN")
                .map(form -> form.replace('N', '0'))
                .forEach(number -> assertTrue(
                        NUMBERS.stream()
                                .anyMatch(pattern -> pattern.matcher(number).find()),
                        number));
    }

    @Test
    void noLinkIsButApplesAndTheSources() {
        TreeSet<String> others = new TreeSet<>();
        TEXTS.forEach((where, text) -> {
            Matcher link = LINKS.matcher(text);
            while (link.find()) {
                String host = link.group(1).toLowerCase(Locale.ROOT);
                boolean bundleId = link.start() > 0 && text.charAt(link.start() - 1) == '-';
                boolean known = isApples(host)
                        || SOURCES.stream().anyMatch(source -> host.equals(source) || host.endsWith("." + source));
                if (!known
                        && !bundleId
                        && (link.group(2) != null || link.group().contains("://"))) {
                    others.add(host + " in " + where);
                }
            }
        });
        assertEquals("", String.join("\n", others));
    }

    private static boolean isApples(String host) {
        return Stream.of("apple.com", "icloud.com").anyMatch(own -> host.equals(own) || host.endsWith("." + own));
    }

    private static String found(List<Pattern> patterns) {
        TreeSet<String> found = new TreeSet<>();
        TEXTS.forEach((where, text) -> patterns.forEach(pattern -> {
            Matcher matcher = pattern.matcher(text);
            while (matcher.find()) {
                found.add("\"" + matcher.group() + "\" in " + where);
            }
        }));
        return String.join("\n", found);
    }

    /** Every file of the rules, and what a report on each case says as text and as JSON. */
    private static Map<String, String> made() {
        Map<String, String> texts = new TreeMap<>();
        RULES.files().all().stream()
                .filter(file -> !file.is(".yaml") || file.ofData())
                .forEach(file -> texts.put(file.path(), file.text()));
        texts.put("the index", RULES.index());
        Diagnoser diagnoser = new SessionDiagnoser(RULES);
        for (Case each : CaseSelection.all(RULES).cases()) {
            Report report = diagnoser.diagnose(each.given());
            texts.put("the report on " + each.name(), report.toBriefJson());
        }
        return texts;
    }
}
