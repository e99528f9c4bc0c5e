package org.backupdoctor.fleet.output;

import java.nio.charset.StandardCharsets;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Lines as records of a topic. */
final class Records implements KafkaRecordSerializationSchema<Line> {

    private final String topic;

    Records(String topic) {
        this.topic = topic;
    }

    @Override
    public ProducerRecord<byte[], byte[]> serialize(Line line, KafkaSinkContext context, Long timestamp) {
        return new ProducerRecord<>(
                topic, line.key().getBytes(StandardCharsets.UTF_8), line.text().getBytes(StandardCharsets.UTF_8));
    }
}
