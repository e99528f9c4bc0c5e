package org.backupdoctor;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.backupdoctor.fact.Backup;
import org.backupdoctor.fact.Complaint;
import org.backupdoctor.fact.Device;
import org.backupdoctor.fact.Group;
import org.backupdoctor.fact.Icloud;
import org.backupdoctor.fact.Management;
import org.backupdoctor.fact.Network;
import org.backupdoctor.fact.Observation.Outcome;
import org.backupdoctor.fact.Observation.ServiceStatus;
import org.backupdoctor.fact.Power;
import org.backupdoctor.fact.Restore;
import org.backupdoctor.fact.Screen;
import org.backupdoctor.internal.snapshot.Assignment;
import org.backupdoctor.internal.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * The facts of one device at one time. What isn't known is left out: an absent value means "unknown", never "no" or "none".
 *
 * <p>Snapshots are made by {@link #builder()}, from their JSON, or read from what devices answer; they are immutable and can be shared
 * between threads. Two with the same values are equal. This interface isn't for implementing.
 */
public interface DeviceSnapshot {

    /** A builder, with the groups and names of the JSON. */
    static Builder builder() {
        return new Builder();
    }

    /**
     * Reads a snapshot's JSON.
     *
     * @throws SnapshotException when it can't be read; all errors are told at once, each with its JSON path
     */
    static DeviceSnapshot fromJson(String json) {
        return Snapshot.fromJson("snapshot", json);
    }

    /**
     * Makes one snapshot of one or more files, each of whatever kind: a snapshot's JSON, or an answer of the device itself
     * ({@code ideviceinfo}, property lists, MDM responses, configuration profiles). Several files are merged: where two disagree the
     * newer holds, or the one named later where they don't say when, and a note says so.
     *
     * @throws SnapshotException when a file can't be read or is of no known kind; all errors are told at once
     */
    static DeviceSnapshot read(Path file, Path... more) {
        List<Path> files = new ArrayList<>(List.of(file));
        files.addAll(Arrays.asList(more));
        return Intake.standard().merged(files);
    }

    /** The caller's name for the device; rules can't see it, the report repeats it. */
    Optional<String> id();

    /** When the facts were observed. Ages are measured against it; without it they are unknown. */
    Optional<Instant> takenAt();

    /** The snapshot as JSON on one line, fields in the order of the format. Reading it again gives an equal snapshot. */
    String toJson();

    /**
     * The same facts without what names a person, a device or an organisation, to be sent to somebody else. The id and the notes go.
     * Names of devices, apps, profiles and organisations and identifiers of profiles become {@code Device 1} and the like, equal ones
     * the same; so do hosts and payload types that aren't Apple's. The complaint's words become {@code [text]}, and so do texts of
     * failures but for their error codes. Of attributes the names stay, and what is true or false. Everything else is kept: sizes,
     * dates, versions, the model, error codes, bundle identifiers of apps, restrictions that aren't texts.
     */
    DeviceSnapshot redacted();

    /** What reading the sources brought up: an assumption made, a conflict between two. */
    List<Report.Note> notes();

    /**
     * Where a value is from, when that and how sure it is; nothing for a snapshot that wasn't read from answers of devices.
     *
     * @param path the JSON path of a value, such as {@code /backup/enabled}
     */
    Optional<Report.Provenance> provenance(String path);

    /** A builder that starts with these values. Groups given to it anew are laid over these ones. */
    Builder toBuilder();

    /** Collects values and makes a snapshot of them. For one thread. */
    final class Builder {

        private final Map<String, Object> values = new LinkedHashMap<>();
        private @Nullable Snapshot base;

        private Builder() {}

        /**
         * Lays the values of a snapshot over what is there. Its notes, and where its values are from, are kept as far as the values
         * are.
         */
        public Builder snapshot(DeviceSnapshot snapshot) {
            base = (Snapshot) snapshot;
            return values(base.tree());
        }

        /**
         * Lays a tree of values over what is there, as the JSON would hold it. Numbers may be of any type; words may be constants, and
         * times an {@link Instant} or another time with its zone.
         */
        public Builder values(Map<String, ?> tree) {
            tree.forEach((name, value) -> values.merge(name, value, Builder::laidOver));
            return this;
        }

        /**
         * One field as somebody types it: {@code set("icloud.storageFreeBytes", "800 MB")}. A list or an object is given as JSON.
         *
         * @throws SnapshotException when there is no such field
         */
        public Builder set(String field, String value) {
            return values(Assignment.of(field, value));
        }

        /** The caller's name for the device. */
        public Builder id(@Nullable String id) {
            return put("id", id);
        }

        /** When the facts were observed. */
        public Builder takenAt(@Nullable Instant at) {
            return put("takenAt", at);
        }

        /** Arrays of which all is known, such as {@code /icloud/backups}: only of these may "there is none" be believed. */
        public Builder complete(String... arrays) {
            return values(Map.of("complete", List.of(arrays)));
        }

        /** What the person sees and says. */
        public Builder complaint(Consumer<Complaint> group) {
            return add("complaint", new Complaint(), group);
        }

        /** A remedy that was tried, and what came of it. */
        public Builder tried(String remedy, Outcome outcome) {
            return values(Map.of("tried", List.of(Map.of("remedy", remedy, "outcome", outcome.name()))));
        }

        /** The device itself. */
        public Builder device(Consumer<Device> group) {
            return add("device", new Device(), group);
        }

        /** The account and its storage. */
        public Builder icloud(Consumer<Icloud> group) {
            return add("icloud", new Icloud(), group);
        }

        /** iCloud Backup on this device. */
        public Builder backup(Consumer<Backup> group) {
            return add("backup", new Backup(), group);
        }

        /** Restoring. */
        public Builder restore(Consumer<Restore> group) {
            return add("restore", new Restore(), group);
        }

        /** The network the device is on. */
        public Builder network(Consumer<Network> group) {
            return add("network", new Network(), group);
        }

        /** Power. */
        public Builder power(Consumer<Power> group) {
            return add("power", new Power(), group);
        }

        /** The screen. */
        public Builder screen(Consumer<Screen> group) {
            return add("screen", new Screen(), group);
        }

        /** Who else has a say about the device. */
        public Builder management(Consumer<Management> group) {
            return add("management", new Management(), group);
        }

        /** How a service of Apple's is, by its name on the status page. */
        public Builder service(String name, ServiceStatus status) {
            return values(Map.of("services", List.of(Map.of("name", name, "status", status.name()))));
        }

        /**
         * Something an organisation wants its own rules to see: a text, a number, true or false. It is kept as its JSON is read, a whole
         * number as {@link Long}, any other as {@link Double}, a constant as its name, a time with its zone as its text.
         */
        public Builder attribute(String name, Object value) {
            return values(Map.of("attributes", Map.of(name, value)));
        }

        /**
         * Makes the snapshot.
         *
         * @throws SnapshotException when a value can't be; all errors are told at once, each with its JSON path
         */
        public DeviceSnapshot build() {
            Snapshot made = Snapshot.of("snapshot", values);
            return base == null ? made : made.keeping(base);
        }

        private Builder put(String name, @Nullable Object value) {
            if (value != null) {
                values.put(name, value);
            }
            return this;
        }

        private <G extends Group<G>> Builder add(String name, G group, Consumer<G> fill) {
            fill.accept(group);
            return values(Map.of(name, group.values()));
        }

        private static Object laidOver(Object below, Object above) {
            if (below instanceof Map<?, ?> old && above instanceof Map<?, ?> added) {
                Map<Object, Object> both = new LinkedHashMap<>(old);
                added.forEach((key, value) -> both.merge(key, value, Builder::laidOver));
                return both;
            }
            if (below instanceof List<?> old && above instanceof List<?> added) {
                List<Object> both = new ArrayList<>(old);
                both.addAll(added);
                return both;
            }
            return above;
        }
    }
}
