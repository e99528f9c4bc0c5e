package org.backupdoctor.fleet;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.backupdoctor.fleet.output.Line;

/**
 * What comes out of the job.
 *
 * @param reports a report for each device when it says something else than before
 * @param causes how many devices have which cause: of the fleet, each site and each model, by window
 * @param remedies what would help most devices: of the fleet and each site, by window
 * @param alerts that a cause, or failing at all, rises against a group's own past, and when that ends
 * @param refused what couldn't be read, and rules that weren't let in, with the reason
 * @param late observations that came too late for their window
 */
public record Results(
        DataStream<Line> reports,
        DataStream<Line> causes,
        DataStream<Line> remedies,
        DataStream<Line> alerts,
        DataStream<Line> refused,
        DataStream<Line> late) {

    /** Each by its name, as directories and topics have it. */
    public Map<String, DataStream<Line>> byName() {
        Map<String, DataStream<Line>> byName = new LinkedHashMap<>();
        byName.put("reports", reports);
        byName.put("causes", causes);
        byName.put("remedies", remedies);
        byName.put("alerts", alerts);
        byName.put("refused", refused);
        byName.put("late", late);
        return byName;
    }
}
