package org.backupdoctor.internal.intake;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** JSON that is handed to a function of JavaScript, as some feeds are: {@code jsonCallback({…});}. */
final class Jsonp {

    private static final Pattern START = Pattern.compile("\\s*[A-Za-z_$][\\w$.]{0,80}\\s*\\((?=\\s*[\\[{])");
    private static final Pattern END = Pattern.compile("\\)\\s*;?\\s*$");

    private Jsonp() {}

    /** The JSON, each of its characters in the column where it is; empty when the text isn't such a call. */
    static String unwrapped(String text) {
        Matcher start = START.matcher(text);
        if (!start.lookingAt()) {
            return "";
        }
        int close = text.lastIndexOf(')');
        if (close < start.end() || !END.matcher(text.substring(close)).matches()) {
            return "";
        }
        return start.group().replaceAll("\\S", " ") + text.substring(start.end(), close);
    }
}
