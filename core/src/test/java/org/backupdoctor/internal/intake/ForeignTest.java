package org.backupdoctor.internal.intake;

import static org.backupdoctor.internal.intake.Given.assertProblem;
import static org.backupdoctor.internal.intake.Given.plist;
import static org.backupdoctor.internal.intake.Given.text;

import java.nio.charset.StandardCharsets;
import org.backupdoctor.Intake.Source;
import org.junit.jupiter.api.Test;

final class ForeignTest {

    private static final String OTHER_QUESTION =
            "Maybe it answers another question: ask ideviceinfo for com.apple.mobile.backup,"
                    + " or an MDM server for DeviceInformation.";

    @Test
    void nothingAtAll() {
        assertFound("an empty file", "Maybe the command that should fill it failed.", text("a", ""));
        assertFound("an empty file", "Maybe the command that should fill it failed.", text("a", "\uFEFF \r\n"));
    }

    @Test
    void archives() {
        String hint = "Maybe what you meant is in it: unpack it and give the files.";
        assertFound("a 7z archive", hint, bytes("7z\u00BC\u00AF'\u001C"));
    }

    @Test
    void tables() {
        assertFound(
                "what looks like a table",
                "Maybe it is an export of an inventory: a mapping says what its columns are (--mapping FILE). One that was"
                        + " given names other columns.",
                text("a", "Serial,Model,Backup\nX1,iPhone,on\n"));
    }

    @Test
    void picturesAndDocuments() {
        String hint = "Maybe it shows what the device says: write that as a snapshot's JSON.";
        assertFound("a picture", hint, bytes("\u0089PNG\r\n\u001A\n"));
        assertFound("a picture", hint, bytes("\u00FF\u00D8\u00FF\u00E0"));
        assertFound("a picture", hint, bytes("GIF89a"));
        assertFound("a picture or a film", hint, bytes("\0\0\0\u0018ftypheic"));
        assertFound("a PDF document", hint, bytes("%PDF-1.7"));
    }

    @Test
    void database() {
        assertFound(
                "an SQLite database",
                "Maybe it is part of a computer backup: ask the device itself.",
                bytes("SQLite format 3\0\u0010\0"));
    }

    @Test
    void otherPem() {
        assertFound(
                "a text in PEM that is no signed profile",
                "Maybe it is a certificate or a key: give the profile.",
                text("a", "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n"));
    }

    @Test
    void bytesAndOtherEncodings() {
        assertFound(
                "bytes of no known kind",
                "Maybe it is damaged, or packed: unpack it first.",
                bytes("\u0001\u0002\u0003\0\u00FF"));
        assertProblem("""
            a:2
              This text is not UTF-8.
              Maybe it was saved in another encoding: save it as UTF-8.
            """, bytes("ProductVersion: 18.5\nDeviceName: J\u00F6rg\n"));
    }

    @Test
    void pages() {
        String hint = "Maybe a page for signing in was saved instead of the answer.";
        assertFound("HTML", hint, text("a", "<!DOCTYPE html>\n<html></html>"));
        assertFound("HTML", hint, text("a", "<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\"/>"));
    }

    @Test
    void otherMarkup() {
        String hint = "Maybe it is the answer to another command.";
        assertFound("XML that begins with <note>", hint, text("a", "<?xml version=\"1.0\"?>\n<!-- x -->\n<note/>"));
        assertFound("markup", hint, text("a", "<<<<"));
    }

    @Test
    void otherText() {
        assertFound(
                "text that is none of these",
                "Maybe another command printed it: ideviceinfo -x gives what is understood.",
                text("a", "My iPhone doesn't back up.\nWhy: nobody knows.\n"));
        assertFound(
                "an error message of ideviceinfo",
                "Maybe the device isn't connected, or doesn't trust this computer yet: unlock it and tap Trust.",
                text("a", "ERROR: Could not connect to lockdownd, error code -17\n"));
    }

    @Test
    void propertyListsWithOtherKeys() {
        assertFound(
                "other keys: DeviceTransferInfo, FSEventState",
                OTHER_QUESTION,
                plist("a", "<key>DeviceTransferInfo</key><string>x</string><key>FSEventState</key><dict/>"));
        assertFound(
                "other keys: a, b, c, d, e and 1 more",
                OTHER_QUESTION,
                plist(
                        "a",
                        "<key>a</key><true/><key>b</key><true/><key>c</key><true/>"
                                + "<key>d</key><true/><key>e</key><true/><key>f</key><true/>"));
        assertFound(
                "a property list without keys",
                "Maybe the device didn't trust the computer yet that asked.",
                plist("a", ""));
        assertFound(
                "a property list that holds no keys",
                "Maybe it is the answer to another command.",
                text("a", Given.xml("<array><string>x</string></array>")));
    }

    @Test
    void versionOfAComputerIsNoAnswer() {
        assertFound(
                "other keys: ProductBuildVersion, ProductName, ProductVersion",
                OTHER_QUESTION,
                plist(
                        "a",
                        "<key>ProductBuildVersion</key><string>24F74</string>"
                                + "<key>ProductName</key><string>macOS</string>"
                                + "<key>ProductVersion</key><string>15.5</string>"));
    }

    @Test
    void otherJson() {
        assertFound("other keys: a, b, c, d", OTHER_QUESTION, text("a", "{\"a\": 1, \"b\": 1, \"c\": 1, \"d\": 1}"));
    }

    @Test
    void misspeltSnapshotIsASnapshot() {
        assertProblem("""
            a  /bakcup
              There is no field "bakcup" here.
              Maybe you meant "backup".
            """, text("a", "{\"bakcup\": {\"enabled\": true}}"));
    }

    @Test
    void listOfSnapshots() {
        assertProblem("""
            a
              Expected an object but found a list.
              Maybe it holds several snapshots: write one a line, without square brackets around them.
            """, text("a", "[{}, {}]"));
    }

    @Test
    void tooLarge() {
        assertProblem("""
            a
              Expected at most 100 MB, and a million lines, but there is more.
              Maybe it holds many devices: split it, at ends of lines.
            """, new Source("a", new byte[SourceFile.MOST_BYTES + 1], null));
        assertProblem("""
            a
              Expected at most 100 MB, and a million lines, but there is more.
              Maybe it holds many devices: split it, at ends of lines.
            """, text("a", "{}\n".repeat(1_000_001)));
    }

    private static Source bytes(String content) {
        return new Source("a", content.getBytes(StandardCharsets.ISO_8859_1), null);
    }

    private static void assertFound(String found, String hint, Source source) {
        assertProblem(
                "a\n" + "  Expected a snapshot or a kind of answer that is known but found " + found + ".\n  " + hint,
                source);
    }
}
