package org.backupdoctor.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    void aMistakeIsShownAtItsLineAsOneTypes() {
        Page page = Author.open(service, TOKEN, browser.page(), "icloud-storage-full");
        assertThat(page.locator(".cm-keyword").first()).hasText("rule");
        int index = (int) page.evaluate("() => document.querySelector('.CodeMirror').CodeMirror.getValue().split('\\n')"
                + ".findIndex(line => line.includes('sizeBytes < 200'))");
        Author.replace(page, "sizeBytes < 200", "sizeByte < 200");
        Locator problem = page.locator(".found li");
        assertThat(problem).containsText("Line " + (index + 1) + ": FreeCloudStorage has no property \"sizeByte\".");
        assertThat(problem).containsText("Maybe you meant \"sizeBytes\".");
        assertThat(page.locator(".marked-wrong")).hasText("sizeByte");
        assertThat(page.locator(".gutter-wrong")).hasCount(1);
        assertEquals(
                Integer.toString(index + 1),
                page.evaluate("() => document.querySelector('.gutter-wrong').closest('.CodeMirror-gutter-wrapper')"
                        + ".querySelector('.CodeMirror-linenumber').textContent"));
        assertThat(page.locator("#state")).hasText("It can't be saved as it is.");

        page.keyboard().press("F8");
        assertEquals(
                "{\"line\":" + index + ",\"ch\":30}",
                page.evaluate("() => { const at = document.querySelector('.CodeMirror').CodeMirror.getCursor();"
                        + " return JSON.stringify({ line: at.line, ch: at.ch }); }"));
        Author.replace(page, "sizeByte < 200", "sizeBytes < 200");
        assertThat(problem).hasCount(0);
        assertThat(page.locator(".marked-wrong")).hasCount(0);
        assertThat(page.locator("#state")).hasText("Nothing is changed.");
        assertEquals(List.of(), browser.errors());
    }

    @Test
    void casesAndDevicesShowWhatAChangeDoesAndNothingWrongIsSaved() {
        Page page = Author.open(service, TOKEN, browser.page(), "icloud-storage-full");
        Author.replace(page, "RoomForBackup( missingBytes > 0,", "RoomForBackup( missingBytes > 9000000000L,");
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
        Page page = Author.open(service, TOKEN, browser.page(), "icloud-storage-full");
        Author.replace(page, "The next backup needs", "Sadly, the next backup needs");
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
        assertThat(consultation.locator(".bd-cause[data-about=icloud-storage-full]"))
                .containsText("Sadly, the next backup needs 3.2 GB");

        page.getByText("Back to the bundled one").click();
        page.getByText("Yes, back to the bundled one").click();
        assertThat(page.locator(".saved")).hasText("✓ The bundled " + ROOM + " is at work again.");
        assertFalse(Files.exists(rules.resolve(ROOM)));
        assertFalse(service.json("/consultations", SNAPSHOT).body().contains("Sadly"));
    }

    @Test
    void aRuleAndItsCaseAreSavedTogether() {
        Page page = Author.open(service, TOKEN, browser.page(), "icloud-storage-full");
        Author.replace(page, "{room.missingBytes} is missing.", "{room.missingBytes} is lacking.");
        assertThat(page.locator(".cases > .failed")).containsText("Expected the report to say \"2.4 GB is missing\".");
        page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Cases"))
                .click();
        assertThat(page.locator(".editor[data-path$='.yaml']")).isVisible();
        Author.replace(page, "2.4 GB is missing", "2.4 GB is lacking");
        assertThat(page.locator("#state")).hasText("It can be saved.");
        page.getByText("Save 2 files").click();
        assertThat(page.locator(".saved")).containsText("are saved and at work.");
        assertTrue(service.json("/consultations", SNAPSHOT).body().contains(" is lacking."));
        for (String end : List.of(".drl", ".yaml")) {
            assertTrue(Files.exists(rules.resolve(ROOM.replace(".drl", end))));
        }
        page.getByText("Back to the bundled one").click();
        assertThat(page.locator("dialog")).containsText(ROOM);
        page.getByText("Yes, back to the bundled one").click();
        assertThat(page.locator(".saved")).containsText("is at work again.");
        assertFalse(Files.exists(rules.resolve(ROOM)));
    }

    @Test
    void aNewCauseIsBegunFilledInAndLive() {
        Page page = Author.open(service, TOKEN, browser.page(), "too-hot");
        page.getByText("Begin a new one").click();
        page.locator("#new-id").fill("Our Own");
        page.getByText("Begin", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator(".tree .problem")).containsText("Maybe you meant \"our-own\".");
        assertThat(page.locator("#new-id")).isFocused();

        page.locator("#new-id").fill("our-own");
        page.keyboard().press("Enter");
        assertThat(page.locator("#subject")).hasText("our-own");
        assertThat(page.locator("#state")).hasText("It can be saved.");
        Author.replace(page, "New cause our-own, to be named", "The backup server of our own is down");
        page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Rules"))
                .click();
        assertThat(page.locator(".editor[data-path$='.drl']")).isVisible();
        Author.replaceAll(page, "words that only this message has", "our own server is down");
        assertThat(page.locator("#state")).hasText("It can't be saved as it is.");
        page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Cases"))
                .click();
        assertThat(page.locator(".editor[data-path$='.yaml']")).isVisible();
        Author.replaceAll(page, "words that only this message has", "our own server is down");
        assertThat(page.locator("#state")).hasText("It can be saved.");
        page.getByText("Save 3 files").click();
        assertThat(page.locator(".saved")).containsText("are saved and at work.");
        String report = service.json("/diagnoses", "{\"complaint\":{\"message\":\"Our own server is down.\"}}")
                .body();
        assertTrue(report.contains("The backup server of our own is down"), report);

        page.getByText("Take it out").click();
        page.getByText("Yes, delete it").click();
        assertThat(page.locator(".saved")).containsText("no longer at work");
        assertFalse(Files.exists(rules.resolve("causes/our-own.drl")));
        assertEquals(List.of(), browser.errors());
    }

    @Test
    void whatWasBegunCanBeGivenUp() {
        Page page = Author.open(service, TOKEN, browser.page(), "too-hot");
        page.getByText("Begin a new one").click();
        page.locator("#new-kind").selectOption("fault");
        page.locator("#new-id").fill("our-fault");
        page.keyboard().press("Enter");
        assertThat(page.locator("#subject")).hasText("our-fault");
        page.getByText("Give up what was begun").click();
        assertThat(page.locator("#subject")).hasCount(0);
        page.locator("#search").fill("our-fault");
        assertThat(page.locator(".tree")).containsText("Nothing is called so.");
        assertEquals(List.of(), browser.errors());
    }

    @Test
    void whatSomebodyElseSavedMeanwhileIsNotOverwritten() {
        Page page = Author.open(service, TOKEN, browser.page(), "too-hot");
        String text = service.get("/rules/files/" + HOT, "Authorization", "Bearer " + TOKEN)
                .body();
        Author.replace(page, "when", "when // mine");
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
}
