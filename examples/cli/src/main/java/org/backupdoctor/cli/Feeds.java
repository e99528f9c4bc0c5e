package org.backupdoctor.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;
import org.backupdoctor.Intake;

/** Fetches Apple's feeds, by whatever proxy Java is told to use. What can't be fetched is told in a sentence. */
final class Feeds {

    /** Where the feeds are; a system property of this name says otherwise. */
    private static final List<Feed> FEEDS = List.of(
            new Feed(
                    "Apple's system status",
                    "backup-doctor.status.url",
                    "https://www.apple.com/support/systemstatus/data/system_status_en_US.js"),
            new Feed("Apple's list of releases", "backup-doctor.releases.url", "https://gdmf.apple.com/v2/pmv"));

    private static final String SECONDS = "backup-doctor.status.seconds";
    private static final int MOST_SECONDS = 20;
    private static final int MOST_BYTES = 20_000_000;
    private static final Executor BACKGROUND = work -> {
        Thread thread = new Thread(work, "fetch");
        thread.setDaemon(true);
        thread.start();
    };

    private final Consumer<String> told;
    private final Duration most = Duration.ofSeconds(Integer.getInteger(SECONDS, MOST_SECONDS));

    Feeds(Consumer<String> told) {
        this.told = told;
    }

    private record Feed(String name, String property, String address) {

        URI uri() {
            return URI.create(System.getProperty(property, address));
        }
    }

    /** What could be fetched. */
    List<Intake.Source> fetched() {
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(most)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .proxy(ProxySelector.getDefault())
                .executor(BACKGROUND)
                .build();
        List<CompletableFuture<byte[]>> bodies = new ArrayList<>();
        for (Feed feed : FEEDS) {
            bodies.add(CompletableFuture.supplyAsync(() -> body(client, feed), BACKGROUND));
        }
        List<Intake.Source> sources = new ArrayList<>();
        for (int i = 0; i < FEEDS.size(); i++) {
            Feed feed = FEEDS.get(i);
            try {
                byte[] content = bodies.get(i).get(most.toMillis(), TimeUnit.MILLISECONDS);
                sources.add(
                        new Intake.Source(feed.name(), content, Instant.now().truncatedTo(ChronoUnit.SECONDS)));
            } catch (ExecutionException e) {
                failed(feed, why(e.getCause()));
            } catch (TimeoutException e) {
                failed(feed, "it didn't answer within " + most.toSeconds() + " seconds");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return sources;
            }
        }
        return sources;
    }

    private void failed(Feed feed, String why) {
        told.accept(feed.name() + " (" + feed.uri() + ") can't be fetched: " + why + ". What it says stays unknown.");
    }

    private byte[] body(HttpClient client, Feed feed) {
        try {
            HttpRequest request = HttpRequest.newBuilder(feed.uri())
                    .timeout(most)
                    .header("Accept", "application/json, text/javascript, */*;q=0.1")
                    .header("User-Agent", "backup-doctor")
                    .build();
            HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
            try (InputStream in = response.body()) {
                if (response.statusCode() != 200) {
                    throw new Refused("the server answered " + response.statusCode());
                }
                byte[] content = in.readNBytes(MOST_BYTES + 1);
                if (content.length > MOST_BYTES) {
                    throw new Refused("it is larger than " + MOST_BYTES / 1_000_000 + " MB");
                }
                return content;
            }
        } catch (IOException e) {
            throw new Refused(why(e));
        } catch (IllegalArgumentException e) {
            throw new Refused("this is no address of the web");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused("it was interrupted");
        }
    }

    private String why(Throwable e) {
        if (e instanceof Refused) {
            return e.getMessage();
        } else if (e instanceof HttpTimeoutException) {
            return "it didn't answer within " + most.toSeconds() + " seconds";
        } else if (e instanceof SSLException) {
            return "its certificate isn't trusted (maybe Java doesn't know Apple's root certificate, or something reads"
                    + " along: -Djavax.net.ssl.trustStore names certificates to trust)";
        } else if (e instanceof ConnectException || e.getCause() instanceof UnresolvedAddressException) {
            return "there is no connection (maybe a proxy is needed: -Dhttps.proxyHost)";
        }
        return "the connection broke off";
    }

    /** An answer that is no feed, with a sentence that says why. */
    private static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }
}
