package org.backupdoctor.internal.intake.cms;

import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads bytes that are written as text between two lines of dashes (RFC 7468). */
public final class Pem {

    private static final Pattern BEGIN = Pattern.compile("\\s*-----BEGIN ([A-Z0-9 #]{1,40})-----");
    private static final Pattern MESSAGE = Pattern.compile("CMS|PKCS ?#?7( SIGNED DATA)?");

    private Pem() {}

    /** What the first of them is said to be, such as {@code CERTIFICATE}; empty when the text isn't of this form. */
    public static String label(String text) {
        Matcher begin = BEGIN.matcher(text);
        return begin.lookingAt() ? begin.group(1) : "";
    }

    /** The bytes of the first, where that is a CMS message; null when it is something else, or damaged. */
    public static byte @Nullable [] message(String text) {
        Matcher begin = BEGIN.matcher(text);
        if (!begin.lookingAt() || !MESSAGE.matcher(begin.group(1)).matches()) {
            return null;
        }
        int end = text.indexOf("-----END", begin.end());
        try {
            return Base64.getMimeDecoder().decode(text.substring(begin.end(), end < 0 ? text.length() : end));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
