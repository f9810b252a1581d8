package org.postern.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WritingTests extends Journey {

    private static final String TEXT = "I can't breathe well at night";

    @Test
    void aPatientIsAskedSeesThatItWasOpenedAndThanks() {
        clinic.patient("Ana", "Ruiz");
        var ana = patient("ana", Screen.PHONE);
        var chen = user("chen");
        anaIsAskedAndSendsByKeyboard(ana);
        chen.opens("/inbox").page.locator(".thread-row").click();
        assertThat(chen.page.getByText("Emergency advice was shown before this was sent."))
                .isVisible();
        chen.arrivesAt("Breath");
        assertThat(ana.page.locator(".receipt")).containsText("Opened by your care team today at");
        chen.fillsIn("Message to Ana Ruiz", "Come in today.").presses("Send to Ana Ruiz");
        ana.seesMessages(2).presses("Thanks, no answer needed").arrivesAt("Breath");
        assertThat(ana.page.locator(".entry-event")).hasText("You: thanks, no answer needed");
        assertThat(chen.page.locator(".entry-event"))
                .containsText("Ana Ruiz: thanks, no answer needed");
        ana.opens("/portal/account/mail").arrivesAt("Email about new messages");
        ana.opens("/portal/messages/new?to=" + clinic.chen.id());
        ana.fillsIn("Your message", "For later").waitsForTheDraft();
        ana.opens("/portal/drafts").arrivesAt("Not sent yet");
    }

    private void anaIsAskedAndSendsByKeyboard(Visitor ana) {
        ana.opens("/portal/messages/new?to=" + clinic.chen.id());
        ana.fillsIn("What is it about?", "Breath").fillsIn("Your message", TEXT);
        ana.presses("Send to Dr. Mei Chen").arrivesAt("Is this an emergency?");
        assertThat(ana.page.locator(".urgent")).isFocused();
        assertThat(ana.field("Your message")).hasValue(TEXT);
        for (var link : List.of("911", "988")) {
            ana.page.keyboard().press("Tab");
            assertThat(ana.link(link)).isFocused();
        }
        ana.page.keyboard().press("Tab");
        assertThat(ana.button("Send my message now")).isFocused();
        ana.page.keyboard().press("Enter");
        ana.seesMessages(1);
        assertThat(ana.texts()).isEqualTo(List.of(TEXT));
    }
}
