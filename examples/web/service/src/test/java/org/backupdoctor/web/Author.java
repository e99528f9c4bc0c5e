package org.backupdoctor.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.regex.Pattern;

/** What an author of rules does at the desk. */
final class Author {

    private Author() {}

    /** Opens the desk with the token, and on it what has this id. */
    static Page open(RunningService service, String token, Page page, String id) {
        page.navigate(service.at("/desk.html").toString());
        page.locator("#token").fill(token);
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
    static void replace(Page page, String was, String is) {
        page.evaluate(
                "was => { const view = document.querySelector('.CodeMirror').CodeMirror; const at = view.getValue().indexOf(was); if (at < 0) { throw new Error('The file has no ' + was); }"
                        + " view.setSelection(view.posFromIndex(at), view.posFromIndex(at + was.length)); view.focus(); }",
                was);
        page.keyboard().insertText(is);
    }

    /** Replaces it wherever it is. */
    static void replaceAll(Page page, String was, String is) {
        page.evaluate(
                "([was, is]) => { const view = document.querySelector('.CodeMirror').CodeMirror; view.setValue(view.getValue().replaceAll(was, is)); }",
                List.of(was, is));
    }
}
