package org.backupdoctor.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.backupdoctor.DeviceSnapshot;
import org.backupdoctor.Diagnoser;
import org.backupdoctor.Report;
import org.backupdoctor.Report.NoteKind;
import org.backupdoctor.Report.State;
import org.backupdoctor.testing.CaseResults;
import org.backupdoctor.testing.CaseResults.Scope;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of a release list that is older than what a snapshot shows, at each edge; the list here has a day of its own. */
class ReleaseListTest {

    @TempDir
    private Path directory;

    private Diagnoser diagnoser;

    @BeforeEach
    void list() throws IOException {
        Path file = directory.resolve("data/ios-releases.yaml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, """
                asOf: "2026-11-01"
                staleAfterDays: 10
                releases:
                  "99.1": { builds: [ 99B20, 99B6020 ], released: "2026-11-01", models: [ "iPhone17,1", "iPhone11,2", "iPhone16,1" ] }
                  "99.2 beta": { builds: [ 99C5010a ], released: "2026-11-01", models: [ "iPhone17,1" ], beta: true }
                """);
        diagnoser = Diagnoser.builder().rules(directory).build();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-10-01T00:00:00Z, CLEAR",
        "2026-11-11T23:59:59Z, CLEAR",
        "2026-11-12T00:00:00Z, FIRED",
        "2027-11-12T00:00:00Z, FIRED"
    })
    void aListIsOldOnTheDayAfterThoseItIsGoodFor(String taken, State state) {
        Report report = report("\"takenAt\":\"" + taken + "\",\"device\":{\"model\":\"iPhone17,1\"}");
        assertEquals(state, state(report, "ios-outdated/list-is-old"));
        assertEquals(state == State.FIRED ? 1 : 0, outdated(report).size());
    }

    @Test
    void aListThatIsOldSaysOfWhichDayItIsAndRulesNothingOut() {
        String device = "\"device\":{\"model\":\"iPhone16,1\",\"iosVersion\":\"99.1\"}";
        Report fresh = report("\"takenAt\":\"2026-11-11T00:00:00Z\"," + device);
        assertEquals(State.FIRED, state(fresh, "ios-outdated/newest-already"));
        assertEquals(List.of(), outdated(fresh));
        Report old = report("\"takenAt\":\"2026-11-12T00:00:00Z\"," + device);
        assertEquals(State.CLEAR, state(old, "ios-outdated/newest-already"));
        assertEquals(
                List.of(
                        "The release list is of 1 November 2026, 11 days before this was observed: a newer iOS may be out than it knows."),
                outdated(old));
    }

    @ParameterizedTest
    @CsvSource({
        "iPhone16,  99.1,   CLEAR",
        "iPhone16,  99.1.0, CLEAR",
        "iPhone16,  99.1.1, FIRED",
        "iPhone16,  99.10,  FIRED",
        "iPhone16,  99.2,   FIRED",
        "iPhone17,  99.2,   CLEAR", // the list has it as a beta
        "iPhone17,  99.2.1, FIRED",
        "iPhone99,  99.2,   CLEAR", // of a model it doesn't have, all of the list counts
        "iPhone99,  99.3,   FIRED"
    })
    void aVersionIsNewerThanAllThatTheListHasForTheModel(String family, String version, State state) {
        Report report = report("\"device\":{\"model\":\"" + family + ",1\",\"iosVersion\":\"" + version + "\"}");
        assertEquals(state, state(report, "ios-outdated/newer-than-the-list"));
        assertEquals(state == State.FIRED ? 1 : 0, outdated(report).size());
    }

    @ParameterizedTest
    @CsvSource({
        "iPhone16, 99B20,   CLEAR",
        "iPhone16, 99B6020, CLEAR",
        "iPhone16, 99B21,   FIRED",
        "iPhone16, 99C1,    FIRED",
        "iPhone17, 99C5010a, CLEAR",
        "iPhone17, 99C5010b, FIRED"
    })
    void aBuildIsNewerThanAllThatTheListHasForTheModel(String family, String build, State state) {
        Report report = report("\"device\":{\"model\":\"" + family + ",1\",\"iosBuild\":\"" + build + "\"}");
        assertEquals(state, state(report, "ios-outdated/build-newer-than-the-list"));
        assertEquals(state == State.FIRED ? 1 : 0, outdated(report).size());
    }

    @Test
    void aBetaThatTheListKnowsIsNotTheNewestRelease() {
        Report report = report("\"device\":{\"model\":\"iPhone17,1\",\"iosBuild\":\"99C5010a\"}");
        assertEquals(State.CLEAR, state(report, "ios-outdated/newest-already"));
        assertEquals(State.CLEAR, state(report, "ios-outdated/newer-release-is-out"));
        assertEquals(List.of(), outdated(report));
    }

    @Test
    void aNewerListBreaksNoCaseOfTheBundledRules() throws IOException {
        Files.writeString(directory.resolve("data/ios-releases.yaml"), """
                asOf: "2026-12-24"
                releases:
                  "17.7.12": { builds: [ 21H470 ], released: "2026-12-14", models: [ "iPad7,1" ] }
                  "18.7.12": { builds: [ 22H390 ], released: "2026-12-14", models: [ "iPhone11,2" ] }
                  "27.2": { builds: [ 24C50 ], released: "2026-12-14", models: [ "iPhone12,1", "iPhone13,2", "iPhone17,1", "iPad16,3" ] }
                """);
        CaseResults results = CaseResults.of(directory, Scope.ALL);
        assertEquals(
                List.of(),
                results.failed().stream()
                        .map(result -> result.file() + ": " + result.it() + " " + result.unmet())
                        .toList());
    }

    private Report report(String fields) {
        return diagnoser.diagnose(DeviceSnapshot.fromJson("{" + fields + "}"));
    }

    private static State state(Report report, String rule) {
        return report.checks().stream()
                .filter(check -> check.rule().equals(rule))
                .findFirst()
                .orElseThrow()
                .state();
    }

    private static List<String> outdated(Report report) {
        return report.notes().stream()
                .filter(note -> note.kind() == NoteKind.OUTDATED)
                .map(Report.Note::text)
                .toList();
    }
}
