package org.backupdoctor.internal.intake;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the file of a configuration profile ({@code .mobileconfig}), which is taken as installed since somebody gave
 * it.
 */
final class Configuration {

    private static final String RESTRICTIONS = "com.apple.applicationaccess";

    private Configuration() {}

    static boolean recognises(Map<?, ?> tree) {
        return "Configuration".equals(tree.get("PayloadType"));
    }

    static Answer read(String name, Map<?, ?> tree, @Nullable Instant written) {
        Findings found = new Findings(name);
        Map<String, Object> profile = Profiles.described(found, tree);
        Map<String, Object> restrictions = new LinkedHashMap<>();
        for (Map<?, ?> payload : Profiles.payloads(tree)) {
            if (RESTRICTIONS.equals(payload.get("PayloadType"))) {
                payload.forEach((key, value) -> {
                    if (!key.toString().startsWith("Payload") && value != null && Profiles.isSimple(value)) {
                        restrictions.merge(key.toString(), value, (a, b) -> stricter(key.toString(), a, b));
                    }
                });
            }
        }
        if (!restrictions.isEmpty()) {
            profile.put("restrictions", restrictions);
        }
        found.put("/management/profiles", List.of(profile));
        Object title = profile.getOrDefault("name", profile.get("identifier"));
        String which = title == null ? "in " + name : "“" + Foreign.visible(title.toString(), 80) + "”";
        found.assumed(
                "The profile " + which + " was taken as installed, because its file was given.",
                "/management/profiles");
        if (tree.containsKey("EncryptedPayloadContent")) {
            found.note("is encrypted: what the profile sets is unknown.", "/management/profiles");
        }
        return found.answer(null, written, null, false);
    }

    /** Of two values the one that forbids more, as the device would have it. */
    private static Object stricter(String key, Object first, Object second) {
        boolean strict = key.startsWith("force");
        return first.equals(strict) ? first : second;
    }
}
