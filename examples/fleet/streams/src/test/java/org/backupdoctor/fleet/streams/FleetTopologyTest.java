package org.backupdoctor.fleet.streams;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.backupdoctor.Diagnoser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The topology without a broker. */
class FleetTopologyTest {

    @TempDir
    private Path state;

    @Test
    void whatComesLaterIsMergedAndWhatCannotBeReadIsNamed() {
        Properties settings = new Properties();
        settings.setProperty("application.id", "test");
        settings.setProperty("bootstrap.servers", "localhost:1");
        settings.setProperty("state.dir", state.toString());
        try (TopologyTestDriver driver = new TopologyTestDriver(
                FleetTopology.of(Diagnoser.create(), "devices", "reports", "refused"), settings)) {
            TestInputTopic<String, String> in =
                    driver.createInputTopic("devices", new StringSerializer(), new StringSerializer());
            TestOutputTopic<String, String> reports =
                    driver.createOutputTopic("reports", new StringDeserializer(), new StringDeserializer());
            TestOutputTopic<String, String> refused =
                    driver.createOutputTopic("refused", new StringDeserializer(), new StringDeserializer());
            in.pipeInput("A", "{\"takenAt\":\"2026-11-20T07:00:00Z\",\"icloud\":{\"storageFreeBytes\":\"800 MB\"}}");
            in.pipeInput("A", "{\"takenAt\":\"2026-11-20T08:00:00Z\",\"backup\":{\"nextSizeBytes\":\"3.2 GB\"}}");
            in.pipeInput("A", "{\"backup\":{\"enabled\":\"maybe\"}}");
            List<String> said = reports.readValuesToList();
            assertEquals(2, said.size());
            assertTrue(said.get(0).contains("\"verdict\":\"UNKNOWN\""), said.get(0));
            assertTrue(said.get(1).contains("\"verdict\":\"BLOCKED\""), said.get(1));
            assertTrue(said.get(1).contains("\"id\":\"A\""), said.get(1));
            assertTrue(refused.readValue().contains("/backup/enabled"));
        }
    }
}
