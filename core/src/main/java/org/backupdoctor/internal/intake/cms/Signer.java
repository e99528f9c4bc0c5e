package org.backupdoctor.internal.intake.cms;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.backupdoctor.internal.intake.cms.BerElement.Malformed;
import org.jspecify.annotations.Nullable;

/** Reads who signed, as the certificates that come along say: an organisation or a host, never a person. */
final class Signer {

    private static final int CERTIFICATES = 0xA0;
    private static final int VERSION = 0xA0;
    private static final byte[] ORGANISATION = {0x55, 0x04, 0x0A};
    private static final byte[] COMMON_NAME = {0x55, 0x04, 0x03};

    /** A common name is often a person's; with dots and without blanks it is a host's. */
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63}){1,8}");

    private static final Map<Integer, Charset> TEXTS = Map.of(
            0x0C, StandardCharsets.UTF_8,
            0x13, StandardCharsets.US_ASCII,
            0x14, StandardCharsets.ISO_8859_1,
            0x16, StandardCharsets.US_ASCII,
            0x1E, StandardCharsets.UTF_16BE);

    private Signer() {}

    private record Certificate(BerElement serial, BerElement issuer, BerElement subject) {}

    /** The name of the first signer, from the parts of SignedData; null when it can't be told. */
    static @Nullable String of(List<BerElement> signedData) {
        try {
            List<Certificate> certificates = certificates(signedData);
            List<BerElement> signers =
                    signedData.get(signedData.size() - 1).expect(BerElement.SET).children();
            if (certificates.isEmpty() || signers.isEmpty()) {
                return null;
            }
            BerElement by = signers.get(0).child(1);
            for (Certificate certificate : certificates) {
                if (isOf(certificate, by)) {
                    return name(certificate.subject());
                }
            }
            return certificates.size() == 1 ? name(certificates.get(0).subject()) : null;
        } catch (Malformed e) {
            return null;
        }
    }

    private static boolean isOf(Certificate certificate, BerElement by) throws Malformed {
        return by.tag() == BerElement.SEQUENCE
                && Arrays.equals(by.child(0).whole(), certificate.issuer().whole())
                && Arrays.equals(by.child(1).content(), certificate.serial().content());
    }

    private static List<Certificate> certificates(List<BerElement> signedData) throws Malformed {
        List<Certificate> certificates = new ArrayList<>();
        for (BerElement part : signedData) {
            if (part.tag() == CERTIFICATES) {
                for (BerElement each : part.children()) {
                    if (each.tag() == BerElement.SEQUENCE) {
                        certificates.add(certificate(each));
                    }
                }
            }
        }
        return certificates;
    }

    /** The body has, after its version: serial number, algorithm, issuer, validity, subject. */
    private static Certificate certificate(BerElement each) throws Malformed {
        List<BerElement> body = each.child(0).children();
        int at = !body.isEmpty() && body.get(0).tag() == VERSION ? 1 : 0;
        if (body.size() < at + 5) {
            throw new Malformed();
        }
        return new Certificate(body.get(at), body.get(at + 2), body.get(at + 4).expect(BerElement.SEQUENCE));
    }

    private static @Nullable String name(BerElement subject) throws Malformed {
        String organisation = attribute(subject, ORGANISATION);
        if (organisation != null) {
            return organisation;
        }
        String common = attribute(subject, COMMON_NAME);
        return common != null && HOST.matcher(common).matches() ? common : null;
    }

    private static @Nullable String attribute(BerElement name, byte[] type) throws Malformed {
        for (BerElement set : name.children()) {
            for (BerElement pair : set.children()) {
                BerElement value = pair.child(1);
                Charset charset = TEXTS.get(value.tag());
                if (charset != null && Arrays.equals(pair.child(0).content(), type)) {
                    String text = new String(value.content(), charset).strip();
                    return text.isEmpty() ? null : text;
                }
            }
        }
        return null;
    }
}
