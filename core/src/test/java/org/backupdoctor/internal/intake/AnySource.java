package org.backupdoctor.internal.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.backupdoctor.DeviceSnapshot;
import org.backupdoctor.Intake;
import org.backupdoctor.Intake.Item;
import org.backupdoctor.Intake.Source;
import org.backupdoctor.SnapshotException;

/**
 * Makes, by choices that somebody else makes, tables with mappings, archives and feeds that are nearly right, and reads them. Nothing but
 * an error that says what is wrong may come of it.
 */
final class AnySource {

    private static final List<String> CELLS = List.of(
            "",
            "A-1",
            "18.5",
            "iOS 18.5",
            "128000",
            "-1",
            "1e9",
            "42%",
            "0.5",
            "true",
            "No",
            "Enabled",
            "2026-11-20T07:00:00Z",
            "20.11.2026 08:15",
            "0001-01-01T00:00:00Z",
            "1795147200000",
            "\"a\"\"b\"",
            "\"x\ny\"",
            "\"",
            "\"a\"b",
            "9".repeat(30),
            "\u0000",
            "\uFEFF",
            "ä",
            "\uD800",
            "'",
            "=1+1",
            "3.2 GB",
            "1,5",
            "999999999999999");
    private static final List<String> TITLES =
            List.of("Asset", "OS", "Total", "Free", "Battery", "Backup", "Last", "Seen", "Type", "", "\"Q,t\"", "OS");
    private static final List<String> SEPARATORS = List.of(",", ";", "\t", "|", ",,", " ");
    private static final List<String> ENDS = List.of("\n", "\r\n", "\r", "\n\n", "");
    private static final Map<String, List<String>> RIGHT = new TreeMap<>(Map.of(
            "Asset", List.of("A-1", "A-2", "A-3"),
            "OS", List.of("18.5", "iOS 26.6.1"),
            "Total", List.of("128000", "64000"),
            "Free", List.of("12", "50"),
            "Battery", List.of("0.5", "1", ""),
            "Backup", List.of("yes", "No", "Enabled"),
            "Last", List.of("2026-11-20T07:00:00Z", "1795147200", ""),
            "Seen", List.of("20.11.2026 08:15", ""),
            "Type", List.of("A-1", "true")));
    private static final List<String> FEEDS = List.of(
            "jsonCallback({\"services\":[{\"serviceName\":\"iCloud Backup\",\"events\":[{\"eventStatus\":\"ongoing\","
                    + "\"statusType\":\"Issue\",\"epochStartDate\":1795147200000,\"epochEndDate\":null}]}]});",
            "{\"dashboard\":{\"iCloud\":{\"Backup\":[],\"Mail\":[]}},\"detailedTimeline\":[{\"messageTitle\":\"Mail\","
                    + "\"statusType\":\"Issue\",\"epochStartDate\":1355852820000,\"epochEndDate\":1355864700000}]}",
            "{\"PublicAssetSets\":{\"iOS\":[{\"ProductVersion\":\"18.5\",\"Build\":\"22F76\",\"PostingDate\":\"2025-05-12\","
                    + "\"SupportedDevices\":[\"iPhone17,1\"]}]}}",
            "[{\"osStr\":\"iOS\",\"version\":\"18.5\",\"build\":\"22F76\",\"released\":\"2025-05-12\",\"beta\":false,"
                    + "\"deviceMap\":[\"iPhone17,1\"]}]",
            "{\"OSVersions\":[{\"Latest\":{\"ProductVersion\":\"18.5\",\"Build\":\"22F76\",\"ReleaseDate\":\"2025-05-12\","
                    + "\"SupportedDevices\":[\"iPhone17,1\"]}}]}",
            "{\"name\":\"x\",\"identifier\":\"iPhone17,1\",\"firmwares\":[{\"version\":\"18.5\",\"buildid\":\"22F76\","
                    + "\"releasedate\":\"2025-05-12T17:00:00Z\"}]}",
            "{\"a\":[{\"Asset\":\"A-1\",\"OS\":\"18.5\",\"Total\":128000,\"Free\":7.5,\"Battery\":0.5,\"Backup\":true,"
                    + "\"Last\":\"2026-11-20T07:00:00Z\",\"Type\":\"A-1\"},{\"Asset\":\"A-2\",\"OS\":\"18.5\",\"Backup\":1}]}",
            "[{\"Asset\":\"A-1\",\"OS\":\"18.5\",\"Total\":\"64 GB\",\"Backup\":\"no\"},{\"OS\":18.5}]",
            "{\"device\":{\"iosBuild\":\"22F76\",\"model\":\"iPhone17,1\"},\"id\":\"A\"}");
    private static final List<String> LINES = List.of(
            "rows: /a",
            "rows: /a/0",
            "separator: \";\"",
            "encoding: windows-1252",
            "encoding: UTF-16",
            "decimalComma: true",
            "unknown: [ \"-1\", n/a, \"\" ]",
            "id: Asset",
            "id: /Asset",
            "udid: Asset",
            "takenAt: { from: Seen, format: \"dd.MM.yyyy HH:mm\", zone: UTC }",
            "takenAt: { from: Last, format: unix-milliseconds }",
            "only: { from: Type, is: [ A-1, \"true\" ] }",
            "fields: { }",
            "bad: [");
    private static final List<String> FIELDS = List.of(
            "device.iosVersion: OS",
            "device.iosVersion: { from: OS, match: \"(.*)\" }",
            "device.storageTotalBytes: { from: Total, unit: MB }",
            "device.storageFreeBytes: { from: Free, unit: percent }",
            "device.storageFreeBytes: { from: Free, unit: GiB }",
            "power.batteryPercent: { from: Battery, unit: share }",
            "power.batteryPercent: { from: Battery, unit: percent }",
            "backup.enabled: { from: Backup, words: { Enabled: true, \"No\": 7 } }",
            "backup.enabled: Backup",
            "backup.lastSuccessAt: Last",
            "backup.lastSuccessAt: { from: Last, format: [ unix-seconds ] }",
            "network.wifi: { from: Type, words: { A-1: CONNECTED } }",
            "network.uploadMbps: Battery",
            "management.restrictions.allowCloudBackup: { from: Backup, optional: true }",
            "attributes.x: Asset",
            "attributes.x: { value: 3 }",
            "icloud.storageUsedBytes: { from: /Total, unit: KB }");
    private static final List<String> JSON = List.of(
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "null",
            "7",
            "-1",
            "1e99",
            "true",
            "\"\"",
            "\"ongoing\"",
            "\"resolved\"",
            "\"upcoming\"",
            "\"Issue\"",
            "\"Outage\"",
            "\"Störung\"",
            "\"services\":",
            "\"serviceName\":",
            "\"iCloud Backup\"",
            "\"events\":",
            "\"eventStatus\":",
            "\"statusType\":",
            "\"epochStartDate\":",
            "\"epochEndDate\":",
            "1795147200000",
            "99999999999999999",
            "\"dashboard\":",
            "\"iCloud\":",
            "\"Backup\":",
            "\"detailedTimeline\":",
            "\"messageTitle\":",
            "\"PublicAssetSets\":",
            "\"iOS\":",
            "\"ProductVersion\":",
            "\"Build\":",
            "\"PostingDate\":",
            "\"2026-11-20\"",
            "\"18.5\"",
            "\"22F76\"",
            "\"SupportedDevices\":",
            "\"iPhone17,1\"",
            "\"OSVersions\":",
            "\"Latest\":",
            "\"osStr\":",
            "\"version\":",
            "\"build\":",
            "\"beta\":",
            "\"deviceMap\":",
            "\"firmwares\":",
            "\"identifier\":",
            "\"type\":",
            "\"name\":",
            "\"Asset\":",
            "\"a\":",
            "jsonCallback(",
            ");",
            "\"device\":{\"iosBuild\":\"22F76\",\"model\":\"iPhone17,1\"}");

    private final IntUnaryOperator choice;

    /** With what chooses a number from 0 to below one that it is given. */
    AnySource(IntUnaryOperator choice) {
        this.choice = choice;
    }

    /** Makes something and reads it. What comes of it: the number of snapshots. */
    int read() {
        int kind = below(10);
        if (kind < 4) {
            return read(mapping(), new Source("t", table(), null));
        } else if (kind < 6) {
            return read(mapping(), new Source("f", feed(), Given.WRITTEN));
        } else {
            return read(below(4) == 0 ? mapping() : "", new Source("x", damaged(archive(2)), Given.WRITTEN));
        }
    }

    private static int read(String mapping, Source source) {
        Intake intake = Intake.standard();
        if (!mapping.isEmpty()) {
            try {
                intake = intake.mappedBy(Given.text("m.yaml", mapping));
            } catch (SnapshotException e) {
                sound(e.problems().size());
            }
        }
        int snapshots = 0;
        for (Item item : intake.items(source)) {
            DeviceSnapshot snapshot = item.snapshot();
            if (snapshot == null) {
                sound(item.problems().size());
            } else {
                DeviceSnapshot.fromJson(snapshot.toJson());
                snapshot.provenance("/device/iosVersion");
                snapshots++;
            }
        }
        try {
            intake.mergedSources(List.of(
                    Given.json("d", "", "\"device\": {\"iosBuild\": \"22F76\", \"model\": \"iPhone17,1\"}"), source));
            snapshots++;
        } catch (SnapshotException e) {
            sound(e.problems().size());
        }
        try {
            intake.beside(List.of(source)).items(Given.text("d", "{}"));
        } catch (SnapshotException e) {
            sound(e.problems().size());
        }
        return snapshots;
    }

    private static void sound(int problems) {
        if (problems == 0) {
            throw new AssertionError("An error that says nothing.");
        }
    }

    private byte[] table() {
        String separator = below(4) > 0 ? "," : one(SEPARATORS);
        String end = below(4) > 0 ? "\n" : one(ENDS);
        StringBuilder text = new StringBuilder(below(16) == 0 ? "sep=;\n" : "");
        List<String> titles = new ArrayList<>(RIGHT.keySet());
        for (int i = below(8); i > 6; i--) {
            titles.set(below(titles.size()), one(TITLES));
        }
        text.append(String.join(separator, titles)).append(end);
        for (int row = below(4); row >= 0; row--) {
            List<String> cells = new ArrayList<>();
            for (String title : titles) {
                cells.add(below(25) > 0 ? one(RIGHT.getOrDefault(title, CELLS)) : one(CELLS));
            }
            text.append(String.join(separator, cells)).append(below(12) == 0 ? separator : end);
        }
        return text.toString().getBytes(below(12) == 0 ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8);
    }

    private String mapping() {
        StringBuilder text = new StringBuilder();
        List<String> fields = new ArrayList<>();
        for (int i = below(8); i > 5; i--) {
            text.append(one(LINES)).append('\n');
        }
        text.append("fields:\n");
        for (int i = below(8) + 1; i >= 0; i--) {
            String field = one(FIELDS);
            fields.removeIf(other -> other.startsWith(field.substring(0, field.indexOf(':'))));
            fields.add(field);
        }
        boolean isOfJson = below(3) == 0;
        fields.forEach(field -> text.append("  ")
                .append(isOfJson ? field.replace("from: ", "from: /") : field)
                .append('\n'));
        return text.toString();
    }

    private byte[] feed() {
        String text = one(FEEDS);
        for (int i = below(6); i > 0; i--) {
            List<String> tokens = new ArrayList<>(List.of(text.split("(?<=[,:{}\\[\\]])|(?=[,:{}\\[\\]])")));
            int at = below(tokens.size());
            switch (below(3)) {
                case 0 -> tokens.remove(at);
                case 1 -> tokens.add(at, tokens.get(below(tokens.size())));
                default -> tokens.set(at, one(JSON));
            }
            text = String.join("", tokens);
            text = text.isEmpty() ? " " : text;
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private byte[] archive(int deep) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            switch (below(3)) {
                case 0 -> {
                    try (ZipOutputStream zip = new ZipOutputStream(out)) {
                        for (int i = below(4); i >= 0; i--) {
                            byte[] content = content(deep);
                            ZipEntry entry = new ZipEntry(i + one(List.of("", "/", "/a.json", "/../b", "\\c", ".gz")));
                            if (below(3) == 0) {
                                CRC32 sum = new CRC32();
                                sum.update(content);
                                entry.setMethod(ZipEntry.STORED);
                                entry.setSize(content.length);
                                entry.setCrc(sum.getValue());
                            }
                            if (entry.isDirectory()) {
                                entry.setMethod(ZipEntry.DEFLATED);
                            }
                            zip.putNextEntry(entry);
                            zip.write(content);
                        }
                    }
                }
                case 1 -> {
                    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
                        for (int i = below(3); i >= 0; i--) {
                            byte[] content = content(deep);
                            byte[] header = new byte[512];
                            put(header, 0, "f" + i);
                            put(
                                    header,
                                    124,
                                    Integer.toOctalString(below(6) == 0 ? below(65536) * 4096 : content.length));
                            put(header, 136, "1" + below(100));
                            header[156] = (byte) one(List.of("0", "0", "0", "5", "2", "x", "L", "?"))
                                    .charAt(0);
                            put(header, 257, below(10) == 0 ? "" : "ustar");
                            gzip.write(header);
                            gzip.write(content);
                            gzip.write(new byte[(512 - content.length % 512) % 512]);
                        }
                        gzip.write(new byte[512 * below(3)]);
                    }
                }
                default -> {
                    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
                        gzip.write(content(deep));
                    }
                }
            }
            return out.toByteArray();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, header, at, Math.min(bytes.length, 12));
    }

    private byte[] content(int deep) {
        return switch (below(deep > 0 ? 7 : 5)) {
            case 0 -> table();
            case 1 -> feed();
            case 2 -> Given.bytes("{\"id\": \"" + one(List.of("A", "B")) + "\", \"backup\": {\"enabled\": true}}");
            case 3 ->
                Given.bytes(Given.xml("<dict><key>UniqueDeviceID</key><string>" + Given.UDID + "</string></dict>"));
            case 4 -> new byte[below(4) * 10_000];
            default -> archive(deep - 1);
        };
    }

    private byte[] damaged(byte[] content) {
        byte[] copy = content.clone();
        for (int i = below(4); i > 1; i--) {
            copy[below(copy.length)] = (byte) below(256);
        }
        return below(4) == 0 ? java.util.Arrays.copyOf(copy, below(copy.length + 1)) : copy;
    }

    private String one(List<String> of) {
        return of.get(below(of.size()));
    }

    private int below(int end) {
        return choice.applyAsInt(end);
    }
}
