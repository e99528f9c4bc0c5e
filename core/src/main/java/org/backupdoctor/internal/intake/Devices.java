package org.backupdoctor.internal.intake;

import java.util.ArrayList;
import java.util.List;
import org.backupdoctor.Problem;
import org.backupdoctor.SnapshotException;
import org.backupdoctor.internal.intake.answer.Answer;

/** Tells devices apart. */
final class Devices {

    private Devices() {}

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
                    && answer.device().key() != null
                    && !answer.device().key().equals(keyed.device().key())) {
                problems.add(different(keyed, answer, ""));
            } else if (named != null && id != null && !id.equals(named.values().get("id"))) {
                problems.add(different(named, answer, ", by their ids"));
            }
            keyed = keyed == null && answer.device().key() != null ? answer : keyed;
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
