package org.postern.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.testing.Pictures;

class AttachmentJourneyTests extends Journey {

    private static final String TO_CHEN = "Reply to Dr. Mei Chen";
    private static final String SEND = "Send to Dr. Mei Chen";
    private static final FilePayload PHOTO =
            new FilePayload("rash.jpg", "image/jpeg", Pictures.fromPhone(1200, 900, 6));
    private static final FilePayload PDF =
            new FilePayload(
                    "Résultats.pdf",
                    "application/pdf",
                    "%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n".getBytes(US_ASCII));

    private UUID thread;

    @BeforeEach
    void anaHasWritten() {
        thread = clinic.thread(clinic.patient("Ana", "Ruiz"), "Rash", "Red spots.");
    }

    private static Locator chooser(Visitor visitor) {
        return visitor.page.getByLabel("Add photos or PDFs");
    }

    private static Locator attached(Visitor visitor) {
        return visitor.page.locator(".attached .file-name");
    }

    private static int overflow(Visitor visitor) {
        return (int)
                visitor.page.evaluate(
                        "document.documentElement.scrollWidth - document.documentElement.clientWidth");
    }

    @Test
    @DisplayName("a photo and a PDF go both ways; an upload that fails keeps the message")
    void filesGoBothWays() {
        var ana = patient("ana", Screen.PHONE).expects(503);
        ana.opens("/portal/threads/" + thread).arrivesAt("Rash");
        ana.fillsIn(TO_CHEN, "Here it is.");
        ana.page.route(
                "**/portal/files",
                route -> route.fulfill(new Route.FulfillOptions().setStatus(503)),
                new Page.RouteOptions().setTimes(1));
        chooser(ana).setInputFiles(PHOTO);
        assertThat(ana.page.getByText("rash.jpg was not uploaded.").first()).isVisible();
        assertThat(ana.field(TO_CHEN)).hasValue("Here it is.");

        var held = new ArrayList<Route>();
        // Not for one time only: the last one's end lets go what is held.
        ana.page.route(
                "**/portal/files",
                route -> {
                    if (held.isEmpty()) {
                        held.add(route);
                    } else {
                        route.resume();
                    }
                });
        ana.presses("Try again rash.jpg");
        assertThat(ana.page.getByRole(AriaRole.PROGRESSBAR)).isVisible();
        ana.presses(SEND);
        assertThat(ana.page.locator("[data-told]")).containsText("still being uploaded");
        Accessibility.check(ana.page);
        ana.seesMessages(1);
        held.get(0).resume();

        ana.seesMessages(2);
        var photo = ana.page.getByAltText("attachment: rash.jpg");
        assertThat(photo).isVisible();
        // The composer is put in order while the message appears.
        ana.page.waitForCondition(() -> overflow(ana) <= 0);
        Accessibility.check(ana.page);
        drChenSeesItAndSendsAPdf();
        assertThat(ana.page.locator(".files a bdi")).hasText("Résultats.pdf");
    }

    private void drChenSeesItAndSendsAPdf() {
        var chen = user("chen").opens("/inbox/threads/" + thread).seesMessages(2);
        assertThat(chen.page.getByAltText("attachment: rash.jpg")).isVisible();
        var text = new FilePayload("a.txt", "text/plain", "text".getBytes(US_ASCII));
        chen.expects(422);
        chooser(chen).setInputFiles(new FilePayload[] {text, PDF, PHOTO});
        assertThat(attached(chen)).hasCount(2);
        // The answers to the other files leave what is said of this one where it is.
        assertThat(chen.page.locator("[data-pending] .field-error"))
                .containsText("a.txt is neither a photo");
        Accessibility.check(chen.page);
        chen.presses("Remove rash.jpg");
        assertThat(attached(chen)).hasCount(1);
        chen.fillsIn("Message to Ana Ruiz", "Your results.").presses("Send to Ana Ruiz");
        chen.seesMessages(3);
        assertThat(attached(chen)).hasCount(0);
    }

    @Test
    @DisplayName("without JavaScript a file goes with its message, or is left out again")
    void withoutScriptAFileGoesWithItsMessage() {
        var ana =
                visitor(Screen.DESKTOP_WITHOUT_SCRIPT)
                        .signsIn(clinic.practice.portalPath(), clinic.address("ana"));
        ana.expects(422).opens("/portal/threads/" + thread).fillsIn(TO_CHEN, "Here it is.");
        chooser(ana)
                .setInputFiles(new FilePayload("a.txt", "text/plain", "text".getBytes(US_ASCII)));
        ana.presses(SEND);
        assertThat(ana.page.getByText("a.txt is neither a photo")).isVisible();
        assertThat(ana.field(TO_CHEN)).hasValue("Here it is.");
        chooser(ana).setInputFiles(PDF);
        ana.presses("Save draft");
        assertThat(attached(ana)).hasCount(1);
        chooser(ana).setInputFiles(PHOTO);
        ana.page.getByRole(AriaRole.CHECKBOX).check();
        ana.presses(SEND).seesMessages(2);
        assertThat(ana.page.locator(".files li")).hasCount(1);
        assertThat(ana.page.getByAltText("attachment: rash.jpg")).isVisible();
    }
}
