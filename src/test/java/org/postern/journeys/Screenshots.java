package org.postern.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
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
        dana.opens("/settings/communications/portal");
        assertThat(dana.heading("Patient portal & kiosk")).isVisible();
        photograph(dana, "portal-settings");
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

    @Test
    void portalWithAnAttachment() throws IOException {
        var phone = signsIn(Screen.PHONE, "/p/lakeside", "ana.ruiz@example.org");
        phone.opens("/portal/messages").page.getByText("Rash after").click();
        phone.fillsIn("Reply to Dr. Mei Chen", "This is how it looks today.").waitsForTheDraft();
        phone.page
                .getByLabel("Add photos or PDFs")
                .setInputFiles(new FilePayload("arm.jpg", "image/jpeg", rash()));
        assertThat(phone.page.locator(".attached .file-name")).hasCount(1);
        phone.page.waitForFunction("document.querySelector('.file-thumb')?.complete");
        photograph(phone, "portal-attachment");
    }

    // Drawn: a photograph would be somebody's.
    private static byte[] rash() throws IOException {
        var picture = new BufferedImage(800, 600, BufferedImage.TYPE_INT_RGB);
        var pen = picture.createGraphics();
        pen.setPaint(new GradientPaint(0, 0, new Color(0xf0c8a8), 800, 600, new Color(0xc89070)));
        pen.fillRect(0, 0, 800, 600);
        var chance = new Random(7);
        for (var spot = 0; spot < 45; spot++) {
            var size = 25 + chance.nextInt(35);
            pen.setColor(new Color(0xb0, 0x40 + spot % 5 * 8, 0x40, 150));
            pen.fillOval(chance.nextInt(760), chance.nextInt(560), size, size * 4 / 5);
        }
        pen.dispose();
        var file = new ByteArrayOutputStream();
        ImageIO.write(picture, "jpg", file);
        return file.toByteArray();
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
                .hasText(Pattern.compile("Draft saved (today (at )?)?\\d{1,2}:\\d\\d.*"));
        return ana;
    }

    // The focus and the pointer are nobody's: they would not be in the same place each time.
    private static void photograph(Visitor visitor, String name) {
        visitor.page.evaluate("document.activeElement.blur()");
        visitor.page.mouse().move(0, 0);
        visitor.photograph(IMAGES.resolve(name + ".png"));
    }
}
