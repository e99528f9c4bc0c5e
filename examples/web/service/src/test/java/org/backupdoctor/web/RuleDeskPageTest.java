package org.backupdoctor.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An author of rules sits before the desk. */
class RuleDeskPageTest {

    private static final String TOKEN = "a-token-for-the-desk";
    private static final String ROOM = "causes/storage/icloud-storage-full.drl";
    private static final String HOT = "causes/conditions/too-hot.drl";
    private static final String SNAPSHOT =
            "{\"snapshot\": {\"icloud\": {\"storageFreeBytes\": 1}, \"backup\": {\"nextSizeBytes\": 2}}}";

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
    void aMistakeIsShownAtItsLineAsOneTypes() {
        Page page = open(browser.page(), "icloud-storage-full");
        assertThat(page.locator(".cm-keyword").first()).hasText("rule");
        replace(page, "sizeBytes < 200", "sizeByte < 200");
        Locator problem = page.locator(".found li");
        assertThat(problem).containsText("Line 36: FreeCloudStorage has no property \"sizeByte\".");
        assertThat(problem).containsText("Maybe you meant \"sizeBytes\".");
        assertThat(page.locator(".marked-wrong")).hasText("sizeByte");
        assertThat(page.locator(".gutter-wrong")).hasCount(1);
        assertEquals(
                "36",
                page.evaluate("() => document.querySelector('.gutter-wrong').closest('.CodeMirror-gutter-wrapper')"
                        + ".querySelector('.CodeMirror-linenumber').textContent"));
        assertThat(page.locator("#state")).hasText("It can't be saved as it is.");

        page.keyboard().press("F8");
        assertEquals(
                "{\"line\":35,\"ch\":30}",
                page.evaluate("() => { const at = document.querySelector('.CodeMirror').CodeMirror.getCursor();"
                        + " return JSON.stringify({ line: at.line, ch: at.ch }); }"));
        replace(page, "sizeByte < 200", "sizeBytes < 200");
        assertThat(problem).hasCount(0);
        assertThat(page.locator(".marked-wrong")).hasCount(0);
        assertThat(page.locator("#state")).hasText("Nothing is changed.");
        assertEquals(List.of(), browser.errors());
    }

    @Test
    void casesAndDevicesShowWhatAChangeDoesAndNothingWrongIsSaved() {
        Page page = open(browser.page(), "icloud-storage-full");
        replace(page, "RoomForBackup( missingBytes > 0 )", "RoomForBackup( missingBytes > 9000000000L )");
        Locator red = page.locator(".cases > .failed");
        assertThat(red).containsText("is confirmed when the next backup is one byte too large");
        assertThat(red).containsText("not as it says");
        Locator effect = page.locator(".effect table");
        assertThat(effect).containsText("full-icloud");
        assertThat(effect).containsText("Not backing up.");
        assertThat(effect).not().containsText("healthy");

        page.keyboard().press("Control+s");
        assertThat(page.locator("#message .problem")).containsText("Not saved: what is at work stays as it was.");
        assertFalse(Files.exists(rules.resolve(ROOM)));
        assertTrue(service.json("/consultations", SNAPSHOT).body().contains("\"verdict\":\"BLOCKED\""));

        page.getByText("Undo what isn't saved").click();
        assertThat(page.locator("#state")).hasText("Nothing is changed.");
        assertThat(page.locator(".failed")).hasCount(0);
    }

    @Test
    void aRuleIsEditedAndLiveAndGoesBackToTheBundledOne() {
        Page page = open(browser.page(), "icloud-storage-full");
        replace(page, "The next backup needs", "Sadly, the next backup needs");
        assertThat(page.locator("[role=tab][aria-selected=true]")).hasText("Rules (changed)");
        assertThat(page.locator("#state")).hasText("It can be saved.");
        assertThat(page.locator(".cases > .good")).containsText("as they say, 0 not");

        page.keyboard().press("Control+s");
        assertThat(page.locator(".saved")).hasText("✓ " + ROOM + " is saved and at work.");
        assertThat(page.locator(".badge")).hasText("edited");
        assertTrue(service.json("/consultations", SNAPSHOT).body().contains("Sadly, the next backup needs"));
        Page consultation = browser.page();
        consultation.navigate(service.at("/").toString());
        consultation.setInputFiles("#start-files", Path.of("../../devices/full-icloud.json"));
        assertThat(consultation.locator("[data-cause=icloud-storage-full]"))
                .containsText("Sadly, the next backup needs 3.2 GB");

        page.getByText("Back to the bundled one").click();
        page.getByText("Yes, back to the bundled one").click();
        assertThat(page.locator(".saved")).hasText("✓ The bundled " + ROOM + " is at work again.");
        assertFalse(Files.exists(rules.resolve(ROOM)));
        assertFalse(service.json("/consultations", SNAPSHOT).body().contains("Sadly"));
    }

    @Test
    void whatSomebodyElseSavedMeanwhileIsNotOverwritten() {
        Page page = open(browser.page(), "too-hot");
        String text = service.get("/rules/files/" + HOT, "Authorization", "Bearer " + TOKEN)
                .body();
        replace(page, "when", "when // mine");
        assertEquals(
                200,
                service.send(
                                "PUT",
                                "/rules/files/" + HOT,
                                ("// theirs\n" + text).getBytes(StandardCharsets.UTF_8),
                                "Authorization",
                                "Bearer " + TOKEN,
                                "Content-Type",
                                "text/plain",
                                "If-Match",
                                "*")
                        .statusCode());
        page.keyboard().press("Control+s");
        assertThat(page.locator("#message")).containsText("Somebody else has saved this file meanwhile.");
        assertTrue(service.get("/rules/files/" + HOT, "Authorization", "Bearer " + TOKEN)
                .body()
                .startsWith("// theirs"));
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
        open(page, "no-wifi");
        Browser.assertForEverybody(page);
        replace(page, "\nwhen", "\nnonsense");
        page.locator(".found li").first().waitFor();
        Browser.assertForEverybody(page);
        page.keyboard().press("Control+s");
        page.locator("#message .problem").waitFor();
        Browser.assertForEverybody(page);
    }

    private static Page open(Page page, String id) {
        page.navigate(service.at("/desk.html").toString());
        page.locator("#token").fill(TOKEN);
        page.locator("#token").press("Enter");
        page.locator("#search").fill(id);
        page.locator(
                        ".subject",
                        new Page.LocatorOptions()
                                .setHas(page.locator(
                                        "code", new Page.LocatorOptions().setHasText(Pattern.compile("^" + id + "$")))))
                .first()
                .click();
        assertThat(page.locator(".CodeMirror-code")).isVisible();
        return page;
    }

    /** Selects what is there as a hand would, and types over it. */
    private static void replace(Page page, String was, String is) {
        page.evaluate(
                "was => { const view = document.querySelector('.CodeMirror').CodeMirror; const at = view.getValue().indexOf(was);"
                        + " view.setSelection(view.posFromIndex(at), view.posFromIndex(at + was.length)); view.focus(); }",
                was);
        page.keyboard().insertText(is);
    }
}
