package org.backupdoctor.internal.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.backupdoctor.Problem;
import org.backupdoctor.SnapshotException;
import org.jspecify.annotations.Nullable;

/** Tells devices apart, by identifiers that go no further. */
final class Devices {

    private Devices() {}

    /** The identifier in one form, or null when it is none: it may have been blackened. */
    static @Nullable String key(@Nullable Object identifier) {
        String plain = String.valueOf(identifier).replace("-", "").toUpperCase(Locale.ROOT);
        return plain.matches("[0-9A-F]{24,40}") && !plain.matches("0+") ? plain : null;
    }

    /**
     * Looks that all answers are of one device, as far as they say.
     *
     * @throws SnapshotException when they aren't
     */
    static void same(List<Answer> answers) {
        List<Problem> problems = new ArrayList<>();
        Answer keyed = null;
        Answer named = null;
        for (Answer answer : answers) {
            String id = (String) answer.values().get("id");
            if (keyed != null
                    && answer.deviceKey() != null
                    && !answer.deviceKey().equals(keyed.deviceKey())) {
                problems.add(different(keyed, answer, ""));
            } else if (named != null && id != null && !id.equals(named.values().get("id"))) {
                problems.add(different(named, answer, ", by their ids"));
            }
            keyed = keyed == null && answer.deviceKey() != null ? answer : keyed;
            named = named == null && id != null ? answer : named;
        }
        if (!problems.isEmpty()) {
            throw new SnapshotException(problems);
        }
    }

    private static Problem different(Answer first, Answer second, String by) {
        return new Problem(
                second.name(),
                "",
                first.name() + " and " + second.name() + " are answers of different devices" + by + ".",
                "Maybe one of them was named by mistake.");
    }
}
