package org.backupdoctor.internal.intake.mdm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.backupdoctor.internal.data.Masking;
import org.backupdoctor.internal.intake.answer.Findings;
import org.backupdoctor.internal.snapshot.Schema;
import org.jspecify.annotations.Nullable;

/** Reads configuration profiles and restrictions, as MDM answers and profile files give them. */
public final class Profiles {

    static final String PROFILES = "/management/profiles";

    private Profiles() {}

    /** The profiles of a ProfileList. */
    static List<Map<String, Object>> installed(Findings found, List<?> list) {
        List<Map<String, Object>> profiles = new ArrayList<>();
        for (Object element : list) {
            if (element instanceof Map<?, ?> fields) {
                Map<String, Object> profile = described(found, fields);
                Boolean managed = found.yesNo(fields, "IsManaged", PROFILES);
                if (managed != null) {
                    profile.put("fromMdm", managed);
                }
                profiles.add(profile);
            }
        }
        return profiles;
    }

    /** What a profile says of itself, whether listed or in a file. */
    static Map<String, Object> described(Findings found, Map<?, ?> fields) {
        Map<String, Object> profile = new LinkedHashMap<>();
        text(fields, "PayloadIdentifier", profile, "identifier");
        text(fields, "PayloadDisplayName", profile, "name");
        text(fields, "PayloadOrganization", profile, "organization");
        Boolean fixed = found.yesNo(fields, "PayloadRemovalDisallowed", PROFILES);
        if (fixed != null) {
            profile.put("removable", !fixed);
        }
        List<String> types = payloads(fields).stream()
                .map(payload -> payload.get("PayloadType"))
                .filter(type -> type instanceof String text && !text.isBlank())
                .map(Object::toString)
                .distinct()
                .toList();
        if (!types.isEmpty()) {
            profile.put("payloadTypes", types);
        }
        return profile;
    }

    /** The payloads of a profile; none where they are encrypted. */
    static List<Map<?, ?>> payloads(Map<?, ?> profile) {
        List<Map<?, ?>> payloads = new ArrayList<>();
        if (profile.get("PayloadContent") instanceof List<?> content) {
            for (Object element : content) {
                if (element instanceof Map<?, ?> payload) {
                    payloads.add(payload);
                }
            }
        }
        return payloads;
    }

    /** The profiles that set restrictions, by their identifiers. */
    static List<Map<String, Object>> restricting(Findings found, Map<?, ?> byIdentifier) {
        List<Map<String, Object>> profiles = new ArrayList<>();
        byIdentifier.forEach((identifier, restrictions) -> {
            Map<String, Object> profile = new LinkedHashMap<>();
            profile.put("identifier", Masking.ofName(identifier.toString()));
            Map<String, Object> set =
                    restrictions instanceof Map<?, ?> lists ? effective(found, lists, PROFILES) : Map.of();
            if (!set.isEmpty()) {
                profile.put("restrictions", set);
            }
            if (!identifier.toString().isBlank()) {
                profiles.add(profile);
            }
        });
        return profiles;
    }

    /**
     * Key and value of {@code restrictedBool} and {@code restrictedValue}; lists of apps and the like say nothing about
     * backups.
     */
    static Map<String, Object> effective(Findings found, Map<?, ?> lists, String path) {
        Map<String, Object> restrictions = new LinkedHashMap<>();
        for (String name : List.of("restrictedBool", "restrictedValue")) {
            if (lists.get(name) instanceof Map<?, ?> entries) {
                entries.forEach((key, entry) -> {
                    Object value = restriction(
                            found, key, entry instanceof Map<?, ?> fields ? fields.get("value") : entry, path);
                    if (value != null) {
                        restrictions.put(key.toString(), value);
                    }
                });
            }
        }
        return restrictions;
    }

    /** The value of a restriction; null when it isn't simple, or isn't what one of that name can be. */
    static @Nullable Object restriction(Findings found, Object key, @Nullable Object value, String path) {
        String name = key.toString();
        if (value != null && Schema.isFlag(name)) {
            return found.yesNo(Map.of(name, value), name, path);
        }
        if (value instanceof String text) {
            return text.isBlank() ? null : Masking.of(text);
        }
        boolean isSimple = value instanceof Boolean
                || value instanceof Long
                || (value instanceof Double number && Double.isFinite(number));
        return isSimple ? value : null;
    }

    private static void text(Map<?, ?> from, String key, Map<String, Object> to, String name) {
        if (from.get(key) instanceof String text && !text.isBlank()) {
            to.put(name, Masking.ofName(text.strip()));
        }
    }
}
