package org.backupdoctor.internal.intake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.backupdoctor.internal.intake.answer.Answer;
import org.backupdoctor.internal.intake.answer.SourceKind;
import org.jspecify.annotations.Nullable;

/**
 * Sorts the answers that lie in one folder or archive by the devices that they are of: by what tells devices apart, by their ids, and
 * what says neither by the folder that it lies in.
 */
final class DeviceGroups {

    private final Map<String, Group> byKey = new HashMap<>();
    private final Set<Group> groups = new LinkedHashSet<>();

    /** The answers of one device. */
    private static final class Group {

        private final List<Answer> answers = new ArrayList<>();
        private final Set<String> folders = new LinkedHashSet<>();
        private boolean isWhole;

        void add(Answer answer) {
            answers.add(answer);
            folders.add(folder(answer));
            isWhole |= isWhole(answer);
        }

        boolean isWithin(String outer) {
            return outer.isEmpty()
                    || folders.stream().anyMatch(folder -> folder.equals(outer) || folder.startsWith(outer + "/"));
        }
    }

    private DeviceGroups() {}

    /** The answers of each device, in the order of the first ones. */
    static List<List<Answer>> of(List<Answer> answers) {
        return of(answers, false);
    }

    /** The same, where what doesn't say of which device it is, is a device of its own. */
    static List<List<Answer>> byIdentity(List<Answer> answers) {
        return of(answers, true);
    }

    private static List<List<Answer>> of(List<Answer> answers, boolean isStrict) {
        IdentityHashMap<Answer, Integer> places = new IdentityHashMap<>();
        Map<String, Integer> snapshots = new HashMap<>();
        DeviceGroups devices = new DeviceGroups();
        for (Answer answer : answers) {
            places.put(answer, places.size());
            if (!keys(answer).isEmpty()) {
                devices.addKeyed(answer);
            } else if (isWhole(answer)) {
                snapshots.merge(folder(answer), 1, Integer::sum);
            }
        }
        for (Answer answer : answers) {
            if (keys(answer).isEmpty()) {
                boolean isOneOfMany = isWhole(answer) && snapshots.getOrDefault(folder(answer), 0) > 1;
                devices.addTo(isStrict || isOneOfMany ? null : devices.near(answer), answer);
            }
        }
        Comparator<Answer> byPlace = Comparator.comparing(places::get);
        devices.groups.forEach(group -> group.answers.sort(byPlace));
        return devices.groups.stream()
                .sorted(Comparator.comparing((Group group) -> group.answers.get(0), byPlace))
                .map(group -> group.answers)
                .toList();
    }

    /** A device may be known by its id to one answer, by its identifier to another, and by both to a third. */
    private void addKeyed(Answer answer) {
        Group group = null;
        for (String key : keys(answer)) {
            Group known = byKey.get(key);
            if (group == null) {
                group = known;
            } else if (known != null && known != group) {
                group = known.answers.size() < group.answers.size() ? united(group, known) : united(known, group);
            }
        }
        group = addTo(group, answer);
        for (String key : keys(answer)) {
            byKey.put(key, group);
        }
    }

    private Group united(Group large, Group small) {
        small.answers.forEach(answer -> {
            large.add(answer);
            keys(answer).forEach(key -> byKey.put(key, large));
        });
        groups.remove(small);
        return large;
    }

    private Group addTo(@Nullable Group group, Answer answer) {
        Group to = group;
        if (to == null) {
            to = new Group();
            groups.add(to);
        }
        to.add(answer);
        return to;
    }

    /** The one device of which answers lie in the same folder, or in the nearest one around it; null when there are several. */
    private @Nullable Group near(Answer answer) {
        for (String folder = folder(answer); ; folder = parent(folder)) {
            String around = folder;
            List<Group> there = groups.stream()
                    .filter(group -> !(group.isWhole && isWhole(answer)) && group.isWithin(around))
                    .limit(2)
                    .toList();
            if (there.size() == 1) {
                return there.get(0);
            }
            if (there.size() > 1 || folder.isEmpty()) {
                return null;
            }
        }
    }

    /** A snapshot, or a row of an inventory: by itself all that somebody knows of a device. */
    private static boolean isWhole(Answer answer) {
        return answer.kind() == SourceKind.SNAPSHOT || answer.kind() == SourceKind.INVENTORY;
    }

    /** By what it says of which device it is; nothing when it doesn't. */
    static List<String> keys(Answer answer) {
        List<String> keys = new ArrayList<>();
        if (answer.device().key() != null) {
            keys.add("key " + answer.device().key());
        }
        if (answer.device().serial() != null) {
            keys.add("serial " + answer.device().serial().toUpperCase(Locale.ROOT));
        }
        if (answer.values().get("id") instanceof String id) {
            keys.add("id " + id);
        }
        return keys;
    }

    private static String folder(Answer answer) {
        return parent(answer.name().replace('\\', '/'));
    }

    private static String parent(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }
}
