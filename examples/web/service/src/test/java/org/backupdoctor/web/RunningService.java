package org.backupdoctor.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The service on a port of its own. Whatever it answers is held against its description. */
final class RunningService implements AutoCloseable {

    private final ConfigurableApplicationContext application;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final URI base;
    private final Contract contract;

    private RunningService(ConfigurableApplicationContext application) {
        this.application = application;
        this.base =
                URI.create("http://127.0.0.1:" + application.getEnvironment().getProperty("local.server.port"));
        this.contract = new Contract(text("/openapi.json"), this::text);
    }

    /** Starts it with these settings. */
    static RunningService with(String... settings) {
        Map<String, String> all = new TreeMap<>(Map.of(
                "server.port", "0",
                "logging.level.root", "warn",
                "backupdoctor.warm-up", "false",
                "backupdoctor.limits.requests-per-minute", "0"));
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            all.put(setting.substring(0, equals), setting.substring(equals + 1));
        }
        String[] args = all.entrySet().stream()
                .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                .toArray(String[]::new);
        return new RunningService(
                new SpringApplicationBuilder(Main.class).logStartupInfo(false).run(args));
    }

    ConfigurableApplicationContext application() {
        return application;
    }

    Contract contract() {
        return contract;
    }

    int port() {
        return base.getPort();
    }

    /** A connection to say something else than HTTP's usual. */
    Socket connect() throws IOException {
        return connect(port());
    }

    static Socket connect(int port) throws IOException {
        return new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
    }

    URI at(String path) {
        return URI.create(base + path);
    }

    HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, new byte[0], headers);
    }

    HttpResponse<String> post(String path, String body, String... headers) {
        return send("POST", path, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    HttpResponse<String> json(String path, String body, String... headers) {
        List<String> all = new ArrayList<>(List.of("Content-Type", "application/json"));
        all.addAll(List.of(headers));
        return post(path, body, all.toArray(String[]::new));
    }

    HttpResponse<String> send(String method, String path, byte[] body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(at(path)).timeout(Duration.ofMinutes(2));
        if (headers.length > 0) {
            request.headers(headers);
        }
        request.method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        HttpResponse<String> answer = send(request.build());
        contract.check(method, path, answer);
        return answer;
    }

    HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String text(String path) {
        return send(HttpRequest.newBuilder(at(path)).build()).body();
    }

    @Override
    public void close() {
        application.close();
    }
}
