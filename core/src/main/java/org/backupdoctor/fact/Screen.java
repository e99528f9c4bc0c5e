package org.backupdoctor.fact;

import org.jspecify.annotations.Nullable;

/** The screen: the group {@code screen}. */
public final class Screen extends Group<Screen> {

    /** The screen is locked. */
    @FactAt("/screen/locked")
    public record ScreenLocked(boolean yes) implements YesNo {}

    /** See {@link ScreenLocked}. */
    public Screen locked(@Nullable Boolean yes) {
        return set("locked", yes);
    }
}
