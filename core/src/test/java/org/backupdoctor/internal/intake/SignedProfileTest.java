package org.backupdoctor.internal.intake;

import static org.backupdoctor.internal.intake.Given.assertProblem;
import static org.backupdoctor.internal.intake.Given.notes;
import static org.backupdoctor.internal.intake.Given.read;
import static org.backupdoctor.internal.intake.Given.sample;
import static org.backupdoctor.internal.intake.Given.text;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.backupdoctor.Intake.Source;
import org.junit.jupiter.api.Test;

final class SignedProfileTest {

    private static final Source PLAIN = sample("deny_icloud_backup.synthetic.mobileconfig");
    private static final String SIGNED_DATA = "06092a864886f70d010702";
    private static final String DATA = "06092a864886f70d010701";

    @Test
    void whatWasSignedIsReadWhoeverSignedIt() {
        for (String form : List.of("signed.der", "signed-as-a-stream.der", "signed.pem")) {
            String name = "deny_icloud_backup." + form;
            assertEquals(read(PLAIN), read(sample(name)), form);
            assertEquals(
                    List.of(
                            name
                                    + " is signed, by “Example Corp” as its certificate says: the signature was not checked.",
                            "The profile “No iCloud Backup” was taken as installed, because its file was given.",
                            name + Given.FILE_TIME),
                    notes(read(sample(name))));
        }
    }

    @Test
    void olderWordsOfPemAreKnownToo() {
        String pem = new String(sample("deny_icloud_backup.signed.pem").content(), StandardCharsets.US_ASCII);
        assertEquals(
                read(PLAIN).at("/management"),
                read(text("a", pem.replace(" CMS", " PKCS7"))).at("/management"));
        assertEquals(
                read(PLAIN).at("/management"),
                read(text(
                                "a",
                                "\n"
                                        + pem.replace(" CMS", " PKCS #7 SIGNED DATA")
                                                .replace("\n", "\r\n")))
                        .at("/management"));
    }

    @Test
    void personWhoSignedIsNotNamed() {
        String name = "deny_icloud_backup.signed-by-a-person.der";
        assertEquals(
                name + " is signed: the signature was not checked.",
                notes(read(sample(name))).get(0));
    }

    @Test
    void hostThatSignedIsNamed() {
        byte[] signed = signed(octets(PLAIN.content()), certificate("mdm.example.com"));
        assertEquals(
                "a is signed, by “mdm.example.com” as its certificate says: the signature was not checked.",
                notes(read(new Source("a", signed, null))).get(0));
        assertEquals(
                "a is signed: the signature was not checked.",
                notes(read(new Source("a", signed(octets(PLAIN.content()), certificate("Anna Example")), null)))
                        .get(0));
    }

    @Test
    void contentInPiecesIsPutTogether() {
        byte[] all = PLAIN.content();
        byte[] first = Arrays.copyOf(all, 300);
        byte[] second = Arrays.copyOfRange(all, 300, 301);
        byte[] third = Arrays.copyOfRange(all, 301, all.length);
        byte[] nested = joined(
                hex("2480"),
                octets(first),
                element("24", joined(octets(second), hex("2480"), octets(third), hex("0000"))),
                hex("0000"));
        assertEquals(
                read(PLAIN).at("/management"),
                read(new Source("a", signed(nested, hex("")), null)).at("/management"));
    }

    @Test
    void binaryProfileIsReadToo() {
        byte[] signed = signed(octets(Given.asBinary(PLAIN).content()), hex(""));
        assertEquals(
                read(PLAIN).at("/management"),
                read(new Source("a", signed, null)).at("/management"));
    }

    @Test
    void signatureAloneIsTold() {
        assertProblem("""
            deny_icloud_backup.signature-alone.der
              Expected a profile with its signature but this is the signature alone.
              Maybe the profile is in another file: give that one.
            """, sample("deny_icloud_backup.signature-alone.der"));
    }

    @Test
    void encryptedMessageIsTold() {
        assertProblem("""
            deny_icloud_backup.encrypted.der
              Expected a signed profile but this one is encrypted.
              Maybe the server that made it gives it without encryption too.
            """, sample("deny_icloud_backup.encrypted.der"));
    }

    @Test
    void cutOffAnywhereItIsDamaged() {
        for (String form : List.of("signed.der", "signed-as-a-stream.der")) {
            byte[] whole = sample("deny_icloud_backup." + form).content();
            for (int length = 20; length < whole.length; length += 7) {
                assertProblem("""
                    a
                      This signed profile is damaged.
                      Maybe only a part of it was saved.
                    """, new Source("a", Arrays.copyOf(whole, length), null));
            }
        }
    }

    @Test
    void lengthsThatLieAreDamage() {
        for (String lie : List.of(
                "3084ffffffff" + SIGNED_DATA,
                "30820fff" + SIGNED_DATA + "a080",
                "3080" + SIGNED_DATA + "a080" + "3080".repeat(100),
                "3080" + SIGNED_DATA + "0080",
                "300b" + SIGNED_DATA,
                "300d" + SIGNED_DATA + "a000",
                "300b06092a864886f70d010709")) {
            List<org.backupdoctor.Problem> problems = Given.problems(new Source("a", hex(lie + "00".repeat(30)), null));
            assertEquals("This signed profile is damaged.", problems.get(0).message(), lie);
        }
    }

    @Test
    void envelopeInAnEnvelopeIsRefused() {
        byte[] twice = signed(octets(sample("deny_icloud_backup.signed.der").content()), hex(""));
        assertProblem("""
            a
              Expected a snapshot or a kind of answer that is known but found a signed message in a signed message.
              Maybe it was signed twice by mistake: give the profile.
            """, new Source("a", twice, null));
    }

    @Test
    void hugeOneIsRefused() {
        byte[] huge = Arrays.copyOf(sample("deny_icloud_backup.signed.der").content(), 16_000_001);
        assertProblem("""
            a
              Expected a signed profile of at most 16 MB but there is more.
              Maybe it is another kind of signed file.
            """, new Source("a", huge, null));
    }

    @Test
    void oddCertificateCostsTheNameAlone() {
        for (String certificate : List.of("3003020101", "30053003020101", "0400", "3080")) {
            byte[] odd = signed(octets(PLAIN.content()), element("a0", hex(certificate)));
            assertEquals(
                    "a is signed: the signature was not checked.",
                    notes(read(new Source("a", odd, null))).get(0),
                    certificate);
        }
    }

    /** A message of this content, with these certificates and one signer. */
    private static byte[] signed(byte[] content, byte[] certificates) {
        byte[] encapsulated = element("30", joined(hex(DATA), element("a0", content)));
        byte[] signer = element("31", element("30", joined(hex("020101"), element("80", hex("01")))));
        byte[] data = element("30", joined(hex("020101"), hex("3100"), encapsulated, certificates, signer));
        return element("30", joined(hex(SIGNED_DATA), element("a0", data)));
    }

    /** What a certificate says whose subject has this common name. */
    private static byte[] certificate(String commonName) {
        byte[] pair = joined(hex("0603550403"), element("0c", commonName.getBytes(StandardCharsets.UTF_8)));
        byte[] subject = element("30", element("31", element("30", pair)));
        byte[] body = element("30", joined(hex("020101"), hex("3000"), hex("3000"), hex("3000"), subject));
        return element("a0", element("30", body));
    }

    private static byte[] octets(byte[] content) {
        return element("04", content);
    }

    private static byte[] element(String tag, byte[] content) {
        return joined(hex(tag), hex("84" + HexFormat.of().toHexDigits(content.length)), content);
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
