package org.backupdoctor.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who gets to the desk, and by which ways. */
class RuleDeskAccessTest {

    private static final String TOKEN = "a-token-for-the-desk";

    @TempDir
    static Path rules;

    private static Browser browser;
    private static RunningService service;

    @BeforeAll
    static void start() {
        browser = Browser.start();
        service = RunningService.with(
                "backupdoctor.editing.token=" + TOKEN,
                "backupdoctor.rules.directory=" + rules,
                "backupdoctor.rules.watch=false",
                "backupdoctor.limits.time=2m",
                "backupdoctor.limits.check-time=5m");
        PlaywrightAssertions.setDefaultAssertionTimeout(120_000);
    }

    @AfterAll
    static void stop() {
        if (service != null) {
            service.close();
        }
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void onlyWhoHasTheTokenGetsToTheDesk() {
        Page page = browser.page();
        page.navigate(service.at("/desk.html").toString());
        page.getByLabel("Token for editing").fill("another token, long enough");
        page.getByText("Open the desk").click();
        assertThat(page.locator(".problem")).hasText("✗ This isn't the token.");
        assertThat(page.locator("#token")).isFocused();
        assertThat(page.locator(".tree")).hasCount(0);
    }

    @Test
    void aKeyboardIsEnough() {
        Page page = browser.page();
        page.navigate(service.at("/desk.html").toString());
        page.locator("#token").waitFor();
        page.locator("#token").focus();
        page.keyboard().type(TOKEN);
        page.keyboard().press("Enter");
        page.locator("#search").waitFor();
        page.locator("#search").focus();
        page.keyboard().type("too-hot");
        assertThat(page.locator(".subject")).hasCount(1);
        for (int i = 0; i < 3; i++) {
            page.keyboard().press("Tab");
        }
        page.keyboard().press("Enter");
        assertThat(page.locator("#subject")).isFocused();
        page.keyboard().press("Tab");
        page.keyboard().press("ArrowRight");
        assertThat(page.locator("[role=tab][aria-selected=true]")).hasText("Cases");
        page.keyboard().press("ArrowLeft");
        assertThat(page.locator("[role=tab][aria-selected=true]")).isFocused();
        page.keyboard().press("Tab");
        page.keyboard().type("// typed\n");
        assertThat(page.locator("[role=tab][aria-selected=true]")).hasText("Rules (changed)");
        page.keyboard().press("Tab");
        assertThat(page.locator("#save")).isFocused();
    }

    @ParameterizedTest
    @CsvSource({"1600, LIGHT, en-GB", "1280, DARK, pt-PT", "360, LIGHT, pt-PT", "320, DARK, en-GB"})
    void everybodyCanUseIt(int width, ColorScheme scheme, String language) {
        Page page = browser.page(width, scheme, language);
        page.navigate(service.at("/desk.html").toString());
        page.locator("#token").waitFor();
        Browser.assertForEverybody(page);
        Author.open(service, TOKEN, page, "no-wifi");
        Browser.assertForEverybody(page);
        Author.replace(page, "rule \"no-wifi/", "rul \"no-wifi/");
        page.locator(".found li").first().waitFor();
        Browser.assertForEverybody(page);
        page.keyboard().press("Control+s");
        page.locator("#message .problem").waitFor();
        Browser.assertForEverybody(page);
    }
}
