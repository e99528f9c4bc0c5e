package org.backupdoctor.rule;

import com.google.re2j.Pattern;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a rule asks of a text with {@code matches}. The time that takes grows with the text and never beyond that, whatever the pattern:
 * patterns are those of RE2, without what only going back and forth could find. To be called by rules only; any number of threads may.
 */
public final class Texts {

    private static final int MOST = 200;
    private static final Map<String, Pattern> PATTERNS = new ConcurrentHashMap<>();

    private Texts() {}

    /** Whether the whole of a text is as the pattern says. */
    public static boolean matches(String text, String pattern) {
        if (PATTERNS.size() > MOST) {
            PATTERNS.clear();
        }
        return PATTERNS.computeIfAbsent(pattern, Pattern::compile).matches(text);
    }
}
