package org.postern.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MessageSettingsTests extends Journey {

    private static final String NOTE = "I read messages in the evening.";
    private static final String AWAY = "I am at a congress.";

    @Test
    @DisplayName("B3 to B7: what a user sets is what the patient sees, before and while writing")
    void whatAUserSetsIsWhatThePatientSees() {
        clinic.patient("Ana", "Ruiz");
        var chen = user("chen");
        chenSetsNoteBannerAndLimit(chen);
        chenIsOutOfOffice(chen);
        var ana = patient("ana", Screen.PHONE);
        anaWritesToTheCover(ana);
        chen.presses("End out of office");
        assertThat(chen.page.getByText("Messages come to you again.")).isVisible();
        anaUsesUpTheLimit(ana);
    }

    private static void chenSetsNoteBannerAndLimit(Visitor chen) {
        chen.opens("/inbox").page.locator(".list-start .menu > summary").click();
        chen.follows("Edit Note").arrivesAt("Edit Note").fillsIn("Your note", NOTE);
        assertThat(chen.page.locator("#note-preview")).containsText("Note from Dr. Mei Chen");
        assertThat(chen.page.locator("#note-preview")).containsText(NOTE);
        chen.presses("Save note").arrivesAt("Edit Note");
        assertThat(chen.watch.asked).isZero();
        chen.field("Your note").click();
        chen.page.keyboard().type("Not saved");
        chen.follows("Message Settings").arrivesAt("Message Settings");
        assertThat(chen.watch.asked).as("times asked whether to leave").isEqualTo(1);
        chen.fillsIn("Your banner", "No refills by message.");
        assertThat(chen.page.locator("#banner-preview")).containsText("No refills by message.");
        chen.presses("Save banner").arrivesAt("Message Settings");
        chen.fillsIn("Messages from one patient", "1");
        assertThat(chen.page.locator("#refused")).containsText("would have refused 0 of 0");
        assertThat(chen.page.locator("#refused")).containsText("1 message in any 7 days");
        chen.presses("Save limits");
        assertThat(chen.page.getByText("Saved. Patients see these limits")).isVisible();
    }

    private void chenIsOutOfOffice(Visitor chen) {
        var today = LocalDate.now(clinic.practice.timeZone());
        chen.fillsIn("First day", today.toString()).fillsIn("Last day", today.plusDays(3) + "");
        chen.fillsIn("What patients should know", AWAY);
        assertThat(chen.page.locator("#cover")).isHidden();
        chen.page.getByLabel("Hand them to somebody who covers for me").check();
        chen.field("Who covers").selectOption("Nurse Ada Okafor");
        assertThat(chen.page.locator("#away-preview"))
                .containsText("Nurse Ada Okafor gets your message and answers it.");
        chen.presses("Save out of office").arrivesAt("Message Settings");
        chen.page.setViewportSize(390, 844);
        chen.arrivesAt("Message Settings").page.setViewportSize(1440, 900);
    }

    private static void anaWritesToTheCover(Visitor ana) {
        ana.follows("New message").arrivesAt("New message");
        assertThat(ana.page.getByText("Nurse Ada Okafor answers.")).isVisible();
        ana.page.getByText("Dr. Mei Chen").click();
        ana.arrivesAt("New message");
        assertThat(ana.page.getByText(AWAY)).isVisible();
        assertThat(ana.page.getByText("No refills by message.")).isVisible();
        ana.fillsIn("Your message", "May I come on Monday?").presses("Send to Nurse Ada Okafor");
        ana.seesMessages(2).arrivesAt("Conversation with Nurse Ada Okafor");
        assertThat(ana.page.getByText("Automatic answer")).isVisible();
        assertThat(ana.texts().get(1)).isEqualTo(AWAY);
    }

    private void anaUsesUpTheLimit(Visitor ana) {
        var compose = "/portal/messages/new?to=" + clinic.chen.id();
        ana.opens(compose).arrivesAt("New message");
        assertThat(ana.page.getByText(NOTE)).isVisible();
        assertThat(ana.page.getByText("1 of 1 message left")).isVisible();
        ana.fillsIn("Your message", "Thank you.").presses("Send to Dr. Mei Chen");
        ana.seesMessages(1).arrivesAt("Conversation with Dr. Mei Chen");
        assertThat(ana.page.getByText("You can write again")).isVisible();
        assertThat(ana.page.getByText("Sent to Dr. Mei Chen")).isVisible();
        ana.opens(compose).arrivesAt("New message");
        assertThat(ana.page.locator("textarea")).hasCount(0);
        assertThat(ana.button("Send to Dr. Mei Chen")).hasCount(0);
    }

    @Test
    @DisplayName("quick replies are inserted by keyboard, with the names filled in")
    void quickRepliesAreInsertedByKeyboard() {
        var ana = clinic.patient("Ana", "Ruiz");
        var thread = clinic.thread(ana, "Rash", "Is this normal?");
        var chen = user("chen");
        adds(chen, "Thanks", "Thank you, {patient}.");
        adds(chen, "Three days", "Wait three days.\n{user}");
        chen.opens("/inbox/threads/" + thread).arrivesAt("Rash");
        var text = chen.field("Message to Ana Ruiz");
        text.fill("Yes. ");
        text.press("End");
        text.pressSequentially("/th");
        var list = chen.page.getByRole(AriaRole.LISTBOX);
        assertThat(list.locator("li")).hasCount(2);
        Accessibility.check(chen.page);

        text.press("Escape");
        assertThat(list).hasCount(0);
        assertThat(text).isFocused();
        text.press("Backspace");
        text.press("Backspace");
        text.press("Backspace");
        text.pressSequentially("/th");
        text.press("ArrowDown");
        text.press("Enter");

        assertThat(text).hasValue("Yes. Wait three days.\nDr. Mei Chen");
        text.pressSequentially("\n/than");
        text.press("Tab");
        assertThat(text).hasValue("Yes. Wait three days.\nDr. Mei Chen\nThank you, Ana.");
        text.pressSequentially(" 1/2 a/b");
        assertThat(list).hasCount(0);
        chen.waitsForTheDraft().presses("Send to Ana Ruiz").seesMessages(2);
        assertThat(chen.texts().get(1)).endsWith("Thank you, Ana. 1/2 a/b");
    }

    private static void adds(Visitor user, String title, String text) {
        user.opens("/inbox/quick-replies").fillsIn("Title", title).fillsIn("Text", text);
        user.presses("Add quick reply").arrivesAt("Quick replies");
    }
}
