package org.postern.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PracticeTests extends Journey {

    private static final String BERRY = "rgb(140, 42, 85)";

    @ParameterizedTest
    @EnumSource
    @DisplayName("A8: an administrator changes the practice, and the portal shows it")
    void thePracticeIsChanged(Screen screen) throws IOException {
        clinic.patient("Ana", "Ruiz");
        var ana = patient("ana", screen.hasScript() ? screen : Screen.DESKTOP);
        var dana = visitor(screen).signsIn(clinic.practice.clinicPath(), clinic.address("dana"));
        dana.opens("/settings/business/practice").arrivesAt("Practice");

        dana.fillsIn("Name", "Harbor & Hill").fillsIn("Emergency text", "Call 112 at once.");
        dana.page.locator("input[name=colour][value='#8c2a55']").check();
        assertThat(dana.page.locator(".hours-always").last()).isVisible();
        dana.field("Monday").check();
        assertThat(dana.page.locator(".hours-always").last()).isHidden();
        if (!screen.hasScript()) {
            dana.presses("Preview");
            assertThat(dana.page.getByRole(AriaRole.STATUS)).containsText("Nothing is saved yet");
        }
        assertThat(dana.page.locator("[data-preview=name]").first()).hasText("Harbor & Hill");
        assertThat(dana.page.locator("[data-preview=emergency]")).hasText("Call 112 at once.");
        assertThat(dana.page.locator(".preview .button-primary").first())
                .hasCSS("background-color", BERRY);
        dana.arrivesAt("Preview").presses("Save practice");
        assertThat(dana.page.getByRole(AriaRole.STATUS)).containsText("Saved");
        dana.field("Picture").setInputFiles(new FilePayload("logo.png", "image/png", logo()));
        dana.presses("Use this logo").arrivesAt("Practice");

        ana.opens("/portal/messages/new").arrivesAt("New message");
        assertThat(ana.page).hasTitle(Pattern.compile("Harbor & Hill"));
        assertThat(ana.page.getByText("Call 112 at once.")).isVisible();
        assertThat(ana.page.locator("img.logo")).hasCount(1);
        ana.opens("/portal/messages").arrivesAt("Messages");
        assertThat(ana.page.locator(".button-primary").first()).hasCSS("background-color", BERRY);

        dana.expects(422).page.getByLabel("Another", exactly()).check();
        dana.fillsIn("Another colour", "ffee00");
        if (screen.hasScript()) {
            assertThat(dana.page.locator("#colour-light")).isVisible();
            dana.fillsIn("Another colour", "2c6331");
            assertThat(dana.page.locator("#colour-light")).isHidden();
            dana.fillsIn("Another colour", "ffee00");
        }
        dana.presses("Save practice");
        assertThat(dana.field("Another colour"))
                .hasAccessibleDescription(Pattern.compile("too light"));
        dana.arrivesAt("Practice");
        visitor(screen).opens(clinic.practice.portalPath()).arrivesAt("Sign in");
    }

    private static com.microsoft.playwright.Page.GetByLabelOptions exactly() {
        return new com.microsoft.playwright.Page.GetByLabelOptions().setExact(true);
    }

    private static byte[] logo() throws IOException {
        var picture = new BufferedImage(300, 100, BufferedImage.TYPE_INT_RGB);
        var pen = picture.createGraphics();
        pen.setColor(new Color(140, 42, 85));
        pen.fillOval(10, 10, 80, 80);
        pen.setColor(Color.WHITE);
        pen.fillRect(110, 30, 180, 40);
        pen.dispose();
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", bytes);
        return bytes.toByteArray();
    }
}
