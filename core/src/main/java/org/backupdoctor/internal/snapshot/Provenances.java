package org.backupdoctor.internal.snapshot;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backupdoctor.Report.Evidence;
import org.backupdoctor.Report.Provenance;

/**
 * Where the values of a snapshot are from, by their paths. What has no entry is from where the nearest path above it is from; the
 * empty path stands for the whole snapshot.
 */
public final class Provenances {

    /** Nobody knows. */
    public static final Provenances NONE = new Provenances(Map.of());

    private final Map<String, Optional<Provenance>> byPath;

    private Provenances(Map<String, Optional<Provenance>> byPath) {
        this.byPath = byPath;
    }

    /** With these sources by path. */
    public static Provenances of(Map<String, Provenance> byPath) {
        Map<String, Optional<Provenance>> copy = new LinkedHashMap<>();
        byPath.forEach((path, from) -> copy.put(path, Optional.of(from)));
        return copy.isEmpty() ? NONE : new Provenances(copy);
    }

    /** Where the value at a path is from. */
    public Optional<Provenance> of(String path) {
        if (this == NONE) {
            return Optional.empty();
        }
        String nearest = path;
        while (!nearest.isEmpty() && !byPath.containsKey(nearest)) {
            nearest = nearest.substring(0, Math.max(0, nearest.lastIndexOf('/')));
        }
        return byPath.getOrDefault(nearest, Optional.empty());
    }

    /** The same fields, each with where its value is from. */
    public List<Evidence> sourced(Collection<Evidence> fields) {
        return this == NONE
                ? List.copyOf(fields)
                : fields.stream()
                        .map(field -> new Evidence(field.path(), field.value(), of(field.path())))
                        .toList();
    }

    /** The paths that have an entry, by where they are from. */
    public Map<Provenance, List<String>> paths() {
        Map<Provenance, List<String>> paths = new LinkedHashMap<>();
        byPath.forEach((path, from) -> from.ifPresent(
                known -> paths.computeIfAbsent(known, any -> new ArrayList<>()).add(path)));
        return paths;
    }

    /** The same, but of these paths nobody knows: somebody gave them other values. */
    public Provenances without(Collection<String> paths) {
        if (this == NONE || paths.isEmpty()) {
            return this;
        }
        Map<String, Optional<Provenance>> rest = new LinkedHashMap<>(byPath);
        paths.forEach(path -> rest.put(path, Optional.empty()));
        return new Provenances(rest);
    }
}
