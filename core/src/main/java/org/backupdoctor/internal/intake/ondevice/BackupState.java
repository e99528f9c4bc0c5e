package org.backupdoctor.internal.intake.ondevice;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.backupdoctor.internal.data.Masking;
import org.backupdoctor.internal.intake.answer.Answer;
import org.backupdoctor.internal.intake.answer.Findings;
import org.backupdoctor.internal.intake.answer.Identity;
import org.backupdoctor.internal.intake.answer.Kind;
import org.backupdoctor.internal.intake.answer.Part;
import org.backupdoctor.internal.intake.answer.SourceKind;
import org.backupdoctor.internal.snapshot.ErrorText;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code com.apple.MobileBackup.plist}, in which the backup agent remembers its last run and a restore, and what its scheduler
 * remembers. Apple describes neither; the keys are those that forensic tools (iLEAPP) and notes name.
 */
public final class BackupState implements Kind {

    private static final String FAILURES = "/backup/failures";
    private static final String RESTORE = "/restore/inProgress";
    private static final int LONGEST_TEXT = 1_000;
    private static final double LARGEST_CODE = 1e9;

    private static final Set<String> STATE =
            Set.of("BackupStateInfo", "RestoreStateInfo", "RestoreInfo", "AccountEnabledDate");
    private static final Set<String> SCHEDULER = Set.of(
            "MissingEncryptionKeyFailureCount",
            "MissingEncryptionKeyRetryAfter",
            "OnBatteryRetryAfter",
            "LastOnConditionEvents",
            "EnableBackupScheduling",
            "BackupWarningPeriod");

    @Override
    public String title() {
        return "Preferences on the device";
    }

    @Override
    public SourceKind source() {
        return SourceKind.PREFERENCES;
    }

    @Override
    public boolean recognises(Part part) {
        return part.hasAny(STATE)
                || part.hasAny(SCHEDULER)
                || part.keys().containsAll(List.of("FailureCount", "RetryAfter"));
    }

    @Override
    public Answer read(Part part, @Nullable Instant written) {
        Map<?, ?> tree = part.object();
        Findings found = new Findings(part.name());
        Map<?, ?> last = found.object(tree, "BackupStateInfo", FAILURES);
        if (Boolean.FALSE.equals(last.get("isCloud"))) {
            found.note("tells of a backup to a computer: what went wrong with it was left out.", FAILURES);
        } else {
            failures(found, last);
        }
        restore(found, found.object(tree, "RestoreStateInfo", RESTORE));
        found.count(tree, "FailureCount", "/backup/consecutiveFailures");
        found.time(tree, "RetryAfter", "/backup/retryAt");
        if (found.isEmpty()) {
            found.note("says nothing of what went wrong last.");
        }
        return found.answer(null, written, Identity.NONE, true);
    }

    private static void failures(Findings found, Map<?, ?> last) {
        if (!(last.get("errors") instanceof List<?> errors)) {
            if (last.containsKey("errors")) {
                found.leftOut("errors", "expected a list", FAILURES);
            }
            return;
        }
        Instant at = last.get("date") instanceof Instant date && Findings.isPlausible(date) ? date : null;
        List<Map<String, Object>> failures = new ArrayList<>();
        for (Object error : errors) {
            Map<String, Object> failure = failure(found, error, at);
            if (!failure.isEmpty()) {
                failures.add(failure);
            }
        }
        if (!failures.isEmpty()) {
            found.put(FAILURES, failures);
            found.note(
                    "doesn't say how its errors are to be read: those of the last backup were taken as failures to back"
                            + " up to iCloud"
                            + (at == null ? "." : " on " + at + "."),
                    FAILURES);
        }
        if (failures.size() < errors.size()) {
            int odd = errors.size() - failures.size();
            found.note("has " + odd + (odd == 1 ? " error" : " errors") + " in a form that isn't known.", FAILURES);
        }
    }

    /** An error, which is an object or a text; empty when it is neither. */
    private static Map<String, Object> failure(Findings found, Object error, @Nullable Instant at) {
        Map<String, Object> failure = new LinkedHashMap<>();
        String text = "";
        if (error instanceof Map<?, ?> fields) {
            text = first(fields, "localizedDescription", "NSLocalizedDescription", "description");
            String domain = first(fields, "domain", "NSDomain");
            if (domain.matches("[A-Za-z.]{1,60}")
                    && fields.get("code") instanceof Long code
                    && Math.abs((double) code) <= LARGEST_CODE) {
                failure.put("domain", domain);
                failure.put("code", code);
            } else if (fields.get("code") instanceof Number code && Math.abs(code.doubleValue()) > LARGEST_CODE) {
                found.leftOut("code", "expected at most nine digits but there are more", FAILURES);
            }
        } else if (error instanceof String described) {
            text = described;
        }
        List<ErrorText.Code> codes = ErrorText.codes(text);
        if (failure.isEmpty() && !codes.isEmpty()) {
            failure.put("domain", codes.get(0).domain());
            failure.put("code", codes.get(0).code());
        }
        String masked = Masking.of(text);
        if (!masked.isBlank()) {
            failure.put("text", masked.length() > LONGEST_TEXT ? masked.substring(0, LONGEST_TEXT) : masked);
            ErrorText.app(text).ifPresent(app -> failure.put("bundleId", app));
        }
        if (at != null && !failure.isEmpty()) {
            failure.put("at", at);
        }
        return failure;
    }

    private static String first(Map<?, ?> fields, String... names) {
        for (String name : names) {
            if (fields.get(name) instanceof String text && !text.isBlank()) {
                return text;
            }
        }
        return "";
    }

    /** What its state numbers mean isn't known: a share that is done, and not all, is a restore that goes on. */
    private static void restore(Findings found, Map<?, ?> state) {
        if (state.isEmpty()) {
            return;
        }
        Double progress = found.number(state, "progress", RESTORE);
        if (progress != null && progress >= 0 && progress < 1) {
            found.put(RESTORE, true);
            found.note("tells of a restore that isn't through: it was taken as still going on.", RESTORE);
        } else {
            found.note("tells of a restore but not whether it still goes on.", RESTORE);
        }
    }
}
