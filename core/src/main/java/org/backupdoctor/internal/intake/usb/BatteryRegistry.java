package org.backupdoctor.internal.intake.usb;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.backupdoctor.internal.intake.answer.Answer;
import org.backupdoctor.internal.intake.answer.Findings;
import org.backupdoctor.internal.intake.answer.Identity;
import org.backupdoctor.internal.intake.answer.Kind;
import org.backupdoctor.internal.intake.answer.Part;
import org.backupdoctor.internal.intake.answer.SourceKind;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the device registers of its battery: {@code pymobiledevice3 diagnostics battery single}, or {@code idevicediagnostics
 * ioregentry AppleSmartBattery}. Its serial number stays out.
 */
public final class BatteryRegistry implements Kind {

    private static final String ENVELOPE = "IORegistry";
    private static final Set<String> NEEDED = Set.of("CurrentCapacity", "MaxCapacity");
    private static final Set<String> STATE = Set.of("IsCharging", "ExternalConnected", "FullyCharged");

    @Override
    public String title() {
        return "Battery diagnostics";
    }

    @Override
    public SourceKind source() {
        return SourceKind.DEVICE;
    }

    @Override
    public boolean recognises(Part part) {
        Map<?, ?> tree = opened(part);
        return tree.keySet().containsAll(NEEDED) && STATE.stream().anyMatch(tree::containsKey);
    }

    @Override
    public Answer read(Part part, @Nullable Instant written) {
        Map<?, ?> tree = opened(part);
        Findings found = new Findings(part.name());
        Double full = found.number(tree, "MaxCapacity", Charge.PERCENT);
        if (full != null && full >= 1 && full <= 100_000) {
            found.percent(tree, "CurrentCapacity", Charge.PERCENT, (int) Math.round(full));
        }
        Charge.read(found, tree, "IsCharging");
        return found.answer(found.unixTime(tree, "UpdateTime", "/takenAt"), written, Identity.NONE, true);
    }

    private static Map<?, ?> opened(Part part) {
        return part.object().get(ENVELOPE) instanceof Map<?, ?> inner ? inner : part.object();
    }
}
