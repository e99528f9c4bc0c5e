package org.backupdoctor.internal.intake.mdm;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.backupdoctor.internal.intake.answer.Answer;
import org.backupdoctor.internal.intake.answer.DeviceKind;
import org.backupdoctor.internal.intake.answer.Findings;
import org.backupdoctor.internal.intake.answer.Identity;
import org.backupdoctor.internal.intake.answer.Kind;
import org.backupdoctor.internal.intake.answer.Part;
import org.backupdoctor.internal.intake.answer.SourceKind;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the console of a server has of one device, as JSON in the manner of Jamf: flat, or with its keys in groups. The names of the keys
 * are known from public exports. Lists of devices take a mapping.
 */
public final class ConsoleRecord implements Kind {

    private static final List<String> GROUPS = List.of("general", "hardware");

    /** Two of these are enough to tell such a record. */
    private static final Set<String> TELLING = Set.of(
            "cloudBackupEnabled", "lastCloudBackupDate", "lastBackupDate", "availableSpaceMb", "capacityMb", "osBuild");

    private static final int MEGABYTE = 1_000_000;

    @Override
    public String title() {
        return "Records of an MDM console";
    }

    @Override
    public SourceKind source() {
        return SourceKind.INVENTORY;
    }

    @Override
    public boolean recognises(Part part) {
        return part.json()
                && fields(part.object()).keySet().stream()
                                .filter(TELLING::contains)
                                .count()
                        >= 2;
    }

    /** A group comes before what stands beside it. */
    private static Map<String, Object> fields(Map<?, ?> record) {
        Map<String, Object> fields = new LinkedHashMap<>();
        record.forEach((key, value) -> fields.put(key.toString(), value));
        for (String group : GROUPS) {
            if (record.get(group) instanceof Map<?, ?> inner) {
                fields.remove(group);
                inner.forEach((key, value) -> fields.put(key.toString(), value));
            }
        }
        return fields;
    }

    @Override
    public Answer read(Part part, @Nullable Instant written) {
        Findings found = new Findings(part.name());
        Map<String, Object> record = fields(part.object());
        DeviceKind.read(found, record, "type", "modelIdentifier", "osVersion", "osBuild");
        found.storage(record, "capacityMb", "availableSpaceMb", MEGABYTE);
        found.percent(record, "batteryLevel", "/power/batteryPercent", 100);
        found.flag(record, "cloudBackupEnabled", "/backup/enabled");
        found.time(record, "lastCloudBackupDate", "/backup/lastSuccessAt");
        found.flag(record, "managed", "/management/enrolled");
        found.flag(record, "supervised", "/management/supervised");
        Instant taken = found.timeOf(record, "lastInventoryUpdateDate", "/takenAt");
        return found.answer(taken, written, Identity.of(record.get("udid"), record.get("serialNumber")), true);
    }
}
