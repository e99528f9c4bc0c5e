package org.backupdoctor.internal.intake.feed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.backupdoctor.Problem;
import org.backupdoctor.SnapshotException;
import org.backupdoctor.internal.data.Masking;
import org.backupdoctor.internal.intake.answer.Answer;
import org.backupdoctor.internal.intake.answer.Kind;
import org.backupdoctor.internal.intake.answer.Part;
import org.backupdoctor.internal.intake.answer.SourceKind;
import org.backupdoctor.internal.knowledge.Releases;
import org.backupdoctor.internal.releases.ReleaseList;
import org.jspecify.annotations.Nullable;

/** Reads lists of releases (Apple's lookup service, SOFA, AppleDB, ipsw.me), to be held beside what is known of a device. */
public final class ReleaseLists implements Kind {

    @Override
    public String title() {
        return "Lists of releases";
    }

    @Override
    public SourceKind source() {
        return SourceKind.RELEASES;
    }

    @Override
    public boolean recognises(Part part) {
        return part.json() && ReleaseList.recognises(part.content());
    }

    @Override
    public Answer read(Part part, @Nullable Instant written) {
        List<Problem> problems = new ArrayList<>();
        Releases releases = ReleaseList.of(part.name(), part.content(), problems);
        if (!problems.isEmpty()) {
            throw new SnapshotException(
                    problems.stream().map(ReleaseLists::masked).toList());
        }
        return Answer.beside(
                part.name(),
                null,
                source(),
                (known, at) -> NewestRelease.beside(part.name(), releases, known, at, written));
    }

    private static Problem masked(Problem problem) {
        return new Problem(
                problem.file(),
                problem.place(),
                Masking.ofMessage(problem.message()),
                Masking.ofMessage(problem.hint()));
    }

    /** What to say of a list without a device. */
    public static SnapshotException alone(String name) {
        return new SnapshotException(List.of(new Problem(
                name,
                "",
                "This is a list of releases, and says nothing of a device.",
                "Maybe give it beside a device's answer, or bring the rules up to date with it: backup-doctor rules"
                        + " releases FILE --in DIR")));
    }
}
