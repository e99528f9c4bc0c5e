package org.backupdoctor.internal.knowledge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backupdoctor.Problem;
import org.backupdoctor.fact.Versions;

/**
 * The iOS releases, as {@code data/ios-releases.yaml} lists them.
 *
 * @param asOf the day the list is of
 * @param releases the releases
 */
public record Releases(String asOf, List<Release> releases) {

    /**
     * A release.
     *
     * @param version its version
     * @param builds its builds
     * @param released the day it came out
     * @param models the product types it is for
     */
    public record Release(String version, List<String> builds, String released, List<String> models) {}

    /** The newest release for a model: by the numbers of the version, never by the place in the list. */
    public Optional<Release> newestFor(String model) {
        return releases.stream()
                .filter(release -> release.models().contains(model))
                .max(Comparator.comparing(Release::version, Versions::compare));
    }

    /** The release that a build is of. */
    public Optional<Release> ofBuild(String build) {
        return releases.stream()
                .filter(release -> release.builds().contains(build))
                .findFirst();
    }

    static Releases parse(String file, Map<?, ?> data, List<Problem> problems) {
        FieldReader all = new FieldReader(file, "", data, problems);
        all.text("origin", null);
        String asOf = all.text("asOf", null);
        List<Release> releases = new ArrayList<>();
        int number = 0;
        for (Object entry : all.list("releases")) {
            FieldReader fields = new FieldReader(
                    file, "releases." + number++ + ".", entry instanceof Map<?, ?> map ? map : Map.of(), problems);
            releases.add(new Release(
                    fields.text("version", null),
                    fields.texts("builds"),
                    fields.text("released", ""),
                    fields.texts("models")));
            fields.nothingElse();
        }
        all.nothingElse();
        return new Releases(asOf, List.copyOf(releases));
    }
}
