package org.backupdoctor.internal.releases;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.backupdoctor.internal.knowledge.Releases.Release;

/** What was found in downloaded lists. Of a release that several have, all builds and models count, and the earliest day. */
final class Found {

    /** Who publishes a list. */
    enum Origin {
        GDMF("Apple's lookup service (gdmf.apple.com/v2/pmv)"),
        SOFA("SOFA (github.com/macadmins/sofa, Apache-2.0)"),
        APPLEDB("AppleDB (github.com/littlebyteorg/appledb, MIT)"),
        IPSW_ME("ipsw.me (api.ipsw.me/v4)");

        private final String words;

        Origin(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    private static final Pattern MODEL = Pattern.compile("(?:iPhone|iPad|iPod)\\d{1,3},\\d{1,3}");
    private static final Pattern VERSION = Pattern.compile("(\\d{1,3})((?:\\.\\d{1,3}){0,3})(?:\\s+(.*))?");
    private static final Pattern BUILD = Pattern.compile("\\d{1,2}[A-Z]\\d{1,9}[a-z]?");

    /** Later letters are trains of other systems, which some lists mix in; longer numbers are background improvements. */
    private static final Pattern BUILD_OF_IOS = Pattern.compile("\\d{1,2}[A-H]\\d{1,4}[a-z]?");

    /** A release in another packing, such as 23G6083, comes after the release itself, 23G83. */
    static final Comparator<String> BY_BUILD =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    static final Comparator<String> BY_MODEL = Comparator.comparing(Found::padded);

    /** Stands for the day of a release while no list says it; any day is earlier. */
    static final LocalDate UNKNOWN_DAY = LocalDate.MAX;

    private final Map<String, Release> releases = new TreeMap<>();
    private final Map<String, String> names = new TreeMap<>();
    private final Set<Origin> releaseOrigins = EnumSet.noneOf(Origin.class);
    private Optional<LocalDate> newestDay = Optional.empty();
    private Optional<LocalDate> newestModelDay = Optional.empty();
    private int taken;
    private int leftOut;

    /** The releases and betas by version. */
    Map<String, Release> releases() {
        return releases;
    }

    /** Names of models. */
    Map<String, String> names() {
        return names;
    }

    Set<Origin> releaseOrigins() {
        return releaseOrigins;
    }

    /** The newest day in the lists: they know nothing of what came later. */
    Optional<LocalDate> newestDay() {
        return newestDay;
    }

    /** The newest day in files on models. */
    Optional<LocalDate> newestModelDay() {
        return newestModelDay;
    }

    /** How many entries were of use. */
    int taken() {
        return taken;
    }

    /** How many entries are of no use: for other devices, release candidates, internal ones, background improvements. */
    int leftOut() {
        return leftOut;
    }

    void leaveOut() {
        leftOut++;
    }

    /** A day that the list knows of. */
    Optional<LocalDate> seen(Optional<LocalDate> day) {
        newestDay = later(newestDay, day);
        return day;
    }

    void name(String model, String name, Optional<LocalDate> day) {
        if (MODEL.matcher(model).matches()) {
            names.put(model, name);
            newestModelDay = later(newestModelDay, day);
        } else {
            leftOut++;
        }
    }

    /**
     * An entry about a release, or a beta.
     *
     * @param field where the entry has its version
     * @param builds where it has its builds
     */
    void release(
            Origin origin,
            Entry entry,
            String field,
            boolean beta,
            List<String> builds,
            Optional<LocalDate> day,
            Collection<String> devices) {
        String text = entry.needed(field);
        Matcher version = VERSION.matcher(text);
        if (!version.matches()) {
            if (!text.isEmpty()) {
                entry.wrong(field, "a version such as 27.0.1", text);
            }
            return;
        }
        releaseOrigins.add(origin);
        Set<String> models = new TreeSet<>(BY_MODEL);
        devices.stream().filter(MODEL.asMatchPredicate()).forEach(models::add);
        String more = version.group(3);
        if (models.isEmpty() || (more != null && !beta)) {
            leftOut++;
            return;
        }
        String number = version.group(1) + (version.group(2).isEmpty() ? ".0" : version.group(2));
        String name = !beta ? number : number + " " + (more == null ? "beta" : more);
        Release release =
                new Release(name, buildsOf(entry, builds), day.orElse(UNKNOWN_DAY), List.copyOf(models), beta);
        releases.merge(name, release, Found::united);
        taken++;
    }

    private static List<String> buildsOf(Entry entry, List<String> fields) {
        Set<String> builds = new TreeSet<>(BY_BUILD);
        for (String field : fields) {
            for (String build : entry.texts(field)) {
                if (BUILD_OF_IOS.matcher(build).matches()) {
                    builds.add(build);
                } else if (!BUILD.matcher(build).matches()) {
                    entry.wrong(field, "a build such as 24A446", build);
                }
            }
        }
        return List.copyOf(builds);
    }

    /** What both say of a release: a day is posted anew now and then, so the earlier one is the true one. */
    static Release united(Release one, Release other) {
        return new Release(
                one.version(),
                united(one.builds(), other.builds(), BY_BUILD),
                one.released().isBefore(other.released()) ? one.released() : other.released(),
                united(one.models(), other.models(), BY_MODEL),
                one.beta());
    }

    private static List<String> united(List<String> some, List<String> others, Comparator<String> order) {
        Set<String> all = new TreeSet<>(order);
        all.addAll(some);
        all.addAll(others);
        return List.copyOf(all);
    }

    private static Optional<LocalDate> later(Optional<LocalDate> one, Optional<LocalDate> other) {
        return one.isEmpty() || other.filter(one.get()::isBefore).isPresent() ? other : one;
    }

    private static String padded(String model) {
        return Pattern.compile("\\d+")
                .matcher(model)
                .replaceAll(number -> "0".repeat(Math.max(0, 4 - number.group().length())) + number.group());
    }
}
