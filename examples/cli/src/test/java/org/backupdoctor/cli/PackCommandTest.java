package org.backupdoctor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules are packed, signed, checked and used from the command line. */
class PackCommandTest {

    private static final String DEVICE = "../devices/full-icloud.json";

    @TempDir
    private Path home;

    private String rules;
    private String file;
    private String key;

    @BeforeEach
    void somethingToPack() {
        rules = home.resolve("my-rules").toString();
        file = home.resolve("my-rules.zip").toString();
        key = home.resolve("ours").toString();
        assertEquals(0, Cli.run("rules", "export", rules, "icloud-storage-full").code());
        assertEquals(0, Cli.run("rules", "key", key).code());
    }

    @Test
    void whatWasSignedIsUsed() {
        assertEquals(
                file + ": my-rules, serial number 7, 4 files. It isn't signed yet.\n",
                Cli.run("rules", "pack", rules, "--serial", "7", "--to", file).out());
        assertEquals(
                file + ": my-rules, serial number 7, is signed.\n",
                Cli.run("rules", "sign", file, "--key", key + ".pem").out());
        assertEquals(
                file + ": my-rules, serial number 7, 4 files, as it was signed.\n",
                Cli.run("rules", "verify", file, "--key", key + ".pub.pem").out());
        Cli run = Cli.run("diagnose", DEVICE, "--rules", file, "--rules-key", key + ".pub.pem", "--format", "json");
        assertEquals(1, run.code(), run.err());
        assertTrue(run.out().contains("my-rules"), run.out());
        assertTrue(Cli.run("rules", "list", "--rules", file, "--rules-key", key + ".pub.pem")
                .out()
                .startsWith("Rules: my-rules "));
    }

    @Test
    void whereAKeyIsGivenNothingElseIsUsed() {
        Cli.run("rules", "pack", rules, "--serial", "7", "--to", file);
        Cli unsigned = Cli.run("diagnose", DEVICE, "--rules", file, "--rules-key", key + ".pub.pem");
        assertEquals(3, unsigned.code());
        assertEquals(
                file + "\n  Nobody signed this pack.\n  Maybe \"rules sign\" was forgotten, or was taken out.\n",
                unsigned.err());
        Cli folder = Cli.run("diagnose", DEVICE, "--rules", rules, "--rules-key", key + ".pub.pem");
        assertEquals(3, folder.code());
        assertEquals(
                rules + "\n  This file can't be read.\n  Maybe it is a directory, or belongs to another.\n",
                folder.err());
    }

    @Test
    void aFileWithoutAKeyIsntUsed() {
        Cli.run("rules", "pack", rules, "--serial", "7", "--to", file);
        Cli run = Cli.run("diagnose", DEVICE, "--rules", file);
        assertEquals(3, run.code());
        assertEquals(
                file + "\n  Rules in one file are only used when it is known who signed them.\n"
                        + "  Maybe give the public key with --rules-key, or the directory that was packed.\n",
                run.err());
    }

    @Test
    void rulesThatDontLoadArentPacked() throws IOException {
        Path broken = Path.of(rules, "causes", "storage", "icloud-storage-full.drl");
        Files.writeString(broken, Files.readString(broken).replace("sizeBytes", "sizeByte"));
        Cli run = Cli.run("rules", "pack", rules, "--serial", "7", "--to", file);
        assertEquals(3, run.code());
        assertTrue(run.err().contains("has no property \"sizeByte\""), run.err());
        assertTrue(Files.notExists(Path.of(file)));
    }
}
