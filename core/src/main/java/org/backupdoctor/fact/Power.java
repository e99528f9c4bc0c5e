package org.backupdoctor.fact;

import org.jspecify.annotations.Nullable;

/** Power: the group {@code power}. */
public final class Power extends Group<Power> {

    /** The battery is charging. */
    @FactAt("/power/charging")
    public record Charging(boolean yes) implements YesNo {}

    /** How full the battery is, 0 to 100 percent. */
    @FactAt("/power/batteryPercent")
    public record Battery(long percent) implements Fact {}

    /** Low Power Mode is on. */
    @FactAt("/power/lowPowerMode")
    public record LowPowerMode(boolean yes) implements YesNo {}

    /** The device is on power at night. */
    @FactAt("/power/chargesOvernight")
    public record ChargesOvernight(boolean yes) implements YesNo {}

    /** See {@link Charging}. */
    public Power charging(@Nullable Boolean yes) {
        return set("charging", yes);
    }

    /** 0 to 100; see {@link Battery}. */
    public Power batteryPercent(@Nullable Long percent) {
        return set("batteryPercent", percent);
    }

    /** See {@link LowPowerMode}. */
    public Power lowPowerMode(@Nullable Boolean yes) {
        return set("lowPowerMode", yes);
    }

    /** See {@link ChargesOvernight}. */
    public Power chargesOvernight(@Nullable Boolean yes) {
        return set("chargesOvernight", yes);
    }
}
