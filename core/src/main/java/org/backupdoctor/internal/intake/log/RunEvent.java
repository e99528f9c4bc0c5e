package org.backupdoctor.internal.intake.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.backupdoctor.internal.data.Masking;
import org.backupdoctor.internal.snapshot.ErrorText;
import org.backupdoctor.internal.snapshot.ErrorText.Code;
import org.jspecify.annotations.Nullable;

/**
 * What a line of the backup agent says of a run.
 *
 * @param kind what became of the run
 * @param code the outermost code of the backup agent, or else the outermost; null when there is none
 * @param inner the innermost code, where the outer one only says that something or several things failed
 * @param message the message as it was logged, which may name somebody
 * @param bundleId the app that it names
 */
record RunEvent(
        Kind kind,
        @Nullable Code code,
        @Nullable Code inner,
        String message,
        @Nullable String bundleId) {

    /** What became of a run. */
    enum Kind {
        /** It failed. */
        FAILED,
        /** It succeeded. */
        SUCCEEDED,
        /** The device decided not to start one. */
        NOT_STARTED,
        /** The line speaks of something else. */
        OTHER
    }

    private static final int LONGEST_TEXT = 1_000;
    private static final int MOST_CODES = 10;
    private static final String BACKUP_DOMAIN = "MBErrorDomain";

    /** Codes that say nothing but that something, or several things, went wrong. */
    private static final Set<Long> VAGUE = Set.of(1L, 2L, 100L, 104L);

    /** Nothing went wrong, or somebody cancelled. */
    private static final Set<Long> NO_FAILURE = Set.of(0L, 202L);

    private static final RunEvent NOTHING = new RunEvent(Kind.OTHER, null, null, "", null);

    /** Who decides and who reports speak of runs that are logged elsewhere. */
    private static final Set<String> ABOUT_OTHERS = Set.of("scheduler", "ttr");

    private static final Pattern NOT_BEGUN = Pattern.compile(
            "(?i)^not starting\\b|\\bnot starting (?:a |the )?back ?up\\b|\\bback ?up (?:was |is )?not started\\b");
    private static final Pattern FAILURE =
            Pattern.compile("(?i)\\bback ?up (?:has |was |is )?(?:failed|aborted|unsuccessful)\\b"
                    + "|\\bfailed to (?:back ?up|complete (?:the |a )?back ?up)\\b"
                    + "|\\bback ?up could ?n(?:o|['\u2019])t be completed\\b");
    private static final Pattern AGAIN = Pattern.compile("(?i)\\bre-?tr(?:y|ying|ies)\\b|\\btry(?:ing)? again\\b");
    private static final Pattern SUCCESS = Pattern.compile(
            "(?i)\\bback ?up (?:has |was |is )?(?:been )?(?:successfully )?(?:finished|completed|succeeded|complete|successful)\\b"
                    + "|\\bsuccessfully (?:backed up|(?:finished|completed) (?:the |a )?(?:i?cloud )?back ?up)\\b"
                    + "|\\bfinished (?:the |a )?(?:i?cloud )?back ?up\\b");

    /** With these words it speaks of another time, of another kind of backup, or of the contrary. */
    private static final Pattern DOUBT =
            Pattern.compile("(?i)\\b(?:not|never|no|until|when|if|before|after|since|last|previous"
                    + "|errors?|fail\\w*|cancel\\w*|restor\\w*|itunes|finder|computer|host|transfer)\\b");

    /** What the line says; most lines say nothing of a run. */
    static RunEvent of(LogLine line) {
        String message = line.message();
        if (!speaksOfRuns(message)) {
            return NOTHING;
        }
        List<Code> codes = ErrorText.codes(message);
        Code code = codes.stream()
                .filter(each -> each.domain().equals(BACKUP_DOMAIN))
                .findFirst()
                .orElse(codes.isEmpty() ? null : codes.get(0));
        Kind kind = kind(line.tag(), message, code);
        if (kind == Kind.OTHER) {
            return NOTHING;
        }
        return new RunEvent(
                kind, code, inner(code, codes), message, ErrorText.app(message).orElse(null));
    }

    private static @Nullable Code inner(@Nullable Code outer, List<Code> codes) {
        if (outer == null || !outer.domain().equals(BACKUP_DOMAIN) || !VAGUE.contains(outer.code())) {
            return null;
        }
        Code innermost = codes.get(codes.size() - 1);
        return innermost.equals(outer) ? null : innermost;
    }

    /** A quick look: what has none of these can't match what is looked for later. */
    private static boolean speaksOfRuns(String message) {
        return message.contains("Error")
                || message.contains("ack")
                || message.contains("ACK")
                || message.contains("tarting");
    }

    private static Kind kind(String tag, String message, @Nullable Code code) {
        if (NOT_BEGUN.matcher(message).find()) {
            return Kind.NOT_STARTED;
        }
        boolean isFine = code != null && code.domain().equals(BACKUP_DOMAIN) && NO_FAILURE.contains(code.code());
        if (SUCCESS.matcher(message).find() && !DOUBT.matcher(message).find() && (code == null || code.code() == 0)) {
            return Kind.SUCCEEDED;
        }
        if (isFine || ABOUT_OTHERS.contains(tag)) {
            return Kind.OTHER;
        }
        boolean isFailure = FAILURE.matcher(message).find()
                || ((code != null || ErrorText.hasCodeTooLong(message))
                        && !AGAIN.matcher(message).find());
        return isFailure ? Kind.FAILED : Kind.OTHER;
    }

    /** The message without what names somebody, but with all its codes. */
    String text() {
        String masked = Masking.of(message);
        if (masked.length() > LONGEST_TEXT) {
            masked = masked.substring(0, LONGEST_TEXT) + "…";
        }
        List<Code> missing = new ArrayList<>(ErrorText.codes(message));
        missing.removeAll(ErrorText.codes(masked));
        String codes = missing.stream()
                .limit(MOST_CODES)
                .map(each -> " (" + each.domain() + "/" + each.code() + ")")
                .collect(Collectors.joining());
        return masked + codes;
    }
}
