package org.backupdoctor.internal.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.backupdoctor.Intake;
import org.backupdoctor.Intake.Entry;
import org.backupdoctor.Intake.Item;
import org.backupdoctor.SnapshotException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read entry by entry is what is read as a whole. */
final class EntriesTest {

    private static final List<String> ENDS = List.of("\n", "\r\n", "\r", "\n\n", "\n \t\n");
    private static final List<String> LINES = List.of(
            "{\"icloud\":{\"storageFreeBytes\":\"800 MB\"},\"backup\":{\"nextSizeBytes\":\"3.2 GB\"}}",
            "{\"id\":\"A-%d\",\"device\":{\"model\":\"iPhone17,1\"},\"attributes\":{\"site\":\"Évora 🙂\"}}",
            "{\"backup\":{\"enabled\":\"maybe\"}}",
            "{\"backup\":{\"enabled\":",
            "{}",
            "[1]",
            "3",
            "{\"DeviceName\":\"x\",\"UniqueDeviceID\":\"00008101-000000000000001E\",\"ProductType\":\"iPhone13,2\"}",
            "{\"id\":\"a\"} {\"id\":\"b\"}");

    @TempDir
    private Path folder;

    @Test
    void linesAreReadAsTheyAreInAWhole() throws IOException {
        for (int seed = 0; seed < 6; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder(seed % 2 == 0 ? "" : "\uFEFF");
            text.append(LINES.get(seed % 2)).append('\n');
            String end = ENDS.get(seed % ENDS.size());
            for (int i = 0; text.length() < Entries.HEAD_BYTES + 100_000; i++) {
                text.append(LINES.get(random.nextInt(LINES.size())).replace("%d", "" + i))
                        .append(end)
                        .append(" ".repeat(random.nextInt(1500)));
            }
            Path file = Files.writeString(folder.resolve(seed + ".ndjson"), text.toString());
            assertEquals(
                    told(Intake.standard().items(file)), told(Intake.standard().entries(file)));
            try (InputStream in = Files.newInputStream(file)) {
                List<Item> whole =
                        Intake.standard().items(new Intake.Source("standard input", Files.readAllBytes(file), null));
                assertEquals(told(whole), told(Intake.standard().entries("standard input", in)));
            }
        }
    }

    @Test
    void whatIsSmallIsReadAsTheyAreInAWhole() throws IOException {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(5); i >= 0; i--) {
                text.append(LINES.get(random.nextInt(LINES.size()))).append(ENDS.get(random.nextInt(ENDS.size())));
            }
            byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            Intake.Source source = new Intake.Source("standard input", bytes, null);
            assertEquals(
                    told(Intake.standard().items(source)),
                    told(Intake.standard().entries("standard input", new ByteArrayInputStream(bytes))),
                    text.toString());
        }
    }

    @Test
    void aLineThatIsNoTextOrTooLongCostsItselfAlone() throws IOException {
        Path file = folder.resolve("lines");
        try (var out = Files.newOutputStream(file)) {
            out.write("{\"id\":\"1\"}\n{\"id\":\"\u00e9\"}\n".getBytes(StandardCharsets.ISO_8859_1));
            out.write("{\"id\":\"3\"}\n".getBytes(StandardCharsets.UTF_8));
            out.write(("{\"id\":\"" + "x".repeat(ByteLines.LONGEST) + "\"}\n{\"id\":\"5\"}\n")
                    .getBytes(StandardCharsets.UTF_8));
        }
        assertEquals(
                List.of(
                        "0 1 {\"format\":1,\"id\":\"1\"}",
                        "0 2 [" + file
                                + ":2\n  This text is not UTF-8.\n  Maybe it was saved in another encoding: save it as"
                                + " UTF-8.]",
                        "0 3 {\"format\":1,\"id\":\"3\"}",
                        "0 4 [" + file
                                + ":4\n  Expected at most 10 MB in a line but there is more.\n  Maybe it isn't of one"
                                + " device.]",
                        "0 5 {\"format\":1,\"id\":\"5\"}"),
                told(Intake.standard().entries(file)).stream()
                        .map(line -> line.replaceFirst("^.*?/lines ", "0 ").replaceFirst(",\"takenAt\":.*", "}"))
                        .toList());
    }

    @Test
    void whereItCanNotBeReadOnTheLastEntrySaysSo() {
        byte[] lines = "{\"id\":\"1\"}\n{\"id\":\"2\"}\n".getBytes(StandardCharsets.UTF_8);
        InputStream broken = new FilterInputStream(new ByteArrayInputStream(lines)) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int read = super.read(buffer, offset, length);
                if (read < 0) {
                    throw new IOException("gone");
                }
                return read;
            }
        };
        assertEquals(
                List.of(
                        "pipe 1 {\"format\":1,\"id\":\"1\"} []",
                        "pipe 2 {\"format\":1,\"id\":\"2\"} []",
                        "pipe 3 [pipe:3\n  From here on it can't be read.\n  Maybe its disk was removed, or whoever writes it"
                                + " has stopped.]"),
                told(Intake.standard().entries("pipe", broken)));
    }

    @Test
    void aLineIsThereAsSoonAsTheNextOneBegins() throws IOException {
        try (PipedOutputStream out = new PipedOutputStream();
                Stream<Entry> entries = entriesOnceBegun(out)) {
            Iterator<Entry> each = entries.iterator();
            assertEquals("1", id(each.next()));
            out.write("\"2\"}\n{".getBytes(StandardCharsets.UTF_8));
            assertEquals("2", id(each.next()));
        }
    }

    private static Stream<Entry> entriesOnceBegun(PipedOutputStream out) throws IOException {
        PipedInputStream in = new PipedInputStream(out);
        out.write("{\"id\":\"1\"}\n{\"id\":".getBytes(StandardCharsets.UTF_8));
        return Intake.standard().entries("pipe", in);
    }

    private static String id(Entry entry) {
        return Given.snapshot(entry.read().get(0)).id().orElseThrow();
    }

    @Test
    void howFarItIsIsTold() throws IOException {
        String line = "{\"attributes\":{\"x\":\"" + "y".repeat(1000) + "\"}}\n";
        Path file = Files.writeString(folder.resolve("lines"), line.repeat(2000));
        List<Double> shares = new ArrayList<>();
        try (Stream<Entry> entries = Intake.standard().entries(file)) {
            entries.forEach(entry -> shares.add(entry.share().orElseThrow()));
        }
        assertEquals(2000, shares.size());
        assertEquals(0.0005, shares.get(0), 1e-9);
        assertEquals(0.5, shares.get(999), 1e-9);
        assertEquals(1, shares.get(1999), 1e-9);
        try (Stream<Entry> entries = Intake.standard().entries("pipe", Files.newInputStream(file))) {
            assertEquals(
                    OptionalDouble.empty(), entries.findFirst().orElseThrow().share());
        }
    }

    @Test
    void rowsAreReadAsTheyAreInAWhole() throws IOException {
        Intake intake = Intake.standard()
                .mappedBy(Given.text("other.yaml", "id: Tag\nfields: { device.model: Kind }\n"))
                .mappedBy(
                        Given.text(
                                "m.yaml",
                                "id: Asset\nfields:\n  device.iosVersion: OS\n  power.batteryPercent: { from: Battery, unit: percent }\n"));
        List<String> cells =
                List.of("18.5", "\"18.5\"", "\"18,5\"", "18", "\"1\n8\"", "\"never closed", "1\"8", "\"\"x", "");
        for (int seed = 0; seed < 4; seed++) {
            Random random = new Random(seed);
            String end = ENDS.get(seed % 3);
            StringBuilder text =
                    new StringBuilder(seed == 3 ? "sep=;\nAsset;OS;Battery;Note\n" : "Asset,OS,Battery,Note" + end);
            char separator = seed == 3 ? ';' : ',';
            for (int i = 0; text.length() < Entries.HEAD_BYTES + 300_000; i++) {
                boolean isGood = random.nextInt(100) > 0;
                text.append("A-").append(i).append(separator);
                text.append(isGood ? cells.get(random.nextInt(5)) : cells.get(random.nextInt(cells.size())));
                text.append(separator).append(random.nextInt(101)).append(" %").append(separator);
                text.append("n".repeat(random.nextInt(1000))).append(end);
            }
            Path file = Files.writeString(folder.resolve(seed + ".csv"), text.toString());
            List<String> whole = told(intake.items(file));
            assertTrue(whole.size() > 2000, whole.size() + " rows");
            assertEquals(whole, told(intake.entries(file)));
        }
    }

    @Test
    void aRowInAnotherEncodingCostsItselfAlone() throws IOException {
        Intake intake =
                Intake.standard().mappedBy(Given.text("m.yaml", "id: Asset\nfields: { device.iosVersion: OS }\n"));
        String good = ("A-1,18.5" + " ".repeat(1000) + "\n").repeat(1500);
        Path file = Files.writeString(
                folder.resolve("t.csv"), "Asset,OS\n" + good + "K\u00F6ln,1\n" + good, StandardCharsets.ISO_8859_1);
        List<String> told = told(intake.entries(file));
        assertEquals(3001, told.size());
        assertTrue(told.get(1500).contains(file + ":1502"), told.get(1500));
        assertTrue(told.get(1500).contains("A letter in \"Asset\" can't be read."), told.get(1500));
        assertFalse(told.get(3000).contains("can't be read"), told.get(3000));
    }

    @Test
    void aSmallFileOfLinesIsReadLineByLineToo() throws IOException {
        Path file = Files.writeString(
                folder.resolve("small.ndjson"),
                "{\"id\":\"1\"}\n\n{\"id\":\"K\u00F6ln\"}\n{\"id\":\"3\"}\n",
                StandardCharsets.ISO_8859_1);
        for (Intake intake : List.of(
                Intake.standard(),
                Intake.standard().mappedBy(Given.text("m.yaml", "rows: /all\nfields: { device.iosVersion: /os }\n")))) {
            List<Item> items = intake.items(file);
            assertEquals(List.of(1, 3, 4), items.stream().map(Item::line).toList());
            assertEquals(
                    file + ":3\n  This text is not UTF-8.\n  Maybe it was saved in another encoding: save it as UTF-8.",
                    Given.joined(items.get(1).problems()));
        }
    }

    @Test
    void aFileThatIsCalledSoIsOfLinesEvenIfItHasOne() throws IOException {
        Path sound = Files.writeString(folder.resolve("one.ndjson"), "{\"id\":\"1\"}\n");
        Path wrong = Files.writeString(folder.resolve("wrong.jsonl"), "\n{\"id\":1.5}\n");
        Path whole = Files.writeString(folder.resolve("whole.ndjson"), "{\n\"id\":\"1\"\n}\n");
        assertEquals(1, Intake.standard().items(sound).get(0).line());
        assertEquals(2, Intake.standard().items(wrong).get(0).line());
        assertEquals(0, Intake.standard().items(whole).get(0).line());
    }

    @Test
    void devicesOfAFolderAreThoseOfTheWhole() throws IOException {
        Files.write(
                folder.resolve("root.plist"),
                Given.sample("ideviceinfo_root.iphone13,2_18.4.1.redacted.plist")
                        .content());
        for (int i = 0; i < 30; i++) {
            Path one = Files.createDirectories(folder.resolve("d" + i % 7));
            Files.writeString(
                    one.resolve(i + ".json"), LINES.get(i % LINES.size()).replace("%d", "" + i % 5));
        }
        Files.writeString(folder.resolve("lines.ndjson"), String.join("\n", LINES));
        Files.writeString(folder.resolve("read-me.txt"), "nothing");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(folder.resolve("more.zip")))) {
            zip.putNextEntry(new ZipEntry("a.json"));
            zip.write("{\"id\":\"A-1\",\"backup\":{\"enabled\":false}}".getBytes(StandardCharsets.UTF_8));
        }
        assertEquals(
                told(Intake.standard().items(folder)), told(Intake.standard().entries(folder)));
        Path archive = folder.resolve("more.zip");
        assertEquals(
                told(Intake.standard().items(archive)), told(Intake.standard().entries(archive)));
    }

    @Test
    void aFileThatWasChangedMeanwhileIsTold() throws IOException {
        Path file = Files.writeString(folder.resolve("a.json"), "{\"id\":\"A\"}");
        Files.writeString(folder.resolve("b.json"), "{\"id\":\"B\"}");
        try (Stream<Entry> entries = Intake.standard().entries(folder)) {
            Files.writeString(file, "{\"id\":\"A\"}\n{\"id\":\"C\"}");
            assertEquals(
                    "[" + file
                            + "\n  This file was changed while it was read.\n  Maybe whoever writes it wasn't done: try"
                            + " again.]",
                    entries.findFirst().orElseThrow().read().get(0).problems().toString());
        }
    }

    @Test
    void whatIsNotThereCanNotBeOpened() {
        assertEquals(
                folder.resolve("x")
                        + "\n  There is no such file.\n  Maybe its name is misspelt, or it is in another folder.",
                assertThrows(SnapshotException.class, () -> Intake.standard().entries(folder.resolve("x")))
                        .getMessage());
    }

    @Test
    void closingClosesTheSource() throws IOException {
        AtomicInteger closed = new AtomicInteger();
        InputStream in =
                new FilterInputStream(Files.newInputStream(
                        Files.writeString(folder.resolve("lines"), "{\"id\":\"1\"}\n".repeat(200_000)))) {
                    @Override
                    public void close() throws IOException {
                        super.close();
                        closed.incrementAndGet();
                    }
                };
        Intake.standard().entries("lines", in).close();
        assertEquals(1, closed.get());
    }

    private static List<String> told(Stream<Entry> entries) {
        try (entries) {
            return told(entries.map(Entry::read).flatMap(List::stream).toList());
        }
    }

    private static List<String> told(List<Item> items) {
        List<String> told = new ArrayList<>();
        for (Item item : items) {
            told.add(item.name() + " " + item.line()
                    + (item.snapshot() == null
                            ? " " + item.problems()
                            : " " + item.snapshot().toJson() + " "
                                    + item.snapshot().notes()));
        }
        return told;
    }
}
