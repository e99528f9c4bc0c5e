package org.backupdoctor.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.backupdoctor.fleet.intake.Received;
import org.backupdoctor.fleet.intake.Sources;
import org.backupdoctor.fleet.intake.Sources.Then;
import org.backupdoctor.fleet.output.Sinks;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports, rules and results over a real broker. */
class KafkaTest {

    private static final int EVENTS = 3000;
    private static final int FAILURES = 3;
    private static final List<Future<?>> SENT = new ArrayList<>();

    @TempDir
    private static Path broker;

    private static Broker kafka;
    private static KafkaProducer<byte[], byte[]> producer;

    @TempDir
    private Path home;

    @BeforeAll
    static void start() throws Exception {
        kafka = Broker.start(broker);
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.address()), new ByteArraySerializer(), new ByteArraySerializer());
    }

    @AfterAll
    static void stop() {
        producer.close();
        kafka.close();
    }

    @Test
    void theCommandReadsTopicsAndWritesTopics() throws Exception {
        kafka.makeTopic("devices", 2);
        send(new ProducerRecord<>(
                "devices",
                bytes("by-key"),
                bytes("{\"takenAt\":\"2026-11-20T07:00:00Z\",\"icloud\":{\"storageFreeBytes\":\"800 MB\"},"
                        + "\"backup\":{\"nextSizeBytes\":\"3.2 GB\"}}")));
        send(new ProducerRecord<>("devices", null, bytes("no JSON")));
        send(new ProducerRecord<>("devices", bytes("deleted"), null));
        flush();
        int code = Main.run(
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                "--in-topic",
                "devices",
                "--out-topics",
                "plain-",
                "--brokers",
                kafka.address(),
                "--state",
                home.toString(),
                "--once",
                "--every",
                "1s");
        assertEquals(0, code);
        List<ConsumerRecord<byte[], byte[]>> reports = all("plain-reports");
        assertEquals(1, reports.size());
        assertEquals("by-key", text(reports.get(0).key()));
        assertTrue(text(reports.get(0).value()).contains("\"verdict\":\"BLOCKED\""));
        assertEquals(1, all("plain-refused").size());
    }

    @Test
    void rulesComeOverATopic() throws Exception {
        kafka.makeTopic("waiting", 1);
        kafka.makeTopic("rules", 1);
        send(new ProducerRecord<>(
                "waiting",
                bytes("A"),
                bytes("{\"takenAt\":\"2026-11-20T07:00:00Z\",\"complaint\":{\"manualBackupFails\":true}}")));
        send(new ProducerRecord<>(
                "rules",
                bytes("ours"),
                Packs.signed(Packs.suspecting(home, "STRONG", 3)).toBytes()));
        send(new ProducerRecord<>(
                "rules", bytes("nobody's"), Packs.suspecting(home, "FAIR", 4).toBytes()));
        flush();
        Path key = home.resolve("our-rules.pub.pem");
        Files.writeString(
                key,
                "-----BEGIN PUBLIC KEY-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(Packs.KEY.getPublic().getEncoded())
                        + "\n-----END PUBLIC KEY-----\n");
        int code = Main.run(
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                "--in-topic",
                "waiting",
                "--rules-topic",
                "rules",
                "--rules-key",
                key.toString(),
                "--out-topics",
                "ruled-",
                "--brokers",
                kafka.address(),
                "--state",
                home.resolve("ruled-state").toString(),
                "--once",
                "--every",
                "1s");
        assertEquals(0, code);
        List<ConsumerRecord<byte[], byte[]>> reports = all("ruled-reports");
        assertEquals(1, reports.size());
        assertTrue(text(reports.get(0).value()).contains("\"cause\":\"ours\""));
        List<ConsumerRecord<byte[], byte[]>> refused = all("ruled-refused");
        assertEquals(1, refused.size());
        assertTrue(
                text(refused.get(0).value()).contains("signed"),
                text(refused.get(0).value()));
    }

    /** Exactly once to the topics too: where tasks fail, and stopped in the middle, they hold what files hold without that. */
    @Test
    void topicsHoldWhatFilesHold() throws Exception {
        List<Received> events = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            events.add(Events.event(i));
        }
        StreamExecutionEnvironment env = Run.cluster(2, home.resolve("state"), "");
        Sinks.toFiles(Run.JOB.on(env.fromData(events)).byName(), home.toUri().toString());
        env.execute();

        kafka.makeTopic("fleet", 1);
        Stumble.gap = EVENTS / 10;
        Stumble.LEFT.set(FAILURES);
        JobClient client = job("").executeAsync();
        sendBitByBit(events, 0, EVENTS / 3);
        assertTrue(Stumble.LEFT.get() <= 0, Stumble.LEFT + " failures didn't come.");
        events.subList(EVENTS / 3, EVENTS / 2).forEach(KafkaTest::send);
        flush();
        String savepoint = Run.stopped(client, false, home.resolve("savepoints"));
        Stumble.LEFT.set(FAILURES);
        client = job(savepoint).executeAsync();
        sendBitByBit(events, EVENTS / 2, EVENTS);
        assertTrue(Stumble.LEFT.get() <= 0, Stumble.LEFT + " failures didn't come.");
        Run.stopped(client, true, home.resolve("savepoints"));
        for (String name : List.of("reports", "causes", "remedies", "alerts", "refused", "late")) {
            List<String> expected = Run.lines(home, name);
            List<String> actual = all("exact-" + name).stream()
                    .map(record -> text(record.value()).replaceAll("fleet-0@\\d+", "event"))
                    .sorted()
                    .toList();
            FaultsTest.assertSame(
                    name,
                    expected.stream()
                            .map(each -> each.replaceAll("\"event \\d+\"", "\"event\""))
                            .toList(),
                    actual);
        }
    }

    /** Sends events with time for checkpoints among them, so that tasks fail before and after these, and waits until all are read. */
    private static void sendBitByBit(List<Received> events, int from, int to) throws Exception {
        for (int i = from; i < to; i += EVENTS / 15) {
            events.subList(i, Math.min(to, i + EVENTS / 15)).forEach(KafkaTest::send);
            flush();
            Thread.sleep(400);
        }
        awaitRead(to);
    }

    /** Waits until a checkpoint holds so many: how much was passed on doesn't tell, as after a failure it comes again. */
    private static void awaitRead(long count) throws Exception {
        TopicPartition partition = new TopicPartition("fleet", 0);
        Instant until = Instant.now().plusSeconds(180);
        long read = 0;
        try (Admin admin = kafka.admin()) {
            while (read < count && Instant.now().isBefore(until)) {
                Thread.sleep(100);
                OffsetAndMetadata committed = admin.listConsumerGroupOffsets("fleet-group")
                        .partitionsToOffsetAndMetadata()
                        .get(1, TimeUnit.MINUTES)
                        .get(partition);
                read = committed == null ? 0 : committed.offset();
            }
        }
        assertTrue(read >= count, read + " of " + count);
    }

    private StreamExecutionEnvironment job(String from) {
        StreamExecutionEnvironment env = Run.cluster(1, home.resolve("kafka-state"), from);
        DataStream<Received> received = Sources.topic(
                        env, "reports", kafka.address(), "fleet", "fleet-group", Then.WATCH, Map.of())
                .map(new Stumble<>())
                .returns(Received.class)
                .uid("stumble");
        Sinks.toTopics(Run.JOB.on(received).byName(), kafka.address(), "exact-", Map.of());
        return env;
    }

    private static void flush() throws Exception {
        for (Future<?> each : SENT) {
            each.get(1, TimeUnit.MINUTES);
        }
        SENT.clear();
    }

    private static void send(Received event) {
        send(new ProducerRecord<>("fleet", null, event.at(), null, event.content()));
    }

    private static void send(ProducerRecord<byte[], byte[]> record) {
        SENT.add(producer.send(record));
    }

    /**
     * All that is committed in a topic, to its very end: a broker says that a transaction is committed before it has marked that in the topic,
     * and until then nobody sees the transaction, nor that something is missing.
     */
    private static List<ConsumerRecord<byte[], byte[]>> all(String topic) throws Exception {
        Map<String, Object> settings = new HashMap<>();
        settings.put("bootstrap.servers", kafka.address());
        settings.put("isolation.level", "read_committed");
        settings.put("group.id", "test-" + topic);
        settings.put("auto.offset.reset", "earliest");
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (Admin admin = kafka.admin();
                KafkaConsumer<byte[], byte[]> consumer =
                        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(each -> new TopicPartition(each.topic(), each.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, ListOffsetsResultInfo> ends = admin.listOffsets(
                            partitions.stream().collect(Collectors.toMap(each -> each, any -> OffsetSpec.latest())),
                            new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED))
                    .all()
                    .get(1, TimeUnit.MINUTES);
            Instant until = Instant.now().plusSeconds(60);
            Predicate<TopicPartition> isRead = each -> consumer.position(each)
                    >= Objects.requireNonNull(ends.get(each)).offset();
            while (!partitions.stream().allMatch(isRead) && Instant.now().isBefore(until)) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            assertTrue(partitions.stream().allMatch(isRead), topic + " isn't committed to its end.");
        }
        return records;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
