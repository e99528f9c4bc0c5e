package org.backupdoctor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FleetCommandTest {

    private static final String DEVICES = """
            {"id":"A-1","takenAt":"2026-11-19T07:00:00Z","device":{"model":"iPhone17,1","iosVersion":"18.5"},"backup":{"enabled":false}}
            {"id":"A-1","takenAt":"2026-11-20T07:00:00Z","device":{"model":"iPhone17,1","iosVersion":"18.5"},"backup":{"enabled":true}}
            {"id":"A-2","takenAt":"2026-11-20T07:00:00Z","backup":{"enabled":false},"attributes":{"site":"Lisbon"}}
            {}
            """;

    @TempDir
    private Path directory;

    @Test
    void reportsOfDiagnoseBecomeAPage() throws IOException {
        Cli diagnosed = Cli.withInput(DEVICES, "diagnose", "--format", "json");
        assertTrue(diagnosed
                .out()
                .contains("\"device\":{\"model\":\"iPhone17,1\",\"name\":\"iPhone 16 Pro\",\"iosVersion\":\"18.5\"}"));
        assertTrue(diagnosed.out().contains("\"site\":\"Lisbon\""), diagnosed.out());
        Path reports = Files.writeString(directory.resolve("reports.ndjson"), diagnosed.out());
        Path sites = Files.writeString(directory.resolve("sites.csv"), "id,site\nA-1,Porto\nA-2,Faro\n");
        Path page = directory.resolve("fleet.html");
        Cli made = Cli.run("fleet", reports.toString(), "--sites", sites.toString(), "--output", page.toString());
        assertEquals(Main.FINE, made.code(), made.err());
        assertEquals("", made.out());
        String html = Files.readString(page);
        assertTrue(html.contains("<h1>iCloud Backup of 3 devices</h1>"), html);
        assertTrue(html.contains("<p>4 reports on 3 devices.</p>"), html);
        assertTrue(html.contains("\"sites\":[\"Porto\",\"Lisbon\"]"), html);
        assertTrue(html.contains("\"causes\":[\"iCloud Backup is switched off\",\"A newer iOS is out for it\"]"), html);
        // Where the terminal has less than Unicode, what it doesn't have is written by number.
        String piped = Cli.withInput(diagnosed.out(), "fleet", "--sites", sites.toString())
                .out()
                .replace("&#10007;", "✗")
                .replace("&#10003;", "✓");
        assertEquals(html.replace(reports + ":", "standard input:"), piped);
    }

    @Test
    void badLinesAreToldAndThePageIsMade() {
        Cli made = Cli.withInput(
                "{\"verdict\":\"WORKING\"}\n" + "no report\n".repeat(25)
                        + DEVICES.lines().findFirst().orElseThrow(),
                "fleet");
        assertEquals(Main.WRONG_INPUT, made.code());
        assertTrue(made.out().contains("<h1>iCloud Backup of one device</h1>"), made.out());
        assertTrue(made.out().contains("26 lines were no report and are left out."), made.out());
        assertTrue(made.err().startsWith("standard input:2:1\n  This is not JSON"), made.err());
        assertTrue(made.err().endsWith("6 more like these aren't shown.\n"), made.err());
    }

    @Test
    void whatIsNotThereIsTold() {
        Cli made = Cli.run("fleet", directory.resolve("nothing").toString());
        assertEquals(Main.WRONG_INPUT, made.code());
        assertFalse(made.out().contains("<"), made.out());
        assertTrue(
                made.err()
                        .endsWith(
                                "nothing\n  There is no such file.\n  Maybe its name is misspelt, or it is in another folder.\n"),
                made.err());
    }
}
