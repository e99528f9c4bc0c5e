package org.backupdoctor.internal.knowledge;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.backupdoctor.Report.Evidence;
import org.backupdoctor.fact.Backup.ErrorKind;
import org.backupdoctor.fact.Backup.NewestError;
import org.backupdoctor.internal.snapshot.ErrorText;
import org.backupdoctor.internal.snapshot.Observed;
import org.backupdoctor.internal.snapshot.Snapshot;

/** What the error codes of the newest failed run mean, as facts. */
final class NewestErrors {

    private NewestErrors() {}

    /** All codes of the newest failed run, unless a later one succeeded. */
    static List<Observed> of(ErrorCodes known, Snapshot snapshot) {
        if (!(snapshot.at("/backup/failures") instanceof List<?> failures) || failures.isEmpty()) {
            return List.of();
        }
        Map<?, ?> newest = (Map<?, ?>) failures.get(0);
        if (newest.get("at") instanceof Instant failed
                && snapshot.at("/backup/lastSuccessAt") instanceof Instant success
                && success.isAfter(failed)) {
            return List.of();
        }
        Map<ErrorText.Code, Observed> errors = new LinkedHashMap<>();
        boolean within = false;
        for (int i = failures.size() - 1; i >= 0; i--) {
            Map<?, ?> failure = (Map<?, ?>) failures.get(i);
            Object at = failure.get("at");
            if (i == 0 || (at != null && at.equals(newest.get("at")))) {
                within |= add(known, i, failure, within && i == 0, errors);
            }
        }
        return List.copyOf(errors.values());
    }

    /** The codes of one entry; the innermost is the root, unless it says little and others were found beside it. */
    private static boolean add(
            ErrorCodes known, int index, Map<?, ?> failure, boolean others, Map<ErrorText.Code, Observed> errors) {
        String path = "/backup/failures/" + index;
        Map<ErrorText.Code, Evidence> codes = new LinkedHashMap<>();
        if (failure.get("domain") instanceof String domain && failure.get("code") instanceof Long code) {
            codes.put(new ErrorText.Code(domain, code), new Evidence(path + "/code", code));
        }
        if (failure.get("text") instanceof String text) {
            ErrorText.codes(text).forEach(code -> codes.putIfAbsent(code, new Evidence(path + "/text", text)));
        }
        int left = codes.size();
        for (Map.Entry<ErrorText.Code, Evidence> each : codes.entrySet()) {
            ErrorText.Code code = each.getKey();
            ErrorCodes.Meaning meaning = known.of(code.domain(), code.code()).orElse(ErrorCodes.NOT_KNOWN);
            boolean saysLittle = meaning.kind() == ErrorKind.GENERIC || meaning.kind() == ErrorKind.SEVERAL;
            left--;
            boolean isRoot = left == 0 && !(saysLittle && others);
            errors.putIfAbsent(
                    code,
                    new Observed(
                            new NewestError(
                                    code.domain(),
                                    code.code(),
                                    meaning.kind(),
                                    meaning.meaning(),
                                    meaning.passing(),
                                    meaning.counts(),
                                    isRoot),
                            List.of(each.getValue()),
                            List.of(code.domain(), code.code(), isRoot)));
        }
        return !codes.isEmpty();
    }
}
