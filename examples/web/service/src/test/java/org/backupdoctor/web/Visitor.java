package org.backupdoctor.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.JSHandle;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;

/** What somebody does who sits before the page of consultations. */
final class Visitor {

    private Visitor() {}

    static void answer(Page page) {
        page.locator(".question button.main").click();
    }

    static void add(Page page, String field, String value) {
        if (!page.locator("#more-field").isVisible()) {
            page.getByText("Add something that is known").click();
        }
        page.locator("#more-field").selectOption(new SelectOption().setLabel(field));
        page.locator("#more-value").fill(value);
        page.locator(".known form", new Page.LocatorOptions().setHas(page.locator("#more-field")))
                .locator("button")
                .click();
        assertThat(page.locator(".fact", containing(field)).first()).containsText(value);
    }

    static Page.LocatorOptions containing(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }

    static void drop(Page page, String file) throws IOException {
        JSHandle transfer = page.evaluateHandle(
                "([text, name]) => { const all = new DataTransfer(); all.items.add(new File([text], name)); return all; }",
                List.of(Files.readString(ConsultationPageTest.DEVICES.resolve(file)), file));
        page.dispatchEvent("main", "drop", Map.of("dataTransfer", transfer));
        assertThat(page.locator(".source", containing(file)).first()).isVisible();
    }

    /** Goes on with the tabulator until something of this name has the focus, forwards only. */
    static void tabTo(Page page, String name) {
        for (int i = 0; i < 200; i++) {
            page.keyboard().press("Tab");
            if (name.equals(page.evaluate("() => document.activeElement.textContent"))) {
                return;
            }
        }
        throw new AssertionError("The keyboard doesn't get to \"" + name + "\".");
    }
}
