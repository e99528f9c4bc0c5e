package org.backupdoctor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fetches from a server of our own what Apple's would give. */
class FeedsTest {

    private static final String STATUS =
            "{\"services\": [{\"serviceName\": \"iCloud Backup\", \"redirectUrl\": null, \"events\":"
                    + " [{\"statusType\": \"Outage\", \"eventStatus\": \"ongoing\", \"epochStartDate\": 1700000000000, \"epochEndDate\": null}]}]}";
    private static final String RELEASES =
            "{\"PublicAssetSets\": {\"iOS\": [{\"ProductVersion\": \"27.0.1\", \"Build\": \"24A446\","
                    + " \"PostingDate\": \"2026-09-28\", \"SupportedDevices\": [\"iPhone13,2\"]}]}}";
    private static final String FULL = "../devices/full-icloud.json";

    @TempDir
    private Path directory;

    private final CountDownLatch stopped = new CountDownLatch(1);
    private HttpServer server;
    private ExecutorService threads;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        threads = Executors.newCachedThreadPool();
        server.setExecutor(threads);
        server.start();
        answer("/status", 200, STATUS);
        answer("/releases", 200, RELEASES);
        point("status", server, "/status");
        point("releases", server, "/releases");
    }

    @AfterEach
    void stop() {
        stopped.countDown();
        server.stop(0);
        threads.shutdownNow();
        for (String name : new String[] {"status.url", "releases.url", "status.seconds"}) {
            System.clearProperty("backup-doctor." + name);
        }
    }

    @Test
    void nothingIsFetchedUnlessAsked() {
        Cli run = Cli.run("snapshot", FULL);
        assertFalse(run.out().contains("services"), run.out());
    }

    @Test
    void servicesAndReleasesAreAddedToADevice() throws IOException {
        Path device = Files.writeString(
                directory.resolve("a.json"),
                "{\"takenAt\": \"2026-11-20T07:00:00Z\", \"device\": {\"model\": \"iPhone13,2\", \"iosBuild\": \"24A446\"}}");
        Cli run = Cli.run("snapshot", "--status", device.toString());
        assertEquals(Main.FINE, run.code(), run.err());
        assertTrue(run.out().contains("\"iosVersion\":\"27.0.1\""), run.out());
        assertTrue(
                run.out()
                        .contains(
                                "\"services\":[{\"name\":\"iCloud Backup\",\"status\":\"OUTAGE\",\"since\":\"2023-11-14T22:13:20Z\"}]"),
                run.out());
        assertTrue(
                run.err()
                        .contains(
                                "Note: Apple's list of releases has iOS 27.0.1 of 28 September 2026 as the newest for iPhone13,2"),
                run.err());
    }

    @Test
    void servicesAloneAreASnapshot() {
        Cli run = Cli.run("snapshot", "--status");
        assertEquals(Main.FINE, run.code(), run.err());
        assertTrue(run.out().contains("\"status\":\"OUTAGE\""), run.out());
        assertTrue(
                run.out().contains("\"takenAt\":\"" + Instant.now().toString().substring(0, 10)), run.out());
        assertEquals("", run.err());
    }

    @Test
    void everyDeviceOfAListHasThem() throws IOException {
        Path list = Files.writeString(directory.resolve("l.ndjson"), "{\"id\": \"A\"}\n{\"id\": \"B\"}\n");
        Cli run = Cli.run("diagnose", "--format", "json", "--status", list.toString());
        assertEquals(
                2,
                run.out()
                        .lines()
                        .filter(line -> line.contains("apple-service-outage"))
                        .count(),
                run.out());
    }

    @Test
    void whatIsNotThereIsTold() {
        answer("/status2", 404, "<html>gone</html>");
        point("status", server, "/status2");
        assertUnknown("Apple's system status (" + address("status")
                + ") can't be fetched: the server answered 404. What it" + " says stays unknown.\n");
    }

    @Test
    void pageInItsPlaceIsTold() {
        answer("/status3", 200, "<!DOCTYPE html><html><body>Sign in to this Wi-Fi</body></html>");
        point("status", server, "/status3");
        Cli run = Cli.run("snapshot", "--status", FULL);
        assertEquals(Main.FINE, run.code());
        assertTrue(
                run.err().startsWith("Apple's system status\n  Expected a snapshot or a kind of answer")
                        && run.err().contains("""
                            but found HTML.
                              Maybe a page for signing in was saved instead of the answer.
                              What it says stays unknown.
                            """),
                run.err());
        assertFalse(run.out().contains("services"), run.out());
    }

    @Test
    void answerOfADeviceInItsPlaceIsTold() {
        answer("/status4", 200, "{\"backup\": {\"enabled\": false}}");
        point("status", server, "/status4");
        assertUnknown("""
            Apple's system status
              Expected Apple's system status or a list of releases but found the answer of a device.
              Maybe it was meant to be read, or merged with another.
              What it says stays unknown.
            """);
    }

    @Test
    void serverThatHangsIsTold() {
        System.setProperty("backup-doctor.status.seconds", "1");
        server.createContext("/status5", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            await();
        });
        point("status", server, "/status5");
        assertUnknown("Apple's system status (" + address("status")
                + ") can't be fetched: it didn't answer within 1 seconds." + " What it says stays unknown.\n");
    }

    @Test
    void serverThatIsNotThereIsTold() {
        System.setProperty("backup-doctor.status.url", "http://localhost:1/status");
        assertUnknown(
                "Apple's system status (http://localhost:1/status) can't be fetched: there is no connection (maybe a proxy"
                        + " is needed: -Dhttps.proxyHost). What it says stays unknown.\n");
    }

    @Test
    void endlessAnswerIsTold() {
        server.createContext("/status6", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] block = new byte[1 << 20];
            try {
                for (int i = 0; i < 40; i++) {
                    exchange.getResponseBody().write(block);
                }
            } catch (IOException e) {
                // whoever asked has gone
            }
            exchange.close();
        });
        point("status", server, "/status6");
        assertUnknown("Apple's system status (" + address("status")
                + ") can't be fetched: it is larger than 20 MB. What it says" + " stays unknown.\n");
    }

    @Test
    void certificateThatNobodyTrustsIsTold() throws Exception {
        HttpsServer safe = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        safe.setHttpsConfigurator(new HttpsConfigurator(ownCertificate()));
        safe.createContext("/", handler(200, STATUS));
        safe.start();
        try {
            System.setProperty(
                    "backup-doctor.status.url",
                    "https://localhost:" + safe.getAddress().getPort() + "/");
            assertUnknown("Apple's system status (" + address("status")
                    + ") can't be fetched: its certificate isn't trusted (maybe"
                    + " Java doesn't know Apple's root certificate, or something reads along: -Djavax.net.ssl.trustStore names"
                    + " certificates to trust). What it says stays unknown.\n");
        } finally {
            safe.stop(0);
        }
    }

    private SSLContext ownCertificate() throws Exception {
        Path store = directory.resolve("store");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-alias",
                        "own",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        "secret")
                .inheritIO()
                .start();
        assertEquals(0, keytool.waitFor());
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, "secret".toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, "secret".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private static void assertUnknown(String told) {
        Cli run = Cli.run("snapshot", "--status", FULL);
        assertEquals(Main.FINE, run.code());
        assertEquals(told, run.err());
        assertFalse(run.out().contains("services"), run.out());
    }

    private void await() {
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String address(String feed) {
        return System.getProperty("backup-doctor." + feed + ".url");
    }

    private static void point(String feed, HttpServer server, String path) {
        System.setProperty(
                "backup-doctor." + feed + ".url",
                "http://localhost:" + server.getAddress().getPort() + path);
    }

    private void answer(String path, int code, String body) {
        server.createContext(path, handler(code, body));
    }

    private static HttpHandler handler(int code, String body) {
        return (HttpExchange exchange) -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(code, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        };
    }
}
