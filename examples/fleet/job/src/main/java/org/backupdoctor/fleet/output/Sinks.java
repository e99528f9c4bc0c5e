package org.backupdoctor.fleet.output;

import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.flink.api.common.serialization.SimpleStringEncoder;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.functions.sink.filesystem.OutputFileConfig;
import org.apache.flink.streaming.api.functions.sink.filesystem.bucketassigners.BasePathBucketAssigner;
import org.apache.flink.streaming.api.functions.sink.filesystem.rollingpolicies.OnCheckpointRollingPolicy;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** Where lines go. */
public final class Sinks {

    private Sinks() {}

    /** Files of NDJSON in a directory for each name, exactly once: a file is there when the checkpoint it belongs to is complete. */
    public static void toFiles(Map<String, DataStream<Line>> lines, String directory) {
        lines.forEach((name, stream) -> stream.map(Line::text)
                .name("text of " + name)
                .uid("text-" + name)
                .sinkTo(FileSink.forRowFormat(new Path(directory, name), new SimpleStringEncoder<String>())
                        .withBucketAssigner(new BasePathBucketAssigner<>())
                        .withRollingPolicy(OnCheckpointRollingPolicy.build())
                        .withOutputFileConfig(OutputFileConfig.builder()
                                .withPartPrefix(name)
                                .withPartSuffix(".ndjson")
                                .build())
                        .build())
                .name(name)
                .uid("files-" + name));
    }

    /** Standard output; after a restart what was printed may be printed again. */
    public static void toStandardOutput(Map<String, DataStream<Line>> lines) {
        lines.forEach((name, stream) -> stream.map(line -> {
                    System.out.println(line.text());
                    return line;
                })
                .returns(Line.class)
                .name("print " + name)
                .uid("print-" + name)
                .sinkTo(new DiscardingSink<>())
                .name(name)
                .uid("printed-" + name));
    }

    /**
     * A topic for each name, exactly once for whoever reads with {@code isolation.level=read_committed}: what was written is there when the
     * checkpoint it belongs to is complete.
     *
     * @param brokers host and port of at least one broker
     * @param prefix what the names of topics begin with
     * @param settings further ones of the client, such as those for TLS
     */
    public static void toTopics(
            Map<String, DataStream<Line>> lines, String brokers, String prefix, Map<String, String> settings) {
        Properties properties = new Properties();
        // Brokers let a transaction last 15 minutes unless they are told otherwise; longer ones they refuse.
        properties.setProperty(
                "transaction.timeout.ms", Long.toString(Duration.ofMinutes(15).toMillis()));
        settings.forEach(properties::setProperty);
        lines.forEach((name, stream) -> stream.sinkTo(KafkaSink.<Line>builder()
                        .setBootstrapServers(brokers)
                        .setKafkaProducerConfig(properties)
                        .setRecordSerializer(new Records(prefix + name))
                        .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
                        .setTransactionalIdPrefix("backup-doctor-" + prefix + name)
                        .build())
                .name(name)
                .uid("topic-" + name));
    }
}
