package org.backupdoctor.internal.intake.usb;

import java.util.Map;
import org.backupdoctor.internal.intake.answer.Findings;

/** Whether the battery charges. */
final class Charge {

    static final String PERCENT = "/power/batteryPercent";
    private static final String CHARGING = "/power/charging";

    private Charge() {}

    /** A full battery on power doesn't charge, and nothing is wrong with that: then nothing is said. */
    static void read(Findings found, Map<?, ?> from, String key) {
        Boolean charging = found.yesNo(from, key, CHARGING);
        boolean isFullOnPower =
                Boolean.TRUE.equals(from.get("FullyCharged")) && Boolean.TRUE.equals(from.get("ExternalConnected"));
        if (charging != null && (charging || !isFullOnPower)) {
            found.put(CHARGING, charging);
        } else if (charging != null) {
            found.note("says that the battery is full, on power: that it isn't charging was left out.", CHARGING);
        }
    }
}
