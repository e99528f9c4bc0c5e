package org.backupdoctor.internal.knowledge;

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
        Releases.day(all, "reported");
        Fault fault = new Fault(
                all.text("title", null),
                all.text("cause", null),
                version(all, "from"),
                version(all, "before"),
                all.texts("builds"),
                new Symptoms(all).read(),
                all.texts("workarounds"),
                version(all, "mendedIn"));
        after(all, "before", fault.before(), fault.from());
        after(all, "mendedIn", fault.mendedIn(), fault.from());
        all.nothingElse();
        return fault;
    }

    private static String version(FieldReader all, String name) {
        String text = all.text(name, "");
        if (text.isEmpty() || text.matches("\\d{1,3}(\\.\\d{1,3}){0,3}")) {
            return text;
        }
        String number = text.replaceAll("[^0-9.]+", "");
        all.problem(
                name,
                "Expected a version such as 26.5 for \"" + name + "\" but was \"" + text + "\".",
                number.matches("\\d+(\\.\\d+)*") ? "Maybe you meant \"" + number + "\"." : "Maybe leave it out.");
        return "";
    }

    private static void after(FieldReader all, String name, String version, String from) {
        if (!version.isEmpty() && !from.isEmpty() && Versions.compare(version, from) <= 0) {
            all.problem(
                    name,
                    "\"" + name + "\" (" + version + ") isn't later than \"from\" (" + from + ").",
                    "Maybe a number is mistyped, or the two are swapped.");
        }
    }
}
