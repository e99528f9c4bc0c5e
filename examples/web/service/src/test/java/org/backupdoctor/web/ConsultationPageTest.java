package org.backupdoctor.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Somebody sits before the page of consultations. */
class ConsultationPageTest {

    static final Path DEVICES = Path.of("../../devices");

    private static Browser browser;
    private static RunningService service;

    @BeforeAll
    static void start() {
        browser = Browser.start();
        service = RunningService.with("backupdoctor.limits.time=2m");
        PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
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
    void aWholeConsultationEndsWithWhatHelped() {
        Page page = open(browser.page());
        page.getByText("My iPhone doesn't back up").click();
        assertThat(page.locator(".bd-verdict")).containsText("Too little is known to say whether it backs up.");
        assertThat(page.locator("#question")).isFocused();

        page.getByLabel("Not Enough iCloud Storage").check();
        Visitor.answer(page);
        assertThat(page.locator(".bd-verdict")).containsText("Not backing up as it should.");
        assertThat(page.locator(".fact", Visitor.containing("Message that is shown")))
                .containsText("Not Enough iCloud Storage");
        assertThat(page.locator("#announcements")).containsText("Next question: ");
        assertThat(page.locator(".bd-cause[data-about=icloud-storage-full]"))
                .containsText("It says: “Not Enough iCloud Storage”.");

        String second = page.locator(".question legend").first().textContent();
        page.getByText("I don't know").click();
        assertThat(page.locator(".question legend").first()).not().hasText(second);
        page.getByText("Back to the step before").click();
        assertThat(page.locator(".question legend").first()).hasText(second);

        Visitor.add(page, "Free in iCloud", "800 MB");
        Visitor.add(page, "Size of the next backup", "3.2 GB");
        assertThat(page.locator(".bd-verdict")).containsText("Not backing up.");
        assertThat(page.locator(".bd-plan h3").first()).containsText("Choose one:");

        Locator apps = page.locator(".bd-plan [data-about=exclude-apps-from-backup]");
        apps.locator(".did-NO_CHANGE").click();
        assertThat(page.locator(".bd-plan [data-about=exclude-apps-from-backup]"))
                .hasCount(0);
        page.locator(".bd-plan [data-about=upgrade-plan] .did-FIXED").click();
        assertThat(page.locator(".bd-verdict"))
                .containsText("Backing up again. What helped: “Take a larger iCloud+ plan”.");
        assertThat(page.locator("#verdict")).isFocused();
        assertThat(page.locator(".bd-plan")).containsText("Nothing has to be done.");
        assertEquals(List.of(), browser.errors());
    }

    @Test
    void aDroppedPropertyListIsRead() throws IOException {
        Page page = open(browser.page());
        Visitor.drop(page, "iphone-12.ideviceinfo.plist");
        Locator version = page.locator(".fact", Visitor.containing("Version of iOS"));
        assertThat(version).containsText("18.4.1");
        assertThat(version).containsText("from iphone-12.ideviceinfo.plist");

        Visitor.drop(page, "iphone-12.backup-domain.plist");
        assertThat(page.locator(".fact", Visitor.containing("iCloud Backup is on")))
                .containsText("from iphone-12.backup-domain.plist");
        assertThat(version).containsText("from iphone-12.ideviceinfo.plist");
    }

    @Test
    void whatCantBeReadIsSaidWhereItWasGiven() {
        Page page = open(browser.page());
        page.getByText("Paste it instead").click();
        page.locator("#start-text").fill("{\"icloud\": {\"storageFreeByte\": 1}}");
        page.getByText("Read it").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Maybe you meant \"storageFreeBytes\".");
    }

    @Test
    void whatIsKnownCanBeChangedAndTakenOut() {
        Page page = open(browser.page());
        page.setInputFiles("#start-files", DEVICES.resolve("full-icloud.json"));
        assertThat(page.locator(".bd-verdict"))
                .containsText("Not backing up. The last good backup is 50 days old (1 October 2026).");

        Locator free = page.locator(".fact", Visitor.containing("Free in iCloud"));
        page.getByLabel("Change: Free in iCloud").click();
        assertThat(page.locator("#edited")).isFocused();
        page.locator("#edited").fill("9 GB");
        page.getByText("Take it over").click();
        assertThat(free.locator(".problem"))
                .containsText("Free in iCloud: Expected a size in bytes of at most storageTotalBytes");

        page.locator("#edited").fill("4.9 GB");
        page.getByText("Take it over").click();
        assertThat(free).containsText("4.9 GB");
        assertThat(free).containsText("from you");
        assertThat(page.locator(".bd-cause[data-about=icloud-storage-full]")).hasCount(0);

        page.getByLabel("Remove: Free in iCloud").click();
        assertThat(free).hasCount(0);
    }

    @Test
    void aKeyboardIsEnough() {
        Page page = open(browser.page());
        Visitor.tabTo(page, "My iPhone doesn't back up");
        page.keyboard().press("Enter");
        assertThat(page.locator("#question")).isFocused();
        page.keyboard().press("Tab");
        page.keyboard().press("Space");
        Visitor.tabTo(page, "Answer");
        page.keyboard().press("Enter");
        assertThat(page.locator(".facts")).not().hasCount(0);
        assertThat(page.locator(".fact", Visitor.containing("Message that is shown")))
                .hasCount(1);
        assertThat(page.locator("#question")).isFocused();
        Visitor.tabTo(page, "Why is this asked?");
        page.keyboard().press("Enter");
        assertThat(page.getByText("The answer saves about")).isVisible();
        Visitor.tabTo(page, "It still doesn't back up");
        page.keyboard().press("Enter");
        assertThat(page.locator("#plan")).isFocused();
        assertThat(page.locator(".elements")).containsText("No change");
    }

    @Test
    void itSpeaksTheBrowsersLanguageAndAnotherByTheMenu() {
        Page page = open(browser.page(1280, ColorScheme.LIGHT, "pt-PT"));
        assertThat(page.locator("h1")).hasText("Porque não faz cópia de segurança?");
        assertEquals("pt", page.getAttribute("html", "lang"));
        page.setInputFiles("#start-files", DEVICES.resolve("full-icloud.json"));
        assertThat(page.locator(".fact", Visitor.containing("Livre na iCloud"))).containsText("800 MB");
        page.selectOption("#language", "en");
        assertThat(page.locator("#known")).hasText("What is known");
        assertThat(page.locator(".fact", Visitor.containing("Free in iCloud"))).containsText("from full-icloud.json");
        assertTrue(page.url().endsWith("?lang=en"), page.url());
    }

    @ParameterizedTest
    @CsvSource({"1280, LIGHT, en-GB", "1280, DARK, pt-PT", "360, LIGHT, pt-PT", "320, DARK, en-GB"})
    void everybodyCanUseIt(int width, ColorScheme scheme, String language) {
        Page page = open(browser.page(width, scheme, language));
        Browser.assertForEverybody(page);
        page.locator(".begin button").first().click();
        assertThat(page.locator("#question")).isFocused();
        Browser.assertForEverybody(page);
        page.reload();
        page.setInputFiles("#start-files", DEVICES.resolve("full-icloud.json"));
        assertThat(page.locator("#verdict")).isFocused();
        Browser.assertForEverybody(page);
        page.locator("[data-path='/icloud/storageFreeBytes'] button").first().click();
        page.locator(".bd-plan [data-about=upgrade-plan] .did-FIXED").click();
        assertThat(page.locator(".bd-verdict.bd-WORKING")).isVisible();
        Browser.assertForEverybody(page);
        assertEquals(List.of(), browser.errors());
    }

    @Test
    void onPaperThereIsThePlanWithItsStepsAndNothingToPress() {
        Page page = open(browser.page());
        page.setInputFiles("#start-files", DEVICES.resolve("full-icloud.json"));
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(page.getByText("Open Settings > [your name] > iCloud > Storage > Change Storage Plan."))
                .isVisible();
        assertThat(page.locator(".question")).isHidden();
        assertThat(page.locator(".top")).isHidden();
        assertEquals(
                0,
                page.evaluate(
                        "() => [...document.querySelectorAll('button')].filter(each => each.checkVisibility()).length"));
    }

    @Test
    void nothingIsAskedOfAnybodyElse() {
        Page page = open(browser.page());
        page.setInputFiles("#start-files", DEVICES.resolve("full-icloud.json"));
        assertThat(page.locator(".bd-verdict")).isVisible();
        String own = service.at("/").toString();
        assertEquals(
                List.of(),
                browser.requests().stream()
                        .filter(each -> !each.startsWith(own) && !each.startsWith("blob:"))
                        .toList());
        assertEquals(
                "", page.evaluate("() => document.cookie + Object.keys(localStorage) + Object.keys(sessionStorage)"));
    }

    private static Page open(Page page) {
        page.navigate(service.at("/").toString());
        assertThat(page.locator("h1")).isVisible();
        return page;
    }
}
