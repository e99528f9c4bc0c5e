package org.backupdoctor.internal.overview;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.NullUnmarked;

/** Counts reports as one would by hand: all of them are kept, and looked through for each number. */
@NullUnmarked // what was read from a page is there, or the test fails
final class PlainCount {

    private final List<Map<String, Object>> reports;
    private final List<Map<String, Object>> newest;

    PlainCount(List<Map<String, Object>> reports) {
        this.reports = reports;
        this.newest = newest(reports);
    }

    private static List<Map<String, Object>> newest(List<Map<String, Object>> of) {
        Map<Object, Map<String, Object>> byId = new LinkedHashMap<>();
        for (Map<String, Object> report : of) {
            byId.merge(
                    report.getOrDefault("id", new Object()),
                    report,
                    (old, late) -> time(late).isBefore(time(old)) ? old : late);
        }
        return List.copyOf(byId.values());
    }

    private static Instant time(Map<String, Object> report) {
        return (Instant) report.getOrDefault("takenAt", Instant.MIN);
    }

    int devices() {
        return newest.size();
    }

    /** How many devices have each, by what a report has. */
    Map<String, Integer> count(Function<Map<String, Object>, List<String>> has) {
        return count(newest, has);
    }

    private static Map<String, Integer> count(
            List<Map<String, Object>> reports, Function<Map<String, Object>, List<String>> has) {
        Map<String, Integer> counts = new TreeMap<>();
        reports.forEach(report -> has.apply(report).forEach(each -> counts.merge(each, 1, Integer::sum)));
        return counts;
    }

    static List<String> causes(Map<String, Object> report) {
        return each(report, "diagnoses").stream()
                .map(diagnosis -> (String) diagnosis.get("cause"))
                .toList();
    }

    static List<String> proven(Map<String, Object> report) {
        return each(report, "diagnoses").stream()
                .filter(diagnosis -> diagnosis.get("certainty").equals("CONFIRMED"))
                .map(diagnosis -> (String) diagnosis.get("cause"))
                .toList();
    }

    static List<String> steps(Map<String, Object> report) {
        if (report.get("verdict").equals("WORKING")) {
            return List.of();
        }
        List<String> causes = causes(report);
        List<String> helping = new ArrayList<>();
        for (Map<?, ?> remedy : each(report, "remedies")) {
            if (((List<?>) remedy.get("fixes")).stream().anyMatch(causes::contains)) {
                helping.add((String) remedy.get("id"));
            }
        }
        return helping.isEmpty()
                ? each(report, "remedies").stream()
                        .limit(1)
                        .map(remedy -> (String) remedy.get("id"))
                        .toList()
                : helping;
    }

    static List<String> first(Map<String, Object> report) {
        return steps(report).stream().limit(1).toList();
    }

    static List<String> text(Map<String, Object> report, String name) {
        return report.get(name) instanceof String text ? List.of(text) : List.of();
    }

    static List<String> release(Map<String, Object> report) {
        return report.get("device") instanceof Map<?, ?> device
                ? List.of((String) device.get("iosVersion"))
                : List.of();
    }

    static List<String> question(Map<String, Object> report) {
        return each(report, "questions").stream()
                .limit(1)
                .map(question -> (String) question.get("path"))
                .toList();
    }

    private static List<Map<?, ?>> each(Map<String, Object> report, String name) {
        List<Map<?, ?>> all = new ArrayList<>();
        for (Object each : (List<?>) report.getOrDefault(name, List.of())) {
            all.add((Map<?, ?>) each);
        }
        return all;
    }

    /** By day, or by the Monday of the week: the devices, those that back up, and how many have each cause. */
    Map<LocalDate, String> trend() {
        List<LocalDate> days = reports.stream()
                .filter(report -> report.containsKey("takenAt"))
                .map(PlainCount::day)
                .sorted()
                .toList();
        boolean weekly = !days.isEmpty() && ChronoUnit.DAYS.between(days.get(0), days.get(days.size() - 1)) >= 60;
        Map<LocalDate, List<Map<String, Object>>> of = new TreeMap<>();
        reports.stream()
                .filter(report -> report.containsKey("takenAt"))
                .forEach(report -> of.computeIfAbsent(
                                weekly
                                        ? day(report).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                                        : day(report),
                                any -> new ArrayList<>())
                        .add(report));
        Map<LocalDate, String> trend = new TreeMap<>();
        of.forEach((day, period) -> {
            List<Map<String, Object>> last = newest(period);
            long working = last.stream()
                    .filter(report -> report.get("verdict").equals("WORKING"))
                    .count();
            trend.put(day, last.size() + " " + working + " " + count(last, PlainCount::causes));
        });
        return trend;
    }

    private static LocalDate day(Map<String, Object> report) {
        return LocalDate.ofInstant(time(report), ZoneOffset.UTC);
    }
}
