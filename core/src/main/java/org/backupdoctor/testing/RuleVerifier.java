package org.backupdoctor.testing;

import java.util.function.Consumer;
import org.backupdoctor.DeviceSnapshot;
import org.backupdoctor.Diagnoser;
import org.backupdoctor.Report;
import org.backupdoctor.RuleSet;
import org.backupdoctor.internal.SessionDiagnoser;
import org.backupdoctor.internal.rules.LoadedRules;

/**
 * States in a test what rules say of a snapshot. What isn't so is an {@link AssertionError} that tells what was expected and what came
 * instead, so that it works with any test library and needs none.
 *
 * <pre>{@code
 * RuleVerifier verifier = RuleVerifier.of(Diagnoser.create());
 *
 * verifier.given(snapshot -> snapshot
 *                 .icloud(icloud -> icloud.storageFree("800 MB"))
 *                 .backup(backup -> backup.nextSize("3.2 GB")))
 *         .confirms("icloud-storage-full")
 *         .offers("upgrade-plan");
 *
 * verifier.given(snapshot -> snapshot.backup(backup -> backup.nextSize("3.2 GB")))
 *         .cannotTellWithout("icloud-storage-full/next-backup-does-not-fit", "/icloud/storageFreeBytes");
 * }</pre>
 *
 * <p>Rules of your own are verified with {@code RuleVerifier.of(RuleSet.bundledWith(Path.of("my-rules")))}. Immutable; make one and
 * share it between tests.
 */
public final class RuleVerifier {

    private final Diagnoser diagnoser;

    private RuleVerifier(Diagnoser diagnoser) {
        this.diagnoser = diagnoser;
    }

    /** Verifies what a diagnoser says. */
    public static RuleVerifier of(Diagnoser diagnoser) {
        return new RuleVerifier(diagnoser);
    }

    /** Verifies what a rule set says. */
    public static RuleVerifier of(RuleSet rules) {
        return new RuleVerifier(new SessionDiagnoser((LoadedRules) rules));
    }

    /** What is known of the device. */
    public Verified given(Consumer<DeviceSnapshot.Builder> known) {
        DeviceSnapshot.Builder builder = DeviceSnapshot.builder();
        known.accept(builder);
        return given(builder.build());
    }

    /** What is known of the device. */
    public Verified given(DeviceSnapshot snapshot) {
        Report report = diagnoser.diagnose(snapshot);
        return new Verified(report, diagnoser.ruleSet());
    }
}
