package org.backupdoctor.internal.intake.mdm;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.backupdoctor.internal.intake.answer.Answer;
import org.backupdoctor.internal.intake.answer.DeviceKind;
import org.backupdoctor.internal.intake.answer.Findings;
import org.backupdoctor.internal.intake.answer.Identity;
import org.backupdoctor.internal.intake.answer.Kind;
import org.backupdoctor.internal.intake.answer.Part;
import org.backupdoctor.internal.intake.answer.SourceKind;
import org.jspecify.annotations.Nullable;

/** Reads what a device reports to its server by declarative device management. No item of it speaks of backups. */
public final class StatusReport implements Kind {

    private static final String ITEMS = "StatusItems";

    @Override
    public String title() {
        return "Declarative status reports";
    }

    @Override
    public SourceKind source() {
        return SourceKind.MDM;
    }

    @Override
    public boolean recognises(Part part) {
        return part.keys().contains(ITEMS);
    }

    @Override
    public Answer read(Part part, @Nullable Instant written) {
        Findings found = new Findings(part.name());
        Map<?, ?> items = found.object(part.object(), ITEMS, "/device");
        Map<?, ?> device = found.object(items, "device", "/device");
        Map<?, ?> model = found.object(device, "model", "/device/model");
        Map<?, ?> system = found.object(device, "operating-system", "/device/iosVersion");
        Map<String, Object> kind = new LinkedHashMap<>();
        put(kind, "family", model.get("family"));
        put(kind, "model", model.get("identifier"));
        put(kind, "version", system.get("version"));
        put(kind, "build", system.get("build-version"));
        DeviceKind.read(found, kind, "family", "model", "version", "build");
        Map<?, ?> passcode = found.object(items, "passcode", "/device/passcodeSet");
        found.flag(passcode, "is-present", "/device/passcodeSet");
        found.put("/management/enrolled", true);
        Map<?, ?> identifier = found.object(device, "identifier", "/device");
        return found.answer(null, written, Identity.of(identifier.get("udid"), identifier.get("serial-number")), true);
    }

    private static void put(Map<String, Object> to, String name, @Nullable Object value) {
        if (value != null) {
            to.put(name, value);
        }
    }
}
