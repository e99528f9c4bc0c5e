package org.backupdoctor.internal.releases;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.backupdoctor.Problem;
import org.backupdoctor.fact.Versions;
import org.backupdoctor.internal.knowledge.Releases;
import org.backupdoctor.internal.knowledge.Releases.Release;
import org.backupdoctor.internal.releases.Found.Origin;

/** The list of releases with what was found laid over it: what to write, and what is new in it. */
final class ReleaseUpdate {

    private static final Comparator<String> NEWEST_FIRST = Comparator.comparing(
                    ReleaseUpdate::number, Versions::compare)
            .reversed()
            .thenComparing(Comparator.naturalOrder());
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final int FEW = 5;

    private final Layer layer;
    private final Found found;
    private final Releases before;
    private final Map<String, Release> bundled;
    private final Map<String, Release> known;
    private final Map<String, Release> all = new TreeMap<>(NEWEST_FIRST);
    private final LocalDate asOf;
    private int withoutDay;

    ReleaseUpdate(Layer layer, Found found, List<Problem> problems) {
        this.layer = layer;
        this.found = found;
        Releases shipped = Releases.parse(Releases.FILE, layer.bundled(), problems);
        this.before = Releases.parse(layer.path().toString(), layer.both(), problems);
        this.bundled = byVersion(shipped);
        this.known = byVersion(before);
        this.asOf = found.newestDay().filter(before.asOf()::isBefore).orElse(before.asOf());
        all.putAll(known);
        found.releases().forEach((version, release) -> {
            Release after = known.containsKey(version) ? Found.united(release, known.get(version)) : release;
            if (after.released().equals(Found.UNKNOWN_DAY)) {
                withoutDay++;
            } else {
                all.put(version, after);
            }
        });
    }

    /** What to write, or nothing when the files say nothing new. */
    Optional<String> text() {
        if (asOf.equals(before.asOf()) && all.values().stream().allMatch(release -> isSame(release, known))) {
            return Optional.empty();
        }
        OptionalInt days = layer.own().get("staleAfterDays") instanceof Number
                ? OptionalInt.of(before.staleAfterDays())
                : OptionalInt.empty();
        return Optional.of(ListText.releases(
                origin(),
                asOf,
                days,
                all.values().stream()
                        .filter(release -> !isSame(release, bundled))
                        .toList()));
    }

    /** What is new, in sentences. */
    List<String> sentences() {
        List<String> said = new ArrayList<>();
        List<Release> fresh = all.values().stream()
                .filter(release -> !known.containsKey(release.version()))
                .toList();
        List<String> releases = fresh.stream()
                .filter(release -> !release.beta())
                .map(Release::version)
                .toList();
        if (releases.isEmpty()) {
            said.add("No release is new.");
        } else {
            said.add(counted(releases.size(), "release is", "releases are") + " new: "
                    + String.join(", ", releases.subList(0, Math.min(FEW, releases.size())))
                    + (releases.size() > FEW ? " and " + (releases.size() - FEW) + " older ones." : "."));
        }
        int betas = fresh.size() - releases.size();
        if (betas > 0) {
            said.add(counted(betas, "beta is", "betas are") + " new; a beta only tells what a build is.");
        }
        int more = (int) all.values().stream()
                .filter(release -> known.containsKey(release.version()) && !isSame(release, known))
                .count();
        if (more > 0) {
            said.add(counted(more, "known release has", "known releases have")
                    + " more builds or models now, or an earlier day.");
        }
        newestFor()
                .forEach((version, models) -> said.add(
                        version + " is now the newest for " + counted(models.intValue(), "model", "models") + "."));
        if (withoutDay > 0) {
            said.add(counted(withoutDay, "release was", "releases were")
                    + " left out, as no list says on which day it came out.");
        }
        if (found.leftOut() > 0) {
            said.add(
                    counted(found.leftOut(), "entry was", "entries were")
                            + " left out: other devices, release candidates, internal or hidden builds, background improvements.");
        }
        said.add(found.newestDay()
                .filter(asOf::isAfter)
                .map(day -> "The files are of " + DAY.format(day) + ", older than the list, which stays of "
                        + DAY.format(asOf) + ".")
                .orElse("The list is of " + DAY.format(asOf) + "."));
        return said;
    }

    /** For how many models a release is the newest that wasn't before. */
    private Map<String, Long> newestFor() {
        Releases after = new Releases(asOf, before.staleAfterDays(), List.copyOf(all.values()));
        Set<String> models = new LinkedHashSet<>();
        all.values().forEach(release -> models.addAll(release.models()));
        return models.stream()
                .filter(model -> !newest(after, model).equals(newest(before, model)))
                .collect(Collectors.groupingBy(
                        model -> newest(after, model), () -> new TreeMap<>(NEWEST_FIRST), Collectors.counting()));
    }

    private static String newest(Releases releases, String model) {
        return releases.newestFor(model, null).map(Release::version).orElse("");
    }

    private String origin() {
        String said = String.valueOf(layer.own().get("origin"));
        return Arrays.stream(Origin.values())
                        .filter(origin -> found.releaseOrigins().contains(origin) || said.contains(origin.words()))
                        .map(Origin::words)
                        .collect(Collectors.joining(", "))
                + ", beside the bundled list";
    }

    private static boolean isSame(Release release, Map<String, Release> among) {
        Release other = among.get(release.version());
        return other != null && Found.united(other, other).equals(Found.united(release, release));
    }

    private static Map<String, Release> byVersion(Releases releases) {
        return releases.releases().stream()
                .collect(Collectors.toMap(Release::version, Function.identity(), (one, other) -> one));
    }

    private static String number(String version) {
        return version.split(" ", 2)[0];
    }

    private static String counted(int count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }
}
