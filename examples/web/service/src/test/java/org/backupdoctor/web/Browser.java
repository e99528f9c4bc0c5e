package org.backupdoctor.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** A real browser: the one that the property {@code browser.path} names, else {@code chromium} on the path. Without one, tests are skipped. */
final class Browser implements AutoCloseable {

    private static final String AXE = text("/axe.min.js");
    private static final double PATIENCE_MILLIS = 120_000;

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser browser;
    private final List<String> requests = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();

    private Browser(Path path) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(path)
                        // Whoever is root in a container can have no sandbox; only pages of our own are opened.
                        .setArgs(List.of("--no-sandbox")));
    }

    /** Starts it, or skips the test; with {@code browser.needed} the test fails instead. */
    static Browser start() {
        Optional<Path> path = find();
        String none = "There is no browser. Maybe install chromium, or set -Dbrowser.path.";
        if (Boolean.getBoolean("browser.needed")) {
            assertTrue(path.isPresent(), none);
        }
        assumeTrue(path.isPresent(), none);
        return new Browser(path.orElseThrow());
    }

    private static Optional<Path> find() {
        String named = System.getProperty("browser.path", "");
        Stream<Path> candidates = named.isEmpty()
                ? Stream.of(Objects.requireNonNullElse(System.getenv("PATH"), "")
                                .split(File.pathSeparator))
                        .map(folder -> Path.of(folder, "chromium"))
                : Stream.of(Path.of(named));
        return candidates.filter(Files::isExecutable).findFirst();
    }

    /** A page of its own: no cookie, no cache, nothing of another test. */
    Page page(int width, ColorScheme scheme, String language) {
        BrowserContext context = browser.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(width, 900)
                .setColorScheme(scheme)
                .setLocale(language));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        context.onRequest(request -> requests.add(request.url()));
        Page page = context.newPage();
        page.onPageError(errors::add);
        page.onConsoleMessage(message -> {
            // A request that is refused on purpose is said there, too.
            if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
                errors.add(message.text());
            }
        });
        return page;
    }

    Page page() {
        return page(1280, ColorScheme.LIGHT, "en-GB");
    }

    /** All that was asked for so far, by all pages. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    /** What scripts failed with, and what the content security policy kept from being loaded. */
    List<String> errors() {
        return List.copyOf(errors);
    }

    /** Holds a page, with all that can be opened open, against axe's rules and against its width. */
    static void assertForEverybody(Page page) {
        page.evaluate("() => document.querySelectorAll('details').forEach(each => { each.open = true; })");
        page.waitForFunction(
                "() => [...document.querySelectorAll('details > .page')].every(each => each.childNodes.length > 0)");
        page.evaluate(AXE);
        Object found = page.evaluate("""
                async () => {
                  const results = await axe.run(document, {
                    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
                  });
                  return results.violations.map(each => `${each.id}: ${each.nodes.map(node => node.html).join(' | ').slice(0, 500)}`).join('\\n');
                }""");
        assertEquals("", found);
        assertNoSidewaysScrolling(page);
    }

    static void assertNoSidewaysScrolling(Page page) {
        assertEquals(
                0, page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth"));
        Object small = page.evaluate("""
                () => [...document.querySelectorAll('button, input, select, summary, .choose')]
                  .filter(each => each.checkVisibility() && !each.matches('.files, .CodeMirror *, .option input'))
                  .filter(each => each.getBoundingClientRect().height < 43.5)
                  .map(each => each.outerHTML.slice(0, 120)).join('\\n')""");
        assertEquals("", small, "What is touched is 44 pixels high or more.");
    }

    private static String text(String resource) {
        try (InputStream in = Objects.requireNonNull(Browser.class.getResourceAsStream(resource))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
