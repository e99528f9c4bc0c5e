package org.backupdoctor.internal.intake.mdm;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.backupdoctor.internal.intake.answer.Answer;
import org.backupdoctor.internal.intake.answer.Findings;
import org.backupdoctor.internal.intake.answer.Foreign;
import org.backupdoctor.internal.intake.answer.Identity;
import org.backupdoctor.internal.intake.answer.Kind;
import org.backupdoctor.internal.intake.answer.Part;
import org.backupdoctor.internal.intake.answer.SourceKind;
import org.jspecify.annotations.Nullable;

/**
 * Reads the file of a configuration profile ({@code .mobileconfig}), which is taken as installed since somebody gave
 * it.
 */
public final class Configuration implements Kind {

    private static final String RESTRICTIONS = "com.apple.applicationaccess";

    @Override
    public String title() {
        return "Configuration profiles";
    }

    @Override
    public SourceKind source() {
        return SourceKind.PROFILE;
    }

    @Override
    public boolean recognises(Part part) {
        return "Configuration".equals(part.object().get("PayloadType"));
    }

    @Override
    public boolean isClaimed(Part part) {
        return recognises(part) || Boolean.TRUE.equals(part.object().get("PayloadType"));
    }

    @Override
    public Answer read(Part part, @Nullable Instant written) {
        Map<?, ?> tree = part.object();
        Findings found = new Findings(part.name());
        Map<String, Object> profile = Profiles.described(found, tree);
        Map<String, Object> restrictions = new LinkedHashMap<>();
        for (Map<?, ?> payload : Profiles.payloads(tree)) {
            if (RESTRICTIONS.equals(payload.get("PayloadType"))) {
                payload.forEach((key, value) -> {
                    Object set = key.toString().startsWith("Payload")
                            ? null
                            : Profiles.restriction(found, key, value, Profiles.PROFILES);
                    if (set != null) {
                        restrictions.merge(key.toString(), set, (a, b) -> stricter(key.toString(), a, b));
                    }
                });
            }
        }
        if (!restrictions.isEmpty()) {
            profile.put("restrictions", restrictions);
        }
        found.put(Profiles.PROFILES, List.of(profile));
        Object title = profile.getOrDefault("name", profile.get("identifier"));
        String which = title == null ? "in " + part.name() : "“" + Foreign.visible(title.toString(), 80) + "”";
        found.assumed(
                "The profile " + which + " was taken as installed, because its file was given.", Profiles.PROFILES);
        if (tree.containsKey("EncryptedPayloadContent")) {
            found.note("is encrypted: what the profile sets is unknown.", Profiles.PROFILES);
        }
        return found.answer(null, written, Identity.NONE, false);
    }

    /** Of two values the one that forbids more, as the device would have it. */
    private static Object stricter(String key, Object first, Object second) {
        boolean strict = key.startsWith("force");
        return first.equals(strict) ? first : second;
    }
}
