package org.backupdoctor.internal.snapshot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the codes and the app out of an error's text, which has the form "description (Domain/code). Underlying error: …". */
public final class ErrorText {

    private static final int LONGEST = 20_000;

    private static final List<Pattern> CODES = List.of(
            Pattern.compile("\\(([A-Za-z]{1,40}ErrorDomain)[/:] ?(-?\\d{1,9})\\)"),
            Pattern.compile("Error Domain=(\\w{1,60}) Code=(-?\\d{1,9})(?!\\d)"),
            Pattern.compile("\\b(MBErrorDomain)[:/( ] ?(-?\\d{1,9})(?!\\d)"),
            Pattern.compile("<(CKError)[^(>]{0,200}\\((\\d{1,9})[/)]"));

    private static final Pattern TOO_LONG =
            Pattern.compile("(?:\\b[A-Za-z]{1,40}ErrorDomain[/: ] ?|Error Domain=\\w{1,60} Code=)-?\\d{10}");

    private static final Pattern APP = Pattern.compile("\\bAppDomain(?:Group|Plugin)?-([\\w.\\-]{1,200})");

    private ErrorText() {}

    /**
     * A code in a text.
     *
     * @param domain its domain
     * @param code the number
     */
    public record Code(String domain, long code) {}

    /** The codes from the outermost to the innermost, each once. */
    public static List<Code> codes(String text) {
        String read = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        TreeMap<Integer, Code> found = new TreeMap<>();
        for (Pattern pattern : CODES) {
            Matcher matcher = pattern.matcher(read);
            while (matcher.find()) {
                String domain = matcher.group(1).equals("CKError") ? "CKErrorDomain" : matcher.group(1);
                found.putIfAbsent(matcher.start(1), new Code(domain, Long.parseLong(matcher.group(2))));
            }
        }
        List<Code> codes = new ArrayList<>();
        found.values().stream().filter(code -> !codes.contains(code)).forEach(codes::add);
        return codes;
    }

    /** Whether a code stands in the text that is longer than any, and isn't among its codes. */
    public static boolean hasCodeTooLong(String text) {
        return TOO_LONG.matcher(text.length() > LONGEST ? text.substring(0, LONGEST) : text)
                .find();
    }

    /** The bundle identifier of the app that is named, if one is. */
    public static Optional<String> app(String text) {
        Matcher matcher = APP.matcher(text.length() > LONGEST ? text.substring(0, LONGEST) : text);
        return matcher.find() ? Optional.of(matcher.group(1).replaceFirst("[.\\-]+$", "")) : Optional.empty();
    }
}
