package org.backupdoctor.internal.overview;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.backupdoctor.Report.Verdict;
import org.backupdoctor.internal.data.JsonText;
import org.backupdoctor.internal.render.Wording;

/** The list of all devices as JSON for the script of the page, column by column, names by their numbers. */
final class FleetData {

    private static final List<String> WORDS = List.of(
            "list",
            "filter.cause",
            "filter.release",
            "filter.site",
            "filter.verdict",
            "filter.search",
            "filter.all",
            "filter.none",
            "filter.clear",
            "list.id",
            "list.verdict",
            "list.causes",
            "list.step",
            "list.release",
            "list.model",
            "list.site",
            "list.reported",
            "list.success",
            "list.days",
            "list.shown",
            "list.previous",
            "list.next",
            "list.page",
            "list.pages",
            "list.sort");

    private FleetData() {}

    static String of(Fleet fleet, Wording wording) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("language", wording.locale().toLanguageTag());
        Map<String, Object> words = new LinkedHashMap<>();
        WORDS.forEach(word -> words.put(word, wording.phrase("overview." + word)));
        json.put("words", words);
        List<String> verdicts = new ArrayList<>();
        for (Verdict verdict : Verdict.values()) {
            verdicts.add(wording.phrase("overview.list.verdict." + verdict));
        }
        json.put("verdicts", verdicts);
        json.put("causes", fleet.causes().stream().map(fleet::title).toList());
        json.put("causeSets", fleet.causeSets());
        json.put("steps", fleet.steps().stream().map(fleet::title).toList());
        json.put("releases", fleet.releases());
        json.put("models", fleet.models());
        json.put("sites", fleet.sites());
        json.put("id", fleet.devices().stream().map(device -> device.id).toList());
        column("verdict", device -> device.verdict, fleet, json);
        column("causeSet", device -> device.causes, fleet, json);
        column("step", device -> first(fleet.stepLists().get(device.steps)), fleet, json);
        column("release", device -> device.release, fleet, json);
        column("model", device -> device.model, fleet, json);
        column("site", device -> device.site, fleet, json);
        column("day", device -> device.day() == Device.NO_DAY ? -1 : Math.max(-1, device.day()), fleet, json);
        column("success", device -> device.successAgeDays, fleet, json);
        return ascii(JsonText.of(json));
    }

    /** Within a script nothing but JSON can say what a narrower character set doesn't have. */
    private static String ascii(String json) {
        StringBuilder ascii = new StringBuilder(json.length());
        json.chars()
                .forEach(c ->
                        ascii.append(c < 0x7F ? String.valueOf((char) c) : String.format(Locale.ROOT, "\\u%04x", c)));
        return ascii.toString();
    }

    private static int first(List<Integer> steps) {
        return steps.isEmpty() ? -1 : steps.get(0);
    }

    private static void column(String name, ToIntFunction<Device> value, Fleet fleet, Map<String, Object> json) {
        json.put(
                name,
                fleet.devices().stream()
                        .map(device -> (Object) value.applyAsInt(device))
                        .toList());
    }
}
