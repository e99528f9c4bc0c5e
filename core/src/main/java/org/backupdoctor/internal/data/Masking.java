package org.backupdoctor.internal.data;

import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Masks in a text of a device or a server what names a device or a person: addresses, identifiers, serial and phone numbers, names of
 * devices, paths, what is quoted. What stays is the sentence with its codes, sizes, dates, hosts and bundle identifiers. A name that
 * stands in the middle of a sentence without any sign can't be told from other words.
 */
public final class Masking {

    private static final int LONGEST = 10_000;

    /** Words that programs quote and that name nobody. */
    private static final Set<String> KNOWN_WORDS =
            Set.of("DeviceInformation", "SecurityInfo", "ProfileList", "Restrictions", "DeclarativeManagement");

    private static final String DEVICE = "(?:iPhone|iPad|iPod|MacBook|Mac|Apple Watch)";
    private static final String WORD = "[\\p{L}\\p{N}.\\-]{0,30}";

    private static final Pattern FILE_ADDRESS = Pattern.compile("\\bfile://[^\\s\"<>]{0,2000}");
    private static final Pattern ADDRESS =
            Pattern.compile("\\b(https?://)(?:[^\\s/\"<>]{1,200}@)?([A-Za-z0-9.-]{1,253})[^\\s\"<>(),;]{0,2000}");
    private static final Pattern MAIL =
            Pattern.compile("[\\p{L}\\p{N}._%+-]{1,64}@[\\p{L}\\p{N}-]{1,63}(?:\\.[\\p{L}\\p{N}-]{1,63}){1,8}");
    private static final Pattern NAMED = Pattern.compile("(?i)\\b((?:device|user|full|host|first|last) ?name|name|owner"
            + "|account|apple ?id|(?:alt)?dsid|person ?id|phone(?: ?number)?|serial(?: ?number)?|udid|uuid|imei|meid|iccid"
            + "|ecid|e-?mail|b?ssid)(\\s{0,4}[=:]\\s{0,4})[^,;(){}\\n]{1,300}?(?=[,;(){}\\n]|\\. |$)");
    private static final Pattern DEVICE_NAME = Pattern.compile("(?:\\p{Lu}" + WORD + " ){0,2}\\p{L}" + WORD
            + "['\u2019]s? " + DEVICE + "\\b" + "|\\b\\p{L}[\\p{L}\\p{N}]{1,30}-" + DEVICE
            + "\\b(?:-\\d{1,3})?(?:\\.local)?"
            + "|\\b" + DEVICE + " (?:von|de|di|da|do|of|van|av|fra|fr\u00E5n|af|d['\u2019]) ?\\p{Lu}" + WORD
            + "(?: \\p{Lu}"
            + WORD + ")?");
    private static final Pattern QUOTED = Pattern.compile(
            "\"[^\"]{1,2000}\"|\u201C[^\u201C\u201D]{1,2000}\u201D"
                    + "|\u2018[^\u2018\u2019]{1,2000}\u2019|\u00AB[^\u00BB]{1,2000}\u00BB|(?<![\\p{L}\\p{N}])'[^']{1,2000}'(?![\\p{L}\\p{N}])");
    private static final Pattern CURLY = Pattern.compile("\u201C[^\u201C\u201D]{1,2000}\u201D");
    private static final Pattern DESCRIBED = Pattern.compile("(?:Code=-?\\d{1,9} ?|Error: )$");

    /** A path goes on to its last slash, and from there to the end of a file's name. */
    private static final String PATH = "(?:[^\"\u201C\u201D<>();|:\\n]*[/\\\\])?"
            + "(?:[^\"\u201C\u201D<>();|:/\\\\\\n]{0,120}\\.[A-Za-z0-9]{1,8}\\b|[^\\s\"\u201C\u201D<>();|]*)";

    private static final Pattern DOMAIN_PATH = Pattern.compile(
            "\\b([A-Z][A-Za-z]{0,40}(?<!Error)Domain(?:Group|Plugin)?(?:-[\\w.\\-]{1,200})?::?)(?=[\\p{L}\\p{N}._~/])"
                    + PATH);
    private static final Pattern ABSOLUTE_PATH =
            Pattern.compile("(?<![\\p{L}\\p{N}/:._\\]-])(?:~?/(?=[\\p{L}\\p{N}._~])|[A-Za-z]:\\\\)" + PATH);
    private static final Pattern IDENTIFIER = Pattern.compile(
            "\\b[0-9A-Fa-f]{8}-(?:[0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12}\\b|\\b[0-9A-Fa-f]{8}-[0-9A-Fa-f]{16}\\b"
                    + "|\\b(?:[0-9A-Fa-f]{2}[:-]){5}[0-9A-Fa-f]{2}\\b|\\b(?:[0-9A-Fa-f]{1,4}:){4,7}[0-9A-Fa-f]{1,4}\\b"
                    + "|\\b\\d{15,}\\b|\\b\\d{1,3}(?:\\.\\d{1,3}){3}\\b|\\b0x[0-9A-Fa-f]{6,}\\b"
                    + "|\\b(?=\\d*[A-Fa-f])(?=[A-Fa-f]*\\d)[0-9A-Fa-f]{11,}\\b");
    private static final Pattern SERIAL = Pattern.compile("\\b(?=[A-Z]*\\d)(?=\\d*[A-Z])[A-Z0-9]{10,14}\\b");

    /** A profile's own UUID says nothing of a device. */
    private static final Pattern OF_DEVICE =
            Pattern.compile("\\b[0-9A-Fa-f]{8}-[0-9A-Fa-f]{16}\\b|\\b[0-9A-Fa-f]{40}\\b|\\b\\d{15,20}\\b");

    private static final Pattern NUMBER =
            Pattern.compile("(?<![\\w.+-])\\+?\\(?\\d(?:[ ().-]{0,2}\\d){6,40}(?!\\w)(?! ?(?:bytes|B|[KMGT]i?B)\\b)");
    /** Of two digits any may be a year, so that day and month have to be ones that there are: other pairs are of telephone numbers. */
    private static final Pattern DATE = Pattern.compile("(?:\\d{4}([.-])\\d{2}\\1\\d{2}|\\d{1,2}([.-])\\d{1,2}\\2\\d{4}"
            + "|(?:0?[1-9]|[12]\\d|3[01])([.-])(?:0?[1-9]|1[0-2])\\3\\d{2})(?: \\d{1,2})?");

    private Masking() {}

    /** The text without what names somebody. */
    public static String of(String text) {
        String masked = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        masked = replaced(masked, FILE_ADDRESS, found -> "[path]");
        masked = ADDRESS.matcher(masked).replaceAll("$1$2");
        masked = replaced(masked, MAIL, found -> "[e-mail]");
        masked = NAMED.matcher(masked).replaceAll("$1$2[name]");
        masked = replaced(masked, DEVICE_NAME, found -> "[device]");
        masked = withoutQuoted(masked);
        masked = withoutPaths(masked, DOMAIN_PATH);
        masked = withoutPaths(masked, ABSOLUTE_PATH);
        return withoutNumbers(masked);
    }

    /** The name or the identifier of a profile, without addresses, names of devices and their identifiers. */
    public static String ofName(String name) {
        String masked = name.length() > LONGEST ? name.substring(0, LONGEST) : name;
        masked = replaced(masked, MAIL, found -> "[e-mail]");
        masked = replaced(masked, DEVICE_NAME, found -> "[device]");
        return replaced(masked, OF_DEVICE, found -> "[id]");
    }

    /** What a program says of a text, without the addresses, identifiers and numbers that it repeats; what it quotes stays. */
    public static String ofMessage(String message) {
        String masked = message.length() > LONGEST ? message.substring(0, LONGEST) : message;
        masked = replaced(masked, MAIL, found -> "[e-mail]");
        return withoutNumbers(replaced(masked, DEVICE_NAME, found -> "[device]"));
    }

    /** What somebody says, to be quoted in a report: without telephone numbers, and of addresses only the host. */
    public static String ofQuote(String text) {
        String masked = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        masked = ADDRESS.matcher(masked).replaceAll("$2");
        return replaced(masked, NUMBER, found -> DATE.matcher(found).matches() ? found : "[…]");
    }

    private static String withoutNumbers(String text) {
        String masked = replaced(text, IDENTIFIER, found -> "[id]");
        masked = replaced(masked, SERIAL, found -> "[id]");
        return replaced(masked, NUMBER, found -> DATE.matcher(found).matches() ? found : "[number]");
    }

    private static String replaced(String text, Pattern pattern, UnaryOperator<String> by) {
        return pattern.matcher(text).replaceAll(found -> Matcher.quoteReplacement(by.apply(found.group())));
    }

    /** What is quoted may be anything, but for the description of an error. */
    private static String withoutQuoted(String text) {
        return QUOTED.matcher(text).replaceAll(found -> {
            String quoted = found.group();
            String inner = quoted.substring(1, quoted.length() - 1);
            boolean isKept = KNOWN_WORDS.contains(inner)
                    || (quoted.startsWith("\"") && isDescription(text, found))
                    || inner.matches("\\[[a-z-]+\\]");
            String shown = isKept ? CURLY.matcher(inner).replaceAll("\u201C[text]\u201D") : "[text]";
            return Matcher.quoteReplacement(quoted.charAt(0) + shown + quoted.charAt(quoted.length() - 1));
        });
    }

    private static boolean isDescription(String text, MatchResult found) {
        return DESCRIBED
                .matcher(text.substring(Math.max(0, found.start() - 20), found.start()))
                .find();
    }

    /** That something lies in an app's own folder is worth knowing, and names nobody. */
    private static String withoutPaths(String text, Pattern pattern) {
        return pattern.matcher(text).replaceAll(found -> {
            String path = found.group();
            String kept = found.groupCount() > 0 ? found.group(1) : "";
            boolean isOfApp = path.contains(".app/") || path.endsWith(".app");
            return Matcher.quoteReplacement(kept + (isOfApp ? "[path].app" : "[path]"));
        });
    }
}
