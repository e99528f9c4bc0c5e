package org.backupdoctor.internal.overview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.backupdoctor.FleetPage;
import org.backupdoctor.Intake;
import org.backupdoctor.Problem;
import org.backupdoctor.Report.Verdict;
import org.backupdoctor.RuleSet;
import org.backupdoctor.SnapshotException;
import org.backupdoctor.internal.data.JsonText;
import org.backupdoctor.internal.data.Trees;
import org.backupdoctor.internal.overview.Counts.Count;
import org.backupdoctor.internal.rules.SmallRules;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** The page of a fleet: its numbers are those of a plain count, and whatever a report says is text. */
@NullUnmarked // what was read from a page is there, or the test fails
class FleetTest {

    @Test
    void theNumbersAreThoseOfAPlainCount() throws IOException {
        for (int seed = 0; seed < 300; seed++) {
            List<Map<String, Object>> reports = new RandomReports(seed).some(1 + seed);
            Fleet fleet = fleet(reports);
            Counts counts = new Counts(fleet);
            PlainCount plain = new PlainCount(reports);
            assertEquals(plain.devices(), fleet.size());
            assertEquals(reports.size(), fleet.reports());
            assertEquals(plain.count(PlainCount::causes), of(counts.byCause(), Count::devices));
            assertEquals(plain.count(PlainCount::proven), of(counts.byCause(), Count::among));
            assertEquals(plain.count(PlainCount::steps), of(counts.byStep(), Count::devices));
            assertEquals(plain.count(PlainCount::first), of(counts.byStep(), Count::among));
            assertEquals(plain.count(PlainCount::release), of(counts.byRelease(), Count::devices));
            assertEquals(
                    plain.count(report -> working(report) ? PlainCount.release(report) : List.of()),
                    of(counts.byRelease(), Count::among));
            assertEquals(plain.count(report -> PlainCount.text(report, "site")), of(counts.bySite(), Count::devices));
            assertEquals(plain.count(PlainCount::question), of(counts.byQuestion(), Count::devices));
            assertEquals(
                    plain.count(report -> PlainCount.text(report, "verdict")),
                    IntStream.range(0, 4)
                            .filter(i -> counts.byVerdict()[i] > 0)
                            .boxed()
                            .collect(Collectors.toMap(
                                    i -> List.of(Verdict.values()).get(i).name(),
                                    i -> counts.byVerdict()[i],
                                    (a, b) -> a,
                                    TreeMap::new)));
            assertEquals(
                    plain.count(report -> report.containsKey("lastSuccess") ? List.of() : List.of("none"))
                            .getOrDefault("none", 0),
                    counts.without(device -> device.successAgeDays));
            assertEquals(plain.trend(), trend(fleet), "seed " + seed);
        }
    }

    private static boolean working(Map<String, Object> report) {
        return report.get("verdict").equals("WORKING");
    }

    private static Map<String, Integer> of(List<Count> counts, ToIntFunction<Count> number) {
        return counts.stream()
                .filter(count -> number.applyAsInt(count) > 0)
                .collect(Collectors.toMap(Count::name, number::applyAsInt, (a, b) -> a, TreeMap::new));
    }

    private static Map<LocalDate, String> trend(Fleet fleet) {
        Map<LocalDate, String> trend = new TreeMap<>();
        Trend.of(fleet).periods().forEach((day, period) -> {
            Map<String, Integer> causes = new TreeMap<>();
            for (int i = 0; i < period.causes().size(); i++) {
                if (period.causes().get(i) > 0) {
                    causes.put(fleet.causes().get(i), period.causes().get(i));
                }
            }
            trend.put(LocalDate.ofEpochDay(day), period.devices() + " " + period.working() + " " + causes);
        });
        return trend;
    }

    @Test
    void whatTheScriptReadsIsWhatWasReported() throws Exception {
        List<Map<String, Object>> reports = new RandomReports(7).some(200);
        Map<?, ?> data = (Map<?, ?>)
                Trees.json("data", page(lines(reports)).select("#data").first().data());
        int devices = new PlainCount(reports).devices();
        for (String column :
                List.of("id", "verdict", "causeSet", "step", "release", "model", "site", "day", "success")) {
            assertEquals(devices, ((List<?>) data.get(column)).size(), column);
        }
        Map<String, Integer> bySite = new TreeMap<>();
        for (Object site : (List<?>) data.get("site")) {
            if ((Long) site >= 0) {
                bySite.merge((String) ((List<?>) data.get("sites")).get(((Long) site).intValue()), 1, Integer::sum);
            }
        }
        assertEquals(new PlainCount(reports).count(report -> PlainCount.text(report, "site")), bySite);
    }

    @Test
    void whateverAReportSaysIsText() throws Exception {
        for (String hostile : List.of(
                "</script><script>alert(1)</script>",
                "<!--<script>",
                "\"><img src=x onerror=alert(1)>",
                "]]>",
                "&lt;b&gt;",
                "\\u003c/script>",
                "\u2028x",
                "{0}")) {
            Document plain = page(line("Qz"));
            Document page = page(line(hostile));
            assertEquals(
                    plain.getAllElements().eachText().size(),
                    page.getAllElements().eachText().size());
            assertEquals(
                    plain.getAllElements().stream().map(each -> each.tagName()).toList(),
                    page.getAllElements().stream().map(each -> each.tagName()).toList());
            Map<?, ?> data =
                    (Map<?, ?>) Trees.json("data", page.select("#data").first().data());
            assertEquals(List.of(hostile.replace('\u2028', ' ').strip()), data.get("id"));
        }
    }

    @Test
    void thePageAllowsItsOwnScriptAlone() throws Exception {
        Document page = page(line("A-1 é \uD83D\uDD0B"));
        assertEquals(2, page.select("script").size());
        String script = page.select("script").get(1).data();
        String digest = java.util.Base64.getEncoder()
                .encodeToString(java.security.MessageDigest.getInstance("SHA-256")
                        .digest(script.getBytes(StandardCharsets.UTF_8)));
        String policy = page.select("meta[http-equiv]").attr("content");
        assertTrue(
                policy.contains("default-src 'none'") && policy.contains("script-src 'sha256-" + digest + "'"), policy);
        // In whatever character set the page is written, its digests hold.
        String fixed = script
                + page.select("#data").first().data()
                + page.select("style").first().data();
        assertTrue(fixed.chars().allMatch(c -> c < 0x7F), fixed);
        assertEquals(0, page.select("[src], link, [style], [onclick]").size());
        for (String way :
                List.of("innerHTML", "outerHTML", "insertAdjacentHTML", "eval(", "fetch(", "document.write", "http")) {
            assertTrue(!script.contains(way), way);
        }
    }

    @Test
    void aBadLineCostsThatLineAlone() throws IOException {
        List<Problem> problems = new ArrayList<>();
        FleetPage page = FleetPage.create();
        String text = "\uFEFF{\"verdict\":\"WORKING\"}\r\n\nnot JSON\n{\"line\":7,\"errors\":[]}\n{\"icloud\":{}}\n[]\n"
                + "{\"verdict\":\"FINE\",\"takenAt\":\"yesterday\"}\n{\"verdict\":\"BLOCKED\",\"diagnoses\":[{}]}\n{\"verdict\":\"UNKNOWN\"}";
        page.read("reports", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), problems::add);
        assertEquals(2, page.devices());
        assertEquals(6, page.unreadable());
        assertEquals("""
                reports:3:1
                  This is not JSON: "not" is no value.
                  Maybe quotation marks are missing around it.
                reports:4
                  Here is what couldn't be read of a device, not a report.
                  Maybe mend that answer and diagnose it again.
                reports:5  /verdict
                  Expected a report but this has no verdict.
                  Maybe it is a snapshot: diagnose it first, with --format json.
                reports:6
                  Expected a report but this is no object.
                reports:7  /verdict
                  Expected one of [BLOCKED, FAILING, WORKING, UNKNOWN] but was "FINE".
                reports:7  /takenAt
                  Expected an instant with a zone but was "yesterday".
                  Maybe write 2026-11-20T07:00:00Z.
                reports:8  /diagnoses
                  Expected the id of a cause but there is none.""", problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        StringBuilder written = new StringBuilder();
        page.writeTo(written, noRules(), Locale.ENGLISH);
        assertTrue(written.toString().contains("6 lines were no report and are left out."));
    }

    @Test
    void sitesAreReadFromATable() throws Exception {
        Intake.Source sites = new Intake.Source(
                "sites.csv", "Name;ID;Site\n;A-1;\"Lisbon; Alfama\"\n;A-2;\n".getBytes(StandardCharsets.UTF_8), null);
        FleetPage fleet = FleetPage.create(sites);
        fleet.read(
                "reports",
                input(line("A-1") + line("A-2") + line("A-3")),
                problem -> Assertions.fail(problem.toString()));
        StringBuilder written = new StringBuilder();
        fleet.writeTo(written, noRules(), Locale.forLanguageTag("pt-PT"));
        Map<?, ?> data = (Map<?, ?>) Trees.json(
                "data", Jsoup.parse(written.toString()).select("#data").first().data());
        // What a report says of itself holds.
        assertEquals(List.of("A-1", "A-2", "A-3"), data.get("sites"));
        Intake.Source wrong = new Intake.Source("sites.csv", "a,b\n".getBytes(StandardCharsets.UTF_8), null);
        assertEquals(
                "sites.csv:1:1\n  Expected a table with the columns id and site, but its first line has not both.\n"
                        + "  Maybe the line with the titles is missing.",
                Assertions.assertThrows(SnapshotException.class, () -> FleetPage.create(wrong))
                        .problems()
                        .get(0)
                        .toString());
    }

    @Test
    void sitesThatCannotBeReadAreTold() {
        assertSites("""
                sites.csv:3:1
                  Expected 2 cells, as in the first row, but there is 1.
                  Maybe a cell with a separator, a line break or a quotation mark in it isn't in quotation marks.
                sites.csv:5:1
                  Expected "Lisbon" for "A-1", as above, but was "Porto".
                  Maybe the device was moved: leave the older row out.""", "id,site\nA-1,Lisbon\nA-2\nA-1,Lisbon\nA-1,Porto\n\n".getBytes(StandardCharsets.UTF_8));
        assertSites("""
                sites.csv:3
                  This text is not UTF-8.
                  Maybe it was saved in another encoding: save it as UTF-8.""", "id,site\nA-1,Lisbon\nA-2,K\u00F6ln\n".getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void assertSites(String expected, byte[] table) {
        Intake.Source sites = new Intake.Source("sites.csv", table, null);
        assertEquals(
                expected,
                Assertions.assertThrows(SnapshotException.class, () -> FleetPage.create(sites)).problems().stream()
                        .map(Problem::toString)
                        .collect(Collectors.joining("\n")));
    }

    @Test
    void otherEncodingsAreReadOrTold() throws Exception {
        String report = "{\"id\":\"A-1\",\"verdict\":\"WORKING\"}\n";
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            Intake.Source sites =
                    new Intake.Source("sites.csv", "\uFEFFid;site\nA-1;K\u00F6ln\n".getBytes(charset), null);
            FleetPage page = FleetPage.create(sites);
            page.read(
                    "reports",
                    new ByteArrayInputStream(("\uFEFF" + report).getBytes(charset)),
                    problem -> Assertions.fail(problem.toString()));
            StringBuilder written = new StringBuilder();
            page.writeTo(written, noRules(), Locale.ENGLISH);
            assertTrue(written.toString().contains("\"sites\":[\"K\\u00f6ln\"]"), charset.toString());
        }
        List<String> problems = new ArrayList<>();
        FleetPage page = FleetPage.create();
        page.read(
                "reports",
                new ByteArrayInputStream(
                        (report + report.replace("A-1", "K\u00F6ln") + report).getBytes(StandardCharsets.ISO_8859_1)),
                problem -> problems.add(problem.toString()));
        assertEquals(
                List.of(
                        "reports:2\n  This text is not UTF-8.\n  Maybe it was saved in another encoding: save it as UTF-8."),
                problems);
        assertEquals(1, page.devices());
        assertEquals(1, page.unreadable());
    }

    @Test
    void whatIsNoReportOfThisFormatIsTold() throws IOException {
        Map<String, String> places = new TreeMap<>();
        for (String field : List.of(
                "\"format\":7",
                "\"remedies\":5",
                "\"remedies\":[5]",
                "\"remedies\":[{\"id\":\"a\",\"fixes\":{}}]",
                "\"diagnoses\":{}",
                "\"questions\":\"a\"",
                "\"id\":5",
                "\"site\":[]",
                "\"device\":5",
                "\"device\":{\"iosVersion\":18.5}",
                "\"lastSuccess\":5",
                "\"lastSuccess\":{\"ageDays\":\"5\"}",
                "\"takenAt\":5")) {
            FleetPage page = FleetPage.create();
            page.read(
                    "reports",
                    input("{\"verdict\":\"BLOCKED\"," + field + "}"),
                    problem -> places.put(field, problem.place() + " " + problem.message()));
            assertEquals(0, page.devices(), field);
            assertTrue(places.containsKey(field), field);
        }
        assertEquals("/format Expected 1 but was 7.", places.get("\"format\":7"));
        assertEquals("/remedies Expected a list but was 5.", places.get("\"remedies\":5"));
        assertEquals(
                "/lastSuccess/ageDays Expected a whole number but was \"5\".",
                places.get("\"lastSuccess\":{\"ageDays\":\"5\"}"));
    }

    private static String line(String text) {
        return JsonText.of(Map.of(
                        "id",
                        text,
                        "verdict",
                        "BLOCKED",
                        "site",
                        text,
                        "device",
                        Map.of("name", text, "iosVersion", text),
                        "diagnoses",
                        List.of(Map.of("cause", text, "title", text, "certainty", "CONFIRMED")),
                        "remedies",
                        List.of(Map.of("id", text, "title", text, "fixes", List.of(text))),
                        "questions",
                        List.of(Map.of("path", text, "text", text))))
                + "\n";
    }

    private static Document page(String lines) throws IOException {
        FleetPage page = FleetPage.create();
        page.read("reports", input(lines), problem -> Assertions.fail(problem.toString()));
        StringBuilder written = new StringBuilder();
        page.writeTo(written, noRules(), Locale.ENGLISH);
        return Jsoup.parse(written.toString());
    }

    private static Fleet fleet(List<Map<String, Object>> reports) throws IOException {
        Fleet fleet = new Fleet(Map.of());
        FleetDocument.read("reports", input(lines(reports)), fleet, problem -> Assertions.fail(problem.toString()));
        return fleet;
    }

    private static String lines(List<Map<String, Object>> reports) {
        return reports.stream().map(JsonText::of).collect(Collectors.joining("\n"));
    }

    private static ByteArrayInputStream input(String lines) {
        return new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8));
    }

    /** The words of a page are there whatever the rules are. */
    private static RuleSet noRules() throws IOException {
        return new SmallRules(Files.createTempDirectory("small-rules")).load();
    }
}
