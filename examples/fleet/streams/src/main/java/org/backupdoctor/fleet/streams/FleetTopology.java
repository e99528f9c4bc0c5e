package org.backupdoctor.fleet.streams;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.KeyValueStore;
import org.backupdoctor.DeviceSnapshot;
import org.backupdoctor.Diagnoser;
import org.backupdoctor.Intake;
import org.backupdoctor.Intake.Source;
import org.backupdoctor.SnapshotException;

/**
 * Answers of devices in, reports out, within Kafka Streams: a record's key names its device, and what comes later is merged over what came
 * before. Where a report repeats, or comes out of order, is for {@code examples/fleet/job} to mind; this is what embedding takes.
 */
public final class FleetTopology {

    private FleetTopology() {}

    /**
     * The topology.
     *
     * @param diagnoser one for all threads
     * @param in the topic of answers, of whatever kind the intake reads
     * @param reports the topic of reports
     * @param refused the topic of what can't be read, with its reason
     */
    public static Topology of(Diagnoser diagnoser, String in, String reports, String refused) {
        StreamsBuilder builder = new StreamsBuilder();
        Intake intake = Intake.standard();
        KStream<String, Intake.Item> items = builder.stream(in, Consumed.with(Serdes.String(), Serdes.ByteArray()))
                .filter((device, answer) -> device != null && answer != null)
                .flatMapValues((device, answer) -> intake.items(new Source(device, answer, null)));
        items.filter((device, item) -> item.snapshot() == null)
                .mapValues(Intake.Item::problemsToJson)
                .to(refused, Produced.with(Serdes.String(), Serdes.String()));
        items.filter((device, item) -> item.snapshot() != null)
                .mapValues((device, item) -> named(device, item).toJson())
                .groupByKey(Grouped.with(Serdes.String(), Serdes.String()))
                .reduce(
                        (known, newer) -> merged(intake, known, newer),
                        Materialized.<String, String, KeyValueStore<Bytes, byte[]>>as("devices")
                                .withKeySerde(Serdes.String())
                                .withValueSerde(Serdes.String()))
                .toStream()
                .mapValues(known ->
                        diagnoser.diagnose(DeviceSnapshot.fromJson(known)).toBriefJson())
                .to(reports, Produced.with(Serdes.String(), Serdes.String()));
        return builder.build();
    }

    private static DeviceSnapshot named(String device, Intake.Item item) {
        DeviceSnapshot snapshot = item.snapshot();
        if (snapshot == null) {
            throw new IllegalArgumentException("There is no snapshot of " + device + ".");
        }
        return snapshot.toBuilder().id(device).build();
    }

    /** What is known with what is new; what is new alone, where the two contradict each other. */
    private static String merged(Intake intake, String known, String newer) {
        try {
            return intake.mergedSources(List.of(source("known", known), source("newer", newer)))
                    .toJson();
        } catch (SnapshotException e) {
            return newer;
        }
    }

    private static Source source(String name, String json) {
        return new Source(name, json.getBytes(StandardCharsets.UTF_8), null);
    }
}
