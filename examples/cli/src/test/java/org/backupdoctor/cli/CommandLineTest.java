package org.backupdoctor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineTest {

    private static final String DEVICES = "../devices/";
    private static final String FULL =
            "{\"icloud\":{\"storageFreeBytes\":\"800 MB\"},\"backup\":{\"nextSizeBytes\":\"3.2 GB\"}}";

    @TempDir
    private Path directory;

    @Test
    void aRealAnswerOfADeviceGivesAReport() {
        Cli run = Cli.run("diagnose", DEVICES + "iphone-12.ideviceinfo.plist");
        assertTrue(run.code() == Main.FINE || run.code() == Main.CAUSES, run.err());
        assertTrue(run.out().startsWith("iPhone 12, iOS 18.4.1"), run.out());
        assertEquals("", run.err());
    }

    @Test
    void aSupervisedDeviceWhoseProfileForbidsItAsksItsAdministrator() {
        Cli run = Cli.run(
                "diagnose",
                "--format",
                "json",
                "--merge",
                DEVICES + "supervised.device-information.plist",
                DEVICES + "supervised.restrictions.plist");
        assertEquals(Main.CAUSES, run.code(), run.err());
        assertTrue(run.out().contains("\"cause\":\"restricted-by-profile\""), run.out());
        assertTrue(run.out().contains("\"certainty\":\"CONFIRMED\""), run.out());
        assertTrue(
                run.out()
                        .contains("{\"path\":\"/management/profiles/0/restrictions/allowCloudBackup\",\"value\":false,"
                                + "\"source\":\"../devices/supervised.restrictions.plist\",\"at\":"),
                run.out());
        assertTrue(run.out().contains("\"id\":\"ask-administrator\""), run.out());
        assertFalse(run.out().contains("\"id\":\"remove-profile\""), run.out());
        assertEquals(1, run.out().lines().count());
    }

    @Test
    void aSnapshotFromStandardInputIsDiagnosed() {
        Cli run = Cli.withInput(FULL, "diagnose");
        assertEquals(Main.CAUSES, run.code());
        assertTrue(run.out().contains("iCloud has too little room for the next backup"), run.out());
        assertTrue(run.out().contains("2.4 GB is missing"), run.out());
    }

    @Test
    void nothingKnownIsNoCauseAndNoError() {
        Cli run = Cli.withInput("{}", "diagnose");
        assertEquals(Main.FINE, run.code());
        assertTrue(run.out().contains("NOT KNOWN YET"), run.out());
        assertTrue(run.out().lines().count() <= 25, run.out());
    }

    @Test
    void whatIsKnownCanBeSaidWithoutAFile() {
        Cli run = Cli.run(
                "diagnose",
                "--set",
                "icloud.storageFreeBytes=800 MB",
                "--set",
                "backup.nextSizeBytes=3.2 GB",
                "--tried",
                "exclude-apps-from-backup",
                "--id",
                "A-1042",
                "--taken-at",
                "2026-11-20T07:00:00Z",
                "--format",
                "json");
        assertEquals(Main.CAUSES, run.code(), run.err());
        assertTrue(
                run.out()
                        .startsWith(
                                "{\"format\":1,\"id\":\"A-1042\",\"takenAt\":\"2026-11-20T07:00:00Z\",\"verdict\":\"BLOCKED\""),
                run.out());
        assertFalse(run.out().contains("\"id\":\"exclude-apps-from-backup\""), run.out());
    }

    @Test
    void standardInputIsReadBesideWhatOptionsSay() {
        Cli run = Cli.withInput("{\"backup\":{\"enabled\":false}}", "diagnose", "--tried", "restart-device");
        assertEquals(Main.CAUSES, run.code(), run.err());
        assertTrue(run.out().contains("iCloud Backup is switched off"), run.out());
    }

    @Test
    void aBadLineOfManyCostsThatLineAlone() throws IOException {
        Path file = directory.resolve("fleet");
        Files.writeString(file, FULL + "\n{\"backup\":{\"enabled\":\"maybe\"}}\n\n{}\n");
        Cli run = Cli.run("diagnose", "--format", "json", file.toString());
        assertEquals(Main.WRONG_INPUT, run.code());
        String[] lines = run.out().split("\n", -1);
        assertTrue(lines[0].contains("icloud-storage-full"), lines[0]);
        assertTrue(lines[0].contains("\"questions\":[],") && lines[0].contains("\"checks\":[],"), lines[0]);
        assertEquals(
                "{\"line\":2,\"errors\":[{\"path\":\"/backup/enabled\",\"message\":\"Expected true or false but was \\\"maybe\\\".\",\"hint\":\"Maybe it isn't known: leave it out.\"}],"
                        + "\"file\":\"" + file + "\"}",
                lines[1]);
        assertTrue(lines[2].contains("\"verdict\":\"UNKNOWN\""), lines[2]);
        assertTrue(Cli.run("diagnose", "--format", "json", "--full", file.toString())
                .out()
                .contains("\"state\":\"FIRED\""));
    }

    @Test
    void aBadLineOfSeveralFilesSaysOfWhich() throws IOException {
        Path first = Files.writeString(directory.resolve("a.ndjson"), "{}\n{bad\n");
        Path second = Files.writeString(directory.resolve("b.ndjson"), "{}\n{\"screen\":{\"locked\":3}}\n");
        Cli run = Cli.run("diagnose", "--format", "json", first.toString(), second.toString());
        String[] lines = run.out().split("\n", -1);
        assertTrue(lines[1].startsWith("{\"line\":2,\"errors\":[{\"path\":\"\",\"line\":2,\"column\":2,"), lines[1]);
        assertTrue(lines[1].endsWith("],\"file\":\"" + first + "\"}"), lines[1]);
        assertTrue(lines[3].startsWith("{\"line\":2,\"errors\":[{\"path\":\"/screen/locked\",\"message\":"), lines[3]);
        assertTrue(lines[3].endsWith("],\"file\":\"" + second + "\"}"), lines[3]);
    }

    @Test
    void whatCanNotBeReadIsToldAndExitsWithTwo() throws IOException {
        Path file = directory.resolve("iphone.json");
        Files.writeString(file, "{\"icloud\":{\"storageTotalBytes\":5000000000,\"storageFreeBytes\":8000000000}}");
        Cli run = Cli.run("diagnose", file.toString());
        assertEquals(Main.WRONG_INPUT, run.code());
        assertEquals("", run.out());
        assertTrue(
                run.err()
                        .contains(
                                "/icloud/storageFreeBytes\n  Expected a size in bytes of at most storageTotalBytes (5000000000) but was 8000000000."),
                run.err());
        assertEquals(
                Main.WRONG_INPUT,
                Cli.run("diagnose", directory.resolve("nothing").toString()).code());
        assertEquals(
                Main.WRONG_INPUT, Cli.run("diagnose", "--set", "icloud.free=1").code());
        assertEquals(Main.WRONG_INPUT, Cli.run("diagnose", "--format", "pdf").code());
        assertEquals(Main.WRONG_INPUT, Cli.run("diagnos").code());
        assertEquals(Main.WRONG_INPUT, Cli.run().code());
    }

    @Test
    void allThatIsSaidWronglyIsToldAtOnce() {
        Cli result = Cli.run(
                "snapshot", "--set", "icloud.free=1", "--set", "network.wifi=FOO", "--tried", "restart-device=PERHAPS");
        assertEquals(Main.WRONG_INPUT, result.code());
        for (String part : List.of("icloud.free", "/network/wifi", "PERHAPS")) {
            assertTrue(result.err().contains(part), result.err());
        }
    }

    @Test
    void whatCanNotBeReadOrWrittenIsToldInOneWay() throws IOException {
        String here = directory.toString();
        String reports = Files.writeString(directory.resolve("reports.ndjson"), "{\"verdict\":\"WORKING\"}\n")
                .toString();
        String rules = directory.resolve("my-rules").toString();
        Cli.run("rules", "export", rules, "icloud-storage-full");
        String nowhere = directory.resolve("nowhere/file.zip").toString();
        String noFolder =
                "%s\n  There is no folder \"%s\".\n  Maybe its name is misspelt, or it has to be made first.\n"
                        .formatted(nowhere, directory.resolve("nowhere"));
        String isFolder = here + "\n  Expected a file but it is a folder.\n  Maybe ";
        for (String[] arguments : new String[][] {
            {noFolder, "fleet", reports, "--output", nowhere},
            {noFolder, "rules", "pack", rules, "--serial", "1", "--to", nowhere},
            {noFolder, "ask", "--save", nowhere},
            {noFolder, "rules", "key", nowhere.replace(".zip", "")},
            {isFolder, "fleet", reports, "--output", here},
            {isFolder, "fleet", here},
            {isFolder, "rules", "pack", rules, "--serial", "1", "--to", here},
            {isFolder, "ask", "--save", here},
            {isFolder, "ask", "--answers", here}
        }) {
            Cli run = Cli.run(Arrays.copyOfRange(arguments, 1, arguments.length));
            assertEquals(Main.WRONG_INPUT, run.code(), run.out());
            assertEquals("", run.out());
            assertTrue(run.err().replace("file.pem", "file.zip").startsWith(arguments[0]), run.err());
        }
    }

    @Test
    void aWrongValueOfAnOptionIsToldWithItsName() throws IOException {
        String file = Files.writeString(directory.resolve("iphone.json"), "{}").toString();
        for (String[] arguments : new String[][] {
            {"--threads\n  Expected at least 1 but was 0.\n  Maybe leave it out: ", "diagnose", "--threads", "0", file},
            {"--threads\n  Expected a whole number but was \"x\".\n  Maybe ", "diagnose", "--threads", "x", file},
            {
                "--format\n  Expected one of text, json, html, markdown but was \"pdf\".\n  Maybe ",
                "diagnose",
                "--format",
                "pdf",
                file
            },
            {"--as\n  Expected one of OWNER, ADMIN, NETWORK, APPLE but was \"ME\".\n  Maybe ", "ask", "--as", "ME"},
            {
                "--as-of\n  Expected a day such as 2026-11-20 but was \"2026-02-30\".\n  Maybe ",
                "rules",
                "learn",
                file,
                "--in",
                directory.toString(),
                "--as-of",
                "2026-02-30"
            }
        }) {
            Cli run = Cli.run(Arrays.copyOfRange(arguments, 1, arguments.length));
            assertEquals(Main.WRONG_INPUT, run.code());
            assertTrue(run.err().startsWith(arguments[0]), run.err());
        }
    }

    @Test
    void whatIsNotTranslatedIsEnglishWithItsNumbers() {
        for (String locale : new String[] {"de", "ar-EG", "fr-FR"}) {
            assertEquals(in("en", FULL, "diagnose"), in(locale, FULL, "diagnose"));
            assertEquals(in("en", "w\nq\n", "ask"), in(locale, "w\nq\n", "ask"));
        }
        assertTrue(in("pt-BR", FULL, "diagnose").contains("2,4 GB"), "the numbers of a region");
    }

    private static String in(String locale, String input, String command) {
        return Cli.withInput(input, command, "--locale", locale, "--taken-at", "2026-11-20T07:00:00Z")
                .out();
    }

    @Test
    void aReportIsPrintedAsAPageAndForATicket() {
        Cli page = Cli.withInput(FULL, "diagnose", "--format", "html", "--locale", "pt-PT");
        assertEquals(Main.CAUSES, page.code(), page.err());
        assertTrue(
                page.out().startsWith("<!DOCTYPE html>\n<html lang=")
                        && page.out().endsWith("</html>\n"),
                page.out());
        assertTrue(page.out().contains("<strong>3,2 GB</strong>"), page.out());
        Cli ticket = Cli.withInput(FULL, "diagnose", "--format", "markdown");
        assertEquals(Main.CAUSES, ticket.code(), ticket.err());
        assertTrue(ticket.out().startsWith("# This device\n\n✗ **Not backing up"), ticket.out());
    }

    @Test
    void severalDevicesAreOneDocument() throws IOException {
        Path file = directory.resolve("fleet");
        Files.writeString(file, FULL + "\n{\"backup\":{\"enabled\":\"maybe\"}}\n{\"id\":\"<b>\"}\n");
        Cli page = Cli.run("diagnose", "--format", "html", file.toString());
        assertEquals(Main.WRONG_INPUT, page.code());
        assertTrue(page.err().contains("/backup/enabled"), page.err());
        assertEquals(3, page.out().split("<article ", -1).length, page.out());
        assertEquals(2, page.out().split("</html>", -1).length, page.out());
        assertTrue(page.out().contains("Device: &lt;b&gt;"), page.out());
        assertTrue(Cli.run("diagnose", "--format", "markdown", file.toString())
                .out()
                .contains("\n\n---\n\n# This device\n"));
    }

    @Test
    void whatWasAskedCanBeKeptAsADocument() throws IOException {
        Path answers = Files.writeString(directory.resolve("answers.txt"), "backup.enabled=false\n");
        for (String ending : new String[] {"html", "md", "json", "txt"}) {
            Path report = directory.resolve("report." + ending);
            Cli run = Cli.run("ask", "--answers", answers.toString(), "--report", report.toString());
            assertEquals(Main.CAUSES, run.code(), run.err());
            assertTrue(Files.readString(report).contains("iCloud Backup is switched off"), Files.readString(report));
        }
        Cli wrong = Cli.run("ask", "--answers", answers.toString(), "--report", "report.doc");
        assertEquals(Main.WRONG_INPUT, wrong.code());
        assertEquals("", wrong.out());
        assertEquals("""
                --report
                  Expected a name that ends in .html, .md, .json or .txt but was "report.doc".
                  Maybe write report.doc.html.
                """, wrong.err());
    }

    @Test
    void theSnapshotOfSeveralAnswersIsPrinted() {
        Cli run =
                Cli.run("snapshot", DEVICES + "iphone-12.ideviceinfo.plist", DEVICES + "iphone-12.backup-domain.plist");
        assertEquals(Main.FINE, run.code(), run.err());
        assertTrue(run.out().contains("\"lastSuccessAt\":\"2025-05-15T20:37:27Z\""), run.out());
        assertFalse(run.out().contains("00008101"), run.out());
        assertEquals(1, run.out().lines().count());
    }

    @Test
    void aLogOfTheDeviceSaysWhy() {
        Cli run = Cli.run("diagnose", "--format", "json", DEVICES + "full-icloud.backupd.log");
        assertEquals(Main.CAUSES, run.code(), run.err());
        assertTrue(run.out().contains("\"cause\":\"icloud-storage-full\""), run.out());
        assertTrue(run.out().contains("\"takenAt\":\"2026-11-20T01:10:40.001829Z\""), run.out());
    }

    @Test
    void devicesAreNamedByTheirOwnIdentifierOnlyWhenAskedFor() {
        String answer = "{\"ProductType\":\"iPhone17,1\",\"UniqueDeviceID\":\"00008101-001A2B3C4D5E6F70\"}";
        assertFalse(Cli.withInput(answer, "diagnose", "--format", "json").out().contains("00008101"));
        assertTrue(Cli.withInput(answer, "diagnose", "--format", "json", "--keep-identifiers")
                .out()
                .startsWith("{\"format\":1,\"id\":\"00008101-001A2B3C4D5E6F70\""));
        assertTrue(Cli.withInput(answer, "snapshot", "--keep-identifiers", "--id", "A-1042")
                .out()
                .startsWith("{\"format\":1,\"id\":\"A-1042\""));
        assertEquals(
                "{\"format\":1,\"device\":{\"family\":\"IPHONE\",\"model\":\"iPhone17,1\"}}\n",
                Cli.withInput(answer, "snapshot", "--keep-identifiers", "--redact")
                        .out());
    }

    @Test
    void severalDevicesOfOneFileAreToldApart() {
        Cli run = Cli.withInput(
                "{\"Command\":\"get\",\"Type\":\"CommandOutput\",\"Output\":{\"0x1A\":{\"cloudBackupsAreEnabled\":false},"
                        + "\"0x2B\":{\"cloudBackupsAreEnabled\":true}}}",
                "diagnose");
        assertTrue(run.out().contains("== standard input, device 1 =="), run.out());
        assertTrue(run.out().contains("== standard input, device 2 =="), run.out());
    }

    @Test
    void everyExampleDeviceCanBeRead() throws IOException {
        try (var files = Files.list(Path.of(DEVICES))) {
            for (Path file : files.filter(path -> !path.toString().matches(".*\\.(md|yaml)"))
                    .sorted()
                    .toList()) {
                Path mapping = Path.of(file.toString().replaceFirst("\\.\\w+$", ".mapping.yaml"));
                Cli run = Files.exists(mapping)
                        ? Cli.run("diagnose", file.toString(), "--mapping", mapping.toString())
                        : Cli.run("diagnose", file.toString());
                assertTrue(run.code() < Main.WRONG_INPUT, file + ": " + run.err());
            }
        }
    }

    @Test
    void rulesAreListedAndExplained() {
        Cli list = Cli.run("rules", "list");
        assertEquals(Main.FINE, list.code());
        assertTrue(list.out().contains("icloud-storage-full") && list.out().contains("upgrade-plan"), list.out());
        Cli explain = Cli.run("rules", "explain", "icloud-storage-full");
        assertEquals(Main.FINE, explain.code());
        assertTrue(explain.out().contains("icloud-storage-full/next-backup-does-not-fit"), explain.out());
        Cli unknown = Cli.run("rules", "explain", "icloud-storage-ful");
        assertEquals(Main.WRONG_INPUT, unknown.code());
        assertTrue(unknown.err().contains("Maybe you meant \"icloud-storage-full\"."), unknown.err());
    }

    @Test
    void aRuleIsExportedEditedAndUsedWithoutCompilingAnything() throws IOException {
        Path rules = directory.resolve("my-rules");
        Cli export = Cli.run("rules", "export", rules.toString(), "icloud-storage-full");
        assertEquals(Main.FINE, export.code(), export.err());
        assertEquals(4, export.out().lines().count());
        Path file = rules.resolve("causes/storage/icloud-storage-full.drl");
        Files.writeString(
                file, Files.readString(file).replace("missingBytes > 0", "missingBytes > 5L * 1000 * 1000 * 1000"));
        assertEquals(Main.FINE, Cli.run("rules", "check", rules.toString()).code());
        Cli run = Cli.withInput(FULL, "diagnose", "--rules", rules.toString(), "--format", "json");
        assertFalse(run.out().contains("\"certainty\":\"CONFIRMED\""), run.out());
        assertTrue(run.out().contains("\"rules\":{\"name\":\"my-rules\""), run.out());
    }

    @Test
    void brokenRulesDoNotLoadAndAreToldWithTheirPlace() throws IOException {
        Path rules = directory.resolve("my-rules");
        Cli.run("rules", "export", rules.toString(), "icloud-storage-full");
        Path file = rules.resolve("causes/storage/icloud-storage-full.drl");
        Files.writeString(file, Files.readString(file).replace("missingBytes > 0", "misingBytes > 0"));
        for (Cli run : new Cli[] {
            Cli.run("rules", "check", rules.toString()), Cli.withInput("{}", "diagnose", "--rules", rules.toString())
        }) {
            assertEquals(Main.WRONG_RULES, run.code());
            assertTrue(run.err().contains("causes/storage/icloud-storage-full.drl:"), run.err());
            assertTrue(
                    run.err()
                            .contains(
                                    "RoomForBackup has no property \"misingBytes\".\n  Maybe you meant \"missingBytes\"."),
                    run.err());
        }
    }

    @Test
    void helpTeaches() {
        Cli help = Cli.run("diagnose", "--help");
        assertEquals(Main.FINE, help.code());
        assertTrue(help.out().contains("For example:") && help.out().contains("--merge"), help.out());
        assertTrue(Cli.run("--help").out().contains("ideviceinfo -x"));
        assertTrue(Cli.run("--version").out().startsWith("backup-doctor "));
    }

    @Test
    void noControlCharacterOfADeviceReachesTheTerminal() {
        Cli run = Cli.withInput(
                "{\"complaint\":{\"message\":\"Not Enough iCloud Storage \\u001b[31mred\\u0007\\u202e\"}}",
                "diagnose",
                "--verbose");
        assertFalse(
                run.out().contains("\u001b")
                        || run.out().contains("\u0007")
                        || run.out().contains("\u202e"),
                run.out());
    }
}
