package org.backupdoctor.internal.intake.answer;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which device answered, as far as it says so: to tell devices apart, and to name one where the caller asks for that. It goes no
 * further.
 *
 * @param key a UDID in one form, by which devices are told apart; null when there is none
 * @param udid the UDID as it was given; null when there is none
 * @param serial the serial number; null when there is none
 */
public record Identity(
        @Nullable String key,
        @Nullable String udid,
        @Nullable String serial) {

    /** Nothing is known. */
    public static final Identity NONE = new Identity(null, null, null);

    private static final Pattern UDID = Pattern.compile("[0-9A-F]{24,40}");
    private static final Pattern SERIAL = Pattern.compile("[A-Za-z0-9]{8,20}");
    private static final Pattern BLACKENED = Pattern.compile("0+|[Xx]+");

    /** By what a source gives as UDID and as serial number; what can't be one may have been blackened. */
    public static Identity of(@Nullable Object udid, @Nullable Object serial) {
        String plain = String.valueOf(udid).replace("-", "").toUpperCase(Locale.ROOT);
        boolean isKey =
                UDID.matcher(plain).matches() && !BLACKENED.matcher(plain).matches();
        String number = String.valueOf(serial);
        boolean isNumber = serial != null
                && SERIAL.matcher(number).matches()
                && !BLACKENED.matcher(number).matches();
        return isKey || isNumber
                ? new Identity(isKey ? plain : null, isKey ? String.valueOf(udid) : null, isNumber ? number : null)
                : NONE;
    }
}
