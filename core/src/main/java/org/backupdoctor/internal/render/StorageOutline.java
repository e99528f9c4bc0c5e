package org.backupdoctor.internal.render;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.backupdoctor.internal.document.Block;
import org.backupdoctor.internal.document.Block.Bar;
import org.backupdoctor.internal.document.Block.Part;
import org.backupdoctor.internal.document.Block.Parts;
import org.backupdoctor.internal.document.Block.Section;
import org.backupdoctor.internal.document.Block.Table;
import org.backupdoctor.internal.document.Run;
import org.backupdoctor.internal.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;

/** What iCloud's storage is used for, what is free, and what the next backup needs, as far as it is known. */
final class StorageOutline {

    private static final int MOST_PARTS = 8;

    private final Snapshot snapshot;
    private final Wording wording;
    private final long total;
    private final long free;
    private final long used;
    private final long next;

    /** Sizes that aren't known are below zero. */
    StorageOutline(Snapshot snapshot, Wording wording) {
        this.snapshot = snapshot;
        this.wording = wording;
        this.total = size("/icloud/storageTotalBytes");
        long givenFree = size("/icloud/storageFreeBytes");
        long givenUsed = size("/icloud/storageUsedBytes");
        this.free = givenFree >= 0 || total < 0 || givenUsed < 0 ? givenFree : Math.max(0, total - givenUsed);
        this.used = total >= 0 && free >= 0 ? Math.max(0, total - free) : givenUsed;
        this.next = size("/backup/nextSizeBytes");
    }

    private record Use(String label, long bytes) {}

    /** The section, or nothing where nothing of it is known. */
    List<Block> sections() {
        List<Block> content = new ArrayList<>();
        if (total > 0 && used >= 0) {
            content.add(parts());
        }
        long scale = Math.max(Math.max(total, free), next);
        if (scale > 0 && free >= 0) {
            content.add(new Bar("free", wording.phrase("page.storage.free"), share(free, scale), wording.size(free)));
        }
        if (scale > 0 && next >= 0) {
            content.add(new Bar("next", wording.phrase("page.storage.next"), share(next, scale), wording.size(next)));
        }
        List<List<List<Run>>> backups =
                list("/icloud/backups").stream().map(this::backup).toList();
        if (!backups.isEmpty()) {
            content.add(new Table(
                    wording.phrase("page.storage.backups"),
                    false,
                    List.of(
                            wording.phrase("page.storage.name"),
                            wording.phrase("page.storage.size"),
                            wording.phrase("page.storage.updated"),
                            wording.phrase("page.storage.system")),
                    backups));
        }
        return content.isEmpty()
                ? List.of()
                : List.of(new Section("storage", "", wording.phrase("page.storage"), "", content));
    }

    /** Where the graph of the storage is known, it tells of the backups too, under whatever name: they aren't counted beside it. */
    private Parts parts() {
        List<Use> uses = new ArrayList<>();
        for (Map<?, ?> entry : list("/icloud/usage")) {
            add(String.valueOf(entry.get("name")), entry.get("sizeBytes"), uses);
        }
        if (uses.isEmpty()) {
            list("/icloud/backups").forEach(entry -> add(name(entry), entry.get("sizeBytes"), uses));
        }
        add(wording.phrase("page.storage.family"), size("/icloud/familyUsedBytes"), uses);
        uses.sort(Comparator.comparingLong(Use::bytes).reversed());
        List<Use> shown = uses.subList(0, Math.min(MOST_PARTS, uses.size()));
        long named = shown.stream().mapToLong(Use::bytes).sum();
        long whole = Math.max(total, named + Math.max(0, free));
        List<Part> parts = new ArrayList<>();
        shown.forEach(use -> parts.add(part(false, use.label(), use.bytes(), whole)));
        if (used > named) {
            parts.add(part(false, wording.phrase("page.storage.rest"), used - named, whole));
        }
        if (free > 0) {
            parts.add(part(true, wording.phrase("page.storage.free"), free, whole));
        }
        return new Parts(wording.phrase("page.storage.whole", wording.size(total), wording.size(used)), parts);
    }

    private Part part(boolean isFree, String label, long bytes, long whole) {
        return new Part(isFree, label, share(bytes, whole), wording.size(bytes));
    }

    private static void add(String label, @Nullable Object bytes, List<Use> uses) {
        if (bytes instanceof Long size && size > 0) {
            uses.add(new Use(label, size));
        }
    }

    private List<List<Run>> backup(Map<?, ?> entry) {
        return List.of(
                Run.plain(name(entry)),
                Run.plain(entry.get("sizeBytes") instanceof Long bytes ? wording.size(bytes) : ""),
                Run.plain(entry.get("updatedAt") instanceof Instant at ? wording.date(at) : ""),
                Run.plain(entry.get("iosVersion") instanceof String version ? version : ""));
    }

    private String name(Map<?, ?> backup) {
        return Boolean.TRUE.equals(backup.get("thisDevice"))
                ? wording.phrase("page.storage.this")
                : wording.phrase("page.storage.backup", backup.get("deviceName") instanceof String name ? name : "?");
    }

    private List<Map<?, ?>> list(String path) {
        List<Map<?, ?>> entries = new ArrayList<>();
        if (snapshot.at(path) instanceof List<?> list) {
            for (Object entry : list) {
                if (entry instanceof Map<?, ?> fields) {
                    entries.add(fields);
                }
            }
        }
        return entries;
    }

    private long size(String path) {
        return snapshot.at(path) instanceof Long bytes ? bytes : -1;
    }

    private static double share(long bytes, long whole) {
        return whole == 0 ? 0 : (double) bytes / whole;
    }
}
