package org.postern.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Photographs the demo for the documents; run by {@code bin/screenshots}, which starts it. */
class Screenshots {

    private static final Path IMAGES = Path.of("docs/images");
    private static final Browsers BROWSERS = new Browsers();

    @AfterAll
    static void stop() {
        BROWSERS.close();
    }

    @Test
    void inbox() {
        var chen = signsIn(Screen.DESKTOP, "/p/lakeside/clinic", "chen@lakeside.example");
        opens(chen, "Rash after the new tablets");
        photograph(chen, "inbox-desktop");
        chen.page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        photograph(chen, "inbox-dark");
        chen.page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        opens(chen, "School form");
        chen.fillsIn(
                        "Message to Ben Okoro",
                        "I will sign it today. You can fetch it at the front desk from Thursday.")
                .waitsForTheDraft();
        photograph(chen, "thread");
    }

    @Test
    void tasksAndSettings() {
        var chen = signsIn(Screen.DESKTOP, "/p/lakeside/clinic", "chen@lakeside.example");
        assertThat(chen.opens("/tasks").heading("Tasks")).isVisible();
        photograph(chen, "tasks");
        assertThat(chen.opens("/inbox/settings").heading("Message Settings")).isVisible();
        photograph(chen, "message-settings");
        var dana = signsIn(Screen.DESKTOP, "/p/lakeside/clinic", "dana@lakeside.example");
        dana.opens("/settings/business/users");
        assertThat(dana.heading("User management")).isVisible();
        photograph(dana, "users");
    }

    @Test
    void inboxOnAPhone() {
        photograph(
                signsIn(Screen.PHONE, "/p/lakeside/clinic", "chen@lakeside.example"),
                "inbox-phone");
    }

    @Test
    void portal() {
        var phone = signsIn(Screen.PHONE, "/p/lakeside", "ana.ruiz@example.org");
        photograph(composing(phone), "portal-phone");
        var ana = signsIn(Screen.DESKTOP, "/p/lakeside", "ana.ruiz@example.org");
        photograph(composing(ana), "portal-desktop");
        ana.opens("/portal/messages").page.getByText("Rash after").click();
        ana.page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        assertThat(ana.heading("Rash after the new tablets")).isVisible();
        photograph(ana, "portal-dark");
    }

    private static Visitor signsIn(Screen screen, String door, String email) {
        var visitor = BROWSERS.visitor(System.getenv("SCREENSHOTS_OF"), screen);
        return visitor.signsIn(door, email, System.getenv("SCREENSHOTS_PASSWORD"));
    }

    private static void opens(Visitor chen, String subject) {
        chen.page.locator(".thread-row", new Page.LocatorOptions().setHasText(subject)).click();
        assertThat(chen.page.locator("#thread-title")).hasText(subject);
    }

    private static Visitor composing(Visitor ana) {
        ana.opens("/portal/messages/new").page.getByText("Dr. Mei Chen").click();
        ana.fillsIn("What is it about?", "Spots are fading")
                .fillsIn(
                        "Your message",
                        "The red spots are nearly gone since I stopped the tablets. Do I need"
                                + " another medicine for my blood pressure?");
        assertThat(ana.page.locator("[data-draft-status]"))
                .hasText(Pattern.compile("Draft saved (today )?\\d\\d:\\d\\d"));
        return ana;
    }

    // The focus and the pointer are nobody's: they would not be in the same place each time.
    private static void photograph(Visitor visitor, String name) {
        visitor.page.evaluate("document.activeElement.blur()");
        visitor.page.mouse().move(0, 0);
        visitor.photograph(IMAGES.resolve(name + ".png"));
    }
}
