package org.backupdoctor.fleet.intake;

import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Records of a topic as they are received. One without a value, which deletes its key from a compacted topic, says nothing. */
final class Records implements KafkaRecordDeserializationSchema<Received> {

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Received> out) {
        if (record.value() != null) {
            String name = record.topic() + "-" + record.partition() + "@" + record.offset();
            String key = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
            out.collect(new Received(name, key, record.value(), Math.max(0, record.timestamp())));
        }
    }

    @Override
    public TypeInformation<Received> getProducedType() {
        return TypeInformation.of(Received.class);
    }
}
