package org.backupdoctor.internal.knowledge;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.backupdoctor.Report.Evidence;
import org.backupdoctor.fact.Backup.ErrorKind;
import org.backupdoctor.fact.Backup.NewestError;
import org.backupdoctor.internal.snapshot.ErrorText;
import org.backupdoctor.internal.snapshot.Observed;
import org.backupdoctor.internal.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;

/** What the error codes of the newest failed run mean, as facts. */
final class NewestErrors {

    private NewestErrors() {}

    /** Behind more runs that were given up nobody looks. */
    private static final int MOST_GIVEN_UP = 50;

    /** How a run ends that was given up and didn't fail: it doesn't say what is wrong, and hides no failure before it. */
    private static final Set<ErrorKind> GIVEN_UP = Set.of(ErrorKind.CANCELLED, ErrorKind.DEFERRED);

    /**
     * All codes of the newest failed run, unless a later one succeeded. The newest run is told beside it where that was given up, as no root.
     */
    static List<Observed> of(ErrorCodes known, Snapshot snapshot) {
        if (!(snapshot.at("/backup/failures") instanceof List<?> failures)) {
            return List.of();
        }
        Instant success = snapshot.at("/backup/lastSuccessAt") instanceof Instant at ? at : null;
        Map<ErrorText.Code, Observed> givenUp = new LinkedHashMap<>();
        int first = 0;
        for (int i = 0; i < MOST_GIVEN_UP && first < failures.size(); i++) {
            if (isBefore((Map<?, ?>) failures.get(first), success)) {
                break;
            }
            Map<ErrorText.Code, Observed> run = ofRun(known, failures, first);
            if (!areGivenUp(run)) {
                givenUp.forEach((code, given) -> run.putIfAbsent(code, asNoRoot(given)));
                return List.copyOf(run.values());
            }
            if (i == 0) {
                givenUp.putAll(run);
            }
            first = next(failures, first);
        }
        return List.copyOf(givenUp.values());
    }

    private static boolean isBefore(Map<?, ?> failure, @Nullable Instant success) {
        return success != null && failure.get("at") instanceof Instant failed && success.isAfter(failed);
    }

    private static boolean areGivenUp(Map<ErrorText.Code, Observed> run) {
        return !run.isEmpty()
                && run.values().stream()
                        .allMatch(each -> each.fact() instanceof NewestError error && GIVEN_UP.contains(error.kind()));
    }

    private static Observed asNoRoot(Observed given) {
        NewestError error = (NewestError) given.fact();
        return new Observed(
                new NewestError(
                        error.domain(),
                        error.code(),
                        error.kind(),
                        error.meaning(),
                        error.passing(),
                        error.counts(),
                        false),
                given.sources(),
                List.of(error.domain(), error.code(), false));
    }

    /** The first entry of the run before that of an entry. */
    private static int next(List<?> failures, int first) {
        Object at = ((Map<?, ?>) failures.get(first)).get("at");
        int next = first + 1;
        while (at != null && next < failures.size() && at.equals(((Map<?, ?>) failures.get(next)).get("at"))) {
            next++;
        }
        return next;
    }

    /** The codes of the run that an entry, its first, is of. */
    private static Map<ErrorText.Code, Observed> ofRun(ErrorCodes known, List<?> failures, int first) {
        Object newest = ((Map<?, ?>) failures.get(first)).get("at");
        Map<ErrorText.Code, Observed> errors = new LinkedHashMap<>();
        boolean within = false;
        for (int i = failures.size() - 1; i >= first; i--) {
            Map<?, ?> failure = (Map<?, ?>) failures.get(i);
            Object at = failure.get("at");
            if (i == first || (at != null && at.equals(newest))) {
                within |= add(known, i, failure, within && i == first, errors);
            }
        }
        return errors;
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
