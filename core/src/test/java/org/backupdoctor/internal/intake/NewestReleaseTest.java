package org.backupdoctor.internal.intake;

import static org.backupdoctor.internal.intake.Given.json;
import static org.backupdoctor.internal.intake.Given.notes;
import static org.backupdoctor.internal.intake.Given.read;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.backupdoctor.Intake.Source;
import org.backupdoctor.Report.Confidence;
import org.backupdoctor.Report.Note;
import org.backupdoctor.Report.NoteKind;
import org.backupdoctor.internal.snapshot.Snapshot;
import org.junit.jupiter.api.Test;

final class NewestReleaseTest {

    private static final Source GDMF = list("gdmf.traps.synthetic.json");
    private static final Source RELEASE = list("appledb-24A446.header.json");
    private static final Source BETA = list("appledb-23G5028e.beta.json");
    private static final List<Source> LISTS = List.of(
            GDMF,
            list("gdmf.zentral.json"),
            list("sofa-v1.2026-09-28.trimmed.json"),
            list("sofa-v2.2026-08-22.trimmed.json"),
            RELEASE,
            BETA,
            list("appledb-device-iPhone17,1.json"),
            list("ipswme-iPhone17,1.synthetic.json"));

    @Test
    void aloneItSaysNothingOfADevice() {
        for (Source list : LISTS) {
            Given.assertProblem(list.name() + """

                              This is a list of releases, and says nothing of a device.
                              Maybe give it beside a device's answer, or bring the rules up to date with it: backup-doctor rules releases FILE --in DIR
                            """, list);
        }
    }

    @Test
    void buildWithoutVersionIsLookedUp() {
        Snapshot snapshot = read(device("\"iosBuild\": \"24A446\", \"model\": \"iPhone17,1\""), RELEASE);
        assertEquals("27.0.1", snapshot.at("/device/iosVersion"));
        assertEquals(false, snapshot.at("/device/prerelease"));
        assertEquals(
                List.of(
                        new Note(
                                NoteKind.ASSUMED,
                                RELEASE.name() + " says that build 24A446 is of iOS 27.0.1.",
                                List.of("/device/iosVersion")),
                        new Note(
                                NoteKind.TIP,
                                RELEASE.name()
                                        + " has iOS 27.0.1 of 28 September 2026 as the newest for iPhone17,1: the"
                                        + " device is up to date.",
                                List.of("/device/iosVersion"))),
                snapshot.notes());
        assertEquals(
                Confidence.RECORDED,
                snapshot.provenance("/device/iosVersion").orElseThrow().confidence());
        assertEquals(
                "a.json", snapshot.provenance("/device/iosBuild").orElseThrow().name());
    }

    @Test
    void betaIsTold() {
        Snapshot snapshot = read(BETA, device("\"iosBuild\": \"23G5028e\""));
        assertEquals("26.6", snapshot.at("/device/iosVersion"));
        assertEquals(true, snapshot.at("/device/prerelease"));
    }

    @Test
    void whatTheDeviceSaysStays() {
        Snapshot snapshot =
                read(device("\"iosBuild\": \"23G5028e\", \"iosVersion\": \"26.5\", \"prerelease\": false"), BETA);
        assertEquals("26.5", snapshot.at("/device/iosVersion"));
        assertEquals(false, snapshot.at("/device/prerelease"));
        assertEquals(List.of(), snapshot.notes());
    }

    @Test
    void buildThatNoListHasStaysUnknown() {
        Snapshot snapshot = read(device("\"iosBuild\": \"22F76\""), RELEASE);
        assertNull(snapshot.at("/device/iosVersion"));
        assertNull(snapshot.at("/device/prerelease"));
    }

    @Test
    void newerReleaseIsTold() {
        Snapshot snapshot = read(device("\"iosVersion\": \"18.5\", \"model\": \"iPhone17,1\""), RELEASE);
        assertEquals(
                List.of(new Note(
                        NoteKind.OUTDATED,
                        RELEASE.name()
                                + " has iOS 27.0.1 of 28 September 2026 as the newest for iPhone17,1, and the device"
                                + " has iOS 18.5.",
                        List.of("/device/iosVersion"))),
                snapshot.notes());
    }

    @Test
    void releaseOfAfterTheSnapshotWasNotOutThen() {
        Source before = json(
                "a.json",
                "\"takenAt\": \"2026-09-27T23:59:59Z\", ",
                "\"device\": {\"iosVersion\": \"18.5\", \"model\": \"iPhone17,1\"}");
        assertEquals(List.of(), notes(read(before, RELEASE)));
    }

    @Test
    void severalListsBesideServices() {
        Source status = Given.sample("status/current_shape.all_ok.synthetic.json");
        assertEquals(
                List.of("complete", "services"),
                Given.known(read(RELEASE, GDMF, status)).keySet().stream()
                        .sorted()
                        .toList());
    }

    @Test
    void listInSquareBracketsIsAListToo() {
        Source many = new Source(
                "all.json",
                Given.bytes("[" + new String(RELEASE.content(), java.nio.charset.StandardCharsets.UTF_8) + "]"),
                null);
        assertEquals(
                Map.of("iosBuild", "24A446", "iosVersion", "27.0.1", "prerelease", false),
                read(device("\"iosBuild\": \"24A446\""), many).at("/device"));
    }

    @Test
    void damagedListIsTold() {
        Given.assertProblem("""
            l.json
              There is no release for an iPhone, iPad or iPod in this list.
              Maybe it is the list of another system: SOFA's is called ios_data_feed.json.
            """, Given.text("l.json", "{\"PublicAssetSets\": {}}"));
    }

    private static Source device(String fields) {
        return json("a.json", "", "\"device\": {" + fields + "}");
    }

    private static Source list(String name) {
        try (InputStream in = NewestReleaseTest.class.getResourceAsStream("/releases/" + name)) {
            return new Source(name, in.readAllBytes(), null);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
