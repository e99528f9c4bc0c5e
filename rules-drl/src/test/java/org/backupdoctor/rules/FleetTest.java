package org.backupdoctor.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.backupdoctor.DeviceSnapshot;
import org.backupdoctor.Diagnoser;
import org.backupdoctor.Fleet;
import org.backupdoctor.FleetSummary;
import org.backupdoctor.FleetSummary.CauseCount;
import org.backupdoctor.FleetSummary.FactCount;
import org.backupdoctor.FleetSummary.RemedyCount;
import org.backupdoctor.Intake;
import org.backupdoctor.Report;
import org.backupdoctor.Report.Certainty;
import org.backupdoctor.Report.Diagnosis;
import org.backupdoctor.Report.Remedy;
import org.backupdoctor.Report.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many devices: the same reports with many threads as with one, and counted as somebody would count them by hand. */
class FleetTest {

    private static final Diagnoser DIAGNOSER = Diagnoser.create();
    private static final List<DeviceSnapshot> DEVICES = IntStream.range(0, 300)
            .<DeviceSnapshot>mapToObj(seed -> new RandomSnapshots(seed).next())
            .toList();

    @TempDir
    private Path folder;

    @Test
    void reportsAreTheSameWithManyThreads() {
        List<String> one = DEVICES.stream()
                .map(device -> DIAGNOSER.diagnose(device).toBriefJson())
                .toList();
        // Each with rules of its own, of which more are loaded while they are at work.
        for (int threads : new int[] {1, 2, 7}) {
            try (Fleet fleet = Fleet.of(Diagnoser.create(), threads)) {
                assertEquals(
                        one,
                        fleet.diagnose(DEVICES.stream(), Report::toBriefJson).toList());
            }
        }
    }

    @Test
    void reportsAreTheSameWhenOthersLendAHand() {
        Diagnoser helped = Diagnoser.builder()
                .helpedBy(work -> {
                    Thread thread = new Thread(work, "a hand");
                    thread.setDaemon(true);
                    thread.start();
                })
                .build();
        for (DeviceSnapshot device : DEVICES.subList(0, 60)) {
            assertEquals(
                    DIAGNOSER.diagnose(device).toJson(), helped.diagnose(device).toJson());
        }
    }

    @Test
    void whatCanNotBeReadStandsInItsPlace() throws IOException {
        Path file = Files.writeString(
                folder.resolve("fleet.ndjson"), "{\"id\":\"1\"}\n{\"backup\":{\"enabled\":7}}\n\n{\"id\":\"4\"}\n");
        try (Fleet fleet = Fleet.of(DIAGNOSER, 2)) {
            assertEquals(
                    List.of("1 UNKNOWN", "2 /backup/enabled", "4 UNKNOWN"),
                    fleet.diagnoseEntries(
                                    Intake.standard().entries(file),
                                    each -> each.item().line()
                                            + (each.report() == null
                                                    ? " "
                                                            + each.item()
                                                                    .problems()
                                                                    .get(0)
                                                                    .place()
                                                    : " " + each.report().verdict()))
                            .toList());
        }
    }

    @Test
    void aFleetHasAThread() {
        assertEquals(
                "Expected at least 1 thread but was 0.",
                assertThrows(IllegalArgumentException.class, () -> Fleet.of(DIAGNOSER, 0))
                        .getMessage());
    }

    @Test
    void theSummaryIsAPlainCount() {
        List<Report> reports = DEVICES.stream().map(DIAGNOSER::diagnose).toList();
        FleetSummary summary = reports.stream().collect(FleetSummary.ofReports());
        assertEquals(300, summary.devices());
        assertEquals(0, summary.unreadable());
        assertEquals(
                reports.stream()
                        .filter(report -> report.verdict() == Verdict.FAILING || report.verdict() == Verdict.UNKNOWN)
                        .count(),
                summary.undecided());
        summary.verdicts()
                .forEach(count -> assertEquals(
                        reports.stream()
                                .filter(report -> report.verdict() == count.verdict())
                                .count(),
                        count.devices()));
        assertTrue(summary.causes().size() > 10);
        for (CauseCount count : summary.causes()) {
            assertEquals(having(reports, count.cause(), Certainty.values()), count.devices());
            assertEquals(having(reports, count.cause(), Certainty.CONFIRMED), count.confirmed());
            assertEquals(
                    reports.stream()
                            .flatMap(report -> report.diagnoses().stream())
                            .filter(each -> each.cause().equals(count.cause()) && each.blocks())
                            .count(),
                    count.blocking());
        }
        assertTrue(summary.remedies().size() > 10);
        for (RemedyCount count : summary.remedies()) {
            assertEquals(
                    reports.stream().filter(each -> helps(each, count.id())).count(), count.helps());
            assertEquals(
                    reports.stream()
                            .filter(each -> each.remedies().stream()
                                    .filter(Remedy::needed)
                                    .limit(1)
                                    .anyMatch(remedy -> remedy.id().equals(count.id())))
                            .count(),
                    count.first());
            assertEquals(
                    reports.stream().filter(each -> isEnough(each, count.id())).count(), count.enough());
        }
        assertEquals(List.of(), summary.facts(), "nobody asked");
    }

    private static long having(List<Report> reports, String cause, Certainty... certainties) {
        return reports.stream()
                .filter(report -> report.diagnoses().stream()
                        .anyMatch(each -> each.cause().equals(cause)
                                && List.of(certainties).contains(each.certainty())))
                .count();
    }

    private static boolean helps(Report report, String remedy) {
        return report.remedies().stream()
                .filter(each -> each.id().equals(remedy))
                .anyMatch(each ->
                        report.diagnoses().stream().map(Diagnosis::cause).anyMatch(each.fixes()::contains));
    }

    private static boolean isEnough(Report report, String remedy) {
        List<String> blocking = report.diagnoses().stream()
                .filter(Diagnosis::blocks)
                .map(Diagnosis::cause)
                .toList();
        return !blocking.isEmpty()
                && report.remedies().stream()
                        .filter(each -> each.id().equals(remedy) && each.with().isEmpty())
                        .anyMatch(each -> each.fixes().containsAll(blocking));
    }

    @Test
    void questionsAreCountedWhereNothingIsDecided() {
        List<Report> reports =
                DEVICES.stream().limit(25).map(DIAGNOSER::diagnose).toList();
        FleetSummary.Tally tally = FleetSummary.tally();
        reports.forEach(tally::addWithQuestions);
        FleetSummary summary = tally.summary();
        List<Report> undecided =
                reports.stream().filter(FleetSummary::isUndecided).toList();
        assertTrue(!summary.facts().isEmpty());
        for (FactCount count : summary.facts()) {
            assertEquals(
                    undecided.stream()
                            .filter(each -> each.questions().stream()
                                    .anyMatch(asked -> asked.path().equals(count.path())))
                            .count(),
                    count.devices());
            assertEquals(
                    undecided.stream()
                            .filter(each -> !each.questions().isEmpty()
                                    && each.questions().get(0).path().equals(count.path()))
                            .count(),
                    count.best());
            assertEquals(
                    undecided.stream()
                            .flatMap(each -> each.questions().stream())
                            .filter(asked -> asked.path().equals(count.path()))
                            .mapToDouble(Report.Question::minutesSaved)
                            .sum(),
                    count.minutesSaved(),
                    1e-6);
        }
    }

    @Test
    void summariesOfPartsAreThatOfTheWhole() {
        List<Report> reports =
                new ArrayList<>(DEVICES.stream().map(DIAGNOSER::diagnose).toList());
        FleetSummary whole = reports.stream().collect(FleetSummary.ofReports());
        for (int seed = 0; seed < 5; seed++) {
            Random random = new Random(seed);
            Collections.shuffle(reports, random);
            List<FleetSummary.Tally> parts =
                    Stream.generate(FleetSummary::tally).limit(4).toList();
            reports.forEach(report -> parts.get(random.nextInt(4)).add(report));
            parts.subList(1, 4).forEach(parts.get(0)::merge);
            assertEquals(whole, parts.get(0).summary());
        }
        assertEquals(whole, reports.parallelStream().collect(FleetSummary.ofReports()));
    }

    @Test
    void theSummaryIsReadByAPerson() {
        FleetSummary.Tally tally = FleetSummary.tally();
        for (String device : List.of(
                "{\"icloud\":{\"storageFreeBytes\":\"800 MB\"},\"backup\":{\"nextSizeBytes\":\"3.2 GB\"}}",
                "{\"icloud\":{\"storageFreeBytes\":\"800 MB\"},\"backup\":{\"nextSizeBytes\":\"3.2 GB\"}}",
                "{\"backup\":{\"enabled\":false}}",
                "{\"takenAt\":\"2026-11-20T07:00:00Z\",\"backup\":{\"lastSuccessAt\":\"2026-11-20T03:00:00Z\"}}")) {
            tally.add(DIAGNOSER.diagnose(DeviceSnapshot.fromJson(device)));
        }
        tally.addUnreadable();
        assertEquals("""
                4 devices                                               1 more could not be read
                  ✗ Not backing up.                                                      3 (75%)
                  ✓ Backing up.                                                          1 (25%)

                WHY                                                 devices / certain / blocking
                  iCloud has too little room for the next backup                       2 / 2 / 2
                  iCloud Backup is switched off                                        1 / 1 / 1

                WHAT TO DO                         enough by itself for / first step for / helps
                  Leave large apps out of the backup                                   2 / 2 / 2
                  Take a larger iCloud+ plan                                           2 / 0 / 2
                  Turn on iCloud Backup                                                1 / 1 / 1
                """, tally.summary().toText(DIAGNOSER.ruleSet(), Locale.ENGLISH, Report.Layout.PLAIN));
    }

    @Test
    void nothingIsAFleetToo() {
        assertEquals(
                "Nenhum dispositivo\n",
                FleetSummary.tally()
                        .summary()
                        .toText(DIAGNOSER.ruleSet(), Locale.forLanguageTag("pt-PT"), Report.Layout.PLAIN));
        assertEquals(
                "No devices\n",
                FleetSummary.tally().summary().toText(DIAGNOSER.ruleSet(), Locale.ENGLISH, Report.Layout.PLAIN));
        assertEquals(
                "{\"format\":1,\"devices\":0,\"unreadable\":0,\"undecided\":0,\"verdicts\":[{\"verdict\":\"BLOCKED\",\"devices\":0},"
                        + "{\"verdict\":\"FAILING\",\"devices\":0},{\"verdict\":\"WORKING\",\"devices\":0},"
                        + "{\"verdict\":\"UNKNOWN\",\"devices\":0}],\"causes\":[],\"remedies\":[],\"facts\":[]}",
                FleetSummary.tally().summary().toJson());
    }
}
