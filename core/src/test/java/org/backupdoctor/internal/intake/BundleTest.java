package org.backupdoctor.internal.intake;

import static org.backupdoctor.internal.intake.Given.bytes;
import static org.backupdoctor.internal.intake.Given.notes;
import static org.backupdoctor.internal.intake.Given.sample;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.backupdoctor.DeviceSnapshot;
import org.backupdoctor.Intake;
import org.backupdoctor.Intake.Item;
import org.backupdoctor.Intake.Source;
import org.backupdoctor.SnapshotException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BundleTest {

    private static final byte[] ROOT =
            sample("ideviceinfo_root.iphone13,2_18.4.1.redacted.plist").content();
    private static final byte[] BACKUP = sample("ideviceinfo_com.apple.mobile.backup.iphone13,2_18.4.1.plist")
            .content();
    private static final byte[] BATTERY =
            sample("ideviceinfo_com.apple.mobile.battery.synthetic.plist").content();
    private static final String OTHER = "00008101-000000000000002F";

    @TempDir
    Path folder;

    @Test
    void answersOfOneDeviceAreMerged() throws IOException {
        Map<String, byte[]> files =
                Map.of("a/root.plist", ROOT, "a/backup.plist", BACKUP, "b/c/battery.plist", BATTERY);
        DeviceSnapshot expected =
                Given.read(source("root", ROOT), source("backup", BACKUP), source("battery", BATTERY));
        write(files);
        for (List<Item> items : List.of(
                Intake.standard().items(folder),
                Intake.standard().items(new Source("x.zip", zip(files), null)),
                Intake.standard().items(new Source("x.tgz", gzip(tar(files)), null)))) {
            assertEquals(1, items.size());
            assertEquals(expected, items.get(0).snapshot());
            assertEquals(List.of(), Given.snapshot(items.get(0)).notes());
        }
        assertEquals(expected, DeviceSnapshot.read(folder));
        Path archive = Files.write(folder.resolveSibling("y.zip"), zip(files));
        assertEquals(expected, DeviceSnapshot.read(archive));
        try (FileSystem within = FileSystems.newFileSystem(archive)) {
            assertEquals(expected, DeviceSnapshot.read(within.getPath("/")));
        }
        assertEquals(
                "a.zip",
                Intake.standard()
                        .items(new Source("a.zip", zip(files), null))
                        .get(0)
                        .name());
    }

    @Test
    void devicesAreToldApart() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("one/root.plist", bytes(device(Given.UDID, "iPhone17,1")));
        files.put("one/backup.plist", BACKUP);
        files.put("two/deep/battery.plist", BATTERY);
        files.put("two/root.plist", bytes(device(OTHER, "iPad13,4")));
        files.put("three.json", bytes("{\"id\": \"C\", \"device\": {\"model\": \"iPhone16,1\"}}"));
        files.put("lists/three-more.json", bytes("{\"id\": \"C\", \"backup\": {\"enabled\": false}}"));
        List<Item> items = Intake.standard().items(new Source("x.zip", zip(files), null));
        assertEquals(
                List.of("x.zip/one/root.plist", "x.zip/two/deep/battery.plist", "x.zip/three.json"),
                items.stream().map(Item::name).toList());
        assertEquals(
                List.of("iPhone17,1 true null", "iPad13,4 null 18", "iPhone16,1 false null"),
                items.stream().map(BundleTest::shortly).toList());
    }

    @Test
    void snapshotsWithoutIdsAreOfADeviceEach() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("a.json", bytes("{\"device\": {\"model\": \"iPhone16,1\"}}"));
        files.put("b.json", bytes("{\"device\": {\"model\": \"iPhone16,2\"}}"));
        files.put("c/d.json", bytes("{\"device\": {\"model\": \"iPhone17,1\"}}"));
        assertEquals(
                3,
                Intake.standard().items(new Source("x.zip", zip(files), null)).size());
    }

    @Test
    void linesOfAFileAreADeviceEach() throws IOException {
        Map<String, byte[]> files =
                Map.of("f.ndjson", bytes("{\"id\": \"A\"}\n{\"id\": \"B\"}\n{\"backup\": {\"enabled\": true}}\n"));
        assertEquals(
                3,
                Intake.standard().items(new Source("x.zip", zip(files), null)).size());
    }

    @Test
    void statusIsOfEveryDevice() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(
                "status.js",
                sample("status/current_shape.backup_ongoing.synthetic.json").content());
        files.put("a.json", bytes("{\"id\": \"A\", \"takenAt\": \"2026-11-20T05:00:00Z\"}"));
        files.put("b.json", bytes("{\"id\": \"B\", \"takenAt\": \"2026-11-20T03:00:00Z\"}"));
        List<Item> items = Intake.standard().items(new Source("x.zip", zip(files), null));
        assertEquals(2, items.size());
        assertTrue(Given.snapshot(items.get(0)).toJson().contains("{\"name\":\"iCloud Backup\",\"status\":\"OUTAGE\""));
        assertTrue(Given.snapshot(items.get(1)).toJson().contains("{\"name\":\"iCloud Backup\",\"status\":\"UP\"}"));
    }

    @Test
    void whatIsNotKnownIsCountedInOneNote() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("root.plist", ROOT);
        files.put("logs/a.log", bytes("nothing of interest"));
        files.put("logs/b.bin", new byte[] {1, 2, 3, 0, 5});
        files.put("other.json", bytes("{\"what\": 1, \"ever\": 2, \"it\": 3, \"is\": 4}"));
        files.put("empty.json", bytes("{}"));
        files.put("cut.plist", bytes("<plist><dict>"));
        files.put(".DS_Store", new byte[] {1});
        files.put("__MACOSX/._root.plist", new byte[] {1});
        Item item =
                Intake.standard().items(new Source("x.zip", zip(files), null)).get(0);
        assertEquals(
                List.of(
                        "x.zip: of 6 files, 1 said something; 5 of no known kind (logs/a.log, logs/b.bin, other.json, …)."),
                notes(Given.snapshot(item)));
    }

    @Test
    void snapshotWithAnErrorIsTold() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("root.plist", ROOT);
        files.put("b.json", bytes("{\"format\": 1, \"bakcup\": {}}"));
        Source zip = new Source("x.zip", zip(files), null);
        List<Item> items = Intake.standard().items(zip);
        assertEquals(2, items.size());
        String problem = """
            x.zip/b.json  /bakcup
              There is no field "bakcup" here.
              Maybe you meant "backup".\
            """;
        assertEquals(problem, Given.joined(items.get(1).problems()));
        assertEquals(problem, Given.joined(Given.problems(zip)));
    }

    @Test
    void bundleWithoutAnswersIsTold() throws IOException {
        Given.assertProblem("""
            x.zip
              There is no file in it.
              Maybe the answers lie elsewhere: ideviceinfo -x, MDM answers and configuration profiles are understood.
            """, new Source("x.zip", zip(Map.of()), null));
        Given.assertProblem("""
            x.xlsx
              Of 1 file in it none is of a known kind.
              Maybe it is a spreadsheet: save the table in it as CSV, and give a mapping for it.
            """, new Source("x.xlsx", zip(Map.of("xl/workbook.xml", bytes("<x/>"))), null));
    }

    @Test
    void damagedArchivesAreTold() throws IOException {
        byte[] zip = zip(Map.of("root.plist", ROOT));
        byte[] tgz = gzip(tar(Map.of("root.plist", ROOT)));
        byte[] cutTar = gzip(Arrays.copyOf(tar(Map.of("root.plist", ROOT)), 900));
        for (byte[] damaged : List.of(
                Arrays.copyOf(zip, 10),
                Arrays.copyOf(zip, zip.length / 2),
                Arrays.copyOf(zip, zip.length - 22),
                bytes("PK\u0003\u0004\0\0"),
                Arrays.copyOf(tgz, tgz.length / 2),
                cutTar)) {
            Given.assertProblem("""
                x
                  This archive or folder can't be read to its end.
                  Maybe its download wasn't finished, or a file in it must not be read.
                """, new Source("x", damaged, null));
        }
    }

    @Test
    void lockedArchiveIsTold() throws IOException {
        byte[] zip = zip(Map.of("root.plist", ROOT));
        zip[6] |= 1;
        Given.assertProblem("""
            x.zip
              This archive is locked with a password.
              Maybe unpack it with the password, and give the folder.
            """, new Source("x.zip", zip, null));
    }

    @Test
    void namesLeadNowhere() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("../../outside.plist", ROOT);
        files.put("/etc/root.plist", BACKUP);
        files.put("C:\\x\\..\\battery.plist", BATTERY);
        List<Item> items = Intake.standard().items(new Source("x.zip", zip(files), null));
        assertEquals(1, items.size());
        try (var left = Files.list(folder)) {
            assertEquals(0, left.count());
        }
    }

    @Test
    void linksAreNotFollowed() throws IOException {
        Path outside = Files.createDirectory(folder.resolve("outside"));
        Files.write(outside.resolve("root.plist"), ROOT);
        Path inside = Files.createDirectory(folder.resolve("inside"));
        Files.write(inside.resolve("backup.plist"), BACKUP);
        Files.createSymbolicLink(inside.resolve("link"), outside);
        Files.createSymbolicLink(inside.resolve("root.plist"), outside.resolve("root.plist"));
        Files.createSymbolicLink(inside.resolve("round"), inside);
        assertEquals(
                Given.read(source("b", BACKUP)).at("/backup"),
                ((org.backupdoctor.internal.snapshot.Snapshot) DeviceSnapshot.read(inside)).at("/backup"));
        assertEquals(null, ((org.backupdoctor.internal.snapshot.Snapshot) DeviceSnapshot.read(inside)).at("/device"));
        Path link = Files.createSymbolicLink(folder.resolve("named"), inside);
        assertTrue(DeviceSnapshot.read(link).toJson().contains("\"enabled\":true"), "one that is named is meant");
    }

    @Test
    void bombsAreRefused() throws IOException {
        byte[] zeros = new byte[30_000_000];
        String refused = "This holds more than 200 times as much as it takes itself, far more than a device's answers.";
        for (byte[] bomb : List.of(zip(Map.of("zeros", zeros)), gzip(zeros), zip(Map.of("a.gz", gzip(zeros))))) {
            Item item = Intake.standard().items(new Source("x", bomb, null)).get(0);
            assertEquals(refused, item.problems().get(0).message());
        }
        byte[] many = manyEntries(50_001);
        assertEquals(
                "This holds more than 50000 files, far more than a device's answers.",
                Intake.standard()
                        .items(new Source("x", many, null))
                        .get(0)
                        .problems()
                        .get(0)
                        .message());
    }

    @Test
    void archivesInArchivesAreLookedIntoTwice() throws IOException {
        byte[] one = zip(Map.of("root.plist", ROOT));
        byte[] two = gzip(tar(Map.of("one.zip", one)));
        byte[] three = zip(Map.of("two.tar.gz", two));
        assertEquals("iPhone13,2", model(three));
        byte[] four = zip(Map.of("three.zip", three, "battery.plist", BATTERY));
        assertEquals(
                List.of(
                        "x/battery.plist" + Given.FILE_TIME,
                        "x: of 2 files, 1 said something; 1 too large or too deep (three.zip/two.tar.gz/one.zip)."),
                notes(Given.snapshot(
                        Intake.standard().items(new Source("x", four, null)).get(0))));
    }

    @Test
    void timesOfEntriesAreThoseOfTheFiles() throws IOException {
        Map<String, byte[]> files = Map.of("battery.plist", BATTERY);
        Instant taken = Instant.parse("2026-11-20T07:00:00Z");
        for (byte[] packed : List.of(zip(files), gzip(tar(files)))) {
            DeviceSnapshot snapshot = Given.snapshot(Intake.standard()
                    .items(new Source("x", packed, Instant.parse("2026-11-25T07:00:00Z")))
                    .get(0));
            assertEquals(taken, snapshot.takenAt().orElseThrow());
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("battery.plist"));
            zip.write(BATTERY);
        }
        assertEquals(
                Instant.parse("2026-11-25T07:00:00Z"),
                Given.snapshot(Intake.standard()
                                .items(new Source("x", out.toByteArray(), Instant.parse("2026-11-25T07:00:00Z")))
                                .get(0))
                        .takenAt()
                        .orElseThrow(),
                "a time without a zone says nothing");
    }

    @Test
    void packedFileIsThatFile() throws IOException {
        Item item = Intake.standard()
                .items(new Source("root.plist.gz", gzip(ROOT), null))
                .get(0);
        assertEquals(Given.read(source("r", ROOT)), item.snapshot());
    }

    @Test
    void longNamesInTarAreRead() throws IOException {
        String name = "a".repeat(90) + "/" + "b".repeat(90) + "/root.plist";
        Item item = Intake.standard()
                .items(new Source("x.tgz", gzip(tar(Map.of(name, ROOT))), null))
                .get(0);
        assertEquals(
                "x.tgz/" + name,
                Given.snapshot(item).provenance("/device/model").orElseThrow().name());
    }

    @Test
    void severalDevicesAreNotOne() throws IOException {
        Map<String, byte[]> files = Map.of("a.plist", ROOT, "b.plist", bytes(device(OTHER, "iPad13,4")));
        SnapshotException e = assertThrows(
                SnapshotException.class,
                () -> Given.read(new Source(
                        "x.zip",
                        zip(Map.of(
                                "a.plist", bytes(device(Given.UDID, "iPhone13,2")), "b.plist", files.get("b.plist"))),
                        null)));
        assertTrue(e.getMessage().contains("are answers of different devices"), e.getMessage());
    }

    private static String model(byte[] packed) {
        Item item = Intake.standard().items(new Source("x", packed, null)).get(0);
        return String.valueOf(((org.backupdoctor.internal.snapshot.Snapshot) Given.snapshot(item)).at("/device/model"));
    }

    private static String shortly(Item item) {
        var snapshot = (org.backupdoctor.internal.snapshot.Snapshot) Given.snapshot(item);
        return snapshot.at("/device/model") + " " + snapshot.at("/backup/enabled") + " "
                + snapshot.at("/power/batteryPercent");
    }

    private static Source source(String name, byte[] content) {
        return new Source(name, content, null);
    }

    private static String device(String udid, String model) {
        return Given.xml("<dict><key>UniqueDeviceID</key><string>" + udid + "</string><key>ProductType</key><string>"
                + model + "</string></dict>");
    }

    private void write(Map<String, byte[]> files) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
    }

    static byte[] zip(Map<String, byte[]> files) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String name : sorted(files)) {
                ZipEntry entry = new ZipEntry(name);
                entry.setLastModifiedTime(FileTime.from(Given.WRITTEN));
                zip.putNextEntry(entry);
                zip.write(files.get(name));
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        byte[] bytes = out.toByteArray();
        // a ZIP archive without files begins with its end
        return files.isEmpty() ? withAFolder() : bytes;
    }

    private static byte[] withAFolder() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("folder/"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toByteArray();
    }

    private static byte[] manyEntries(int count) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 0; i < count; i++) {
                zip.putNextEntry(new ZipEntry("f/" + i + "/"));
            }
        }
        return out.toByteArray();
    }

    private static List<String> sorted(Map<String, byte[]> files) {
        return files instanceof LinkedHashMap
                ? new ArrayList<>(files.keySet())
                : files.keySet().stream().sorted().toList();
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        }
        return out.toByteArray();
    }

    private static byte[] tar(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (String name : sorted(files)) {
            if (name.length() > 100) {
                String record = " path=" + name + "\n";
                int length = record.length() + 3;
                entry(out, "pax", 'x', (length + record).getBytes(StandardCharsets.UTF_8));
            }
            entry(out, name.substring(0, Math.min(100, name.length())), '0', files.get(name));
        }
        entry(out, "link", '2', new byte[0]);
        out.write(new byte[1024]);
        return out.toByteArray();
    }

    private static void entry(ByteArrayOutputStream out, String name, char type, byte @Nullable [] content)
            throws IOException {
        byte[] file = content == null ? new byte[0] : content;
        byte[] header = new byte[512];
        put(header, 0, name);
        put(header, 124, String.format("%011o", file.length));
        put(header, 136, String.format("%011o", Given.WRITTEN.getEpochSecond()));
        header[156] = (byte) type;
        put(header, 257, "ustar");
        out.write(header);
        out.write(file);
        out.write(new byte[(512 - file.length % 512) % 512]);
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }
}
