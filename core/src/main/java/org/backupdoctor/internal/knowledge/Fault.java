package org.backupdoctor.internal.knowledge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.backupdoctor.Problem;
import org.backupdoctor.fact.Versions;
import org.jspecify.annotations.Nullable;

/**
 * A known fault of iOS releases: a file of {@code data/faults}.
 *
 * @param title what it is, half a sentence
 * @param cause the cause that it belongs to
 * @param from the first version that has it, or an empty text for no limit
 * @param before the first version that hasn't it any more, or an empty text where none is known
 * @param builds the builds that have it, where the versions don't say it exactly; empty for all
 * @param symptoms what it shows, each by paths and their values; one of them is enough, and none means that it shows nothing of its own
 * @param workarounds remedies that helped
 * @param mendedIn the release that mended it, or an empty text
 */
public record Fault(
        String title,
        String cause,
        String from,
        String before,
        List<String> builds,
        List<Map<String, Object>> symptoms,
        List<String> workarounds,
        String mendedIn) {

    /** Whether a release has it. */
    public boolean isOf(String version, @Nullable String build) {
        boolean within = (from.isEmpty() || Versions.compare(version, from) >= 0)
                && (before.isEmpty() || Versions.compare(version, before) < 0);
        return within && (builds.isEmpty() || build == null || builds.contains(build));
    }

    /** The same fault under another title. */
    public Fault titled(String other) {
        return new Fault(other, cause, from, before, builds, symptoms, workarounds, mendedIn);
    }

    static Fault parse(String file, Map<?, ?> data, List<Problem> problems) {
        FieldReader all = new FieldReader(file, "", data, problems);
        all.text("source", null);
        all.text("reported", null);
        List<Map<String, Object>> symptoms = new ArrayList<>();
        for (Object symptom : data.get("symptoms") == null ? List.of() : all.list("symptoms")) {
            if (symptom instanceof Map<?, ?> fields && !fields.isEmpty()) {
                Map<String, Object> wanted = new LinkedHashMap<>();
                fields.forEach((path, value) -> wanted.put(path.toString(), value));
                symptoms.add(wanted);
            } else {
                all.problem(
                        "symptoms",
                        "Expected paths with their values for each of \"symptoms\".",
                        "Maybe you meant - { /complaint/turningOnFails: true }.");
            }
        }
        all.ask("symptoms");
        Fault fault = new Fault(
                all.text("title", null),
                all.text("cause", null),
                all.text("from", ""),
                all.text("before", ""),
                all.texts("builds"),
                List.copyOf(symptoms),
                all.texts("workarounds"),
                all.text("mendedIn", ""));
        all.nothingElse();
        return fault;
    }
}
