package org.backupdoctor.internal.intake.cms;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.backupdoctor.Problem;
import org.backupdoctor.SnapshotException;
import org.backupdoctor.internal.intake.cms.BerElement.Malformed;
import org.jspecify.annotations.Nullable;

/**
 * What somebody signed, taken out of a CMS message ({@code SignedData}, RFC 5652). The signature isn't verified.
 *
 * @param content the bytes that were signed
 * @param signer the organisation that the signer's certificate names, or else its host; null when there is neither
 */
@SuppressWarnings("ArrayRecordComponent")
public record SignedContent(byte[] content, @Nullable String signer) {

    private static final byte[] SIGNED_DATA = HexFormat.of().parseHex("2a864886f70d010702");
    private static final byte[] ENVELOPED_DATA = HexFormat.of().parseHex("2a864886f70d010703");

    /** PKCS #7 signed data, and all others of that family, begin so. */
    private static final byte[] FAMILY = HexFormat.of().parseHex("06092a864886f70d0107");

    /** The largest profiles bring fonts and pictures. */
    private static final int MOST_BYTES = 16_000_000;

    private static final int EXPLICIT = 0xA0;

    /** Whether the bytes begin as a CMS message does. */
    public static boolean isOne(byte[] bytes) {
        if (bytes.length < FAMILY.length + 3 || bytes[0] != BerElement.SEQUENCE) {
            return false;
        }
        int lengths = (bytes[1] & 0xFF) > 0x80 ? (bytes[1] & 0x7F) : 0;
        int at = 2 + lengths;
        return lengths <= 4
                && at + FAMILY.length <= bytes.length
                && Arrays.equals(Arrays.copyOfRange(bytes, at, at + FAMILY.length), FAMILY);
    }

    /**
     * Opens the envelope.
     *
     * @param name what problems call the source
     * @throws SnapshotException when it is damaged, encrypted, or holds a signature alone
     */
    public static SignedContent of(String name, byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            throw refused(
                    name,
                    "Expected a signed profile of at most " + MOST_BYTES / 1_000_000 + " MB but there is more.",
                    "Maybe it is another kind of signed file.");
        }
        try {
            List<BerElement> message = BerElement.first(bytes).children();
            byte[] type = child(message, 0).expect(BerElement.OBJECT_IDENTIFIER).content();
            if (Arrays.equals(type, ENVELOPED_DATA)) {
                throw refused(
                        name,
                        "Expected a signed profile but this one is encrypted.",
                        "Maybe the server that made it gives it without encryption too.");
            }
            if (!Arrays.equals(type, SIGNED_DATA)) {
                throw new Malformed();
            }
            return signed(name, child(message, 1).expect(EXPLICIT).child(0).expect(BerElement.SEQUENCE));
        } catch (Malformed e) {
            throw refused(name, "This signed profile is damaged.", "Maybe only a part of it was saved.");
        }
    }

    private static SignedContent signed(String name, BerElement data) throws Malformed {
        List<BerElement> parts = data.children();
        List<BerElement> encapsulated =
                child(parts, 2).expect(BerElement.SEQUENCE).children();
        if (encapsulated.size() < 2) {
            throw refused(
                    name,
                    "Expected a profile with its signature but this is the signature alone.",
                    "Maybe the profile is in another file: give that one.");
        }
        byte[] content = encapsulated.get(1).expect(EXPLICIT).child(0).octets();
        return new SignedContent(content, Signer.of(parts));
    }

    private static BerElement child(List<BerElement> children, int index) throws Malformed {
        if (index >= children.size()) {
            throw new Malformed();
        }
        return children.get(index);
    }

    private static SnapshotException refused(String name, String message, String hint) {
        return new SnapshotException(List.of(new Problem(name, "", message, hint)));
    }
}
