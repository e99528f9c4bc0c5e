package org.backupdoctor.internal.overview;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backupdoctor.Report.Verdict;
import org.backupdoctor.internal.overview.Told.Cause;
import org.backupdoctor.internal.overview.Told.Named;

/**
 * All devices, each as its newest report has it. It takes memory for each device and for each day of a device, not for each report; what
 * they have in common is kept once.
 */
public final class Fleet {

    /** By the numbers that they are kept by. */
    private static final List<Verdict> VERDICTS = List.of(Verdict.values());

    private final Map<String, Device> byId = new HashMap<>();
    private final List<Device> devices = new ArrayList<>();
    private final Map<String, String> sites;
    private final Map<String, String> titles = new HashMap<>();
    private final Names<String> causes = new Names<>();
    private final Names<String> steps = new Names<>();
    private final Names<String> releases = new Names<>();
    private final Names<String> models = new Names<>();
    private final Names<String> siteNames = new Names<>();
    private final Names<String> questions = new Names<>();
    private final Names<List<Integer>> causeSets = new Names<>();
    private final Names<List<Integer>> stepLists = new Names<>();
    private long reports;
    private long unreadable;

    /** The number that a verdict is kept by. */
    static int place(Verdict verdict) {
        return VERDICTS.indexOf(verdict);
    }

    /** @param sites where devices belong whose reports don't say it, by their ids */
    public Fleet(Map<String, String> sites) {
        this.sites = Map.copyOf(sites);
    }

    /** Counts a report that could not be read. */
    void missed() {
        unreadable++;
    }

    /**
     * Adds a report.
     *
     * @param place what to call the device where it has no id
     */
    void add(String place, Told told) {
        reports++;
        Device device = device(place, told.id());
        int causeSet = causeSets.of(told.causes().stream().map(this::number).toList());
        long second = told.takenAt().map(Instant::getEpochSecond).orElse(Long.MIN_VALUE);
        if (second != Long.MIN_VALUE) {
            device.stood(second, place(told.verdict()), causeSet);
        }
        if (device.isNewer(second)) {
            device.takenAtSecond = second;
            device.verdict = place(told.verdict());
            device.causes = causeSet;
            device.steps = stepLists.of(
                    told.steps().stream().map(step -> numbered(steps, step)).toList());
            device.release = told.release().map(releases::of).orElse(-1);
            device.model = told.model().map(models::of).orElse(-1);
            device.site = told.site()
                    .or(() -> told.id().map(sites::get))
                    .map(siteNames::of)
                    .orElse(-1);
            device.successAgeDays = told.successAgeDays();
            device.question = told.question()
                    .map(question -> numbered(questions, question))
                    .orElse(-1);
        }
        device.reports++;
    }

    private Device device(String place, Optional<String> id) {
        if (id.isEmpty()) {
            Device device = new Device(place, false);
            devices.add(device);
            return device;
        }
        return byId.computeIfAbsent(id.get(), name -> {
            Device device = new Device(name, true);
            devices.add(device);
            return device;
        });
    }

    /** Twice the number of the cause, and one more where it is proven. */
    private int number(Cause cause) {
        return 2 * numbered(causes, cause.named()) + (cause.confirmed() ? 1 : 0);
    }

    private int numbered(Names<String> names, Named named) {
        titles.putIfAbsent(named.id(), named.title());
        return names.of(named.id());
    }

    /** The devices, in the order in which they came. */
    List<Device> devices() {
        return devices;
    }

    /** How many devices there are. */
    public int size() {
        return devices.size();
    }

    /** How many reports there were. */
    public long reports() {
        return reports;
    }

    /** How many lines were no report. */
    public long unreadable() {
        return unreadable;
    }

    String title(String id) {
        return titles.getOrDefault(id, id);
    }

    List<String> causes() {
        return causes.all();
    }

    List<String> steps() {
        return steps.all();
    }

    List<String> releases() {
        return releases.all();
    }

    List<String> models() {
        return models.all();
    }

    List<String> sites() {
        return siteNames.all();
    }

    List<String> questions() {
        return questions.all();
    }

    /** Causes that devices have together, each as twice its number, and one more where it is proven. */
    List<List<Integer>> causeSets() {
        return causeSets.all();
    }

    /** What devices are to do, each the number of a step, the first thing first. */
    List<List<Integer>> stepLists() {
        return stepLists.all();
    }
}
