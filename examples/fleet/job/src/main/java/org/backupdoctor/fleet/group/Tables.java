package org.backupdoctor.fleet.group;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backupdoctor.fleet.device.Groups;
import org.backupdoctor.fleet.output.Json;
import org.backupdoctor.fleet.output.Line;

/** Counts of a group in a window as lines. */
public final class Tables {

    private Tables() {}

    /** The causes of the fleet, a site or a model, those of most devices first; nothing of other groups. */
    public static Optional<Line> causes(Counts counts) {
        String kind = Groups.kind(counts.group);
        if (kind.equals(Groups.NETWORK) || kind.equals(Groups.RELEASE)) {
            return Optional.empty();
        }
        List<Map<String, Object>> causes = counts.causes.entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<String, Long> each) -> -each.getValue())
                        .thenComparing(Map.Entry::getKey))
                .map(each -> row("cause", each.getKey(), each.getValue()))
                .toList();
        return Optional.of(head("causes", counts)
                .put("failing", counts.failing)
                .put("causes", causes)
                .line(counts.group));
    }

    /**
     * The remedies that would help most devices of the fleet or of a site, at most three: by how many they are enough for, then how many
     * they are the first for, then how many they are meant for, then by name; nothing of other groups, or where none helps.
     */
    public static Optional<Line> remedies(Counts counts) {
        String kind = Groups.kind(counts.group);
        if (counts.helps.isEmpty() || !(counts.group.equals(Groups.ALL) || kind.equals(Groups.SITE))) {
            return Optional.empty();
        }
        List<Map<String, Object>> remedies = counts.helps.keySet().stream()
                .sorted(Comparator.comparingLong((String id) -> -counts.enough.getOrDefault(id, 0L))
                        .thenComparingLong(id -> -counts.first.getOrDefault(id, 0L))
                        .thenComparingLong(id -> -counts.helps.getOrDefault(id, 0L))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(3)
                .map(id -> {
                    Map<String, Object> row = row("remedy", id, counts.helps.getOrDefault(id, 0L));
                    row.put("enough", counts.enough.getOrDefault(id, 0L));
                    row.put("first", counts.first.getOrDefault(id, 0L));
                    return row;
                })
                .toList();
        return Optional.of(head("remedies", counts).put("remedies", remedies).line(counts.group));
    }

    private static Json head(String kind, Counts counts) {
        Json head = Json.kind(kind).at("from", counts.from).at("to", counts.to);
        if (!counts.group.equals(Groups.ALL)) {
            head.put(Groups.kind(counts.group), Groups.name(counts.group));
        }
        return head.put("devices", counts.devices);
    }

    private static Map<String, Object> row(String name, String id, long devices) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put(name, id);
        row.put("devices", devices);
        return row;
    }
}
