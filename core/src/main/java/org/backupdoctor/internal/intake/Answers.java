package org.backupdoctor.internal.intake;

import java.time.Instant;
import java.util.List;
import org.backupdoctor.SnapshotException;
import org.backupdoctor.internal.intake.answer.Answer;
import org.backupdoctor.internal.intake.answer.Findings;
import org.backupdoctor.internal.intake.answer.Foreign;
import org.backupdoctor.internal.intake.answer.Kind;
import org.backupdoctor.internal.intake.answer.Part;
import org.backupdoctor.internal.intake.feed.ReleaseLists;
import org.backupdoctor.internal.intake.feed.SystemStatus;
import org.backupdoctor.internal.intake.log.BackupLog;
import org.backupdoctor.internal.intake.mdm.Configuration;
import org.backupdoctor.internal.intake.mdm.ConsoleRecord;
import org.backupdoctor.internal.intake.mdm.Mdm;
import org.backupdoctor.internal.intake.mdm.StatusReport;
import org.backupdoctor.internal.intake.ondevice.BackupState;
import org.backupdoctor.internal.intake.usb.BatteryRegistry;
import org.backupdoctor.internal.intake.usb.Configurator;
import org.backupdoctor.internal.intake.usb.Lockdown;
import org.jspecify.annotations.Nullable;

/** Recognises whose answer a part of a source is. */
final class Answers {

    private static final SnapshotJson SNAPSHOT = new SnapshotJson();

    /** All kinds, in the order in which they are asked. */
    static final List<Kind> KINDS = List.of(
            new SystemStatus(),
            new ReleaseLists(),
            SNAPSHOT,
            new Configurator(),
            new StatusReport(),
            new ConsoleRecord(),
            new Mdm(),
            new Configuration(),
            new BackupState(),
            new BatteryRegistry(),
            new Lockdown(),
            new BackupLog());

    private Answers() {}

    /** Whether it is of a known kind for sure: what can't be read is then wrong, and not something else. */
    static boolean isClaimed(Part part) {
        return KINDS.stream().anyMatch(kind -> kind.isClaimed(part));
    }

    /**
     * What the part says.
     *
     * @throws SnapshotException when it is of no known kind, or of one and wrong
     */
    static Answer of(Part part, @Nullable Instant modified) {
        Instant written = modified != null && Findings.isPlausible(modified) ? modified : null;
        for (Kind kind : KINDS) {
            if (kind.recognises(part)) {
                return kind.read(part, written).from(kind.source()).noted(part.notes());
            }
        }
        if (SNAPSHOT.isNear(part)) {
            return SNAPSHOT.read(part, written);
        }
        throw Foreign.keys(part.name(), part.object());
    }
}
