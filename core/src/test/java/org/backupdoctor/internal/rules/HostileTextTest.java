package org.backupdoctor.internal.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.backupdoctor.DeviceSnapshot;
import org.backupdoctor.Problem;
import org.backupdoctor.Report;
import org.backupdoctor.Report.Layout;
import org.backupdoctor.SnapshotException;
import org.backupdoctor.internal.SessionDiagnoser;
import org.backupdoctor.internal.data.JsonText;
import org.backupdoctor.internal.data.Trees;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a device says of itself, wherever a reader sees it. */
class HostileTextTest {

    /** A window's title, a cleared screen, C1, a line of its own, backspaces, and texts that turn their direction or can't be seen. */
    private static final String HOSTILE = "a\u001B]0;owned\u0007\u001B[2J\u009B31m\r\nVERDICT: all is well\b\b\u007F"
            + "\u202Eb\u2066c\u2069\u200Bd\u2028e\u2029\uFEFF\u0085\uDB40\uDC01</script>&amp;\uD800";

    private static final Pattern STEERS = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}&&[^\n]]");

    @TempDir
    private Path directory;

    @Test
    void textReportsAreHarmless() {
        for (Layout layout : List.of(Layout.PLAIN, new Layout(true, false, false), new Layout(true, false, true))) {
            String text = report().toText(layout);
            assertTrue(text.contains("It says: “") || text.contains("It says: \""), text);
            assertFalse(STEERS.matcher(text).find(), text);
            assertTrue(text.lines().noneMatch(line -> line.strip().startsWith("VERDICT")), text);
        }
        String explained = report().explain("noisy");
        assertFalse(STEERS.matcher(explained).find(), explained);
        assertTrue(explained.contains("/complaint/message"), explained);
    }

    @Test
    void jsonIsHarmlessAndSaysTheSame() throws Exception {
        String json = report().toJson();
        assertFalse(
                STEERS.matcher(json).find() || json.contains("<") || json.contains("&") || json.contains("\n"), json);
        Map<?, ?> tree = (Map<?, ?>) Trees.json("report", json);
        assertEquals(noise(), tree.get("id"));
        String evidence = String.valueOf(tree.get("diagnoses"));
        assertTrue(evidence.contains("value=" + noise()), evidence);
        assertEquals(
                "\"\\u001B\\u009b\\u202e\\u2028\\u003c/script>\\u0026\\udb40\\udc01\\u007f\"",
                JsonText.of("\u001B\u009B\u202E\u2028</script>&\uDB40\uDC01\u007F"));
    }

    @Test
    void snapshotsKeepWhatTheDeviceSaidAndWriteItEscaped() {
        DeviceSnapshot snapshot = snapshot();
        assertFalse(STEERS.matcher(snapshot.toJson()).find(), snapshot.toJson());
        assertEquals(snapshot, DeviceSnapshot.fromJson(snapshot.toJson()));
    }

    @Test
    void problemsAreHarmless() {
        DeviceSnapshot.Builder builder = DeviceSnapshot.builder()
                .values(Map.of(HOSTILE, 1, "device", Map.of("family", HOSTILE, "iosVersion", HOSTILE)));
        SnapshotException thrown = assertThrows(SnapshotException.class, builder::build);
        assertEquals(3, thrown.problems().size());
        thrown.getMessage()
                .lines()
                .forEach(line -> assertFalse(STEERS.matcher(line).find() || line.startsWith("VERDICT"), line));
        assertEquals(
                "a\\u001b[2J\\u000ab\n  c\\u202e\n  d\\u009b",
                new Problem("a\u001B[2J\nb", "", "c\u202E", "d\u009B").toString());
    }

    @Test
    void aNoteStaysOnItsLine() {
        Report.Note note = new Report.Note(Report.NoteKind.CONFLICT, "a\nNote: b\u001B[2J", List.of());
        assertEquals("a Note: b [2J", note.text());
    }

    @Test
    void aListHasAtMostFiveThousandElements() {
        assertEquals(5_000, size(5_000));
        SnapshotException thrown = assertThrows(SnapshotException.class, () -> size(5_001));
        assertEquals("""
                snapshot  /network/blockedHosts
                  Expected at most 5000 elements but there are 5001.
                  Maybe it is of several devices, or of another kind.""", thrown.getMessage());
    }

    @Test
    void aTextHasAtMostAHundredThousandCharacters() {
        String most = "x".repeat(100_000);
        assertEquals(most, DeviceSnapshot.builder().id(most).build().id().orElseThrow());
        assertEquals(
                """
                snapshot  /id
                  Expected a text of at most 100000 characters but it has 100001.
                  Maybe it is of several devices, or of another kind.

                snapshot  /attributes/a/b
                  Expected a text of at most 100000 characters but it has 100001.
                  Maybe it is of several devices, or of another kind.""",
                assertThrows(
                                SnapshotException.class,
                                () -> DeviceSnapshot.builder()
                                        .id(most + "x")
                                        .attribute("a", Map.of("b", most + "x"))
                                        .build())
                        .getMessage());
    }

    @Test
    void aSnapshotHasAtMostTwoHundredThousandValues() {
        Map<String, Object> lists = IntStream.range(0, 21)
                .boxed()
                .collect(Collectors.toMap(
                        i -> "l" + i,
                        i -> List.of(IntStream.range(0, 9_999).boxed().toArray())));
        assertEquals(
                """
                snapshot
                  Expected at most 200000 values but there are more.
                  Maybe it isn't a snapshot of one device.""",
                assertThrows(
                                SnapshotException.class,
                                () -> DeviceSnapshot.builder()
                                        .values(Map.of("attributes", lists))
                                        .build())
                        .getMessage());
    }

    @Test
    void aThousandErrorsAreTold() {
        Map<String, Object> unknown =
                IntStream.range(0, 50_000).boxed().collect(Collectors.toMap(i -> "n" + i, i -> i));
        List<Problem> problems = assertThrows(
                        SnapshotException.class,
                        () -> DeviceSnapshot.builder().values(unknown).build())
                .problems();
        assertEquals(1_001, problems.size());
        assertEquals(
                "snapshot\n  More is wrong.\n  Maybe it isn't a snapshot.",
                problems.get(1_000).toString());
    }

    private Report report() {
        return new SessionDiagnoser(new SmallRules(directory).load()).diagnose(snapshot());
    }

    /** A half of a pair can't be written as UTF-8, so it is left to the other tests. */
    private static String noise() {
        return "noise " + HOSTILE.substring(0, HOSTILE.length() - 1);
    }

    private static DeviceSnapshot snapshot() {
        return DeviceSnapshot.builder()
                .values(Map.of(
                        "id", noise(),
                        "complaint", Map.of("message", noise()),
                        "device", Map.of("model", noise()),
                        "tried", List.of(Map.of("remedy", noise(), "outcome", "NO_CHANGE"))))
                .build();
    }

    private static int size(int count) {
        List<String> hosts = IntStream.range(0, count).mapToObj(i -> "h" + i).toList();
        DeviceSnapshot snapshot = DeviceSnapshot.builder()
                .values(Map.of("network", Map.of("blockedHosts", hosts)))
                .build();
        return snapshot.toJson().toLowerCase(Locale.ROOT).split("\"h\\d", -1).length - 1;
    }
}
