package org.backupdoctor.fleet.spark;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.backupdoctor.DeviceSnapshot;
import org.backupdoctor.Diagnoser;
import org.backupdoctor.Intake;
import org.backupdoctor.Intake.Source;

/**
 * Lines of NDJSON in, reports out, within Spark: for a fleet that lies in files, once a day. What can't be read becomes a line with its
 * problems, where the report would be.
 */
public final class FleetReports {

    private FleetReports() {}

    /** The rules load once for each JVM, when its first partition is read. */
    private static final class Rules {
        static final Diagnoser DIAGNOSER = Diagnoser.create();
    }

    /**
     * A report as JSON for each line.
     *
     * @param lines snapshots as JSON, as {@code spark.read().textFile(…)} gives them
     */
    public static Dataset<String> of(Dataset<String> lines) {
        return lines.mapPartitions((MapPartitionsFunction<String, String>) FleetReports::reports, Encoders.STRING());
    }

    private static Iterator<String> reports(Iterator<String> lines) {
        Intake intake = Intake.standard();
        Stream<String> all =
                StreamSupport.stream(Spliterators.spliteratorUnknownSize(lines, Spliterator.ORDERED), false);
        return all.filter(line -> !line.isBlank())
                .flatMap(line -> intake.items(new Source("line", line.getBytes(StandardCharsets.UTF_8), null)).stream())
                .map(FleetReports::report)
                .iterator();
    }

    private static String report(Intake.Item item) {
        DeviceSnapshot snapshot = item.snapshot();
        return snapshot == null
                ? item.problemsToJson()
                : Rules.DIAGNOSER.diagnose(snapshot).toBriefJson();
    }
}
