package org.backupdoctor.internal.knowledge;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backupdoctor.Problem;
import org.backupdoctor.fact.Versions;
import org.backupdoctor.internal.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * The iOS releases, as {@code data/ios-releases.yaml} lists them.
 *
 * @param asOf the day the list is of
 * @param staleAfterDays after how many days newer releases may well be out
 * @param releases the releases and betas
 * @param older the builds of older releases, each with its version; they only serve to tell what a build is
 */
public record Releases(LocalDate asOf, int staleAfterDays, List<Release> releases, Map<String, String> older) {

    /** Where a rule set has the list. */
    public static final String FILE = "data/ios-releases.yaml";

    private static final String OLDER = "older";
    private static final int YEARS = 3650;
    private static final Comparator<Release> BY_NUMBER = Comparator.comparing(Release::number, Versions::compare);

    /**
     * A release.
     *
     * @param version its version; of a beta with its number, such as {@code 27.1 beta 2}
     * @param builds its builds
     * @param released the day it came out
     * @param models the product types it is for
     * @param beta whether it is a beta, which only serves to look builds up
     */
    public record Release(String version, List<String> builds, LocalDate released, List<String> models, boolean beta) {

        /** The version as a device says it, which doesn't name the beta. */
        public String number() {
            return version.split(" ", 2)[0];
        }
    }

    /** A list without the builds of older releases. */
    public Releases(LocalDate asOf, int staleAfterDays, List<Release> releases) {
        this(asOf, staleAfterDays, releases, Map.of());
    }

    /**
     * The newest release for a model that was out on a day: by the numbers of the version, never by the place in the list, and never a
     * beta.
     *
     * @param on the day, or null for the day of the list
     */
    public Optional<Release> newestFor(String model, @Nullable LocalDate on) {
        return releases.stream()
                .filter(release -> !release.beta() && release.models().contains(model))
                .filter(release -> on == null || !release.released().isAfter(on))
                .max(BY_NUMBER);
    }

    /** All that the list has for a model, betas too; the whole list where it doesn't have the model. */
    public List<Release> listedFor(String model) {
        List<Release> listed = releases.stream()
                .filter(release -> release.models().contains(model))
                .toList();
        return listed.isEmpty() ? releases : listed;
    }

    /** The versions that a device's model can have and that are later than its own, the nearest first; no betas. */
    public List<String> later(Snapshot snapshot) {
        String now = snapshot.at("/device/iosVersion") instanceof String version ? version : "";
        String model = snapshot.at("/device/model") instanceof String name ? name : "";
        return releases.stream()
                .filter(release ->
                        !release.beta() && (model.isEmpty() || release.models().contains(model)))
                .map(Release::number)
                .filter(version -> Versions.compare(version, now) > 0)
                .distinct()
                .sorted(Versions::compare)
                .toList();
    }

    /** The newest of releases and betas. */
    public static Optional<Release> newest(List<Release> releases) {
        return releases.stream().max(BY_NUMBER);
    }

    /** The release that a build is of; a beta only where no release has the build. */
    public Optional<Release> ofBuild(String build) {
        return releases.stream()
                .filter(release -> release.builds().contains(build))
                .min(Comparator.comparing(Release::beta))
                .or(() -> Optional.ofNullable(older.get(build))
                        .map(version -> new Release(version, List.of(build), LocalDate.EPOCH, List.of(), false)));
    }

    static LocalDate day(FieldReader fields, String name) {
        String text = fields.text(name, null);
        try {
            return text.isEmpty() ? LocalDate.EPOCH : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            fields.problem(
                    name,
                    "Expected a day such as 2026-11-20 for \"" + name + "\" but was \"" + text + "\".",
                    text.matches("\\d{1,2}[./]\\d{1,2}[./]\\d{4}")
                            ? "Maybe the year has to come first."
                            : "Maybe write year, month and day, with hyphens.");
            return LocalDate.EPOCH;
        }
    }

    /** Reads the list; says what is wrong with it. */
    public static Releases parse(String file, Map<?, ?> data, List<Problem> problems) {
        FieldReader all = new FieldReader(file, "", data, problems);
        all.text("origin", null);
        LocalDate asOf = day(all, "asOf");
        int staleAfterDays = all.whole("staleAfterDays", 1, YEARS, null);
        List<Release> releases = new ArrayList<>();
        FieldReader versions = all.group("releases");
        for (String version : versions.names()) {
            FieldReader fields = versions.group(version);
            releases.add(new Release(
                    version,
                    fields.texts("builds"),
                    day(fields, "released"),
                    fields.texts("models"),
                    fields.flag("beta", false)));
            fields.nothingElse();
            if (releases.get(releases.size() - 1).models().isEmpty()) {
                fields.problem(
                        "models",
                        "This release is for no model.",
                        "Maybe the list \"models\" was forgotten, or is spelt differently.");
            }
        }
        Map<String, String> older = new HashMap<>();
        FieldReader builds = all.optionalGroup(OLDER);
        all.ask(OLDER);
        builds.names().forEach(version -> builds.texts(version).forEach(build -> older.put(build, version)));
        all.nothingElse();
        return new Releases(asOf, staleAfterDays, List.copyOf(releases), Map.copyOf(older));
    }
}
