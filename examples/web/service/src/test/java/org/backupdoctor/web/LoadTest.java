package org.backupdoctor.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Good requests all the time, while rules are edited well and badly, at the desk and by hand, clients are slow, and others mean harm. No good
 * request fails, and nothing grows. {@code -Dload.seconds=120} goes on for longer and says how long requests took.
 */
class LoadTest {

    private static final Path DEVICES = Path.of("../../devices");
    private static final String TOKEN = "a-token-for-tests";
    private static final String PAGE = "causes/storage/icloud-storage-full.md";
    private static final int GOOD_CLIENTS = 4;
    private static final long MOST_GROWTH_BYTES = 64_000_000;
    private static final int MOST_GROWTH_CLASSES = 2_000;

    @TempDir
    private Path directory;

    private final AtomicBoolean isOver = new AtomicBoolean();
    private final Map<String, Integer> answers = new ConcurrentHashMap<>();

    @Test
    void noGoodRequestFailsAndNothingGrows() throws Exception {
        int seconds = Integer.getInteger("load.seconds", 6);
        ExecutorService clients = Executors.newCachedThreadPool();
        try (RunningService service = RunningService.with(
                "backupdoctor.rules.directory=" + directory,
                "backupdoctor.editing.token=" + TOKEN,
                "backupdoctor.limits.body=2MB",
                "backupdoctor.limits.body-time=1s",
                "backupdoctor.limits.time=60s",
                "logging.level.org.backupdoctor=error")) {
            List<Future<long[]>> good = new ArrayList<>();
            for (int i = 0; i < GOOD_CLIENTS; i++) {
                int client = i;
                good.add(clients.submit(() -> good(service, client)));
            }
            List<Future<?>> others = List.of(
                    clients.submit(() -> edit(service)),
                    clients.submit(() -> slow(service)),
                    clients.submit(() -> hostile(service)));
            pause(seconds * 500L);
            untilAllHappened();
            Use half = Use.now();
            pause(seconds * 500L);
            isOver.set(true);
            long[] nanos = good.stream()
                    .flatMapToLong(each -> Arrays.stream(result(each)))
                    .sorted()
                    .toArray();
            for (Future<?> other : others) {
                other.get();
            }
            Use end = Use.now();
            assertTrue(nanos.length > 0);
            assertEquals(0, answers.getOrDefault("5xx", 0), answers.toString());
            assertTrue(hasAllHappened(), answers.toString());
            assertTrue(end.bytes() < half.bytes() + MOST_GROWTH_BYTES, half + " then " + end);
            assertTrue(end.classes() < half.classes() + MOST_GROWTH_CLASSES, half + " then " + end);
            if (System.getProperty("load.seconds") != null) {
                System.out.printf(
                        "%d good requests in %d s: p50 %.1f ms, p99 %.1f ms, most %.1f ms%n%s%n%s then %s%n",
                        nanos.length,
                        seconds,
                        nanos[nanos.length / 2] / 1e6,
                        nanos[(int) (nanos.length * 0.99)] / 1e6,
                        nanos[nanos.length - 1] / 1e6,
                        new TreeMap<>(answers),
                        half,
                        end);
            }
        } finally {
            isOver.set(true);
            clients.shutdownNow();
        }
    }

    private void untilAllHappened() {
        for (int i = 0; i < 600 && !hasAllHappened(); i++) {
            pause(100);
        }
    }

    private boolean hasAllHappened() {
        return answers.keySet().containsAll(List.of("saved", "refused", "refused by hand", "slow", "hostile"));
    }

    private static long[] result(Future<long[]> client) {
        try {
            return client.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Sends one good request after the other; each has to be answered as it should. */
    private long[] good(RunningService service, int client) throws IOException {
        String full = Files.readString(DEVICES.resolve("full-icloud.json"));
        byte[] plist = Files.readAllBytes(DEVICES.resolve("iphone-12.ideviceinfo.plist"));
        List<Callable<HttpResponse<String>>> requests = List.of(
                () -> service.send(
                        post(service, "/diagnoses", full.getBytes(StandardCharsets.UTF_8), "application/json")),
                () -> service.send(post(service, "/diagnoses", plist, "application/octet-stream")),
                () -> service.send(post(service, "/snapshots", plist, "application/octet-stream")),
                () -> service.send(post(
                        service,
                        "/consultations",
                        "{\"snapshot\":{}}".getBytes(StandardCharsets.UTF_8),
                        "application/json")),
                () -> service.send(HttpRequest.newBuilder(service.at("/causes/icloud-storage-full"))
                        .build()));
        List<Long> nanos = new ArrayList<>();
        for (int i = client; !isOver.get(); i++) {
            long begun = System.nanoTime();
            HttpResponse<String> answer;
            try {
                answer = requests.get(i % requests.size()).call();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
            nanos.add(System.nanoTime() - begun);
            assertEquals(200, answer.statusCode(), answer.body());
            assertTrue(i % requests.size() != 0 || answer.body().contains("\"verdict\":\"BLOCKED\""), answer.body());
        }
        return nanos.stream().mapToLong(Long::longValue).toArray();
    }

    /** Saves good and bad edits, and writes a bad one by hand. */
    private void edit(RunningService service) {
        try {
            for (int i = 0; !isOver.get(); i++) {
                HttpResponse<String> page =
                        service.send(authorized(service, "/rules/files/" + PAGE).build());
                String text = page.body().replaceFirst("title: .*", "title: iCloud has too little room, edit " + i);
                count("saved", save(service, PAGE, text, page), 200);
                count("refused", save(service, PAGE, text.replace("prior: ", "prior: x"), page, "*"), 422);
                String rules = "causes/storage/icloud-storage-full.drl";
                HttpResponse<String> file = service.send(
                        authorized(service, "/rules/files/" + rules).build());
                count("saved", save(service, rules, file.body() + "\n// edit " + i + "\n", file), 200);
                byHand(service);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void byHand(RunningService service) throws IOException {
        Path broken = directory.resolve("causes/storage/broken-by-hand.drl");
        Files.writeString(broken, "rule \"broken-by-hand/x\" when then end");
        for (int i = 0; i < 100 && !isOver.get(); i++) {
            if (service.send(HttpRequest.newBuilder(service.at("/rules")).build())
                    .body()
                    .contains("broken-by-hand")) {
                answers.merge("refused by hand", 1, Integer::sum);
                break;
            }
            pause(50);
        }
        Files.delete(broken);
    }

    private static HttpResponse<String> save(
            RunningService service, String path, String text, HttpResponse<String> before, String... match) {
        String tag = match.length > 0
                ? match[0]
                : before.headers().firstValue("ETag").orElse("");
        return service.send(authorized(service, "/rules/files/" + path)
                .header("If-Match", tag)
                .PUT(BodyPublishers.ofString(text))
                .build());
    }

    private static HttpRequest.Builder authorized(RunningService service, String path) {
        return HttpRequest.newBuilder(service.at(path)).header("Authorization", "Bearer " + TOKEN);
    }

    /** Opens connections and sends a byte now and then. */
    private void slow(RunningService service) {
        while (!isOver.get()) {
            List<Socket> sockets = new ArrayList<>();
            try {
                for (int i = 0; i < 30; i++) {
                    Socket socket = service.connect();
                    sockets.add(socket);
                    write(
                            socket,
                            i % 2 == 0
                                    ? "POST /diagnoses HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n{"
                                    : "GET /cau");
                }
                for (int i = 0; i < 8 && !isOver.get(); i++) {
                    pause(100);
                    for (Socket socket : sockets) {
                        write(socket, " ");
                    }
                    answers.merge("slow", 1, Integer::sum);
                }
                pause(500);
            } catch (IOException e) {
                // The service has hung up, as it should.
                answers.merge("slow", 1, Integer::sum);
            } finally {
                sockets.forEach(LoadTest::close);
            }
        }
    }

    private void hostile(RunningService service) {
        byte[] bomb = bomb();
        while (!isOver.get()) {
            for (byte[] body : List.of(
                    " ".repeat(3_000_000).getBytes(StandardCharsets.UTF_8),
                    "[".repeat(100_000).getBytes(StandardCharsets.UTF_8),
                    "{\"a\":\"\\ud800\"}".getBytes(StandardCharsets.UTF_8),
                    ("{\"n\":" + "9".repeat(100_000) + "}").getBytes(StandardCharsets.UTF_8),
                    "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><plist><dict><key>&b;</key></dict></plist>"
                            .getBytes(StandardCharsets.UTF_8),
                    "bplist00".getBytes(StandardCharsets.UTF_8),
                    bomb)) {
                for (String path : List.of("/diagnoses", "/snapshots", "/consultations", "/rules/checks")) {
                    String type = path.equals("/consultations") ? "application/json" : "application/octet-stream";
                    try {
                        int status =
                                service.send(post(service, path, body, type)).statusCode();
                        answers.merge(
                                status >= 500 ? "5xx" : status >= 400 ? "hostile" : "let through", 1, Integer::sum);
                    } catch (RuntimeException e) {
                        // It hung up before all was sent.
                        answers.merge("hostile", 1, Integer::sum);
                    }
                }
            }
        }
    }

    private static byte[] bomb() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 200; i++) {
                zip.write(zeros);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }

    private static HttpRequest post(RunningService service, String path, byte[] body, String type) {
        return HttpRequest.newBuilder(service.at(path))
                .timeout(Duration.ofMinutes(1))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofByteArray(body))
                .build();
    }

    private void count(String kind, HttpResponse<String> answer, int expected) {
        assertEquals(expected, answer.statusCode(), answer.body());
        answers.merge(kind, 1, Integer::sum);
    }

    private static void write(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is gone.
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What is in use once what nobody needs is gone. */
    private record Use(long bytes, int classes) {

        static Use now() {
            for (int i = 0; i < 4; i++) {
                System.gc();
                pause(100);
            }
            return new Use(
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
                    ManagementFactory.getClassLoadingMXBean().getLoadedClassCount());
        }
    }
}
