package org.backupdoctor.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.backupdoctor.RuleSet;
import org.backupdoctor.SnapshotException;
import org.backupdoctor.internal.snapshot.Schema;
import org.backupdoctor.internal.snapshot.Snapshot;

/** Snapshots with every field known or not, by chance, now and then with an odd value; the same seed gives the same ones. */
final class RandomSnapshots {

    private static final List<String> RESTRICTIONS = List.of(
            "allowCloudBackup",
            "allowAccountModification",
            "allowHostPairing",
            "allowAppCellularDataModification",
            "allowCellularPlanModification",
            "forceDelayedSoftwareUpdates",
            "forceWiFiToAllowedNetworksOnly",
            "allowCloudPhotoLibrary",
            "allowAppRemoval",
            "allowEraseContentAndSettings",
            "allowPasscodeModification");
    private static final List<String> REMEDIES =
            RuleSet.bundled().remedies().stream().map(RuleSet.Entry::id).toList();
    private static final List<String> MODELS = List.of("iPhone17,1", "iPhone13,2", "iPad16,3", "iPhone6,1");
    private static final List<String> VERSIONS = List.of("8.4.1", "10.2", "12.5", "16.3", "18.5", "26.6.2", "27.0.1");
    private static final List<String> NAMES = List.of(
            "Photos",
            "iCloud Drive",
            "Messages",
            "Video",
            "iCloud Backup",
            "Apple Account",
            "gateway.icloud.com",
            "Not Enough iCloud Storage",
            "The last backup could not be completed.",
            "poor network connection",
            "An unexpected error occurred.",
            "Failed to upload AppDomain-com.example.video:x (MBErrorDomain/100)");
    private static final List<Long> CODES = List.of(
            1L, 3L, 4L, 13L, 16L, 17L, 19L, 22L, 100L, 104L, 105L, 202L, 203L, 204L, 209L, 210L, 218L, 300L, 302L, 303L,
            304L, 305L, 307L, 308L, 555L, -1001L, -1003L, -1200L);

    private static final List<String> ODD_TEXTS = List.of(
            " ",
            "\u00e9\u0301\ud83d\ude00",
            "\u001b[31mred",
            "x".repeat(500),
            "{missing} {device} <b>&",
            "NaN",
            "-1",
            "2026-11-20",
            "restart-device",
            "999.9",
            "iPhone0,0");

    private final Random random;
    private final double known;
    private final double odd;

    RandomSnapshots(long seed) {
        this.random = new Random(seed);
        this.known = 0.1 + 0.8 * random.nextDouble();
        this.odd = random.nextInt(4) == 0 ? 0.2 : 0;
    }

    Snapshot next() {
        while (true) {
            try {
                return made();
            } catch (SnapshotException refused) {
                // Odd values can contradict each other, such as more that is free than there is.
            }
        }
    }

    private Snapshot made() {
        Map<String, Object> tree = group("", Schema.ROOT);
        tree.put("takenAt", Instant.parse("2026-11-20T07:00:00Z"));
        tree.remove("format");
        fit(tree, "icloud");
        fit(tree, "device");
        return Snapshot.of("random", tree);
    }

    private void fit(Map<String, Object> tree, String name) {
        if (tree.get(name) instanceof Map<?, ?> group
                && group.get("storageTotalBytes") instanceof Long total
                && group.get("storageFreeBytes") instanceof Long free
                && free > total) {
            @SuppressWarnings("unchecked")
            Map<String, Object> fields = (Map<String, Object>) group;
            fields.put("storageFreeBytes", total / 2);
        }
    }

    private Map<String, Object> group(String name, Schema.Group group) {
        Map<String, Object> fields = new LinkedHashMap<>();
        group.fields().forEach((field, type) -> {
            if (group.needed().contains(field) || random.nextDouble() < known) {
                fields.put(field, value(name.isEmpty() ? field : name + "." + field, type));
            }
        });
        return fields;
    }

    private Object value(String name, Schema.Type type) {
        if (type instanceof Schema.Group group) {
            return group(name, group);
        } else if (type instanceof Schema.Array array) {
            List<Object> list = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                list.add(name.equals("complete") ? one(Schema.arrays()) : value(name, array.element()));
            }
            return list;
        } else if (type instanceof Schema.Flag) {
            return random.nextBoolean();
        } else if (type instanceof Schema.Size) {
            return isOdd()
                    ? one(List.of(0L, 1L, Long.MAX_VALUE / 4))
                    : (long) Math.pow(10, 6 + 5.5 * random.nextDouble());
        } else if (type instanceof Schema.Whole whole) {
            long lowest = Math.max(whole.least(), -2500);
            long highest = Math.min(whole.most(), 5000);
            if (isOdd()) {
                return one(List.of(whole.least(), whole.most()));
            }
            return name.endsWith("code") ? one(CODES) : lowest + random.nextLong(highest - lowest + 1);
        } else if (type instanceof Schema.Real) {
            return isOdd() ? one(List.of(0.0, 1e-9, 1e9)) : random.nextDouble() * 50;
        } else if (type instanceof Schema.Time) {
            return isOdd()
                    ? Instant.parse(
                            one(List.of("1970-01-01T00:00:00Z", "2026-11-20T07:00:00Z", "2099-12-31T23:59:59Z")))
                    : Instant.parse("2026-11-20T07:00:00Z").minusSeconds(random.nextLong(400L * 86_400));
        } else if (type instanceof Schema.Word word) {
            return one(word.words());
        } else if (type instanceof Schema.Values) {
            Map<String, Object> values = new LinkedHashMap<>();
            RESTRICTIONS.stream()
                    .filter(key -> random.nextInt(4) == 0)
                    .forEach(key -> values.put(key, random.nextBoolean()));
            return values;
        } else if (type instanceof Schema.Anything) {
            return Map.of("site", "Lisbon");
        }
        return text(name);
    }

    private boolean isOdd() {
        return random.nextDouble() < odd;
    }

    private String text(String name) {
        if (isOdd()) {
            return one(ODD_TEXTS);
        }
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "remedy" -> one(REMEDIES);
            case "model" -> one(MODELS);
            case "iosVersion" -> one(VERSIONS);
            case "domain" -> "MBErrorDomain";
            case "message" -> one(List.of("Not Enough iCloud Storage", "The last backup could not be completed.", "?"));
            default -> one(NAMES);
        };
    }

    private <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
