package org.backupdoctor.internal.intake;

import static org.backupdoctor.internal.intake.Given.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.backupdoctor.DeviceSnapshot;
import org.backupdoctor.Intake;
import org.backupdoctor.Intake.Item;
import org.backupdoctor.Intake.Source;
import org.backupdoctor.Problem;
import org.backupdoctor.internal.snapshot.Snapshot;
import org.junit.jupiter.api.Test;

final class InventoryTest {

    private static final String MAPPING = """
        unknown: [ N/A ]
        id: Asset
        takenAt: { from: Seen, format: "yyyy-MM-dd HH:mm", zone: Europe/Prague }
        fields:
          device.iosVersion: { from: OS, match: "([0-9.]+)" }
          device.storageTotalBytes: { from: Total, unit: MB }
          device.storageFreeBytes: { from: Free, unit: MB }
          power.batteryPercent: { from: Battery, unit: percent }
          backup.enabled: Backup
          network.wifi: { from: Wi-Fi, words: { linked: CONNECTED, none: NOT_CONNECTED } }
          management.enrolled: { value: true }
          attributes.site: { from: Site, optional: true }
        """;
    private static final String TITLES = "Asset,Seen,OS,Total,Free,Battery,Backup,Wi-Fi,Site\n";
    private static final String ROW = "A-1,2026-11-20 08:00,iOS 18.5,128000,1200,18%,Yes,Linked,Lisbon\n";

    @Test
    void columnsBecomeFields() {
        assertEquals(
                Map.of(
                        "id", "A-1",
                        "takenAt", Instant.parse("2026-11-20T07:00:00Z"),
                        "device",
                                Map.of(
                                        "iosVersion", "18.5",
                                        "storageTotalBytes", 128_000_000_000L,
                                        "storageFreeBytes", 1_200_000_000L),
                        "power", Map.of("batteryPercent", 18L),
                        "backup", Map.of("enabled", true),
                        "network", Map.of("wifi", "CONNECTED"),
                        "management", Map.of("enrolled", true),
                        "attributes", Map.of("site", "Lisbon")),
                one(TITLES + ROW).tree());
    }

    @Test
    void unknownIsLeftOut() {
        assertEquals(
                Map.of("management", Map.of("enrolled", true)),
                one(TITLES + ",N/A,,n/a,,-1,,N/A,\n").tree());
    }

    @Test
    void separatorsMarksAndEncodingsAreFoundOut() {
        Snapshot expected = one(TITLES + ROW);
        for (char separator : new char[] {';', '\t', '|'}) {
            assertEquals(expected, one((TITLES + ROW).replace(',', separator)));
        }
        assertEquals(expected, one("\uFEFF" + TITLES + ROW));
        assertEquals(expected, one("sep=;\n" + (TITLES + ROW).replace(',', ';')));
        assertEquals(expected, one(TITLES.replace(",", "\",\"").replaceFirst("(.*)", "\"$1\"") + ROW));
        Source utf16 = new Source("e.csv", ("\uFEFF" + TITLES + ROW).getBytes(StandardCharsets.UTF_16LE), null);
        assertEquals(expected, Given.snapshot(items(MAPPING, utf16).get(0)));
        assertEquals(
                3,
                items(MAPPING, text("e.csv", "sep=;\n" + (TITLES + ROW).replace(',', ';')))
                        .get(0)
                        .line());
    }

    @Test
    void encodingCanBeSaid() {
        Source source = new Source(
                "e.csv", (TITLES + ROW.replace("Lisbon", "Zürich")).getBytes(Charset.forName("windows-1252")), null);
        assertEquals(
                "Zürich",
                ((Snapshot) Given.snapshot(items("encoding: windows-1252\n" + MAPPING, source)
                                .get(0)))
                        .at("/attributes/site"));
    }

    @Test
    void letterThatCannotBeReadCostsItsRowAlone() {
        String table = TITLES + ROW + ROW.replace("Lisbon", "Zürich") + ROW.replace("A-1", "A-3");
        Source source = new Source("e.csv", table.getBytes(Charset.forName("windows-1252")), null);
        List<Item> items = items(MAPPING, source);
        assertEquals(List.of(2, 3, 4), items.stream().map(Item::line).toList());
        assertEquals("""
                e.csv:3  /attributes/site
                  A letter in "Site" can't be read.
                  Maybe the table isn't in UTF-8: add its encoding to m.yaml, such as encoding: windows-1252.\
                """, Given.joined(items.get(1).problems()));
        assertEquals(Optional.of("A-3"), Given.snapshot(items.get(2)).id());
        assertEquals(
                "  Maybe the table isn't in US-ASCII, as m.yaml says.",
                Given.joined(items("encoding: US-ASCII\n" + MAPPING, source)
                                .get(1)
                                .problems())
                        .lines()
                        .toList()
                        .get(2));
        assertEquals(
                3,
                items(MAPPING.replace("attributes.site: { from: Site, optional: true }", ""), source).stream()
                        .filter(item -> item.snapshot() != null)
                        .count());
    }

    @Test
    void letterThatCannotBeReadInATitleOrInWhatIsOfInterestIsTold() {
        Source title = new Source(
                "e.csv",
                (TITLES.replace("Battery", "Akku in Prozent (gemäß Gerät)") + ROW)
                        .getBytes(Charset.forName("windows-1252")),
                null);
        assertEquals(
                """
                e.csv:1
                  There is no column "Akku in Prozent (gemäß Gerät)", which m.yaml names.
                  Maybe the table isn't in UTF-8: add its encoding to m.yaml, such as encoding: windows-1252.\
                """,
                Given.joined(items(MAPPING.replace("Battery", "\"Akku in Prozent (gemäß Gerät)\""), title)
                        .get(0)
                        .problems()));
        Source kind = new Source(
                "e.csv", (TITLES + ROW.replace("Lisbon", "Zürich")).getBytes(Charset.forName("windows-1252")), null);
        assertEquals(
                List.of("A letter in \"Site\" can't be read."),
                items("only: { from: Site, is: [ Zürich ] }\nid: Asset\nfields: { device.iosVersion: OS }\n", kind)
                        .get(0)
                        .problems()
                        .stream()
                        .map(Problem::message)
                        .toList());
    }

    @Test
    void wrongRowCostsThatRowAlone() {
        List<Item> items = items(
                MAPPING,
                text(
                        "e.csv",
                        TITLES + ROW
                                + "A-2,20.11.2026,eighteen,\"1,5\",x,180%,perhaps,lost,\n"
                                + "A-3,,,100,200,,,,\n"
                                + "A-4,too,few\n"
                                + "\"A-5\"x,,,,,,,,\n"
                                + ROW.replace("A-1", "A-6")));
        assertEquals(List.of(2, 3, 4, 5, 6, 7), items.stream().map(Item::line).toList());
        assertEquals("A-6", Given.snapshot(items.get(5)).id().orElseThrow());
        assertEquals(
                """
                e.csv:3  /device/iosVersion
                  Expected a text that matches ([0-9.]+) in "OS" but was "eighteen".
                  Maybe add it to "unknown" in the mapping, or to the "words" of this field.

                e.csv:3  /device/storageTotalBytes
                  Expected a number in "Total" but was "1,5".
                  Maybe add decimalComma: true to the mapping.

                e.csv:3  /device/storageFreeBytes
                  Expected a number in "Free" but was "x".
                  Maybe add it to "unknown" in the mapping, or to the "words" of this field.

                e.csv:3  /backup/enabled
                  Expected yes or no in "Backup" but was "perhaps".
                  Maybe add it to "unknown" in the mapping, or to the "words" of this field.

                e.csv:3  /network/wifi
                  Expected one of CONNECTED, NOT_CONNECTED, OFF, or one of linked, none in "Wi-Fi" but was "lost".
                  Maybe add it to "unknown" in the mapping, or to the "words" of this field.

                e.csv:3
                  Expected a time in "Seen" but was "20.11.2026".
                  Maybe add it to "unknown" in the mapping, or to the "words" of this field.

                e.csv:4  /device/storageFreeBytes
                  Expected a size in bytes of at most storageTotalBytes (100000000) but was 200000000.
                  Maybe the unit is wrong: give bytes, or a text such as "800 MB".

                e.csv:5
                  Expected 9 cells, as in the first row, but there are 3.
                  Maybe a cell with a separator, a line break or a quotation mark in it isn't in quotation marks.

                e.csv:6
                  This row can't be read: after a closing quotation mark more follows.
                  Maybe a cell with a separator, a line break or a quotation mark in it isn't in quotation marks.\
                """,
                Given.joined(
                        items.stream().flatMap(item -> item.problems().stream()).toList()));
    }

    @Test
    void missingColumnsAreTold() {
        assertEquals(
                """
                e.csv:1
                  There is no column "Total", which m.yaml names.
                  Maybe you meant "Totals".

                e.csv:1
                  There is no column "Wi-Fi", which m.yaml names.
                  Maybe the export was made without it: add optional: true.

                e.csv:1
                  There are two columns "Asset".
                  Maybe two exports were joined: leave one of the columns out.\
                """,
                Given.joined(items(MAPPING, text("e.csv", "Asset,Seen,OS,Totals,Free,Battery,Backup,Asset\n"))
                        .get(0)
                        .problems()));
    }

    @Test
    void tableOfOtherColumnsIsNone() {
        assertEquals(
                """
                e.csv
                  Expected a snapshot or a kind of answer that is known but found what looks like a table.
                  Maybe it is an export of an inventory: a mapping says what its columns are (--mapping FILE). One that was given names other columns.\
                """,
                Given.joined(
                        items(MAPPING, text("e.csv", "x,y,z\n1,2,3\n")).get(0).problems()));
    }

    @Test
    void answersOfDevicesAreReadAsEver() {
        Source root = Given.sample("ideviceinfo_root.iphone13,2_18.4.1.redacted.plist");
        Source plain = Given.sample("ideviceinfo_plain_text.example.txt");
        for (Source source : List.of(root, plain, text("a.json", "{\"backup\": {\"enabled\": true}}"))) {
            assertEquals(
                    Intake.standard().items(source).get(0).snapshot(),
                    items(MAPPING, source).get(0).snapshot());
        }
    }

    @Test
    void anExportWithoutADeviceSaysWhy() {
        String none = "e.csv\n  There is no device in this export.\n  Maybe a filter left nothing of it.";
        assertEquals(none, told(MAPPING, text("e.csv", TITLES)));
        String only = MAPPING + "only: { from: Site, is: [ Paris, Faro ] }\n";
        assertEquals(
                "e.csv\n  Of 1 device none has what \"only\" asks for: \"faro\" or \"paris\" in \"Site\".\n"
                        + "  Maybe it is called otherwise there: look at \"only\" in m.yaml.",
                told(only, text("e.csv", TITLES + ROW)));
        String json = "only: { from: /type, is: [ phone ] }\nfields: { device.iosVersion: /os }\n";
        assertEquals(
                "e.json\n  Of 2 devices none has what \"only\" asks for: \"phone\" in \"/type\".\n"
                        + "  Maybe it is called otherwise there: look at \"only\" in m.yaml.",
                told(
                        json,
                        text("e.json", "[{\"type\": \"tv\", \"os\": \"18\"}, {\"type\": \"mac\", \"os\": \"26\"}]")));
    }

    private static String told(String mapping, Source source) {
        List<Item> items = items(mapping, source);
        assertEquals(1, items.size());
        return items.get(0).problems().get(0).toString();
    }

    @Test
    void pathsBecomeFields() {
        String mapping = """
            rows: /data/devices
            only: { from: /type, is: [ phone ] }
            id: /names/0
            fields:
              device.storageTotalBytes: { from: /disk/total, unit: GiB }
              device.storageFreeBytes: { from: /disk/freePercent, unit: percent }
              power.batteryPercent: { from: /battery, unit: share }
              backup.lastSuccessAt: { from: /backup, format: [ unix-milliseconds ] }
              backup.neverSucceeded: { from: /never, words: { 1: true, 0: false } }
            """;
        String json = """
            {"data": {"devices": [
              {"type": "phone", "names": ["A"], "disk": {"total": 100, "freePercent": 12.5}, "battery": 0.42, "backup": 1795147200000, "never": 0},
              {"type": "pad", "names": ["B"], "disk": "lost"},
              {"type": "phone", "names": ["C"], "disk": {"freePercent": 3}, "battery": {"level": 1}},
              {"type": "Phone", "names": ["D"], "disk": {"total": "64 GB", "freePercent": 50}, "backup": 0}
            ]}}""";
        List<Item> items = items(mapping, text("e.json", json));
        assertEquals(List.of(1, 3, 4), items.stream().map(Item::line).toList());
        assertEquals(
                "{\"format\":1,\"id\":\"A\",\"device\":{\"storageTotalBytes\":107374182400,\"storageFreeBytes\":13421772800},"
                        + "\"backup\":{\"lastSuccessAt\":\"2026-11-20T04:00:00Z\",\"neverSucceeded\":false},"
                        + "\"power\":{\"batteryPercent\":42}}",
                Given.snapshot(items.get(0)).toJson());
        assertEquals("""
                e.json:3  /power/batteryPercent
                  Expected a single value in "/battery" but was names with values.
                  Maybe add it to "unknown" in the mapping, or to the "words" of this field.\
                """, Given.joined(items.get(1).problems()));
        assertEquals(
                "{\"format\":1,\"id\":\"D\",\"device\":{\"storageTotalBytes\":64000000000,\"storageFreeBytes\":32000000000}}",
                Given.snapshot(items.get(2)).toJson());
    }

    @Test
    void exportOfOneDeviceIsOneAnswer() {
        String mapping = "fields: { device.iosVersion: /general/osVersion, backup.enabled: /general/cloud }\n";
        Source export = text("e.json", "{\"general\": {\"osVersion\": \"18.5\", \"cloud\": \"no\"}}");
        Intake intake = Intake.standard().mappedBy(text("m.yaml", mapping));
        DeviceSnapshot merged =
                intake.mergedSources(List.of(export, text("b.json", "{\"backup\": {\"enabled\": true}}")));
        assertEquals(
                List.of(
                        "e.json and b.json disagree about /backup/enabled (false and true): b.json is surer (snapshot) and"
                                + " was taken."),
                Given.notes(merged));
        assertEquals(0, intake.items(export).get(0).line());
    }

    @Test
    void identifiersServeToCompareOnly() {
        String mapping = "udid: /udid\nfields: { device.iosVersion: /os }\n";
        Source export = text("e.json", "[{\"udid\": \"" + Given.UDID + "\", \"os\": \"18.5\"}]");
        Intake intake = Intake.standard().mappedBy(text("m.yaml", mapping));
        DeviceSnapshot merged = intake.mergedSources(
                List.of(export, Given.deviceInformation("<key>IsCloudBackupEnabled</key><true/>")));
        assertNull(merged.toJson().contains(Given.UDID) ? "shown" : null);
        Source other = Given.plist("b.plist", "<key>UniqueDeviceID</key><string>00008101-000000000000002F</string>");
        assertEquals(
                "e.json:1 and b.plist are answers of different devices.",
                org.junit.jupiter.api.Assertions.assertThrows(
                                org.backupdoctor.SnapshotException.class,
                                () -> intake.mergedSources(List.of(export, other)))
                        .problems()
                        .get(0)
                        .message());
    }

    @Test
    void timesBeforeTheFirstIphoneMeanNever() {
        String mapping = "fields: { backup.lastSuccessAt: Last, device.iosVersion: OS }\n";
        for (String never : List.of("0001-01-01T00:00:00Z", "2000-01-01T00:00:00Z", "1970-01-01 00:00:00 UTC")) {
            Snapshot snapshot = (Snapshot) Given.snapshot(
                    items(mapping, text("e", "Last,OS\n" + never + ",18.5\n")).get(0));
            assertEquals(Map.of("device", Map.of("iosVersion", "18.5")), snapshot.tree(), never);
        }
    }

    @Test
    void formsOfTimesWithoutAMappingForThem() {
        String mapping = "fields: { backup.lastSuccessAt: Last, device.iosVersion: OS }\n";
        for (String time : List.of(
                "2026-11-20T08:00:00+01:00",
                "2026-11-20T07:00:00Z",
                "2026-11-20 07:00:00 UTC",
                "2026-11-20 08:00+01:00")) {
            Snapshot snapshot = (Snapshot) Given.snapshot(
                    items(mapping, text("e", "Last,OS\n" + time + ",18.5\n")).get(0));
            assertEquals(Given.WRITTEN, snapshot.at("/backup/lastSuccessAt"), time);
        }
        assertEquals(
                """
                e:2  /backup/lastSuccessAt
                  Expected a time with its zone in "Last" but was "2026-11-20 07:00:00".
                  Maybe add it to "unknown" in the mapping, or to the "words" of this field.\
                """,
                Given.joined(items(mapping, text("e", "Last,OS\n2026-11-20 07:00:00,18.5\n"))
                        .get(0)
                        .problems()));
    }

    @Test
    void separatorsOfThousandsAreReadOrTold() {
        String fields = "fields:\n  device.storageTotalBytes: { from: Total, unit: GB }\n  attributes.site: Site\n";
        String table = "Total;Site\n1.024;a\n1.190,5 GB;b\n119.2 GB;c\n";
        assertEquals(List.of("1024000000000", "1190500000000", """
                        e:4  /device/storageTotalBytes
                          Expected a number in "Total" but was "119.2 GB".
                          Maybe this column has decimal points: add decimalComma: false to it in the mapping."""), sizes("decimalComma: true\n" + fields, table));
        assertEquals(
                List.of("1024000000", "119200000000"),
                sizes(
                        "decimalComma: true\n" + fields.replace("unit: GB", "unit: GB, decimalComma: false"),
                        "Total;Site\n1.024;a\n119.2 GB;c\n"));
        String english = "Total;Site\n1,024;a\n1,190.5;b\n";
        assertEquals(List.of("""
                        e:2  /device/storageTotalBytes
                          "1,024" in "Total" can mean 1024 or 1.024.
                          Maybe say in the mapping which it is: decimalComma: false or decimalComma: true.""", "1190500000000"), sizes(fields, english));
        assertEquals(List.of("1024000000000", "1190500000000"), sizes("decimalComma: false\n" + fields, english));
    }

    @Test
    void numbersOfJsonHaveNoSeparators() {
        String mapping = """
                decimalComma: true
                fields:
                  device.storageTotalBytes: { from: /total, unit: GB }
                  device.storageFreeBytes: { from: /free, unit: GB }
                """;
        assertEquals(
                Map.of("storageTotalBytes", 119_512_000_000L, "storageFreeBytes", 1_024_000_000L),
                ((Snapshot) Given.snapshot(items(mapping, text("e", "{\"total\": 119.512, \"free\": \"1,024\"}"))
                                .get(0)))
                        .at("/device"));
    }

    @Test
    void shareOfTheStorageMayHaveItsSign() {
        String mapping = """
                fields:
                  device.storageTotalBytes: { from: Total, unit: GB }
                  device.storageFreeBytes: { from: Free, unit: percent }
                """;
        for (String share : List.of("7", "7%", "7 %", "7\u00A0%", "7.0 %")) {
            assertEquals(
                    Map.of("storageTotalBytes", 128_000_000_000L, "storageFreeBytes", 8_960_000_000L),
                    ((Snapshot) Given.snapshot(items(mapping, text("e", "Total,Free\n128," + share + "\n"))
                                    .get(0)))
                            .at("/device"));
        }
    }

    @Test
    void dayThatIsNotThereIsTold() {
        String mapping =
                "fields:\n  backup.lastSuccessAt: { from: Last, format: [ unix-seconds, dd.MM.yyyy HH:mm ], zone: UTC }\n";
        List<Item> items = items(mapping, text("e", "Last,OS\n31.11.26 08:15,a\n1790000000,b\n30.11.2026 08:15,c\n"));
        assertEquals("""
                e:2  /backup/lastSuccessAt
                  Expected a time in "Last" but was "31.11.26 08:15".
                  Maybe add it to "unknown" in the mapping, or to the "words" of this field.\
                """, Given.joined(items.get(0).problems()));
        assertEquals(
                List.of(Instant.ofEpochSecond(1_790_000_000), Instant.parse("2026-11-30T08:15:00Z")),
                items.stream()
                        .skip(1)
                        .map(item -> ((Snapshot) Given.snapshot(item)).at("/backup/lastSuccessAt"))
                        .toList());
    }

    /** The total of each row, or what is wrong with it. */
    private static List<String> sizes(String mapping, String table) {
        return items(mapping, text("e", table)).stream()
                .map(item -> item.snapshot() == null
                        ? Given.joined(item.problems())
                        : String.valueOf(((Snapshot) item.snapshot()).at("/device/storageTotalBytes")))
                .toList();
    }

    private static List<Item> items(String mapping, Source source) {
        return Intake.standard().mappedBy(text("m.yaml", mapping)).items(source);
    }

    private static Snapshot one(String table) {
        List<Item> items = items(MAPPING, text("e.csv", table));
        assertEquals(1, items.size(), table);
        return (Snapshot) Objects.requireNonNull(
                items.get(0).snapshot(), () -> Given.joined(items.get(0).problems()));
    }
}
