package org.backupdoctor.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.backupdoctor.DeviceSnapshot;
import org.backupdoctor.Diagnoser;
import org.backupdoctor.Report;
import org.backupdoctor.Report.Certainty;
import org.backupdoctor.Report.Minutes;
import org.backupdoctor.internal.data.Trees;
import org.backupdoctor.internal.snapshot.Snapshot;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole reports, and what holds of every report. */
class ReportsTest {

    private static final Path REPORTS = Path.of("src/test/resources/reports");
    private static final int RANDOM_REPORTS = Integer.getInteger("reports.random", 3000);
    private static final int BLOCK = 25_000;
    private static final Diagnoser DIAGNOSER = Diagnoser.create();

    /** A file for each whole report as text; {@code -Dreports.write=true} writes them anew, to be looked at before they are kept. */
    @TestFactory
    Stream<DynamicTest> textReportsAreAsTheyWere() throws IOException {
        try (Stream<Path> files = Files.list(REPORTS)) {
            List<Path> given = files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
            assertFalse(given.isEmpty());
            return given.stream().map(file -> dynamicTest(file.getFileName().toString(), () -> compare(file)));
        }
    }

    private static void compare(Path given) throws IOException {
        Path expected = Path.of(given.toString().replace(".json", ".txt"));
        String text = DIAGNOSER
                .diagnose(DeviceSnapshot.fromJson(Files.readString(given)))
                .toText();
        if (Boolean.getBoolean("reports.write")) {
            Files.writeString(expected, text);
        }
        assertEquals(Files.readString(expected), text);
    }

    /** Likewise in another language: DEVICE.LANGUAGE.txt beside DEVICE.json. */
    @TestFactory
    Stream<DynamicTest> reportsInOtherLanguagesAreAsTheyWere() throws IOException {
        try (Stream<Path> files = Files.list(REPORTS)) {
            List<Path> translated = files.filter(file -> file.toString().matches(".*\\.[a-z]{2}\\.txt"))
                    .sorted()
                    .toList();
            assertFalse(translated.isEmpty());
            return translated.stream()
                    .map(file -> dynamicTest(file.getFileName().toString(), () -> compareTranslated(file)));
        }
    }

    private static void compareTranslated(Path expected) throws IOException {
        String[] name = expected.getFileName().toString().split("\\.", -1);
        String text = DIAGNOSER
                .diagnose(DeviceSnapshot.fromJson(Files.readString(REPORTS.resolve(name[0] + ".json"))))
                .toText(Locale.forLanguageTag(name[1]));
        if (Boolean.getBoolean("reports.write")) {
            Files.writeString(expected, text);
        }
        assertEquals(Files.readString(expected), text);
    }

    /** Likewise how a report came to what it thinks of a cause: DEVICE.CAUSE.ledger.txt beside DEVICE.json. */
    @TestFactory
    Stream<DynamicTest> ledgersAreAsTheyWere() throws IOException {
        try (Stream<Path> files = Files.list(REPORTS)) {
            List<Path> ledgers = files.filter(file -> file.toString().endsWith(".ledger.txt"))
                    .sorted()
                    .toList();
            assertFalse(ledgers.isEmpty());
            return ledgers.stream().map(file -> dynamicTest(file.getFileName().toString(), () -> compareLedger(file)));
        }
    }

    private static void compareLedger(Path expected) throws IOException {
        String[] name = expected.getFileName().toString().split("\\.", -1);
        String text = DIAGNOSER
                .diagnose(DeviceSnapshot.fromJson(Files.readString(REPORTS.resolve(name[0] + ".json"))))
                .explain(name[1]);
        if (Boolean.getBoolean("reports.write")) {
            Files.writeString(expected, text);
        }
        assertEquals(Files.readString(expected), text);
    }

    @TestFactory
    Stream<DynamicTest> noTextReportIsTooWideOrTooLong() throws IOException {
        try (Stream<Path> files = Files.list(REPORTS)) {
            return files.filter(file -> file.toString().endsWith(".txt")).sorted().toList().stream()
                    .map(file -> dynamicTest(file.getFileName().toString(), () -> {
                        List<String> lines = Files.readAllLines(file);
                        // Portuguese takes a third more letters than English.
                        int most = file.toString().matches(".*\\.[a-z]{2}\\.txt") ? 60 : 45;
                        assertTrue(lines.size() <= most, lines.size() + " lines");
                        lines.forEach(line -> assertTrue(line.length() <= 80, line));
                    }));
        }
    }

    @Test
    void theReadmeShowsAReportAsItIs() throws IOException {
        String report = Files.readString(REPORTS.resolve("full-icloud.txt")).strip();
        assertTrue(Files.readString(Path.of("../README.md")).contains(report), "The README shows another report.");
    }

    @Test
    void nothingKnownGivesAPlanInFewLinesAndNoDiagnosis() {
        Report report = DIAGNOSER.diagnose(DeviceSnapshot.fromJson("{}"));
        assertEquals(List.of(), report.diagnoses());
        assertFalse(report.remedies().isEmpty());
        assertTrue(report.toText().lines().count() <= 25, report.toText());
        assertTrue(report.toText().contains("NOT KNOWN YET"), report.toText());
    }

    @Test
    void whatIsNotedOfACauseIsLeftOutWhereTheCauseIs() {
        String about = "instead of changing it";
        Report keys = DIAGNOSER.diagnose(DeviceSnapshot.fromJson("""
                {"device":{"passcodeSet":false},"backup":{"failures":[{"domain":"MBErrorDomain","code":209}]}}"""));
        assertTrue(keys.notes().stream().anyMatch(note -> note.text().contains(about)), keys.toText());
        Report other = DIAGNOSER.diagnose(DeviceSnapshot.fromJson("""
                {"device":{"passcodeSet":false},"complaint":{"turningOnFails":true}}"""));
        assertTrue(other.notes().stream().noneMatch(note -> note.text().contains(about)), other.toText());
    }

    @Test
    void theExampleOfTheFormatKeepsTheNineRules() throws Exception {
        Object example = Trees.json("example", Files.readString(Path.of("src/test/resources/format/report.json")));
        Map<?, ?> report = (Map<?, ?>) example;
        for (Object remedy : (List<?>) report.get("remedies")) {
            assertTrue(((Map<?, ?>) remedy).containsKey("id"));
        }
        int backup = ids(report).indexOf("back-up-to-computer");
        assertTrue(backup >= 0 && backup < ids(report).indexOf("delete-old-device-backups"));
    }

    @Test
    void aReportHasTheFieldsOfTheFormat() throws Exception {
        Map<?, ?> example =
                (Map<?, ?>) Trees.json("example", Files.readString(Path.of("src/test/resources/format/report.json")));
        Map<?, ?> report = (Map<?, ?>) Trees.json(
                "report",
                DIAGNOSER
                        .diagnose(DeviceSnapshot.fromJson(Files.readString(REPORTS.resolve("full-icloud.json"))))
                        .toJson());
        assertEquals(List.copyOf(example.keySet()), List.copyOf(report.keySet()));
        assertEquals(
                first(example, "diagnoses").keySet(), first(report, "diagnoses").keySet());
        first(example, "remedies")
                .keySet()
                .forEach(field -> assertTrue(first(report, "remedies").containsKey(field), field.toString()));
        Map<?, ?> old = ((List<?>) report.get("remedies"))
                .stream()
                        .map(remedy -> (Map<?, ?>) remedy)
                        .filter(remedy -> remedy.get("id").equals("delete-old-device-backups"))
                        .findFirst()
                        .orElseThrow();
        assertEquals(2_100_000_000L, old.get("freesBytes"));
        assertEquals(List.of("exclude-apps-from-backup"), old.get("with"));
        assertEquals(List.of("back-up-to-computer"), old.get("after"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            icloud-storage-full | {"backup":{"nextSizeBytes":3200000000},"icloud":{"storageFreeBytes":800000000,"storageTotalBytes":5000000000}} | 2.4 GB more is free in iCloud.
            icloud-storage-full | {"backup":{"nextSizeBytes":6400000000},"icloud":{"storageFreeBytes":800000000,"storageTotalBytes":5000000000}} | The next backup is 5.6 GB smaller.
            backup-off | {"backup":{"enabled":false}} | iCloud Backup is on.
            low-power-mode | {"power":{"lowPowerMode":true},"complaint":{"onlyAutomaticFails":true}} | Low Power Mode is off.
            weak-wifi | {"network":{"signalDbm":-85},"complaint":{"manualBackupFails":true}} | The Wi-Fi signal is -74 dBm or stronger.
            ios-outdated | {"device":{"model":"iPad16,3","iosVersion":"18.5"},"complaint":{"manualBackupFails":true}} | iPadOS 26.6.1 or later is installed.
            apple-service-outage | {"services":[{"name":"iCloud Backup","status":"OUTAGE"}]} | Apple reports that the service is up again.
            backup-off | {"complaint":{"message":"Last successful backup: Never"}} | iCloud Backup is on.
            """)
    void itIsFoundOutWhatWouldClearACause(String cause, String given, String clearsWhen) {
        Report report = DIAGNOSER.diagnose(DeviceSnapshot.fromJson(given));
        assertEquals(clearsWhen, report.clearsWhen(cause).orElse("not listed"));
        assertTrue(report.toJson().contains(clearsWhen));
    }

    @Test
    void whatIsSoAlreadyTakesNoTime() {
        assertEquals(new Minutes(1, 0), minutesOfConnecting("false"));
        assertEquals(new Minutes(0, 0), minutesOfConnecting("true"));
    }

    private static Minutes minutesOfConnecting(String charging) {
        Report report = DIAGNOSER.diagnose(DeviceSnapshot.fromJson(
                "{\"complaint\":{\"onlyAutomaticFails\":true},\"power\":{\"charging\":" + charging + "}}"));
        return report.remedies().stream()
                .filter(remedy -> remedy.id().equals("connect-to-power"))
                .findFirst()
                .orElseThrow()
                .minutes();
    }

    @Test
    void aRuleThatMatchesTwiceCountsOnceInALedger() {
        String ledger = DIAGNOSER.diagnose(DeviceSnapshot.fromJson("""
                        {"complaint":{"message":"The last backup could not be completed."},"backup":{"apps":[
                          {"name":"One","source":"SIDELOADED"},{"name":"Two","source":"SIDELOADED"}]}}""")).explain("sideloaded-app");
        assertEquals(2, ledger.split("sideloaded-app/installed \\(suspect", -1).length, ledger);
        assertTrue(ledger.contains("/backup/apps/0/source") && ledger.contains("/backup/apps/1/source"), ledger);
    }

    @Test
    void onlyACauseIsExplained() {
        Report report = DIAGNOSER.diagnose(DeviceSnapshot.fromJson("{}"));
        String told = assertThrows(IllegalArgumentException.class, () -> report.explain("no-wify"))
                .getMessage();
        assertEquals("There is no cause \"no-wify\".\nMaybe you meant \"no-wifi\".", told);
    }

    /** {@code -Dreports.random=N} for other than 3,000; {@code .ci/run} takes 100,000. */
    @TestFactory
    Stream<DynamicTest> everyRankingKeepsTheNineRules() {
        return IntStream.rangeClosed(0, (RANDOM_REPORTS - 1) / BLOCK)
                .mapToObj(block -> dynamicTest("devices from " + block * BLOCK + " on", () -> {
                    List<String> broken = IntStream.range(block * BLOCK, Math.min((block + 1) * BLOCK, RANDOM_REPORTS))
                            .parallel()
                            .mapToObj(ReportsTest::brokenWith)
                            .flatMap(List::stream)
                            .toList();
                    assertEquals(List.of(), broken);
                }));
    }

    private static List<String> brokenWith(int seed) {
        Snapshot snapshot = new RandomSnapshots(seed).next();
        Report report = DIAGNOSER.diagnose(snapshot);
        List<String> broken = new ArrayList<>(NineRules.broken(tree(snapshot.toJson()), tree(report.toBriefJson())));
        report.diagnoses().stream()
                .filter(diagnosis -> diagnosis.blocks() && diagnosis.certainty() != Certainty.CONFIRMED)
                .forEach(diagnosis -> broken.add(diagnosis.cause() + " blocks but isn't confirmed"));
        return broken.stream()
                .map(what -> what + ", seed " + seed + ": " + snapshot.toJson())
                .toList();
    }

    private static Map<?, ?> tree(String json) {
        try {
            return (Map<?, ?>) Trees.json("test", json);
        } catch (Trees.Unreadable impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Test
    void theSameSnapshotAlwaysGivesTheSameReport() {
        Diagnoser other = Diagnoser.create();
        for (int seed = 0; seed < 100; seed++) {
            Snapshot snapshot = new RandomSnapshots(seed).next();
            String once = DIAGNOSER.diagnose(snapshot).toJson();
            assertEquals(
                    once,
                    other.diagnose(DeviceSnapshot.fromJson(snapshot.toJson())).toJson());
        }
    }

    private static List<String> ids(Map<?, ?> report) {
        return ((List<?>) report.get("remedies"))
                .stream()
                        .map(remedy -> ((Map<?, ?>) remedy).get("id").toString())
                        .toList();
    }

    private static Map<?, ?> first(Map<?, ?> report, String field) {
        return (Map<?, ?>) ((List<?>) report.get(field)).get(0);
    }
}
