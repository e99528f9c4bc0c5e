package org.backupdoctor.fleet.intake;

import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.file.src.FileSource;
import org.apache.flink.connector.file.src.enumerate.NonSplittingRecursiveEnumerator;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.datastream.DataStreamSource;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;

/** Where what is received comes from. */
public final class Sources {

    /** What becomes of a source when all that there is now was read. */
    public enum Then {
        /** It waits for more. */
        WATCH,
        /** It ends, and so does the job. */
        END
    }

    private Sources() {}

    /**
     * A directory, with those in it. Files whose names begin with {@code .} or {@code _} are left out, and each file is read once: write it
     * under such a name and rename it when it is complete.
     *
     * @param byLine whether a line of NDJSON is a record; else every file is one
     * @param every how often a watched directory is looked at
     */
    public static DataStreamSource<Received> files(
            StreamExecutionEnvironment env, String uid, String directory, boolean byLine, Then then, Duration every) {
        FileSource.FileSourceBuilder<Received> source = FileSource.forBulkFileFormat(
                        new Files(byLine), new Path(directory))
                .setFileEnumerator(NonSplittingRecursiveEnumerator::new);
        if (then == Then.WATCH) {
            source.monitorContinuously(every);
        }
        DataStreamSource<Received> received =
                env.fromSource(source.build(), WatermarkStrategy.noWatermarks(), "files in " + directory);
        received.uid(uid);
        return received;
    }

    /**
     * A topic, from where this group was, or else from its beginning. A record's key is what the device is called where its snapshot doesn't
     * say it.
     *
     * @param brokers host and port of at least one broker
     * @param group the consumer group
     * @param settings further ones of the client, such as those for TLS
     */
    @SuppressWarnings("deprecation") // The connector still asks for what the client calls by another name.
    public static DataStreamSource<Received> topic(
            StreamExecutionEnvironment env,
            String uid,
            String brokers,
            String topic,
            String group,
            Then then,
            Map<String, String> settings) {
        Properties properties = new Properties();
        settings.forEach(properties::setProperty);
        KafkaSourceBuilder<Received> source = KafkaSource.<Received>builder()
                .setBootstrapServers(brokers)
                .setTopics(topic)
                .setGroupId(group)
                .setStartingOffsets(OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST))
                .setProperties(properties)
                .setDeserializer(new Records());
        if (then == Then.END) {
            source.setBounded(OffsetsInitializer.latest());
        }
        DataStreamSource<Received> received =
                env.fromSource(source.build(), WatermarkStrategy.noWatermarks(), "topic " + topic);
        received.uid(uid);
        return received;
    }
}
