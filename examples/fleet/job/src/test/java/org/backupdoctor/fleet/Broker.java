package org.backupdoctor.fleet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.NewTopic;

/** A Kafka broker in a process of its own, from its published jars: as its own scripts start it, by itself (KRaft). */
final class Broker implements AutoCloseable {

    private final Process process;
    private final String address;

    private Broker(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    /**
     * Starts a broker.
     *
     * @param home an empty directory for what it keeps
     */
    static Broker start(Path home) throws IOException, InterruptedException {
        int port = freePort();
        int controller = freePort();
        Path settings = Files.writeString(home.resolve("server.properties"), """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@localhost:%2$d
                listeners=PLAINTEXT://localhost:%1$d,CONTROLLER://localhost:%2$d
                advertised.listeners=PLAINTEXT://localhost:%1$d
                controller.listener.names=CONTROLLER
                log.dirs=%3$s
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=3
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                transaction.state.log.num.partitions=3
                group.initial.rebalance.delay.ms=0
                """.formatted(
                        port, controller, home.resolve("logs").toUri().getPath()));
        run(home, "kafka.tools.StorageTool", "format", "-t", "5kqSXGrPTW6cRkPnyi2ZAA", "-c", settings.toString())
                .waitFor(1, TimeUnit.MINUTES);
        Broker broker = new Broker(run(home, "kafka.Kafka", settings.toString()), "localhost:" + port);
        try (Admin admin = broker.admin()) {
            admin.describeCluster(new DescribeClusterOptions().timeoutMs(240_000))
                    .nodes()
                    .get(5, TimeUnit.MINUTES);
            return broker;
        } catch (ExecutionException | TimeoutException e) {
            broker.close();
            throw new IllegalStateException(
                    "The broker doesn't answer:\n" + Files.readString(home.resolve("broker.log")), e);
        }
    }

    private static Process run(Path home, String main, String... arguments) throws IOException {
        String jars = System.getProperty("fleet.broker");
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                Path.of(jars).toAbsolutePath().normalize() + "/*",
                main);
        builder.command().addAll(List.of(arguments));
        return builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        home.resolve("broker.log").toFile()))
                .start();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it listens. */
    String address() {
        return address;
    }

    Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", address));
    }

    void makeTopic(String name, int partitions) throws Exception {
        try (Admin admin = admin()) {
            admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1)))
                    .all()
                    .get(1, TimeUnit.MINUTES);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
