package org.backupdoctor.internal.render;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.backupdoctor.FleetSummary;
import org.backupdoctor.internal.data.JsonText;

/** A summary as JSON on one line, its fields in the order of the format. */
public final class SummaryJson {

    private SummaryJson() {}

    /** The JSON of a summary. */
    public static String of(FleetSummary summary) {
        return JsonText.of(object(
                "format", 1,
                "devices", summary.devices(),
                "unreadable", summary.unreadable(),
                "undecided", summary.undecided(),
                "verdicts", each(summary.verdicts(), SummaryJson::verdict),
                "causes", each(summary.causes(), SummaryJson::cause),
                "remedies", each(summary.remedies(), SummaryJson::remedy),
                "facts", each(summary.facts(), SummaryJson::fact)));
    }

    private static <T> List<Map<String, Object>> each(
            List<T> all, java.util.function.Function<T, Map<String, Object>> tree) {
        return all.stream().map(tree).toList();
    }

    private static Map<String, Object> verdict(FleetSummary.VerdictCount count) {
        return object("verdict", count.verdict(), "devices", count.devices());
    }

    private static Map<String, Object> cause(FleetSummary.CauseCount count) {
        return object(
                "cause", count.cause(),
                "title", count.title(),
                "devices", count.devices(),
                "confirmed", count.confirmed(),
                "blocking", count.blocking());
    }

    private static Map<String, Object> remedy(FleetSummary.RemedyCount count) {
        return object(
                "id", count.id(),
                "title", count.title(),
                "enough", count.enough(),
                "first", count.first(),
                "helps", count.helps());
    }

    private static Map<String, Object> fact(FleetSummary.FactCount count) {
        return object(
                "path", count.path(),
                "text", count.text(),
                "where", count.where(),
                "who", count.who(),
                "devices", count.devices(),
                "best", count.best(),
                "minutesSaved", count.minutesSaved());
    }

    private static Map<String, Object> object(Object... namesAndValues) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put(namesAndValues[i].toString(), namesAndValues[i + 1]);
        }
        return object;
    }
}
