package org.backupdoctor.internal.releases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.backupdoctor.Problem;
import org.backupdoctor.RuleSet.Refreshed;
import org.backupdoctor.internal.knowledge.Models;
import org.backupdoctor.internal.knowledge.Releases;
import org.backupdoctor.internal.knowledge.Releases.Release;
import org.backupdoctor.internal.knowledge.RuleFiles;
import org.backupdoctor.internal.rules.SmallRules;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The traps of the public lists, and what a refresh writes. */
class RefreshTest {

    private static final Path SAMPLES = Path.of("src/test/resources/releases");

    @TempDir
    private Path temporary;

    private Path directory;
    private RuleFiles bundled;

    @BeforeEach
    void bundledList() {
        directory = temporary.resolve("mine");
        SmallRules rules = new SmallRules(temporary.resolve("bundled"));
        rules.file(Releases.FILE, """
                origin: test
                asOf: "2026-01-01"
                staleAfterDays: 60
                releases:
                  "18.7.8": { builds: [ 22H352 ], released: "2026-04-22", models: [ "iPhone11,2", "iPhone17,1" ] }
                """);
        bundled = RuleFiles.of(temporary.resolve("bundled"));
    }

    @Test
    void onlyDevicesOfOursCountWhateverAppleCallsIos() {
        Releases list = refreshed("gdmf.traps.synthetic.json");
        assertTrue(
                list.releases().stream().noneMatch(release -> release.version().startsWith("99.")));
        assertEquals(
                List.of(),
                list.releases().stream()
                        .flatMap(release -> release.models().stream())
                        .filter(model -> !model.matches("(iPhone|iPad|iPod).*"))
                        .toList());
        assertEquals(Optional.of("12.5.8"), newest(list, "iPod7,1"));
    }

    @Test
    void theTwinOfABuildIsOfTheSameRelease() {
        Releases list = refreshed("gdmf.traps.synthetic.json");
        assertEquals(List.of("23G83", "23G6083"), release(list, "26.6.1").builds());
        assertEquals("26.6.1", list.ofBuild("23G6083").orElseThrow().version());
    }

    @Test
    void aDayThatWasPostedAnewIsNotTheDayOfTheRelease() {
        assertEquals(
                LocalDate.of(2026, 8, 17),
                release(refreshed("gdmf.traps.synthetic.json"), "17.7.11").released());
        for (List<String> files : List.of(
                List.of("gdmf.traps.synthetic.json", "sofa-v2.2026-08-22.trimmed.json"),
                List.of("sofa-v2.2026-08-22.trimmed.json", "gdmf.traps.synthetic.json"))) {
            Releases list = refreshed(files.toArray(String[]::new));
            assertEquals(LocalDate.of(2026, 5, 11), release(list, "17.7.11").released());
        }
        // What the list knew is earlier as well.
        assertEquals(
                LocalDate.of(2026, 4, 22),
                release(refreshed("gdmf.traps.synthetic.json"), "18.7.8").released());
    }

    @Test
    void whichIsTheNewestDependsOnTheModelAndNotOnTheLargestVersion() {
        Releases list = refreshed("gdmf.traps.synthetic.json");
        assertEquals(Optional.of("26.6.1"), newest(list, "iPhone17,1"));
        assertEquals(Optional.of("18.7.10"), newest(list, "iPhone11,2"));
        assertEquals(Optional.of("16.7.16"), newest(list, "iPhone10,3"));
        assertEquals(Optional.of("17.7.11"), newest(list, "iPad7,1"));
        assertEquals(Optional.empty(), newest(list, "AppleTV14,1"));
    }

    @Test
    void buildsOfOtherSystemsInSofaAreLeftOut() {
        assertEquals(
                List.of("23G71", "23G6071"),
                release(refreshed("sofa-v2.2026-08-22.trimmed.json"), "26.6").builds());
    }

    @Test
    void aReleaseOfSofaForNoDeviceIsLeftOut() {
        Releases list = refreshed("sofa-v2.2026-08-22.trimmed.json");
        assertTrue(
                list.releases().stream().noneMatch(release -> release.version().equals("17.7.10")));
        assertEquals(Optional.of("18.7.10"), newest(list, "iPhone11,2"));
    }

    @Test
    void betasOnlySayWhatABuildIs() {
        Releases list = refreshed("appledb-23G5028e.beta.json", "appledb-23C52.rc.json", "appledb-23A330.hidden.json");
        Release beta = list.ofBuild("23G5028e").orElseThrow();
        assertEquals("26.6 beta", beta.version());
        assertEquals("26.6", beta.number());
        assertTrue(beta.beta());
        assertEquals(Optional.of("18.7.8"), newest(list, "iPhone17,1"));
        assertEquals(Optional.empty(), list.ofBuild("23C52"));
        assertEquals(Optional.empty(), list.ofBuild("23A330"));
    }

    @Test
    void theListIsAsNewAsTheNewestDayInTheFiles() {
        // Posted last are Apple TV's, a Mac's and a background improvement; none expires into it.
        assertEquals(
                LocalDate.of(2026, 8, 21),
                refreshed("gdmf.traps.synthetic.json").asOf());
        assertEquals(
                LocalDate.of(2026, 8, 22),
                refreshed("sofa-v2.2026-08-22.trimmed.json").asOf());
        assertEquals(
                LocalDate.of(2026, 9, 28),
                refreshed("sofa-v1.2026-09-28.trimmed.json").asOf());
        assertEquals(
                LocalDate.of(2026, 1, 1),
                refreshed("ipswme-iPhone17,1.synthetic.json").asOf());
    }

    @Test
    void eachListIsKnownByItsContent() {
        assertEquals(Optional.of("16.2"), newest(refreshed("gdmf.zentral.json"), "iPad13,18"));
        assertEquals(Optional.of("27.0.1"), newest(refreshed("appledb-24A446.header.json"), "iPhone19,7"));
        assertEquals(
                "18.5",
                refreshed("ipswme-iPhone17,1.synthetic.json")
                        .ofBuild("22F76")
                        .orElseThrow()
                        .version());
        Releases v1 = refreshed("sofa-v1.2026-09-28.trimmed.json");
        assertEquals(Optional.of("26.7.1"), newest(v1, "iPad8,1"));
        assertEquals(List.of(), release(v1, "27.0").builds());
    }

    @Test
    void severalEntriesOfAppleDbInOneFileAreAllRead() throws IOException {
        Path both = write(
                "both.json",
                "[" + Files.readString(SAMPLES.resolve("appledb-24A446.header.json")) + ","
                        + Files.readString(SAMPLES.resolve("appledb-23G5028e.beta.json")) + "]");
        assertEquals(List.of(), Refresh.of(List.of(both), directory, bundled).problems());
        Releases list = list();
        assertTrue(list.ofBuild("24A446").isPresent());
        assertTrue(list.ofBuild("23G5028e").isPresent());
    }

    @Test
    void onlyWhatDiffersOrIsNewIsWritten() throws IOException {
        Refreshed refreshed = refresh("sofa-v1.2026-09-28.trimmed.json");
        String text = Files.readString(directory.resolve(Releases.FILE));
        assertEquals(List.of(directory.resolve(Releases.FILE)), refreshed.written());
        assertFalse(text.contains("18.7.8"), text);
        assertFalse(text.contains("staleAfterDays"), text);
        assertTrue(
                text.contains(
                        "origin: \"SOFA (github.com/macadmins/sofa, Apache-2.0), beside the bundled list\"\nasOf: \"2026-09-28\"\n"),
                text);
        assertTrue(
                text.contains(
                        "  \"26.7.1\":\n    builds: [ \"23H6030\" ]\n    released: \"2026-09-28\"\n    models:\n      [ \"iPad8,1\", \"iPad8,11\", \"iPad8,12\", \"iPad16,3\", \"iPhone12,1\","),
                text);
        assertEquals(
                List.of(
                        "3 releases are new: 27.0.1, 27.0, 26.7.1.",
                        "27.0.1 is now the newest for 37 models.",
                        "26.7.1 is now the newest for 1 model.",
                        "The list is of 28 September 2026."),
                refreshed.sentences());
    }

    @Test
    void whatWasWrittenBeforeIsKept() throws IOException {
        Files.createDirectories(directory.resolve("data"));
        Files.writeString(
                directory.resolve(Releases.FILE),
                "staleAfterDays: 30\nreleases: { \"1.0\": { builds: [ 1A1 ], released: \"2007-06-29\", models: [ \"iPhone1,1\" ] } }\n");
        refresh("appledb-24A446.header.json");
        refresh("sofa-v2.2026-08-22.trimmed.json");
        Releases list = list();
        assertEquals(30, list.staleAfterDays());
        assertTrue(list.ofBuild("1A1").isPresent());
        assertTrue(list.ofBuild("24A446").isPresent());
        assertTrue(list.ofBuild("23G83").isPresent());
        // The second file was older than the first.
        assertEquals(LocalDate.of(2026, 9, 28), list.asOf());
        assertTrue(
                Files.readString(directory.resolve(Releases.FILE))
                        .contains(
                                "\"SOFA (github.com/macadmins/sofa, Apache-2.0), AppleDB (github.com/littlebyteorg/appledb, MIT), beside"));
    }

    @Test
    void theSameFilesTwiceSayNothingNew() throws IOException {
        refresh("gdmf.traps.synthetic.json", "sofa-v2.2026-08-22.trimmed.json");
        String text = Files.readString(directory.resolve(Releases.FILE));
        Refreshed again = refresh("sofa-v2.2026-08-22.trimmed.json", "gdmf.traps.synthetic.json");
        assertEquals(List.of(), again.written());
        assertEquals("No release is new.", again.sentences().get(0));
        assertEquals(text, Files.readString(directory.resolve(Releases.FILE)));
    }

    @Test
    void filesOlderThanTheListDoNotMakeItOlder() {
        refresh("sofa-v1.2026-09-28.trimmed.json");
        Refreshed older = refresh("ipswme-iPhone17,1.synthetic.json");
        assertEquals(
                List.of(
                        "1 release is new: 18.5.",
                        "The files are of 12 May 2025, older than the list, which stays of 28 September 2026."),
                older.sentences());
        assertEquals(LocalDate.of(2026, 9, 28), list().asOf());
    }

    @Test
    void whatIsLeftOutIsCounted() {
        assertTrue(
                refresh("appledb-23G5028e.beta.json", "appledb-23C52.rc.json", "appledb-23A330.hidden.json")
                        .sentences()
                        .containsAll(
                                List.of(
                                        "No release is new.",
                                        "1 beta is new; a beta only tells what a build is.",
                                        "2 entries were left out: other devices, release candidates, internal or hidden builds, background improvements.")));
    }

    @Test
    void aReleaseThatNoListHasADayOfIsLeftOut() throws IOException {
        String entry =
                "{\"osStr\":\"iOS\",\"version\":\"27.5\",\"build\":\"24F80\",\"released\":\"2027-05\",\"deviceMap\":[\"iPhone17,1\"]}";
        Path file = write("27.5.json", entry);
        Refreshed refreshed = Refresh.of(List.of(file), directory, bundled);
        assertEquals(List.of(), refreshed.written());
        assertTrue(
                refreshed.sentences().contains("1 release was left out, as no list says on which day it came out."),
                refreshed.sentences().toString());
        Path day = write("day.json", entry.replace("2027-05", "2027-05-10"));
        Refresh.of(List.of(file, day), directory, bundled);
        assertEquals(LocalDate.of(2027, 5, 10), release(list(), "27.5").released());
    }

    @Test
    void namesOfModelsComeFromAppleDb() throws IOException {
        Path device = write(
                "device.json",
                Files.readString(SAMPLES.resolve("appledb-device-iPhone17,1.json"))
                        .replace("\"iPhone17,1\"", "[ \"iPhone17,1\", \"iPhone17,9\" ]"));
        Refreshed refreshed = Refresh.of(List.of(device), directory, bundled);
        assertEquals(List.of(directory.resolve(Models.FILE)), refreshed.written());
        assertEquals(List.of("1 name of a model is new."), refreshed.sentences());
        String text = Files.readString(directory.resolve(Models.FILE));
        assertTrue(text.endsWith("asOf: \"2026-11-20\"\n\nmodels:\n  \"iPhone17,9\": \"iPhone 16 Pro\"\n"), text);
        assertFalse(Files.exists(directory.resolve(Releases.FILE)));
    }

    @Test
    void whatCannotBeReadIsToldWithFileAndPlaceAndNothingIsWritten() throws IOException {
        List<Path> files = List.of(
                write("page.json", "<html>Not found</html>"),
                write("cut.json", "{\"OSVersions\": ["),
                write("other.json", "{\"storageFreeBytes\": 1}"),
                write(
                        "mac.json",
                        "{\"OSVersions\":[{\"Latest\":{\"ProductVersion\":\"26.1\",\"ReleaseDate\":\"2026-01-01T00:00:00Z\",\"SupportedDevices\":[\"J413AP\"]}}]}"),
                write(
                        "wrong.json",
                        "{\"PublicAssetSets\":{\"iOS\":[{\"ProductVersion\":18.5,\"Build\":\"22F76\",\"PostingDate\":\"12.5.2025\",\"SupportedDevices\":\"iPhone17,1\"},{\"ProductVersion\":\"newest\",\"PostingDate\":\"2025-02-30\",\"SupportedDevices\":[\"iPhone17,1\"]},{\"ProductVersion\":\"18.5\",\"Build\":\"F76\",\"PostingDate\":\"2025-05-12\",\"SupportedDevices\":[\"iPhone17,1\",7]},{\"Build\":\"22F76\"}]}}"),
                SAMPLES.resolve("sofa-v1.2026-09-28.trimmed.json"),
                temporary.resolve("missing.json"));
        Refreshed refreshed = Refresh.of(files, directory, bundled);
        assertEquals(
                """
                page.json:1:1
                  This is not JSON: a value is expected here.
                  Maybe the download failed, and this is the web page that says why.
                cut.json:1:17
                  This is not JSON: Unexpected end-of-input: expected close marker for Array.
                  Maybe the file is cut off, or a bracket is missing.
                other.json
                  This is none of the lists that are understood: Apple's lookup service (pmv), SOFA's ios_data_feed.json, AppleDB's osFiles and deviceFiles, ipsw.me's answer on a device.
                  Maybe another file was meant, or the download failed and this says why.
                mac.json
                  There is no release for an iPhone, iPad or iPod in this list.
                  Maybe it is the list of another system: SOFA's is called ios_data_feed.json.
                wrong.json  /PublicAssetSets/iOS/0/PostingDate
                  Expected a day such as 2026-11-20 for "PostingDate" but was "12.5.2025".
                  Maybe the file was edited, or its format has changed.
                wrong.json  /PublicAssetSets/iOS/0/ProductVersion
                  Expected a text for "ProductVersion" but was 18.5.
                  Maybe the file was edited, or its format has changed.
                wrong.json  /PublicAssetSets/iOS/1/PostingDate
                  Expected a day such as 2026-11-20 for "PostingDate" but was "2025-02-30".
                  Maybe the file was edited, or its format has changed.
                wrong.json  /PublicAssetSets/iOS/1/ProductVersion
                  Expected a version such as 27.0.1 for "ProductVersion" but was "newest".
                  Maybe the file was edited, or its format has changed.
                wrong.json  /PublicAssetSets/iOS/2/SupportedDevices
                  Expected a list of texts for "SupportedDevices" but was 7.
                  Maybe the file was edited, or its format has changed.
                wrong.json  /PublicAssetSets/iOS/2/Build
                  Expected a build such as 24A446 for "Build" but was "F76".
                  Maybe the file was edited, or its format has changed.
                wrong.json  /PublicAssetSets/iOS/3/ProductVersion
                  "ProductVersion" is missing.
                  Maybe the file is cut off, or its format has changed.
                missing.json
                  There is no such file.
                  Maybe its name is misspelt, or it is in another folder.""",
                String.join(
                                "\n",
                                refreshed.problems().stream()
                                        .map(Problem::toString)
                                        .toList())
                        .replace(temporary + "/", ""));
        assertEquals(List.of(), refreshed.written());
        assertFalse(Files.exists(directory));
    }

    @Test
    void aDirectoryWhoseOwnListIsWrongIsLeftAsItIs() throws IOException {
        Files.createDirectories(directory.resolve("data"));
        Files.writeString(directory.resolve(Releases.FILE), "releases: [ 27 ]\n");
        Refreshed refreshed = refresh("sofa-v1.2026-09-28.trimmed.json");
        assertEquals(1, refreshed.problems().size(), refreshed.problems().toString());
        assertEquals("releases: [ 27 ]\n", Files.readString(directory.resolve(Releases.FILE)));
        Path file = write("file", "");
        assertEquals(
                "Expected a folder of rules but it is a file.",
                Refresh.of(List.of(SAMPLES.resolve("gdmf.zentral.json")), file, bundled)
                        .problems()
                        .get(0)
                        .message());
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(temporary.resolve(name), text);
    }

    private Refreshed refresh(String... samples) {
        Refreshed refreshed =
                Refresh.of(Stream.of(samples).map(SAMPLES::resolve).toList(), directory, bundled);
        assertEquals(refreshed.problems().isEmpty(), !refreshed.sentences().isEmpty());
        return refreshed;
    }

    /** The list with only these samples laid over the bundled one. */
    private Releases refreshed(String... samples) {
        try {
            Files.deleteIfExists(directory.resolve(Releases.FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertEquals(List.of(), refresh(samples).problems());
        return list();
    }

    private Releases list() {
        List<Problem> problems = new ArrayList<>();
        Releases list = Releases.parse(
                Releases.FILE,
                Layer.of(Releases.FILE, bundled, directory, problems).both(),
                problems);
        assertEquals(List.of(), problems);
        return list;
    }

    private static Optional<String> newest(Releases list, String model) {
        return list.newestFor(model, null).map(Release::version);
    }

    private static Release release(Releases list, String version) {
        return list.releases().stream()
                .filter(release -> release.version().equals(version))
                .findFirst()
                .orElseThrow();
    }
}
