package org.backupdoctor.internal.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.backupdoctor.Intake;
import org.backupdoctor.Intake.Entry;
import org.backupdoctor.Intake.Item;
import org.backupdoctor.Intake.Naming;
import org.backupdoctor.Intake.Source;
import org.backupdoctor.SnapshotException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pile of answers, sorted by device. */
final class ByDeviceTest {

    private static final String OTHER = "00008101-000000000000002F";

    @TempDir
    private Path folder;

    private final List<String> unnamed = new ArrayList<>();

    private List<Item> items(Intake intake, List<Path> files, Source... sources) {
        unnamed.clear();
        try (Stream<Entry> entries = intake.byDevice(files, List.of(sources), unnamed::add)) {
            return entries.map(Entry::read).flatMap(List::stream).toList();
        }
    }

    private static String lockdown(String udid, String serial, String more) {
        return "{\"ProductType\":\"iPhone13,2\"" + (udid.isEmpty() ? "" : ",\"UniqueDeviceID\":\"" + udid + "\"")
                + (serial.isEmpty() ? "" : ",\"SerialNumber\":\"" + serial + "\"") + more + "}";
    }

    @Test
    void answersOfADeviceAreMergedWhereverTheyLie() throws IOException {
        Path a = Files.writeString(folder.resolve("a.json"), lockdown(Given.UDID, "", ",\"ProductVersion\":\"18.5\""));
        Path inner = Files.createDirectories(folder.resolve("inner"));
        Files.writeString(inner.resolve("b.json"), lockdown(OTHER, "", ",\"ProductVersion\":\"17.1\""));
        Files.writeString(
                inner.resolve("c.json"), lockdown(Given.UDID.replace("-", ""), "", ",\"DeviceClass\":\"iPhone\""));
        List<Item> items = items(Intake.standard(), List.of(a, inner));
        assertEquals(
                List.of(a.toString(), inner.resolve("b.json").toString()),
                items.stream().map(Item::name).toList());
        assertTrue(Given.snapshot(items.get(0)).toJson().contains("\"family\":\"IPHONE\""));
        assertTrue(Given.snapshot(items.get(0)).toJson().contains("18.5"));
        assertEquals(List.of(), unnamed);
    }

    @Test
    void anAnswerThatHasBothJoinsThoseThatHaveOne() {
        Source serial = Given.text("serial", lockdown("", "F2LQ7X9K0P", ",\"ProductVersion\":\"18.5\""));
        Source udid = Given.text("udid", lockdown(Given.UDID, "", ",\"TotalDiskCapacity\":128000000000"));
        Source both = Given.text("both", lockdown(Given.UDID, "f2lq7x9k0p", ""));
        assertEquals(2, items(Intake.standard(), List.of(), serial, udid).size());
        List<Source> all = new ArrayList<>(List.of(serial, udid, both));
        for (int i = 0; i < 3; i++) {
            Collections.rotate(all, 1);
            List<Item> items = items(Intake.standard(), List.of(), all.toArray(Source[]::new));
            assertEquals(1, items.size());
            assertTrue(Given.snapshot(items.get(0))
                    .toJson()
                    .contains("\"iosVersion\":\"18.5\",\"storageTotalBytes\":128"));
        }
    }

    @Test
    void whatDoesNotSayOfWhichDeviceItIsIsADeviceOfItsOwn() {
        List<Item> items = items(
                Intake.standard(),
                List.of(),
                Given.text("a", "{\"backup\":{\"enabled\":true}}"),
                Given.text("b", "{\"backup\":{\"enabled\":true}}"),
                Given.text("c", "{\"id\":\"C\"}\n{\"id\":\"C\",\"backup\":{\"enabled\":true}}"));
        assertEquals(3, items.size());
        assertEquals(List.of("a", "b"), unnamed);
        assertEquals("C", Given.snapshot(items.get(2)).id().orElseThrow());
    }

    @Test
    void devicesAreNamedOnlyAsAskedFor() {
        Source both = Given.text("folder/both.json", lockdown(Given.UDID, "F2LQ7X9K0P", ""));
        assertEquals("none", id(Intake.standard(), both));
        assertEquals(Given.UDID, id(Intake.standard().naming(Naming.UDID), both));
        assertEquals("F2LQ7X9K0P", id(Intake.standard().naming(Naming.SERIAL), both));
        assertEquals("both.json", id(Intake.standard().naming(Naming.FILE), both));
        assertEquals(Given.UDID, id(Intake.standard().naming(Naming.OWN), both));
        Source serial = Given.text("s", lockdown("", "F2LQ7X9K0P", ""));
        assertEquals("none", id(Intake.standard().naming(Naming.UDID), serial));
        assertEquals("F2LQ7X9K0P", id(Intake.standard().naming(Naming.OWN), serial));
        Source lines = Given.text("x/l.ndjson", "{\"device\":{}}\n" + lockdown(Given.UDID, "", ""));
        assertEquals("l.ndjson:1", id(Intake.standard().naming(Naming.FILE), lines));
    }

    private String id(Intake intake, Source source) {
        return Given.snapshot(items(intake, List.of(), source).get(0)).id().orElse("none");
    }

    @Test
    void whatContradictsItselfIsTold() {
        List<Item> items = items(
                Intake.standard(),
                List.of(),
                Given.text("a", lockdown(Given.UDID, "F2LQ7X9K0P", "")),
                Given.text("b", lockdown(OTHER, "F2LQ7X9K0P", "")));
        assertEquals(
                "[b\n  a and b are answers of different devices.\n  Maybe one of them was named by mistake.]",
                items.get(0).problems().toString());
    }

    @Test
    void aWrongLineIsToldAfterTheDevices() {
        List<Item> items =
                items(Intake.standard(), List.of(), Given.text("l", "{\"id\":\"1\"}\n{\"id\":}\n{\"id\":\"3\"}"));
        assertEquals(
                List.of(1, 3, 2),
                items.stream()
                        .map(item ->
                                item.line() == 0 ? Integer.parseInt(item.name().substring(2)) : item.line())
                        .toList());
    }

    @Test
    void whatIsSoForAllIsToldWhereThereIsNoDevice() {
        Source status = Given.sample("planted/system-status.json");
        List<Item> items = items(Intake.standard(), List.of(), status);
        assertEquals(
                Intake.standard().items(status).get(0).problems(), items.get(0).problems());
        assertEquals(1, items.size());
    }

    @Test
    void whatIsNotThereIsToldAtOnce() {
        assertEquals(
                2,
                assertThrows(
                                SnapshotException.class,
                                () -> items(Intake.standard(), List.of(folder.resolve("x"), folder.resolve("y"))))
                        .problems()
                        .size());
    }

    /** Answers of devices that show one or both of their identifiers, in any order: joined as somebody would who looks at all pairs. */
    @Test
    void groupsAreThoseThatPairsAmountTo() {
        for (int seed = 0; seed < 30; seed++) {
            Random random = new Random(seed);
            List<Source> sources = new ArrayList<>();
            List<String[]> identifiers = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                int device = random.nextInt(12);
                String udid = random.nextInt(3) == 0 ? "" : String.format("00008101-0000000000000%03d", device);
                String serial = random.nextInt(3) == 0 ? "" : String.format("F2LQ7X9K%02d", device);
                identifiers.add(new String[] {udid.isEmpty() ? "u" + i : udid, serial.isEmpty() ? "s" + i : serial});
                sources.add(Given.text("n" + i, lockdown(udid, serial, "")));
            }
            int[] group = IntStream.range(0, 40).toArray();
            for (int i = 0; i < 40; i++) {
                for (int j = 0; j < i; j++) {
                    if (identifiers.get(i)[0].equals(identifiers.get(j)[0])
                            || identifiers.get(i)[1].equals(identifiers.get(j)[1])) {
                        int from = group[i];
                        int to = group[j];
                        group = Arrays.stream(group)
                                .map(now -> now == from ? to : now)
                                .toArray();
                    }
                }
            }
            Map<Integer, Integer> firsts = new TreeMap<>();
            for (int i = 39; i >= 0; i--) {
                firsts.put(group[i], i);
            }
            assertEquals(
                    firsts.values().stream().sorted().map(each -> "n" + each).toList(),
                    items(Intake.standard(), List.of(), sources.toArray(Source[]::new)).stream()
                            .map(Item::name)
                            .toList());
        }
    }

    @Test
    void manyLinesAreReadLineByLine() throws IOException {
        String padding = ",\"attributes\":{\"x\":\"" + "y".repeat(1000) + "\"}}\n";
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 1500; i++) {
            lines.append("{\"id\":\"").append(i % 500).append('"').append(padding);
        }
        Path file = Files.writeString(folder.resolve("lines"), lines.append("{\"id\":\n"));
        List<Item> items = items(Intake.standard(), List.of(file));
        assertEquals(501, items.size());
        assertEquals(1501, items.get(500).line());
        assertFalse(items.get(500).problems().isEmpty());
    }
}
