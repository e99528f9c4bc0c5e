package org.backupdoctor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Asks a program that stands in for one that asks a device. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "The programs that stand in are scripts of a shell.")
class CableTest {

    private static final String BATTERY =
            Path.of("../devices/battery-domain.plist").toAbsolutePath().toString();
    private static final String BACKUP =
            Path.of("../devices/iphone-12.backup-domain.plist").toAbsolutePath().toString();

    @TempDir
    private Path programs;

    @BeforeEach
    void look() {
        System.setProperty("backup-doctor.path", ".:relative:" + programs);
    }

    @AfterEach
    void forget() {
        System.clearProperty("backup-doctor.path");
        System.clearProperty("backup-doctor.usb.seconds");
    }

    @Test
    void everyDomainThatSaysSomethingIsAsked() throws IOException {
        program("ideviceinfo", """
            echo "$*" >> "%s/asked"
            case "$*" in
              -x) cat <<END
            %s
            END
            ;;
              "-x -q com.apple.mobile.battery") cat "%s" ;;
              "-x -q com.apple.mobile.backup") cat "%s" ;;
              *) echo "ERROR: no such domain" >&2; exit 1 ;;
            esac
            """.formatted(programs, root(0), BATTERY, BACKUP));
        Cli run = Cli.run("snapshot", "--usb");
        assertEquals(Main.FINE, run.code(), run.err());
        assertTrue(run.out().contains("\"model\":\"iPhone13,2\""), run.out());
        assertTrue(run.out().contains("\"clockSkewSeconds\":0"), run.out());
        assertTrue(run.out().contains("\"backup\":{\"enabled\":true"), run.out());
        assertTrue(run.out().contains("\"batteryPercent\":"), run.out());
        assertEquals("ideviceinfo says nothing of com.apple.disk_usage: what is in it stays unknown.\n", run.err());
        assertEquals("""
                -x
                -x -q com.apple.mobile.backup
                -x -q com.apple.disk_usage
                -x -q com.apple.mobile.battery
                """, Files.readString(programs.resolve("asked")));
    }

    @Test
    void clockOfTheDeviceIsComparedWithOurs() throws IOException {
        program("ideviceinfo", "[ \"$*\" = -x ] || exit 1\ncat <<END\n" + root(7200) + "\nEND\n");
        Cli run = Cli.run("snapshot", "--usb");
        assertTrue(run.out().matches("(?s).*\"clockSkewSeconds\":7(19[0-9]|20[0-9]).*"), run.out());
    }

    @Test
    void anotherProgramDoesToo() throws IOException {
        for (String way : new String[] {"--domain com.apple.mobile.backup", "com.apple.mobile.backup"}) {
            anotherProgram(way);
        }
    }

    private void anotherProgram(String way) throws IOException {
        program("pymobiledevice3", """
            case "$*" in
              "lockdown info") echo '{"ProductType": "iPhone13,2", "ProductVersion": "18.4.1"}' ;;
              "lockdown get %s") echo '{"CloudBackupEnabled": false}' ;;
              *) echo "no such option" >&2; exit 2 ;;
            esac
            """.formatted(way));
        Cli run = Cli.run("diagnose", "--usb", "--format", "json");
        assertEquals(Main.CAUSES, run.code(), run.err());
        assertTrue(
                run.out()
                        .contains("{\"path\":\"/backup/enabled\",\"value\":false,"
                                + "\"source\":\"pymobiledevice3 com.apple.mobile.backup\",\"at\":"),
                run.out());
    }

    @Test
    void notInstalled() {
        assertRefused("""
            --usb
              Neither ideviceinfo nor pymobiledevice3 is on the PATH.
              Maybe install libimobiledevice (ideviceinfo) or pymobiledevice3, or give the device's answers as files.
            """);
    }

    @Test
    void noDevice() throws IOException {
        program("ideviceinfo", "echo 'No device found!'; exit 255\n");
        assertRefused("""
            --usb
              No device is connected.
              Maybe the cable only charges, or the device has to be unlocked: plug it in again.
            """);
    }

    @Test
    void notTrusted() throws IOException {
        program(
                "ideviceinfo",
                "echo 'ERROR: Could not connect to lockdownd: Password protected (-17)' >&2; exit 255\n");
        assertRefused("""
            --usb
              The device doesn't trust this computer yet.
              Maybe it is locked: unlock it, tap Trust, and enter the passcode.
            """);
    }

    @Test
    void hangs() throws IOException {
        System.setProperty("backup-doctor.usb.seconds", "1");
        program("ideviceinfo", "sleep 600\n");
        assertRefused("""
            --usb
              ideviceinfo didn't answer within 1 seconds.
              Maybe the device waits for somebody to tap Trust, or the cable has to be plugged in again.
            """);
    }

    @Test
    void printsFarTooMuch() throws IOException {
        program("ideviceinfo", "exec cat /dev/zero\n");
        assertRefused("""
            --usb
              ideviceinfo prints far more than a device answers.
              Maybe another program of this name is on the PATH.
            """);
    }

    @Test
    void printsGarbage() throws IOException {
        program("ideviceinfo", "echo 'beep beep'\n");
        Cli run = Cli.run("snapshot", "--usb");
        assertEquals(Main.WRONG_INPUT, run.code());
        assertTrue(
                run.err().startsWith("ideviceinfo\n  Expected a snapshot or a kind of answer")
                        && run.err().contains("text that is none of these"),
                run.err());
    }

    @Test
    void failsInWordsOfItsOwn() throws IOException {
        program("ideviceinfo", "echo 'the moon is full' >&2; exit 3\n");
        assertRefused("""
            --usb
              ideviceinfo failed: the moon is full.
              Maybe the device has to be unlocked, or the cable plugged in again.
            """);
    }

    private static void assertRefused(String expected) {
        Cli run = Cli.run("snapshot", "--usb");
        assertEquals(Main.WRONG_INPUT, run.code());
        assertEquals(expected, run.err());
        assertEquals("", run.out());
    }

    private void program(String name, String script) throws IOException {
        Path file = Files.writeString(programs.resolve(name), "#!/bin/sh\n" + script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    private static String root(int secondsAhead) {
        return "<plist version=\"1.0\"><dict><key>ProductType</key><string>iPhone13,2</string>"
                + "<key>DeviceClass</key><string>iPhone</string><key>TimeIntervalSince1970</key><real>"
                + (Instant.now().getEpochSecond() + secondsAhead) + ".5</real></dict></plist>";
    }
}
