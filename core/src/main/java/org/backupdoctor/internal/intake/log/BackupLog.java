package org.backupdoctor.internal.intake.log;

import java.io.Reader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.backupdoctor.internal.intake.answer.Answer;
import org.backupdoctor.internal.intake.answer.Findings;
import org.backupdoctor.internal.intake.answer.Foreign;
import org.backupdoctor.internal.intake.answer.Identity;
import org.backupdoctor.internal.intake.answer.Kind;
import org.backupdoctor.internal.intake.answer.Part;
import org.backupdoctor.internal.intake.answer.SourceKind;
import org.backupdoctor.internal.snapshot.ErrorText;
import org.backupdoctor.internal.snapshot.ErrorText.Code;
import org.jspecify.annotations.Nullable;

/** Reads the log of {@code backupd}: which runs failed and why, and which succeeded. */
public final class BackupLog implements Kind {

    private static final String DIGEST = "backupd";
    private static final String FAILURES = "/backup/failures";
    private static final String SUCCESS = "/backup/lastSuccessAt";

    /** So many lines are looked at to see whether it is a log. */
    private static final int LOOKED_AT = 300;

    private static final Pattern EVENT = Pattern.compile("\\[?\\s*\\{[^\\[\\]{}]{0,4000}\"eventMessage\"\\s*:");
    private static final Pattern EVENT_TOO = Pattern.compile("\\[?\\s*\\{\\s*\"(?:traceID|eventType|timestamp)\"\\s*:");

    @Override
    public String title() {
        return "Logs of backupd";
    }

    @Override
    public SourceKind source() {
        return SourceKind.LOG;
    }

    /** Whether a text that begins so is a log. */
    public static boolean begins(String start) {
        String text = start.stripLeading();
        if (text.startsWith("{") || text.startsWith("[")) {
            return text.contains("\"eventMessage\"")
                    && (EVENT.matcher(text).lookingAt()
                            || EVENT_TOO.matcher(text).lookingAt());
        }
        return !text.startsWith("<")
                && text.lines().limit(LOOKED_AT).anyMatch(each -> {
                    LogLine line = LineForm.parse(each);
                    return line.isOfBackup()
                            || (line.stamped() && !line.process().isEmpty());
                });
    }

    /** Reads a whole log, keeping little of it. */
    public static Part digest(String name, Reader reader, String start) {
        Digest digest = new Digest();
        String text = start.stripLeading();
        if (text.startsWith("{") || text.startsWith("[")) {
            LogEvents.digest(reader, digest);
        } else {
            LogLines.digest(reader, digest);
        }
        return Part.other(name, Map.of(DIGEST, digest));
    }

    @Override
    public boolean recognises(Part part) {
        return part.object().get(DIGEST) instanceof Digest;
    }

    @Override
    public boolean isClaimed(Part part) {
        return part.object().get(DIGEST) instanceof Digest digest && digest.lines() > 0;
    }

    @Override
    public Answer read(Part part, @Nullable Instant written) {
        if (!(part.object().get(DIGEST) instanceof Digest digest)) {
            throw new IllegalArgumentException("Expected a log.");
        }
        if (digest.lines() == 0) {
            throw Foreign.refused(
                    part.name(),
                    "a log without a line of backupd",
                    "Maybe it is of other processes: log show --style syslog --predicate 'process == \"backupd\"'");
        }
        Findings found = new Findings(part.name());
        failures(found, digest);
        success(found, digest);
        notStarted(found, digest);
        if (found.isEmpty()) {
            String lines = digest.lines() == 1 ? " line of backupd." : " lines of backupd.";
            found.note("tells of no backup that failed or succeeded; it has " + digest.lines() + lines);
        }
        if (digest.isCut()) {
            found.note("is cut off or damaged: what follows was left out.", FAILURES);
        }
        Instant newest = digest.newest();
        boolean isKnown = newest != null && Findings.isPlausible(newest);
        return found.answer(isKnown ? newest : null, written, Identity.NONE, true);
    }

    private static void failures(Findings found, Digest digest) {
        List<Map<String, Object>> failures = new ArrayList<>();
        for (Digest.Failure failure : digest.failures()) {
            RunEvent event = failure.event();
            Map<String, Object> outer = entry(failure, event.code());
            String text = event.text();
            if (!text.isBlank()) {
                outer.put("text", text);
            }
            if (event.bundleId() != null) {
                outer.put("bundleId", event.bundleId());
            }
            failures.add(outer);
            if (event.inner() != null) {
                failures.add(entry(failure, event.inner()));
            }
        }
        if (failures.isEmpty()) {
            return;
        }
        found.put(FAILURES, failures);
        if (digest.failures().stream()
                .anyMatch(failure -> ErrorText.hasCodeTooLong(failure.event().message()))) {
            found.note("names error codes of more than nine digits: they were left out.", FAILURES);
        }
        if (digest.isMore()) {
            found.note("tells of more failures: the newest " + Digest.MOST_FAILURES + " were taken.", FAILURES);
        }
        if (digest.isUndated()) {
            found.note(
                    "doesn't give date and zone with each failure: where they are missing, when it was is unknown.",
                    FAILURES);
        }
    }

    private static Map<String, Object> entry(Digest.Failure failure, @Nullable Code code) {
        Map<String, Object> entry = new LinkedHashMap<>();
        Instant at = failure.at();
        if (at != null && Findings.isPlausible(at)) {
            entry.put("at", at);
        }
        if (code != null) {
            entry.put("domain", code.domain());
            entry.put("code", code.code());
        }
        return entry;
    }

    private static void success(Findings found, Digest digest) {
        Instant success = digest.success();
        if (success != null && Findings.isPlausible(success)) {
            found.put(SUCCESS, success);
            found.note("has a line that was taken for a successful backup to iCloud, of " + success + ".", SUCCESS);
        }
        if (digest.isSuccessUndated()) {
            found.note(
                    "has a line that was taken for a successful backup to iCloud but doesn't say when it was: failures"
                            + " before it were left out.",
                    FAILURES,
                    SUCCESS);
        }
    }

    private static void notStarted(Findings found, Digest digest) {
        RunEvent event = digest.notStarted();
        if (event != null) {
            Instant at = digest.notStartedAt();
            found.note(
                    "tells of a backup that the device did not start" + (at == null ? "" : " on " + at) + ": “"
                            + Foreign.visible(event.text(), 200) + "”.",
                    "/backup");
        }
    }
}
