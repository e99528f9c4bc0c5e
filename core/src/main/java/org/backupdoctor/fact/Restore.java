package org.backupdoctor.fact;

import org.jspecify.annotations.Nullable;

/** Restoring: the group {@code restore}. */
public final class Restore extends Group<Restore> {

    /** The device still restores from a backup; backups wait until it is through (support.apple.com/102563). */
    @FactAt("/restore/inProgress")
    public record RestoreInProgress(boolean yes) implements YesNo {}

    /** See {@link RestoreInProgress}. */
    public Restore inProgress(@Nullable Boolean yes) {
        return set("inProgress", yes);
    }
}
