package org.backupdoctor.internal.intake;

import static org.backupdoctor.internal.intake.Given.assertProblem;
import static org.backupdoctor.internal.intake.Given.at;
import static org.backupdoctor.internal.intake.Given.plist;
import static org.backupdoctor.internal.intake.Given.sample;
import static org.backupdoctor.internal.intake.Given.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.backupdoctor.Intake;
import org.backupdoctor.Intake.Item;
import org.backupdoctor.Intake.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Property lists from anywhere, some of them made to do harm. */
final class PlistsTest {

    static final String TOO_LARGE = """
        a
          Expected a property list of one device but this one holds far more.
          Maybe it isn't a device's answer.
        """;

    @TempDir
    Path folder;

    @Test
    void encodings() {
        String xml =
                new String(plist("a", "<key>CloudBackupEnabled</key><true/>").content(), StandardCharsets.UTF_8);
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            String declared = xml.replace("UTF-8", charset.name().substring(0, 5));
            assertEquals(true, at(new Source("a", ("\uFEFF" + xml).getBytes(charset), null), "/backup/enabled"));
            assertEquals(true, at(new Source("a", ("\uFEFF\n" + declared).getBytes(charset), null), "/backup/enabled"));
            assertEquals(true, at(new Source("a", xml.replace("\n", "\r").getBytes(charset), null), "/backup/enabled"));
        }
    }

    @Test
    void notWellFormed() {
        assertProblem("""
            a:4:18
              This property list is not well-formed XML.
              Maybe it was edited by hand, and a tag is missing.
            """, plist("a", "<key>a</key"));
    }

    @Test
    void cutOff() {
        assertProblem(
                """
                a:5:25
                  This property list is not well-formed XML.
                  Maybe the end is missing, and only a part of it was saved.
                """,
                text("a", Given.xml("").substring(0, Given.xml("").indexOf("</plist>")) + "<dict><key>a</key><true>"));
    }

    @Test
    void severalAnswersInOneFile() {
        assertProblem("""
            a:6:6
              This property list is not well-formed XML.
              Maybe these are several answers: give each a file of its own.
            """, text("a", Given.xml("<dict/>") + Given.xml("<dict/>")));
    }

    @Test
    void valueThatIsNone() {
        assertProblem("""
            a
              This property list can't be read: The integer node at /plist/dict/*[2] could not be parsed.
              Maybe it was edited by hand.
            """, plist("a", "<key>LastCloudBackupDate</key><integer>soon</integer>"));
    }

    @Test
    void entitiesAreRefused() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "18.5");
        String entities = "<!DOCTYPE plist [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>";
        assertProblem(
                """
                a
                  A property list declares no entities, but this one does.
                  Maybe somebody made it to do harm.
                """, text("a", entities + "<plist><dict><key>ProductVersion</key><string>&x;</string></dict></plist>"));
    }

    @Test
    void nothingIsFetched() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            server.setSoTimeout(200);
            String address = "http://127.0.0.1:" + server.getLocalPort() + "/a.dtd";
            String plist = "<!DOCTYPE plist SYSTEM \"" + address
                    + "\"><plist><dict><key>CloudBackupEnabled</key><true/></dict></plist>";
            assertEquals(true, at(text("a", plist), "/backup/enabled"));
            assertThrows(SocketTimeoutException.class, server::accept);
        }
    }

    @Test
    void deepNesting() {
        assertProblem(TOO_LARGE, plist("a", "<key>a</key>" + "<array>".repeat(100) + "</array>".repeat(100)));
        assertProblem("""
            a
              This property list can't be read: The nesting depth of the property list exceeds the maximum supported depth of 512.
              Maybe it was edited by hand.
            """, plist("a", "<key>a</key>" + "<array>".repeat(100_000) + "</array>".repeat(100_000)));
    }

    @Test
    void manyAmpersands() {
        String name = "<key>DeviceName</key><string>" + "&amp;&lt;".repeat(60_000) + "</string>";
        assertEquals(true, at(plist("a", name + "<key>CloudBackupEnabled</key><true/>"), "/backup/enabled"));
    }

    @Test
    void tooManyValues() {
        assertProblem(TOO_LARGE, plist("a", "<key>a</key><array>" + "<true/>".repeat(1_000_001) + "</array>"));
    }

    @Test
    void nothingIsPrinted() {
        PrintStream before = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            Intake.standard().items(plist("a", "<oops"));
        } finally {
            System.setErr(before);
        }
        assertEquals("", printed.toString(StandardCharsets.UTF_8));
    }

    @Test
    void whateverIsDamagedIsReadOrRefused() {
        Random random = new Random(1);
        List<Source> samples = List.of(
                sample("profile_list_ios.synthetic.plist"),
                Given.asBinary(sample("profile_list_ios.synthetic.plist")),
                Given.asBinary(sample("ideviceinfo_root.iphone13,2_18.4.1.redacted.plist")),
                sample("ideviceinfo_plain_text.example.txt"),
                sample("merged_domains.example.json"));
        for (int i = 0; i < 5_000; i++) {
            Source sample = samples.get(i % samples.size());
            byte[] content = sample.content().clone();
            for (int j = random.nextInt(4); j >= 0; j--) {
                content[random.nextInt(content.length)] = (byte) random.nextInt(256);
            }
            List<Item> items = Intake.standard().items(new Source("a", content, null));
            for (Item item : items) {
                assertEquals(item.snapshot() == null, !item.problems().isEmpty());
            }
        }
    }
}
