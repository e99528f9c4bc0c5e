package org.backupdoctor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command that brings the list of releases up to date. */
class ReleasesCommandTest {

    private static final String SAMPLES = "../../core/src/test/resources/releases/";

    @TempDir
    private Path directory;

    @Test
    void aNewListIsAtWorkAtOnceAndLoads() {
        String rules = directory.resolve("my-rules").toString();
        Cli refresh = Cli.run(
                "rules",
                "releases",
                SAMPLES + "sofa-v1.2026-09-28.trimmed.json",
                SAMPLES + "appledb-23G5028e.beta.json",
                "--in",
                rules);
        assertEquals("", refresh.err());
        assertEquals(Main.FINE, refresh.code());
        assertTrue(
                refresh.out().startsWith(rules + "/data/ios-releases.yaml\n2 releases are new: 27.0, 26.7.1."),
                refresh.out());
        assertTrue(refresh.out().contains("26.7.1 is now the newest for 1 model.\n"), refresh.out());
        Cli check = Cli.run("rules", "check", rules);
        assertEquals(Main.FINE, check.code(), check.err());
        String[] device = {
            "--set", "device.model=iPad8,1", "--set", "device.iosVersion=26.6.1", "--set", "complaint.errorShown=true"
        };
        assertFalse(diagnosed(device).contains("26.7.1"));
        assertTrue(diagnosed(device, "--rules", rules).contains("26.7.1"));
    }

    @Test
    void whatCannotBeReadIsToldAndNothingIsWritten() throws IOException {
        Path page = Files.writeString(directory.resolve("page.json"), "<html>");
        Path rules = directory.resolve("my-rules");
        Cli refresh =
                Cli.run("rules", "releases", page.toString(), SAMPLES + "gdmf.zentral.json", "--in", rules.toString());
        assertEquals(Main.WRONG_INPUT, refresh.code());
        assertEquals("", refresh.out());
        assertTrue(refresh.err().startsWith(page + ":1:1\n  This is not JSON: "), refresh.err());
        assertTrue(
                refresh.err().endsWith("\n  Maybe the download failed, and this is the web page that says why.\n"),
                refresh.err());
        assertFalse(Files.exists(rules));
    }

    @Test
    void theFilesAndTheDirectoryHaveToBeNamed() {
        assertEquals(
                Main.WRONG_INPUT,
                Cli.run("rules", "releases", "--in", directory.toString()).code());
        Cli nowhere = Cli.run("rules", "releases", SAMPLES + "gdmf.zentral.json");
        assertEquals(Main.WRONG_INPUT, nowhere.code());
        assertTrue(nowhere.err().startsWith("Missing required option: '--in=DIR'"), nowhere.err());
    }

    private static String diagnosed(String[] device, String... more) {
        String[] words = new String[1 + device.length + more.length];
        words[0] = "diagnose";
        System.arraycopy(device, 0, words, 1, device.length);
        System.arraycopy(more, 0, words, 1 + device.length, more.length);
        return Cli.run(words).out();
    }
}
