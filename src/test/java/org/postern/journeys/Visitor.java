package org.postern.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByLabelOptions;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.List;

/** A person at a browser, whose every page is watched for faults. */
class Visitor {

    final Page page;
    final Watch watch;

    private final boolean script;

    Visitor(BrowserContext browser, boolean script) {
        this.script = script;
        browser.setDefaultTimeout(30_000);
        watch = new Watch(browser);
        page = browser.newPage();
    }

    Visitor opens(String address) {
        page.navigate(address);
        return this;
    }

    Visitor signsIn(String door, String email) {
        return signsIn(door, email, Clinic.PASSWORD);
    }

    Visitor signsIn(String door, String email, String password) {
        return opens(door).fillsIn("Email", email).fillsIn("Password", password).presses("Sign in");
    }

    Visitor fillsIn(String label, String text) {
        field(label).fill(text);
        return this;
    }

    Visitor presses(String button) {
        button(button).click();
        return this;
    }

    Visitor follows(String link) {
        link(link).first().click();
        return this;
    }

    Locator field(String label) {
        return page.getByLabel(label, new GetByLabelOptions().setExact(true));
    }

    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, named(name));
    }

    Locator link(String name) {
        return page.getByRole(AriaRole.LINK, named(name));
    }

    Locator heading(String name) {
        return page.getByRole(AriaRole.HEADING, named(name));
    }

    private static GetByRoleOptions named(String name) {
        return new GetByRoleOptions().setName(name).setExact(true);
    }

    /** The number of unread conversations in the toolbar. */
    Visitor seesUnread(int count) {
        assertThat(page.locator("#badge")).hasAttribute("data-count", String.valueOf(count));
        return this;
    }

    /** The texts of the conversation, to the letter. */
    List<String> texts() {
        return page.locator(".bubble").all().stream().map(Locator::textContent).toList();
    }

    /** Waits for so many messages in the conversation. */
    Visitor seesMessages(int count) {
        assertThat(page.locator(".bubble")).hasCount(count);
        return this;
    }

    Visitor waitsForTheDraft() {
        assertThat(page.locator("[data-draft-status]:visible")).containsText("Draft saved");
        return this;
    }

    /** Waits for a heading, then looks for faults of accessibility in the page as it stands. */
    Visitor arrivesAt(String heading) {
        assertThat(heading(heading).first()).isAttached();
        if (script) { // axe is one; a page without scripts has the same parts
            Accessibility.check(page);
        }
        return this;
    }

    /** A refused request of this status is meant, and what the browser says of it. */
    Visitor expects(int status) {
        watch.expect(status);
        return this;
    }

    /** What is on the page that a reload would throw away. */
    Visitor marksThePage() {
        page.evaluate("window.marked = true");
        return this;
    }

    void hasNotReloaded() {
        assertThat(page.evaluate("window.marked === true")).isEqualTo(true);
    }

    void photograph(Path file) {
        page.screenshot(new Page.ScreenshotOptions().setPath(file));
    }

    void leaves() {
        page.context().close();
        watch.sawNoFault();
    }
}
