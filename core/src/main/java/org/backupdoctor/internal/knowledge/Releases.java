package org.backupdoctor.internal.knowledge;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backupdoctor.Problem;
import org.backupdoctor.fact.Versions;
import org.jspecify.annotations.Nullable;

/**
 * The iOS releases, as {@code data/ios-releases.yaml} lists them.
 *
 * @param asOf the day the list is of
 * @param releases the releases
 */
public record Releases(LocalDate asOf, List<Release> releases) {

    /**
     * A release.
     *
     * @param version its version
     * @param builds its builds
     * @param released the day it came out
     * @param models the product types it is for
     */
    public record Release(String version, List<String> builds, LocalDate released, List<String> models) {}

    /**
     * The newest release for a model that was out on a day: by the numbers of the version, never by the place in the list.
     *
     * @param on the day, or null for the day of the list
     */
    public Optional<Release> newestFor(String model, @Nullable LocalDate on) {
        return releases.stream()
                .filter(release -> release.models().contains(model))
                .filter(release -> on == null || !release.released().isAfter(on))
                .max(Comparator.comparing(Release::version, Versions::compare));
    }

    /** The release that a build is of. */
    public Optional<Release> ofBuild(String build) {
        return releases.stream()
                .filter(release -> release.builds().contains(build))
                .findFirst();
    }

    private static LocalDate day(FieldReader fields, String name) {
        String text = fields.text(name, null);
        try {
            return text.isEmpty() ? LocalDate.EPOCH : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            fields.problem(
                    name,
                    "Expected a day such as 2026-11-20 for \"" + name + "\" but was \"" + text + "\".",
                    text.matches("\\d{1,2}[./]\\d{1,2}[./]\\d{4}") ? "Maybe the year has to come first." : "");
            return LocalDate.EPOCH;
        }
    }

    static Releases parse(String file, Map<?, ?> data, List<Problem> problems) {
        FieldReader all = new FieldReader(file, "", data, problems);
        all.text("origin", null);
        LocalDate asOf = day(all, "asOf");
        List<Release> releases = new ArrayList<>();
        FieldReader versions = all.group("releases");
        for (String version : versions.names()) {
            FieldReader fields = versions.group(version);
            releases.add(new Release(version, fields.texts("builds"), day(fields, "released"), fields.texts("models")));
            fields.nothingElse();
            if (releases.get(releases.size() - 1).models().isEmpty()) {
                fields.problem(
                        "models",
                        "This release is for no model.",
                        "Maybe the list \"models\" was forgotten, or is spelt differently.");
            }
        }
        all.nothingElse();
        return new Releases(asOf, List.copyOf(releases));
    }
}
