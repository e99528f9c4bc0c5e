package org.backupdoctor.internal.snapshot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.backupdoctor.Report.Evidence;
import org.backupdoctor.fact.Fact;
import org.backupdoctor.fact.Management.ProfilePayload;
import org.backupdoctor.fact.Management.ProfileRestriction;
import org.backupdoctor.fact.Management.Restriction;
import org.backupdoctor.fact.Observation.Attribute;
import org.jspecify.annotations.Nullable;

/** Turns a checked tree into facts: those that stand in it, and those that follow from several of its values. */
final class FactReader {

    private final Map<String, Object> root;
    private final List<Observed> facts = new ArrayList<>();

    FactReader(Map<String, Object> root) {
        this.root = root;
    }

    /** All facts, group by group; elements of arrays in the order of the array. */
    List<Observed> read() {
        for (FactType type : FactType.all()) {
            if (type.paths().size() == 1 && type.from().isEmpty()) {
                read(type, type.paths().get(0));
            }
        }
        new DerivedFacts(root, facts).add();
        profiles();
        restrictions();
        attributes();
        return List.copyOf(facts);
    }

    /** Facts of an organisation's own kind, as the snapshot has them. */
    static List<Observed> own(FactType type, Map<String, Object> root) {
        FactReader reader = new FactReader(root);
        type.paths().forEach(path -> reader.read(type, path));
        return reader.facts;
    }

    private void read(FactType type, String path) {
        int star = path.indexOf("/*");
        if (star < 0) {
            Object value = at(path);
            if (value instanceof Map<?, ?>) {
                element(type, path, 0, value);
            } else if (value != null && type.parts().size() == 1 && type.accepts(value)) {
                add(type.make(value), new Evidence(path, value));
            }
        } else if (star == path.length() - 2 && at(path.substring(0, star)) instanceof List<?> elements) {
            for (int i = 0; i < elements.size(); i++) {
                element(type, path.substring(0, star) + "/" + i, i, elements.get(i));
            }
        }
    }

    private void element(FactType type, String path, int index, Object element) {
        Object[] values = new Object[type.parts().size()];
        List<Evidence> sources = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            FactType.Part part = type.parts().get(i);
            if (part.isIndex()) {
                values[i] = index;
            } else if (element instanceof Map<?, ?> fields) {
                String field = part.fields().stream()
                        .filter(fields::containsKey)
                        .findFirst()
                        .orElse("");
                Object value = fields.get(field);
                if (value != null) {
                    values[i] = value;
                    sources.add(new Evidence(path + "/" + field, value));
                } else if (!part.unnamed().isEmpty()) {
                    values[i] = part.unnamed();
                } else {
                    return;
                }
            } else {
                values[i] = element;
                sources.add(new Evidence(path, element));
            }
        }
        if (type.accepts(values)) {
            facts.add(new Observed(type.make(values), sources, List.of(index)));
        }
    }

    private void profiles() {
        List<?> profiles = at("/management/profiles") instanceof List<?> list ? list : List.of();
        for (int i = 0; i < profiles.size(); i++) {
            Map<?, ?> profile = (Map<?, ?>) profiles.get(i);
            String path = "/management/profiles/" + i;
            String name = nameOf(profile);
            if (profile.get("payloadTypes") instanceof List<?> types) {
                for (int j = 0; j < types.size(); j++) {
                    String payload = types.get(j).toString();
                    if (types.indexOf(payload) == j) {
                        facts.add(new Observed(
                                new ProfilePayload(i, name, payload),
                                List.of(new Evidence(path + "/payloadTypes/" + j, payload)),
                                List.of(name)));
                    }
                }
            }
            if (profile.get("restrictions") instanceof Map<?, ?> restrictions) {
                int index = i;
                restrictions.forEach((key, value) -> facts.add(new Observed(
                        new ProfileRestriction(index, name, key.toString(), value.toString()),
                        List.of(new Evidence(path + "/restrictions/" + key, value)),
                        List.of(name))));
            }
        }
    }

    private static String nameOf(Map<?, ?> profile) {
        Object name = profile.get("name");
        Object identifier = profile.get("identifier");
        return name != null ? name.toString() : identifier != null ? identifier.toString() : "a profile without a name";
    }

    /** The most restrictive value of each key, with all places that set it so. */
    private void restrictions() {
        Map<String, List<Evidence>> places = new LinkedHashMap<>();
        if (at("/management/restrictions") instanceof Map<?, ?> effective) {
            effective.forEach((key, value) -> places.computeIfAbsent(key.toString(), any -> new ArrayList<>())
                    .add(new Evidence("/management/restrictions/" + key, value)));
        }
        for (Observed observed : List.copyOf(facts)) {
            if (observed.fact() instanceof ProfileRestriction restriction) {
                places.computeIfAbsent(restriction.key(), any -> new ArrayList<>())
                        .addAll(observed.sources());
            }
        }
        places.forEach((key, set) -> {
            Object strictest = set.stream()
                    .map(Evidence::value)
                    .reduce((a, b) -> stricter(key, a, b))
                    .orElseThrow();
            facts.add(new Observed(
                    new Restriction(key, strictest.toString()),
                    set.stream()
                            .filter(place -> place.value().equals(strictest))
                            .toList()));
        });
    }

    /** Of two values the one that forbids more: a "force" that is on, an "allow" that is off, the longer delay. */
    private static Object stricter(String key, Object a, Object b) {
        if (a instanceof Boolean first && b instanceof Boolean second) {
            return key.startsWith("force") ? first || second : first && second;
        }
        if (a instanceof Number first && b instanceof Number second) {
            return first.doubleValue() >= second.doubleValue() ? a : b;
        }
        return a;
    }

    private void attributes() {
        if (root.get("attributes") instanceof Map<?, ?> attributes) {
            attributes("", "/attributes", attributes);
        }
    }

    private void attributes(String prefix, String path, Map<?, ?> values) {
        values.forEach((key, value) -> {
            if (value instanceof Map<?, ?> inner) {
                attributes(prefix + key + "/", path + "/" + key, inner);
            } else if (!(value instanceof List<?>)) {
                add(new Attribute(prefix + key, value.toString()), new Evidence(path + "/" + key, value));
            }
        });
    }

    private void add(Fact fact, Evidence source) {
        facts.add(new Observed(fact, List.of(source)));
    }

    private @Nullable Object at(String path) {
        return Snapshot.at(root, path);
    }
}
